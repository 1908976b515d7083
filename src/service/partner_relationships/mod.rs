//! A customer's partners: who serves it, who holds privileges over it, and what each has done (`docs/domain.md` §6.4).

pub mod privileges;

use super::{
    Call,
    agreements::customer::{self, CustomerAgreement},
    consent::{self, Waiting},
};
use crate::{
    domain::{actor::Actor, error::Error, ids::AccountId, policy::Action},
    repository::{
        cursor::{Cursor, Page},
        db::Db,
        partner_relationships::{self, Act, ServingPartner},
    },
};

/// Everything that the list of a customer's partners shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The requests that wait for the customer's answer.
    pub waiting: Vec<Waiting>,
    /// The partners that serve the customer or hold privileges over it, by name.
    pub partners: Vec<ServingPartner>,
    /// Where the customer agreement stands.
    pub agreement: CustomerAgreement,
}

/// The customer's partners. Seventeen queries at most, however many there are.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn list(db: &mut Db, call: &Call, actor: &Actor) -> Result<Overview, Error> {
    let grant = call.authorize(actor, Action::ViewPartnerRelationships)?;
    Ok(Overview {
        waiting: consent::waiting(db, call, actor)?,
        partners: partner_relationships::list(db, grant.scope())?,
        agreement: customer::stand(db, grant.account())?,
    })
}

/// One of the customer's partners, and a page of what it has done for the customer.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for whoever neither serves the customer nor holds privileges over it.
pub fn open(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    partner: AccountId,
    cursor: Option<&Cursor>,
) -> Result<(ServingPartner, Page<Act>), Error> {
    let grant = call.authorize(actor, Action::ViewPartnerRelationships)?;
    let partner = partner_relationships::find(db, grant.scope(), partner)?;
    let acts = partner_relationships::acts(db, grant.scope(), partner.account, cursor)?;
    Ok((partner, acts))
}
