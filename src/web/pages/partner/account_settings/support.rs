//! Support profile: how customers reach the partner's support.

use askama::Template;
use serde::Deserialize;

use super::Frame;
use crate::{
    domain::{Action, Country, Text, partner_profile::Support},
    service::account_settings::support::{show, update},
    web::{Answer, Posted, Request, Sent, View, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/account_settings/support.html")]
struct SupportPage<'a> {
    view: &'a View,
    frame: Frame,
    version: i64,
    support: &'a Support,
    phone_hint: String,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    email: String,
    phone: String,
    website: String,
    version: String,
}

/// `GET /settings/support`
pub async fn get(request: Request) -> Answer {
    let (view, (support, version)) = request.read(show).await?;
    page(&request, &support_page(&view, &support, version))
}

/// `POST /settings/support`
pub async fn post(request: Request, posted: Posted<Form>) -> Answer {
    let Form { email, phone, website, version } = posted.form;
    let (typed, version) = (Support { email, phone, website }, version.parse().unwrap_or(0));
    let sent = request.submit(typed, move |cx, typed| update(cx, typed, version), |cx, _| show(cx));
    match sent.await? {
        Sent::Done(..) => {
            Ok(see_other_saying(&request, "/settings/support", "success", Text::new("flash-support-saved")))
        }
        Sent::Back(back) => {
            // Whoever saves again after it was told of another's change replaces that.
            let version = if back.stale { back.found.1 } else { version };
            back.page(&request, &support_page(&back.view, &back.form, version))
        }
    }
}

fn support_page<'a>(view: &'a View, support: &'a Support, version: i64) -> SupportPage<'a> {
    let country = view.actor().and_then(|actor| Country::find(&actor.account.country));
    let example = country.map(|country| country.rules().phone_example).filter(|example| !example.is_empty());
    let phone_hint = example.map(|example| view.with("new-customer-example", "example", example)).unwrap_or_default();
    SupportPage { frame: Frame::new(view, "/settings/support"), version, support, phone_hint, view }
}
