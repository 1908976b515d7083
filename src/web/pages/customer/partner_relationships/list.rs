//! The list of a customer's partners.

use askama::Template;

use super::words::{Accepted, accepted};
use crate::{
    domain::{Action, account::Standing},
    service::{
        ServingPartner,
        agreements::customer::CustomerAgreement,
        consent::WaitingRequest,
        partner_relationships::{self, RelationshipOverview},
    },
    web::{Answer, Request, View, When, page},
};

#[derive(Template)]
#[template(path = "customer/partner_relationships/list.html")]
struct ListPage<'a> {
    view: &'a View,
    waiting: Vec<Asked>,
    rows: Vec<Row>,
    agreement: Stand,
}

struct Row {
    id: String,
    name: String,
    kind: &'static str,
    country: String,
    since: Option<When>,
    privileged_since: Option<When>,
    acted_at: Option<When>,
    contact: Option<String>,
    may_get_privileges: bool,
}

/// A request that waits for an answer.
struct Asked {
    id: String,
    who: String,
    at: When,
    until: When,
    with_privileges: bool,
    code: String,
}

/// Where the customer agreement stands.
enum Stand {
    Accepted(Accepted),
    /// The customer can accept it.
    Due,
    /// A partner must attest it.
    MustBeAttested,
}

/// `GET /partner-relationships`
pub async fn get(request: Request) -> Answer {
    let (view, RelationshipOverview { waiting, partners, agreement }) =
        request.read(partner_relationships::list).await?;
    let agreement = match &agreement {
        CustomerAgreement::Accepted(agreement, partner) => {
            Stand::Accepted(accepted(&view, agreement, partner.as_deref()))
        }
        CustomerAgreement::Due(_) => Stand::Due,
        CustomerAgreement::MustBeAttested(_) => Stand::MustBeAttested,
    };
    let waiting = waiting.into_iter().map(|one| asked(&view, one)).collect();
    let rows = partners.into_iter().map(|partner| row(&view, partner)).collect();
    page(&request, &ListPage { view: &view, waiting, rows, agreement })
}

fn asked(view: &View, waiting: WaitingRequest) -> Asked {
    Asked {
        id: waiting.id.to_string(),
        who: waiting.partners.join(", "),
        at: view.day(waiting.asked_at),
        until: view.exactly(waiting.expires_at),
        with_privileges: waiting.with_privileges,
        code: waiting.code,
    }
}

fn row(view: &View, partner: ServingPartner) -> Row {
    let serves = partner.since.is_some() && partner.standing == Standing::Active;
    Row {
        id: partner.account.to_string(),
        kind: view.t(partner.kind.key()),
        country: view.country(&partner.country),
        since: partner.since.map(|since| view.day(since)),
        privileged_since: partner.privileged_since.map(|since| view.day(since)),
        acted_at: partner.acted_at.map(|at| view.when(at)),
        contact: partner.contact,
        may_get_privileges: serves && partner.privileged_since.is_none(),
        name: partner.name,
    }
}
