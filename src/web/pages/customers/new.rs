//! Add a customer: the entrance from a reseller's row.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::policy::Action,
    service::indirect_resellers,
    web::{
        extract::request::Request,
        respond::{Answer, page},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "customers/new.html")]
struct NewPage<'a> {
    view: &'a View,
    reseller: Option<String>,
}

/// What the address says.
#[derive(Deserialize)]
pub struct From {
    #[serde(default)]
    partnership: String,
}

/// `GET /customers/new`
pub async fn get(request: Request, from: web::Query<From>) -> Answer {
    let partnership = from.into_inner().partnership;
    let (view, reseller) = request
        .read(move |db, call, actor| {
            call.authorize(actor, Action::AddCustomer)?;
            if partnership.is_empty() {
                return Ok(None);
            }
            let partner = indirect_resellers::find_for_new_customer(db, call, actor, partnership.parse()?)?;
            Ok(Some(partner.name))
        })
        .await?;
    page(&request, &NewPage { view: &view, reseller })
}
