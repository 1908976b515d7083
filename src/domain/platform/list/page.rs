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
        let page = Self::of_rows(found, more, seek, key);
        // A page that is the only one holds all there is.
        let whole = page.previous.is_none() && page.next.is_none();
        let count = whole.then(|| Count::from(i64::try_from(page.rows.len()).unwrap_or(i64::MAX)));
        Self { count, ..page }
    }

    /// A page of these rows, in their order; `more` says whether there are others in the direction in which it was read.
    pub(super) fn of_rows<K: Key>(rows: Vec<T>, more: bool, seek: &Seek<K>, key: impl Fn(&T) -> (K, Uuid)) -> Self {
        let beside = |row: Option<&T>, side: Side| {
            row.map(|row| {
                let (key, id) = key(row);
                PagePosition::Beside(Cursor { side, key: key.to_text(), id, number: None })
            })
        };
        let begun = seek.bound.is_some();
        let (has_previous, has_next) = if seek.backwards { (more, begun) } else { (begun, more) };
        let previous = beside(rows.first(), Side::Before).filter(|_| has_previous);
        let next = beside(rows.last(), Side::After).filter(|_| has_next);
        Self { rows, previous, next, count: None, size: seek.size, by_rank: false }
    }

    /// Which number its first row has in the list, from 1 on: at the list's ends by what is counted, between them by what
    /// the cursor says that led here, as long as that can be so.
    #[must_use]
    pub fn first_number(&self, at: &PagePosition) -> Option<usize> {
        let shown = self.rows.len();
        let all = self.count.and_then(Count::exactly).and_then(|all| usize::try_from(all).ok());
        if self.previous.is_none() {
            return (shown > 0).then_some(1);
        }
        if self.next.is_none()
            && let Some(all) = all
        {
            return all.checked_sub(shown).map(|before| before + 1);
        }
        let PagePosition::Beside(Cursor { side, number: Some(number), .. }) = at else {
            return None;
        };
        let number = usize::try_from(number.get()).ok()?;
        let first = if *side == Side::After { number.checked_add(1)? } else { number.checked_sub(shown)? };
        let last = first.checked_add(shown)?.checked_sub(1)?;
        (first > 1 && all.is_none_or(|all| if self.next.is_some() { last < all } else { last <= all })).then_some(first)
    }

    /// The pages before and after it, each with the number of the row that it lies beside, where `first` is known.
    #[must_use]
    pub fn neighbors(&self, first: Option<usize>) -> (Option<PagePosition>, Option<PagePosition>) {
        let last = first.and_then(|first| (first + self.rows.len()).checked_sub(1));
        let beside = |page: &Option<PagePosition>, row| page.clone().map(|page| page.beside_row(row));
        (beside(&self.previous, first), beside(&self.next, last))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The page at this place of a list of `all` rows, ten a page, which counts to `counted`.
    fn page_at(at: &PagePosition, all: i64, counted: bool) -> Page<i64> {
        let seek = Seek::<String>::new(at, true, 10);
        let bound = seek.bound.as_ref().map(|(key, _)| key.parse::<i64>().unwrap());
        let found: Vec<i64> = match (seek.backwards, bound) {
            (false, bound) => (bound.unwrap_or(0) + 1..=all).take(11).collect(),
            (true, bound) => (1..bound.unwrap_or(all + 1)).rev().take(11).collect(),
        };
        let mut page = Page::cut(found, &seek, |row| (row.to_string(), Uuid::nil()));
        page.count = Some(Count::from(if counted { all } else { Count::MOST + 1 }));
        page
    }

    #[test]
    fn every_page_between_the_first_and_the_last_knows_its_numbers() {
        for counted in [true, false] {
            let (mut at, mut from_the_last) = (PagePosition::First, PagePosition::Last);
            for number in [1, 11, 21, 31] {
                let page = page_at(&at, 35, counted);
                let first = page.first_number(&at);
                // What ends a list that is not counted to its end is known by the way there alone.
                assert_eq!(first, Some(number));
                assert_eq!(page.rows[0], i64::try_from(number).unwrap());
                at = page.neighbors(first).1.unwrap_or_default();
            }
            for number in [26, 16, 6, 1] {
                let page = page_at(&from_the_last, 35, counted);
                let first = page.first_number(&from_the_last);
                assert_eq!(first, (counted || number == 1).then_some(number));
                from_the_last = page.neighbors(first).0.unwrap_or_default();
            }
        }
    }

    #[test]
    fn a_number_that_cannot_be_is_not_said() {
        let cursor = |side, key: &str, number: u32| {
            PagePosition::Beside(Cursor {
                side,
                key: key.into(),
                id: Uuid::nil(),
                number: std::num::NonZeroU32::new(number),
            })
        };
        for at in [
            cursor(Side::After, "10", 30),
            cursor(Side::After, "10", u32::MAX),
            cursor(Side::Before, "25", 4),
            cursor(Side::Before, "25", 11),
            cursor(Side::After, "10", 0),
        ] {
            assert_eq!(page_at(&at, 35, true).first_number(&at), None, "{at:?}");
        }
        let empty: Page<i64> = Page::empty();
        assert_eq!(empty.first_number(&PagePosition::First), None);
    }
}
