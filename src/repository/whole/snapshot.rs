//! Consistent copies of a database that others write to meanwhile.
//!
//! Needs no grant: whoever runs the program on its machine asks for a copy of everything, or the portal by its
//! schedule.

use std::path::Path;

use diesel::{RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text};

use super::{lines, open};
use crate::{
    domain::Error,
    repository::db::{DatabaseUrl, Db},
};

/// Writes what an `SQLite` database holds at one moment to a file that isn't there yet. It reads as any other
/// connection does: whoever writes meanwhile does not wait, but the write-ahead log keeps what was written until this
/// is done.
///
/// # Errors
/// [`Error::Unavailable`] where the database isn't there, or the disk is full.
pub fn copy_file(source: &Path, to: &Path) -> Result<(), Error> {
    let Db::Sqlite(mut conn) = open(&DatabaseUrl::Sqlite(source.to_owned()))? else {
        return Err(Error::Internal("a file is no PostgreSQL database".to_owned()));
    };
    sql_query("VACUUM INTO ?").bind::<Text, _>(to.to_string_lossy()).execute(&mut conn)?;
    Ok(())
}

/// Runs `work` on what a `PostgreSQL` database holds at one moment. The name of that moment lets other programs see the
/// same, as long as `work` runs.
///
/// # Errors
/// What `work` says, or as the database says.
pub fn at_named_moment<T, E: From<Error>>(
    url: &DatabaseUrl,
    work: impl FnOnce(&mut Db, &str) -> Result<T, E>,
) -> Result<T, E> {
    let mut db = open(url)?;
    begin_moment(&mut db)?;
    let name = lines(&mut db, "SELECT pg_export_snapshot() AS line")?.pop().unwrap_or_default();
    let result = work(&mut db, &name)?;
    db.batch_execute("COMMIT").map_err(Error::from)?;
    Ok(result)
}

/// Everything that the connection reads from here on is of one moment.
fn begin_moment(db: &mut Db) -> Result<(), Error> {
    Ok(db.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")?)
}

/// The statement by which a restored `PostgreSQL` database is refused, and undone, where a table has another count of
/// rows.
#[must_use]
pub fn refusal_of_other_counts<'a>(counts: impl IntoIterator<Item = (&'a String, &'a i64)>) -> String {
    let one = |(table, count): (&String, &i64)| {
        let (name, message) =
            (super::quoted(table), super::literal(&format!("{table} has not the rows of the backup")));
        format!("IF (SELECT count(*) FROM {name}) <> {count} THEN RAISE EXCEPTION USING MESSAGE = {message}; END IF;")
    };
    let checks: Vec<String> = counts.into_iter().map(one).collect();
    // Dumps leave no search path behind.
    format!("RESET search_path;\nDO $check$ BEGIN\n{}\nEND $check$;\n", checks.join("\n"))
}
