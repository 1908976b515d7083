//! An order request, and what its reader can do about it.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{badge, licenses};
use crate::{
    domain::{
        Action, Error, Moment, Text,
        money::Money,
        order_request::{OrderRequestKind, OrderRequestState, OrderRequestStep, Overtaking},
    },
    paths,
    service::{
        UseCase,
        activity_log::HistoryOf,
        order_requests::{self, OfferedTerms, OrderRequest, Ruling, SeenOrderRequest, ShownTerms},
    },
    web::{Answer, Posted, Request, Sent, View, When, page, pages::customers::cart::plan_name, see_other_saying},
};

#[derive(Template)]
#[template(path = "sales/order_requests/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    seen: &'a SeenOrderRequest,
    id: String,
    version: i64,
    stands: (&'static str, &'static str),
    kind: &'static str,
    licenses: String,
    plan: String,
    asked: When,
    /// Until when it can be decided on, while it can.
    until: Option<When>,
    /// Which reseller passed it on, and when.
    passed_on: Option<(String, When)>,
    ended: Option<When>,
    /// Where the customer's subscriptions are, for its partner.
    customer: Option<String>,
    order: Option<(String, String)>,
    overtaken: Option<&'static str>,
    /// Why it can't be approved now.
    obstacle: Option<String>,
    terms: Option<TermsView>,
    /// What was typed as the reason.
    reason: &'a str,
}

/// What approving would order.
struct TermsView {
    /// What is said of the price, and the price.
    unit_price: (&'static str, String),
    /// What it comes to, and what that is for.
    amount: (String, &'static str),
    /// What becomes of so many licenses, and how many they are.
    ordered: (&'static str, String),
    plan: String,
    price_before: Option<String>,
    /// Whether it is said until when it can be given back.
    has_window: bool,
    cancel_until: Option<When>,
    term_ends: Option<When>,
    /// The partner of record; `None` where there can't be one.
    record: Option<String>,
    record_fault: Option<String>,
    /// The add-ons that end with it.
    with_it: String,
    /// What approving does.
    means: &'static str,
    mark: String,
}

impl DetailsPage<'_> {
    fn can(&self, step: OrderRequestStep) -> bool {
        self.seen.steps.contains(&step)
    }
}

/// What the forms send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    reason: String,
    version: String,
    mark: String,
}

/// `GET /order-requests/{order_request}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request
        .read_with_history(move |cx| find(cx, &id), |(seen, _)| HistoryOf::Object(*seen.request.id.uuid()))
        .await?;
    page(&request, &details_page(&view, &found, ""))
}

/// `POST /order-requests/{order_request}/approve`
pub async fn approve(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let work = |cx: &mut UseCase<'_>, id: &str, form: &Form| {
        order_requests::approve(cx, id.parse()?, ShownTerms { version: &form.version, mark: &form.mark })
    };
    take(request, id, posted.form, (work, OrderRequestState::Approved)).await
}

/// `POST /order-requests/{order_request}/pass-on`
pub async fn pass_on(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let work = |cx: &mut UseCase<'_>, id: &str, _: &Form| {
        order_requests::answer(cx, id.parse()?, (OrderRequestStep::PassOn, ""))
    };
    take(request, id, posted.form, (work, OrderRequestState::Asked)).await
}

/// `POST /order-requests/{order_request}/decline`
pub async fn decline(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let work = |cx: &mut UseCase<'_>, id: &str, form: &Form| {
        order_requests::answer(cx, id.parse()?, (OrderRequestStep::Decline, &form.reason))
    };
    take(request, id, posted.form, (work, OrderRequestState::Declined)).await
}

/// `POST /order-requests/{order_request}/withdraw`
pub async fn withdraw(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let work = |cx: &mut UseCase<'_>, id: &str, _: &Form| {
        order_requests::answer(cx, id.parse()?, (OrderRequestStep::Withdraw, ""))
    };
    take(request, id, posted.form, (work, OrderRequestState::Withdrawn)).await
}

/// A step, and the state in which it leaves a request where nothing else has ended it.
type Step = (fn(&mut UseCase<'_>, &str, &Form) -> Result<OrderRequest, Error>, OrderRequestState);

async fn take(request: Request, id: web::Path<String>, form: Form, (work, outcome): Step) -> Answer {
    let sent = request.submit(
        (id.into_inner(), form),
        move |cx, (id, form)| work(cx, id, form).map_err(Error::in_place),
        |cx, (id, _)| find(cx, id),
    );
    match sent.await? {
        Sent::Done(_, after) => {
            let kind = if after.state == outcome { "success" } else { "warning" };
            let text = Text::new(flash(&after)).with("name", &after.asker_name);
            Ok(see_other_saying(&request, &paths::order_request(after.id), kind, text))
        }
        // Also where it has moved on, or would be ordered otherwise than was shown.
        Sent::Back(back) => back.page(&request, &details_page(&back.view, &back.found, &back.form.1.reason)),
    }
}

const fn flash(request: &OrderRequest) -> &'static str {
    match request.state {
        OrderRequestState::Approved if !request.kind.buys() => "flash-order-request-approved-done",
        OrderRequestState::Asked => "flash-order-request-passed-on",
        OrderRequestState::Approved => "flash-order-request-approved",
        OrderRequestState::Declined => "flash-order-request-declined",
        OrderRequestState::Withdrawn => "flash-order-request-withdrawn",
        OrderRequestState::Overtaken => "flash-order-request-overtaken",
        OrderRequestState::Expired => "flash-order-request-expired",
    }
}

/// The request, and the time by which its page says how it stands.
fn find(cx: &mut UseCase<'_>, id: &str) -> Result<(SeenOrderRequest, Moment), Error> {
    Ok((order_requests::find(cx, id.parse()?)?, cx.call.now))
}

fn details_page<'a>(view: &'a View, (seen, now): &'a (SeenOrderRequest, Moment), reason: &'a str) -> DetailsPage<'a> {
    let request = &seen.request;
    let waits = seen.state == OrderRequestState::Asked;
    let (terms, obstacle, overtaken) = match &seen.ruling {
        Some(Ruling::Ready(terms)) => (Some(terms_view(view, request.kind, terms)), None, seen.overtaken),
        Some(Ruling::Obstacle(why)) => (None, Some(view.text(why)), seen.overtaken),
        Some(Ruling::Overtaken(by)) => (None, None, Some(*by)),
        None => (None, None, seen.overtaken),
    };
    let order = seen.order.as_ref().map(|(order, number)| {
        let path =
            if seen.is_own { paths::own_order(*order) } else { paths::customer_order(request.customer_id, *order) };
        (path, number.clone())
    });
    let serves = seen.overtaken != Some(Overtaking::Relationship) && !seen.is_own;
    DetailsPage {
        id: request.id.to_string(),
        version: request.version,
        stands: badge(view, request, *now),
        kind: view.t(request.kind.key()),
        licenses: licenses(view, request),
        plan: plan_name(view, crate::domain::cart::Plan { term: request.term, frequency: request.frequency }),
        asked: view.when(request.created_at),
        until: waits.then(|| view.exactly(request.expires_at)),
        passed_on: request.passed_on_at.map(|at| (seen.parties.reseller.clone().unwrap_or_default(), view.when(at))),
        ended: request.ended_at.map(|at| view.when(at)),
        customer: (serves && view.may(Action::ViewSubscriptions))
            .then(|| paths::customer_subscriptions(request.customer_id)),
        order,
        overtaken: overtaken.map(|by| view.t(by.key())),
        obstacle,
        terms,
        reason,
        seen,
        view,
    }
}

fn terms_view(view: &View, kind: OrderRequestKind, terms: &OfferedTerms) -> TermsView {
    let record = match &terms.record {
        Some((name, mpn)) if name.is_empty() => mpn.to_string(),
        Some((name, mpn)) => format!("{name} ({mpn})"),
        None => view.t("order-request-no-record").to_owned(),
    };
    // Licenses that are added are charged for what is left of the billing period.
    let is_share = terms.unit_price.times(terms.ordered).as_ref() != Some(&terms.amount);
    let (ordered, price, amount, means) = match kind {
        OrderRequestKind::AutoRenewal => (
            "order-request-renewed",
            "order-request-price-next",
            "order-request-amount",
            "order-request-approve-renewal",
        ),
        OrderRequestKind::Cancellation => {
            ("order-request-ended", "order-request-price", "order-request-credit", "order-request-approve-cancellation")
        }
        _ if is_share => {
            ("order-request-ordered", "order-request-price", "order-request-amount-rest", "order-request-approve-text")
        }
        _ => ("order-request-ordered", "order-request-price", "order-request-amount", "order-request-approve-text"),
    };
    TermsView {
        unit_price: (view.t(price), view.money(&terms.unit_price)),
        amount: (view.money(&shown_amount(kind, &terms.amount)), view.t(amount)),
        ordered: (view.t(ordered), view.number(terms.ordered)),
        has_window: kind.buys(),
        with_it: terms.with_it.join(", "),
        means: view.t(means),
        plan: plan_name(view, terms.plan),
        price_before: terms.price_before.as_ref().map(|price| {
            let text = Text::new("order-request-price-was").money("price", price.clone());
            view.text(&text)
        }),
        cancel_until: terms.cancel_until.map(|at| view.exactly(at)),
        term_ends: terms.term_ends_at.map(|at| view.exactly(at)),
        record: terms.has_record.then_some(record),
        record_fault: terms.record_fault.as_ref().map(|why| view.text(why)),
        mark: terms.mark.clone(),
    }
}

/// What is given back is a credit, and reads without a sign.
fn shown_amount(kind: OrderRequestKind, amount: &Money) -> Money {
    match kind {
        OrderRequestKind::Cancellation => Money::new(amount.minor.saturating_neg(), &amount.currency),
        _ => amount.clone(),
    }
}
