//! Confirming who one is, for pages; forms that need it ask on their own way (`web/error.rs`).

use actix_web::web;
use serde::Deserialize;

use crate::web::{
    Answer, Posted, Request, extract::query::Onward, page, respond::local_path, see_other, view::proof_page::ProofPage,
};

/// What the page sends besides the proof, which is taken before this is read.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ProvedForm {
    return_to: String,
}

/// `GET /confirm`
pub async fn get(request: Request, onward: web::Query<Onward>) -> Answer {
    let (view, ()) = request.read_person(|_, _, _| Ok(())).await?;
    let return_to = onward.path().to_owned();
    page(&request, &ProofPage::before(&view, &return_to))
}

/// `POST /confirm`
pub async fn post(request: Request, posted: Posted<ProvedForm>) -> Answer {
    // A session that is over is not signed in by this.
    request.read_person(|_, _, _| Ok(())).await?;
    Ok(see_other(local_path(&posted.form.return_to)))
}
