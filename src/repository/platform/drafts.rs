//! What people fill in over several pages. A draft belongs to one person in one account.
//!
//! Needs no grant: it is found in its writer's scope, and what comes of it asks for one.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment, Scope,
    draft::DraftKind,
    ids::{AccountId, DraftId, MadeId, UserId},
};
use crate::repository::{db::Db, in_list::ColumnInList, schema::drafts, sweeping::sweep_piece};

/// A draft.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = drafts)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// What it becomes.
    pub kind: DraftKind,
    /// The account that it is filled in for.
    pub account_id: AccountId,
    /// Who fills it in.
    pub user_id: UserId,
    /// The customer that it is about, where there is one already.
    pub customer_id: Option<AccountId>,
    /// What was typed, sealed; gone once it is submitted.
    pub sealed_content: Option<Vec<u8>>,
    /// What it became.
    pub made_id: Option<MadeId>,
    /// When it was begun.
    pub created_at: Moment,
    /// When it was last changed.
    pub changed_at: Moment,
    /// Until when it is kept.
    pub expires_at: Moment,
    /// Raised by each change.
    pub version: i64,
}

/// Keeps a new draft.
pub fn insert(db: &mut Db, draft: &Draft) -> Result<(), Error> {
    diesel::insert_into(drafts::table).values(draft).execute(db)?;
    Ok(())
}

/// A draft of this person in this account.
pub fn find(
    db: &mut Db,
    scope: Scope,
    user: UserId,
    kind: DraftKind,
    id: DraftId,
    now: Moment,
) -> Result<Draft, Error> {
    Ok(drafts::table
        .find(id)
        .filter(drafts::account_id.eq(scope.account()).and(drafts::user_id.eq(user)))
        .filter(drafts::kind.eq(kind).and(drafts::expires_at.gt(now)))
        .select(Draft::as_select())
        .first(db)?)
}

/// This person's unfinished drafts in this account, the last changed first; at most five.
pub fn unfinished(db: &mut Db, scope: Scope, user: UserId, kind: DraftKind, now: Moment) -> Result<Vec<Draft>, Error> {
    Ok(drafts::table
        .filter(drafts::user_id.eq(user).and(drafts::account_id.eq(scope.account())))
        .filter(drafts::kind.eq(kind).and(drafts::expires_at.gt(now)).and(drafts::made_id.is_null()))
        .order(drafts::changed_at.desc())
        .limit(5)
        .select(Draft::as_select())
        .load(db)?)
}

/// Keeps what was typed since.
pub fn save(db: &mut Db, draft: &Draft, sealed: Vec<u8>, now: Moment, until: Moment) -> Result<(), Error> {
    let open = drafts::table.filter(drafts::id.eq(draft.id).and(drafts::made_id.is_null()));
    let changed = diesel::update(open)
        .set((
            drafts::sealed_content.eq(sealed),
            drafts::changed_at.eq(now),
            drafts::expires_at.eq(until),
            drafts::version.eq(drafts::version + 1),
        ))
        .execute(db)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Lets nobody else submit a draft until this transaction ends: a form sent twice waits here, and then finds what the
/// first has made.
pub fn lock(db: &mut Db, id: DraftId) -> Result<(), Error> {
    diesel::update(drafts::table.find(id)).set(drafts::version.eq(drafts::version)).execute(db)?;
    Ok(())
}

/// Marks a draft as submitted and forgets what was typed. `false` where somebody else has submitted it: of two at the
/// same time one waits here for the other.
pub fn submit(db: &mut Db, id: DraftId, made: MadeId, now: Moment) -> Result<bool, Error> {
    let open = drafts::table.filter(drafts::id.eq(id).and(drafts::made_id.is_null()));
    let changed = diesel::update(open)
        .set((
            drafts::made_id.eq(made),
            drafts::sealed_content.eq(None::<Vec<u8>>),
            drafts::changed_at.eq(now),
            drafts::version.eq(drafts::version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Drops a draft that was not submitted.
pub fn drop_unfinished(db: &mut Db, id: DraftId) -> Result<(), Error> {
    diesel::delete(drafts::table.filter(drafts::id.eq(id).and(drafts::made_id.is_null()))).execute(db)?;
    Ok(())
}

/// Forgets all but the newest unfinished drafts of whoever this one belongs to.
pub fn keep_newest(db: &mut Db, draft: &Draft, most: i64) -> Result<(), Error> {
    let old: Vec<DraftId> = drafts::table
        .filter(drafts::user_id.eq(draft.user_id).and(drafts::account_id.eq(draft.account_id)))
        .filter(drafts::kind.eq(draft.kind).and(drafts::made_id.is_null()))
        .order((drafts::changed_at.desc(), drafts::id.desc()))
        .offset(most)
        .limit(most)
        .select(drafts::id)
        .load(db)?;
    if !old.is_empty() {
        diesel::delete(drafts::table.filter(drafts::id.in_list(&old))).execute(db)?;
    }
    Ok(())
}

/// Forgets drafts that are out of date.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, drafts, expires_at, now)
}
