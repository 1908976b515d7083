//! Adding a place with its partner number.

use askama::Template;
use serde::Deserialize;

use super::Frame;
use crate::{
    domain::{Country, Error, Text, company::CompanyForm, country::Rules},
    service::account_settings::identifiers::{self, LocationForm},
    web::{
        Answer, Choice, Posted, Request, Sent, View, page, pages::customers::company::CompanyFields, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "partner/account_settings/location.html")]
struct LocationPage<'a> {
    view: &'a View,
    frame: Frame,
    form: &'a LocationForm,
    company: &'a CompanyForm,
    countries: Vec<Choice>,
    own_country: String,
    rules: &'a Rules,
    company_fields: CompanyFields,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(flatten)]
    office: CompanyForm,
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
    let (view, own) = request.read(identifiers::begin).await?;
    let form = LocationForm { country: own.code.to_owned(), ..LocationForm::default() };
    page(&request, &location_page(&view, own, &form))
}

/// `POST /settings/identifiers/locations/new`: *Save*, or *Change country*, which keeps nothing but what was typed.
pub async fn post(request: Request, posted: Posted<Form>) -> Answer {
    let Posted { form: Form { office, mpn_id, name, country, button }, key } = posted;
    let form = LocationForm { mpn_id, name, country, office };
    if button == "country" {
        let (view, own) = request.read(identifiers::begin).await?;
        return page(&request, &location_page(&view, own, &form));
    }
    let sent = request.submit(
        form,
        move |cx, form| identifiers::add(cx, &key, form).map_err(Error::in_place),
        |cx, _| identifiers::begin(cx),
    );
    match sent.await? {
        Sent::Done(_, name) => {
            let text = Text::new("flash-location-added").with("name", name);
            Ok(see_other_saying(&request, "/settings/identifiers", "success", text))
        }
        Sent::Back(back) => back.page(&request, &location_page(&back.view, back.found, &back.form)),
    }
}

fn location_page<'a>(view: &'a View, own: &'static Country, form: &'a LocationForm) -> LocationPage<'a> {
    // A country that is none is refused beside its field; the others are shown by the partner's own.
    let rules = Country::find(&form.country).unwrap_or(own).rules();
    let countries: Vec<&'static Country> = Country::all().iter().collect();
    LocationPage {
        view,
        frame: Frame::new(view, "/settings/identifiers"),
        form,
        company: &form.office,
        countries: view.country_choices(&countries, &form.country),
        own_country: view.country(own.code),
        company_fields: CompanyFields::new(view, rules, &form.office),
        rules,
    }
}
