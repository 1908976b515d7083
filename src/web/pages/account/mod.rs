//! Choosing the account to act in, for people who belong to several.

pub mod accounts;
pub mod confirm;
pub mod factor_rule;
pub mod passkey;
pub mod password;
pub mod preferences;
pub mod recovery;
pub mod restoration;
pub mod second_step;
pub mod security;
pub mod security_events;
pub mod settings;
pub mod setup;
pub mod sign_in;
pub mod sign_in_notice;
pub mod single_sign_on;

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::session,
    domain::{Error, account::AccountFacts},
    service::{self, single_sign_on::OwnSignOn},
    web::{Answer, Posted, Request, View, extract::query::Onward, page, respond::local_path, see_other},
};

#[derive(Template)]
#[template(path = "account/choose.html")]
struct AccountPage<'a> {
    view: &'a View,
    accounts: &'a [AccountFacts],
    /// Those that this session opens not, and their provider would.
    closed: &'a [OwnSignOn],
    /// Whether the session is one of a provider's, and opens that provider's account alone.
    limited: bool,
    return_to: &'a str,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    account: String,
    return_to: String,
}

/// `GET /account`
pub async fn get(request: Request, onward: web::Query<Onward>) -> Answer {
    let (view, (accounts, closed, limited)) = request
        .read_person(|db, _, visitor| {
            let closed = service::single_sign_on::list(db, visitor)?.into_iter().filter(|one| one.is_closed);
            Ok((visitor.accounts.clone(), closed.collect::<Vec<_>>(), visitor.session.limited_to.is_some()))
        })
        .await?;
    let return_to = onward.path();
    page(&request, &AccountPage { view: &view, accounts: &accounts, closed: &closed, limited, return_to })
}

/// `POST /account`
pub async fn post(request: Request, posted: Posted<AccountForm>) -> Answer {
    let session = request.session_hash();
    let account = posted.form.account;
    let (_, key) = request
        .write_person(move |db, call, visitor| {
            let session = session.ok_or(Error::SignInNeeded)?;
            service::sign_in::choose_account(db, call, visitor, &session, account.parse()?)
        })
        .await?;
    session::hand_over(request.session(), key);
    Ok(see_other(local_path(&posted.form.return_to)))
}
