//! What was counted by a clock that was ahead: until that time came round again it would keep people out.
//!
//! Needs no grant: what is counted is nobody's, and stays counted.

use diesel::prelude::*;

use crate::domain::{Error, Moment};
use crate::repository::{
    db::Db,
    schema::{mail_counters, password_requests, second_steps, single_sign_on_flows},
};

/// Dates what is counted by the hour or the day, and dated later than now, now: wrong codes, links that were asked for,
/// ways to a provider, mails.
pub fn date_back(db: &mut Db, now: Moment) -> Result<(), Error> {
    diesel::update(second_steps::table.filter(second_steps::created_at.gt(now)))
        .set(second_steps::created_at.eq(now))
        .execute(db)?;
    diesel::update(password_requests::table.filter(password_requests::created_at.gt(now)))
        .set(password_requests::created_at.eq(now))
        .execute(db)?;
    diesel::update(password_requests::table.filter(password_requests::mailed_at.gt(now)))
        .set(password_requests::mailed_at.eq(now))
        .execute(db)?;
    diesel::update(single_sign_on_flows::table.filter(single_sign_on_flows::created_at.gt(now)))
        .set(single_sign_on_flows::created_at.eq(now))
        .execute(db)?;
    diesel::update(mail_counters::table.filter(mail_counters::began_at.gt(now)))
        .set(mail_counters::began_at.eq(now))
        .execute(db)?;
    Ok(())
}
