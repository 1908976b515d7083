//! The list of an account's service requests.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{Row, row};
use crate::{
    domain::{account::AccountKind, policy::Action, service_request::RequestState},
    service::{Cursor, Stand, Whose, service_requests},
    web::{
        extract::request::Request,
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
    previous: Option<String>,
    next: Option<String>,
}

/// What the address says: which requests, and which part of the list.
#[derive(Deserialize)]
pub struct RequestsQuery {
    #[serde(default)]
    state: String,
    #[serde(default)]
    whose: String,
    #[serde(default)]
    at: String,
}

const OVERDUE: &str = "overdue";
const HELD: &str = "held";
const OPENED: &str = "opened";

impl RequestsQuery {
    fn stand(&self) -> Option<Stand> {
        if self.state == OVERDUE { Some(Stand::Overdue) } else { RequestState::parse(&self.state).map(Stand::In) }
    }

    fn whose(&self) -> Option<Whose> {
        match self.whose.as_str() {
            HELD => Some(Whose::Held),
            OPENED => Some(Whose::Opened),
            _ => None,
        }
    }

    /// The address of another page of the same list.
    fn way(&self, cursor: Option<String>) -> Option<String> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.stand().is_some() {
            query.append_pair("state", &self.state);
        }
        if self.whose().is_some() {
            query.append_pair("whose", &self.whose);
        }
        cursor.map(|at| format!("/service-requests?{}", query.append_pair("at", &at).finish()))
    }
}

/// `GET /service-requests`
pub async fn get(request: Request, query: web::Query<RequestsQuery>) -> Answer {
    let (wanted, cursor) = ((query.stand(), query.whose()), Cursor::parse(&query.at));
    let (view, (found, now)) =
        request.read(move |cx| Ok((service_requests::list(cx, wanted, cursor.as_ref())?, cx.call.now))).await?;
    let kind = view.actor().map_or(AccountKind::Customer, |actor| actor.account.kind);
    let list = ListPage {
        kind,
        states: states(&view, query.stand()),
        whose: whose(&view, kind, query.whose()),
        filtered: query.stand().is_some() || query.whose().is_some(),
        previous: query.way(found.previous),
        next: query.way(found.next),
        rows: found.rows.into_iter().map(|one| row(&view, one, now)).collect(),
        view: &view,
    };
    page(&request, &list)
}

fn states(view: &View, chosen: Option<Stand>) -> Vec<Choice> {
    let all = (None, "", "service-requests-all");
    let each = RequestState::ALL.iter().map(|state| (Some(Stand::In(*state)), state.as_str(), state.key()));
    let overdue = (Some(Stand::Overdue), OVERDUE, "service-request-overdue");
    let choices = std::iter::once(all).chain(each).chain([overdue]);
    choices.map(|(stand, value, key)| choice(view, value, key, stand == chosen)).collect()
}

/// Whose requests may be told apart: a customer answers none, the operator opens none.
fn whose(view: &View, kind: AccountKind, chosen: Option<Whose>) -> Vec<Choice> {
    let all = (None, "", "service-requests-all");
    let held = (Some(Whose::Held), HELD, "service-requests-held");
    let opened = (Some(Whose::Opened), OPENED, "service-requests-opened");
    let choices = match kind {
        AccountKind::Customer => vec![all, opened],
        AccountKind::Operator => vec![all, held],
        _ => vec![all, held, opened],
    };
    choices.into_iter().map(|(whose, value, key)| choice(view, value, key, whose == chosen)).collect()
}

fn choice(view: &View, value: &str, key: &'static str, selected: bool) -> Choice {
    Choice { value: value.to_owned(), text: view.t(key).to_owned(), selected }
}
