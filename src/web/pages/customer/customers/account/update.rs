//! Changing a customer's company info.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::words;
use crate::{
    domain::{
        Text,
        company::CompanyForm,
        country::{Rules, culture_name, language_name},
    },
    paths,
    service::customer_update::{self, EditedCustomer, FieldChange, InfoForm, Reopened},
    web::{
        Answer, Posted, Request, Sent, View, page,
        pages::customers::{company::CompanyFields, inside::Inside},
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/account/update.html")]
struct UpdatePage<'a> {
    view: &'a View,
    inside: Inside,
    company: &'a CompanyForm,
    alias: &'a str,
    known: &'a str,
    rules: &'a Rules,
    company_fields: CompanyFields,
    changes: Vec<ChangeRow>,
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
    let (view, editing) = request.read(move |cx| customer_update::find(cx, id.parse()?)).await?;
    page(&request, &update_page(&view, &editing, (&editing.kept, &editing.kept.text()), &[]))
}

/// `POST /customers/{id}/account/update`: a form that knows something older is shown again, with what changed since.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let Form { info, known } = posted.form;
    let sent = request.submit(
        (id.into_inner(), info, known),
        |cx, (id, info, known)| customer_update::update(cx, id.parse()?, info, known),
        |cx, (id, info, known)| customer_update::reopen(cx, id.parse()?, info, known),
    );
    match sent.await? {
        Sent::Done(_, customer) => {
            let text = Text::new("flash-customer-updated").with("name", customer.name);
            Ok(see_other_saying(&request, &paths::customer_account(customer.id), "success", text))
        }
        Sent::Back(back) => {
            let Reopened { editing, merged, known, changes } = &back.found;
            back.page(&request, &update_page(&back.view, editing, (merged, known), changes))
        }
    }
}

fn update_page<'a>(
    view: &'a View,
    editing: &EditedCustomer,
    (shown, known): (&'a InfoForm, &'a str),
    changes: &[FieldChange],
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
    }
}

fn change_row(view: &View, country: &str, change: &FieldChange) -> ChangeRow {
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
