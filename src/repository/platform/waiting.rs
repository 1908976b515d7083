//! How much waits for somebody, for the menu of every page: all of it in one statement, each number looked up in an index
//! and no further than the menu says it.

use diesel::{
    dsl::{exists, not},
    prelude::*,
    query_builder::QueryFragment,
};

use crate::domain::{
    Action, Error, Grant, Moment,
    account::{AccountKind, Standing},
    ids::AccountId,
    invitation::{InvitationKind, InvitationStage},
    policy,
    role::Role,
    waiting::{MOST_COUNTED, Waiting},
};
use crate::repository::{
    counted::count_each,
    db::{Db, MultiBackend},
    fixed_sql::fixed_about,
    in_list::ColumnInList,
    schema::{accounts, admin_privileges, invitations, memberships, partnerships, relationships},
    service_requests::must_serve,
    statement::Statement,
    states::{ActivePartnership, ActiveRelationship},
};

/// The rows of something that waits.
type Rows = Box<dyn QueryFragment<MultiBackend>>;

/// How much of each waits for an account of this kind, in their order: one more than [`MOST_COUNTED`] where there is
/// more. One statement, and none for nothing.
pub fn count(db: &mut Db, kind: AccountKind, wanted: &[(Waiting, Grant)], now: Moment) -> Result<Vec<i64>, Error> {
    let mut rows: Vec<Rows> = Vec::with_capacity(wanted.len());
    for (what, grant) in wanted {
        grant.proves(&[what.action()])?;
        let me = grant.account();
        rows.push(match found_in_words(*what, must_serve(kind), me, now) {
            Some(rows) => Box::new(rows),
            None => asking_partners(me, now),
        });
    }
    if rows.is_empty() { Ok(Vec::new()) } else { count_each(db, rows, MOST_COUNTED) }
}

/// Most of what waits is found in words that never change, so every page's statement is put together in no time. `None` for
/// what is not found so.
fn found_in_words(what: Waiting, must_serve: bool, me: AccountId, now: Moment) -> Option<Statement<()>> {
    let of_me = |words| Statement::new(words).id(me);
    Some(match (what, must_serve) {
        (Waiting::Partners, _) => return None,
        // As Home lists them (`service_request_tasks.rs`).
        (Waiting::Requests, false) => {
            of_me("SELECT 1 FROM service_requests WHERE state = 'open' AND assigned_to_account = ")
        }
        (Waiting::Requests, true) => of_me(
            "SELECT 1 FROM service_requests WHERE state = 'open' AND assignee_serves = TRUE AND assigned_to_account = ",
        ),
        (Waiting::Replies, false) => {
            of_me("SELECT 1 FROM service_requests WHERE state = 'waiting' AND opened_by_account = ")
        }
        (Waiting::Replies, true) => of_me(
            "SELECT 1 FROM service_requests WHERE state = 'waiting' AND opener_serves = TRUE AND opened_by_account = ",
        ),
        // The agreement of a customer that can accept it itself: nobody has, and nothing was bought under another.
        (Waiting::Agreement, _) => of_me(
            "SELECT 1 FROM customers c WHERE NOT EXISTS (SELECT 1 FROM customer_agreements g WHERE g.customer_id = c.id) \
             AND NOT EXISTS (SELECT 1 FROM subscriptions s WHERE s.customer_id = c.id) AND c.id = ",
        ),
        (Waiting::Referrals, _) => of_me("SELECT 1 FROM referrals WHERE state = 'received' AND reseller_id = ")
            .words(" AND expires_at > ")
            .moment(now),
        (Waiting::OrderRequests, _) => of_me("SELECT 1 FROM order_requests WHERE state = 'asked' AND holder_id = ")
            .words(" AND expires_at > ")
            .moment(now),
        (Waiting::Inquiries, _) => {
            of_me("SELECT 1 FROM partnership_inquiries WHERE state = 'asked' AND provider_id = ")
                .words(" AND expires_at > ")
                .moment(now)
        }
        (Waiting::Accounts, _) => Statement::new("SELECT 1 FROM accounts WHERE standing = 'pending_approval'"),
    })
}

/// Whoever has asked the customer for a relationship that it can still answer, and that would be news
/// ([`crate::repository::waiting_requests`] finds the requests themselves).
fn asking_partners(me: AccountId, now: Moment) -> Rows {
    let made_out = fixed_about(
        me,
        [
            "invitations.id IN (SELECT n.id FROM invitations n WHERE n.outcome IS NULL AND n.customer_id = ",
            " UNION SELECT n.id FROM memberships m JOIN users u ON u.id = m.user_id JOIN invitations n \
             ON n.recipient_key = u.email_key WHERE u.email_confirmed_at IS NOT NULL AND n.outcome IS NULL \
             AND n.customer_id IS NULL AND m.account_id = ",
            " UNION SELECT n.id FROM accounts a JOIN invitations n ON n.recipient_key = a.contact_key \
             WHERE n.outcome IS NULL AND n.customer_id IS NULL AND a.id = ",
            " UNION SELECT n.id FROM accounts a JOIN invitations n ON n.recipient_domain = a.mail_domain \
             WHERE n.outcome IS NULL AND n.customer_id IS NULL AND a.id = ",
            ")",
        ],
    );
    let active_with_me = || relationships::table.filter(relationships::customer_id.eq(me).and(ActiveRelationship));
    let stands =
        accounts::table.filter(accounts::id.eq(invitations::account_id).and(accounts::standing.eq(Standing::Active)));
    let may_ask = |kind: InvitationKind| {
        let role = memberships::table
            .filter(memberships::user_id.eq(invitations::inviter_id))
            .filter(memberships::account_id.eq(invitations::account_id))
            .filter(memberships::role.in_list(roles_that_ask(kind.action())));
        invitations::kind.eq(kind).and(exists(role))
    };
    let works_together = partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::provider_id)))
        .filter(partnerships::provider_id.nullable().eq(invitations::provider_id))
        .filter(partnerships::reseller_id.eq(invitations::account_id))
        .filter(ActivePartnership.and(accounts::standing.eq(Standing::Active)));
    let privileged = admin_privileges::table
        .filter(admin_privileges::customer_id.eq(me).and(admin_privileges::removed_at.is_null()))
        .filter(admin_privileges::partner_id.eq(invitations::account_id));
    let serves = active_with_me().filter(relationships::partner_id.eq(invitations::account_id));
    let provides = active_with_me().filter(relationships::partner_id.nullable().eq(invitations::provider_id));
    let news = not(exists(serves))
        .or(invitations::provider_id.is_not_null().and(not(exists(provides))))
        .or(invitations::with_privileges.eq(true).and(not(exists(privileged))));
    Box::new(
        invitations::table
            .filter(made_out)
            .filter(invitations::outcome.is_null().and(invitations::expires_at.gt(now)))
            .filter(invitations::stage.in_list([InvitationStage::Sent, InvitationStage::Issued]))
            .filter(may_ask(InvitationKind::Reseller).or(may_ask(InvitationKind::Joint)))
            .filter(exists(stands))
            .filter(invitations::provider_id.is_null().or(exists(works_together)))
            .filter(news)
            .select(invitations::account_id)
            .distinct()
            .into_boxed::<MultiBackend>(),
    )
}

/// The roles in which somebody of a partner asks.
fn roles_that_ask(action: Action) -> Vec<Role> {
    let asks = |role: &Role| AccountKind::ALL.iter().any(|kind| policy::allows(*kind, *role, action));
    Role::ALL.iter().copied().filter(asks).collect()
}
