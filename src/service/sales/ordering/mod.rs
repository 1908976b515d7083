//! Ordering: what a customer can be sold, whether the lines in a cart can be ordered, and placing the order. The wizard,
//! *Add subscription*, add-ons and customers that purchase for themselves all come here.

mod assortment;
mod place;

use crate::{auth::token, domain::cart::CartLine};

pub use assortment::{
    Assortment, AssortmentItem, Buyer, CheckedCart, LineFault, check_cart, open_assortment, read_line,
};
pub use place::{Placement, Placer, begin, order_line, place};

/// What somebody has reviewed, in a few characters: *Submit* sends it back, so that nothing is ordered at a price, or with
/// a reseller, that was not shown.
#[must_use]
pub fn reviewed_mark(lines: &[CartLine], reseller_mpn_id: Option<i64>) -> String {
    let shown = lines.iter().map(|line| {
        format!("{} {} {} {} {}", line.offer, line.quantity, line.plan.text(), line.unit_price, line.amount)
    });
    let text = format!("{reseller_mpn_id:?} {}", shown.collect::<Vec<_>>().join(";"));
    token::encode(&token::hash(text.as_bytes()))
}
