//! Add subscription: the cart for a customer that is there, its review, and Submit.

use actix_web::{http::StatusCode, web};
use askama::Template;
use serde::Deserialize;

use super::{
    cart::{CartSearch, CartView, LineView, PostedCart},
    inside::Inside,
    new::StepQuery,
};
use crate::{
    domain::{
        Action, Error, Text,
        ids::{AccountId, DraftId},
    },
    paths,
    service::{
        new_order::{self, CartPage, NewOrderForm, OrderReview, SubmittedOrder},
        ordering::CheckedCart,
    },
    web::{
        Answer, Choice, Posted, Request, View, forms::page_refusing, page, see_other, see_other_leading,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/order/cart.html")]
struct Cart<'a> {
    view: &'a View,
    inside: Inside,
    action: String,
    cart: CartView,
    resellers: Vec<Choice>,
    reseller_error: String,
    has_resellers: bool,
    blocked: bool,
}

#[derive(Template)]
#[template(path = "customer/customers/order/review.html")]
struct ReviewPage<'a> {
    view: &'a View,
    inside: Inside,
    draft: DraftId,
    lines: Vec<LineView>,
    total: String,
    reseller: String,
    has_resellers: bool,
    mark: String,
}

/// What Review sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    #[serde(rename = "do")]
    button: String,
    reviewed: String,
}

type Address = web::Path<(String, String)>;

/// The customer and the draft that an address names.
fn place(address: &(String, String)) -> Result<(AccountId, DraftId), Error> {
    Ok((address.0.parse()?, address.1.parse()?))
}

/// `GET /customers/{id}/subscriptions/new`
pub async fn start(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| new_order::start(cx, id.parse()?)).await?;
    page(&request, &show(&view, None, &found, &CartSearch::default(), None))
}

/// `GET /customers/{id}/subscriptions/new/{draft}`
pub async fn get(request: Request, address: Address, query: web::Query<StepQuery>) -> Answer {
    let (id, draft) = request.named(place(&address)).await?;
    let (view, (found, checked)) = request.read(move |cx| new_order::open(cx, id, draft)).await?;
    let checked = query.check.then_some(&checked);
    let view = view.refusing(&checked.map(OrderReview::refusals).unwrap_or_default());
    page_refusing(&request, &view, StatusCode::OK, &show(&view, Some(draft), &found, &query.search, checked))
}

/// `POST /customers/{id}/subscriptions/new`: the first time that something is sent, a draft begins.
pub async fn begin(request: Request, id: web::Path<String>, posted: Posted<Vec<(String, String)>>) -> Answer {
    let id = request.named(id.parse()).await?;
    if PostedCart::read(posted.form.clone()).button == "cancel" {
        return Ok(see_other(&paths::customer_subscriptions(id)));
    }
    save(request, id, None, posted).await
}

/// `POST /customers/{id}/subscriptions/new/{draft}`: *Next: Review*, *Cancel*, or a search.
pub async fn post(request: Request, address: Address, posted: Posted<Vec<(String, String)>>) -> Answer {
    let (id, draft) = request.named(place(&address)).await?;
    if PostedCart::read(posted.form.clone()).button == "cancel" {
        return cancel(request, id, draft).await;
    }
    save(request, id, Some(draft), posted).await
}

/// `GET /customers/{id}/subscriptions/new/{draft}/review`
pub async fn review(request: Request, address: Address) -> Answer {
    let (id, draft) = request.named(place(&address)).await?;
    let (view, review) = request.read(move |cx| new_order::review(cx, id, draft)).await?;
    if !review.is_good() {
        return Ok(see_other(&format!("{}?check=true", paths::cart(id, draft))));
    }
    let reseller = review.reseller.as_ref().map(|(name, mpn)| {
        view.text(&Text::new("new-customer-reseller").with("name", name).with("mpn", mpn.to_string()))
    });
    let shown = ReviewPage {
        inside: Inside::new(&view, &review.customer, "subscriptions"),
        draft,
        lines: review.cart.lines.iter().map(|line| LineView::new(&view, line)).collect(),
        total: review.total().map(|total| view.money(&total)).unwrap_or_default(),
        reseller: reseller.unwrap_or_default(),
        has_resellers: review.has_resellers,
        mark: review.mark(),
        view: &view,
    };
    page(&request, &shown)
}

/// `POST /customers/{id}/subscriptions/new/{draft}/review`: *Submit* or *Cancel*.
pub async fn submit(request: Request, address: Address, posted: Posted<Form>) -> Answer {
    let (id, draft) = request.named(place(&address)).await?;
    if posted.form.button == "cancel" {
        return cancel(request, id, draft).await;
    }
    let reviewed = posted.form.reviewed;
    let (_, submitted) = request.write(move |cx| new_order::submit(cx, (id, draft), &reviewed)).await?;
    let (path, kind, text) = match submitted {
        SubmittedOrder::Placed(order) => {
            let text = Text::new("flash-order-placed").with("name", order.number);
            let link = ("flash-link-order", paths::customer_order(id, order.id));
            return Ok(see_other_leading(&request, &paths::customer_subscriptions(id), "success", text, link));
        }
        // What was reviewed can't be ordered any more: back to the cart, which says what.
        SubmittedOrder::Changed => {
            (format!("{}?check=true", paths::cart(id, draft)), "warning", Text::new("flash-order-changed"))
        }
        SubmittedOrder::Repriced => (paths::cart_review(id, draft), "warning", Text::new("flash-cart-repriced")),
    };
    Ok(see_other_saying(&request, &path, kind, text))
}

async fn cancel(request: Request, id: AccountId, draft: DraftId) -> Answer {
    request.write(move |cx| new_order::cancel(cx, id, draft)).await?;
    let path = paths::customer_subscriptions(id);
    Ok(see_other_saying(&request, &path, "info", Text::new("flash-order-dropped")))
}

async fn save(
    request: Request,
    id: AccountId,
    draft: Option<DraftId>,
    posted: Posted<Vec<(String, String)>>,
) -> Answer {
    let Posted { form, key } = posted;
    let posted = PostedCart::read(form);
    let form = NewOrderForm { lines: posted.lines, reseller: posted.reseller };
    let (_, draft) = request.write(move |cx| new_order::save(cx, (id, draft), &key, &form)).await?;
    if posted.button == "find" || request.display().is_some() {
        return Ok(see_other(&posted.search.address(&paths::cart(id, draft))));
    }
    // Checking a cart may take long where the catalogue is large: not while others wait to write.
    let (view, (found, review)) = request.read(move |cx| new_order::open(cx, id, draft)).await?;
    if review.is_good() {
        return Ok(see_other(&paths::cart_review(id, draft)));
    }
    let view = view.refusing(&review.refusals());
    let shown = show(&view, Some(draft), &found, &posted.search, Some(&review));
    page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

fn show<'a>(
    view: &'a View,
    draft: Option<DraftId>,
    found: &CartPage,
    search: &CartSearch,
    checked: Option<&OrderReview>,
) -> Cart<'a> {
    let chosen = &found.form.reseller;
    let none = Choice::new("", view.t("order-no-reseller"), chosen);
    let partners = found.resellers.active().map(|partner| Choice::new(partner.id.to_string(), &partner.name, chosen));
    let checked_cart: Option<&CheckedCart> = checked.map(|review| &review.cart);
    let reseller_error = checked.and_then(|review| review.reseller_fault.as_ref());
    Cart {
        inside: Inside::new(view, &found.customer, "subscriptions"),
        action: match draft {
            None => paths::new_order(found.customer.id),
            Some(draft) => paths::cart(found.customer.id, draft),
        },
        cart: CartView::new(view, &found.assortment, &found.form.lines, search, checked_cart),
        resellers: std::iter::once(none).chain(partners).collect(),
        reseller_error: reseller_error.map(|text| view.text(text)).unwrap_or_default(),
        has_resellers: found.has_resellers,
        blocked: found.blocked,
        view,
    }
}
