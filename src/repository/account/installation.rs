//! Whether this database is somebody's business or the demo world.
//!
//! Needs no grant: it is said once, before there is anybody who could have one.

use diesel::prelude::*;

use crate::domain::{Error, Moment, policy};
use crate::repository::{
    db::Db,
    error::is_duplicate,
    schema::{accounts, installation},
};

text_enum! {
    /// What a database is for.
    Purpose {
        /// Real people's business.
        Real => "real",
        /// The demo world.
        Demo => "demo",
    }
}

/// What the database is for; `None` where nothing was put in yet.
pub fn purpose(db: &mut Db) -> Result<Option<Purpose>, Error> {
    let text: Option<String> = installation::table.select(installation::purpose).first(db).optional()?;
    Ok(text.as_deref().and_then(Purpose::parse))
}

/// Says once and for all what the database is for.
pub fn claim(db: &mut Db, purpose: Purpose, now: Moment) -> Result<(), Error> {
    let row = (installation::id.eq(1), installation::purpose.eq(purpose.as_str()), installation::created_at.eq(now));
    match diesel::insert_into(installation::table).values(row).execute(db) {
        Err(failure) if is_duplicate(&failure) => Err(Error::NotFound),
        other => other.map(|_| ()).map_err(Error::from),
    }
}

/// Whether an operator exists, without whom nothing was set up.
pub fn is_set_up(db: &mut Db) -> Result<bool, Error> {
    let operators: i64 = accounts::table.filter(accounts::kind.eq(policy::OPERATOR)).count().get_result(db)?;
    Ok(operators > 0)
}

/// Whether the database answers.
pub fn ping(db: &mut Db) -> Result<(), Error> {
    purpose(db).map(|_| ())
}
