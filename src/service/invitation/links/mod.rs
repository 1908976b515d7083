//! Personal links of all kinds.

pub(in crate::service) mod standing;

pub use standing::Standpoint;

use crate::service::{
    Call,
    acceptance::{self, Asker},
    consent::{self, Arrival},
};
use crate::{
    auth::token::Token,
    domain::{Actor, Error, invitation::InvitationKind},
    repository::{db::Db, invitations},
};

/// What is behind a personal link.
#[derive(Clone, Debug)]
pub enum OpenedLink {
    /// A provider asks a reseller for a partnership.
    Partnership(Box<Asker>, Standpoint),
    /// Partners ask a customer for reseller relationships.
    Relationship(Box<consent::ConsentRequest>),
}

/// Opens a link of whatever kind for looking at. Writes nothing.
pub fn open(db: &mut Db, call: &Call, actor: Option<&Actor>, token: &Token) -> Result<OpenedLink, Error> {
    match invitations::find_by_token(db, &token.hash())?.kind {
        InvitationKind::Partnership => {
            let (asker, standpoint) = acceptance::show(db, call, actor, token)?;
            Ok(OpenedLink::Partnership(Box::new(asker), standpoint))
        }
        InvitationKind::Reseller | InvitationKind::Joint => {
            let look = consent::show(db, call, actor, &Arrival::Link(token.clone()))?;
            Ok(OpenedLink::Relationship(Box::new(look)))
        }
    }
}
