//! Remove reseller relationship: a page of its own that says what stands in the way, what ends and what stays.

use actix_web::{http::StatusCode, web};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{offer::BillingType, text::Text},
    service::{
        Blocking,
        customer_removal::{self, Leaving, Privileges, Removal},
    },
    web::{
        extract::{form::Posted, request::Request},
        pages::customers::inside::Inside,
        respond::{Answer, page, page_with, see_other_saying},
        view::{Choice, View, When},
    },
};

#[derive(Template)]
#[template(path = "customers/account/remove.html")]
struct RemovePage<'a> {
    view: &'a View,
    inside: Inside,
    since: When,
    blocking: Vec<Row>,
    too_late: bool,
    privileges: Option<[Choice; 2]>,
}

/// A subscription that keeps the customer.
struct Row {
    id: String,
    nickname: String,
    quantity: String,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    privileges: String,
}

/// `GET /customers/{id}/account/remove`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, leaving) =
        request.read(move |db, call, actor| customer_removal::find(db, call, actor, id.parse()?)).await?;
    page(&request, &remove_page(&view, leaving, false))
}

/// `POST /customers/{id}/account/remove`: where something stands in the way, the page says what.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let privileges = if posted.form.privileges == "give_up" { Privileges::GiveUp } else { Privileges::Keep };
    let (view, removal) = request
        .write(move |db, call, actor| customer_removal::remove(db, call, actor, id.parse()?, privileges))
        .await?;
    match removal {
        Removal::Blocked(leaving) => page_with(&request, StatusCode::CONFLICT, &remove_page(&view, leaving, true)),
        Removal::Done(customer) => {
            let text = Text::new("flash-customer-removed").with("name", customer.name);
            Ok(see_other_saying(&request, "/customers", "success", text))
        }
    }
}

fn remove_page(view: &View, leaving: Leaving, too_late: bool) -> RemovePage<'_> {
    let Leaving { customer, blocking, privileged } = leaving;
    let choice =
        |value: &str, text: &str, selected| Choice { value: value.to_owned(), text: text.to_owned(), selected };
    RemovePage {
        inside: Inside::new(view, &customer, "account"),
        since: view.day(customer.since),
        blocking: blocking.into_iter().map(|one| row(view, one)).collect(),
        too_late,
        privileges: privileged.then(|| {
            [
                choice("keep", view.t("removal-privileges-keep"), true),
                choice("give_up", view.t("removal-privileges-give-up"), false),
            ]
        }),
        view,
    }
}

fn row(view: &View, blocking: Blocking) -> Row {
    Row {
        id: blocking.id.to_string(),
        quantity: match blocking.billing {
            BillingType::License => view.count("account-licenses", blocking.quantity),
            BillingType::Usage => view.t("account-usage").to_owned(),
        },
        nickname: blocking.nickname,
    }
}
