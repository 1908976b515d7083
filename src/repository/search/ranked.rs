//! The order in which a search is answered: what was meant exactly, then names that begin so, then the rest, by name
//! where few are found and else the newest first. So the first page is found without putting all that is found in order.

use diesel::sql_types::{BigInt, Text, Timestamp};
use uuid::Uuid;

use super::{
    Narrowed, UNINDEXED, Wanted, all_as_wanted, by_part, count_rows, ending, matching, searching, survey::Survey,
    survey::survey,
};
use crate::domain::{
    Error, Scope,
    account::AccountKind,
    ids::AccountId,
    list::{Count, Seek},
    policy,
};
use crate::repository::{customer_list::ListedCustomer, db::Db, statement::Statement, types::DbUuid};

/// So many are put in order by name.
const FEW: i64 = 100;
/// So many are more than [`FEW`], even where a sample errs.
const SURELY_MANY: usize = 2_000;
/// How many of the newest rows are looked through where more than [`MANY`] rows hold a piece, before all that an index
/// finds is put in order.
const NEWEST: i64 = 20_000;
const MANY: i64 = 1_000;

/// A customer that was found, and its place in the order: a text that stands in the address of the page after it.
#[derive(Clone, Debug)]
pub(in crate::repository) struct Placed {
    /// Where it stands.
    pub(in crate::repository) place: String,
    /// The customer.
    pub(in crate::repository) row: ListedCustomer,
}

/// What is found, in three tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// What was meant exactly: its domain or its tenant id is what was typed.
    Exact,
    /// Its name begins so.
    Begins,
    /// It holds the piece somewhere.
    Holds,
}

/// Number, tier, and what a list shows.
type Row = (BigInt, BigInt, (DbUuid, DbUuid, Text, Text, Text, Text, Timestamp, BigInt, Text, Text, Text));
type Found = (i64, i64, ListedCustomer);

/// What begins the place of the rows of each tier; those of the last are placed by name or by number.
const EXACT: &str = "a";
const BEGINS: &str = "b";
const BY_NAME: &str = "c";
const BY_NUMBER: &str = "d";

/// The partner's customers that a search finds, best first: those of one page, and one more where there are more; and how
/// many there are, where that is asked for. Two statements, and up to five more where there are many.
pub(in crate::repository) fn ranked(
    db: &mut Db,
    scope: Scope,
    narrowed: &Narrowed,
    seek: &Seek<String>,
    counts: bool,
) -> Result<(Vec<Placed>, Count), Error> {
    let Some(wanted) = &narrowed.sought else { return Ok((Vec::new(), Count::from(0))) };
    let survey = survey(db, scope, &wanted.piece)?;
    let search = Search { scope, wanted, survey };
    let all = |found: Vec<Found>| {
        let many = i64::try_from(found.len()).unwrap_or(i64::MAX);
        (many <= FEW).then(|| (cut(found, seek), Count::from(many)))
    };
    // Where a sample tells that there are many, all of them need not be looked for; where it has one at all, there are
    // hardly so few, and counting says so.
    let is_counted_first = counts && search.survey.is_in_sample;
    if search.survey.estimate < SURELY_MANY
        && !is_counted_first
        && let Some(page) = all(search.few(db)?)
    {
        return Ok(page);
    }
    let count = if counts { search.count(db)? } else { Count::BEYOND };
    if is_counted_first
        && count.exactly().is_some_and(|count| count <= FEW)
        && let Some(page) = all(search.few(db)?)
    {
        return Ok(page);
    }
    Ok((search.tiers(db, seek, count)?, count))
}

/// The rows of a page from all that there are.
fn cut(found: Vec<Found>, seek: &Seek<String>) -> Vec<Placed> {
    let place = |(_, tier, row): Found| {
        let tier = match tier {
            0 => EXACT,
            1 => BEGINS,
            _ => BY_NAME,
        };
        Placed { place: format!("{tier}{}", row.name_key), row }
    };
    let mut placed: Vec<Placed> = found.into_iter().map(place).collect();
    placed.sort_by(|one, other| one.key().cmp(&other.key()));
    if seek.backwards {
        placed.reverse();
    }
    if let Some((place, id)) = &seek.bound {
        // The newest came first when there were more.
        let bound = if place.starts_with(BY_NUMBER) { (BY_NAME, Uuid::nil()) } else { (place.as_str(), *id) };
        placed.retain(|row| if seek.backwards { row.key() < bound } else { row.key() > bound });
    }
    placed.truncate(seek.size.saturating_add(1));
    placed
}

impl Placed {
    fn key(&self) -> (&str, Uuid) {
        (&self.place, *self.row.relationship.uuid())
    }
}

/// A search of one partner.
struct Search<'a> {
    scope: Scope,
    wanted: &'a Wanted,
    survey: Survey,
}

impl Search<'_> {
    /// All that are found, in no order, where they are few; one more where there are more.
    fn few(&self, db: &mut Db) -> Result<Vec<Found>, Error> {
        let is_sqlite = matches!(db, Db::Sqlite(_));
        let found = all_as_wanted(self.holding(is_sqlite, &self.survey.part), is_sqlite);
        found.words(" LIMIT ").number(FEW + 1).rows(db)
    }

    /// The columns of all that hold the piece, which an index finds by a part of it.
    fn holding(&self, is_sqlite: bool, part: &str) -> Statement<Row> {
        by_part(self.columns(), is_sqlite, self.scope, (part, &self.wanted.piece))
    }

    /// `SELECT`, and the columns of [`Found`].
    fn columns(&self) -> Statement<Row> {
        let [domain, first_domain] = self.wanted.domains();
        searching("SELECT r.number, CAST(CASE WHEN r.domain IN (")
            .text(domain)
            .words(", ")
            .text(first_domain)
            .words(") OR r.customer_id = ")
            .id(self.wanted.tenant())
            .words(" THEN 0 WHEN r.name_key >= ")
            .text(&self.wanted.folded)
            .words(" AND r.name_key < ")
            .text(self.beyond())
            .words(
                " THEN 1 ELSE 2 END AS BIGINT) AS tier, r.id, r.customer_id, r.company_name, r.name_key, r.domain, \
                 r.alias, r.since, r.subscription_count, r.other_partners, r.address, r.country",
            )
    }

    /// No name that begins with what was typed stands behind it.
    fn beyond(&self) -> String {
        format!("{}{}", self.wanted.folded, char::MAX)
    }

    /// How many there are, as far as [`Count`] goes.
    fn count(&self, db: &mut Db) -> Result<Count, Error> {
        if self.survey.is_common {
            return Ok(Count::BEYOND);
        }
        // Where no other partner's rows are kept under the same ending, `SQLite`'s index knows all of it.
        if matches!(db, Db::Sqlite(_)) && self.ends_alone(db)? {
            let rows = searching::<BigInt>("SELECT rowid FROM customer_search WHERE customer_search MATCH ");
            return count_rows(db, rows.text(matching(self.scope, &self.wanted.piece)));
        }
        let rows = self.holding(matches!(db, Db::Sqlite(_)), &self.survey.part);
        count_rows(db, rows)
    }

    /// Whether no other partner's id ends as this one's does.
    fn ends_alone(&self, db: &mut Db) -> Result<bool, Error> {
        let partners = AccountKind::ALL.iter().filter(|kind| policy::is_partner(**kind)).map(|kind| kind.as_str());
        let kinds: serde_json::Value = partners.collect();
        let others: Vec<i64> =
            Statement::<BigInt>::new("SELECT count(*) FROM accounts WHERE kind IN (SELECT value FROM json_each(")
                .text(kinds.to_string())
                .words(")) AND substr(hex(id), -3) = ")
                .text(ending(self.scope))
                .words(" AND id <> ")
                .id(self.scope.account())
                .rows(db)?;
        Ok(others.first() == Some(&0))
    }

    /// The rows of a page, tier by tier, where there are too many to put all of them in order.
    fn tiers(&self, db: &mut Db, seek: &Seek<String>, count: Count) -> Result<Vec<Placed>, Error> {
        let limit = seek.size.saturating_add(1);
        let start = seek.bound.as_ref().map(|(place, id)| Start::read(place, *id));
        let mut order = [Tier::Exact, Tier::Begins, Tier::Holds];
        if seek.backwards {
            order.reverse();
        }
        let mut page = Vec::new();
        for tier in order {
            let past =
                start.as_ref().is_some_and(|start| if seek.backwards { tier > start.tier } else { tier < start.tier });
            let room = limit.saturating_sub(page.len());
            if past || room == 0 {
                continue;
            }
            let from = start.as_ref().filter(|start| start.tier == tier);
            let span = Span { from, backwards: seek.backwards, limit: i64::try_from(room).unwrap_or(i64::MAX) };
            page.extend(match tier {
                Tier::Exact => self.exact(db, &span)?,
                Tier::Begins => self.beginning(db, &span)?,
                Tier::Holds => self.newest(db, &span, count)?,
            });
        }
        Ok(page)
    }

    /// What was meant exactly: one row or two.
    fn exact(&self, db: &mut Db, span: &Span<'_>) -> Result<Vec<Placed>, Error> {
        let [domain, first_domain] = self.wanted.domains();
        let statement = self
            .columns()
            .words(" FROM relationships r WHERE r.partner_id = ")
            .id(self.scope.account())
            .words(" AND r.state = 'active' AND r.customer_id IN (SELECT id FROM accounts WHERE mail_domain IN (")
            .text(domain)
            .words(", ")
            .text(first_domain)
            .words(") UNION SELECT id FROM accounts WHERE id = ")
            .id(self.wanted.tenant())
            .words(")");
        let found: Vec<Found> = statement.rows(db)?;
        let seek = Seek {
            bound: span.from.map(|start| (format!("{EXACT}{}", start.key), start.id)),
            backwards: span.backwards,
            ascending: !span.backwards,
            size: usize::try_from(span.limit - 1).unwrap_or(0),
        };
        Ok(cut(found.into_iter().filter(|(_, tier, _)| *tier == 0).collect(), &seek))
    }

    /// Those whose names begin so, by name.
    fn beginning(&self, db: &mut Db, span: &Span<'_>) -> Result<Vec<Placed>, Error> {
        let (mut from, mut until) = (self.wanted.folded.clone(), self.beyond());
        if let Some(start) = span.from {
            (if span.backwards { &mut until } else { &mut from }).clone_from(&start.key);
        }
        let mut statement = self
            .columns()
            .words(" FROM relationships r WHERE r.partner_id = ")
            .id(self.scope.account())
            .words(" AND r.state = 'active' AND r.name_key >= ")
            .text(from)
            .words(" AND r.name_key <= ")
            .text(until);
        statement = self.but_exact(statement);
        if let Some(start) = span.from {
            statement = statement
                .words(if span.backwards { " AND (r.name_key < " } else { " AND (r.name_key > " })
                .text(&start.key)
                .words(if span.backwards { " OR r.id < " } else { " OR r.id > " })
                .id(AccountId::from_uuid(start.id))
                .words(")");
        }
        let order = if span.backwards {
            " ORDER BY r.name_key DESC, r.id DESC LIMIT "
        } else {
            " ORDER BY r.name_key, r.id LIMIT "
        };
        let found: Vec<Found> = statement.words(order).number(span.limit).rows(db)?;
        Ok(found.into_iter().map(|(.., row)| Placed { place: format!("{BEGINS}{}", row.name_key), row }).collect())
    }

    /// A condition: that it is not what was meant exactly.
    fn but_exact<T>(&self, statement: Statement<T>) -> Statement<T> {
        let [domain, first_domain] = self.wanted.domains();
        statement
            .words(" AND r.domain NOT IN (")
            .text(domain)
            .words(", ")
            .text(first_domain)
            .words(") AND r.customer_id <> ")
            .id(self.wanted.tenant())
    }

    /// The rest, the newest first.
    fn newest(&self, db: &mut Db, span: &Span<'_>, count: Count) -> Result<Vec<Placed>, Error> {
        let number = span.from.and_then(|start| start.key.parse().ok());
        let number: i64 = number.unwrap_or(if span.backwards { 0 } else { i64::MAX });
        let is_sqlite = matches!(db, Db::Sqlite(_));
        let mut found = Vec::new();
        if !is_sqlite && self.survey.is_in_sample && count.exactly().is_none_or(|count| count > MANY) {
            found = self.near(db, number, span)?;
        }
        if found.len() < usize::try_from(span.limit).unwrap_or(usize::MAX) {
            let rest = self.rest(self.holding(is_sqlite, &self.survey.part));
            // SQLite's index has its rows in this order and stops early; PostgreSQL finds all of them first.
            let (rest, order) = if is_sqlite {
                (rest.words(" AND s.rowid"), " ORDER BY s.rowid")
            } else {
                (all_as_wanted(rest, is_sqlite).words(" WHERE r.number"), " ORDER BY r.number")
            };
            let beyond = rest.words(if span.backwards { " > " } else { " < " }).number(number);
            found = beyond.words(order).words(span.by_number()).number(span.limit).rows(db)?;
        }
        Ok(found.into_iter().map(|(number, _, row)| Placed { place: format!("{BY_NUMBER}{number}"), row }).collect())
    }

    /// Those of the next rows by number that hold the piece: of what very many rows hold enough is soon found.
    fn near(&self, db: &mut Db, number: i64, span: &Span<'_>) -> Result<Vec<Found>, Error> {
        let statement = self
            .columns()
            .words(" FROM (SELECT * FROM relationships n WHERE n.state = 'active' AND n.partner_id = ")
            .id(self.scope.account())
            .words(if span.backwards { " AND n.number > " } else { " AND n.number < " })
            .number(number)
            .words(" ORDER BY n.number")
            .words(span.by_number())
            .number(NEWEST)
            .words(") r WHERE true")
            .holding(UNINDEXED, &self.wanted.piece);
        self.rest(statement).words(" ORDER BY r.number").words(span.by_number()).number(span.limit).rows(db)
    }

    /// A condition: that it is neither what was meant exactly nor begins so.
    fn rest<T>(&self, statement: Statement<T>) -> Statement<T> {
        self.but_exact(statement)
            .words(" AND NOT (r.name_key >= ")
            .text(&self.wanted.folded)
            .words(" AND r.name_key < ")
            .text(self.beyond())
            .words(")")
    }
}

/// From where a page is read.
struct Start {
    tier: Tier,
    /// The key of the name, or the number.
    key: String,
    id: Uuid,
}

impl Start {
    fn read(place: &str, id: Uuid) -> Self {
        let tiers = [(EXACT, Tier::Exact), (BEGINS, Tier::Begins), (BY_NUMBER, Tier::Holds)];
        let start = tiers.iter().find_map(|(sign, tier)| Some((place.strip_prefix(sign)?, *tier)));
        // By name while there were few, by number now: from the first of them on.
        let (key, tier) = start.unwrap_or(("", Tier::Holds));
        Self { tier, key: key.to_owned(), id }
    }
}

/// Which rows of a tier are read.
struct Span<'a> {
    from: Option<&'a Start>,
    backwards: bool,
    limit: i64,
}

impl Span<'_> {
    /// Which way numbers go.
    const fn by_number(&self) -> &'static str {
        if self.backwards { " LIMIT " } else { " DESC LIMIT " }
    }
}
