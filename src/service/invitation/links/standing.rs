//! What is common to all personal links: whether they are alive, and where their reader stands.

use crate::{
    auth::token::Token,
    domain::{Error, Text, account::Standing, ids::InvitationId, policy},
    repository::{
        accounts::{self, Account},
        db::Db,
        invitations::{self, Invitation},
        partnerships, users,
    },
    service::Call,
};

/// What the page of a link shows to whoever looks at it.
#[derive(Clone, Debug)]
pub enum Standpoint {
    /// Nobody is signed in: sign in or enrol.
    Stranger,
    /// The reader may answer.
    MayAnswer,
    /// Something is in the way; the reader is told what.
    Blocked(Text),
    /// The reader's account is right, but somebody else must answer: their names.
    AskAdmin(Vec<String>),
}

/// The live invitation behind a link, and who invites, for somebody who wants to enrol.
pub(in crate::service) fn find_live(db: &mut Db, call: &Call, token: &Token) -> Result<(Invitation, Account), Error> {
    let invitation = invitations::find_by_token(db, &token.hash())?;
    let inviting = accounts::find(db, invitation.account_id)?;
    check_alive(db, call, &invitation, &inviting)?;
    Ok((invitation, inviting))
}

/// A live invitation by its id, for somebody who has come from its link before.
pub(in crate::service) fn find_live_by_id(db: &mut Db, call: &Call, id: InvitationId) -> Result<(), Error> {
    let invitation = invitations::find_any(db, id)?;
    let inviting = accounts::find(db, invitation.account_id)?;
    check_alive(db, call, &invitation, &inviting)
}

/// A link lives as long as it is undecided and in its time, its inviter still has the right to invite, the inviting
/// account stands well, and a provider that is asked for as well does so too and still works with it.
pub(in crate::service) fn check_alive(
    db: &mut Db,
    call: &Call,
    invitation: &Invitation,
    inviting: &Account,
) -> Result<(), Error> {
    let roles = users::roles_in(db, invitation.inviter_id, inviting.id)?;
    let action = invitation.kind.action();
    let inviter_may = roles.iter().any(|role| policy::allows(inviting.kind, role, action));
    let stands = inviting.standing == Standing::Active;
    if !invitation.progress().state(call.now).is_live() || !inviter_may || !stands {
        return Err(Error::NotFound);
    }
    let Some(provider) = invitation.provider_id else { return Ok(()) };
    let provider_stands = accounts::find(db, provider)?.standing == Standing::Active;
    let partners = partnerships::are_partners(db, provider, inviting.id)?;
    if provider_stands && partners { Ok(()) } else { Err(Error::NotFound) }
}
