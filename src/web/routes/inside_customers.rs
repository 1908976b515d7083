//! What partners have inside a customer, and how they add one. A path of words stands before the one with a name in that
//! place.

use super::{
    Access::{self, Allowed, AllowedOn},
    Route, form, get, post,
};
use crate::{
    domain::Action,
    web::pages::customers::{
        account::{agreement, overview, password, purchases, qualifications, remove, update},
        new, order, orders,
        subscriptions::{self, add_ons, bulk, cancel, convert, export, schedule, suspend_all, upgrade},
    },
};

/// The wizard *New customer*.
pub(super) fn new_customers() -> Vec<Vec<Route>> {
    const STEP: Access = AllowedOn(Action::AddCustomer);
    vec![
        form("/customers/new", Allowed(Action::AddCustomer), new::account::start, new::account::begin),
        get("/customers/new/domain", Allowed(Action::AddCustomer), new::domain::get),
        form("/customers/new/{draft}", STEP, new::account::get, new::account::post),
        form("/customers/new/{draft}/subscriptions", STEP, new::lines::get, new::lines::post),
        form("/customers/new/{draft}/review", STEP, new::review::get, new::review::post),
        get("/customers/new/{draft}/confirmation", STEP, new::review::confirmation),
    ]
}

/// What partners have inside a customer.
pub(super) fn routes() -> Vec<Vec<Route>> {
    const ORDER: Access = AllowedOn(Action::OrderSubscriptions);
    const VIEW: Access = AllowedOn(Action::ViewSubscriptions);
    const ADMINISTER: Access = AllowedOn(Action::AdministerSubscriptions);
    const MANAGE: Access = AllowedOn(Action::ManageSubscriptions);
    vec![
        // Adding subscriptions.
        form("/customers/{id}/subscriptions/new", ORDER, order::start, order::begin),
        form("/customers/{id}/subscriptions/new/{draft}", ORDER, order::get, order::post),
        form("/customers/{id}/subscriptions/new/{draft}/review", ORDER, order::review, order::submit),
        // Subscriptions.
        get("/customers/{id}/subscriptions", VIEW, subscriptions::list::get),
        get("/customers/{id}/subscriptions/export", VIEW, export::get),
        form("/customers/{id}/subscriptions/suspend", MANAGE, suspend_all::get, suspend_all::post),
        form("/customers/{id}/subscriptions/selected/support-contact", MANAGE, bulk::contact, bulk::set_contact),
        form("/customers/{id}/subscriptions/selected/auto-renew", MANAGE, bulk::auto_renew, bulk::set_auto_renew),
        get("/customers/{id}/subscriptions/{subscription}", VIEW, subscriptions::details::get),
        post("/customers/{id}/subscriptions/{subscription}", ADMINISTER, subscriptions::details::post),
        form("/customers/{id}/subscriptions/{subscription}/cancel", MANAGE, cancel::get, cancel::post),
        form("/customers/{id}/subscriptions/{subscription}/schedule", ADMINISTER, schedule::get, schedule::post),
        form(
            "/customers/{id}/subscriptions/{subscription}/convert",
            AllowedOn(Action::OrderTrials),
            convert::get,
            convert::post,
        ),
        form("/customers/{id}/subscriptions/{subscription}/upgrade", MANAGE, upgrade::get, upgrade::post),
        form("/customers/{id}/subscriptions/{subscription}/add-ons", ORDER, add_ons::get, add_ons::post),
        // Orders.
        get("/customers/{id}/orders", AllowedOn(Action::ViewOrders), orders::list::get),
        get("/customers/{id}/orders/{order}", AllowedOn(Action::ViewOrders), orders::details::get),
        // The customer's account.
        get("/customers/{id}/account", AllowedOn(Action::ViewCustomerAccount), overview::get),
        form("/customers/{id}/account/agreement", AllowedOn(Action::AttestAgreement), agreement::get, agreement::post),
        form(
            "/customers/{id}/account/password",
            AllowedOn(Action::ResetCustomerPassword),
            password::get,
            password::post,
        ),
        post("/customers/{id}/account/purchases", AllowedOn(Action::StopPurchases), purchases::post),
        form(
            "/customers/{id}/account/qualifications",
            AllowedOn(Action::UpdateCustomer),
            qualifications::get,
            qualifications::post,
        ),
        form("/customers/{id}/account/update", AllowedOn(Action::UpdateCustomer), update::get, update::post),
        form("/customers/{id}/account/remove", AllowedOn(Action::RemoveCustomer), remove::get, remove::post),
    ]
}
