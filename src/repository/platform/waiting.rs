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
    customer::RelationshipState,
    ids::AccountId,
    invitation::{InvitationKind, InvitationStage},
    order_request::OrderRequestState,
    partnership::PartnershipState,
    partnership_inquiry::InquiryState,
    policy,
    referral::ReferralState,
    role::Role,
    service_request::RequestState,
    waiting::{MOST_COUNTED, Waiting},
};
use crate::repository::{
    counted::count_each,
    db::{Db, MultiBackend},
    fixed_sql::fixed_about,
    in_list::ColumnInList,
    schema::{
        accounts, admin_privileges, customer_agreements, customers, invitations, memberships, order_requests,
        partnership_inquiries, partnerships, referrals, relationships, service_requests, subscriptions,
    },
    service_requests::must_serve,
};

/// The rows of something that waits.
type Rows = Box<dyn QueryFragment<MultiBackend>>;

/// How much of each waits for an account of this kind, in their order: one more than [`MOST_COUNTED`] where there is
/// more. One statement, and none for nothing.
pub fn count(db: &mut Db, kind: AccountKind, wanted: &[(Waiting, Grant)], now: Moment) -> Result<Vec<i64>, Error> {
    let mut rows: Vec<Rows> = Vec::new();
    for (what, grant) in wanted {
        grant.proves(&[what.action()])?;
        let me = grant.account();
        rows.push(match what {
            Waiting::Requests | Waiting::Replies => requests(*what, me, kind),
            Waiting::Partners => asking_partners(me, now),
            Waiting::Agreement => agreement(me),
            Waiting::Referrals => Box::new(
                referrals::table
                    .filter(referrals::reseller_id.eq(me).and(referrals::state.eq(ReferralState::Received)))
                    .filter(referrals::expires_at.gt(now))
                    .select(referrals::id)
                    .into_boxed::<MultiBackend>(),
            ),
            Waiting::OrderRequests => Box::new(
                order_requests::table
                    .filter(order_requests::holder_id.eq(me).and(order_requests::state.eq(OrderRequestState::Asked)))
                    .filter(order_requests::expires_at.gt(now))
                    .select(order_requests::id)
                    .into_boxed::<MultiBackend>(),
            ),
            Waiting::Inquiries => Box::new(
                partnership_inquiries::table
                    .filter(partnership_inquiries::provider_id.eq(me))
                    .filter(partnership_inquiries::state.eq(InquiryState::Asked))
                    .filter(partnership_inquiries::expires_at.gt(now))
                    .select(partnership_inquiries::id)
                    .into_boxed::<MultiBackend>(),
            ),
            Waiting::Accounts => Box::new(
                accounts::table
                    .filter(accounts::standing.eq(Standing::PendingApproval))
                    .select(accounts::id)
                    .into_boxed::<MultiBackend>(),
            ),
        });
    }
    if rows.is_empty() { Ok(Vec::new()) } else { count_each(db, rows, MOST_COUNTED) }
}

/// As Home lists them ([`crate::repository::service_request_tasks`]).
fn requests(what: Waiting, me: AccountId, kind: AccountKind) -> Rows {
    let all = service_requests::table.select(service_requests::id).into_boxed::<MultiBackend>();
    let mut mine = if what == Waiting::Requests {
        all.filter(service_requests::assigned_to_account.eq(me).and(service_requests::state.eq(RequestState::Open)))
    } else {
        all.filter(service_requests::opened_by_account.eq(me).and(service_requests::state.eq(RequestState::Waiting)))
    };
    if must_serve(kind) {
        let serves = relationships::table
            .filter(relationships::partner_id.eq(me))
            .filter(relationships::customer_id.eq(service_requests::customer_id))
            .filter(relationships::state.eq(RelationshipState::Active));
        mine = mine.filter(exists(serves));
    }
    Box::new(mine)
}

/// The agreement of a customer that can accept it itself: nobody has, and nothing was bought under another.
fn agreement(me: AccountId) -> Rows {
    let accepted = customer_agreements::table.filter(customer_agreements::customer_id.eq(me));
    let bought = subscriptions::table.filter(subscriptions::customer_id.eq(me));
    Box::new(
        customers::table
            .filter(customers::id.eq(me))
            .filter(not(exists(accepted)))
            .filter(not(exists(bought)))
            .select(customers::id)
            .into_boxed::<MultiBackend>(),
    )
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
    let active_with_me = || {
        relationships::table
            .filter(relationships::customer_id.eq(me).and(relationships::state.eq(RelationshipState::Active)))
    };
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
        .filter(partnerships::state.eq(PartnershipState::Active).and(accounts::standing.eq(Standing::Active)));
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
