//! Files that were sent to be loaded and have had their time.
//!
//! Needs no grant: the portal drops them by itself, when the day has come.

use diesel::prelude::*;

use crate::domain::{Error, Moment};
use crate::repository::{
    db::Db,
    schema::{uploads, user_imports},
};

/// Drops them. What was loaded out of them stays.
pub fn sweep(db: &mut Db, now: Moment) -> Result<(), Error> {
    diesel::delete(uploads::table.filter(uploads::expires_at.le(now))).execute(db)?;
    diesel::delete(user_imports::table.filter(user_imports::expires_at.le(now))).execute(db)?;
    Ok(())
}
