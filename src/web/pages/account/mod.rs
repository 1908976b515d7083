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

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::session,
    domain::{Error, account::AccountFacts},
    service,
    web::{Answer, Posted, Request, View, extract::query::Onward, page, respond::local_path, see_other},
};

#[derive(Template)]
#[template(path = "account/choose.html")]
struct AccountPage<'a> {
    view: &'a View,
    accounts: &'a [AccountFacts],
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
    let (view, accounts) = request.read_person(|_, _, visitor| Ok(visitor.accounts.clone())).await?;
    page(&request, &AccountPage { view: &view, accounts: &accounts, return_to: onward.path() })
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
