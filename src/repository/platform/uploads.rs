//! Catalogue files that were sent and are looked at before they are loaded.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    ids::{UploadId, UserId},
    upload::{UploadState, lifetime, patience},
};
use crate::repository::{db::Db, in_list::ColumnInList, schema::uploads};

/// What files are sent and loaded by.
const LOADED_BY: &[Action] = &[Action::ManageCatalog];

/// A file, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = uploads)]
pub struct Upload {
    /// Its id.
    pub id: UploadId,
    /// What it was called where it came from.
    pub file_name: String,
    /// How far it has come.
    pub state: UploadState,
    /// Offers that it added.
    pub added: i64,
    /// Offers that it changed.
    pub updated: i64,
    /// Offers that were there already as it has them.
    pub unchanged: i64,
    /// Its prices.
    pub prices: i64,
    /// When loading began.
    pub started_at: Option<Moment>,
}

/// One try to load a file. Of several only the last counts. [`begin`] alone makes one, so it proves that its file may be
/// loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UploadAttempt {
    id: UploadId,
    started_at: Moment,
}

impl UploadAttempt {
    /// The file.
    #[must_use]
    pub const fn id(&self) -> UploadId {
        self.id
    }
}

/// Keeps a file.
pub fn insert(
    db: &mut Db,
    grant: &Grant,
    by: UserId,
    id: UploadId,
    (name, content): (&str, &[u8]),
    now: Moment,
) -> Result<(), Error> {
    grant.proves(LOADED_BY)?;
    let row = (
        uploads::id.eq(id),
        uploads::account_id.eq(grant.account()),
        uploads::user_id.eq(by),
        uploads::file_name.eq(name),
        uploads::content.eq(content),
        uploads::state.eq(UploadState::Waiting),
        uploads::added.eq(0),
        uploads::updated.eq(0),
        uploads::unchanged.eq(0),
        uploads::prices.eq(0),
        uploads::created_at.eq(now),
        uploads::expires_at.eq(now.plus(lifetime())),
    );
    diesel::insert_into(uploads::table).values(row).execute(db)?;
    Ok(())
}

/// A file of this account.
pub fn find(db: &mut Db, scope: Scope, id: UploadId, now: Moment) -> Result<Upload, Error> {
    Ok(uploads::table
        .find(id)
        .filter(uploads::account_id.eq(scope.account()).and(uploads::expires_at.gt(now)))
        .select(Upload::as_select())
        .first(db)?)
}

/// What a file of this account holds; nothing once it was loaded.
pub fn content(db: &mut Db, scope: Scope, id: UploadId) -> Result<Vec<u8>, Error> {
    let content: Option<Vec<u8>> =
        uploads::table.find(id).filter(uploads::account_id.eq(scope.account())).select(uploads::content).first(db)?;
    Ok(content.unwrap_or_default())
}

/// Begins to load a file: of two that ask at the same time one begins. `None` where it is being loaded, or was.
pub fn begin(db: &mut Db, grant: &Grant, id: UploadId, now: Moment) -> Result<Option<UploadAttempt>, Error> {
    grant.proves(LOADED_BY)?;
    let died = now.plus(-patience());
    let ready = uploads::state
        .in_list([UploadState::Waiting, UploadState::Failed])
        .or(uploads::state.eq(UploadState::Loading).and(uploads::started_at.lt(died).assume_not_null()));
    let waiting = uploads::table
        .find(id)
        .filter(uploads::account_id.eq(grant.account()).and(uploads::expires_at.gt(now)))
        .filter(ready);
    let changed = diesel::update(waiting)
        .set((uploads::state.eq(UploadState::Loading), uploads::started_at.eq(now)))
        .execute(db)?;
    Ok((changed == 1).then_some(UploadAttempt { id, started_at: now }))
}

/// Notes that a file was loaded, in the transaction that loads it; what it held goes.
///
/// # Errors
/// [`Error::NotFound`] where another try has taken over: this one must leave nothing behind.
pub fn finish(
    db: &mut Db,
    attempt: UploadAttempt,
    (added, updated, unchanged): (i64, i64, i64),
    prices: i64,
) -> Result<(), Error> {
    let loading = uploads::table
        .find(attempt.id)
        .filter(uploads::state.eq(UploadState::Loading).and(uploads::started_at.eq(attempt.started_at)));
    let changed = diesel::update(loading)
        .set((
            uploads::state.eq(UploadState::Loaded),
            uploads::content.eq(None::<Vec<u8>>),
            uploads::added.eq(added),
            uploads::updated.eq(updated),
            uploads::unchanged.eq(unchanged),
            uploads::prices.eq(prices),
        ))
        .execute(db)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Notes that a try has ended without having loaded anything.
pub fn give_back(db: &mut Db, attempt: UploadAttempt, state: UploadState) -> Result<(), Error> {
    let loading = uploads::table
        .find(attempt.id)
        .filter(uploads::state.eq(UploadState::Loading).and(uploads::started_at.eq(attempt.started_at)));
    diesel::update(loading).set(uploads::state.eq(state)).execute(db)?;
    Ok(())
}
