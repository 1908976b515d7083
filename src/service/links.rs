//! What is common to all personal links: whether they live, and whom they are of.

use super::{
    Call, acceptance,
    acceptance::{Asker, Standpoint},
    consent::{self, Way},
};
use crate::{
    auth::token::Token,
    domain::{account::Standing, actor::Actor, error::Error, ids::InvitationId, invitation::InvitationKind, policy},
    repository::{
        accounts::{self, Account},
        db::Db,
        invitations::{self, Invitation},
        partnerships, users,
    },
};

/// What is behind a personal link.
#[derive(Clone, Debug)]
pub enum Opened {
    /// A provider asks a reseller for a partnership.
    Partnership(Box<Asker>, Standpoint),
    /// Partners ask a customer for reseller relationships.
    Relationship(Box<consent::Look>),
}

/// Opens a link of whatever kind for looking at. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] for unknown, expired, revoked and used links alike.
pub fn open(db: &mut Db, call: &Call, actor: Option<&Actor>, token: &Token) -> Result<Opened, Error> {
    match invitations::find_by_token(db, &token.hash())?.kind {
        InvitationKind::Partnership => {
            let (asker, standpoint) = acceptance::look(db, call, actor, token)?;
            Ok(Opened::Partnership(Box::new(asker), standpoint))
        }
        InvitationKind::Reseller | InvitationKind::Joint => {
            let look = consent::look(db, call, actor, &Way::Link(token.clone()))?;
            Ok(Opened::Relationship(Box::new(look)))
        }
    }
}

/// The live invitation behind a link, and who invites, for somebody who wants to enrol.
///
/// # Errors
/// [`Error::NotFound`] for a dead link.
pub(super) fn find_live(db: &mut Db, call: &Call, token: &Token) -> Result<(Invitation, Account), Error> {
    let invitation = invitations::find_by_token(db, &token.hash())?;
    let inviting = accounts::find(db, invitation.account_id)?;
    check_alive(db, call, &invitation, &inviting)?;
    Ok((invitation, inviting))
}

/// A live invitation by its id, for somebody who has come from its link before.
///
/// # Errors
/// [`Error::NotFound`] where it has died.
pub(super) fn find_live_by_id(db: &mut Db, call: &Call, id: InvitationId) -> Result<(), Error> {
    let invitation = invitations::find_any(db, id)?;
    let inviting = accounts::find(db, invitation.account_id)?;
    check_alive(db, call, &invitation, &inviting)
}

/// A link lives as long as it is undecided and in its time, its inviter still has the right to invite, the inviting
/// account stands well, and a provider that is asked for as well does so too and still works with it.
///
/// # Errors
/// [`Error::NotFound`] for a dead link.
pub(super) fn check_alive(db: &mut Db, call: &Call, invitation: &Invitation, inviting: &Account) -> Result<(), Error> {
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
