//! What is kept of a customer as a company, and who sees it, for its own people.

use askama::Template;

use crate::{
    domain::{Action, ids::AccountId, policy},
    paths,
    service::{Related, own_company},
    web::{Answer, Request, View, page, pages::customers::account::words},
};

/// Where it is.
pub const OWN_COMPANY: &str = "/company";

#[derive(Template)]
#[template(path = "customer/company.html")]
struct CompanyPage<'a> {
    view: &'a View,
    id: AccountId,
    name: &'a str,
    info: Vec<(String, Vec<String>)>,
    partners: Vec<Row>,
}

/// A partner that sees it.
struct Row {
    name: String,
    /// Where it is; `None` where the reader sees no partners.
    href: Option<String>,
    kind: &'static str,
    may: &'static str,
}

/// `GET /company`
pub async fn get(request: Request) -> Answer {
    let (view, found) = request.read(own_company::overview).await?;
    let company = CompanyPage {
        id: found.account.id,
        name: &found.account.name,
        info: words::facts(&view, ("", &found.domain, &found.account.country), &found.profile),
        partners: found.partners.iter().map(|(partner, privileged)| row(&view, partner, *privileged)).collect(),
        view: &view,
    };
    page(&request, &company)
}

fn row(view: &View, partner: &Related, privileged: bool) -> Row {
    // Who does not sell needs the customer's privileges (`docs/domain.md` §8.4).
    let may_update =
        policy::ever_may(partner.kind, Action::UpdateCustomer) && (privileged || policy::sells(partner.kind));
    Row {
        name: partner.name.clone(),
        href: view.may(Action::ViewPartnerRelationships).then(|| paths::partner_relationship(partner.account)),
        kind: view.t(partner.kind.key()),
        may: view.t(if may_update { "company-partner-updates" } else { "company-partner-views" }),
    }
}
