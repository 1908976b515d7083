//! What it takes to become an indirect reseller: what providers point resellers to.

use askama::Template;

use crate::web::{Answer, Request, View, page};

#[derive(Template)]
#[template(path = "partner/providers/becoming.html")]
struct BecomingPage<'a> {
    view: &'a View,
}

/// `GET /becoming-a-reseller`
pub async fn get(request: Request) -> Answer {
    let (view, ()) = request.visit(|_, _, _| Ok(())).await?;
    page(&request, &BecomingPage { view: &view })
}
