//! Menu entries whose pages are not there yet: they say so, and lead back to what is.

use askama::Template;

use crate::{
    domain::policy::Action,
    web::{
        extract::request::Request,
        respond::{Answer, page},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "later.html")]
struct LaterPage<'a> {
    view: &'a View,
    title: &'a str,
}

async fn show(request: Request, action: Action, title: &'static str) -> Answer {
    let (view, ()) = request.read(move |_, call, actor| call.authorize(actor, action).map(|_| ())).await?;
    page_of(&request, &view, title)
}

/// Says so of a page that only some have yet.
pub(super) fn page_of(request: &Request, view: &View, title: &'static str) -> Answer {
    page(request, &LaterPage { view, title: view.t(title) })
}

/// `GET /users`
pub async fn users(request: Request) -> Answer {
    show(request, Action::ViewOwnUsers, "menu-users-and-licenses").await
}
