//! Identifiers: the partner's numbers, its places, and associating the account with another of them.

use askama::Template;
use serde::Deserialize;

use super::{Frame, office};
use crate::{
    domain::{policy::Action, text::Text},
    service::{
        Location,
        account_settings::identifiers::{self, Identifiers},
    },
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "account_settings/identifiers.html")]
struct IdentifiersPage<'a> {
    view: &'a View,
    frame: Frame,
    global: Option<i64>,
    associated: Option<i64>,
    country: String,
    rows: Vec<Row>,
    is_reseller: bool,
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
#[template(path = "account_settings/associate.html")]
struct AssociatePage<'a> {
    view: &'a View,
    frame: Frame,
    associated: Option<i64>,
    country: String,
    locations: Vec<Choice>,
    is_reseller: bool,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct AssociateForm {
    #[serde(default)]
    location: String,
}

/// `GET /settings/identifiers`
pub async fn get(request: Request) -> Answer {
    let (view, found) = request.read(identifiers::look).await?;
    let account = &found.account;
    let mut rows: Vec<Row> =
        found.locations.iter().map(|location| row(&view, location, account.mpn_location_id)).collect();
    if let Some(mpn) = found.undescribed() {
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
        rows,
        view: &view,
    };
    page(&request, &shown)
}

/// `GET /settings/identifiers/associate`
pub async fn choose(request: Request) -> Answer {
    let (view, found) = request.read(identifiers::choose).await?;
    page(&request, &associate_page(&view, &found, "", Refused::default()))
}

/// `POST /settings/identifiers/associate`
pub async fn associate(request: Request, posted: Posted<AssociateForm>) -> Answer {
    let typed = posted.form.location;
    let wanted = typed.clone();
    match request.write(move |db, call, actor| identifiers::associate(db, call, actor, &wanted)).await {
        Ok((_, number)) => {
            let text = Text::new("flash-location-associated").with("mpn", number.to_string());
            Ok(see_other_saying(&request, "/settings/identifiers", "success", text))
        }
        Err(error) => {
            let (_, refusals) = error.into_refusals()?;
            let (view, found) = request.read(identifiers::choose).await?;
            let refusal = view.refused(&refusals);
            refused(&request, &associate_page(&view, &found, &typed, refusal))
        }
    }
}

fn associate_page<'a>(view: &'a View, found: &Identifiers, typed: &str, refused: Refused) -> AssociatePage<'a> {
    let account = &found.account;
    let chosen = if typed.is_empty() {
        account.mpn_location_id.map(|mpn| mpn.to_string()).unwrap_or_default()
    } else {
        typed.to_owned()
    };
    let choice = |mpn: i64, name: &str, country: &str| Choice {
        value: mpn.to_string(),
        text: format!("{mpn} · {name} · {}", view.country(country)),
        selected: mpn.to_string() == chosen,
    };
    let first = found.undescribed().map(|mpn| choice(mpn, &account.name, &account.country));
    let others = found.locations.iter().map(|location| choice(location.mpn_id, &location.name, &location.country));
    AssociatePage {
        frame: Frame::new(view, "/settings/identifiers"),
        associated: account.mpn_location_id,
        country: view.country(&account.country),
        locations: first.into_iter().chain(others).collect(),
        is_reseller: is_reseller(found),
        view,
        refused,
    }
}

fn is_reseller(found: &Identifiers) -> bool {
    found.account.kind == crate::domain::account::AccountKind::IndirectReseller
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
