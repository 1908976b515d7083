//! The Account page of a customer.

use actix_web::web;
use askama::Template;

use super::{qualifications::look, remove, words};
use crate::{
    domain::{Action, account::Cloud, customer::AgreementWay, policy},
    service::{
        Connected, Customer, RecordedAgreement,
        activity_log::HistoryOf,
        customer_accounts::{self, CustomerOverview},
    },
    web::{Answer, Request, View, When, page, pages::customers::inside::Inside},
};

#[derive(Template)]
#[template(path = "customer/customers/account/overview.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or does not")]
struct OverviewPage<'a> {
    view: &'a View,
    inside: Inside,
    tenant_name: &'a str,
    may_update: bool,
    info: Vec<(String, Vec<String>)>,
    since: When,
    /// What it is beside a business: each with the look and the name of where it stands.
    qualifications: Vec<(&'static str, &'static str, &'static str)>,
    may_qualify: bool,
    bill_to: &'a str,
    address: Vec<String>,
    agreement: Acceptance,
    partners: Vec<PartnerRow>,
    is_seller: bool,
    may_purchase: bool,
    may_reset: bool,
    /// Each reseller that the reader may know of, and since when it owns the Azure tenant; empty without Azure.
    azure: Vec<(String, Option<When>)>,
    may_remove: bool,
    removal_title: &'static str,
}

/// Where the customer agreement stands.
enum Acceptance {
    /// It is accepted: how, by whom, on which day, and when that was recorded.
    Accepted { how: String, acceptor: Vec<String>, day: String, recorded: When },
    /// It is not accepted; when the customer was asked to.
    Asked(When),
    /// It is not accepted, and nobody was asked.
    Missing,
}

impl Acceptance {
    const fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted { .. })
    }
}

/// A partner that has to do with the customer.
struct PartnerRow {
    name: String,
    kind: &'static str,
    is_reader: bool,
    since: Option<When>,
    privileged_since: Option<When>,
}

/// `GET /customers/{id}/account`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, overview) =
        request.read_with_history(move |cx| customer_accounts::overview(cx, id.parse()?), history_of).await?;
    page(&request, &overview_page(&view, &overview))
}

/// All that was done for the customer.
const fn history_of(overview: &CustomerOverview) -> HistoryOf {
    HistoryOf::Customer(overview.customer.id)
}

fn overview_page<'a>(view: &'a View, overview: &'a CustomerOverview) -> OverviewPage<'a> {
    let CustomerOverview { customer, profile, .. } = overview;
    let is_seller = view.kind().is_some_and(policy::sells);
    OverviewPage {
        inside: Inside::new(view, customer, "account"),
        tenant_name: &overview.tenant_name,
        may_update: view.may(Action::UpdateCustomer) && overview.obstacle.is_none(),
        info: words::facts(view, (&customer.alias, &customer.domain, &customer.country), profile),
        since: view.day(customer.since),
        qualifications: overview
            .qualifications
            .iter()
            .map(|one| (view.t(one.qualification.key()), look(one.state), view.t(one.state.key())))
            .collect(),
        may_qualify: view.may(Action::UpdateCustomer)
            && overview.obstacle.is_none()
            && customer.cloud != Cloud::UsGovernment,
        bill_to: &customer.name,
        agreement: acceptance(view, customer, overview.agreement.as_ref(), &overview.connected),
        partners: overview.connected.iter().map(|partner| partner_row(view, partner)).collect(),
        may_purchase: customer.may_purchase,
        may_reset: overview.privileged
            && view.may(Action::ResetCustomerPassword)
            && view.actor().is_some_and(policy::rules_directories),
        azure: azure(view, overview),
        is_seller,
        may_remove: view.may(Action::RemoveCustomer),
        removal_title: view.t(remove::title(view)),
        address: words::address(view, &customer.country, profile),
        view,
    }
}

/// The resellers by name, and since when each owns the tenant.
fn azure(view: &View, overview: &CustomerOverview) -> Vec<(String, Option<When>)> {
    let Some(owners) = &overview.tenant_owners else { return Vec::new() };
    let resellers = overview.connected.iter().filter(|partner| policy::may_own_tenants(partner.kind));
    let since = |partner: &Connected| owners.iter().find(|(owner, _)| *owner == partner.account).map(|(_, at)| *at);
    resellers.map(|partner| (partner.name.clone(), since(partner).map(|at| view.day(at)))).collect()
}

/// Says how the agreement was accepted. What a partner wrote down that the reader may not know of stays with it.
fn acceptance(
    view: &View,
    customer: &Customer,
    agreement: Option<&RecordedAgreement>,
    connected: &[Connected],
) -> Acceptance {
    let Some(agreement) = agreement else {
        return customer.agreement_asked_at.map_or(Acceptance::Missing, |asked| Acceptance::Asked(view.exactly(asked)));
    };
    let known = connected.iter().find(|partner| Some(partner.account) == agreement.partner);
    let own = view.actor().is_some_and(|actor| Some(actor.account.id) == agreement.partner);
    let how = match (agreement.way, known) {
        (AgreementWay::Accepted, _) => view.t("agreement-accepted-itself").to_owned(),
        (AgreementWay::Attested, Some(_)) if own => {
            view.with("agreement-attested-by-us", "person", &agreement.recorded_by)
        }
        (AgreementWay::Attested, Some(partner)) => view.with("agreement-attested-by", "partner", &partner.name),
        (AgreementWay::Attested, None) => view.t("agreement-attested-by-another").to_owned(),
    };
    let shown = agreement.way == AgreementWay::Accepted || known.is_some();
    let name = format!("{} {}", agreement.first_name, agreement.last_name);
    let acceptor = [name, agreement.email.clone(), agreement.phone.clone()];
    Acceptance::Accepted {
        how,
        acceptor: acceptor.into_iter().filter(|line| shown && !line.trim().is_empty()).collect(),
        day: view.calendar_day(agreement.accepted_on),
        recorded: view.exactly(agreement.recorded_at),
    }
}

fn partner_row(view: &View, partner: &Connected) -> PartnerRow {
    PartnerRow {
        name: partner.name.clone(),
        kind: view.t(partner.kind.key()),
        is_reader: view.actor().is_some_and(|actor| actor.account.id == partner.account),
        since: partner.since.map(|since| view.day(since)),
        privileged_since: partner.privileged_since.map(|since| view.day(since)),
    }
}
