//! Finding whatever somebody may see: customers, partners, people, subscriptions, orders, requests, invitations.
//!
//! Each kind is looked for by whoever may see the list of it, and nothing else is asked of the database.

use crate::{
    domain::{
        Action, Error, Grant,
        sought::{FoundKind, MOST_SHOWN, Sought},
    },
    repository::finder::{self, Finding, Invited},
    service::UseCase,
};

/// What was found of one kind.
#[derive(Clone, Debug)]
pub struct FoundGroup {
    /// Of which kind.
    pub kind: FoundKind,
    /// At most [`MOST_SHOWN`], those first that are exactly what was looked for.
    pub findings: Vec<Found>,
    /// Whether there are more.
    pub more: bool,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it is.
    pub what: FoundThing,
    /// Whether its id, number, domain or address is exactly what was looked for.
    pub exact: bool,
}

/// What it is that was found.
#[derive(Clone, Debug)]
pub enum FoundThing {
    /// Anything but an invitation.
    Any(Finding),
    /// An invitation.
    Invitation(Invited),
}

/// What is asked for to find each kind.
const fn seen_by(kind: FoundKind) -> Action {
    match kind {
        FoundKind::Account => Action::ManageAccounts,
        FoundKind::Customer => Action::ViewCustomers,
        FoundKind::Reseller => Action::ViewIndirectResellers,
        FoundKind::Provider => Action::ViewIndirectProviders,
        FoundKind::CustomersPartner => Action::ViewPartnerRelationships,
        FoundKind::Order => Action::ViewOrders,
        FoundKind::Request => Action::ViewServiceRequests,
        FoundKind::Subscription => Action::ViewSubscriptions,
        FoundKind::OwnSubscription => Action::ViewOwnSubscriptions,
        FoundKind::CustomerUser => Action::ViewCustomerUsers,
        FoundKind::OwnUser => Action::ViewOwnUsers,
        FoundKind::Colleague => Action::ViewPartnerUsers,
        FoundKind::Invitation => Action::ViewInvitations,
        FoundKind::Offer => Action::ManageCatalog,
    }
}

/// What the actor may see of what is sought, a few of each kind; what was meant exactly comes first. The number of
/// statements does not depend on how much there is, but for customers, who may take some more.
pub fn find(cx: &mut UseCase<'_>, sought: &Sought) -> Result<Vec<FoundGroup>, Error> {
    cx.authorize(Action::ViewHome)?;
    let mut groups = Vec::new();
    for kind in FoundKind::ALL {
        let Ok(grant) = cx.authorize(seen_by(kind)) else { continue };
        let found = look_for(cx, kind, &grant, sought)?;
        if !found.is_empty() {
            groups.push(group(kind, found, sought));
        }
    }
    groups.sort_by_key(|group| !group.findings.first().is_some_and(|first| first.exact));
    Ok(groups)
}

fn look_for(cx: &mut UseCase<'_>, kind: FoundKind, grant: &Grant, sought: &Sought) -> Result<Vec<FoundThing>, Error> {
    let (scope, of) = (grant.scope(), cx.actor.account.kind);
    let served = if kind == FoundKind::CustomerUser { cx.counts(scope)?.customers } else { 0 };
    let db = &mut *cx.db;
    let found = match kind {
        FoundKind::Account => finder::all_accounts(db, grant, sought)?,
        FoundKind::Customer => finder::customers(db, scope, sought)?,
        FoundKind::Reseller => finder::resellers(db, scope, sought)?,
        FoundKind::Provider => finder::providers(db, scope, sought)?,
        FoundKind::CustomersPartner => finder::partners_of_customer(db, scope, sought)?,
        FoundKind::Order => finder::orders(db, scope, of, sought)?,
        FoundKind::Request => finder::requests(db, scope, of, sought)?,
        FoundKind::Subscription => finder::subscriptions(db, scope, of, sought)?,
        FoundKind::OwnSubscription => finder::own_subscriptions(db, scope, sought)?,
        FoundKind::CustomerUser => finder::customer_users(db, scope, served, sought)?,
        FoundKind::OwnUser => finder::own_users(db, scope, sought)?,
        FoundKind::Colleague => finder::colleagues(db, scope, sought)?,
        FoundKind::Offer => finder::offers(db, grant, sought)?,
        FoundKind::Invitation => {
            let found = finder::invitations(db, scope, sought)?;
            return Ok(found.into_iter().map(FoundThing::Invitation).collect());
        }
    };
    Ok(found.into_iter().map(FoundThing::Any).collect())
}

fn group(kind: FoundKind, found: Vec<FoundThing>, sought: &Sought) -> FoundGroup {
    let more = found.len() > MOST_SHOWN;
    let found = found.into_iter().map(|what| Found { exact: is_exact(kind, &what, sought), what });
    let mut findings: Vec<Found> = found.collect();
    findings.sort_by_key(|one| !one.exact);
    findings.truncate(MOST_SHOWN);
    FoundGroup { kind, findings, more }
}

fn is_exact(kind: FoundKind, what: &FoundThing, sought: &Sought) -> bool {
    match what {
        FoundThing::Any(one) if one.id == sought.id() => true,
        // They are marked by their products.
        FoundThing::Any(_) if matches!(kind, FoundKind::Subscription | FoundKind::OwnSubscription) => false,
        FoundThing::Any(one) => sought.is_exactly(&one.mark) || is_number(&one.more, sought),
        FoundThing::Invitation(one) => one.id.uuid() == sought.id().uuid(),
    }
}

/// A second number of something stands where others have the name of whose it is, and that is not exact.
fn is_number(more: &str, sought: &Sought) -> bool {
    more.bytes().all(|byte| byte.is_ascii_digit()) && sought.is_exactly(more)
}
