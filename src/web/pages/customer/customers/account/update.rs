//! Changing a customer's company info: its partners do, and its own people.

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
    service::{
        customer_update::{self, EditedCustomer, FieldChange, InfoForm, Reopened},
        own_company::{self, EditedCompany},
    },
    web::{
        Answer, Posted, Request, Sent, View, page,
        pages::{
            company::OWN_COMPANY,
            customers::{company::CompanyFields, inside::Inside},
        },
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/account/update.html")]
struct UpdatePage<'a> {
    view: &'a View,
    inside: Inside,
    /// Where it leads back to, and what that is called.
    up: String,
    up_text: &'static str,
    title: &'static str,
    lead: String,
    company: &'a CompanyForm,
    /// What the partner alone calls it; `None` where the customer itself changes it, and names stay.
    alias: Option<&'a str>,
    known: &'a str,
    rules: &'a Rules,
    company_fields: CompanyFields,
    contact_hint: &'static str,
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

/// `GET /company/update`
pub async fn get_own(request: Request) -> Answer {
    let (view, editing) = request.read(own_company::find).await?;
    page(&request, &own_page(&view, &editing, (&editing.kept, &editing.kept.text()), &[]))
}

/// `POST /company/update`, as [`post`].
pub async fn post_own(request: Request, posted: Posted<Form>) -> Answer {
    let Form { info, known } = posted.form;
    let sent = request.submit(
        (info, known),
        |cx, (info, known)| own_company::update(cx, info, known),
        |cx, (info, known)| own_company::reopen(cx, info, known),
    );
    match sent.await? {
        Sent::Done(_, told) => {
            let (kind, text) = match told {
                None => ("info", "flash-company-unchanged"),
                Some(0) => ("success", "flash-company-saved"),
                Some(_) => ("success", "flash-company-saved-told"),
            };
            Ok(see_other_saying(&request, OWN_COMPANY, kind, Text::new(text)))
        }
        Sent::Back(back) => {
            let (editing, Reopened { merged, known, changes }) = &back.found;
            back.page(&request, &own_page(&back.view, editing, (merged, known), changes))
        }
    }
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
            let (editing, Reopened { merged, known, changes }) = &back.found;
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
    let EditedCustomer { customer, country, .. } = editing;
    let (rules, company) = (country.rules(), &shown.company);
    UpdatePage {
        inside: Inside::new(view, customer, "account"),
        up: paths::customer_account(customer.id),
        up_text: view.t("inside-account"),
        title: view.t("update-title"),
        lead: view.with("update-lead", "name", &customer.name),
        company,
        alias: Some(&shown.alias),
        known,
        company_fields: CompanyFields::new(view, rules, company),
        contact_hint: view.t("update-contact-hint"),
        changes: changes.iter().map(|change| change_row(view, country.code, change)).collect(),
        rules,
        view,
    }
}

fn own_page<'a>(
    view: &'a View,
    EditedCompany { id, country, .. }: &EditedCompany,
    (shown, known): (&'a InfoForm, &'a str),
    changes: &[FieldChange],
) -> UpdatePage<'a> {
    let (rules, company) = (country.rules(), &shown.company);
    UpdatePage {
        inside: Inside::own(*id, String::new()),
        up: OWN_COMPANY.to_owned(),
        up_text: view.t("menu-company"),
        title: view.t("company-update-title"),
        lead: view.t("company-update-lead").to_owned(),
        company,
        alias: None,
        known,
        company_fields: CompanyFields::new(view, rules, company),
        contact_hint: view.t("company-contact-hint"),
        changes: changes.iter().map(|change| change_row(view, country.code, change)).collect(),
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
