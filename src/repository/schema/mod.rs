//! The tables, kept by hand: two databases can't both print them. `tests/repository` holds it against both.

mod houses;
mod licensing;
mod people;
mod referring;
mod selling;
mod support;

use diesel::allow_tables_to_appear_in_same_query;
pub(super) use houses::*;
pub(super) use licensing::*;
pub(super) use people::*;
pub(super) use referring::*;
pub(super) use selling::*;
pub(super) use support::*;

allow_tables_to_appear_in_same_query!(
    accounts,
    suspensions,
    users,
    memberships,
    sessions,
    invitations,
    partnerships,
    enrolments,
    outbox,
    relationships,
    admin_privileges,
    customers,
    customer_agreements,
    offers,
    offer_prices,
    offer_links,
    orders,
    order_lines,
    subscriptions,
    drafts,
    ended_support_contacts,
    partner_agreements,
    served_customers,
    service_requests,
    service_request_entries,
    service_request_parties,
    service_request_files,
    service_request_file_contents,
    customer_users,
    license_assignments,
    support_profiles,
    tenant_owners,
    kept_licenses,
    user_imports,
    imported_users,
    provider_entries,
    business_profiles,
    business_logos,
    referrals,
    partner_profiles,
    partner_locations,
    user_links,
    service_plans,
    excluded_plans,
);
