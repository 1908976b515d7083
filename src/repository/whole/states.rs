//! States that exclude each other, and what must go together, where the schema's own conditions don't say so: a row
//! they are true of can't come about, and is damage. A rule that joins the code joins them here.

use crate::{domain::policy, repository::kept_numbers::kinds};

/// What is true of no row.
pub(super) struct Impossible {
    pub(super) table: &'static str,
    /// The condition, of a row `t`.
    pub(super) wrong: String,
    /// What that means.
    pub(super) what: &'static str,
}

fn of(table: &'static str, wrong: &str, what: &'static str) -> Impossible {
    Impossible { table, wrong: wrong.to_owned(), what }
}

/// Everything that is true of no row.
pub(super) fn all() -> Vec<Impossible> {
    [people(), partners(), sales(), support()].into_iter().flatten().collect()
}

fn people() -> Vec<Impossible> {
    vec![
        of(
            "accounts",
            "(t.standing = 'suspended') <> EXISTS (SELECT 1 FROM suspensions s WHERE s.account_id = t.id)",
            "is suspended without a reason on record, or has one without being suspended",
        ),
        of(
            "access_restorations",
            "(t.state = 'waiting') <> (t.settled_at IS NULL)",
            "waits and is settled, or neither",
        ),
        of("outbox", "(t.state = 'waiting') <> (t.settled_at IS NULL)", "waits and is settled, or neither"),
        of(
            "outbox",
            "(t.state = 'waiting') <> (t.sealed_content IS NOT NULL)",
            "waits without content, or is settled and still has it",
        ),
        of(
            "license_assignments",
            "NOT EXISTS (SELECT 1 FROM customer_users u WHERE u.user_id = t.user_id AND u.customer_id = t.customer_id)",
            "is for a user of another customer",
        ),
    ]
}

fn partners() -> Vec<Impossible> {
    let account = |id: &str, kinds: &str| {
        format!("NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = t.{id} AND a.kind IN ({kinds}))")
    };
    let (partners, served) = (kinds(policy::is_partner), kinds(policy::is_served));
    let (providers, resellers) = (kinds(policy::works_through_resellers), kinds(policy::works_through_providers));
    let kind_of = |table, id: &str, kinds: &str, what| Impossible { table, wrong: account(id, kinds), what };
    vec![
        kind_of("partnerships", "provider_id", &providers, "has a provider that is none"),
        kind_of("partnerships", "reseller_id", &resellers, "has a reseller that is none"),
        of("partnerships", "t.removed_at < t.since", "ended before it began"),
        kind_of("relationships", "partner_id", &partners, "has a partner that is none"),
        kind_of("relationships", "customer_id", &served, "has a customer that is none"),
        of("relationships", "t.removed_at < t.since", "ended before it began"),
        kind_of("customers", "id", &served, "is no customer's account"),
        of(
            "admin_privileges",
            "t.removed_at IS NULL AND t.removed_by IS NOT NULL",
            "is there, and was removed by someone",
        ),
        of("admin_privileges", "t.removed_at < t.granted_at", "was removed before it was granted"),
        of("invitations", "t.stage <> 'draft' AND t.issued_at IS NULL", "left its inviter at no time"),
    ]
}

fn sales() -> Vec<Impossible> {
    vec![
        of(
            "orders",
            "t.line_count <> (SELECT count(*) FROM order_lines l WHERE l.order_id = t.id)",
            "has another number of lines than it says",
        ),
        of(
            "orders",
            "t.total <> (SELECT coalesce(sum(l.amount), 0) FROM order_lines l WHERE l.order_id = t.id)",
            "has another total than its lines",
        ),
        of(
            "order_lines",
            "EXISTS (SELECT 1 FROM orders o JOIN subscriptions s ON s.id = t.subscription_id \
             WHERE o.id = t.order_id AND o.customer_id <> s.customer_id)",
            "is of a subscription of another customer",
        ),
        of(
            "subscriptions",
            "EXISTS (SELECT 1 FROM orders o WHERE o.id = t.order_id AND o.customer_id <> t.customer_id)",
            "was ordered for another customer",
        ),
        of(
            "subscriptions",
            "EXISTS (SELECT 1 FROM subscriptions p WHERE p.id = t.parent_id AND p.customer_id <> t.customer_id)",
            "is an add-on to a subscription of another customer",
        ),
        of(
            "subscriptions",
            "t.state IN ('active', 'suspended') AND EXISTS (SELECT 1 FROM subscriptions p WHERE p.id = t.parent_id \
             AND p.state IN ('expired', 'deleted'))",
            "is an add-on to a subscription that has ended",
        ),
        of("subscriptions", "t.term_ends_at < t.term_started_at", "has a term that ends before it begins"),
        of(
            "order_requests",
            "(t.state = 'approved') <> (t.order_id IS NOT NULL)",
            "is approved without an order, or has one without being approved",
        ),
    ]
}

fn support() -> Vec<Impossible> {
    vec![
        of(
            "service_request_files",
            "NOT EXISTS (SELECT 1 FROM service_request_file_contents c WHERE c.file_id = t.id)",
            "has no content",
        ),
        of(
            "service_request_files",
            "EXISTS (SELECT 1 FROM service_request_file_contents c WHERE c.file_id = t.id \
             AND length(c.content) <> t.bytes)",
            "has another length than it says",
        ),
        of(
            "service_request_files",
            "EXISTS (SELECT 1 FROM service_request_entries e WHERE e.id = t.entry_id AND e.request_id <> t.request_id)",
            "is on an answer to another request",
        ),
    ]
}
