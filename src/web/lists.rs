//! What the pages of lists have in common: the ways to other pages, and the whole list as a file.

pub mod reseller_filter;
pub mod selection;

use serde::Serialize;

use super::{
    csv::{SheetWriter, download, piece_by_piece},
    error::WebError,
    extract::request::Request,
    respond::Answer,
    view::View,
};
use crate::{
    domain::{
        Error,
        list::{Count, Direction, ListQuery, Page, PagePosition, SortColumn},
    },
    service::{SecurityEventFilter, UseCase},
};

/// The ways on from a page of a list: to its other pages, to other orders, and to pages of another length.
pub struct Pager {
    /// The page that begins the list.
    pub first: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The page that ends the list.
    pub last: String,
    /// What the page's own address says of the list.
    pub here: String,
    /// How many rows the whole list has, where that is known.
    pub count: Option<Count>,
    /// How many of them this page shows.
    pub shown: usize,
    /// Which of them is the first that it shows, from 1 on, where that is known.
    pub from: Option<usize>,
    /// How many rows a page of it holds.
    pub size: usize,
    /// What a form that narrows it sends on: its order, and the length of its pages.
    pub kept: Vec<(&'static str, &'static str)>,
    /// The columns that it can be ordered by.
    orders: Vec<SortLink>,
    /// What it is searched for, where it is.
    search: Option<ActiveFilter>,
    /// What else it is narrowed to.
    filters: Vec<ActiveFilter>,
}

/// The words of a filter that is set to whatever was typed; `None` where it is not set.
pub fn typed_filter(typed: &str) -> Option<String> {
    (!typed.is_empty()).then(|| typed.to_owned())
}

/// The words of a filter that is set to a day, with that day in the text of this key; `None` where what was typed is none.
pub fn day_filter(view: &View, key: &'static str, typed: &str) -> Option<String> {
    SecurityEventFilter::day(typed).map(|day| view.with(key, "day", &view.calendar_day(day)))
}

/// Something that a list is narrowed to.
struct ActiveFilter {
    words: String,
    /// The list without it.
    href: String,
}

/// A filter of a list: the words for what it is set to, where it is set, and how it is cleared.
type Filter<F> = (Option<String>, fn(&mut F));

/// A column that a list can be ordered by.
pub struct SortLink {
    column: &'static str,
    /// The list in the order of this column; the other way round where it is in this order.
    pub href: String,
    /// Which way the list is ordered by it, where it is.
    pub now: Option<Direction>,
}

impl SortLink {
    /// How `aria-sort` says it.
    #[must_use]
    pub fn aria(&self) -> Option<&'static str> {
        self.now.map(|now| if now == Direction::Ascending { "ascending" } else { "descending" })
    }
}

impl Pager {
    /// The ways on from a page of the list at `path`.
    pub fn new<C: SortColumn, F: Clone + Serialize, T>(path: &str, wanted: &ListQuery<C, F>, page: &Page<T>) -> Self {
        Self::filtered(path, wanted, page, [])
    }

    /// The same for a list that has these filters.
    pub fn filtered<C: SortColumn, F: Clone + Serialize, T, const N: usize>(
        path: &str,
        wanted: &ListQuery<C, F>,
        page: &Page<T>,
        filters: [Filter<F>; N],
    ) -> Self {
        let to = |at: PagePosition| wanted.clone().at(at).address(path);
        let (sorted, direction) = wanted.order();
        let order = |column: C| {
            let now = (column == sorted && !page.by_rank).then_some(direction);
            let href = wanted.clone().ordered(column, now.map(Direction::other)).address(path);
            SortLink { column: column.as_str(), href, now }
        };
        let searched = Some(wanted.search()).filter(|search| !search.is_empty());
        let cleared = |(words, clear): Filter<F>| {
            Some(ActiveFilter { words: words?, href: wanted.clone().filtered(clear).address(path) })
        };
        let from = page.first_number(wanted.page());
        let (previous, next) = page.neighbors(from);
        Self {
            search: searched.map(|search| ActiveFilter {
                words: search.to_owned(),
                href: wanted.clone().unsearched().address(path),
            }),
            filters: filters.into_iter().filter_map(cleared).collect(),
            first: to(PagePosition::First),
            previous: previous.map(to),
            next: next.map(to),
            last: to(PagePosition::Last),
            here: wanted.address("").trim_start_matches('?').to_owned(),
            count: page.count,
            shown: page.rows.len(),
            from,
            size: page.size,
            kept: wanted.kept(),
            orders: C::ALL.iter().copied().map(order).collect(),
        }
    }

    /// What the list is narrowed to: the words for each, where it is not, and whether the words are somebody's own.
    #[must_use]
    pub fn active_filters(&self, view: &View) -> Vec<(String, &str, bool)> {
        let typed = |one: &ActiveFilter| view.with("list-filter-search", "search", &one.words);
        let search = self.search.iter().map(|one| (typed(one), one.href.as_str(), true));
        search.chain(self.filters.iter().map(|one| (one.words.clone(), one.href.as_str(), false))).collect()
    }

    /// The order of a column, by the name that it has in addresses.
    #[must_use]
    pub fn order(&self, column: &str) -> Option<&SortLink> {
        self.orders.iter().find(|order| order.column == column)
    }
}

/// Reads a piece of a whole list, and where the next one begins.
type Load<C, F, R> = fn(&mut UseCase<'_>, &ListQuery<C, F>) -> Result<(Vec<R>, Option<PagePosition>), Error>;

/// Everything that a list finds, as a file named for `what` it holds. `heads` are the keys of its columns' names, `load`
/// reads a piece of the list, `cells` says what a row holds. It is read as it is sent: never held as a whole, and its
/// reader's right asked for with each piece.
pub async fn export<C, F, R>(
    request: &Request,
    (what, heads): (&str, &[&'static str]),
    wanted: ListQuery<C, F>,
    load: Load<C, F, R>,
    cells: fn(&View, &R) -> Vec<String>,
) -> Answer
where
    C: SortColumn + Send + Sync,
    F: Clone + Send + Sync + 'static,
    R: Send + 'static,
{
    let read =
        move |request: Request, wanted: ListQuery<C, F>| async move { request.read(move |cx| load(cx, &wanted)).await };
    let add = move |mut sheet: SheetWriter, view: &View, rows: &[R]| {
        for row in rows {
            let cells = cells(view, row);
            sheet.row(&cells.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(sheet.into_bytes())
    };
    let failed = |request: &Request, error: Error| request.error(error);
    let (view, (rows, onward)) = read(request.clone(), wanted.clone().at(PagePosition::First)).await?;
    let heads: Vec<&str> = heads.iter().map(|key| view.t(key)).collect();
    let first = SheetWriter::headed(&heads).and_then(|sheet| add(sheet, &view, &rows));
    let first = first.map_err(|error| failed(request, error))?;
    let day = request.now().utc().with_timezone(&view.zone()).date_naive();
    let request = request.clone();
    let next = move |from: PagePosition| {
        let (request, wanted) = (request.clone(), wanted.clone().at(from));
        async move {
            let (view, (rows, onward)) = read(request.clone(), wanted).await?;
            let bytes = add(SheetWriter::continued(), &view, &rows).map_err(|error| failed(&request, error))?;
            Ok::<_, WebError>((bytes, onward))
        }
    };
    Ok(download(what, day, piece_by_piece(first, onward, next)))
}
