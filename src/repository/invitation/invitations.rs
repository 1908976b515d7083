//! Invitations.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Language, Moment, Scope,
    email::EmailAddress,
    ids::{AccountId, InvitationId, RelationshipId, UserId},
    invitation::{InvitationKind, InvitationOutcome, InvitationProgress, InvitationStage},
};
use crate::repository::{db::Db, in_list::ColumnInList, schema::invitations};

/// What invitations are begun, written, sent and renewed by: each kind by its own.
const WRITTEN_BY: &[Action] = &[Action::RequestPartnership, Action::RequestRelationship, Action::InviteCustomers];
/// What invitations are taken back by.
const REVOKED_BY: &[Action] = &[Action::RevokeInvitation];
/// What invitations are answered by.
const ANSWERED_BY: &[Action] = &[Action::AcceptPartnership, Action::AcceptRelationship];

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
    /// The provider that a reseller asks for as well.
    pub provider: Option<AccountId>,
    /// The customer that it is for, where that is known beforehand.
    pub customer: Option<AccountId>,
    /// The relationship that is to be as it was.
    pub restores: Option<RelationshipId>,
    /// Whether delegated administration privileges are asked for.
    pub with_privileges: bool,
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
    /// The provider that a reseller asks for as well.
    pub provider_id: Option<AccountId>,
    /// The customer that it is for, where that is known beforehand.
    pub customer_id: Option<AccountId>,
    /// The relationship that is to be as it was.
    pub restores_id: Option<RelationshipId>,
    /// Whether delegated administration privileges are asked for.
    pub with_privileges: bool,
    /// The address it is for, where one was given.
    pub recipient: Option<String>,
    /// The language of the text.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// The message, with a mark where the link stands.
    pub message: String,
    /// The link's token, hashed.
    pub token_hash: Vec<u8>,
    /// How far the inviter brought it.
    pub stage: InvitationStage,
    /// The link's token, sealed, while it is still needed.
    pub sealed_token: Option<Vec<u8>>,
    /// When it was made.
    pub created_at: Moment,
    /// When the link dies.
    pub expires_at: Moment,
    /// When somebody signed in from its page.
    pub signed_in_at: Option<Moment>,
    /// How it ended.
    pub outcome: Option<InvitationOutcome>,
    /// Which account decided.
    pub decided_by_account_id: Option<AccountId>,
    /// When a later one to the same address took its place.
    pub replaced_at: Option<Moment>,
}

impl Invitation {
    /// Whether it has gone to an address.
    #[must_use]
    pub const fn was_addressed(&self) -> bool {
        self.recipient.is_some() && !matches!(self.stage, InvitationStage::Draft)
    }

    /// What decides its state.
    #[must_use]
    pub const fn progress(&self) -> InvitationProgress {
        InvitationProgress {
            stage: self.stage,
            signed_in_at: self.signed_in_at,
            outcome: self.outcome,
            expires_at: self.expires_at,
        }
    }
}

/// Makes an invitation of the grant's account.
pub fn insert(db: &mut Db, grant: &Grant, invitation: &NewInvitation) -> Result<(), Error> {
    grant.proves(WRITTEN_BY)?;
    let row = (
        invitations::id.eq(invitation.id),
        invitations::kind.eq(invitation.kind),
        invitations::account_id.eq(grant.account()),
        invitations::inviter_id.eq(invitation.inviter),
        invitations::provider_id.eq(invitation.provider),
        invitations::customer_id.eq(invitation.customer),
        invitations::restores_id.eq(invitation.restores),
        invitations::with_privileges.eq(invitation.with_privileges),
        invitations::language.eq(invitation.language),
        invitations::subject.eq(&invitation.subject),
        invitations::message.eq(&invitation.message),
        invitations::stage.eq(InvitationStage::Draft),
        invitations::token_hash.eq(invitation.token_hash.to_vec()),
        invitations::sealed_token.eq(&invitation.sealed_token),
        invitations::created_at.eq(invitation.created_at),
        invitations::expires_at.eq(invitation.expires_at),
    );
    diesel::insert_into(invitations::table).values(row).execute(db)?;
    Ok(())
}

/// An invitation of this account.
pub fn find(db: &mut Db, scope: Scope, id: InvitationId) -> Result<Invitation, Error> {
    Ok(invitations::table
        .find(id)
        .filter(invitations::account_id.eq(scope.account()))
        .select(Invitation::as_select())
        .first(db)?)
}

/// These of the account's invitations, the newest first; others are left out.
pub fn these(db: &mut Db, scope: Scope, ids: &[InvitationId]) -> Result<Vec<Invitation>, Error> {
    Ok(invitations::table
        .filter(invitations::id.in_list(ids).and(invitations::account_id.eq(scope.account())))
        .order(invitations::id.desc())
        .select(Invitation::as_select())
        .load(db)?)
}

/// An invitation of whatever account: for those who have come from its link.
pub fn find_any(db: &mut Db, id: InvitationId) -> Result<Invitation, Error> {
    Ok(invitations::table.find(id).select(Invitation::as_select()).first(db)?)
}

/// The invitation that a link opens, whatever its kind and state.
pub fn find_by_token(db: &mut Db, token: &TokenHash) -> Result<Invitation, Error> {
    Ok(invitations::table
        .filter(invitations::token_hash.eq(token.as_slice()))
        .select(Invitation::as_select())
        .first(db)?)
}

/// Keeps what was written on a draft. `recipient` is the address and its key.
pub fn edit_draft(
    db: &mut Db,
    grant: &Grant,
    id: InvitationId,
    recipient: Option<(&str, String)>,
    language: Language,
    subject: &str,
    message: &str,
) -> Result<(), Error> {
    grant.proves(WRITTEN_BY)?;
    let draft = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()))
        .filter(invitations::stage.eq(InvitationStage::Draft).and(invitations::outcome.is_null()));
    let changed = diesel::update(draft)
        .set((
            invitations::recipient.eq(recipient.as_ref().map(|(address, _)| *address)),
            invitations::recipient_key.eq(recipient.as_ref().map(|(_, key)| key)),
            invitations::recipient_domain.eq(recipient.as_ref().and_then(|(_, key)| key.split('@').nth(1))),
            invitations::language.eq(language),
            invitations::subject.eq(subject),
            invitations::message.eq(message),
        ))
        .execute(db)?;
    exactly_one(changed)
}

/// Ends the draft: the portal mails it, or whoever ends it takes it elsewhere and is its inviter from now on. The sealed token is erased: a waiting mail
/// carries its own.
pub fn finish_draft(
    db: &mut Db,
    grant: &Grant,
    id: InvitationId,
    (stage, by): (InvitationStage, UserId),
    now: Moment,
) -> Result<(), Error> {
    grant.proves(WRITTEN_BY)?;
    let draft = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()))
        .filter(invitations::stage.eq(InvitationStage::Draft).and(invitations::outcome.is_null()));
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
pub fn renew(
    db: &mut Db,
    grant: &Grant,
    id: InvitationId,
    (stage, by): (InvitationStage, UserId),
    token: (&TokenHash, Option<&[u8]>),
    expires_at: Moment,
) -> Result<(), Error> {
    grant.proves(WRITTEN_BY)?;
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

/// Asks for privileges, or for none. Whoever does this also renews the link, so that nobody agrees to what was not shown.
pub fn change_privileges(db: &mut Db, grant: &Grant, id: InvitationId, with: bool) -> Result<(), Error> {
    grant.proves(WRITTEN_BY)?;
    let undecided = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()).and(invitations::outcome.is_null()));
    exactly_one(diesel::update(undecided).set(invitations::with_privileges.eq(with)).execute(db)?)
}

/// Takes an undecided invitation back.
pub fn revoke(db: &mut Db, grant: &Grant, id: InvitationId, by: UserId, now: Moment) -> Result<(), Error> {
    grant.proves(REVOKED_BY)?;
    let undecided = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()).and(invitations::outcome.is_null()));
    let changed = diesel::update(undecided)
        .set((
            invitations::outcome.eq(InvitationOutcome::Revoked),
            invitations::decided_at.eq(now),
            invitations::decided_by_user_id.eq(by),
            invitations::decided_by_account_id.eq(grant.account()),
            invitations::sealed_token.eq(None::<Vec<u8>>),
        ))
        .execute(db)?;
    exactly_one(changed)
}

/// The account's invitations to the address of this one that ask for the same and wait for an answer; drafts, which nobody
/// has got yet, are left out.
pub fn waiting_beside(db: &mut Db, scope: Scope, this: &Invitation, now: Moment) -> Result<Vec<Invitation>, Error> {
    let address = this.recipient.as_deref().and_then(EmailAddress::parse);
    let Some(key) = address.map(|address| address.key()) else { return Ok(Vec::new()) };
    let mut found: Vec<Invitation> = invitations::table
        .filter(invitations::account_id.eq(scope.account()).and(invitations::recipient_key.eq(key)))
        .filter(invitations::outcome.is_null().and(invitations::id.ne(this.id)))
        .filter(invitations::kind.eq(this.kind).and(invitations::stage.ne(InvitationStage::Draft)))
        .select(Invitation::as_select())
        .load(db)?;
    // Asked for the order or the time as well, SQLite goes through all that wait for an answer, by another index.
    found.retain(|other| other.provider_id == this.provider_id && other.expires_at > now);
    found.sort_by_key(|other| other.id);
    Ok(found)
}

/// Ends an undecided invitation in favor of a later one to the same address. `false` where it was decided meanwhile.
pub fn replace(db: &mut Db, grant: &Grant, id: InvitationId, by: UserId, now: Moment) -> Result<bool, Error> {
    grant.proves(WRITTEN_BY)?;
    let undecided = invitations::table
        .find(id)
        .filter(invitations::account_id.eq(grant.account()).and(invitations::outcome.is_null()));
    let changed = diesel::update(undecided)
        .set((
            invitations::outcome.eq(InvitationOutcome::Revoked),
            invitations::decided_at.eq(now),
            invitations::decided_by_user_id.eq(by),
            invitations::decided_by_account_id.eq(grant.account()),
            invitations::sealed_token.eq(None::<Vec<u8>>),
            invitations::replaced_at.eq(now),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Answers an invitation, once: of two answers at the same time only one finds it open. `false` where it was decided,
/// expired or given a new link meanwhile.
pub fn decide(
    db: &mut Db,
    grant: &Grant,
    (id, token): (InvitationId, &TokenHash),
    outcome: InvitationOutcome,
    reason: Option<&str>,
    by: UserId,
    now: Moment,
) -> Result<bool, Error> {
    grant.proves(ANSWERED_BY)?;
    let open = invitations::table
        .find(id)
        .filter(invitations::token_hash.eq(token.as_slice()).and(invitations::outcome.is_null()))
        .filter(invitations::expires_at.gt(now));
    let changed = diesel::update(open)
        .set((
            invitations::outcome.eq(outcome),
            invitations::decided_at.eq(now),
            invitations::decided_by_user_id.eq(by),
            invitations::decided_by_account_id.eq(grant.account()),
            invitations::decline_reason.eq(reason),
            invitations::sealed_token.eq(None::<Vec<u8>>),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

fn exactly_one(changed: usize) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}
