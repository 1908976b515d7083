//! Changing a customer's company info.

use actix_web::{http::StatusCode, web};
use askama::Template;
use serde::Deserialize;

use super::words;
use crate::{
    domain::{
        company::CompanyForm,
        country::{Rules, culture_name, language_name},
        text::Text,
    },
    service::customer_update::{self, Change, Editing, InfoForm, Update},
    web::{
        extract::{form::Posted, request::Request},
        pages::customers::{company::CompanyFields, inside::Inside},
        respond::{Answer, page, page_with, refused, see_other_saying},
        view::{Refused, View},
    },
};

#[derive(Template)]
#[template(path = "customers/account/update.html")]
struct UpdatePage<'a> {
    view: &'a View,
    inside: Inside,
    company: &'a CompanyForm,
    alias: &'a str,
    known: String,
    rules: &'a Rules,
    company_fields: CompanyFields,
    changes: Vec<ChangeRow>,
    refused: Refused,
}

/// A field that somebody else changed while the page was open.
struct ChangeRow {
    field: &'static str,
    old: String,
    new: String,
}

/// What the page sends: the fields, and what it knew of them when it was opened.
#[derive(Deserialize)]
pub struct Form {
    #[serde(flatten)]
    info: InfoForm,
    #[serde(default)]
    known: String,
}

/// `GET /customers/{id}/account/update`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, editing) =
        request.read(move |db, call, actor| customer_update::find(db, call, actor, id.parse()?)).await?;
    let known = editing.kept.text();
    page(&request, &update_page(&view, &editing, (&editing.kept, known), &[], Refused::default()))
}

/// `POST /customers/{id}/account/update`: a form that knows something older is shown again, with what changed since.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let Form { info, known } = posted.form;
    let (typed, seen, wanted) = (info.clone(), known.clone(), id.clone());
    let updated = request
        .write(move |db, call, actor| customer_update::update(db, call, actor, wanted.parse()?, &typed, &seen))
        .await;
    match updated {
        Ok((_, Update::Done(customer))) => {
            let text = Text::new("flash-customer-updated").with("name", customer.name);
            Ok(see_other_saying(&request, &format!("/customers/{}/account", customer.id), "success", text))
        }
        Ok((view, Update::Stale { editing, merged, changes })) => {
            let refused = Refused::default().with_form(view.t("update-stale"));
            let shown = (&*merged, editing.kept.text());
            page_with(&request, StatusCode::CONFLICT, &update_page(&view, &editing, shown, &changes, refused))
        }
        Err(error) => {
            let (view, refusals) = error.into_refusals()?;
            let (_, editing) =
                request.read(move |db, call, actor| customer_update::find(db, call, actor, id.parse()?)).await?;
            let refusal = view.refused(&refusals).with_form(view.t("update-refused"));
            refused(&request, &update_page(&view, &editing, (&info, known), &[], refusal))
        }
    }
}

fn update_page<'a>(
    view: &'a View,
    editing: &Editing,
    (shown, known): (&'a InfoForm, String),
    changes: &[Change],
    refused: Refused,
) -> UpdatePage<'a> {
    let rules = editing.country.rules();
    UpdatePage {
        inside: Inside::new(view, &editing.customer, "account"),
        company: &shown.company,
        alias: &shown.alias,
        known,
        company_fields: CompanyFields::new(view, rules, &shown.company),
        changes: changes.iter().map(|change| change_row(view, editing.country.code, change)).collect(),
        rules,
        view,
        refused,
    }
}

fn change_row(view: &View, country: &str, change: &Change) -> ChangeRow {
    let shown = |value: &str| match (change.field.as_str(), value) {
        (_, "") => view.t("update-empty").to_owned(),
        ("state", state) => words::state(country, state),
        ("culture", culture) => culture_name(culture, view.lang()),
        ("language", language) => language_name(language, view.lang()),
        (_, value) => value.to_owned(),
    };
    ChangeRow { field: view.t(label(&change.field)), old: shown(&change.old), new: shown(&change.new) }
}

/// The key of a field's label.
fn label(field: &str) -> &'static str {
    match field {
        "alias" => "account-alias",
        "registration_number" => "new-customer-registration",
        "address_line1" => "new-customer-line1",
        "address_line2" => "new-customer-line2",
        "city" => "new-customer-city",
        "state" => "new-customer-state",
        "postal_code" => "new-customer-postal-code",
        "first_name" => "new-customer-first-name",
        "middle_name" => "new-customer-middle-name",
        "last_name" => "new-customer-last-name",
        "email" => "new-customer-email",
        "phone" => "new-customer-phone",
        "culture" => "new-customer-culture",
        "language" => "new-customer-language",
        _ => "new-customer-company",
    }
}
