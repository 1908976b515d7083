//! The list of security events: all of them for the operator, and an account's own.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::security_events::is_failure;
use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::AccountKind,
    ids::{AccountId, SecurityEventId, UserId},
    list::{ByTime, Count, ListQuery, Page, search_text},
    security_event::{SecurityDetail, SecurityEventKind, SecurityObject},
    text_field,
};
use crate::repository::{
    contacts,
    counted::count_up_to,
    db::Db,
    in_list::ColumnInList,
    keyset::load_page,
    schema::{accounts, memberships, relationships, security_event_accounts, security_events, users},
    states::ActiveRelationship,
};

/// What is wanted of the list.
pub type SecurityEventQuery = ListQuery<ByTime, SecurityEventFilter>;

/// What everybody's events are seen by.
const SEEN_BY: &[Action] = &[Action::ViewAllSecurityEvents];

/// What the list is narrowed to, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SecurityEventFilter {
    /// One kind.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub kind: Option<SecurityEventKind>,
    /// Those of an account: its name or id. For the operator.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// Those of a person: its address.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// Those from a network: an address in it.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Those from this day on.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// Those up to this day.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl SecurityEventFilter {
    /// The day that stands in one of its fields; none where there is none.
    #[must_use]
    pub fn day(typed: &str) -> Option<NaiveDate> {
        typed.parse().ok()
    }
}

/// What the list is narrowed to, looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NarrowedEvents {
    /// One kind.
    pub kind: Option<SecurityEventKind>,
    /// Those alone that tell of something that did not work.
    pub failures: bool,
    /// Those of a person.
    pub person: Option<WantedPerson>,
    /// Those from a network.
    pub network: Option<String>,
    /// Those that began then or later.
    pub from: Option<Moment>,
    /// Those that began before.
    pub before: Option<Moment>,
}

/// The person whose events are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WantedPerson {
    /// A user.
    User(UserId),
    /// An address that no user has, by its digest.
    Address([u8; 32]),
}

/// An event as the list shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = security_events)]
pub struct ListedEvent {
    /// The id.
    pub id: SecurityEventId,
    /// What happened.
    pub kind: SecurityEventKind,
    /// When it did first.
    pub first_at: Moment,
    /// When it did last.
    pub last_at: Moment,
    /// How often.
    pub times: i64,
    /// Whether those differ that are counted here.
    pub is_sum: bool,
    /// The user, where one is known.
    pub user_id: Option<UserId>,
    /// The address that was typed, without what would tell it, where no user is known.
    pub address: Option<String>,
    /// The account that was acted in.
    pub account_id: Option<AccountId>,
    /// The network.
    pub network: String,
    /// The browser and its system.
    pub browser: String,
    /// What it was done to.
    pub object_kind: Option<SecurityObject>,
    /// Which; of whatever kind it is.
    pub object_id: Option<AccountId>,
    /// What was not allowed.
    pub action: Option<Action>,
    /// The form or page.
    pub route: Option<String>,
    /// What exactly.
    pub detail: Option<SecurityDetail>,
}

/// An event with the name and address of its user.
pub type EventOfUser = (ListedEvent, Option<(String, String)>);

/// Narrows a query on events.
macro_rules! narrowed {
    ($query:expr, $wanted:expr, $at:expr) => {{
        let mut query = $query;
        if let Some(kind) = $wanted.kind {
            query = query.filter(security_events::kind.eq(kind));
        }
        if $wanted.failures {
            query = query.filter(is_failure());
        }
        match &$wanted.person {
            Some(WantedPerson::User(user)) => query = query.filter(security_events::user_id.eq(*user)),
            Some(WantedPerson::Address(digest)) => {
                query = query.filter(security_events::address_digest.eq(digest.to_vec()));
            }
            None => {}
        }
        if let Some(network) = &$wanted.network {
            query = query.filter(security_events::network.eq(network.clone()));
        }
        if let Some(from) = $wanted.from {
            query = query.filter($at.ge(from));
        }
        if let Some(before) = $wanted.before {
            query = query.filter($at.lt(before));
        }
        query
    }};
}

/// A page of everybody's events, or of those of one account. One query, and one that counts where that is wanted.
pub fn list(
    db: &mut Db,
    grant: &Grant,
    account: Option<AccountId>,
    (wanted, narrowed): (&SecurityEventQuery, &NarrowedEvents),
    counts: bool,
) -> Result<Page<EventOfUser>, Error> {
    grant.proves(SEEN_BY)?;
    if let Some(account) = account {
        return of_account(db, account, (wanted, narrowed), counts);
    }
    let rows = || {
        let all = security_events::table
            .left_join(users::table.on(users::id.nullable().eq(security_events::user_id)))
            .select((ListedEvent::as_select(), (users::name, users::email).nullable()))
            .into_boxed();
        narrowed!(all, narrowed, security_events::first_at)
    };
    let id = security_events::id;
    Ok(load_page!(db, rows(), wanted, EventOfUser, (id, SecurityEventId, |row| row.0.id), {
        ByTime::Time => (security_events::first_at, |row| row.0.first_at),
    }, counted: |db| if counts { count_up_to(db, rows().select(id)) } else { Ok(Count::BEYOND) }))
}

/// A page of the account's own events. One query, and one that counts where that is wanted.
pub fn list_own(
    db: &mut Db,
    scope: Scope,
    wanted: (&SecurityEventQuery, &NarrowedEvents),
    counts: bool,
) -> Result<Page<EventOfUser>, Error> {
    of_account(db, scope.account(), wanted, counts)
}

fn of_account(
    db: &mut Db,
    account: AccountId,
    (wanted, narrowed): (&SecurityEventQuery, &NarrowedEvents),
    counts: bool,
) -> Result<Page<EventOfUser>, Error> {
    let rows = || {
        let own = security_event_accounts::table
            .inner_join(security_events::table)
            .left_join(users::table.on(users::id.nullable().eq(security_events::user_id)))
            .filter(security_event_accounts::account_id.eq(account))
            .select((ListedEvent::as_select(), (users::name, users::email).nullable()))
            .into_boxed();
        narrowed!(own, narrowed, security_event_accounts::first_at)
    };
    let id = security_event_accounts::event_id;
    let all = || security_event_accounts::table.filter(security_event_accounts::account_id.eq(account)).select(id);
    let is_narrowed = *narrowed != NarrowedEvents::default();
    let count = |db: &mut Db| match (counts, is_narrowed) {
        (false, _) => Ok(Count::BEYOND),
        (true, true) => count_up_to(db, rows().select(id)),
        (true, false) => count_up_to(db, all()),
    };
    Ok(load_page!(db, rows(), wanted, EventOfUser, (id, SecurityEventId, |row| row.0.id), {
        ByTime::Time => (security_event_accounts::first_at, |row| row.0.first_at),
    }, counted: count))
}

/// One of everybody's events. One query.
pub fn find(db: &mut Db, grant: &Grant, id: SecurityEventId) -> Result<EventOfUser, Error> {
    grant.proves(SEEN_BY)?;
    Ok(security_events::table
        .left_join(users::table.on(users::id.nullable().eq(security_events::user_id)))
        .filter(security_events::id.eq(id))
        .select((ListedEvent::as_select(), (users::name, users::email).nullable()))
        .first(db)?)
}

/// One of the account's own events. One query.
pub fn find_own(db: &mut Db, scope: Scope, id: SecurityEventId) -> Result<EventOfUser, Error> {
    Ok(security_event_accounts::table
        .inner_join(security_events::table)
        .left_join(users::table.on(users::id.nullable().eq(security_events::user_id)))
        .filter(security_event_accounts::account_id.eq(scope.account()))
        .filter(security_event_accounts::event_id.eq(id))
        .select((ListedEvent::as_select(), (users::name, users::email).nullable()))
        .first(db)?)
}

/// The names of things, and of the accounts that were acted in, as far as the reader may see them.
#[derive(Clone, Debug, Default)]
pub struct EventNames {
    /// Users.
    pub users: HashMap<UserId, String>,
    /// Accounts.
    pub accounts: HashMap<AccountId, String>,
}

/// What events of these users and accounts are about, for whoever sees all of them. Two queries.
pub fn names(db: &mut Db, grant: &Grant, of: (&[UserId], &[AccountId])) -> Result<EventNames, Error> {
    grant.proves(SEEN_BY)?;
    let found: Vec<(UserId, String)> =
        users::table.filter(users::id.in_list(of.0)).select((users::id, users::name)).load(db)?;
    Ok(EventNames { users: found.into_iter().collect(), accounts: contacts::names(db, of.1)? })
}

/// The same for an account: its own people, its customers, itself. Three queries.
pub fn own_names(db: &mut Db, scope: Scope, of: (&[UserId], &[AccountId])) -> Result<EventNames, Error> {
    let own = memberships::table.filter(memberships::account_id.eq(scope.account())).select(memberships::user_id);
    let found: Vec<(UserId, String)> = users::table
        .filter(users::id.in_list(of.0).and(users::id.eq_any(own)))
        .select((users::id, users::name))
        .load(db)?;
    let served: Vec<AccountId> = relationships::table
        .filter(relationships::partner_id.eq(scope.account()).and(relationships::customer_id.in_list(of.1)))
        .filter(ActiveRelationship)
        .select(relationships::customer_id)
        .load(db)?;
    let seen: Vec<AccountId> = served.into_iter().chain([scope.account()]).collect();
    let of_those: Vec<AccountId> = of.1.iter().copied().filter(|id| seen.contains(id)).collect();
    Ok(EventNames { users: found.into_iter().collect(), accounts: contacts::names(db, &of_those)? })
}

/// The account that somebody means by its whole name.
pub fn find_account(db: &mut Db, grant: &Grant, name_key: &str) -> Result<Option<AccountId>, Error> {
    grant.proves(SEEN_BY)?;
    Ok(accounts::table
        // There is an index for each kind.
        .filter(accounts::kind.in_list(AccountKind::ALL).and(accounts::name_key.eq(name_key)))
        .order(accounts::id)
        .select(accounts::id)
        .first(db)
        .optional()?)
}
