//! What was charged for customers, and what offers cost. A path of words stands before the one with a name in that place.

use super::{
    Access::{Allowed, AllowedOn},
    Route, get,
};
use crate::{domain::Action, web::pages::billing};

pub(super) fn routes() -> Vec<Vec<Route>> {
    vec![
        get("/billing", Allowed(Action::ViewBilling), billing::list::get),
        get("/billing/export", Allowed(Action::ViewBilling), billing::export::get),
        get("/billing/price-list", Allowed(Action::ViewPriceList), billing::price_list::get),
        get("/billing/price-list/export", Allowed(Action::ViewPriceList), billing::price_list::export),
        get("/billing/{id}", AllowedOn(Action::ViewBilling), billing::statement::get),
        get("/billing/{id}/export", AllowedOn(Action::ViewBilling), billing::export::of_customer),
    ]
}
