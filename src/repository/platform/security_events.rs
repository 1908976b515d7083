//! Security events as they are kept: one row for those of a minute that say the same.
//!
//! Needs no grant: an event tells of what happened, and allows nothing.

use std::collections::HashMap;

use chrono::TimeDelta;
use diesel::{prelude::*, upsert::excluded};

use crate::domain::{
    Action, Error, Moment,
    ids::{AccountId, SecurityEventId, UserId},
    security_event::{GatheredEvent, SecurityDetail, SecurityEventKind, SecurityObject},
};
use crate::repository::{
    db::{CHUNK, Db, on_backend},
    fixed_sql::{FixedSql, fixed},
    in_list::ColumnInList,
    schema::{memberships, security_event_accounts, security_events, users},
    sweeping::sweep_piece,
};

/// An event, and what its row needs beside.
#[derive(Clone, Debug)]
pub struct KeptEvent {
    /// What happened, how often.
    pub gathered: GatheredEvent,
    /// A digest of what those of a minute have in common that say the same.
    pub bucket: [u8; 32],
    /// The user it was, where one is known.
    pub user: Option<UserId>,
    /// The address that was typed, fit to be shown, and a digest of it; where no user has it.
    pub address: Option<(String, [u8; 32])>,
    /// Whose business it is.
    pub accounts: Vec<AccountId>,
}

#[derive(Insertable)]
#[diesel(table_name = security_events)]
#[diesel(treat_none_as_default_value = false)]
struct EventRow {
    id: SecurityEventId,
    bucket: Vec<u8>,
    kind: SecurityEventKind,
    first_at: Moment,
    last_at: Moment,
    times: i64,
    is_sum: bool,
    user_id: Option<UserId>,
    address: Option<String>,
    address_digest: Option<Vec<u8>>,
    account_id: Option<AccountId>,
    network: String,
    browser: String,
    object_kind: Option<SecurityObject>,
    object_id: Option<SecurityEventId>,
    action: Option<Action>,
    route: Option<String>,
    detail: Option<SecurityDetail>,
}

impl From<&KeptEvent> for EventRow {
    fn from(kept: &KeptEvent) -> Self {
        let GatheredEvent { first, last_at, times, is_sum } = &kept.gathered;
        let (object_kind, object_id) = first.object.unzip();
        let (address, digest) = kept.address.clone().unzip();
        Self {
            id: SecurityEventId::at(first.at),
            bucket: kept.bucket.to_vec(),
            kind: first.kind,
            first_at: first.at,
            last_at: *last_at,
            times: *times,
            is_sum: *is_sum,
            user_id: kept.user,
            address,
            address_digest: digest.map(Vec::from),
            account_id: first.account,
            network: first.client.network.clone(),
            browser: first.client.browser.clone(),
            object_kind,
            object_id: object_id.map(SecurityEventId::from_uuid),
            action: first.action,
            route: first.route.clone(),
            detail: first.detail,
        }
    }
}

/// Keeps events: what says the same as a row of the same minute counts there. They are kept in the order of their digests,
/// so that of several nodes none waits for another that waits for it.
pub fn keep(db: &mut Db, mut events: Vec<KeptEvent>) -> Result<(), Error> {
    events.sort_by_key(|event| event.bucket);
    for event in &events {
        let row = EventRow::from(event);
        let (id, first_at): (SecurityEventId, Moment) = on_backend!(db, |conn| {
            diesel::insert_into(security_events::table)
                .values(&row)
                .on_conflict(security_events::bucket)
                .do_update()
                .set((
                    security_events::times.eq(security_events::times + excluded(security_events::times)),
                    security_events::last_at.eq(excluded(security_events::last_at)),
                ))
                .returning((security_events::id, security_events::first_at))
                .get_result(conn)
        })?;
        for account in &event.accounts {
            let whose = (
                security_event_accounts::account_id.eq(account),
                security_event_accounts::first_at.eq(first_at),
                security_event_accounts::event_id.eq(id),
            );
            on_backend!(db, |conn| {
                diesel::insert_into(security_event_accounts::table).values(whose).on_conflict_do_nothing().execute(conn)
            })?;
        }
    }
    Ok(())
}

/// The users with these addresses, as their keys are written.
pub fn users_by_address(db: &mut Db, keys: &[String]) -> Result<HashMap<String, UserId>, Error> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(String, UserId)> =
        users::table.filter(users::email_key.in_list(keys)).select((users::email_key, users::id)).load(db)?;
    Ok(found.into_iter().collect())
}

/// The accounts that these users belong to.
pub fn accounts_of(db: &mut Db, of: &[UserId]) -> Result<HashMap<UserId, Vec<AccountId>>, Error> {
    let mut accounts: HashMap<UserId, Vec<AccountId>> = HashMap::new();
    for some in of.chunks(CHUNK) {
        let found: Vec<(UserId, AccountId)> = memberships::table
            .filter(memberships::user_id.in_list(some))
            .select((memberships::user_id, memberships::account_id))
            .distinct()
            .load(db)?;
        for (user, account) in found {
            accounts.entry(user).or_default().push(account);
        }
    }
    Ok(accounts)
}

/// That an event tells of something that did not work: in the words of the index that has those alone, by their time.
pub(super) const fn is_failure() -> FixedSql<1> {
    fixed(FAILURES)
}

/// [`SecurityEventKind::FAILURES`].
const FAILURES: &str = "security_events.kind || '' IN ('sign_in_failed', 'second_factor_failed', 'proof_failed', \
                        'throttled', 'denied', 'form_forged', 'link_tried')";

/// How often something did not work since a moment, by rows, the latest first, at most so many.
pub fn failures_since(db: &mut Db, since: Moment, most: i64) -> Result<Vec<i64>, Error> {
    Ok(security_events::table
        .filter(security_events::first_at.gt(since))
        .filter(is_failure())
        .order((security_events::first_at.desc(), security_events::id.desc()))
        .limit(most)
        .select(security_events::times)
        .load(db)?)
}

/// Drops the events that began before a moment.
pub fn sweep(db: &mut Db, before: Moment) -> Result<bool, Error> {
    sweep_piece!(db, security_events, first_at, before.plus(-TimeDelta::microseconds(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_of_failures_has_all_of_them() {
        let kinds = SecurityEventKind::FAILURES.map(|kind| format!("'{}'", kind.as_str())).join(", ");
        assert_eq!(FAILURES, format!("security_events.kind || '' IN ({kinds})"));
    }
}
