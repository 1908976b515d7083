//! `PostgreSQL` behind a pooler that lends a connection for one transaction at a time, as `PgBouncer` does in its mode
//! `transaction`: what belongs to a session – prepared statements, settings – is then somebody else's at the next turn.
//!
//! The URL says so by `pgbouncer=true`, as it does elsewhere.

use diesel::{
    QueryableByName, RunQueryDsl,
    connection::{CacheSize, Connection},
    pg::PgConnection,
    sql_query,
    sql_types::Text,
};

use crate::domain::Error;

/// What a URL says of a pooler; `libpq` doesn't know the word.
const PARAMETER: &str = "pgbouncer=true";

/// A URL without what it says of a pooler, and whether it says so.
pub(super) fn split(url: &str) -> (String, bool) {
    let Some((place, parameters)) = url.split_once('?') else { return (url.to_owned(), false) };
    let others: Vec<&str> = parameters.split('&').filter(|one| *one != PARAMETER).collect();
    let is_pooled = others.len() < parameters.split('&').count();
    let url = if others.is_empty() { place.to_owned() } else { format!("{place}?{}", others.join("&")) };
    (url, is_pooled)
}

#[derive(QueryableByName)]
struct Unset {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Prepares a connection for a pooler: statements have no names, and nothing is set for the session.
///
/// # Errors
/// [`Error::Unavailable`] where the role has no timeouts: a statement could then run for ever.
pub(super) fn prepare(conn: &mut PgConnection) -> Result<(), Error> {
    conn.set_prepared_statement_cache_size(CacheSize::Disabled);
    let unset: Vec<Unset> = sql_query(
        "SELECT name FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout') AND reset_val = '0' ORDER BY name",
    )
    .load(conn)?;
    if unset.is_empty() {
        return Ok(());
    }
    let missing = unset.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
    Err(Error::Unavailable(format!(
        "behind a pooler the role's own settings count, and it has no {missing}: \
         ALTER ROLE … SET statement_timeout = '15s'; ALTER ROLE … SET lock_timeout = '10s'"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_says_by_one_word_that_it_leads_to_a_pooler() {
        assert_eq!(split("postgres://a@b/c"), ("postgres://a@b/c".to_owned(), false));
        assert_eq!(split("postgres://a@b/c?pgbouncer=true"), ("postgres://a@b/c".to_owned(), true));
        assert_eq!(
            split("postgres://a@b/c?sslmode=require&pgbouncer=true&application_name=tandem"),
            ("postgres://a@b/c?sslmode=require&application_name=tandem".to_owned(), true)
        );
        assert_eq!(split("postgres://a@b/c?pgbouncer=false").0, "postgres://a@b/c?pgbouncer=false");
    }
}
