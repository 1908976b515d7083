//! Giving up the admin privileges that are left over of a relationship that has ended.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Text,
    service::{FormerCustomer, former_customers},
    web::{Answer, EmptyForm, Posted, Request, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "customer/customers/former/give_up.html")]
struct GiveUpPage<'a> {
    view: &'a View,
    former: &'a FormerCustomer,
    ended: When,
}

/// `GET /customers/former/{relationship}/give-up`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, former) = request.read(move |cx| former_customers::open_left_over(cx, id.parse()?)).await?;
    page(&request, &GiveUpPage { ended: view.when(former.ended_at), former: &former, view: &view })
}

/// `POST /customers/former/{relationship}/give-up`
pub async fn post(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, former) = request.write(move |cx| former_customers::give_up(cx, id.parse()?)).await?;
    let text = Text::new("flash-privileges-given-up").with("name", former.name);
    Ok(see_other_saying(&request, "/customers/former", "success", text))
}
