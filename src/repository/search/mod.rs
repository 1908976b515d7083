//! Finding customers by an index where looking through them would take long: the one place where the two databases
//! search in ways of their own.
//!
//! `SQLite` asks a table of three-character pieces that triggers keep (`customer_search`), `PostgreSQL` an index of its
//! extension `pg_trgm`. What is found comes best first (`ranked.rs`), or by name where somebody asks for that.

mod ranked;
mod survey;

use diesel::sql_types::{BigInt, Text};
use uuid::Uuid;

use super::{db::Db, statement::Statement, types::DbUuid};
use crate::domain::{
    Error, Scope,
    customer::{DOMAIN_SUFFIX, searched_piece},
    fold::search_key,
    ids::{AccountId, RelationshipId},
    list::{Count, Seek},
};

pub(super) use self::ranked::ranked;

/// What a list of customers is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// What is searched for.
    sought: Option<Wanted>,
    /// The partner that serves them as well.
    pub(super) common_with: Option<AccountId>,
}

/// What is searched for.
#[derive(Clone, Debug)]
struct Wanted {
    /// What a search key must hold.
    piece: String,
    /// What was typed, folded.
    folded: String,
}

impl Wanted {
    /// The whole domains that it may be.
    fn domains(&self) -> [String; 2] {
        [self.folded.clone(), format!("{}{DOMAIN_SUFFIX}", self.folded)]
    }

    /// The tenant id that it is; one that nobody has where it is none.
    fn tenant(&self) -> AccountId {
        AccountId::from_uuid(Uuid::try_parse(&self.folded).unwrap_or_default())
    }
}

impl Narrowed {
    /// To what `search` finds, and to what another partner serves as well.
    #[must_use]
    pub fn to(search: &str, common_with: Option<AccountId>) -> Self {
        let sought = searched_piece(search).map(|piece| Wanted { piece, folded: search_key(search) });
        Self { sought, common_with }
    }

    pub(super) const fn is_everything(&self) -> bool {
        self.sought.is_none() && self.common_with.is_none()
    }

    /// Whether what is found has an order of its own: the best first.
    pub(super) const fn is_ranked(&self) -> bool {
        self.sought.is_some() && self.common_with.is_none()
    }

    /// What a search key must hold.
    pub(super) fn piece(&self) -> Option<&str> {
        self.sought.as_ref().map(|sought| sought.piece.as_str())
    }
}

/// Up to so many customers of another partner are looked at one by one, whatever is searched for.
const FEW: i64 = 2_000;

/// The id of a relationship, and the key that it is put in order by.
type Row = (DbUuid, Text);

/// The partner's relationships that are wanted, by name: those of one page.
pub(super) fn find(
    db: &mut Db,
    scope: Scope,
    narrowed: &Narrowed,
    seek: &Seek<String>,
) -> Result<Vec<RelationshipId>, Error> {
    let Some(mut statement) = wanted(db, scope, narrowed)? else { return Ok(Vec::new()) };
    if matches!(db, Db::Pg(_)) {
        statement = all_as_wanted(statement, false).words(" WHERE true");
    }
    if let Some((key, id)) = &seek.bound {
        statement = statement
            .words(if seek.ascending { " AND (r.name_key, r.id) > (" } else { " AND (r.name_key, r.id) < (" })
            .text(key)
            .words(", ")
            .id(AccountId::from_uuid(*id))
            .words(")");
    }
    let order = if seek.ascending {
        " ORDER BY r.name_key, r.id LIMIT "
    } else {
        " ORDER BY r.name_key DESC, r.id DESC LIMIT "
    };
    let found: Vec<(RelationshipId, String)> = statement.words(order).number(seek.limit()).rows(db)?;
    Ok(found.into_iter().map(|(id, _)| id).collect())
}

/// How many of the partner's relationships are wanted, as far as [`Count`] goes.
pub(super) fn count(db: &mut Db, scope: Scope, narrowed: &Narrowed) -> Result<Count, Error> {
    wanted(db, scope, narrowed)?.map_or(Ok(Count::from(0)), |statement| count_rows(db, statement))
}

/// What a statement finds, for another that takes a part of it. `PostgreSQL` looks for all of it, and stops where no more is
/// taken: for a few rows it may prefer to walk in an order through all that is not wanted, and finds none. `SQLite` goes the
/// way that it is told.
fn all_as_wanted<T>(statement: Statement<T>, is_sqlite: bool) -> Statement<T> {
    if is_sqlite { statement } else { statement.wrapped("WITH found AS MATERIALIZED (", ") SELECT * FROM found r") }
}

/// How many rows a statement finds, as far as [`Count`] goes.
fn count_rows<T>(db: &mut Db, statement: Statement<T>) -> Result<Count, Error> {
    let statement = all_as_wanted(statement, matches!(db, Db::Sqlite(_)));
    let counting: Statement<BigInt> = statement.wrapped("SELECT count(*) FROM (", " LIMIT ");
    let counted: Vec<i64> = counting.number(Count::MOST + 1).words(") counted").rows(db)?;
    Ok(Count::from(counted.first().copied().unwrap_or(0)))
}

/// The partner's relationships that are wanted, in no order; `None` where nothing is narrowed.
fn wanted(db: &mut Db, scope: Scope, narrowed: &Narrowed) -> Result<Option<Statement<Row>>, Error> {
    let is_sqlite = matches!(db, Db::Sqlite(_));
    Ok(Some(match (narrowed.piece(), narrowed.common_with) {
        (Some(piece), None) => by_piece(is_sqlite, scope, piece),
        (Some(piece), Some(other)) if !has_few(db, other)? => by_piece(is_sqlite, scope, piece)
            .words(
                " AND EXISTS (SELECT 1 FROM relationships o WHERE o.customer_id = r.customer_id \
                 AND o.state = 'active' AND o.partner_id = ",
            )
            .id(other)
            .words(")"),
        (piece, Some(other)) => by_other_partner(is_sqlite, scope, piece, other),
        (None, None) => return Ok(None),
    }))
}

/// The beginning of a statement whose plan depends on what is searched for.
fn searching<T>(words: &'static str) -> Statement<T> {
    Statement::new(words).planned_anew()
}

/// What an index is asked for: not for the ending that nearly every customer's domain has, as that would have it look
/// at nearly every row. Whether the rest is there as well is seen in the rows themselves.
fn distinctive(piece: &str) -> &str {
    piece.strip_suffix(DOMAIN_SUFFIX).filter(|rest| rest.chars().count() >= 3).unwrap_or(piece)
}

/// All whose search key holds `piece`.
fn by_piece(is_sqlite: bool, scope: Scope, piece: &str) -> Statement<Row> {
    by_part(searching("SELECT r.id, r.name_key"), is_sqlite, scope, (distinctive(piece), piece))
}

/// The columns of all whose search key holds `piece`, which an index finds by a part of it.
fn by_part<T>(columns: Statement<T>, is_sqlite: bool, scope: Scope, (part, piece): (&str, &str)) -> Statement<T> {
    if is_sqlite {
        let statement = columns
            .words(
                " FROM customer_search s CROSS JOIN relationships r ON r.number = s.rowid \
                 WHERE s.customer_search MATCH ",
            )
            .text(matching(scope, part))
            .words(" AND r.partner_id = ")
            .id(scope.account())
            .words(" AND r.state = 'active'");
        return if part == piece { statement } else { statement.holding(UNINDEXED, piece) };
    }
    let joined = joined(part);
    let statement = columns
        .words(" FROM relationships r WHERE r.partner_id = ")
        .id(scope.account())
        .words(" AND r.state = 'active'")
        .holding(JOINED, &joined);
    // A "0" may be one that was not there.
    if joined == piece && !piece.contains('0') { statement } else { statement.holding(UNINDEXED, piece) }
}

/// The search key as `PostgreSQL` has it in its index, which takes letters and digits alone for words: with an address for
/// one word, else nearly every customer had words that begin with "o" and "c", and with any hexadecimal digit.
const JOINED: &str = "translate(r.search_key, '.-', '00')";
/// The search key as no index knows it.
const UNINDEXED: &str = "r.search_key || ''";

/// What [`JOINED`] must hold where the search key holds a piece.
fn joined(piece: &str) -> String {
    piece.replace(['.', '-'], "0")
}

/// All that another partner serves as well, from its side.
fn by_other_partner(is_sqlite: bool, scope: Scope, piece: Option<&str>, other: AccountId) -> Statement<Row> {
    // `CROSS JOIN` is SQLite's word for "in this order".
    let join = if is_sqlite { "CROSS JOIN" } else { "JOIN" };
    let statement = searching("SELECT r.id, r.name_key FROM relationships o ")
        .words(join)
        .words(" relationships r ON r.customer_id = o.customer_id AND r.state = 'active' AND r.partner_id = ")
        .id(scope.account())
        .words(" WHERE o.state = 'active' AND o.partner_id = ")
        .id(other);
    match piece {
        Some(piece) => statement.holding(UNINDEXED, piece),
        None => statement,
    }
}

/// Whether a partner has few customers in all.
fn has_few(db: &mut Db, partner: AccountId) -> Result<bool, Error> {
    let served = "SELECT count(*) FROM (SELECT 1 FROM relationships WHERE state = 'active' AND partner_id = ";
    let statement = Statement::<BigInt>::new(served).id(partner).words(" LIMIT ");
    let counted: Vec<i64> = statement.number(FEW + 1).words(") counted").rows(db)?;
    Ok(counted.first().is_some_and(|count| *count <= FEW))
}

/// What `customer_search` is asked: the piece as one phrase, in rows of this partner (and of the few whose ids end in
/// the same three digits).
fn matching(scope: Scope, piece: &str) -> String {
    format!("search_key : \"{}\" AND partner : \"{}\"", piece.replace('"', "\"\""), ending(scope))
}

/// The end of a partner's id, as `customer_search` keeps it.
fn ending(scope: Scope) -> String {
    let partner = scope.account().uuid().simple().to_string().to_uppercase();
    partner.get(29..).unwrap_or_default().to_owned()
}
