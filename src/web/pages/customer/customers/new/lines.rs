//! Step 2 of New customer: what is bought.

use actix_web::{http::StatusCode, web};
use askama::Template;

use super::{StepQuery, account::cancel};
use crate::{
    domain::{Action, ids::DraftId, new_customer::is_asked},
    paths,
    service::{
        new_customer,
        ordering::{self, CheckedCart},
    },
    web::{
        Answer, Posted, Request, View,
        forms::page_refusing,
        pages::customers::cart::{CartView, PostedCart},
        see_other,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/new/subscriptions.html")]
struct Page<'a> {
    view: &'a View,
    id: DraftId,
    cart: CartView,
}

/// `GET /customers/new/{draft}/subscriptions`
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<StepQuery>) -> Answer {
    let id = request.named(id.parse()).await?;
    let (view, (form, assortment)) = request.read(move |cx| new_customer::open_lines(cx, id)).await?;
    if is_asked(&form) {
        return Ok(see_other(&paths::new_customer_review(id)));
    }
    let checked_cart = query.check.then(|| ordering::check_cart(&assortment, &form.lines));
    let view = view.refusing(&checked_cart.as_ref().map(CheckedCart::refusals).unwrap_or_default());
    let cart = CartView::new(&view, &assortment, &form.lines, &query.search, checked_cart.as_ref());
    page_refusing(&request, &view, StatusCode::OK, &Page { view: &view, id, cart })
}

/// `POST /customers/new/{draft}/subscriptions`: *Next: Review*, *Cancel*, or a search; what was typed is kept in any
/// case.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Vec<(String, String)>>) -> Answer {
    let posted = PostedCart::read(posted.form);
    if posted.button == "cancel" {
        return cancel(request, id).await;
    }
    let lines = posted.lines.clone();
    let (_, id) = request
        .write(move |cx| {
            cx.authorize(Action::AddCustomer)?;
            let id: DraftId = id.parse()?;
            new_customer::save_lines(cx, id, lines).map(|()| id)
        })
        .await?;
    if posted.button == "find" || request.display().is_some() {
        return Ok(see_other(&posted.search.address(&paths::new_customer_subscriptions(id))));
    }
    // Checking a cart may take long where the catalogue is large: not while others wait to write.
    let (view, (form, assortment)) = request.read(move |cx| new_customer::open_lines(cx, id)).await?;
    let checked_cart = ordering::check_cart(&assortment, &form.lines);
    if checked_cart.is_good() {
        return Ok(see_other(&paths::new_customer_review(id)));
    }
    let view = view.refusing(&checked_cart.refusals());
    let cart = CartView::new(&view, &assortment, &posted.lines, &posted.search, Some(&checked_cart));
    page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &Page { view: &view, id, cart })
}
