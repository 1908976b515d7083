//! Recovery codes: how many are left, and new ones, which are shown once.

use askama::Template;

use super::{PATH, authenticator::CodesOncePage};
use crate::{
    service::second_factors,
    web::{
        Answer, EmptyForm, Posted, Request, View, page, pages::account_settings::Frame, respond::page_once, see_other,
    },
};

#[derive(Template)]
#[template(path = "account/security/recovery_codes.html")]
struct CodesPage<'a> {
    view: &'a View,
    frame: Frame,
    left: i64,
    has_factor: bool,
}

/// `GET /settings/security/recovery-codes`
pub async fn get(request: Request) -> Answer {
    let (view, own) = request.read_person(|db, _, visitor| second_factors::list(db, &visitor.person)).await?;
    let (frame, has_factor) = (Frame::new(&view, PATH), own.count() > 0);
    page(&request, &CodesPage { frame, left: own.codes_left, has_factor, view: &view })
}

/// `POST /settings/security/recovery-codes`
pub async fn post(request: Request, posted: Posted<EmptyForm>) -> Answer {
    let (view, codes) = request
        .write_person(move |db, call, visitor| second_factors::make_codes(db, call, visitor, &posted.key))
        .await?;
    if codes.is_empty() {
        return Ok(see_other("/settings/security/recovery-codes"));
    }
    page_once(&request, &CodesOncePage { frame: Frame::new(&view, PATH), codes: &codes, view: &view })
}
