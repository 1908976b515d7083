//! Order history of a customer, for its partners and for itself.

pub mod details;
pub mod list;

use crate::{domain::order::PlacedBy, service::SoldOrder, web::View};

/// Where a customer's own orders are.
const OWN_ORDERS: &str = "/orders";

/// Who placed an order: the person, for its own account; the organization, for others.
fn placed_by(view: &View, (order, seller): &SoldOrder) -> String {
    let own = |account| view.actor().is_some_and(|actor| actor.account.id == account);
    match order.placed_by {
        PlacedBy::Partner if own(order.partner_id) => order.user_name.clone(),
        PlacedBy::Partner => seller.clone(),
        PlacedBy::Customer if own(order.customer_id) => order.user_name.clone(),
        PlacedBy::Customer => view.with("history-placed-by-customer", "name", &order.user_name),
        PlacedBy::System => view.t("history-placed-by-system").to_owned(),
    }
}
