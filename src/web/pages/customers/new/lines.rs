//! Step 2 of New customer: what is bought.

use actix_web::web;
use askama::Template;

use super::{StepQuery, account::cancel, step};
use crate::{
    domain::{ids::DraftId, new_customer::is_asked, policy::Action},
    service::{
        new_customer,
        ordering::{self},
    },
    web::{
        extract::{form::Posted, request::Request},
        pages::customers::cart::{CartView, PostedCart},
        respond::{Answer, page, refused, see_other},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "customers/new/subscriptions.html")]
struct Page<'a> {
    view: &'a View,
    id: String,
    cart: CartView,
}

/// `GET /customers/new/{draft}/subscriptions`
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<StepQuery>) -> Answer {
    let wanted = id.clone();
    let (view, (form, shelf)) =
        request.read(move |db, call, actor| new_customer::open_lines(db, call, actor, wanted.parse()?)).await?;
    if is_asked(&form) {
        return Ok(see_other(&format!("/customers/new/{id}/review")));
    }
    let weighed = query.check.then(|| ordering::weigh(&shelf, &form.lines));
    let cart = CartView::new(&view, &shelf, &form.lines, &query.find, weighed.as_ref());
    page(&request, &Page { view: &view, id: id.into_inner(), cart })
}

/// `POST /customers/new/{draft}/subscriptions`: *Next: Review*, *Cancel*, or a search; what was typed is kept in any
/// case.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Vec<(String, String)>>) -> Answer {
    let posted = PostedCart::read(posted.form);
    if posted.button == "cancel" {
        return cancel(request, id).await;
    }
    let (wanted, lines) = (id.clone(), posted.lines.clone());
    let (_, id) = request
        .write(move |db, call, actor| {
            call.authorize(actor, Action::AddCustomer)?;
            let id: DraftId = wanted.parse()?;
            new_customer::save_lines(db, call, actor, id, lines).map(|()| id)
        })
        .await?;
    if posted.button == "find" {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("find", &posted.find).finish();
        return Ok(see_other(&format!("{}?{query}", step(id, "subscriptions"))));
    }
    // Weighing a cart may take long where the catalogue is large: not while others wait to write.
    let (view, (form, shelf)) =
        request.read(move |db, call, actor| new_customer::open_lines(db, call, actor, id)).await?;
    let weighed = ordering::weigh(&shelf, &form.lines);
    if weighed.is_good() {
        return Ok(see_other(&step(id, "review")));
    }
    let cart = CartView::new(&view, &shelf, &posted.lines, &posted.find, Some(&weighed));
    refused(&request, &Page { view: &view, id: id.to_string(), cart })
}
