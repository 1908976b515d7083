//! The customer's answer to a request for a reseller relationship: look, accept, decline (`docs/domain.md` §6.2).

mod accept;
mod decline;
mod notices;
mod request;
mod waiting;

use crate::service::{Call, invitations::comparison_code};
use crate::{
    auth::token::Token,
    domain::{
        Action, Actor, Error, Grant, Text,
        account::AccountFacts,
        consent::{AgreementDue, ConsentObstacle, check_guards},
        ids::InvitationId,
        policy,
    },
    repository::{accounts, customers, db::Db},
};

pub use crate::service::links::Standpoint;
pub use accept::{ConsentForm, accept};
pub use decline::decline;
pub use request::{Asking, RelationshipRequest};
pub use waiting::{WaitingRequest, waiting};

/// How somebody has come to a request.
#[derive(Clone, Debug)]
pub enum Arrival {
    /// By its link.
    Link(Token),
    /// Without the link, by a page of its own organisation.
    Inbox(InvitationId),
}

/// What an answer has made of one partner's wishes.
#[derive(Clone, Debug)]
struct Given {
    /// The partner.
    asking: Asking,
    /// Whether it was given privileges by this.
    privileges: bool,
}

/// What the page of a request shows to whoever looks at it.
#[derive(Clone, Debug)]
pub struct ConsentRequest {
    /// What is asked.
    pub request: RelationshipRequest,
    /// What the reader can do.
    pub standpoint: Standpoint,
    /// Whether the customer agreement is to be accepted at the same time.
    pub agreement: AgreementDue,
}

/// Opens a request for looking at. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] where it has died — but an account that has accepted this very request is told so; for
/// [`Arrival::Inbox`] also where it is not made out to the reader's organisation, and [`Error::Denied`].
pub fn show(db: &mut Db, call: &Call, actor: Option<&Actor>, way: &Arrival) -> Result<ConsentRequest, Error> {
    let request = request::open(db, call, actor, way)?;
    let Some(actor) = actor else {
        return Ok(ConsentRequest { request, standpoint: Standpoint::Stranger, agreement: AgreementDue::Accept });
    };
    let standpoint = standpoint(db, &request, actor)?;
    let agreement = match standpoint {
        Standpoint::MayAnswer => request::agreement_due(db, actor.account.id)?,
        _ => AgreementDue::No,
    };
    Ok(ConsentRequest { request, standpoint, agreement })
}

fn standpoint(db: &mut Db, request: &RelationshipRequest, actor: &Actor) -> Result<Standpoint, Error> {
    if request.answered.is_some() {
        return Ok(Standpoint::Blocked(Text::new("consent-answered")));
    }
    let partners: Vec<AccountFacts> = request.partners.iter().map(|asking| asking.account.facts()).collect();
    let blocked = |obstacle: ConsentObstacle| Ok(Standpoint::Blocked(obstacle.text(&request.names())));
    if let Err(obstacle) = check_guards(&partners, &actor.account, request.is_addressed, request.is_anything_missing())
    {
        return blocked(obstacle);
    }
    if !policy::may(actor, Action::AcceptRelationship) {
        return Ok(Standpoint::AskAdmin(accounts::administrator_names(db, actor.account.id)?));
    }
    Ok(Standpoint::MayAnswer)
}

/// The grant to answer, where nothing is in the way.
fn check_may_answer(db: &mut Db, request: &RelationshipRequest, actor: &Actor) -> Result<Grant, Error> {
    match standpoint(db, request, actor)? {
        Standpoint::Blocked(text) => Err(Error::Conflict(text)),
        Standpoint::MayAnswer | Standpoint::AskAdmin(_) | Standpoint::Stranger => {
            policy::authorize(actor, Action::AcceptRelationship).map_err(Error::Denied)
        }
    }
}

/// Locks the reader's organisation before anything is read of it: its answers come one after another, and what is read
/// after this stays true.
fn lock_customer(db: &mut Db, actor: &Actor) -> Result<(), Error> {
    if policy::is_served(actor.account.kind) { customers::lock(db, actor.account.id) } else { Ok(()) }
}
