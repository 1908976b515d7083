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
    page(&request, &LaterPage { view: &view, title: view.t(title) })
}

/// `GET /users`
pub async fn users(request: Request) -> Answer {
    show(request, Action::ViewOwnUsers, "menu-users-and-licenses").await
}

/// `GET /provider-list`
pub async fn provider_list(request: Request) -> Answer {
    show(request, Action::ManageProviderList, "menu-provider-list").await
}
