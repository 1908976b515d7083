//! The tables, kept by hand: two databases can't both print them. `tests/repository` holds it against both.

mod people;
mod selling;
mod support;

use diesel::allow_tables_to_appear_in_same_query;
pub(super) use people::*;
pub(super) use selling::*;
pub(super) use support::*;

allow_tables_to_appear_in_same_query!(
    accounts,
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
    customer_users,
    license_assignments,
    support_profiles,
);
