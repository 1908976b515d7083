//! What times a database knows, by which a wrong clock shows.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::lines;
use crate::{
    domain::{Error, Moment},
    repository::{db::Db, schema::audit_records},
};

/// When something was last recorded.
pub fn newest_record(db: &mut Db) -> Result<Option<Moment>, Error> {
    // Ids begin with their time: the last of them is of the newest record, or nearly so.
    Ok(audit_records::table.order(audit_records::id.desc()).select(audit_records::at).first(db).optional()?)
}

/// What time the server has; `None` where the database is a file.
pub fn server_time(db: &mut Db) -> Result<Option<Moment>, Error> {
    let Db::Pg(_) = db else { return Ok(None) };
    let text = "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS line";
    let found = lines(db, text)?;
    let read = |text: &String| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok();
    Ok(found.first().and_then(read).map(Moment::from_naive_utc))
}
