//! One list out of two that are kept apart, in the order of the same key.

use uuid::Uuid;

use super::{Count, Key, ListQuery, Page, Seek, SortColumn};

impl<C: SortColumn, F> ListQuery<C, F> {
    /// The same page of another list: from the same place on, as long, and in the same order.
    #[must_use]
    pub fn beside<G>(&self, filter: G) -> ListQuery<C, G> {
        let mut other = ListQuery::whole(String::new(), filter);
        (other.dir, other.rows, other.usual, other.at) = (self.dir, self.rows, self.usual, self.at.clone());
        other
    }
}

impl<T> Page<T> {
    /// The page of both lists together, of which `self` and `other` are the pages at the same place.
    #[must_use]
    pub fn merged<K: Key + Ord>(self, other: Self, seek: &Seek<K>, key: impl Fn(&T) -> (K, Uuid)) -> Self {
        let goes_on = |page: &Self| if seek.backwards { page.previous.is_some() } else { page.next.is_some() };
        let more = goes_on(&self) || goes_on(&other) || self.rows.len() + other.rows.len() > seek.size;
        let count = match (self.count.and_then(Count::exactly), other.count.and_then(Count::exactly)) {
            (Some(one), Some(another)) => Some(Count::from(one.saturating_add(another))),
            _ => self.count.or(other.count).map(|_| Count::from(Count::MOST + 1)),
        };
        let mut rows: Vec<T> = self.rows.into_iter().chain(other.rows).collect();
        rows.sort_by_key(&key);
        if !seek.ascending {
            rows.reverse();
        }
        rows.truncate(seek.size);
        if seek.backwards {
            rows.reverse();
        }
        Self { count, ..Self::of_rows(rows, more, seek, key) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Moment,
        list::{ByTime, PagePosition},
    };

    /// What a database gives for a page of these seconds.
    fn page(query: &ListQuery<ByTime>, all: &[i64]) -> Page<i64> {
        let seek = query.seek::<Moment>();
        let mut found: Vec<i64> = all
            .iter()
            .copied()
            .filter(|one| {
                let bound = seek.bound.as_ref().map(|bound| key(one).cmp(bound));
                bound.is_none_or(|order| if seek.ascending { order.is_gt() } else { order.is_lt() })
            })
            .collect();
        found.sort_unstable();
        if !seek.ascending {
            found.reverse();
        }
        found.truncate(seek.size + 1);
        let page = Page::cut(found, &seek, key);
        Page { count: Some(Count::from(i64::try_from(all.len()).unwrap())), ..page }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "as rows are read")]
    fn key(second: &i64) -> (Moment, Uuid) {
        (Moment::from_utc(chrono::DateTime::from_timestamp(*second, 0).unwrap()), Uuid::from_u128(7))
    }

    proptest::proptest! {
        #[test]
        fn two_lists_are_gone_through_as_one_from_each_end(
            lists in proptest::collection::vec((0i64..10_000, proptest::bool::ANY), 0..160),
            back: bool,
        ) {
            let lists: std::collections::BTreeMap<i64, bool> = lists.into_iter().collect();
            let of = |first: bool| -> Vec<i64> {
                lists.iter().filter(|(_, is_first)| **is_first == first).map(|(one, _)| *one).collect()
            };
            let (one, other) = (of(true), of(false));
            let query: ListQuery<ByTime> = serde_urlencoded::from_str("rows=25").unwrap();
            let mut at = Some(if back { PagePosition::Last } else { PagePosition::First });
            let mut seen: Vec<i64> = Vec::new();
            while let Some(wanted) = at {
                let query = query.clone().at(wanted);
                let merged = page(&query, &one).merged(page(&query.beside(()), &other), &query.seek(), key);
                proptest::prop_assert_eq!(merged.count.and_then(Count::exactly), i64::try_from(lists.len()).ok());
                if back {
                    seen.splice(0..0, merged.rows);
                    at = merged.previous;
                } else {
                    seen.extend(merged.rows);
                    at = merged.next;
                }
            }
            let mut whole: Vec<i64> = lists.keys().copied().collect();
            whole.reverse();
            proptest::prop_assert_eq!(seen, whole);
        }
    }
}
