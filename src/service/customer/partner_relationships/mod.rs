//! A customer's partners: who serves it, who holds privileges over it, and what each has done (`docs/domain.md` §6.4).

pub mod privileges;

use crate::service::{
    UseCase,
    agreements::customer::{self, CustomerAgreement},
    consent::{self, WaitingRequest},
};
use crate::{
    domain::{
        Action, Error,
        ids::AccountId,
        list::{ByTime, ListQuery, Page},
    },
    repository::partner_relationships::{self, Act, ServingPartner},
};

/// Everything that the list of a customer's partners shows.
#[derive(Clone, Debug)]
pub struct RelationshipOverview {
    /// The requests that wait for the customer's answer.
    pub waiting: Vec<WaitingRequest>,
    /// The partners that serve the customer or hold privileges over it, by name.
    pub partners: Vec<ServingPartner>,
    /// Where the customer agreement stands.
    pub agreement: CustomerAgreement,
}

/// The customer's partners. Seventeen queries at most, however many there are.
pub fn list(cx: &mut UseCase<'_>) -> Result<RelationshipOverview, Error> {
    let grant = cx.authorize(Action::ViewPartnerRelationships)?;
    Ok(RelationshipOverview {
        waiting: consent::waiting(cx)?,
        partners: partner_relationships::list(cx.db, grant.scope())?,
        agreement: customer::stand(cx.db, grant.account())?,
    })
}

/// One of the customer's partners, and a page of what it has done for the customer.
pub fn open(
    cx: &mut UseCase<'_>,
    partner: AccountId,
    wanted: &ListQuery<ByTime>,
) -> Result<(ServingPartner, Page<Act>), Error> {
    let wanted = &cx.paged(wanted);
    let grant = cx.authorize(Action::ViewPartnerRelationships)?;
    let partner = partner_relationships::find(cx.db, grant.scope(), partner)?;
    let acts = partner_relationships::acts(cx.db, grant.scope(), partner.account, wanted)?;
    Ok((partner, acts))
}
