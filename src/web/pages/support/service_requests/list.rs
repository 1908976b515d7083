//! The list of an account's service requests.

use actix_web::web;
use askama::Template;

use super::{Row, row};
use crate::{
    domain::{
        account::AccountKind,
        policy::Action,
        service_request::filter::{SideFilter, StateFilter},
    },
    service::{RequestFilter, RequestQuery, service_requests},
    web::{
        extract::request::Request,
        lists::Pager,
        respond::{Answer, page},
        view::{Choice, View},
    },
};

#[derive(Template)]
#[template(path = "support/service_requests/list.html")]
struct ListPage<'a> {
    view: &'a View,
    kind: AccountKind,
    states: Vec<Choice>,
    whose: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    pager: Pager,
}

/// `GET /service-requests`
pub async fn get(request: Request, query: web::Query<RequestQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (found, now)) = request.read(move |cx| Ok((service_requests::list(cx, &wanted)?, cx.call.now))).await?;
    let RequestFilter { state, side } = query.filter;
    let kind = view.actor().map_or(AccountKind::Customer, |actor| actor.account.kind);
    let list = ListPage {
        kind,
        states: view.choices("service-requests-all", StateFilter::ALL, state, StateFilter::key),
        whose: view.choices("service-requests-all", sides(kind), side, SideFilter::key),
        filtered: state.is_some() || side.is_some(),
        pager: Pager::new("/service-requests", &query, &found),
        rows: found.rows.into_iter().map(|one| row(&view, one, now)).collect(),
        view: &view,
    };
    page(&request, &list)
}

/// Whose requests may be told apart: a customer answers none, the operator opens none.
const fn sides(kind: AccountKind) -> &'static [SideFilter] {
    match kind {
        AccountKind::Customer => &[SideFilter::Opened],
        AccountKind::Operator => &[SideFilter::Held],
        _ => SideFilter::ALL,
    }
}
