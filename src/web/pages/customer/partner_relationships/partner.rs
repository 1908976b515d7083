//! One partner of a customer: what it is, what it may do, and what it has done.

use actix_web::web;
use askama::Template;

use super::words;
use crate::{
    domain::{
        Action,
        account::Standing,
        list::{ByTime, ListQuery},
    },
    paths,
    service::{Act, partner_relationships},
    web::{Answer, Pager, Request, View, When, page},
};

#[derive(Template)]
#[template(path = "customer/partner_relationships/partner.html")]
struct PartnerPage<'a> {
    view: &'a View,
    id: String,
    name: &'a str,
    kind: &'a str,
    country: String,
    since: Option<When>,
    privileged_since: Option<When>,
    contact: Option<String>,
    may_get_privileges: bool,
    may: Vec<&'static str>,
    may_not: Vec<&'static str>,
    acts: Vec<Row>,
    pager: Pager,
}

/// Something that the partner did.
struct Row {
    at: When,
    what: &'static str,
    object: Option<String>,
    person: Option<String>,
    email: String,
}

/// `GET /partner-relationships/{id}`
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<ListQuery<ByTime>>) -> Answer {
    let wanted = query.clone();
    let (view, (partner, acts)) = request.read(move |cx| partner_relationships::open(cx, id.parse()?, &wanted)).await?;
    let path = paths::partner_relationship(partner.account);
    let serves = partner.since.is_some() && partner.standing == Standing::Active;
    let shown = PartnerPage {
        id: partner.account.to_string(),
        kind: view.t(partner.kind.key()),
        country: view.country(&partner.country),
        since: partner.since.map(|since| view.day(since)),
        privileged_since: partner.privileged_since.map(|since| view.day(since)),
        may_get_privileges: serves && partner.privileged_since.is_none(),
        may: words::may(&partner),
        may_not: words::may_not(&partner),
        contact: partner.contact,
        pager: Pager::new(&path, &query, &acts),
        acts: acts.rows.into_iter().map(|act| row(&view, act)).collect(),
        name: &partner.name,
        view: &view,
    };
    page(&request, &shown)
}

fn row(view: &View, act: Act) -> Row {
    let Act { at, event, person, email, object, .. } = act;
    Row { at: view.moment(at), what: view.t(words::event(event)), object, person, email }
}
