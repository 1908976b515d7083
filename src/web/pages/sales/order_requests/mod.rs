//! Order requests: the list, one with what can be done about it, and asking.

pub mod details;
pub mod list;
pub mod new;

use crate::{
    domain::{
        Moment, Text,
        order_request::{OrderRequestKind, OrderRequestState, soon},
    },
    service::order_requests::OrderRequest,
    web::View,
};

/// The color of a state and its words. What runs out in the next days says so.
fn badge(view: &View, request: &OrderRequest, now: Moment) -> (&'static str, &'static str) {
    let state = request.state.at(request.expires_at, now);
    if state == OrderRequestState::Asked && request.expires_at.since(now) <= soon() {
        return ("warning", view.t("order-request-expires-soon"));
    }
    let color = match state {
        OrderRequestState::Asked => "info",
        OrderRequestState::Approved => "success",
        OrderRequestState::Withdrawn => "neutral",
        OrderRequestState::Declined | OrderRequestState::Overtaken | OrderRequestState::Expired => "danger",
    };
    (color, view.t(state.key()))
}

/// How many licenses are asked for: in all, and where there were some, from how many.
fn licenses(view: &View, request: &OrderRequest) -> String {
    match request.kind {
        OrderRequestKind::MoreLicenses => view.text(
            &Text::new("order-request-from-to")
                .with("before", view.number(request.quantity_before))
                .with("quantity", view.number(request.quantity)),
        ),
        _ => view.number(request.quantity),
    }
}
