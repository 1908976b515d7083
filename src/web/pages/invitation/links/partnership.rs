//! The page of a personal link: who asks for what, and the answer. Looking changes nothing.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::consent;
use crate::{
    auth::token::Token,
    domain::{Error, Text},
    paths,
    service::{
        UseCase,
        acceptance::{self, Asker},
        links::{self, OpenedLink, Standpoint},
    },
    web::{Answer, Posted, Request, Sent, View, When, forms::Returned, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "invitation/links/partnership.html")]
struct PartnershipPage<'a> {
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
    pub(super) fn of(standpoint: &Standpoint, view: &View) -> Self {
        match standpoint {
            Standpoint::Stranger => Self::Stranger,
            Standpoint::MayAnswer => Self::MayAnswer,
            Standpoint::Blocked(text) => Self::Blocked(view.text(text)),
            Standpoint::AskAdmin(names) => Self::AskAdmin(names.join(", ")),
        }
    }
}

/// What the answer sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    consent: String,
    reason: String,
}

/// What was typed, at which address.
type Typed = (String, AnswerForm);
/// Who asks, and what the reader can do.
type Seen = (Asker, Standpoint);

/// `GET /i/{token}`: the page of a partnership, or that of a customer's relationships.
pub async fn get(request: Request, token: web::Path<String>) -> Answer {
    let secret = parse(&token);
    let (view, (opened, base)) = request
        .visit(move |db, call, actor| {
            let secret = secret?;
            Ok((links::open(db, call, actor, &secret)?, paths::link(&secret)))
        })
        .await?;
    match opened {
        OpenedLink::Partnership(asker, standpoint) => {
            page(&request, &partnership_page(&view, &token, (&asker, &standpoint), ""))
        }
        OpenedLink::Relationship(look) => consent::show(&request, &view, &base, *look),
    }
}

/// `POST /i/{token}/accept`
pub async fn accept(request: Request, token: web::Path<String>, posted: Posted<AnswerForm>) -> Answer {
    let sent = request.submit(
        (token.into_inner(), posted.form),
        |cx, (token, form)| acceptance::accept(cx, &parse(token)?, form.consent == "yes"),
        load,
    );
    match sent.await? {
        Sent::Done(_, provider) => {
            let text = Text::new("flash-partnership-authorized").with("name", provider.name);
            Ok(see_other_saying(&request, "/indirect-providers", "success", text))
        }
        Sent::Back(back) => again(&request, &back),
    }
}

/// `POST /i/{token}/decline`
pub async fn decline(request: Request, token: web::Path<String>, posted: Posted<AnswerForm>) -> Answer {
    let sent = request.submit(
        (token.into_inner(), posted.form),
        |cx, (token, form)| acceptance::decline(cx, &parse(token)?, &form.reason),
        load,
    );
    match sent.await? {
        Sent::Done(_, provider) => {
            let text = Text::new("flash-declined").with("name", provider.name);
            Ok(see_other_saying(&request, "/indirect-providers", "success", text))
        }
        Sent::Back(back) => again(&request, &back),
    }
}

impl PartnershipPage<'_> {
    /// What is ticked: in whose name, and whom.
    fn consent_text(&self) -> Text {
        Text::new("look-consent").with("account", self.account).with("provider", self.provider)
    }
}

/// What the page shows besides what was typed.
fn load(cx: &mut UseCase<'_>, (token, _): &Typed) -> Result<Seen, Error> {
    acceptance::show(cx.db, cx.call, Some(cx.actor), &parse(token)?)
}

/// The page once more, with what was refused and what was typed.
fn again(request: &Request, back: &Returned<Typed, Seen>) -> Answer {
    let ((token, form), (asker, standpoint)) = (&*back.form, &back.found);
    back.page(request, &partnership_page(&back.view, token, (asker, standpoint), &form.reason))
}

/// The secret in the address; what is none names nothing.
pub(super) fn parse(token: &str) -> Result<Token, Error> {
    Token::parse(token).ok_or(Error::NotFound)
}

fn partnership_page<'a>(
    view: &'a View,
    token: &'a str,
    (asker, standpoint): (&'a Asker, &Standpoint),
    reason: &'a str,
) -> PartnershipPage<'a> {
    PartnershipPage {
        token,
        provider: &asker.provider.name,
        country: view.country(&asker.provider.country),
        member_since: view.day(asker.provider.created_at),
        approved_at: asker.provider.approved_at.map(|at| view.day(at)),
        inviter: &asker.inviter,
        inviter_confirmed_at: asker.inviter_confirmed_at.map(|at| view.day(at)),
        mpn: asker.provider.mpn_global_id,
        until: view.exactly(asker.expires_at),
        account: view.actor().map_or("", |actor| actor.account.name.as_str()),
        standpoint: Stand::of(standpoint, view),
        reason,
        view,
    }
}
