//! The page of a personal link: who asks for what, and the answer. Looking changes nothing.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::consent;
use crate::{
    auth::token::Token,
    domain::{Error, Moment, Text},
    paths,
    service::{
        Account, UseCase,
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
    /// What the portal knows of the provider.
    checked: String,
    /// What it does not.
    unchecked: String,
    inviter: &'a str,
    /// Whether the inviter's address was confirmed, and when.
    inviter_check: String,
    until: When,
    account: &'a str,
    standpoint: Stand,
    reason: &'a str,
    /// A partner that the provider can be taken for.
    lookalike: Option<String>,
    /// Whether whoever got the mail can take no more from this provider.
    was_addressed: bool,
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

/// What the portal knows of a partner, in one line, and what it does not, in another; each empty where there is nothing.
/// `more` are texts for what is and for what is not, by when it was.
pub(super) fn checks(
    view: &View,
    account: &Account,
    more: &[(&'static str, &'static str, Option<Moment>)],
) -> (String, String) {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for (yes, no, at) in [("look-checked-approved", "look-unchecked-approved", account.approved_at)].iter().chain(more)
    {
        match at {
            Some(at) => known.push(view.text(&Text::new(yes).with("day", view.day(*at).text()))),
            None => unknown.push(view.t(no).to_owned()),
        }
    }
    if let Some(mpn) = account.mpn_global_id {
        unknown.push(view.with("look-unchecked-mpn", "mpn", &mpn.to_string()));
    }
    // The line has a full stop of its own; a day may end with an abbreviation.
    let line = |key, facts: &[String]| {
        if facts.is_empty() { String::new() } else { view.with(key, "facts", facts.join("; ").trim_end_matches('.')) }
    };
    (line("look-checked", &known), line("look-unchecked", &unknown))
}

/// Whether the address of the person who asks was confirmed, and when.
pub(super) fn address_check(view: &View, confirmed_at: Option<Moment>) -> String {
    match confirmed_at {
        Some(at) => view.text(&Text::new("look-address-checked").with("day", view.day(at).text())),
        None => view.t("look-address-unchecked").to_owned(),
    }
}

fn partnership_page<'a>(
    view: &'a View,
    token: &'a str,
    (asker, standpoint): (&'a Asker, &Standpoint),
    reason: &'a str,
) -> PartnershipPage<'a> {
    let (checked, unchecked) = checks(view, &asker.provider, &[]);
    PartnershipPage {
        token,
        provider: &asker.provider.name,
        country: view.country(&asker.provider.country),
        member_since: view.day(asker.provider.created_at),
        checked,
        unchecked,
        inviter: &asker.inviter,
        inviter_check: address_check(view, asker.inviter_confirmed_at),
        until: view.exactly(asker.expires_at),
        account: view.actor().map_or("", |actor| actor.account.name.as_str()),
        standpoint: Stand::of(standpoint, view),
        reason,
        lookalike: asker.lookalike.as_deref().map(|name| view.with("look-alike", "name", name)),
        was_addressed: asker.was_addressed,
        view,
    }
}
