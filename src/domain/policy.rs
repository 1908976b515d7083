//! Who may do what. The only place that names a role.
//!
//! `spec/domain.md` §3.2 and the founding documents say who; menus, buttons, services and tests all ask here.

use super::{
    account::{AccountKind, Standing},
    actor::Actor,
    ids::AccountId,
    role::Role,
};

text_enum! {
    /// Everything that can be done in the portal by somebody who is signed in.
    Action {
        /// See the home page.
        ViewHome => "view_home",
        /// Change one's own language, zone, look and password.
        ManageOwnSettings => "manage_own_settings",
        /// See the provider's resellers.
        ViewIndirectResellers => "view_indirect_resellers",
        /// Ask a reseller for a partnership.
        RequestPartnership => "request_partnership",
        /// Ask a customer for a reseller relationship.
        RequestRelationship => "request_relationship",
        /// Ask a customer for relationships with oneself and with one's provider at once.
        InviteCustomers => "invite_customers",
        /// Ask a former customer for the relationship that there was.
        ReinstateCustomer => "reinstate_customer",
        /// Write and send invitations of whatever kind one may make.
        WriteInvitations => "write_invitations",
        /// Take an invitation back.
        RevokeInvitation => "revoke_invitation",
        /// End a partnership.
        RemovePartnership => "remove_partnership",
        /// Authorize a provider, or decline.
        AcceptPartnership => "accept_partnership",
        /// See the reseller's providers.
        ViewIndirectProviders => "view_indirect_providers",
        /// See the account's invitations.
        ViewInvitations => "view_invitations",
        /// Add a customer.
        AddCustomer => "add_customer",
        /// See the partner's customers.
        ViewCustomers => "view_customers",
        /// Export the list of customers.
        ExportCustomers => "export_customers",
        /// See a customer's company info, agreement, relations and privileges.
        ViewCustomerAccount => "view_customer_account",
        /// Change a customer's company info.
        UpdateCustomer => "update_customer",
        /// Record that a customer accepted the customer agreement.
        AttestAgreement => "attest_agreement",
        /// Let a customer purchase for itself, or stop it.
        AllowPurchases => "allow_purchases",
        /// Give a customer's administrator a new temporary password.
        ResetCustomerPassword => "reset_customer_password",
        /// End the relationship with a customer.
        RemoveCustomer => "remove_customer",
        /// See a customer's subscriptions.
        ViewSubscriptions => "view_subscriptions",
        /// Order subscriptions for a customer.
        OrderSubscriptions => "order_subscriptions",
        /// Change a customer's subscriptions, the reseller and the support contact on them.
        ManageSubscriptions => "manage_subscriptions",
        /// Begin a trial, and turn one into a paid subscription.
        OrderTrials => "order_trials",
        /// See a customer's orders.
        ViewOrders => "view_orders",
        /// See the users of a customer.
        ViewCustomerUsers => "view_customer_users",
        /// See the services of a customer.
        ViewCustomerServices => "view_customer_services",
        /// See service requests.
        ViewServiceRequests => "view_service_requests",
        /// Open a service request.
        OpenServiceRequests => "open_service_requests",
        /// The operator answers service requests.
        AnswerServiceRequests => "answer_service_requests",
        /// A customer sees its own subscriptions.
        ViewOwnSubscriptions => "view_own_subscriptions",
        /// A customer purchases for itself, where its partner allows that.
        PurchaseForOneself => "purchase_for_oneself",
        /// A customer sees its own users.
        ViewOwnUsers => "view_own_users",
        /// A customer sees who may do what for it.
        ViewPartnerRelationships => "view_partner_relationships",
        /// A customer accepts or declines relationships with partners.
        AcceptRelationship => "accept_relationship",
        /// A customer gives partners delegated administration privileges, and takes them away.
        ManagePrivileges => "manage_privileges",
        /// See the agreements of one's own account.
        ViewAgreements => "view_agreements",
        /// Sign the agreement of one's own account.
        SignAgreement => "sign_agreement",
        /// The operator sees accounts and decides on enrolments.
        ManageAccounts => "manage_accounts",
        /// The operator keeps the catalogue.
        ManageCatalog => "manage_catalog",
        /// The operator keeps the public list of providers.
        ManageProviderList => "manage_provider_list",
    }
}

/// Proof that [`authorize`] said yes. Only this module can make one; whoever writes must show it.
#[derive(Clone, Copy, Debug)]
pub struct Grant {
    account: AccountId,
    action: Action,
}

impl Grant {
    /// The account on whose behalf something is done.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// What was allowed.
    #[must_use]
    pub const fn action(&self) -> Action {
        self.action
    }

    /// What may be seen under this grant: the things of this account and no other's.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        Scope(self.account)
    }
}

/// The account whose things a query may see. Only a [`Grant`] gives one out.
#[derive(Clone, Copy, Debug)]
pub struct Scope(AccountId);

impl Scope {
    /// The account.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.0
    }
}

/// Why somebody may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Accounts of this kind never do this.
    Kind(Action),
    /// None of the person's roles allows it.
    Role(AccountKind, Action),
    /// The account's standing does not allow it.
    Standing(Standing),
}

/// Whether `actor` may do `action` at all, on its own account's things.
///
/// # Errors
/// [`Denied`] with the reason.
pub fn authorize(actor: &Actor, action: Action) -> Result<Grant, Denied> {
    let kind = actor.account.kind;
    if !Role::ALL.iter().any(|role| allows(kind, *role, action)) {
        return Err(Denied::Kind(action));
    }
    if !actor.roles.iter().any(|role| allows(kind, role, action)) {
        return Err(Denied::Role(kind, action));
    }
    if !standing_allows(actor.account.standing, action) {
        return Err(Denied::Standing(actor.account.standing));
    }
    Ok(Grant { account: actor.account.id, action })
}

/// Whether a menu entry or a button for `action` is shown to `actor`.
#[must_use]
pub fn may(actor: &Actor, action: Action) -> bool {
    authorize(actor, action).is_ok()
}

/// The roles of an account of `kind` that may do `action`.
pub fn roles_that_may(kind: AccountKind, action: Action) -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(move |role| allows(kind, *role, action))
}

/// The matrix of `spec/domain.md` §3.2: kind of account × role × action.
#[must_use]
pub fn allows(kind: AccountKind, role: Role, action: Action) -> bool {
    use AccountKind::{Customer, DirectBill, IndirectProvider, IndirectReseller, Operator};
    use Role::{AdminAgent, BillingAdmin, DefaultUser, GlobalAdmin, HelpdeskAgent, SalesAgent, UserAdmin};

    let partner = matches!(kind, IndirectProvider | IndirectReseller | DirectBill);
    match action {
        Action::ViewHome | Action::ManageOwnSettings => true,
        // Founding document 000 names these four for everything a provider does in it.
        Action::ViewIndirectResellers | Action::RequestPartnership | Action::RemovePartnership => {
            kind == IndirectProvider && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent)
        }
        // Documents 001 and 002.
        Action::RequestRelationship => partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent),
        Action::InviteCustomers => kind == IndirectReseller && matches!(role, GlobalAdmin | AdminAgent | SalesAgent),
        Action::WriteInvitations | Action::RevokeInvitation => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent)
                || kind == IndirectProvider && role == UserAdmin
        }
        Action::AcceptPartnership => kind == IndirectReseller && role == GlobalAdmin,
        Action::ViewIndirectProviders => {
            kind == IndirectReseller
                && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent | HelpdeskAgent)
        }
        Action::ViewInvitations => match kind {
            IndirectProvider => matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent),
            IndirectReseller | DirectBill => matches!(role, GlobalAdmin | AdminAgent | SalesAgent),
            Customer | Operator => false,
        },
        Action::AddCustomer => {
            matches!(kind, IndirectProvider | DirectBill)
                && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent)
        }
        Action::ViewCustomers => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent | BillingAdmin)
                || kind == IndirectProvider && role == UserAdmin
        }
        Action::ExportCustomers | Action::RemoveCustomer | Action::ReinstateCustomer => {
            partner && matches!(role, GlobalAdmin | AdminAgent)
        }
        // The steps of document 000 need to see what is sold; its four roles see it at a provider.
        Action::ViewSubscriptions | Action::ViewOrders => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent | BillingAdmin)
                || kind == IndirectProvider && role == UserAdmin
        }
        Action::ViewCustomerAccount => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent | BillingAdmin)
        }
        Action::UpdateCustomer => {
            matches!(kind, IndirectProvider | DirectBill) && matches!(role, GlobalAdmin | SalesAgent | HelpdeskAgent)
        }
        Action::AttestAgreement => {
            matches!(kind, IndirectProvider | DirectBill) && matches!(role, AdminAgent | SalesAgent)
        }
        Action::AllowPurchases => matches!(kind, IndirectProvider | DirectBill) && role == AdminAgent,
        Action::ResetCustomerPassword => partner && matches!(role, GlobalAdmin | UserAdmin | AdminAgent),
        Action::OrderSubscriptions | Action::ManageSubscriptions => {
            matches!(kind, IndirectProvider | DirectBill)
                && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent | BillingAdmin)
                || kind == IndirectProvider && role == UserAdmin
        }
        Action::OrderTrials => {
            matches!(kind, IndirectProvider | DirectBill) && matches!(role, GlobalAdmin | UserAdmin | SalesAgent)
        }
        Action::ViewCustomerUsers => partner && matches!(role, GlobalAdmin | UserAdmin | AdminAgent),
        Action::ViewCustomerServices => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent)
        }
        Action::ViewServiceRequests => match kind {
            IndirectProvider | IndirectReseller | DirectBill => {
                matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent)
            }
            Customer => role != DefaultUser,
            Operator => role == GlobalAdmin,
        },
        // Whoever works for a partner may see that its agreement is signed, and by whom.
        Action::ViewAgreements => kind == Customer || partner && role != DefaultUser,
        Action::SignAgreement => (kind == Customer || partner) && role == GlobalAdmin,
        Action::OpenServiceRequests => partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent),
        Action::ViewOwnSubscriptions => kind == Customer,
        Action::PurchaseForOneself => kind == Customer && matches!(role, GlobalAdmin | BillingAdmin),
        Action::ViewOwnUsers => kind == Customer && matches!(role, GlobalAdmin | UserAdmin | HelpdeskAgent),
        Action::ViewPartnerRelationships | Action::AcceptRelationship | Action::ManagePrivileges => {
            kind == Customer && role == GlobalAdmin
        }
        Action::ManageAccounts | Action::ManageCatalog | Action::ManageProviderList | Action::AnswerServiceRequests => {
            kind == Operator && role == GlobalAdmin
        }
    }
}

/// An account that does not stand well may look at what it has and begin nothing new.
fn standing_allows(standing: Standing, action: Action) -> bool {
    match standing {
        Standing::Active => true,
        Standing::Suspended => !matches!(
            action,
            Action::RequestPartnership
                | Action::RequestRelationship
                | Action::InviteCustomers
                | Action::ReinstateCustomer
                | Action::WriteInvitations
                | Action::AcceptPartnership
                | Action::AddCustomer
                | Action::OrderSubscriptions
                | Action::OrderTrials
                | Action::AllowPurchases
        ),
        Standing::PendingApproval | Standing::Refused => {
            matches!(action, Action::ViewHome | Action::ManageOwnSettings)
        }
    }
}
