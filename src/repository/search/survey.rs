//! What can be told of a search before it is made: by which part of the piece an index finds it soonest, and whether so
//! much is found that nobody counts it.
//!
//! Both databases look up each three characters of what they are asked for, and go through all the rows that hold them.
//! Of a long piece a part is enough: one that few rows hold. Which that is, a sample of rows tells.

use diesel::sql_types::{BigInt, Text};

use crate::domain::{Error, Scope, list::Count};
use crate::repository::{db::Db, statement::Statement};

/// How many rows are looked at, wherever in the table: fewer where rows were deleted.
const SAMPLE: i64 = 512;
/// How often a row is looked at for three characters of a piece, and in how many rows of the sample at least.
const LOOKS: usize = 8_192;
const FEWEST_LOOKED_AT: usize = 128;
/// How long a table is that needs none.
const SHORT: i64 = 20_000;
/// So many of them at least hold a piece before it is told how many rows do.
const FEWEST: usize = 4;
/// How many characters of a piece an index is asked for.
const PART: usize = 6;
/// How many parts of a piece are compared at most.
const PARTS: usize = 64;

/// What a sample of the table says of a piece.
pub(super) struct Survey {
    /// What an index is asked for: the piece, or a part of it. Whether the rest is there is seen in the rows themselves.
    pub(super) part: String,
    /// Whether far more rows than [`Count::MOST`] hold the piece.
    pub(super) is_common: bool,
    /// How many rows hold the piece, as far as a sample can tell.
    pub(super) estimate: usize,
    /// Whether a row of the sample holds it.
    pub(super) is_in_sample: bool,
}

/// Looks at a sample of all relationships. One statement.
pub(super) fn survey(db: &mut Db, scope: Scope, piece: &str) -> Result<Survey, Error> {
    // Places that follow each other by the golden section lie evenly, and in step with nothing. The last number is not asked
    // for by `max`: SQLite counts all of them through once the outer condition has gone into that.
    let statement = match db {
        Db::Sqlite(_) => {
            let places = "WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < ";
            Statement::<(BigInt, BigInt, Text)>::new(places)
                .number(SAMPLE)
                .words(
                    "), last (number) AS (SELECT number FROM relationships ORDER BY number DESC LIMIT 1) \
                     SELECT l.number, r.state = 'active' AND r.partner_id = ",
                )
                .id(scope.account())
                .words(", r.search_key FROM last l CROSS JOIN place CROSS JOIN relationships r WHERE l.number > ")
                .number(SHORT)
                .words(" AND r.number = l.number * (place.n * 618034 % 1000003) / 1000003 + 1")
        }
        Db::Pg(_) => {
            let mine = "SELECT l.number, CASE WHEN r.state = 'active' AND r.partner_id = ";
            Statement::new(mine)
                .id(scope.account())
                .words(
                    " THEN 1::bigint ELSE 0 END, r.search_key \
                     FROM (SELECT max(number) AS number FROM relationships) l CROSS JOIN relationships r \
                     WHERE r.number = ANY (ARRAY(SELECT last.number * (n * 618034 % 1000003) / 1000003 + 1 \
                     FROM (SELECT max(number) AS number FROM relationships) last CROSS JOIN generate_series(1::bigint, ",
                )
                .number(SAMPLE)
                .words(") AS n WHERE last.number > ")
                .number(SHORT)
                .words("))")
        }
    };
    Ok(judge(&statement.rows(db)?, piece))
}

/// What these rows say: how long the table is, whether a row is the partner's own, and its search key.
fn judge(rows: &[(i64, i64, String)], piece: &str) -> Survey {
    let Some((length, ..)) = rows.first() else {
        return Survey {
            part: super::distinctive(piece).to_owned(),
            is_common: false,
            estimate: 0,
            is_in_sample: false,
        };
    };
    let mine = rows.iter().filter(|(_, mine, key)| *mine == 1 && key.contains(piece)).count();
    // A few might be there by chance.
    let told = if mine < FEWEST { 0 } else { mine };
    let all = usize::try_from(*length).unwrap_or(usize::MAX);
    Survey {
        part: rarest_part(rows, piece),
        is_common: mine > surely_common(*length),
        estimate: told.saturating_mul(all) / usize::try_from(SAMPLE).unwrap_or(usize::MAX),
        is_in_sample: mine > 0,
    }
}

/// In more of [`SAMPLE`] rows of a table of this length than this, a piece stands that more rows than are counted hold:
/// so many would be found by chance in one of a thousand million samples, if it were in no more than [`Count::MOST`].
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "an estimate; a conversion saturates"
)]
fn surely_common(length: i64) -> usize {
    let expected = (SAMPLE as f64) * (Count::MOST as f64) / (length as f64);
    (expected + 6.0 * expected.sqrt() + 9.0).ceil() as usize
}

/// The part of a piece that the fewest rows hold; of several the one whose rarest three characters they hold most seldom,
/// as an index goes through all the rows that hold those.
fn rarest_part(rows: &[(i64, i64, String)], piece: &str) -> String {
    let signs: Vec<char> = piece.chars().collect();
    if signs.len() <= PART {
        return piece.to_owned();
    }
    let text = |part: &[char]| part.iter().collect::<String>();
    let looked_at = (LOOKS / signs.len()).clamp(FEWEST_LOOKED_AT, rows.len().max(FEWEST_LOOKED_AT));
    let held = |part: &[char]| {
        let part = text(part);
        rows.iter().take(looked_at).filter(|(.., key)| key.contains(&part)).count()
    };
    let threes: Vec<usize> = signs.windows(3).map(held).collect();
    let step = signs.len().div_ceil(PARTS).max(1);
    let parts = signs.windows(PART).zip(threes.windows(PART - 2)).step_by(step).filter(|(part, _)| is_indexed(part));
    let weight = |part: &[char], threes: &[usize]| {
        (held(part), threes.iter().copied().min().unwrap_or(0), threes.iter().sum::<usize>())
    };
    let rarest = parts.min_by_key(|(part, threes)| weight(part, threes));
    rarest.map_or_else(|| piece.to_owned(), |(part, _)| text(part))
}

/// Whether three letters or digits stand together in it, or two that begin a word: `PostgreSQL` looks up nothing else.
fn is_indexed(part: &[char]) -> bool {
    part.windows(3).any(|three| match three {
        [first, rest @ ..] => (is_of_word(*first) || *first == ' ') && rest.iter().copied().all(is_of_word),
        [] => false,
    })
}

/// Whether it is part of a word in the index (`super::joined`).
fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(keys: &[&str]) -> Vec<(i64, i64, String)> {
        keys.iter().map(|key| (1_000_000, 1, (*key).to_owned())).collect()
    }

    #[test]
    fn an_index_is_asked_for_the_rarest_part() {
        let rows = rows(&["  bright  schools  7", "  coral  schools  8", "  bright  law  9", "  nothing"]);
        assert_eq!(judge(&rows, "bright  schools  77").part, "ls  77", "where three characters are rarest");
        assert_eq!(judge(&rows, "  b").part, "  b");
        assert_eq!(judge(&rows, "%_%_%_&&&").part, "%_%_%_&&&", "nothing in it is in an index");
        assert_eq!(judge(&rows, "schools").part, "school");
    }

    #[test]
    fn a_short_table_is_searched_for_the_whole_piece_but_for_the_ending_of_every_domain() {
        let part = |piece| judge(&[], piece).part;
        assert_eq!((part("bright  schools"), part("elm.onmicrosoft.com")), ("bright  schools".into(), "elm".into()));
    }

    #[test]
    fn what_is_common_is_told_beyond_doubt_alone() {
        let held = |many: usize, length: i64, mine: i64| {
            let row = |at: usize| (length, mine, if at < many { "  clinic" } else { "  law" }.to_owned());
            judge(&(0..512).map(row).collect::<Vec<_>>(), "clinic").is_common
        };
        assert!(held(40, 1_000_000, 1) && !held(20, 1_000_000, 1));
        assert!(!held(40, 1_000_000, 0), "somebody else's");
        assert!(held(200, 50_000, 1) && !held(150, 50_000, 1) && held(400, 20_001, 1) && !held(300, 20_001, 1));
    }
}
