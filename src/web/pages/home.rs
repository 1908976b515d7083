//! Home: where everything starts.

use askama::Template;

use crate::{
    domain::Action,
    service::home::{self, Figures},
    web::{Answer, Request, View, page},
};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    view: &'a View,
    name: &'a str,
    figures: Figures,
    overdue: String,
}

/// `GET /`
pub async fn get(request: Request) -> Answer {
    let (view, figures) = request.read(home::figures).await?;
    let Some(actor) = view.actor() else { return Ok(crate::web::respond::see_other("/sign-in")) };
    let late = figures.open_requests.map(|waiting| waiting.overdue).filter(|late| late.exactly() != Some(0));
    let overdue = late.map(|late| view.count("home-requests-overdue", late)).unwrap_or_default();
    page(&request, &HomePage { view: &view, name: &actor.person.name, figures, overdue })
}
