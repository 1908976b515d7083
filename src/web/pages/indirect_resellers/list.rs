//! The list of indirect resellers.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{policy::Action, text::Text},
    service::{Cursor, Partner, indirect_resellers, invitations},
    web::{
        extract::{
            form::{Bare, Posted},
            request::Request,
        },
        respond::{Answer, page, see_other},
        view::{View, When},
    },
};

#[derive(Template)]
#[template(path = "indirect_resellers/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

struct Row {
    id: String,
    name: String,
    mpn: String,
    country: String,
    mpa_signed: bool,
    customers: i64,
    since: When,
}

/// What the address says.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    search: String,
    #[serde(default)]
    at: String,
}

/// `GET /indirect-resellers`
pub async fn get(request: Request, filter: web::Query<Filter>) -> Answer {
    let (search, cursor) = (filter.search.trim().to_owned(), Cursor::parse(&filter.at));
    let wanted = search.clone();
    let (view, (found, customers)) = request
        .read(move |db, call, actor| indirect_resellers::list(db, call, actor, &wanted, cursor.as_ref()))
        .await?;
    let way = |cursor: Option<String>| cursor.map(|at| page_address("/indirect-resellers", &search, &at));
    let (previous, next) = (way(found.previous), way(found.next));
    let row = |partner: Partner| Row {
        id: partner.id.to_string(),
        mpn: partner.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        country: view.country(&partner.country),
        mpa_signed: partner.mpa_signed_at.is_some(),
        customers: customers.get(&partner.account).copied().unwrap_or(0),
        since: view.day(partner.since),
        name: partner.name,
    };
    let rows = found.rows.into_iter().map(row).collect();
    page(&request, &ListPage { view: &view, search: &search, rows, previous, next })
}

/// `POST /indirect-resellers/requests`: *Request a partnership* makes an invitation and leads to its draft.
pub async fn request_partnership(request: Request, posted: Posted<Bare>) -> Answer {
    let key = posted.key;
    let (_, id) = request.write(move |db, call, actor| invitations::request_partnership(db, call, actor, &key)).await?;
    Ok(see_other(&format!("/invitations/{id}/draft")))
}

/// The address of another page of a list that is searched.
#[must_use]
pub fn page_address(path: &str, search: &str, at: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !search.is_empty() {
        query.append_pair("search", search);
    }
    format!("{path}?{}", query.append_pair("at", at).finish())
}

impl ListPage<'_> {
    fn nothing_found(&self) -> String {
        self.view.text(&Text::new("indirect-resellers-none-found").with("search", self.search))
    }
}
