//! The list of an account's service requests.

use actix_web::web;
use askama::Template;

use super::{Row, row};
use crate::{
    domain::{
        Action, policy,
        service_request::filter::{SideFilter, StateFilter},
    },
    service::{RequestFilter, RequestQuery, service_requests},
    web::{Answer, Choice, Pager, Request, View, page},
};

#[derive(Template)]
#[template(path = "support/service_requests/list.html")]
struct ListPage<'a> {
    view: &'a View,
    opens: bool,
    answers: bool,
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
    let does = |action| view.kind().is_some_and(|kind| policy::ever_may(kind, action));
    let (opens, answers) = (does(Action::OpenServiceRequests), does(Action::AnswerServiceRequests));
    let list = ListPage {
        opens,
        answers,
        states: view.choices("service-requests-all", StateFilter::ALL, state, StateFilter::key),
        whose: view.choices("service-requests-all", sides(opens, answers), side, SideFilter::key),
        filtered: state.is_some() || side.is_some(),
        pager: Pager::filtered(
            "/service-requests",
            &query,
            &found,
            [
                (state.map(|state| view.t(state.key()).to_owned()), |filter| filter.state = None),
                (side.map(|side| view.t(side.key()).to_owned()), |filter| filter.side = None),
            ],
        ),
        rows: found.rows.into_iter().map(|one| row(&view, one, now)).collect(),
        view: &view,
    };
    page(&request, &list)
}

/// Whose requests may be told apart: a customer answers none, the operator opens none.
const fn sides(opens: bool, answers: bool) -> &'static [SideFilter] {
    match (opens, answers) {
        (true, true) => SideFilter::ALL,
        (true, false) => &[SideFilter::Opened],
        (false, true) => &[SideFilter::Held],
        (false, false) => &[],
    }
}
