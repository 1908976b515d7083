//! How many mails were caused lately, by whom and to whom, and who was written to before.
//!
//! Needs no grant: whatever causes a mail has asked for one, or is not here yet.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::{
    Error, Moment,
    ids::AccountId,
    mail_quota::{MailScope, window},
};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    schema::{contacted_addresses, mail_counters},
    sweeping::sweep_piece,
};

/// Counts one more, where there are fewer than `most` since the window began. Of several at a time each waits for the one
/// before, so that no more than `most` get through. At most four statements by the key, however much was counted.
///
/// # Errors
/// As the database says. What is within is when it goes on, where the most is reached.
pub fn spend(
    db: &mut Db,
    (scope, subject): (MailScope, &str),
    most: i64,
    now: Moment,
) -> Result<Result<(), Moment>, Error> {
    if count(db, (scope, subject), most, now)? || begin(db, (scope, subject), now)? {
        return Ok(Ok(()));
    }
    // Somebody else has begun the window meanwhile.
    if count(db, (scope, subject), most, now)? {
        return Ok(Ok(()));
    }
    let began: Moment = mail_counters::table.find((scope, subject)).select(mail_counters::began_at).first(db)?;
    Ok(Err(began.plus(window())))
}

/// One more in a window that runs.
fn count(db: &mut Db, key: (MailScope, &str), most: i64, now: Moment) -> Result<bool, Error> {
    let running = mail_counters::table
        .find(key)
        .filter(mail_counters::began_at.gt(now.plus(-window())).and(mail_counters::used.lt(most)));
    Ok(diesel::update(running).set(mail_counters::used.eq(mail_counters::used + 1)).execute(db)? == 1)
}

/// The first of a window.
fn begin(db: &mut Db, key: (MailScope, &str), now: Moment) -> Result<bool, Error> {
    let over = mail_counters::table.find(key).filter(mail_counters::began_at.le(now.plus(-window())));
    if diesel::update(over).set((mail_counters::began_at.eq(now), mail_counters::used.eq(1))).execute(db)? == 1 {
        return Ok(true);
    }
    let row = (
        mail_counters::scope.eq(key.0),
        mail_counters::subject.eq(key.1),
        mail_counters::began_at.eq(now),
        mail_counters::used.eq(1),
    );
    // On PostgreSQL a second one waits here until the first has committed or failed.
    let inserted = on_backend!(db, |conn| {
        diesel::insert_into(mail_counters::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(inserted == 1)
}

/// How many of these were counted in windows that run, and when those end; none where there are none.
pub fn used(
    db: &mut Db,
    scope: MailScope,
    subjects: &[String],
    now: Moment,
) -> Result<HashMap<String, (i64, Moment)>, Error> {
    let rows: Vec<(String, i64, Moment)> = mail_counters::table
        .filter(mail_counters::subject.in_list(subjects).and(mail_counters::scope.eq(scope)))
        .filter(mail_counters::began_at.gt(now.plus(-window())))
        .select((mail_counters::subject, mail_counters::used, mail_counters::began_at))
        .load(db)?;
    Ok(rows.into_iter().map(|(subject, used, began)| (subject, (used, began.plus(window())))).collect())
}

/// Notes that an account writes to an address. Whether it is the first time.
pub fn contact(db: &mut Db, account: AccountId, address: &str, now: Moment) -> Result<bool, Error> {
    let row = (
        contacted_addresses::account_id.eq(account),
        contacted_addresses::address_key.eq(address),
        contacted_addresses::contacted_at.eq(now),
    );
    let inserted = on_backend!(db, |conn| {
        diesel::insert_into(contacted_addresses::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(inserted == 1)
}

/// Forgets windows that are over.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, mail_counters, began_at, now.plus(-window()))
}
