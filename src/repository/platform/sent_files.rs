//! Files that were sent to be loaded and have had their time.
//!
//! Needs no grant: the portal drops them by itself, when the day has come.

use diesel::prelude::*;

use crate::domain::{Error, Moment};
use crate::repository::{
    db::Db,
    schema::{uploads, user_imports},
    sweeping::sweep_piece,
};

/// Drops files of catalogs. What was loaded out of them stays.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, uploads, expires_at, now)
}

/// Drops files of users. Who was added out of them stays.
pub fn sweep_users(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, user_imports, expires_at, now)
}
