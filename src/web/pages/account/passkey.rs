//! Passkeys at the door: what a browser is asked, and signing in by one alone.

use actix_web::{
    HttpResponse,
    http::header::{CACHE_CONTROL, HeaderValue},
};
use serde::Deserialize;

use super::sign_in::SignInPage;
use crate::{
    domain::{Error, second_factor::PasskeyPurpose},
    paths,
    service::passkeys::{self, PasskeyForm},
    web::{Answer, Posted, Request, Sent, respond::local_path, see_other},
};

/// What the script asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChallengeForm {
    purpose: String,
}

/// `POST /passkeys/challenge`: for the script alone, which hands the answer to the device.
pub async fn challenge(request: Request, posted: Posted<ChallengeForm>) -> Answer {
    let Some(purpose) = PasskeyPurpose::parse(&posted.form.purpose) else {
        return Err(request.error(Error::NotFound));
    };
    let step = request.cookies().second_step();
    let outcome = passkeys::ask(request.caller(), &request.browser(), purpose, step).await;
    let (_, question) = request.seen(outcome)?;
    let mut answer = HttpResponse::Ok();
    answer.insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")));
    Ok(answer.content_type("application/json").body(question.to_string()))
}

/// `POST /sign-in/passkey`
pub async fn sign_in(request: Request, posted: Posted<PasskeyForm>) -> Answer {
    let PasskeyForm { passkey, return_to } = posted.form;
    let return_to = local_path(&return_to).to_owned();
    let link = paths::token_of_link(&return_to);
    let browser = request.browser();
    let signing_in = passkeys::sign_in(request.caller(), &browser, passkey, link);
    match request.sent(return_to.clone(), signing_in).await? {
        Sent::Done(_, verified) => {
            request.let_in(verified.session, &verified.email_key);
            Ok(see_other(&return_to))
        }
        Sent::Back(back) => back.page(&request, &SignInPage::new(&back.view, "", &back.form)),
    }
}
