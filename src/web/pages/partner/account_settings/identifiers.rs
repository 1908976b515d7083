//! Identifiers: the partner's numbers, its places, and associating the account with another of them.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{Frame, office};
use crate::{
    domain::{
        Action, Text,
        list::{ByName, ListQuery},
        policy,
    },
    service::{
        Location,
        account_settings::identifiers::{self, Identifiers},
    },
    web::{Answer, Choice, Pager, Posted, Request, Sent, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/account_settings/identifiers.html")]
struct IdentifiersPage<'a> {
    view: &'a View,
    frame: Frame,
    global: Option<i64>,
    associated: Option<i64>,
    country: String,
    rows: Vec<Row>,
    is_reseller: bool,
    pager: Pager,
}

/// A place, in the reader's language.
struct Row {
    mpn: i64,
    name: String,
    country: String,
    address: Vec<String>,
    contact: Vec<String>,
    associated: bool,
    before: Option<When>,
}

#[derive(Template)]
#[template(path = "partner/account_settings/associate.html")]
struct AssociatePage<'a> {
    view: &'a View,
    frame: Frame,
    associated: Option<i64>,
    country: String,
    locations: Vec<Choice>,
    is_reseller: bool,
    pager: Pager,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct AssociateForm {
    #[serde(default)]
    location: String,
}

const PATH: &str = "/settings/identifiers";
const ASSOCIATE: &str = "/settings/identifiers/associate";

/// `GET /settings/identifiers`
pub async fn get(request: Request, query: web::Query<ListQuery<ByName>>) -> Answer {
    let wanted = query.clone();
    let (view, found) = request.read(move |cx| identifiers::show(cx, &wanted)).await?;
    let account = &found.account;
    let mut rows: Vec<Row> =
        found.locations.rows.iter().map(|location| row(&view, location, account.mpn_location_id)).collect();
    if let Some(mpn) = found.undescribed().filter(|_| found.locations.previous.is_none()) {
        // It came with the account; nobody has said more of it than the account says.
        let (address, contact) = (Vec::new(), Vec::new());
        let (name, country) = (account.name.clone(), view.country(&account.country));
        rows.insert(0, Row { mpn, name, country, address, contact, associated: true, before: None });
    }
    let shown = IdentifiersPage {
        frame: Frame::new(&view, "/settings/identifiers"),
        global: account.mpn_global_id,
        associated: account.mpn_location_id,
        country: view.country(&account.country),
        is_reseller: is_reseller(&found),
        pager: Pager::new(PATH, &query, &found.locations),
        rows,
        view: &view,
    };
    page(&request, &shown)
}

/// `GET /settings/identifiers/associate`
pub async fn choose(request: Request, query: web::Query<ListQuery<ByName>>) -> Answer {
    let wanted = query.clone();
    let (view, found) = request.read(move |cx| identifiers::choose(cx, &wanted)).await?;
    page(&request, &associate_page(&view, &query, &found, ""))
}

/// `POST /settings/identifiers/associate`
pub async fn associate(request: Request, posted: Posted<AssociateForm>) -> Answer {
    let sent = request.submit(
        posted.form,
        |cx, form| identifiers::associate(cx, &form.location),
        |cx, _| identifiers::choose(cx, &ListQuery::default()),
    );
    match sent.await? {
        Sent::Done(_, number) => {
            let text = Text::new("flash-location-associated").with("mpn", number.to_string());
            Ok(see_other_saying(&request, "/settings/identifiers", "success", text))
        }
        Sent::Back(back) => {
            back.page(&request, &associate_page(&back.view, &ListQuery::default(), &back.found, &back.form.location))
        }
    }
}

fn associate_page<'a>(
    view: &'a View,
    wanted: &ListQuery<ByName>,
    found: &Identifiers,
    typed: &str,
) -> AssociatePage<'a> {
    let account = &found.account;
    let chosen = if typed.is_empty() {
        account.mpn_location_id.map(|mpn| mpn.to_string()).unwrap_or_default()
    } else {
        typed.to_owned()
    };
    let choice = |mpn: i64, name: &str, country: &str| {
        Choice::new(mpn.to_string(), format!("{mpn} · {name} · {}", view.country(country)), &chosen)
    };
    let first = found.undescribed().map(|mpn| choice(mpn, &account.name, &account.country));
    // The place that is chosen now can be left so from each page of the list.
    let here = |one: &&Location| !found.locations.rows.iter().any(|row| row.mpn_id == one.mpn_id);
    let now = found.associated.iter().filter(here);
    let others =
        now.chain(&found.locations.rows).map(|location| choice(location.mpn_id, &location.name, &location.country));
    AssociatePage {
        frame: Frame::new(view, "/settings/identifiers"),
        associated: account.mpn_location_id,
        country: view.country(&account.country),
        locations: first.into_iter().chain(others).collect(),
        is_reseller: is_reseller(found),
        pager: Pager::new(ASSOCIATE, wanted, &found.locations),
        view,
    }
}

fn is_reseller(found: &Identifiers) -> bool {
    policy::stands_on_orders(found.account.kind)
}

fn row(view: &View, location: &Location, associated: Option<i64>) -> Row {
    let is_now = associated == Some(location.mpn_id);
    Row {
        mpn: location.mpn_id,
        name: location.name.clone(),
        country: view.country(&location.country),
        address: office::address(view, &location.country, &location.office),
        contact: office::contact(&location.office),
        associated: is_now,
        before: location.associated_at.filter(|_| !is_now).map(|at| view.day(at)),
    }
}
