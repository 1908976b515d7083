//! Step 1 of New customer: Account info.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{StepQuery, step};
use crate::{
    domain::{
        country::{Rules, culture_name, language_name},
        error::Refusals,
        ids::DraftId,
        new_customer::{NewCustomerForm, is_asked},
        text::Text,
    },
    service::new_customer::{self, AccountPage},
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused, see_other, see_other_saying},
        view::{Choice, Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "customers/new/account.html")]
struct Page<'a> {
    view: &'a View,
    action: String,
    form: &'a NewCustomerForm,
    rules: &'a Rules,
    fields: Fields,
    has_resellers: bool,
    unfinished: Vec<Unfinished>,
    refused: Refused,
}

/// What the country makes of the fields.
struct Fields {
    countries: Vec<Choice>,
    states: Vec<Choice>,
    cultures: Vec<Choice>,
    languages: Vec<Choice>,
    resellers: Vec<Choice>,
    registration_hint: String,
    postal_code_hint: String,
    phone_hint: String,
    asked: bool,
}

struct Unfinished {
    href: String,
    name: String,
    changed: When,
}

/// Where the wizard is entered from.
#[derive(Deserialize)]
pub struct From {
    #[serde(default)]
    partnership: String,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(flatten)]
    typed: NewCustomerForm,
    #[serde(default, rename = "do")]
    button: String,
}

/// `GET /customers/new`
pub async fn start(request: Request, from: web::Query<From>) -> Answer {
    let partnership = from.into_inner().partnership;
    let (view, found) = request
        .read(move |db, call, actor| {
            let partnership = if partnership.is_empty() { None } else { Some(partnership.parse()?) };
            new_customer::start(db, call, actor, partnership)
        })
        .await?;
    page(&request, &show(&view, "/customers/new".to_owned(), &found, &Refusals::default()))
}

/// `GET /customers/new/{draft}`
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<StepQuery>) -> Answer {
    let action = format!("/customers/new/{id}");
    let check = query.check;
    let (view, (found, refusals)) = request
        .read(move |db, call, actor| {
            let id = id.parse()?;
            let found = new_customer::open_account(db, call, actor, id)?;
            let refusals = if check { new_customer::check_account(db, call, actor, id)? } else { Refusals::default() };
            Ok((found, refusals))
        })
        .await?;
    page(&request, &show(&view, action, &found, &refusals))
}

/// `POST /customers/new`: the first time that something is sent, a draft begins.
pub async fn begin(request: Request, posted: Posted<Form>) -> Answer {
    if posted.form.button == "cancel" {
        // Nothing is kept yet; whoever may not add customers is told so by the page before.
        return Ok(see_other("/customers"));
    }
    save(request, None, posted).await
}

/// `POST /customers/new/{draft}`: *Next: Subscriptions*, *Change country*, *Cancel*.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    if posted.form.button == "cancel" {
        return cancel(request, id).await;
    }
    save(request, Some(id.into_inner()), posted).await
}

/// Drops the draft and leads back to the customers.
pub(super) async fn cancel(request: Request, id: web::Path<String>) -> Answer {
    request.write(move |db, call, actor| new_customer::cancel(db, call, actor, id.parse()?)).await?;
    Ok(see_other_saying(&request, "/customers", "info", Text::new("flash-new-customer-dropped")))
}

async fn save(request: Request, id: Option<String>, posted: Posted<Form>) -> Answer {
    let Posted { form: Form { typed, button }, key } = posted;
    let asked = is_asked(&typed);
    let (view, (id, found, refusals)) = request
        .write(move |db, call, actor| {
            let id: Option<DraftId> = id.map(|id| id.parse()).transpose()?;
            let id = new_customer::save_account(db, call, actor, id, &key, typed)?;
            let refusals = new_customer::check_account(db, call, actor, id)?;
            Ok((id, new_customer::open_account(db, call, actor, id)?, refusals))
        })
        .await?;
    match button.as_str() {
        "country" => Ok(see_other(&step(id, ""))),
        _ if !refusals.is_empty() => refused(&request, &show(&view, step(id, ""), &found, &refusals)),
        _ if asked => Ok(see_other(&step(id, "review"))),
        _ => Ok(see_other(&step(id, "subscriptions"))),
    }
}

fn show<'a>(view: &'a View, action: String, found: &'a AccountPage, refusals: &Refusals) -> Page<'a> {
    let unfinished = found.unfinished.iter().map(|(id, name, changed)| Unfinished {
        href: step(*id, ""),
        name: if name.is_empty() { view.t("new-customer-unnamed").to_owned() } else { name.clone() },
        changed: view.when(*changed),
    });
    let mut refused = view.refused(refusals);
    if !refusals.is_empty() {
        refused = refused.with_form(view.t("new-customer-refused"));
    }
    Page {
        action,
        form: &found.form,
        rules: found.country.rules(),
        fields: Fields::new(view, found),
        has_resellers: found.has_resellers,
        unfinished: unfinished.collect(),
        refused,
        view,
    }
}

impl Fields {
    fn new(view: &View, found: &AccountPage) -> Self {
        let (form, rules) = (&found.form, found.country.rules());
        let choice = |value: &str, text: String, chosen: &str| Choice {
            selected: value.eq_ignore_ascii_case(chosen.trim()),
            value: value.to_owned(),
            text,
        };
        let state = rules.find_state(&form.company.state).map(|state| state.code).unwrap_or_default();
        let mut states: Vec<Choice> =
            rules.states().iter().map(|one| choice(one.code, one.name.to_owned(), state)).collect();
        if !states.is_empty() {
            states.insert(0, choice("", String::new(), state));
        }
        let cultures = rules.cultures().iter();
        let languages = rules.languages().iter();
        let no_reseller = choice("", view.t("new-customer-no-reseller").to_owned(), &form.reseller);
        let partners = found.resellers.iter().map(|partner| {
            let id = partner.account.to_string();
            choice(&id, partner.name.clone(), &form.reseller)
        });
        let example = |key, example: &str| {
            if example.is_empty() { String::new() } else { view.text(&Text::new(key).with("example", example)) }
        };
        Self {
            countries: view.country_choices(&found.countries, found.country.code),
            states,
            cultures: cultures.map(|tag| choice(tag, culture_name(tag, view.lang()), &form.company.culture)).collect(),
            languages: languages
                .map(|tag| choice(tag, language_name(tag, view.lang()), &form.company.language))
                .collect(),
            resellers: std::iter::once(no_reseller).chain(partners).collect(),
            registration_hint: registration_hint(view, rules),
            postal_code_hint: example("new-customer-example", rules.postal_code_example),
            phone_hint: example("new-customer-example", rules.phone_example),
            asked: is_asked(form),
        }
    }
}

/// The local name of the registration number, and what one looks like.
fn registration_hint(view: &View, rules: &Rules) -> String {
    let number = &rules.registration;
    let text = |key| view.text(&Text::new(key).with("name", number.name).with("example", number.example));
    match (number.name.is_empty(), number.example.is_empty()) {
        (true, _) => view.t("new-customer-registration-generic").to_owned(),
        (false, true) => number.name.to_owned(),
        (false, false) => text("new-customer-registration-hint"),
    }
}
