//! Finding customers by an index where looking through them would take long: the one place where the two databases
//! search in ways of their own.
//!
//! `SQLite` asks a table of three-character pieces that triggers keep (`customer_search`), `PostgreSQL` an index of its
//! extension `pg_trgm`. What is found is put in order by name here, and cut to a page.

use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Text},
};

use super::{
    db::{Db, MultiBackend},
    types::DbUuid,
};
use crate::domain::{
    Error, Scope,
    customer::{DOMAIN_SUFFIX, searched_piece},
    fold::like_pattern_of_folded,
    ids::{AccountId, RelationshipId},
    list::{Count, Seek},
};

/// What a list of customers is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// What a search key must hold.
    pub(super) piece: Option<String>,
    /// The partner that serves them as well.
    pub(super) common_with: Option<AccountId>,
}

impl Narrowed {
    /// To what `search` finds, and to what another partner serves as well.
    #[must_use]
    pub fn to(search: &str, common_with: Option<AccountId>) -> Self {
        Self { piece: searched_piece(search), common_with }
    }

    pub(super) const fn is_everything(&self) -> bool {
        self.piece.is_none() && self.common_with.is_none()
    }
}

/// Up to so many customers of another partner are looked at one by one, whatever is searched for.
const FEW: i64 = 2_000;

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = DbUuid)]
    id: RelationshipId,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// The partner's relationships that are wanted: those of one page.
pub(super) fn find(
    db: &mut Db,
    scope: Scope,
    narrowed: &Narrowed,
    seek: &Seek<String>,
) -> Result<Vec<RelationshipId>, Error> {
    let Some(mut statement) = wanted(db, scope, narrowed)? else { return Ok(Vec::new()) };
    // PostgreSQL finds them first and puts them in order afterwards: else it may prefer to walk in order through all
    // that is not wanted. SQLite goes the way that it is told.
    if matches!(db, Db::Pg(_)) {
        statement = statement.wrapped("WITH found AS MATERIALIZED (", ") SELECT r.id FROM found r WHERE true");
    }
    if let Some((key, id)) = &seek.bound {
        statement.text(if seek.ascending { " AND (r.name_key, r.id) > (" } else { " AND (r.name_key, r.id) < (" });
        statement.value(key);
        statement.text(", ");
        statement.id(AccountId::from_uuid(*id));
        statement.text(")");
    }
    statement.text(if seek.ascending {
        " ORDER BY r.name_key, r.id LIMIT "
    } else {
        " ORDER BY r.name_key DESC, r.id DESC LIMIT "
    });
    statement.number(seek.limit());
    let found: Vec<Found> = statement.load(db)?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// How many of the partner's relationships are wanted, as far as [`Count`] goes.
pub(super) fn count(db: &mut Db, scope: Scope, narrowed: &Narrowed) -> Result<Count, Error> {
    let Some(statement) = wanted(db, scope, narrowed)? else { return Ok(Count::from(0)) };
    let mut statement = statement.wrapped("SELECT count(*) AS count FROM (", " LIMIT ");
    statement.number(Count::MOST + 1);
    statement.text(") counted");
    let counted: Vec<Counted> = statement.load(db)?;
    Ok(Count::from(counted.first().map_or(0, |row| row.count)))
}

/// The partner's relationships that are wanted, in no order; `None` where nothing is narrowed.
fn wanted(db: &mut Db, scope: Scope, narrowed: &Narrowed) -> Result<Option<Statement>, Error> {
    let is_sqlite = matches!(db, Db::Sqlite(_));
    let mut statement = Statement::default();
    match (&narrowed.piece, narrowed.common_with) {
        (Some(piece), None) => by_piece(&mut statement, is_sqlite, scope, piece),
        (piece, Some(other)) => match piece {
            Some(piece) if !has_few(db, other)? => {
                by_piece(&mut statement, is_sqlite, scope, piece);
                statement.text(
                    " AND EXISTS (SELECT 1 FROM relationships o WHERE o.customer_id = r.customer_id \
                     AND o.state = 'active' AND o.partner_id = ",
                );
                statement.id(other);
                statement.text(")");
            }
            _ => by_other_partner(&mut statement, is_sqlite, scope, piece.as_deref(), other),
        },
        (None, None) => return Ok(None),
    }
    Ok(Some(statement))
}

/// What an index is asked for: not for the ending that nearly every customer's domain has, as that would have it look
/// at nearly every row. Whether the rest is there as well is seen in the rows themselves.
fn distinctive(piece: &str) -> &str {
    piece.strip_suffix(DOMAIN_SUFFIX).filter(|rest| rest.chars().count() >= 3).unwrap_or(piece)
}

/// All whose search key holds `piece`.
fn by_piece(statement: &mut Statement, is_sqlite: bool, scope: Scope, piece: &str) {
    if is_sqlite {
        statement.text(
            "SELECT r.id, r.name_key FROM customer_search s CROSS JOIN relationships r ON r.number = s.rowid \
             WHERE s.customer_search MATCH ",
        );
        statement.value(&matching(scope, distinctive(piece)));
        statement.text(" AND r.partner_id = ");
        statement.id(scope.account());
        statement.text(" AND r.state = 'active'");
    } else {
        statement.text("SELECT r.id, r.name_key FROM relationships r WHERE r.partner_id = ");
        statement.id(scope.account());
        statement.text(" AND r.state = 'active'");
        statement.holding("r.search_key", distinctive(piece));
    }
    if distinctive(piece) != piece {
        statement.holding("r.search_key || ''", piece);
    }
}

/// All that another partner serves as well, from its side.
fn by_other_partner(statement: &mut Statement, is_sqlite: bool, scope: Scope, piece: Option<&str>, other: AccountId) {
    // `CROSS JOIN` is SQLite's word for "in this order".
    let join = if is_sqlite { "CROSS JOIN" } else { "JOIN" };
    statement.text("SELECT r.id, r.name_key FROM relationships o ");
    statement.text(join);
    statement.text(" relationships r ON r.customer_id = o.customer_id AND r.state = 'active' AND r.partner_id = ");
    statement.id(scope.account());
    statement.text(" WHERE o.state = 'active' AND o.partner_id = ");
    statement.id(other);
    if let Some(piece) = piece {
        statement.holding("r.search_key || ''", piece);
    }
}

/// Whether a partner has few customers in all.
fn has_few(db: &mut Db, partner: AccountId) -> Result<bool, Error> {
    let mut statement = Statement::default();
    statement
        .text("SELECT count(*) AS count FROM (SELECT 1 FROM relationships WHERE state = 'active' AND partner_id = ");
    statement.id(partner);
    statement.text(" LIMIT ");
    statement.number(FEW + 1);
    statement.text(") counted");
    let counted: Vec<Counted> = statement.load(db)?;
    Ok(counted.first().is_some_and(|row| row.count <= FEW))
}

/// What `customer_search` is asked: the piece as one phrase, in rows of this partner (and of the few whose ids end in
/// the same three digits).
fn matching(scope: Scope, piece: &str) -> String {
    let partner = scope.account().uuid().simple().to_string().to_uppercase();
    let end = partner.get(29..).unwrap_or_default();
    format!("search_key : \"{}\" AND partner : \"{end}\"", piece.replace('"', "\"\""))
}

/// A statement put together from words and values.
#[derive(Default)]
struct Statement {
    sql: String,
    values: Vec<Value>,
}

enum Value {
    Id(AccountId),
    Text(String),
    Number(i64),
}

impl Statement {
    fn text(&mut self, words: &str) {
        self.sql.push_str(words);
    }

    /// Both databases count `$1`, `$2`, … in the order in which they first stand in a statement.
    fn bind(&mut self, value: Value) {
        self.values.push(value);
        self.sql.push('$');
        self.sql.push_str(&self.values.len().to_string());
    }

    fn id(&mut self, id: AccountId) {
        self.bind(Value::Id(id));
    }

    fn value(&mut self, text: &str) {
        self.bind(Value::Text(text.to_owned()));
    }

    fn number(&mut self, number: i64) {
        self.bind(Value::Number(number));
    }

    /// `r.search_key || ''` is a key that no index knows.
    fn holding(&mut self, key: &str, piece: &str) {
        self.text(" AND ");
        self.text(key);
        self.text(" LIKE ");
        self.value(&like_pattern_of_folded(piece));
        self.text(" ESCAPE '\\'");
    }

    fn wrapped(mut self, before: &str, after: &str) -> Self {
        self.sql = format!("{before}{}{after}", self.sql);
        self
    }

    fn load<R>(self, db: &mut Db) -> Result<Vec<R>, Error>
    where
        R: QueryableByName<MultiBackend> + 'static,
    {
        let mut query = sql_query(self.sql).into_boxed::<MultiBackend>();
        for value in self.values {
            query = match value {
                Value::Id(id) => query.bind::<DbUuid, _>(id),
                Value::Text(text) => query.bind::<Text, _>(text),
                Value::Number(number) => query.bind::<BigInt, _>(number),
            };
        }
        Ok(query.load(db)?)
    }
}
