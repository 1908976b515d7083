//! Pages by keyset: a page begins after (or before) a row, never at a number, so that the last costs what the first does.

use std::num::NonZeroU32;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::DateTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::Moment;

/// What stands in the address of the page that ends a list.
const LAST: &str = "last";

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
    /// The row's key, as text.
    pub key: String,
    /// The row's id.
    pub id: Uuid,
    /// Its number in the list when the cursor was made, from 1 on, where that was known: readers are told it, and no
    /// query goes by it.
    pub number: Option<NonZeroU32>,
}

impl Cursor {
    fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (kind, rest) = bytes.split_first()?;
        let side = if kind.eq_ignore_ascii_case(&b'a') { Side::After } else { Side::Before };
        let (number, rest) = match kind {
            b'a' | b'b' => (None, rest),
            b'A' | b'B' => rest.split_first_chunk().map(|(number, rest)| (Some(u32::from_be_bytes(*number)), rest))?,
            _ => return None,
        };
        let (id, key) = rest.split_at_checked(16)?;
        // PostgreSQL keeps no NUL and refuses to be asked for one.
        let key = String::from_utf8(key.to_vec()).ok().filter(|key| !key.contains('\0'))?;
        Some(Self { side, id: Uuid::from_slice(id).ok()?, key, number: number.and_then(NonZeroU32::new) })
    }

    fn encode(&self) -> String {
        let side = if self.side == Side::After { b'a' } else { b'b' };
        let number = self.number.map(|number| number.get().to_be_bytes());
        let kind = if number.is_some() { side.to_ascii_uppercase() } else { side };
        let number = number.as_ref().map_or(&[][..], <[u8; 4]>::as_slice);
        URL_SAFE_NO_PAD.encode([&[kind], number, self.id.as_bytes(), self.key.as_bytes()].concat())
    }
}

/// Which page of a list. In an address: nothing, a cursor, or `last`; anything else is the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub enum PagePosition {
    /// The one that begins the list.
    #[default]
    First,
    /// The one on this side of a row.
    Beside(Cursor),
    /// The one that ends the list.
    Last,
}

impl PagePosition {
    /// Whether it is the page that is shown where the address says nothing.
    #[must_use]
    pub fn is_first(&self) -> bool {
        *self == Self::First
    }

    /// The same, where it lies beside a row that is known to be the list's `number`th.
    #[must_use]
    pub(super) fn beside_row(self, number: Option<usize>) -> Self {
        let number = number.and_then(|number| NonZeroU32::new(u32::try_from(number).ok()?));
        match self {
            Self::Beside(cursor) => Self::Beside(Cursor { number, ..cursor }),
            Self::First | Self::Last => self,
        }
    }
}

impl From<String> for PagePosition {
    fn from(text: String) -> Self {
        if text == LAST { Self::Last } else { Cursor::parse(&text).map_or(Self::First, Self::Beside) }
    }
}

impl From<PagePosition> for String {
    fn from(at: PagePosition) -> Self {
        match at {
            PagePosition::First => Self::new(),
            PagePosition::Beside(cursor) => cursor.encode(),
            PagePosition::Last => LAST.to_owned(),
        }
    }
}

/// What a list can be ordered by: it survives the way through an address.
pub trait Key: Sized {
    /// As it stands in a cursor.
    fn to_text(&self) -> String;

    /// The key that stands in a cursor; `None` where the cursor is another list's.
    fn from_text(text: &str) -> Option<Self>;
}

impl Key for String {
    fn to_text(&self) -> String {
        self.clone()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

/// In microseconds since 1970.
impl Key for Moment {
    fn to_text(&self) -> String {
        self.utc().timestamp_micros().to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        DateTime::from_timestamp_micros(text.parse().ok()?).map(Self::from_utc)
    }
}

/// Of a list that its ids alone put in order: those of version 7 are in the order of creation.
impl Key for () {
    fn to_text(&self) -> String {
        String::new()
    }

    fn from_text(_: &str) -> Option<Self> {
        Some(())
    }
}

/// How a page is read from a list that is in the order of a key: from where, which way, and how far.
#[derive(Clone, Debug)]
pub struct Seek<K> {
    /// The row beyond which it lies; `None` for the page at an end of the list.
    pub bound: Option<(K, Uuid)>,
    /// Whether it is read from its last row to its first.
    pub backwards: bool,
    /// Whether keys grow as it is read.
    pub ascending: bool,
    /// How many rows it holds at most.
    pub size: usize,
}

impl<K: Key> Seek<K> {
    pub(super) fn new(at: &PagePosition, list_ascends: bool, size: usize) -> Self {
        let (bound, backwards) = match at {
            PagePosition::First => (None, false),
            PagePosition::Last => (None, true),
            PagePosition::Beside(cursor) => {
                let bound = K::from_text(&cursor.key).map(|key| (key, cursor.id));
                let backwards = bound.is_some() && cursor.side == Side::Before;
                (bound, backwards)
            }
        };
        Self { bound, backwards, ascending: list_ascends != backwards, size }
    }

    /// How many rows are read: one more than the page holds, to know whether there is another page.
    #[must_use]
    pub fn limit(&self) -> i64 {
        i64::try_from(self.size).unwrap_or(i64::MAX).saturating_add(1)
    }

    /// On which side of its last row this page is gone on with, the way that it is read.
    #[must_use]
    pub const fn onward(&self) -> Side {
        if self.backwards { Side::Before } else { Side::After }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_cursor_survives_the_address(key in "[^\\x00]*", id: u128, after: bool, number: u32) {
            let side = if after { Side::After } else { Side::Before };
            let cursor = Cursor { side, key, id: Uuid::from_u128(id), number: NonZeroU32::new(number) };
            let at = PagePosition::Beside(cursor);
            proptest::prop_assert_eq!(PagePosition::from(String::from(at.clone())), at);
        }

        #[test]
        fn whatever_stands_in_the_address_is_a_page(text in "\\PC*") {
            let _no_panic = PagePosition::from(text);
        }

        #[test]
        fn a_moment_survives_the_cursor(micros in -60_000_000_000_000_000_i64..60_000_000_000_000_000) {
            let at = Moment::from_utc(DateTime::from_timestamp_micros(micros).unwrap());
            proptest::prop_assert_eq!(Moment::from_text(&at.to_text()), Some(at));
        }
    }

    #[test]
    fn a_cursor_of_another_list_is_the_first_page() {
        let at = PagePosition::Beside(Cursor { side: Side::Before, key: "oak".into(), id: Uuid::nil(), number: None });
        let seek = Seek::<Moment>::new(&at, true, 50);
        assert!(seek.bound.is_none() && !seek.backwards && seek.ascending);
    }

    #[test]
    fn what_no_database_keeps_is_asked_of_none() {
        let cursor = Cursor { side: Side::After, key: "a\0".into(), id: Uuid::nil(), number: None };
        assert_eq!(PagePosition::from(cursor.encode()), PagePosition::First);
    }
}
