//! Pages of lists, in the order of any column. Macros, since each query has a type of its own.

use crate::domain::list::{Key, ListQuery, Seek, SortColumn};

/// Puts a boxed query in the order of a key, and of an id among equals, and begins it where `seek` says. The bound on
/// the key stands alone so that an index can begin at it. With an id alone: in the order of creation.
macro_rules! keyset {
    ($query:expr, $seek:expr, $key:expr, $id:expr, $made:ty) => {{
        let bound = $seek.bound.clone().map(|(key, id)| (key, <$made>::from_uuid(id)));
        match (bound, $seek.ascending) {
            (Some((key, id)), true) => {
                $query.filter($key.ge(key.clone())).filter($key.gt(key).or($id.gt(id))).order(($key.asc(), $id.asc()))
            }
            (Some((key, id)), false) => {
                $query.filter($key.le(key.clone())).filter($key.lt(key).or($id.lt(id))).order(($key.desc(), $id.desc()))
            }
            (None, true) => $query.order(($key.asc(), $id.asc())),
            (None, false) => $query.order(($key.desc(), $id.desc())),
        }
    }};
    ($query:expr, $seek:expr, $id:expr, $made:ty) => {{
        match ($seek.bound.map(|((), id)| <$made>::from_uuid(id)), $seek.ascending) {
            (Some(id), true) => $query.filter($id.gt(id)).order($id.asc()),
            (Some(id), false) => $query.filter($id.lt(id)).order($id.desc()),
            (None, true) => $query.order($id.asc()),
            (None, false) => $query.order($id.desc()),
        }
    }};
}
pub(super) use keyset;

/// Loads the page of a list that `wanted` asks for, and counts the list where it is longer than the page. `rows()` makes
/// the boxed query for each. After it: the type of the rows, their id, and each column with the expression that it is
/// ordered by and what a row says of it.
///
/// ```text
/// load_page!(db, rows(), wanted, Partner, (partnerships::id, PartnershipId, |row| row.id), {
///     ResellerColumn::Name => (accounts::name_key, |row| row.name_key.clone()),
///     ResellerColumn::Since => (partnerships::since, |row| row.since),
/// })
/// ```
///
/// A list in the order of creation names its id alone. What is counted is the ids of the same rows: of tables that are
/// joined from the left for their names alone the databases read nothing then. Where a list can be counted in a better way
/// still, `counted` says how.
macro_rules! load_page {
    ($db:expr, $query:expr, $wanted:expr, $row:ty, ($id:expr, $made:ty, $id_of:expr) $(, { $($columns:tt)+ })?) => {
        $crate::repository::keyset::load_page!(
            $db, $query, $wanted, $row, ($id, $made, $id_of) $(, { $($columns)+ })?,
            counted: |db| $crate::repository::counted::count_up_to(db, $query.select($id))
        )
    };
    ($db:expr, $query:expr, $wanted:expr, $row:ty, ($id:expr, $made:ty, $id_of:expr), {
        $($column:pat => ($key:expr, $key_of:expr)),+ $(,)?
    }, counted: $counted:expr) => {{
        let id_of: fn(&$row) -> $made = $id_of;
        match $wanted.order().0 {
            $($column => {
                let key_of: fn(&$row) -> _ = $key_of;
                let seek = $crate::repository::keyset::seek_by($wanted, key_of);
                let query = $crate::repository::keyset::keyset!($query, seek, $key, $id, $made);
                let found: Vec<$row> = query.limit(seek.limit()).load($db)?;
                let page = $crate::domain::list::Page::cut(found, &seek, |row| (key_of(row), *id_of(row).uuid()));
                $crate::repository::counted::count_all($db, page, $counted)?
            })+
        }
    }};
    ($db:expr, $query:expr, $wanted:expr, $row:ty, ($id:expr, $made:ty, $id_of:expr), counted: $counted:expr) => {{
        let id_of: fn(&$row) -> $made = $id_of;
        let seek = $wanted.seek::<()>();
        let query = $crate::repository::keyset::keyset!($query, seek, $id, $made);
        let found: Vec<$row> = query.limit(seek.limit()).load($db)?;
        let page = $crate::domain::list::Page::cut(found, &seek, |row| ((), *id_of(row).uuid()));
        $crate::repository::counted::count_all($db, page, $counted)?
    }};
}
pub(super) use load_page;

/// How a page is read in the order of what `_key_of` says of a row.
pub(super) fn seek_by<C: SortColumn, F, R, K: Key>(wanted: &ListQuery<C, F>, _key_of: fn(&R) -> K) -> Seek<K> {
    wanted.seek()
}
