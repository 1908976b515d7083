//! The tables: kind of account × role × action, and standing × action.

use super::{Action, is_partner, sells};
use crate::domain::{
    account::{AccountKind, Standing},
    role::Role,
};

/// The matrix of `docs/domain.md` §4.2: kind of account × role × action.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a table: one row an action")]
pub fn allows(kind: AccountKind, role: Role, action: Action) -> bool {
    use AccountKind::{Customer, DirectBill, IndirectProvider, IndirectReseller, Operator};
    use Role::{
        AccountAdmin, AdminAgent, BillingAdmin, BusinessProfileAdmin, DefaultUser, ExecutiveReportViewer, GlobalAdmin,
        HelpdeskAgent, MpnPartnerAdmin, ReferralsAdmin, ReferralsUser, ReportViewer, SalesAgent, UserAdmin,
    };

    let (partner, seller) = (is_partner(kind), sells(kind));
    match action {
        Action::ViewHome | Action::ManageOwnSettings => true,
        // Whatever a provider does with its resellers is for these four.
        Action::ViewIndirectResellers
        | Action::RequestPartnership
        | Action::AnswerPartnershipInquiries
        | Action::RemovePartnership => {
            kind == IndirectProvider && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent)
        }
        Action::ManageResellers | Action::GiveTenantOwnerFor => {
            kind == IndirectProvider && matches!(role, GlobalAdmin | AdminAgent)
        }
        Action::RequestRelationship => partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent),
        Action::InviteCustomers => kind == IndirectReseller && matches!(role, GlobalAdmin | AdminAgent | SalesAgent),
        Action::WriteInvitations | Action::RevokeInvitation => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent)
                || kind == IndirectProvider && role == UserAdmin
        }
        // Whoever can enter into a partnership asks for one.
        Action::AcceptPartnership | Action::AskForPartnership | Action::WithdrawPartnershipInquiry => {
            kind == IndirectReseller && role == GlobalAdmin
        }
        Action::ViewIndirectProviders => {
            kind == IndirectReseller
                && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent | HelpdeskAgent)
        }
        Action::ViewInvitations => match kind {
            IndirectProvider => matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent),
            IndirectReseller | DirectBill => matches!(role, GlobalAdmin | AdminAgent | SalesAgent),
            Customer | Operator => false,
        },
        Action::AddCustomer => seller && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent),
        Action::ViewCustomers => {
            // User admins manage customers' users, and reach them through this list.
            partner && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent | HelpdeskAgent | BillingAdmin)
        }
        Action::ExportCustomers | Action::RemoveCustomer | Action::ReinstateCustomer => {
            partner && matches!(role, GlobalAdmin | AdminAgent)
        }
        // At a provider, user admins add customers and order for them, so they see what these are and what was sold.
        Action::ViewSubscriptions | Action::ViewOrders | Action::ViewCustomerAccount => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent | BillingAdmin)
                || kind == IndirectProvider && role == UserAdmin
        }
        Action::UpdateCustomer => {
            seller && matches!(role, GlobalAdmin | SalesAgent | HelpdeskAgent)
                || kind == IndirectReseller && matches!(role, GlobalAdmin | AdminAgent | SalesAgent)
        }
        Action::AttestAgreement => seller && matches!(role, AdminAgent | SalesAgent),
        Action::AllowPurchases | Action::StopPurchases => seller && role == AdminAgent,
        Action::ResetCustomerPassword => partner && matches!(role, GlobalAdmin | UserAdmin | AdminAgent),
        Action::OrderSubscriptions | Action::ManageSubscriptions => {
            seller && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent | BillingAdmin)
                || kind == IndirectProvider && role == UserAdmin
        }
        Action::AdministerSubscriptions => {
            allows(kind, role, Action::ManageSubscriptions)
                || kind == IndirectReseller && matches!(role, GlobalAdmin | AdminAgent)
        }
        Action::RequestOrders => kind == IndirectReseller && matches!(role, GlobalAdmin | AdminAgent | SalesAgent),
        Action::WithdrawOrderRequests => {
            allows(kind, role, Action::RequestOrders) || allows(kind, role, Action::RequestOwnOrders)
        }
        // Whoever orders decides on what others ask for; a reseller passes its customers' requests on.
        Action::AnswerOrderRequests => {
            allows(kind, role, Action::OrderSubscriptions) || allows(kind, role, Action::RequestOrders)
        }
        Action::ViewOrderRequests => {
            allows(kind, role, Action::AnswerOrderRequests) || allows(kind, role, Action::RequestOwnOrders)
        }
        Action::OrderTrials => seller && matches!(role, GlobalAdmin | UserAdmin | SalesAgent),
        Action::ViewBilling => partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | BillingAdmin),
        // Resellers see no prices (`docs/domain.md` §9.11).
        Action::ViewPriceList => seller && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | BillingAdmin),
        // Whoever assigns licenses sees who has which.
        Action::ViewCustomerUsers | Action::AssignLicenses => {
            partner && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent | HelpdeskAgent)
        }
        Action::ManageCustomerUsers => partner && matches!(role, GlobalAdmin | UserAdmin | AdminAgent),
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
        Action::SignAgreement | Action::SetFactorRule => (kind == Customer || partner) && role == GlobalAdmin,
        Action::OpenServiceRequests => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent)
                || kind == Customer && role != DefaultUser
        }
        Action::AnswerServiceRequests => {
            partner && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | HelpdeskAgent)
                || kind == Operator && role == GlobalAdmin
        }
        Action::ViewOwnSubscriptions => kind == Customer,
        // Whoever may buy sees what was paid.
        Action::ViewOwnOrders | Action::PurchaseForOneself => {
            kind == Customer && matches!(role, GlobalAdmin | BillingAdmin)
        }
        Action::ViewOwnUsers | Action::ResetOwnPasswords => {
            kind == Customer && matches!(role, GlobalAdmin | UserAdmin | HelpdeskAgent)
        }
        Action::ManageOwnUsers | Action::AssignOwnLicenses => {
            kind == Customer && matches!(role, GlobalAdmin | UserAdmin)
        }
        Action::RequestOwnOrders
        | Action::ImportOwnUsers
        | Action::ViewPartnerRelationships
        | Action::AcceptRelationship
        | Action::ManagePrivileges
        | Action::GiveTenantOwner
        | Action::UpdateOwnCompany => kind == Customer && role == GlobalAdmin,
        // The partner's own data and people (`docs/domain.md` §2.5, §4.3).
        Action::ViewAccountSettings => partner && role != DefaultUser,
        Action::UpdateAccountSettings => partner && matches!(role, GlobalAdmin | AccountAdmin),
        Action::AddLocations => partner && matches!(role, GlobalAdmin | AccountAdmin | MpnPartnerAdmin),
        Action::AssociateLocation | Action::ImportCustomerUsers => partner && role == GlobalAdmin,
        Action::ViewPartnerUsers => partner && matches!(role, GlobalAdmin | UserAdmin | AccountAdmin),
        // Which roles each of them gives: `policy::may_give`.
        Action::ManagePartnerUsers => partner && matches!(role, GlobalAdmin | UserAdmin | AccountAdmin),
        Action::EditBusinessProfile => {
            kind == IndirectReseller && matches!(role, GlobalAdmin | BusinessProfileAdmin | ReferralsAdmin)
        }
        // Providers send referrals, resellers answer them (`docs/domain.md` §12.3).
        Action::ViewReferrals => match kind {
            IndirectProvider => {
                matches!(role, GlobalAdmin | AdminAgent | SalesAgent | ReferralsAdmin | MpnPartnerAdmin)
            }
            IndirectReseller => {
                matches!(role, GlobalAdmin | AdminAgent | SalesAgent | ReferralsAdmin | ReferralsUser | MpnPartnerAdmin)
            }
            DirectBill | Customer | Operator => false,
        },
        Action::SendReferrals | Action::WithdrawReferral => {
            kind == IndirectProvider
                && matches!(role, GlobalAdmin | AdminAgent | SalesAgent | ReferralsAdmin | MpnPartnerAdmin)
        }
        Action::AcceptReferral | Action::AnswerReferrals => {
            kind == IndirectReseller
                && matches!(
                    role,
                    GlobalAdmin | AdminAgent | SalesAgent | ReferralsAdmin | ReferralsUser | MpnPartnerAdmin
                )
        }
        Action::ViewResellerAnalytics => {
            kind == IndirectProvider && matches!(role, GlobalAdmin | UserAdmin | ExecutiveReportViewer | ReportViewer)
        }
        // Whoever manages an account's people sees what happens to their ways in.
        Action::ViewSecurityEvents => {
            allows(kind, role, Action::ManagePartnerUsers)
                || allows(kind, role, Action::ManageOwnUsers)
                || allows(kind, role, Action::ViewAllSecurityEvents)
        }
        Action::ViewActivityLog | Action::ExportActivityLog => {
            partner && matches!(role, GlobalAdmin | UserAdmin | AdminAgent | SalesAgent | HelpdeskAgent | BillingAdmin)
                || kind == Customer && matches!(role, GlobalAdmin | UserAdmin)
                || allows(kind, role, Action::ViewAllActivity)
        }
        Action::ManageAccounts
        | Action::ManageCatalog
        | Action::ManageProviderList
        | Action::ViewAllActivity
        | Action::ViewAllSecurityEvents => kind == Operator && role == GlobalAdmin,
        Action::ManageSingleSignOn => role == GlobalAdmin,
        Action::ViewOwnCompany => kind == Customer && role != DefaultUser,
    }
}

/// An account that does not stand well may look at what it has and begin nothing new.
pub(super) fn standing_allows(standing: Standing, action: Action) -> bool {
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
                | Action::AskForPartnership
                | Action::AddCustomer
                | Action::OrderSubscriptions
                | Action::RequestOrders
                | Action::OrderTrials
                | Action::AllowPurchases
                | Action::GiveTenantOwnerFor
                | Action::SendReferrals
                | Action::AcceptReferral
        ),
        Standing::PendingApproval | Standing::Refused => {
            matches!(action, Action::ViewHome | Action::ManageOwnSettings)
        }
    }
}
