//! Keys that make a form count once: the record keeps a reference to what was made, never an answer.
//!
//! Needs no grant: a key counts a form, whatever that does.

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::domain::{Error, Moment};
use crate::repository::{
    db::{Db, on_backend},
    schema::idempotency_keys,
    sweeping::sweep_piece,
};

/// Notes that the form with this key makes `reference`; or gives what it made when it was sent before.
pub fn claim(db: &mut Db, key_hash: &[u8; 32], reference: &str, now: Moment) -> Result<Option<String>, Error> {
    let row = (
        idempotency_keys::key_hash.eq(key_hash.to_vec()),
        idempotency_keys::reference.eq(reference),
        idempotency_keys::created_at.eq(now),
    );
    // On PostgreSQL a second request waits here until the first has committed or failed.
    let inserted = on_backend!(db, |conn| {
        diesel::insert_into(idempotency_keys::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    if inserted == 1 {
        return Ok(None);
    }
    let made = idempotency_keys::table.find(key_hash.as_slice()).select(idempotency_keys::reference).first(db)?;
    Ok(Some(made))
}

/// Forgets keys older than `before`.
pub fn sweep(db: &mut Db, before: Moment) -> Result<bool, Error> {
    sweep_piece!(db, idempotency_keys, created_at, before.plus(-TimeDelta::microseconds(1)))
}
