//! What a new account does next.

use crate::{
    domain::{Action, Error, policy},
    repository::account_figures,
    service::UseCase,
};

/// One of the first steps of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Which.
    pub kind: StepKind,
    /// Whether it is done.
    pub done: bool,
    /// Whether the reader may do it.
    pub allowed: bool,
}

/// The first steps of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A partner signs the partner agreement.
    SignAgreement,
    /// A provider wins a reseller.
    InviteReseller,
    /// A reseller finds a provider.
    FindProvider,
    /// A seller adds a customer.
    AddCustomer,
    /// A reseller wins a customer.
    InviteCustomer,
    /// A seller orders for a customer.
    Order,
    /// A customer accepts the customer agreement.
    AcceptAgreement,
    /// A customer finds a partner.
    FindPartner,
    /// A customer gets a subscription.
    GetSubscription,
    /// A customer gives its users licenses.
    AssignLicenses,
    /// The operator fills the catalogue.
    LoadCatalog,
    /// The operator makes the first partner.
    AddPartner,
    /// The operator names a provider in the public list.
    ListProvider,
}

impl StepKind {
    /// What one must be allowed to do to take the step.
    const fn action(self) -> Action {
        match self {
            Self::SignAgreement | Self::AcceptAgreement => Action::SignAgreement,
            Self::InviteReseller => Action::RequestPartnership,
            Self::FindProvider => Action::AcceptPartnership,
            Self::AddCustomer => Action::AddCustomer,
            Self::InviteCustomer => Action::RequestRelationship,
            Self::Order => Action::OrderSubscriptions,
            Self::FindPartner => Action::ViewPartnerRelationships,
            Self::GetSubscription => Action::PurchaseForOneself,
            Self::AssignLicenses => Action::AssignOwnLicenses,
            Self::LoadCatalog => Action::ManageCatalog,
            Self::AddPartner => Action::ManageAccounts,
            Self::ListProvider => Action::ManageProviderList,
        }
    }
}

/// The first steps of the reader's account, in their order; none where all are done, or where none that is left is the
/// reader's to take.
pub(super) fn list(cx: &mut UseCase<'_>) -> Result<Vec<NextStep>, Error> {
    let kind = cx.actor.account.kind;
    let scope = cx.authorize(Action::ViewHome)?.scope();
    let found = if policy::is_partner(kind) {
        let progress = account_figures::partner_progress(cx.db, scope)?;
        let mut found = vec![(StepKind::SignAgreement, progress.signed)];
        if policy::works_through_resellers(kind) {
            found.push((StepKind::InviteReseller, progress.partnered));
        }
        if policy::works_through_providers(kind) {
            found.push((StepKind::FindProvider, progress.partnered));
            found.push((StepKind::InviteCustomer, progress.serving));
        } else {
            found.push((StepKind::AddCustomer, progress.serving));
            found.push((StepKind::Order, progress.sold));
        }
        found
    } else if policy::is_served(kind) {
        let progress = account_figures::customer_progress(cx.db, scope)?;
        vec![
            (StepKind::AcceptAgreement, progress.agreed),
            (StepKind::FindPartner, progress.served),
            (StepKind::GetSubscription, progress.supplied),
            (StepKind::AssignLicenses, progress.licensed),
        ]
    } else if let Ok(grant) = policy::authorize(cx.actor, Action::ManageAccounts) {
        let progress = account_figures::installation_progress(cx.db, &grant)?;
        vec![
            (StepKind::LoadCatalog, progress.stocked),
            (StepKind::AddPartner, progress.partnered),
            (StepKind::ListProvider, progress.listing),
        ]
    } else {
        Vec::new()
    };
    let step = |(kind, done): (StepKind, bool)| NextStep { kind, done, allowed: policy::may(cx.actor, kind.action()) };
    let steps: Vec<NextStep> = found.into_iter().map(step).collect();
    let left = steps.iter().any(|step| !step.done && step.allowed);
    Ok(if left { steps } else { Vec::new() })
}
