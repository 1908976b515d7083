//! The list of an account's invitations.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    Error, Moment, Scope,
    ids::{AccountId, InvitationId},
    invitation::{InvitationKind, InvitationOutcome, InvitationStage, InvitationState},
    list::{ByTime, Count, ListQuery, Page},
    mail::{MailKind, MailState},
    text_field,
};
use crate::repository::{
    counted::count_up_to,
    db::Db,
    in_list::ColumnInList,
    invitations::Invitation,
    keyset::load_page,
    schema::{accounts, invitations, outbox, users},
};

/// What is wanted of the list.
pub type InvitationQuery = ListQuery<ByTime, InvitationFilter>;

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub struct InvitationFilter {
    /// Those in one state.
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    pub state: Option<InvitationState>,
}

/// A line in the list of invitations.
#[derive(Clone, Debug)]
pub struct ListedInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// Who made it.
    pub inviter: String,
    /// The provider that is asked for as well.
    pub provider: Option<String>,
    /// Which account answered.
    pub answered_by: Option<String>,
    /// Why it was declined.
    pub decline_reason: Option<String>,
    /// The last mail: its state, and what the server said.
    pub last_mail: Option<(MailState, Option<String>)>,
}

/// An invitation, who made it, which account answered, and why it was declined.
type Row = (Invitation, String, Option<String>, Option<String>);

/// A page of the account's invitations, the newest first, each with its last mail. Three queries, however many rows, and
/// one more where some ask for a provider as well.
pub fn list(db: &mut Db, scope: Scope, wanted: &InvitationQuery, now: Moment) -> Result<Page<ListedInvitation>, Error> {
    let answering = accounts::table;
    let rows = || {
        let all = invitations::table
            .left_join(users::table.on(users::id.eq(invitations::inviter_id)))
            .left_join(answering.on(accounts::id.nullable().eq(invitations::decided_by_account_id)))
            .filter(invitations::account_id.eq(scope.account()))
            .select((
                Invitation::as_select(),
                users::name.nullable().assume_not_null(),
                accounts::name.nullable(),
                invitations::decline_reason,
            ))
            .into_boxed();
        // As `InvitationProgress::state` says.
        let undecided = || invitations::outcome.is_null();
        let live = || undecided().and(invitations::expires_at.gt(now));
        let untouched =
            |stage: InvitationStage| live().and(invitations::signed_in_at.is_null()).and(invitations::stage.eq(stage));
        match wanted.filter.state {
            None => all,
            Some(InvitationState::Accepted) => all.filter(invitations::outcome.eq(InvitationOutcome::Accepted)),
            Some(InvitationState::Declined) => all.filter(invitations::outcome.eq(InvitationOutcome::Declined)),
            Some(InvitationState::Revoked) => all.filter(invitations::outcome.eq(InvitationOutcome::Revoked)),
            Some(InvitationState::Expired) => all.filter(undecided().and(invitations::expires_at.le(now))),
            Some(InvitationState::SignedIn) => all.filter(live().and(invitations::signed_in_at.is_not_null())),
            Some(InvitationState::Draft) => all.filter(untouched(InvitationStage::Draft)),
            Some(InvitationState::Sent) => all.filter(untouched(InvitationStage::Sent)),
            Some(InvitationState::Issued) => all.filter(untouched(InvitationStage::Issued)),
        }
    };
    let page = load_page!(db, rows(), wanted, Row, (invitations::id, InvitationId, |row| row.0.id));
    let ids: Vec<InvitationId> = page.rows.iter().map(|row| row.0.id).collect();
    let mails: Vec<(Option<InvitationId>, MailState, Option<String>)> = outbox::table
        .filter(outbox::invitation_id.in_list(&ids).and(outbox::kind.eq(MailKind::Invitation)))
        .order(outbox::created_at.asc())
        .select((outbox::invitation_id, outbox::state, outbox::last_error))
        .load(db)?;
    let last_mail: std::collections::HashMap<Uuid, (MailState, Option<String>)> =
        mails.into_iter().filter_map(|(id, state, error)| id.map(|id| (*id.uuid(), (state, error)))).collect();
    let providers: Vec<AccountId> = page.rows.iter().filter_map(|row| row.0.provider_id).collect();
    let named: Vec<(AccountId, String)> = if providers.is_empty() {
        Vec::new()
    } else {
        let named = accounts::table.filter(accounts::id.in_list(&providers));
        named.select((accounts::id, accounts::name)).load(db)?
    };
    Ok(page.map(|(invitation, inviter, answered_by, decline_reason)| {
        let last_mail = last_mail.get(invitation.id.uuid()).cloned();
        let provider = named.iter().find(|(id, _)| Some(*id) == invitation.provider_id).map(|(_, name)| name.clone());
        ListedInvitation { invitation, inviter, provider, answered_by, decline_reason, last_mail }
    }))
}

/// How many invitations of the account wait for an answer.
pub fn count_waiting(db: &mut Db, scope: Scope, now: Moment) -> Result<Count, Error> {
    let waiting = invitations::table
        .filter(invitations::account_id.eq(scope.account()).and(invitations::outcome.is_null()))
        .filter(invitations::expires_at.gt(now));
    count_up_to(db, waiting.select(invitations::account_id))
}

/// An invitation without an answer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct InvitationTask {
    /// The invitation.
    pub id: InvitationId,
    /// What it invites to.
    pub kind: InvitationKind,
    /// The address it is for, where one was given.
    pub recipient: Option<String>,
    /// When its link dies.
    pub expires_at: Moment,
}

/// The account's invitations that nobody has answered and whose links die between these moments, the first of them in
/// front; at most so many. Drafts are left out.
pub fn running_out(
    db: &mut Db,
    scope: Scope,
    (now, until): (Moment, Moment),
    most: i64,
) -> Result<Vec<InvitationTask>, Error> {
    Ok(invitations::table
        .filter(invitations::account_id.eq(scope.account()).and(invitations::outcome.is_null()))
        .filter(invitations::expires_at.gt(now).and(invitations::expires_at.le(until)))
        .filter(invitations::stage.in_list([InvitationStage::Sent, InvitationStage::Issued]))
        .order((invitations::expires_at, invitations::id))
        .limit(most)
        .select((invitations::id, invitations::kind, invitations::recipient, invitations::expires_at))
        .load(db)?)
}

/// An invitation that somebody has answered.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct AnsweredInvitation {
    /// The invitation.
    pub id: InvitationId,
    /// What it invited to.
    pub kind: InvitationKind,
    /// The address it was for, where one was given.
    pub recipient: Option<String>,
    /// The answer.
    pub outcome: Option<InvitationOutcome>,
    /// When it was given.
    pub decided_at: Option<Moment>,
    /// Which account gave it.
    pub answered_by: Option<String>,
}

/// The account's invitations that were accepted or declined since then, the newest answer first; at most so many.
pub fn answered(db: &mut Db, scope: Scope, since: Moment, most: i64) -> Result<Vec<AnsweredInvitation>, Error> {
    Ok(invitations::table
        .left_join(accounts::table.on(accounts::id.nullable().eq(invitations::decided_by_account_id)))
        .filter(invitations::account_id.eq(scope.account()).and(invitations::decided_at.ge(since)))
        .filter(invitations::outcome.in_list([InvitationOutcome::Accepted, InvitationOutcome::Declined]))
        .order((invitations::decided_at.desc(), invitations::id))
        .limit(most)
        .select((
            invitations::id,
            invitations::kind,
            invitations::recipient,
            invitations::outcome,
            invitations::decided_at,
            accounts::name.nullable(),
        ))
        .load(db)?)
}
