//! Remove reseller relationship, or customer relationship as resellers call it: a page of its own that says what stands in the way, what ends and what stays.

use actix_web::{http::StatusCode, web};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Text, ids::AccountId, offer::BillingType, policy},
    paths,
    service::{
        Blocking, SupportedSubscription,
        customer_removal::{self, Leaving, Privileges, Removal},
    },
    web::{
        Answer, Choice, Posted, Request, View, When, page,
        pages::customers::{inside::Inside, subscriptions::address_for_removal},
        respond::page_with,
        see_other_leading,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/account/remove.html")]
struct RemovePage<'a> {
    view: &'a View,
    inside: Inside,
    title: &'static str,
    is_reseller: bool,
    since: When,
    blocking: Vec<Row>,
    /// Where all of them are suspended in one go.
    suspension: String,
    /// How many there are, and what to do.
    blocked_by: String,
    too_late: bool,
    handed_over: Vec<String>,
    others: Vec<String>,
    privileges: Option<[Choice; 2]>,
}

/// A subscription that keeps the customer.
struct Row {
    href: String,
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
    let (view, leaving) = request.read(move |cx| customer_removal::find(cx, id.parse()?)).await?;
    page(&request, &remove_page(&view, leaving, Privileges::Keep))
}

/// `POST /customers/{id}/account/remove`: where something stands in the way, the page says what.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let privileges = if posted.form.privileges == "give_up" { Privileges::GiveUp } else { Privileges::Keep };
    if request.display().is_some() {
        let (view, leaving) = request.read(move |cx| customer_removal::find(cx, id.parse()?)).await?;
        return page(&request, &remove_page(&view, leaving, privileges));
    }
    let (view, removal) = request.write(move |cx| customer_removal::remove(cx, id.parse()?, privileges)).await?;
    match removal {
        Removal::Blocked(leaving) => {
            let shown = RemovePage { too_late: true, ..remove_page(&view, leaving, privileges) };
            page_with(&request, StatusCode::CONFLICT, &shown)
        }
        Removal::Done(leaving) => {
            let text = receipt(leaving, is_reseller(&view), privileges);
            let link = ("flash-link-former-customers", "/customers/former".to_owned());
            Ok(see_other_leading(&request, "/customers", "success", text, link))
        }
    }
}

/// The heading of the page and the words of the way to it.
pub(in crate::web::pages::customer::customers) fn title(view: &View) -> &'static str {
    if is_reseller(view) { "removal-title-customer" } else { "removal-title" }
}

fn is_reseller(view: &View) -> bool {
    view.kind().is_some_and(policy::works_through_providers)
}

/// Everything that was done, in one message; what was not is not told.
fn receipt(leaving: Leaving, is_reseller: bool, given_up: Privileges) -> Text {
    let key = if leaving.privileged { "flash-customer-removed-privileges" } else { "flash-customer-removed" };
    let privileges = match given_up {
        Privileges::Keep => "kept",
        Privileges::GiveUp => "gone",
    };
    let contacts = i64::try_from(leaving.supported.len()).unwrap_or(i64::MAX);
    Text::new(key)
        .with("name", leaving.customer.name)
        .count("contacts", contacts)
        .with("privileges", privileges)
        .with("who", if is_reseller { "reseller" } else { "seller" })
}

fn remove_page(view: &View, leaving: Leaving, chosen: Privileges) -> RemovePage<'_> {
    let Leaving { customer, blocking, supported, others, privileged } = leaving;
    let choice =
        |value: &str, text: &str, selected| Choice { value: value.to_owned(), text: text.to_owned(), selected };
    let hand_over = |one: SupportedSubscription| {
        view.text(&Text::new("removal-ends-contact").with("name", one.nickname).with("seller", one.seller))
    };
    let many = i64::try_from(blocking.len()).unwrap_or(i64::MAX);
    RemovePage {
        inside: Inside::new(view, &customer, "account"),
        title: view.t(title(view)),
        is_reseller: is_reseller(view),
        since: view.day(customer.since),
        blocking: blocking.into_iter().map(|one| row(view, customer.id, one)).collect(),
        suspension: paths::customer_suspension(customer.id),
        blocked_by: view.count("removal-blocking-text", many),
        too_late: false,
        handed_over: supported.into_iter().map(hand_over).collect(),
        others: others.into_iter().map(|one| view.with("removal-stays-partner", "name", &one.name)).collect(),
        privileges: privileged.then(|| {
            [
                choice("keep", view.t("removal-privileges-keep"), matches!(chosen, Privileges::Keep)),
                choice("give_up", view.t("removal-privileges-give-up"), matches!(chosen, Privileges::GiveUp)),
            ]
        }),
        view,
    }
}

fn row(view: &View, customer: AccountId, blocking: Blocking) -> Row {
    Row {
        href: address_for_removal(customer, blocking.id),
        quantity: match blocking.billing {
            BillingType::License => view.count("account-licenses", blocking.quantity),
            BillingType::Usage => view.t("account-usage").to_owned(),
        },
        nickname: blocking.nickname,
    }
}
