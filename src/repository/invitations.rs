//! Invitations.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    cursor::{Cursor, PAGE_LIMIT, Page, Side},
    db::Db,
    schema::{accounts, invitations, outbox, users},
};
use crate::domain::{
    error::Error,
    ids::{AccountId, InvitationId, UserId},
    invitation::{InvitationKind, Outcome, Progress, Stage},
    language::Language,
    moment::Moment,
    policy::{Grant, Scope},
};

/// The SHA-256 of a link's token.
pub type TokenHash = [u8; 32];

/// An invitation about to be made.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// Its id.
    pub id: InvitationId,
    /// What it invites to.
    pub kind: InvitationKind,
    /// Who makes it.
    pub inviter: UserId,
    /// The language of the draft.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// The message, with a mark where the link stands.
    pub message: String,
    /// The link's token, hashed.
    pub token_hash: TokenHash,
    /// The token, sealed.
    pub sealed_token: Vec<u8>,
    /// When it is made.
    pub created_at: Moment,
    /// When the link dies.
    pub expires_at: Moment,
}

/// An invitation.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = invitations)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// What it invites to.
    pub kind: InvitationKind,
    /// The account that invites.
    pub account_id: AccountId,
    /// The person who invites.
    pub inviter_id: UserId,
    /// The address it is for, where one was given.
    pub recipient: Option<String>,
    /// The language of the text.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// The message, with a mark where the link stands.
    pub message: String,
    /// How far the inviter brought it.
    pub stage: Stage,
    /// The link's token, sealed, while it is still needed.
    pub sealed_token: Option<Vec<u8>>,
    /// When it was made.
    pub created_at: Moment,
    /// When the link dies.
    pub expires_at: Moment,
    /// When somebody signed in from its page.
    pub signed_in_at: Option<Moment>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Which account decided.
    pub decided_by_account_id: Option<AccountId>,
}

impl Invitation {
    /// What decides its state.
    #[must_use]
    pub const fn progress(&self) -> Progress {
        Progress {
            stage: self.stage,
            signed_in_at: self.signed_in_at,
            outcome: self.outcome,
            expires_at: self.expires_at,
        }
    }
}

/// A line in the list of invitations.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The invitation.
    pub invitation: Invitation,
    /// Who made it.
    pub inviter: String,
    /// Which account answered.
    pub answered_by: Option<String>,
    /// Why it was declined.
    pub decline_reason: Option<String>,
    /// The last mail: its state, and what the server said.
    pub last_mail: Option<(String, Option<String>)>,
}

/// Makes an invitation of the grant's account.
///
/// # Errors
/// As the database says.
pub fn insert(db: &mut Db, grant: &Grant, invitation: &NewInvitation) -> Result<(), Error> {
    let row = (
        invitations::id.eq(invitation.id),
        invitations::kind.eq(invitation.kind),
        invitations::account_id.eq(grant.account()),
        invitations::inviter_id.eq(invitation.inviter),
        invitations::language.eq(invitation.language),
        invitations::subject.eq(&invitation.subject),
        invitations::message.eq(&invitation.message),
        invitations::stage.eq(Stage::Draft),
        invitations::token_hash.eq(invitation.token_hash.to_vec()),
        invitations::sealed_token.eq(&invitation.sealed_token),
        invitations::created_at.eq(invitation.created_at),
        invitations::expires_at.eq(invitation.expires_at),
    );
    diesel::insert_into(invitations::table).values(row).execute(db)?;
    Ok(())
}

/// An invitation of this account.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is another account's.
pub fn find(db: &mut Db, scope: Scope, id: InvitationId) -> Result<Invitation, Error> {
    Ok(invitations::table
        .find(id)
        .filter(invitations::account_id.eq(scope.account()))
        .select(Invitation::as_select())
        .first(db)?)
}

/// An invitation of whatever account: for those who have come from its link.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn find_any(db: &mut Db, id: InvitationId) -> Result<Invitation, Error> {
    Ok(invitations::table.find(id).select(Invitation::as_select()).first(db)?)
}

/// The invitation of this kind that a link opens, whatever its state.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn find_by_token(db: &mut Db, kind: InvitationKind, token: &TokenHash) -> Result<Invitation, Error> {
    Ok(invitations::table
        .filter(invitations::token_hash.eq(token.as_slice()).and(invitations::kind.eq(kind)))
        .select(Invitation::as_select())
        .first(db)?)
}

/// Keeps what was written on a draft. `recipient` is the address and its key.
///
/// # Errors
/// [`Error::NotFound`] where it is no draft of this account any more.
pub fn edit_draft(
    db: &mut Db,
    grant: &Grant,
    id: InvitationId,
    recipient: Option<(&str, String)>,
    language: Language,
    subject: &str,
    message: &str,
) -> Result<(), Error> {
    let draft = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()))
        .filter(invitations::stage.eq(Stage::Draft).and(invitations::outcome.is_null()));
    let changed = diesel::update(draft)
        .set((
            invitations::recipient.eq(recipient.as_ref().map(|(address, _)| *address)),
            invitations::recipient_key.eq(recipient.as_ref().map(|(_, key)| key)),
            invitations::language.eq(language),
            invitations::subject.eq(subject),
            invitations::message.eq(message),
        ))
        .execute(db)?;
    exactly_one(changed)
}

/// Ends the draft: the portal mails it, or whoever ends it takes it elsewhere and is its inviter from now on. The sealed token is erased: a waiting mail
/// carries its own.
///
/// # Errors
/// [`Error::NotFound`] where it is no draft of this account any more.
pub fn finish_draft(
    db: &mut Db,
    grant: &Grant,
    id: InvitationId,
    (stage, by): (Stage, UserId),
    now: Moment,
) -> Result<(), Error> {
    let draft = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()))
        .filter(invitations::stage.eq(Stage::Draft).and(invitations::outcome.is_null()));
    let changed = diesel::update(draft)
        .set((
            invitations::stage.eq(stage),
            invitations::inviter_id.eq(by),
            invitations::issued_at.eq(now),
            invitations::sealed_token.eq(None::<Vec<u8>>),
        ))
        .execute(db)?;
    exactly_one(changed)
}

/// Gives an undecided invitation a new token; the old link dies with this. Whoever renews it is its inviter from now
/// on: the link hangs on a right that is there.
///
/// # Errors
/// [`Error::NotFound`] where it was decided meanwhile.
pub fn renew(
    db: &mut Db,
    grant: &Grant,
    id: InvitationId,
    (stage, by): (Stage, UserId),
    token: (&TokenHash, Option<&[u8]>),
    expires_at: Moment,
) -> Result<(), Error> {
    let undecided = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()).and(invitations::outcome.is_null()));
    let changed = diesel::update(undecided)
        .set((
            invitations::stage.eq(stage),
            invitations::inviter_id.eq(by),
            invitations::token_hash.eq(token.0.to_vec()),
            invitations::sealed_token.eq(token.1.map(<[u8]>::to_vec)),
            invitations::signed_in_at.eq(None::<Moment>),
            invitations::expires_at.eq(expires_at),
        ))
        .execute(db)?;
    exactly_one(changed)
}

/// Takes an undecided invitation back.
///
/// # Errors
/// [`Error::NotFound`] where it was decided meanwhile.
pub fn revoke(db: &mut Db, grant: &Grant, id: InvitationId, by: UserId, now: Moment) -> Result<(), Error> {
    let undecided = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()).and(invitations::outcome.is_null()));
    let changed = diesel::update(undecided)
        .set((
            invitations::outcome.eq(Outcome::Revoked),
            invitations::decided_at.eq(now),
            invitations::decided_by_user_id.eq(by),
            invitations::decided_by_account_id.eq(grant.account()),
            invitations::sealed_token.eq(None::<Vec<u8>>),
        ))
        .execute(db)?;
    exactly_one(changed)
}

/// Answers an invitation, once: of two answers at the same time only one finds it open. `false` where it was decided,
/// expired or given a new link meanwhile.
///
/// # Errors
/// As the database says.
pub fn decide(
    db: &mut Db,
    id: InvitationId,
    token: &TokenHash,
    outcome: Outcome,
    reason: Option<&str>,
    by: (UserId, AccountId),
    now: Moment,
) -> Result<bool, Error> {
    let open = invitations::table
        .find(id)
        .filter(invitations::token_hash.eq(token.as_slice()).and(invitations::outcome.is_null()))
        .filter(invitations::expires_at.gt(now));
    let changed = diesel::update(open)
        .set((
            invitations::outcome.eq(outcome),
            invitations::decided_at.eq(now),
            invitations::decided_by_user_id.eq(by.0),
            invitations::decided_by_account_id.eq(by.1),
            invitations::decline_reason.eq(reason),
            invitations::sealed_token.eq(None::<Vec<u8>>),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Notes that somebody signed in or enrolled from the link's page. Whether this was the first time.
///
/// # Errors
/// As the database says.
pub fn mark_signed_in(db: &mut Db, token: &TokenHash, now: Moment) -> Result<Option<InvitationId>, Error> {
    let fresh = invitations::table
        .filter(invitations::token_hash.eq(token.as_slice()).and(invitations::outcome.is_null()))
        .filter(invitations::expires_at.gt(now).and(invitations::signed_in_at.is_null()));
    let id: Option<InvitationId> = fresh.select(invitations::id).first(db).optional()?;
    if let Some(id) = id {
        diesel::update(invitations::table.find(id)).set(invitations::signed_in_at.eq(now)).execute(db)?;
    }
    Ok(id)
}

/// A page of the account's invitations, the newest first, each with its last mail. Three queries, however many rows.
///
/// # Errors
/// As the database says.
pub fn list(db: &mut Db, scope: Scope, cursor: Option<&Cursor>) -> Result<Page<Listed>, Error> {
    let answering = accounts::table;
    let mut query = invitations::table
        .inner_join(users::table.on(users::id.eq(invitations::inviter_id)))
        .left_join(answering.on(accounts::id.nullable().eq(invitations::decided_by_account_id)))
        .filter(invitations::account_id.eq(scope.account()))
        .select((Invitation::as_select(), users::name, accounts::name.nullable(), invitations::decline_reason))
        .into_boxed();
    // Ids of version 7 are in the order of creation, so the id alone orders the list.
    query = match cursor {
        Some(Cursor { side: Side::Before, id, .. }) => {
            query.filter(invitations::id.gt(InvitationId::from_uuid(*id))).order(invitations::id.asc())
        }
        Some(Cursor { side: Side::After, id, .. }) => {
            query.filter(invitations::id.lt(InvitationId::from_uuid(*id))).order(invitations::id.desc())
        }
        None => query.order(invitations::id.desc()),
    };
    let found: Vec<(Invitation, String, Option<String>, Option<String>)> = query.limit(PAGE_LIMIT).load(db)?;
    let page = Page::cut(found, cursor, |row| (String::new(), *row.0.id.uuid()));
    let ids: Vec<InvitationId> = page.rows.iter().map(|row| row.0.id).collect();
    let mails: Vec<(Option<InvitationId>, String, Option<String>)> = outbox::table
        .filter(outbox::invitation_id.eq_any(ids).and(outbox::kind.eq(INVITATION_MAIL)))
        .order(outbox::created_at.asc())
        .select((outbox::invitation_id, outbox::state, outbox::last_error))
        .load(db)?;
    let last_mail: std::collections::HashMap<Uuid, (String, Option<String>)> =
        mails.into_iter().filter_map(|(id, state, error)| id.map(|id| (*id.uuid(), (state, error)))).collect();
    let rows = page.rows.into_iter().map(|(invitation, inviter, answered_by, decline_reason)| {
        let last_mail = last_mail.get(invitation.id.uuid()).cloned();
        Listed { invitation, inviter, answered_by, decline_reason, last_mail }
    });
    Ok(Page { rows: rows.collect(), previous: page.previous, next: page.next })
}

/// How many invitations of the account wait for an answer.
///
/// # Errors
/// As the database says.
pub fn count_waiting(db: &mut Db, scope: Scope, now: Moment) -> Result<i64, Error> {
    Ok(invitations::table
        .filter(invitations::account_id.eq(scope.account()).and(invitations::outcome.is_null()))
        .filter(invitations::expires_at.gt(now))
        .count()
        .get_result(db)?)
}

/// The kind of the outbox rows that carry an invitation itself.
pub const INVITATION_MAIL: &str = "invitation";

/// Erases the sealed tokens of links that have died.
///
/// # Errors
/// As the database says.
pub fn sweep(db: &mut Db, now: Moment) -> Result<(), Error> {
    let dead = invitations::table.filter(invitations::expires_at.le(now).and(invitations::sealed_token.is_not_null()));
    diesel::update(dead).set(invitations::sealed_token.eq(None::<Vec<u8>>)).execute(db)?;
    Ok(())
}

fn exactly_one(changed: usize) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}
