//! What is wanted of a list: what it is searched for, filtered by and ordered by, and which page of it. All of it stands
//! in the address of the list's page, so that it can be shared and gone back to; what makes no sense there is left out.

use serde::{Deserialize, Deserializer, Serialize};

mod count;
mod cursor;
mod merged;
mod page;

pub use count::{Count, Trend};
pub use cursor::{Cursor, Key, PagePosition, Seek, Side};
pub use page::Page;

use crate::domain::{TextEnum, text_field};

/// No name, domain or id is longer; what is typed beyond it is not searched for.
const LONGEST_SEARCH: usize = 200;

text_enum! {
    /// Which way a list is ordered.
    Direction {
        /// The smallest, or the oldest, first.
        Ascending => "asc",
        /// The greatest, or the newest, first.
        Descending => "desc",
    }
}

impl Direction {
    /// The other way.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

text_enum! {
    /// How many rows a page of a list holds.
    PageSize {
        /// 25.
        Rows25 => "25",
        /// 50: as long as nobody asks for more or less.
        Rows50 => "50",
        /// 100.
        Rows100 => "100",
        /// 200.
        Rows200 => "200",
    }
}

#[expect(clippy::derivable_impls, reason = "text_enum! derives the same for all")]
impl Default for PageSize {
    fn default() -> Self {
        Self::Rows50
    }
}

impl PageSize {
    /// How many that is.
    #[must_use]
    pub const fn rows(self) -> usize {
        match self {
            Self::Rows25 => 25,
            Self::Rows50 => 50,
            Self::Rows100 => 100,
            Self::Rows200 => 200,
        }
    }
}

/// The columns that a list can be ordered by.
pub trait SortColumn: TextEnum {
    /// The order of a list that nobody has ordered.
    const DEFAULT: (Self, Direction);
}

text_enum! {
    /// The columns of a list that stands in the order of its names.
    ByName {
        /// The name, without regard to case and accents.
        Name => "name",
    }
}

impl SortColumn for ByName {
    const DEFAULT: (Self, Direction) = (Self::Name, Direction::Ascending);
}

text_enum! {
    /// The columns of a list of what happened.
    ByTime {
        /// When it happened.
        Time => "time",
    }
}

impl SortColumn for ByTime {
    const DEFAULT: (Self, Direction) = (Self::Time, Direction::Descending);
}

/// What is wanted of a list that can be ordered by the columns `C` and filtered by `F`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(bound(deserialize = "C: SortColumn, F: Deserialize<'de>", serialize = "C: SortColumn, F: Serialize"))]
pub struct ListQuery<C, F = ()> {
    #[serde(default, deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    search: String,
    /// What the list is narrowed to, beside the search.
    #[serde(flatten)]
    pub filter: F,
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    sort: Option<C>,
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    dir: Option<Direction>,
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    rows: Option<PageSize>,
    #[serde(default, skip_serializing_if = "PagePosition::is_first")]
    at: PagePosition,
    /// How many rows a page holds where the address doesn't say.
    #[serde(skip)]
    usual: PageSize,
}

impl<C, F: Default> Default for ListQuery<C, F> {
    fn default() -> Self {
        Self::whole(String::new(), F::default())
    }
}

impl<C, F> ListQuery<C, F> {
    const fn whole(search: String, filter: F) -> Self {
        Self { search, filter, sort: None, dir: None, rows: None, at: PagePosition::First, usual: PageSize::Rows50 }
    }
}

impl<C: SortColumn, F> ListQuery<C, F> {
    /// The first page of what is found so.
    #[must_use]
    pub fn new(search: &str, filter: F) -> Self {
        Self::whole(shortened(search), filter)
    }

    /// What is searched for, without blanks around it; empty where nothing is.
    #[must_use]
    pub fn search(&self) -> &str {
        &self.search
    }

    /// The column that the list is ordered by, and which way. Another column begins with its smallest.
    #[must_use]
    pub fn order(&self) -> (C, Direction) {
        let (column, direction) = C::DEFAULT;
        match self.sort {
            Some(sort) if sort != column => (sort, self.dir.unwrap_or(Direction::Ascending)),
            _ => (column, self.dir.unwrap_or(direction)),
        }
    }

    /// Whether an order was asked for.
    #[must_use]
    pub const fn is_ordered(&self) -> bool {
        self.sort.is_some() || self.dir.is_some()
    }

    /// How many rows its page holds.
    #[must_use]
    pub fn size(&self) -> usize {
        self.rows.unwrap_or(self.usual).rows()
    }

    /// The same list with pages of this many rows, where its address doesn't say how many.
    #[must_use]
    pub fn usually(self, usual: PageSize) -> Self {
        Self { usual, ..self }
    }

    /// Which page is wanted.
    #[must_use]
    pub const fn page(&self) -> &PagePosition {
        &self.at
    }

    /// The same list, from another page on.
    #[must_use]
    pub fn at(self, at: PagePosition) -> Self {
        Self { at, ..self }
    }

    /// The same list in the order of a column, from its first page on.
    #[must_use]
    pub fn ordered(self, column: C, direction: Option<Direction>) -> Self {
        Self { sort: Some(column), dir: direction, at: PagePosition::First, ..self }
    }

    /// The same list with other filters, from its first page on.
    #[must_use]
    pub fn filtered(self, change: impl FnOnce(&mut F)) -> Self {
        let mut other = self.at(PagePosition::First);
        change(&mut other.filter);
        other
    }

    /// The same list searched for nothing, from its first page on.
    #[must_use]
    pub fn unsearched(self) -> Self {
        Self { search: String::new(), at: PagePosition::First, ..self }
    }

    /// What of the address is no filter and stays when another is chosen: the order, and the length of a page.
    #[must_use]
    pub fn kept(&self) -> Vec<(&'static str, &'static str)> {
        let order = [("sort", self.sort.map(C::as_str)), ("dir", self.dir.map(Direction::as_str))];
        let length = ("rows", self.rows.map(PageSize::as_str));
        order.into_iter().chain([length]).filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// How the page is read, where the list is ordered by a key of this kind.
    #[must_use]
    pub fn seek<K: Key>(&self) -> Seek<K> {
        Seek::new(&self.at, self.order().1 == Direction::Ascending, self.size())
    }
}

impl<C: SortColumn, F: Serialize> ListQuery<C, F> {
    /// The address of the page: `path`, and whatever of the query is not as it would be anyway.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        match serde_urlencoded::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }
}

/// What somebody typed to search for, without what can't be typed: nothing kept holds control characters, and `PostgreSQL`
/// refuses to be asked for some.
///
/// # Errors
/// As the deserializer says.
pub fn search_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(shortened(&String::deserialize(deserializer)?))
}

fn shortened(typed: &str) -> String {
    let typed = typed.replace(char::is_control, "");
    typed.trim().chars().take(LONGEST_SEARCH).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
    struct Colored {
        #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
        direction: Option<Direction>,
    }

    /// Two columns.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Columns {
        Name,
        Since,
    }

    impl TextEnum for Columns {
        const ALL: &'static [Self] = &[Self::Name, Self::Since];

        fn as_str(self) -> &'static str {
            if self == Self::Name { "name" } else { "since" }
        }

        fn parse(text: &str) -> Option<Self> {
            Self::ALL.iter().copied().find(|column| column.as_str() == text)
        }
    }

    impl SortColumn for Columns {
        const DEFAULT: (Self, Direction) = (Self::Since, Direction::Descending);
    }

    fn read(query: &str) -> ListQuery<Columns, Colored> {
        serde_urlencoded::from_str(query).unwrap()
    }

    #[test]
    fn a_list_without_one_of_its_filters_keeps_its_order_and_its_length_and_begins_anew() {
        let query = || read("search=oak&direction=asc&sort=name&dir=desc&rows=100&at=last");
        let address = query().filtered(|filter| filter.direction = None).address("/list");
        assert_eq!(address, "/list?search=oak&sort=name&dir=desc&rows=100");
        let address = query().unsearched().address("/list");
        assert_eq!(address, "/list?direction=asc&sort=name&dir=desc&rows=100");
    }

    #[test]
    fn an_address_says_what_is_wanted_and_nothing_besides() {
        for (typed, kept) in [
            ("", "/list"),
            ("search=&at=&sort=&dir=&rows=", "/list"),
            ("search=++oak%00++&other=1", "/list?search=oak"),
            ("direction=asc&sort=name&dir=desc&rows=100", "/list?direction=asc&sort=name&dir=desc&rows=100"),
            ("direction=up&sort=size&dir=left&rows=7&at=nowhere", "/list"),
            ("at=last", "/list?at=last"),
        ] {
            assert_eq!(read(typed).address("/list"), kept, "{typed}");
        }
        let (key, id) = ("oak & elm".into(), Uuid::from_u128(7));
        let at = PagePosition::Beside(Cursor { side: Side::After, key, id, number: None });
        let query = read("search=oak").at(at.clone());
        let address = query.address("/list");
        let again = read(address.strip_prefix("/list?").unwrap());
        assert_eq!((again.page(), again.search()), (&at, "oak"));
    }

    #[test]
    fn a_list_without_filters_reads_the_same_addresses() {
        let query: ListQuery<ByName> = serde_urlencoded::from_str("search=oak&kind=any").unwrap();
        assert_eq!(query.address("/list"), "/list?search=oak");
        assert_eq!(ListQuery::<ByName>::default().address("/list"), "/list");
    }

    #[test]
    fn an_unordered_list_is_in_its_own_order_and_another_column_begins_with_its_smallest() {
        use Direction::{Ascending, Descending};
        for (query, order) in [
            ("", (Columns::Since, Descending)),
            ("sort=since", (Columns::Since, Descending)),
            ("dir=asc", (Columns::Since, Ascending)),
            ("sort=name", (Columns::Name, Ascending)),
            ("sort=name&dir=desc", (Columns::Name, Descending)),
        ] {
            assert_eq!(read(query).order(), order, "{query}");
        }
    }

    #[test]
    fn what_is_searched_for_is_no_longer_than_a_name() {
        assert_eq!(read(&format!("search={}", "ä".repeat(500))).search().chars().count(), LONGEST_SEARCH);
    }

    /// What a database gives for a page of the numbers from 0 to `all`.
    fn page(query: &ListQuery<ByName>, all: usize) -> Page<usize> {
        let seek = query.seek::<String>();
        let key = |n: &usize| (format!("{n:05}"), Uuid::nil());
        let mut found: Vec<usize> = (0..all)
            .filter(|n| {
                let bound = seek.bound.as_ref().map(|(bound, _)| key(n).0.cmp(bound));
                bound.is_none_or(|order| if seek.ascending { order.is_gt() } else { order.is_lt() })
            })
            .collect();
        if !seek.ascending {
            found.reverse();
        }
        found.truncate(seek.size + 1);
        Page::cut(found, &seek, key)
    }

    proptest::proptest! {
        #[test]
        fn a_list_can_be_gone_through_from_each_end_in_each_order(all in 0usize..260, descending: bool, back: bool) {
            let dir = if descending { "dir=desc" } else { "dir=asc" };
            let query: ListQuery<ByName> = serde_urlencoded::from_str(&format!("{dir}&rows=25")).unwrap();
            let mut at = Some(if back { PagePosition::Last } else { PagePosition::First });
            let mut seen: Vec<usize> = Vec::new();
            while let Some(wanted) = at {
                let page = page(&query.clone().at(wanted), all);
                if back {
                    seen.splice(0..0, page.rows);
                    at = page.previous;
                } else {
                    seen.extend(page.rows);
                    at = page.next;
                }
            }
            let mut whole: Vec<usize> = (0..all).collect();
            if descending {
                whole.reverse();
            }
            proptest::prop_assert_eq!(seen, whole);
        }
    }

    #[test]
    fn ways_on_are_offered_only_where_there_are_rows() {
        let ways = |page: &Page<usize>| (page.rows.len(), page.previous.is_some(), page.next.is_some());
        let first = page(&ListQuery::default(), 51);
        assert_eq!(ways(&first), (50, false, true));
        let last = page(&ListQuery::default().at(first.next.unwrap()), 51);
        assert_eq!(ways(&last), (1, true, false));
        assert_eq!(ways(&page(&ListQuery::default().at(PagePosition::Last), 50)), (50, false, false));
        assert_eq!(ways(&page(&ListQuery::default(), 0)), (0, false, false));
    }
}
