//! Pages by keyset: a page begins after (or before) a row, never at a number.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

/// How many rows a page holds.
pub const PAGE_SIZE: usize = 50;
/// One row more than a page holds, to know whether there is another page.
pub(super) const PAGE_LIMIT: i64 = 51;

/// Which way a page lies from the row that its cursor names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The rows after it.
    After,
    /// The rows before it.
    Before,
}

/// A place between two rows of a list: the key that the list is ordered by and the id that decides among equals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Which way the page lies.
    pub side: Side,
    /// The row's key.
    pub key: String,
    /// The row's id.
    pub id: Uuid,
}

impl Cursor {
    /// The cursor that an address holds; `None` (the first page) for anything that is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (side, rest) = bytes.split_first()?;
        let side = match side {
            b'a' => Side::After,
            b'b' => Side::Before,
            _ => return None,
        };
        let (id, key) = rest.split_at_checked(16)?;
        let key = String::from_utf8(key.to_vec()).ok().filter(|key| !key.contains(char::is_control))?;
        Some(Self { side, id: Uuid::from_slice(id).ok()?, key })
    }

    /// The cursor as it stands in an address.
    #[must_use]
    pub fn encode(&self) -> String {
        let side = if self.side == Side::After { b'a' } else { b'b' };
        let bytes = [&[side], self.id.as_bytes().as_slice(), self.key.as_bytes()].concat();
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

/// One page of a list and the ways on from it.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The cursor of the page before, if there is one.
    pub previous: Option<String>,
    /// The cursor of the page after, if there is one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of what was found: `found` holds up to one row more than a page, in the order in which it was
    /// read (backwards for a page before its cursor). `key` gives the key and id of a row.
    pub fn cut(mut found: Vec<T>, cursor: Option<&Cursor>, key: impl Fn(&T) -> (String, Uuid)) -> Self {
        let more = found.len() > PAGE_SIZE;
        found.truncate(PAGE_SIZE);
        let backwards = cursor.is_some_and(|cursor| cursor.side == Side::Before);
        if backwards {
            found.reverse();
        }
        let place = |row: Option<&T>, side: Side| {
            row.map(|row| {
                let (key, id) = key(row);
                Cursor { side, key, id }.encode()
            })
        };
        let has_previous = if backwards { more } else { cursor.is_some() };
        let has_next = if backwards { true } else { more };
        let previous = place(found.first(), Side::Before).filter(|_| has_previous);
        let next = place(found.last(), Side::After).filter(|_| has_next);
        Self { rows: found, previous, next }
    }
}

/// Orders a boxed query by a key and an id that decides among equals, and begins it at its cursor. A macro, since each
/// list has a type of its own. The bound on the key stands alone so that an index can begin at it.
macro_rules! by_key {
    ($query:expr, $cursor:expr, $key:expr, $id:expr, $made:ty) => {{
        use $crate::repository::cursor::{Cursor, Side};
        let at: Option<&Cursor> = $cursor;
        match at.map(|at| (at.side, at.key.clone(), <$made>::from_uuid(at.id))) {
            Some((Side::After, key, id)) => {
                $query.filter($key.ge(key.clone())).filter($key.gt(key).or($id.gt(id))).order(($key.asc(), $id.asc()))
            }
            Some((Side::Before, key, id)) => {
                $query.filter($key.le(key.clone())).filter($key.lt(key).or($id.lt(id))).order(($key.desc(), $id.desc()))
            }
            None => $query.order(($key.asc(), $id.asc())),
        }
    }};
}
pub(super) use by_key;

/// Orders a boxed query by an id, the newest first, and begins it at its cursor: ids of version 7 are in the order of
/// creation.
macro_rules! newest_first {
    ($query:expr, $cursor:expr, $id:expr, $made:ty) => {{
        use $crate::repository::cursor::{Cursor, Side};
        let at: Option<&Cursor> = $cursor;
        match at.map(|at| (at.side, <$made>::from_uuid(at.id))) {
            Some((Side::After, id)) => $query.filter($id.lt(id)).order($id.desc()),
            Some((Side::Before, id)) => $query.filter($id.gt(id)).order($id.asc()),
            None => $query.order($id.desc()),
        }
    }};
}
pub(super) use newest_first;

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_cursor_survives_the_address(key in "\\PC*", id: u128, after: bool) {
            let side = if after { Side::After } else { Side::Before };
            let cursor = Cursor { side, key, id: Uuid::from_u128(id) };
            proptest::prop_assert_eq!(Cursor::parse(&cursor.encode()), Some(cursor));
        }

        #[test]
        fn whatever_stands_in_the_address_is_a_cursor_or_the_first_page(text in "\\PC*") {
            let _no_panic = Cursor::parse(&text);
        }
    }

    #[test]
    fn a_query_reads_one_row_more_than_a_page_holds() {
        assert_eq!(usize::try_from(PAGE_LIMIT).unwrap(), PAGE_SIZE + 1);
    }

    #[test]
    fn ways_on_are_offered_only_where_there_are_rows() {
        let key = |n: &usize| (n.to_string(), Uuid::nil());
        let first = Page::cut((0..=PAGE_SIZE).collect(), None, key);
        assert_eq!((first.rows.len(), first.previous.is_some(), first.next.is_some()), (PAGE_SIZE, false, true));
        let cursor = Cursor::parse(&first.next.unwrap()).unwrap();
        let last = Page::cut(vec![PAGE_SIZE], Some(&cursor), key);
        assert_eq!((last.previous.is_some(), last.next.is_some()), (true, false));
    }
}
