//! What the portal says of each role against what the policy lets it do: nothing more, nothing less.

use std::collections::BTreeSet;

use tandem::{
    domain::{
        Action, Language,
        account::AccountKind,
        policy::{allows, meaning_in_directory, meaning_of},
        role::Role,
    },
    i18n::texts,
};

/// Words of a description, and what they stand for.
type Claim = (&'static str, &'static [Action]);

/// What everybody may, and what all may who have any role at a partner but the least.
const EVERYBODY: [Action; 2] = [Action::ViewHome, Action::ManageOwnSettings];
const COLLEAGUES: [Action; 2] = [Action::ViewAgreements, Action::ViewAccountSettings];

const USERS_HERE: &[Action] = &[Action::ViewPartnerUsers, Action::ManagePartnerUsers];
const RESELLERS: &[Action] = &[
    Action::ViewIndirectResellers,
    Action::RequestPartnership,
    Action::AnswerPartnershipInquiries,
    Action::RemovePartnership,
    Action::ViewIndirectProviders,
    Action::ViewInvitations,
    Action::WriteInvitations,
    Action::RevokeInvitation,
];
const USERS_THERE: &[Action] = &[
    Action::ViewCustomers,
    Action::ViewCustomerUsers,
    Action::ManageCustomerUsers,
    Action::ResetCustomerPassword,
    Action::AssignLicenses,
];
const SUBSCRIPTIONS: &[Action] = &[
    Action::ViewSubscriptions,
    Action::ViewOrders,
    Action::OrderSubscriptions,
    Action::ManageSubscriptions,
    Action::AdministerSubscriptions,
];
const ORDER_REQUESTS: &[Action] =
    &[Action::ViewOrderRequests, Action::RequestOrders, Action::WithdrawOrderRequests, Action::AnswerOrderRequests];
const BILLING: &[Action] = &[Action::ViewBilling, Action::ViewPriceList];
const LOG: &[Action] = &[Action::ViewActivityLog, Action::ExportActivityLog];
const REQUESTS: &[Action] = &[Action::ViewServiceRequests, Action::OpenServiceRequests, Action::AnswerServiceRequests];
const REFERRALS: &[Action] = &[
    Action::ViewReferrals,
    Action::SendReferrals,
    Action::WithdrawReferral,
    Action::AcceptReferral,
    Action::AnswerReferrals,
];
const LICENSES: &[Action] = &[Action::ViewCustomers, Action::ViewCustomerUsers, Action::AssignLicenses];
const ACCOUNT: &[Action] = &[Action::ViewCustomers, Action::ViewCustomerAccount];

/// What is said of the roles at a partner, but of the global admin.
const SAID: [(Role, &[Claim]); 15] = [
    (
        Role::UserAdmin,
        &[
            ("users, here", USERS_HERE),
            ("and at customers", USERS_THERE),
            ("works with resellers", RESELLERS),
            ("adds customers", &[Action::AddCustomer]),
            ("sells", SUBSCRIPTIONS),
            ("answers order requests", ORDER_REQUESTS),
            ("trials", &[Action::OrderTrials]),
            ("customers’ accounts", ACCOUNT),
            ("reseller analytics", &[Action::ViewResellerAnalytics]),
            ("activity log", LOG),
            ("security events", &[Action::ViewSecurityEvents]),
        ],
    ),
    (
        Role::AdminAgent,
        &[
            ("Wins resellers", RESELLERS),
            (
                "and customers",
                &[Action::RequestRelationship, Action::InviteCustomers, Action::AddCustomer, Action::ExportCustomers],
            ),
            ("sells", SUBSCRIPTIONS),
            ("order requests", ORDER_REQUESTS),
            ("billing", BILLING),
            ("activity log", LOG),
            ("referrals", REFERRALS),
            ("users", USERS_THERE),
            (
                "account and agreement",
                &[
                    Action::ViewCustomerAccount,
                    Action::UpdateCustomer,
                    Action::AttestAgreement,
                    Action::ViewCustomerServices,
                ],
            ),
            ("purchases", &[Action::AllowPurchases, Action::StopPurchases]),
            ("service requests", REQUESTS),
            ("Azure tenant", &[Action::GiveTenantOwnerFor]),
            ("what resellers may do", &[Action::ManageResellers]),
            ("ends and reinstates", &[Action::RemoveCustomer, Action::ReinstateCustomer]),
        ],
    ),
    (
        Role::SalesAgent,
        &[
            ("resellers", RESELLERS),
            ("Finds customers", &[Action::RequestRelationship, Action::InviteCustomers, Action::AddCustomer]),
            ("subscriptions", SUBSCRIPTIONS),
            ("order requests", ORDER_REQUESTS),
            ("billing", BILLING),
            ("activity log", LOG),
            ("trials", &[Action::OrderTrials]),
            ("referrals", REFERRALS),
            ("company info", &[Action::ViewCustomerAccount, Action::UpdateCustomer]),
            ("customer agreements", &[Action::AttestAgreement]),
            ("licenses", LICENSES),
            ("service requests", REQUESTS),
            ("services", &[Action::ViewCustomerServices]),
        ],
    ),
    (
        Role::HelpdeskAgent,
        &[
            ("licenses", LICENSES),
            ("activity log", LOG),
            ("services", &[Action::ViewCustomerServices]),
            ("service requests", REQUESTS),
            ("company info", &[Action::ViewCustomerAccount, Action::UpdateCustomer]),
            ("subscriptions", SUBSCRIPTIONS),
            ("order requests", ORDER_REQUESTS),
            ("providers", &[Action::ViewIndirectProviders]),
        ],
    ),
    (
        Role::BillingAdmin,
        &[
            ("Views customers", ACCOUNT),
            ("orders and changes subscriptions", SUBSCRIPTIONS),
            ("order requests", ORDER_REQUESTS),
            ("activity log", LOG),
            ("billing", BILLING),
        ],
    ),
    (
        Role::AccountAdmin,
        &[
            ("legal info, the support profile", &[Action::UpdateAccountSettings]),
            ("locations", &[Action::AddLocations]),
            ("Gives the roles", USERS_HERE),
            ("security events", &[Action::ViewSecurityEvents]),
        ],
    ),
    (Role::MpnPartnerAdmin, &[("Adds locations", &[Action::AddLocations]), ("referrals", REFERRALS)]),
    (Role::BusinessProfileAdmin, &[("business profile", &[Action::EditBusinessProfile])]),
    (Role::ReferralsAdmin, &[("referrals", REFERRALS), ("business profile", &[Action::EditBusinessProfile])]),
    (Role::ReferralsUser, &[("referrals", &[Action::ViewReferrals, Action::AcceptReferral, Action::AnswerReferrals])]),
    (Role::IncentivesAdmin, &[]),
    (Role::IncentivesUser, &[]),
    (Role::ExecutiveReportViewer, &[("reports", &[Action::ViewResellerAnalytics])]),
    (Role::ReportViewer, &[("reports", &[Action::ViewResellerAnalytics])]),
    (Role::DefaultUser, &[]),
];

/// What is said of the roles at a customer, but of the global admin.
const SAID_AT_CUSTOMERS: [(Role, &[Claim]); 5] = [
    (
        Role::UserAdmin,
        &[
            ("Adds, changes, and deletes users", &[Action::ViewOwnUsers, Action::ManageOwnUsers]),
            ("assigns licenses", &[Action::AssignOwnLicenses]),
            ("resets passwords", &[Action::ResetOwnPasswords]),
            ("activity log", LOG),
            ("security events", &[Action::ViewSecurityEvents]),
            ("service requests", &[Action::ViewServiceRequests, Action::OpenServiceRequests]),
        ],
    ),
    (
        Role::HelpdeskAgent,
        &[
            ("Views users", &[Action::ViewOwnUsers]),
            ("resets their passwords", &[Action::ResetOwnPasswords]),
            ("service requests", &[Action::ViewServiceRequests, Action::OpenServiceRequests]),
        ],
    ),
    (
        Role::BillingAdmin,
        &[
            ("Buys reservations", &[Action::PurchaseForOneself]),
            ("orders", &[Action::ViewOwnOrders]),
            ("service requests", &[Action::ViewServiceRequests, Action::OpenServiceRequests]),
        ],
    ),
    (
        Role::ServiceSupportAdmin,
        &[("Opens service requests", &[Action::ViewServiceRequests, Action::OpenServiceRequests])],
    ),
    (Role::DefaultUser, &[]),
];

const PARTNERS: [AccountKind; 3] =
    [AccountKind::IndirectProvider, AccountKind::IndirectReseller, AccountKind::DirectBill];

/// What a role may in any of these kinds of account, without what needs no saying.
fn may(kinds: &[AccountKind], role: Role, unsaid: &[Action]) -> BTreeSet<Action> {
    let allowed = |action: &Action| kinds.iter().any(|kind| allows(*kind, role, *action)) && !unsaid.contains(action);
    Action::ALL.iter().copied().filter(allowed).collect()
}

fn check(said: &str, role: Role, claims: &[Claim], may: &BTreeSet<Action>) {
    for (words, actions) in claims {
        assert!(said.contains(words), "{role}: nothing says “{words}”: {said}");
        assert!(actions.iter().any(|action| may.contains(action)), "{role}: may nothing of “{words}”: {said}");
    }
    let claimed: BTreeSet<Action> = claims.iter().flat_map(|(_, actions)| actions.iter().copied()).collect();
    let unsaid: Vec<_> = may.difference(&claimed).collect();
    assert!(unsaid.is_empty(), "{role} may {unsaid:?}, and its description does not say so: {said}");
}

#[test]
fn what_is_said_of_a_role_at_a_partner_is_what_it_may() {
    let unsaid = [EVERYBODY, COLLEAGUES].concat();
    for (role, claims) in SAID {
        check(texts(Language::English).get(meaning_of(role)), role, claims, &may(&PARTNERS, role, &unsaid));
        assert_eq!(may(&PARTNERS, role, &[]).contains(&COLLEAGUES[0]), role != Role::DefaultUser, "{role}");
    }
}

#[test]
fn a_global_admin_of_a_partner_may_all_that_any_role_may_but_what_is_excepted() {
    let all: BTreeSet<Action> = SAID.iter().flat_map(|(role, _)| may(&PARTNERS, *role, &[])).collect();
    let missing: Vec<Action> = all.difference(&may(&PARTNERS, Role::GlobalAdmin, &[])).copied().collect();
    assert_eq!(missing, [Action::AttestAgreement, Action::AllowPurchases, Action::StopPurchases]);
    let said = texts(Language::English).get(meaning_of(Role::GlobalAdmin));
    assert!(said.contains("everything except attest customer agreements and allow customers to purchase"), "{said}");
}

#[test]
fn what_is_said_of_a_role_at_a_customer_is_what_it_may() {
    let kinds = [AccountKind::Customer];
    let unsaid =
        [&EVERYBODY[..], &[Action::ViewAgreements, Action::ViewOwnSubscriptions, Action::ViewOwnCompany]].concat();
    for (role, claims) in SAID_AT_CUSTOMERS {
        let said = texts(Language::English).get(meaning_in_directory(role));
        check(said, role, claims, &may(&kinds, role, &unsaid));
    }
    let all: BTreeSet<Action> = SAID_AT_CUSTOMERS.iter().flat_map(|(role, _)| may(&kinds, *role, &[])).collect();
    assert!(all.is_subset(&may(&kinds, Role::GlobalAdmin, &[])));
}
