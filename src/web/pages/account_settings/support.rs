//! Support profile: how customers reach the partner's support.

use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;

use super::Frame;
use crate::{
    domain::{country::Country, partner_profile::Support, policy::Action, text::Text},
    service::account_settings::{
        Saved,
        support::{look, update},
    },
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, page_with, refused, see_other_saying},
        view::{Refused, View},
    },
};

#[derive(Template)]
#[template(path = "account_settings/support.html")]
struct SupportPage<'a> {
    view: &'a View,
    frame: Frame,
    version: i64,
    support: &'a Support,
    phone_hint: String,
    refused: Refused,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    email: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    website: String,
    #[serde(default)]
    version: String,
}

/// `GET /settings/support`
pub async fn get(request: Request) -> Answer {
    let (view, (support, version)) = request.read(look).await?;
    page(&request, &support_page(&view, &support, version, Refused::default()))
}

/// `POST /settings/support`
pub async fn post(request: Request, posted: Posted<Form>) -> Answer {
    let Form { email, phone, website, version } = posted.form;
    let typed = Support { email, phone, website };
    let (kept, version) = (typed.clone(), version.parse().unwrap_or(0));
    match request.write(move |db, call, actor| update(db, call, actor, &kept, version)).await {
        Ok((_, Saved::Done)) => {
            Ok(see_other_saying(&request, "/settings/support", "success", Text::new("flash-support-saved")))
        }
        Ok((_, Saved::Stale)) => {
            let (view, (_, now)) = request.read(look).await?;
            let refusal = Refused::default().with_form(view.t("house-stale"));
            page_with(&request, StatusCode::CONFLICT, &support_page(&view, &typed, now, refusal))
        }
        Err(error) => {
            let (view, refusals) = error.into_refusals()?;
            let refusal = view.refused(&refusals);
            refused(&request, &support_page(&view, &typed, version, refusal))
        }
    }
}

fn support_page<'a>(view: &'a View, support: &'a Support, version: i64, refused: Refused) -> SupportPage<'a> {
    let country = view.actor().and_then(|actor| Country::find(&actor.account.country));
    let example = country.map(|country| country.rules().phone_example).filter(|example| !example.is_empty());
    let phone_hint = example.map(|example| view.with("new-customer-example", "example", example)).unwrap_or_default();
    SupportPage { frame: Frame::new(view, "/settings/support"), version, support, phone_hint, refused, view }
}
