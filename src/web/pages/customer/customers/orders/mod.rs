//! Order history of a customer.

pub mod details;
pub mod list;

use crate::{domain::order::PlacedBy, service::SoldOrder, web::View};

/// Who placed an order: the person, for its own account; the partner, for others.
fn placed_by(view: &View, (order, seller): &SoldOrder) -> String {
    let own = view.actor().is_some_and(|actor| actor.account.id == order.partner_id);
    match order.placed_by {
        PlacedBy::Partner if own => order.user_name.clone(),
        PlacedBy::Partner => seller.clone(),
        PlacedBy::Customer => view.with("history-placed-by-customer", "name", &order.user_name),
        PlacedBy::System => view.t("history-placed-by-system").to_owned(),
    }
}
