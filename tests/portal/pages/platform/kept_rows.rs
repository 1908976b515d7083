//! Every row of a database, kept so that what a test did can be undone.

use tandem::repository::db::Db;

use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, TestApp, unguarded},
};

/// Copies of all tables, in the same database.
pub struct KeptRows {
    tables: Vec<String>,
}

impl KeptRows {
    /// What is there now.
    pub async fn of(app: &TestApp) -> Self {
        let tables: Vec<String> = dump(app).await.into_keys().collect();
        if app.read(|db| Ok(matches!(db, Db::Sqlite(_)))).await {
            // PostgreSQL does without triggers for a transaction; here those that keep records have to go.
            app.sql(&unguarded(Backend::Sqlite)).await;
        }
        let copy = |table: &String| format!("CREATE TABLE kept__{table} AS SELECT * FROM {table};");
        app.sql(&tables.iter().map(copy).collect::<Vec<_>>().concat()).await;
        Self { tables }
    }

    /// Makes all of it as it was.
    pub async fn put_back(&self, app: &TestApp) {
        let is_sqlite = app.read(|db| Ok(matches!(db, Db::Sqlite(_)))).await;
        let (begin, numbered) = if is_sqlite {
            ("PRAGMA defer_foreign_keys = ON;", "")
        } else {
            ("SET LOCAL session_replication_role = replica;", "OVERRIDING SYSTEM VALUE")
        };
        let mut statements = vec![begin.to_owned()];
        statements.extend(self.tables.iter().map(|table| format!("DELETE FROM {table};")));
        let copy = |table: &String| format!("INSERT INTO {table} {numbered} SELECT * FROM kept__{table};");
        statements.extend(self.tables.iter().map(copy));
        app.sql(&statements.concat()).await;
    }
}
