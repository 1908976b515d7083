//! The page of a personal link: who asks for what, and the answer. Looking changes nothing.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::consent;
use crate::{
    auth::token::Token,
    domain::{error::Error, text::Text},
    service::{
        acceptance::{self, Asker},
        links::{self, Opened, Standpoint},
    },
    web::{
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused, see_other_saying},
        view::{Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "links/look.html")]
struct LookPage<'a> {
    view: &'a View,
    token: &'a str,
    provider: &'a str,
    country: String,
    member_since: When,
    approved_at: Option<When>,
    inviter: &'a str,
    inviter_confirmed_at: Option<When>,
    mpn: Option<i64>,
    until: When,
    account: &'a str,
    standpoint: Stand,
    reason: &'a str,
    refused: Refused,
}

/// What the reader can do, in its language.
pub(super) enum Stand {
    Stranger,
    MayAnswer,
    Blocked(String),
    AskAdmin(String),
}

impl Stand {
    /// A standpoint in the reader's language.
    pub(super) fn of(standpoint: Standpoint, view: &View) -> Self {
        match standpoint {
            Standpoint::Stranger => Self::Stranger,
            Standpoint::MayAnswer => Self::MayAnswer,
            Standpoint::Blocked(text) => Self::Blocked(view.text(&text)),
            Standpoint::AskAdmin(names) => Self::AskAdmin(names.join(", ")),
        }
    }
}

/// What the answer sends.
#[derive(Clone, Deserialize)]
pub struct AnswerForm {
    #[serde(default)]
    consent: String,
    #[serde(default)]
    reason: String,
}

/// `GET /i/{token}`: the page of a partnership, or that of a customer's relationships.
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = parse(&token);
    let (view, opened) = request.visit(move |db, call, actor| links::open(db, call, actor, &secret?)).await?;
    match opened {
        Opened::Partnership(asker, standpoint) => {
            page(&request, &look_page(&view, &token, &asker, standpoint, "", Refused::default()))
        }
        Opened::Relationship(look) => consent::show(&request, &view, &format!("/i/{token}"), *look),
    }
}

/// `POST /i/{token}/accept`
pub async fn accept(request: Request, token: web::Path<String>, posted: Posted<AnswerForm>) -> Answer {
    let (secret, ticked) = (parse(&token), posted.form.consent == "yes");
    let done = request.write(move |db, call, actor| acceptance::accept(db, call, actor, &secret?, ticked)).await;
    match done {
        Ok((_, provider)) => {
            let text = Text::new("flash-partnership-authorized").with("name", provider.name);
            Ok(see_other_saying(&request, "/indirect-providers", "success", text))
        }
        Err(error) => again(&request, &token, &posted.form, error).await,
    }
}

/// `POST /i/{token}/decline`
pub async fn decline(request: Request, token: web::Path<String>, posted: Posted<AnswerForm>) -> Answer {
    let (secret, reason) = (parse(&token), posted.form.reason.clone());
    let done = request.write(move |db, call, actor| acceptance::decline(db, call, actor, &secret?, &reason)).await;
    match done {
        Ok((_, provider)) => {
            let text = Text::new("flash-declined").with("name", provider.name);
            Ok(see_other_saying(&request, "/indirect-providers", "success", text))
        }
        Err(error) => again(&request, &token, &posted.form, error).await,
    }
}

impl LookPage<'_> {
    /// What is ticked: in whose name, and whom.
    fn consent_text(&self) -> Text {
        Text::new("look-consent").with("account", self.account).with("provider", self.provider)
    }
}

/// The page once more, with what was refused and what was typed.
async fn again(
    request: &Request,
    token: &web::Path<String>,
    form: &AnswerForm,
    error: crate::web::error::WebError,
) -> Answer {
    let (_, refusals) = error.into_refusals()?;
    let secret = parse(token);
    let (view, (asker, standpoint)) =
        request.visit(move |db, call, actor| acceptance::look(db, call, actor, &secret?)).await?;
    let refusal = view.refused(&refusals);
    refused(request, &look_page(&view, token, &asker, standpoint, &form.reason, refusal))
}

/// The secret in the address; what is none names nothing.
pub(super) fn parse(token: &str) -> Result<Token, Error> {
    Token::parse(token).ok_or(Error::NotFound)
}

fn look_page<'a>(
    view: &'a View,
    token: &'a str,
    asker: &'a Asker,
    standpoint: Standpoint,
    reason: &'a str,
    refused: Refused,
) -> LookPage<'a> {
    LookPage {
        token,
        provider: &asker.provider.name,
        country: view.country(&asker.provider.country),
        member_since: view.day(asker.provider.created_at),
        approved_at: asker.provider.approved_at.map(|at| view.day(at)),
        inviter: &asker.inviter,
        inviter_confirmed_at: asker.inviter_confirmed_at.map(|at| view.day(at)),
        mpn: asker.provider.mpn_global_id,
        until: view.when(asker.expires_at),
        account: view.actor().map_or("", |actor| actor.account.name.as_str()),
        standpoint: Stand::of(standpoint, view),
        reason,
        refused,
        view,
    }
}
