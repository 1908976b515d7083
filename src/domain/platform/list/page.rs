//! What a page of a list holds.

use uuid::Uuid;

use super::{Count, Cursor, Key, PagePosition, PageSize, Seek, Side};

/// A page of a list and the ways on from it.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The page before, if there is one.
    pub previous: Option<PagePosition>,
    /// The page after, if there is one.
    pub next: Option<PagePosition>,
    /// How many rows the whole list has, where that is known.
    pub count: Option<Count>,
    /// How many rows a page of it holds.
    pub size: usize,
    /// Whether the best of what is searched for comes first, and no column orders the list.
    pub by_rank: bool,
}

impl<T> Page<T> {
    /// The page of a list in which nothing can be.
    #[must_use]
    pub const fn empty() -> Self {
        Self {
            rows: Vec::new(),
            previous: None,
            next: None,
            count: None,
            size: PageSize::Rows50.rows(),
            by_rank: false,
        }
    }

    /// Makes a page of what was found: `found` holds up to one row more than a page, in the order in which it was read.
    /// `key` gives the key and id of a row.
    pub fn cut<K: Key>(mut found: Vec<T>, seek: &Seek<K>, key: impl Fn(&T) -> (K, Uuid)) -> Self {
        let more = found.len() > seek.size;
        found.truncate(seek.size);
        if seek.backwards {
            found.reverse();
        }
        let beside = |row: Option<&T>, side: Side| {
            row.map(|row| {
                let (key, id) = key(row);
                PagePosition::Beside(Cursor { side, key: key.to_text(), id })
            })
        };
        let begun = seek.bound.is_some();
        let (has_previous, has_next) = if seek.backwards { (more, begun) } else { (begun, more) };
        let previous = beside(found.first(), Side::Before).filter(|_| has_previous);
        let next = beside(found.last(), Side::After).filter(|_| has_next);
        // A page that is the only one holds all there is.
        let whole = previous.is_none() && next.is_none();
        let count = whole.then(|| Count::from(i64::try_from(found.len()).unwrap_or(i64::MAX)));
        Self { rows: found, previous, next, count, size: seek.size, by_rank: false }
    }

    /// The same page with something else made of each row.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(make).collect(),
            previous: self.previous,
            next: self.next,
            count: self.count,
            size: self.size,
            by_rank: self.by_rank,
        }
    }
}
