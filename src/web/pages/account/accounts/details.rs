//! One account, for the operator: what it is, how it stands, what hangs on it.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{badge, new::SecretPage};
use crate::{
    domain::{Country, Text, account::Standing, policy},
    paths,
    service::{
        accounts::{self, AccountDetails, Administrator},
        activity_log::HistoryOf,
        credentials,
    },
    web::{
        Answer, Posted, Request, Sent, View, When, page, pages::agreements::region_key, respond::page_once,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "account/accounts/details.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or does not")]
struct DetailsPage<'a> {
    view: &'a View,
    id: String,
    /// Where its security events are.
    events: String,
    /// The name as it is.
    name: &'a str,
    /// The name as it was typed.
    typed: &'a str,
    kind: &'a str,
    is_customer: bool,
    is_partner: bool,
    standing: &'a str,
    badge: &'static str,
    standing_since: When,
    /// Why it is suspended.
    reason: Option<&'a str>,
    may_suspend: bool,
    may_reactivate: bool,
    waits: bool,
    country: String,
    region: &'a str,
    cloud: &'a str,
    mail_domain: &'a str,
    mpn_global: String,
    mpn_location: String,
    mpa: Option<When>,
    made: When,
    partnerships: i64,
    relationships: i64,
    administrators: &'a [Administrator],
    /// That it can be taken for another partner.
    lookalike: Option<String>,
    /// How many recipients of its mails did not know it; `None` where all did.
    strangers: Option<String>,
    /// The newest of them: when, and who had written.
    newest_strangers: Vec<(When, &'a str)>,
}

/// What *Save* sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NameForm {
    known: String,
    name: String,
}

/// What *New temporary password* sends.
#[derive(Deserialize)]
pub struct TemporaryPasswordForm {
    #[serde(default)]
    user: String,
}

/// `GET /accounts/{id}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, details) = request
        .read_with_history(
            move |cx| accounts::open(cx, id.parse()?),
            |details| HistoryOf::Object(*details.account.id.uuid()),
        )
        .await?;
    page(&request, &details_page(&view, &details, &details.account.name))
}

/// `POST /accounts/{id}`: another name.
pub async fn rename(request: Request, id: web::Path<String>, posted: Posted<NameForm>) -> Answer {
    let sent = request.submit(
        (id.into_inner(), posted.form),
        |cx, (id, form)| accounts::rename(cx, id.parse()?, (&form.known, &form.name)),
        |cx, (id, _)| accounts::open(cx, id.parse()?),
    );
    match sent.await? {
        Sent::Done(_, account) => {
            let text = Text::new("flash-account-renamed").with("name", account.name);
            Ok(see_other_saying(&request, &paths::account(account.id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &details_page(&back.view, &back.found, &back.form.1.name)),
    }
}

/// `POST /accounts/{id}/password`
pub async fn reset_password(request: Request, id: web::Path<String>, posted: Posted<TemporaryPasswordForm>) -> Answer {
    let id = request.named(id.parse()).await?;
    let outcome = credentials::reset_administrator(request.caller(), id, posted.form.user, posted.key).await;
    let (view, ((account, admin), secret)) = request.seen(outcome)?;
    let done = SecretPage {
        id: account.id.to_string(),
        title: view.t("administrator-password"),
        lead: view.with("administrator-password-lead", "name", &account.name),
        secret: admin.as_deref().map(|admin| (admin, &secret)),
        view: &view,
    };
    page_once(&request, &done)
}

fn details_page<'a>(view: &'a View, details: &'a AccountDetails, typed: &'a str) -> DetailsPage<'a> {
    let account = &details.account;
    let is_partner = policy::is_partner(account.kind);
    DetailsPage {
        id: account.id.to_string(),
        events: paths::security_events_of(account.id),
        name: &account.name,
        typed,
        kind: view.t(account.kind.key()),
        is_customer: policy::is_served(account.kind),
        is_partner,
        standing: view.t(account.standing.key()),
        badge: badge(account.standing),
        standing_since: view.exactly(details.standing_since),
        reason: details.suspension.as_ref().map(|suspension| suspension.reason.as_str()),
        may_suspend: is_partner && account.standing == Standing::Active,
        may_reactivate: is_partner && account.standing == Standing::Suspended,
        waits: account.standing == Standing::PendingApproval,
        country: view.country(&account.country),
        region: Country::find(&account.country).map_or("", |country| view.t(region_key(country.region))),
        cloud: view.t(account.cloud.key()),
        mail_domain: account.mail_domain.as_deref().unwrap_or_default(),
        mpn_global: account.mpn_global_id.map(|id| id.to_string()).unwrap_or_default(),
        mpn_location: account.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        mpa: account.mpa_signed_at.map(|at| view.day(at)),
        made: view.when(account.created_at),
        partnerships: details.counts.partnerships,
        relationships: details.counts.relationships,
        administrators: &details.administrators,
        lookalike: details.lookalike.as_deref().map(|name| view.with("look-alike", "name", name)),
        strangers: (details.strangers.0 > 0).then(|| view.count("account-strangers-count", details.strangers.0)),
        newest_strangers: details.strangers.1.iter().map(|(at, by)| (view.when(*at), by.as_str())).collect(),
        view,
    }
}
