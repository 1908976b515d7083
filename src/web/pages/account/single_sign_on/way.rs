//! The way in through a company's provider: setting out, coming back, and the provider's word that somebody has signed out.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{self, HeaderName, HeaderValue},
    },
    web::{self, Bytes},
};
use askama::Template;
use serde::Deserialize;

use crate::{
    auth::session,
    domain::{Text, single_sign_on::FlowPurpose},
    paths,
    service::single_sign_on::{self, Arrived, Departure, ProviderAnswer},
    web::{
        Answer, Posted, Request, Sent, View, page,
        respond::{local_path, page_once},
        see_other, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "account/single_sign_on/sign_in.html")]
struct CompanyPage<'a> {
    view: &'a View,
    company: &'a str,
    return_to: &'a str,
}

#[derive(Template)]
#[template(path = "account/single_sign_on/departure.html")]
struct DeparturePage<'a> {
    view: &'a View,
    departure: &'a Departure,
}

/// What the address says, and the page sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SignOnForm {
    company: String,
    return_to: String,
}

/// `GET /sign-in/sso`
pub async fn get(request: Request, query: web::Query<SignOnForm>) -> Answer {
    let (view, ()) = request.seen(request.caller().visit_anyone(|_, _, _| Ok(())).await)?;
    let return_to = local_path(&query.return_to);
    page(&request, &CompanyPage { view: &view, company: &query.company, return_to })
}

/// `POST /sign-in/sso`: the same whoever somebody is, for nobody is asked who it is before the provider asks.
pub async fn post(request: Request, posted: Posted<SignOnForm>) -> Answer {
    let form = posted.form;
    let return_to = local_path(&form.return_to).to_owned();
    let leaving = single_sign_on::sign_in(request.caller(), form.company.clone(), return_to.clone());
    match request.sent((form.company, return_to), leaving).await? {
        Sent::Done(view, departure) => depart(&request, &view, &departure),
        Sent::Back(back) => {
            let (company, return_to) = &*back.form;
            back.page(&request, &CompanyPage { view: &back.view, company, return_to })
        }
    }
}

/// Sends somebody to a provider. A form of ours leads to no other site (`form-action`), so this is a page that leads on by
/// itself, and has a link where that is switched off.
pub(super) fn depart(request: &Request, view: &View, departure: &Departure) -> Answer {
    request.cookies().begin_sign_on(&departure.token);
    let mut answer = page_once(request, &DeparturePage { view, departure })?;
    if let Ok(refresh) = HeaderValue::from_str(&["0;url=", &departure.address].concat()) {
        answer.headers_mut().insert(HeaderName::from_static("refresh"), refresh);
    }
    Ok(answer)
}

/// `GET /sign-in/sso/callback`
pub async fn callback(request: Request, answer: web::Query<ProviderAnswer>) -> Answer {
    let token = request.cookies().sign_on();
    let (_, arrived) = request.seen(single_sign_on::arrive(request.caller(), token, answer.into_inner()).await)?;
    let say = |path: &str, kind, key| Ok(see_other_saying(&request, path, kind, Text::new(key)));
    if !matches!(arrived, Arrived::Over) {
        request.cookies().end_sign_on();
    }
    match arrived {
        Arrived::SignedIn { session, email, return_to } => {
            request.let_in(session, &email);
            Ok(see_other(&return_to))
        }
        Arrived::SecondStep(token, return_to) => {
            request.cookies().begin_second_step(&token);
            Ok(see_other(&paths::second_step(false, &return_to)))
        }
        Arrived::Unknown => say("/sign-in?return_to=/settings/security", "info", "flash-sso-unknown"),
        Arrived::Connected(session) => {
            if let Some(session) = session {
                session::hand_over(request.session(), session);
            }
            say("/settings/security", "success", "flash-sso-connected")
        }
        Arrived::Tested => Ok(see_other("/settings/single-sign-on")),
        Arrived::Proved(session, return_to) => {
            session::hand_over(request.session(), session);
            Ok(see_other(&return_to))
        }
        Arrived::Failed(purpose, fault, return_to) => say(&page_of(purpose, &return_to), "warning", fault.flash_key()),
        Arrived::Mixed(purpose) => say(&page_of(purpose, "/"), "danger", "flash-sso-mixed"),
        Arrived::Over => say("/sign-in/sso", "warning", "flash-sso-over"),
    }
}

/// Where somebody had set out from.
fn page_of(purpose: FlowPurpose, return_to: &str) -> String {
    match purpose {
        FlowPurpose::SignIn => paths::company_sign_in("", return_to),
        FlowPurpose::Test => "/settings/single-sign-on".to_owned(),
        FlowPurpose::Connect => "/settings/security".to_owned(),
        FlowPurpose::Prove => paths::proof(return_to),
    }
}

/// `POST /sign-in/sso/logout`: of a provider, which has no token of our forms but one of its own.
pub async fn log_out(request: Request, body: Bytes) -> HttpResponse {
    let token =
        form_urlencoded::parse(&body).find(|(name, _)| name == "logout_token").map(|(_, value)| value.into_owned());
    let outcome = single_sign_on::log_out(request.caller(), &token.unwrap_or_default()).await;
    let mut answer = match outcome {
        Ok(()) => HttpResponse::build(StatusCode::OK),
        Err(fault) => {
            tracing::info!(%fault, "a provider's logout was not taken");
            HttpResponse::build(StatusCode::BAD_REQUEST)
        }
    };
    answer.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store"))).finish()
}
