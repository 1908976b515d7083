//! Adding a place with its partner number.

use askama::Template;
use serde::Deserialize;

use super::{Frame, office::OfficeForm};
use crate::{
    domain::{
        company::CompanyForm,
        country::{Country, Rules},
        text::Text,
    },
    service::account_settings::identifiers::{self, LocationForm},
    web::{
        extract::{form::Posted, request::Request},
        pages::customers::company::CompanyFields,
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View},
    },
};

#[derive(Template)]
#[template(path = "account_settings/location.html")]
struct LocationPage<'a> {
    view: &'a View,
    frame: Frame,
    form: &'a LocationForm,
    company: &'a CompanyForm,
    countries: Vec<Choice>,
    own_country: String,
    rules: &'a Rules,
    company_fields: CompanyFields,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(flatten)]
    office: OfficeForm,
    #[serde(default)]
    mpn_id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    country: String,
    #[serde(default, rename = "do")]
    button: String,
}

/// `GET /settings/identifiers/locations/new`
pub async fn get(request: Request) -> Answer {
    let (view, found) = request.read(|db, call, actor| identifiers::edit(db, call, actor, None)).await?;
    let form = LocationForm { country: found.account.country, ..LocationForm::default() };
    show(&request, &view, &form, None)
}

/// `POST /settings/identifiers/locations/new`: *Save*, or *Change country*, which keeps nothing but what was typed.
pub async fn post(request: Request, posted: Posted<Form>) -> Answer {
    let Posted { form: Form { office, mpn_id, name, country, button }, key } = posted;
    let form = LocationForm { mpn_id, name, country, office: office.read() };
    if button == "country" {
        let (view, _) = request.read(|db, call, actor| identifiers::edit(db, call, actor, None)).await?;
        return show(&request, &view, &form, None);
    }
    let typed = form.clone();
    match request.write(move |db, call, actor| identifiers::add(db, call, actor, &key, &typed)).await {
        Ok((_, name)) => {
            let text = Text::new("flash-location-added").with("name", name);
            Ok(see_other_saying(&request, "/settings/identifiers", "success", text))
        }
        Err(error) => {
            let (view, refusals) = error.conflict_as_refusal().into_refusals()?;
            let refusal = view.refused(&refusals).with_form(view.t("update-refused"));
            show(&request, &view, &form, Some(refusal))
        }
    }
}

fn show(request: &Request, view: &View, form: &LocationForm, refusal: Option<Refused>) -> Answer {
    let own = view.actor().map_or("", |actor| actor.account.country.as_str());
    // A country that is none is refused beside its field; the others are shown by the partner's own.
    let country =
        Country::find(&form.country).or_else(|| Country::find(own)).ok_or(crate::domain::error::Error::NotFound);
    let rules = country.map_err(|error| request.error(error))?.rules();
    let countries: Vec<&'static Country> = Country::all().iter().collect();
    let (is_refused, refused_fields) = (refusal.is_some(), refusal.unwrap_or_default());
    let shown = LocationPage {
        view,
        frame: Frame::new(view, "/settings/identifiers"),
        form,
        company: &form.office,
        countries: view.country_choices(&countries, &form.country),
        own_country: view.country(own),
        company_fields: CompanyFields::new(view, rules, &form.office),
        rules,
        refused: refused_fields,
    };
    if is_refused { refused(request, &shown) } else { page(request, &shown) }
}
