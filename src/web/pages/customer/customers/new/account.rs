//! Step 1 of New customer: Account info.

use actix_web::{http::StatusCode, web};
use askama::Template;
use serde::Deserialize;

use super::StepQuery;
use crate::{
    domain::{
        Text,
        company::CompanyForm,
        country::Rules,
        ids::DraftId,
        new_customer::{NewCustomerForm, is_asked},
        refusals::Refusals,
    },
    paths,
    service::new_customer::{self, AccountPage},
    web::{
        Answer, Choice, Posted, Request, View, When, forms::page_refusing, page,
        pages::customers::company::CompanyFields, see_other, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/new/account.html")]
struct Page<'a> {
    view: &'a View,
    action: String,
    form: &'a NewCustomerForm,
    company: &'a CompanyForm,
    rules: &'a Rules,
    fields: Fields,
    company_fields: CompanyFields,
    has_resellers: bool,
    unfinished: Vec<Unfinished>,
}

/// What there is to choose.
struct Fields {
    countries: Vec<Choice>,
    resellers: Vec<Choice>,
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
        .read(move |cx| {
            let partnership = if partnership.is_empty() { None } else { Some(partnership.parse()?) };
            new_customer::start(cx, partnership)
        })
        .await?;
    page(&request, &show(&view, "/customers/new".to_owned(), &found))
}

/// `GET /customers/new/{draft}`: with what is wrong, for somebody who was sent back to it.
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<StepQuery>) -> Answer {
    let (id, check) = (request.named(id.parse()).await?, query.check);
    let (view, (found, refusals)) = request
        .read(move |cx| {
            let found = new_customer::open_account(cx, id)?;
            let refusals = if check { new_customer::check_account(cx, id)? } else { Refusals::default() };
            Ok((found, refusals))
        })
        .await?;
    let view = view.refusing(&refusals);
    page_refusing(&request, &view, StatusCode::OK, &show(&view, paths::new_customer(id), &found))
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
    request.write(move |cx| new_customer::cancel(cx, id.parse()?)).await?;
    Ok(see_other_saying(&request, "/customers", "info", Text::new("flash-new-customer-dropped")))
}

/// Keeps what was typed, good or not, and leads on where it is good and nothing but another country or language was asked
/// for.
async fn save(request: Request, id: Option<String>, posted: Posted<Form>) -> Answer {
    let Posted { form: Form { typed, button }, key } = posted;
    let asked = is_asked(&typed);
    let (view, (id, found, refusals)) = request
        .write(move |cx| {
            let id: Option<DraftId> = id.map(|id| id.parse()).transpose()?;
            let id = new_customer::save_account(cx, id, &key, typed)?;
            let refusals = new_customer::check_account(cx, id)?;
            Ok((id, new_customer::open_account(cx, id)?, refusals))
        })
        .await?;
    if button == "country" || request.display().is_some() {
        return Ok(see_other(&paths::new_customer(id)));
    }
    if !refusals.is_empty() {
        let (view, action) = (view.refusing(&refusals), paths::new_customer(id));
        return page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &show(&view, action, &found));
    }
    Ok(see_other(&if asked { paths::new_customer_review(id) } else { paths::new_customer_subscriptions(id) }))
}

fn show<'a>(view: &'a View, action: String, found: &'a AccountPage) -> Page<'a> {
    let unfinished = found.unfinished.iter().map(|(id, name, changed)| Unfinished {
        href: paths::new_customer(*id),
        name: if name.is_empty() { view.t("new-customer-unnamed").to_owned() } else { name.clone() },
        changed: view.when(*changed),
    });
    Page {
        action,
        form: &found.form,
        company: &found.form.company,
        rules: found.country.rules(),
        fields: Fields::new(view, found),
        company_fields: CompanyFields::new(view, found.country.rules(), &found.form.company),
        has_resellers: found.has_resellers,
        unfinished: unfinished.collect(),
        view,
    }
}

impl Fields {
    fn new(view: &View, found: &AccountPage) -> Self {
        let form = &found.form;
        let choice = |value: &str, text: &str| Choice {
            selected: value.eq_ignore_ascii_case(form.reseller.trim()),
            value: value.to_owned(),
            text: text.to_owned(),
        };
        let no_reseller = choice("", view.t("new-customer-no-reseller"));
        let partners = found.resellers.active().map(|partner| choice(&partner.id.to_string(), &partner.name));
        Self {
            countries: view.country_choices(&found.countries, found.country.code),
            resellers: std::iter::once(no_reseller).chain(partners).collect(),
            asked: is_asked(form),
        }
    }
}
