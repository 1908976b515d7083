//! What customers come to: their users, licenses, requests that wait for them, what they gave to partners.

use super::{
    partners::{self, licenses, service_request, users_from_a_file},
    tourist::Tourist,
};
use crate::{pages::sales::order_requests::any_product, support::sales::tenant};

/// Users of a customer, each page of one, to the deleted ones.
pub async fn users(tourist: &Tourist<'_>) {
    for path in ["/users?search=nobody", "/users?state=deleted"] {
        tourist.open(path).await;
    }
    let form = tourist.open("/users/new").await;
    let refused = tourist.press(&form, "Add user", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    tourist.press(&form, "Add user", &[("Display name", "Ana Souza"), ("User name", "tour.one")]).await;
    let list = tourist.open("/users?search=tour.one").await;
    let user = tourist.follow_in_row(&list, "Ana Souza", "Ana Souza").await;
    tourist.follow(&user, "Reset password").await;
    let delete = tourist.follow(&user, "Delete user account").await;
    tourist.press(&delete, "Delete user account", &[]).await;
    let deleted = tourist.open("/users?state=deleted").await;
    assert!(deleted.row("Ana Souza").is_some(), "{}", deleted.text());
    users_from_a_file(tourist, "/users", "elmbakery.onmicrosoft.com").await;
}

/// An order that a customer asks for; gives the address of the request.
pub async fn ask(tourist: &Tourist<'_>) -> String {
    let form = tourist.open("/order-requests/new").await;
    let product = any_product(&form);
    let refused = tourist.press(&form, "Send request", &[("Product", &product), ("Quantity", "0")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    tourist.press(&form, "Send request", &[("Product", &product), ("Quantity", "2")]).await.path
}

/// The same, passed on by its reseller, as the provider sees it.
pub async fn ask_through(provider: &Tourist<'_>, customer: &str, reseller: &str) {
    let path = ask(&Tourist::person(provider.app, provider.language, customer).await).await;
    let reseller = Tourist::person(provider.app, provider.language, reseller).await;
    reseller.press(&reseller.open(&path).await, "Pass on", &[]).await;
    let waiting = provider.open(&path).await;
    let refused = provider.press(&waiting, "Decline", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
}

/// What a customer can do for itself, and has asked.
pub async fn own(tourist: &Tourist<'_>) {
    ask(tourist).await;
    licenses(tourist, "/licenses").await;
    service_request(tourist, "/service-requests/new").await;
    let answering = Tourist::person(tourist.app, tourist.language, "helpdesk.agent@aurora.example").await;
    let list = answering.open("/service-requests?state=overdue").await;
    let request = list.links().into_iter().find(|link| link.starts_with("/service-requests/0")).unwrap();
    answering.open(&request).await;
    tourist.open("/service-requests?state=overdue").await;
    tourist.open(&request).await;
    let agent = Tourist::person(tourist.app, tourist.language, "admin.agent@aurora.example").await;
    let account = format!("/customers/{}/account", tenant(tourist.app, "elmbakery.onmicrosoft.com").await);
    agent.press(&agent.open(&account).await, "Allow customer to purchase", &[]).await;
    let reserve = tourist.open("/reservations/new").await;
    let form = reserve.forms().into_iter().find(|form| form.action.starts_with("/reservations/review")).unwrap();
    let review = tourist.look(tourist.browser.submit(&form.typed("3")).await).await;
    assert_eq!(review.status.as_u16(), 200, "{}", review.text());
    let relations = tourist.open("/partner-relationships").await;
    tourist.follow_in_row(&relations, "Aurora Distribution", "Remove delegated admin").await;
}

/// Privileges that were taken back, to be given again; a tenant owner that was made one.
pub async fn gifts(tourist: &Tourist<'_>) {
    let relations = tourist.open("/partner-relationships").await;
    let remove = tourist.follow_in_row(&relations, "Birch IT", "Remove delegated admin").await;
    tourist.press(&remove, "Yes", &[]).await;
    let owners = tourist.open("/settings/user-settings").await;
    let give = owners.links().into_iter().find(|link| link.ends_with("/give")).unwrap();
    tourist.press(&tourist.open(&give).await, "Yes", &[]).await;
    tourist.open("/settings/user-settings").await;
}

/// A request of two partners that waits for a customer, from its draft to its refusal.
pub async fn consent(tourist: &Tourist<'_>) {
    let (app, language) = (tourist.app, tourist.language);
    let birch = Tourist::person(app, language, "global.admin@birch.example").await;
    let providers = birch.open("/indirect-providers").await;
    let first = birch.press_in_row(&providers, "Aurora Distribution", "Invite new customers").await;
    let link = partners::draft(&birch, first, "admin@ginkgolaw.onmicrosoft.com").await;
    let stranger = Tourist::stranger(app, language);
    stranger.open(&link).await;
    let enrol = stranger.open(&format!("{link}/enrol")).await;
    stranger.press(&enrol, "Enroll", &[]).await;
    let ginkgo = Tourist::person(app, language, "admin@ginkgolaw.onmicrosoft.com").await;
    let waiting = ginkgo.open("/partner-relationships").await;
    let answer = waiting.links().into_iter().find(|link| link.contains("/requests/")).unwrap();
    ginkgo.open(&answer).await;
    let asked = ginkgo.open(&link).await;
    let refused = ginkgo.press(&asked, "Accept", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    ginkgo.open("/agreements").await;
    ginkgo.press(&asked, "Decline", &[]).await;
    tourist.has_seen(&ginkgo);
}
