//! Service management of a customer, and whom customers ask for support.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{
    domain::{customer::Revoker, policy::Action},
    repository::privileges,
};

use crate::{
    pages::{
        sales::subscriptions::{account, elm},
        support::service_requests::ELM,
    },
    support::{Backend, TestApp, grant_for},
};

#[rstest]
#[actix_web::test]
async fn a_partner_sees_what_a_customer_has_and_whom_it_asks(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, "Microsoft 365 Business Basic").await;
    let path = format!("/customers/{}/services", basic.customer_id);
    let birch = app.signed_in("helpdesk.agent@birch.example").await;
    let page = birch.get(&path).await;
    let row = page.row("Microsoft 365 Business Basic").unwrap();
    for words in ["Active", "Available to users who have a license.", "Aurora Distribution"] {
        assert!(row.contains(words), "{words}: {row}");
    }
    let ways = "Aurora Distribution +12065550100 support@aurora.example https://support.aurora.example";
    assert_eq!(page.text().matches(ways).count(), 1, "{}", page.text());
    assert!(page.row("Visio").unwrap().contains("users have no access"), "{}", page.text());
    let inside = path.replace("/services", "");
    assert_eq!(page.link("Manage users").unwrap(), format!("{inside}/users"));
    assert_eq!(page.link("Manage licenses").unwrap(), format!("{inside}/licenses"));
    let form =
        birch.get(&page.link_in_row("Business Basic", "New request – Microsoft 365 Business Basic").unwrap()).await;
    assert_eq!(form.value_of("Subscription"), basic.id.to_string());

    // Without privileges there is nothing to administer, and still something to ask.
    let (partner, customer, now) = (account(&app, "birch.example").await, basic.customer_id, app.clock.now());
    app.write(move |db| {
        privileges::remove(db, &grant_for(Action::ManagePrivileges), (partner, customer), Revoker::Customer, now)
            .map(|_| ())
    })
    .await;
    let page = birch.get(&path).await;
    assert!(page.link("Manage users").is_none() && page.says("You have no delegated admin privileges"));
    assert!(page.row("Microsoft 365 Business Basic").is_some(), "its own number stands on it");
    let zenith = app.signed_in("global.admin@zenith.example").await;
    assert_eq!(zenith.get(&path).await.status, StatusCode::NOT_FOUND);
    let fir = account(&app, "firclinic.onmicrosoft.com").await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert!(aurora.get(&format!("/customers/{fir}/services")).await.says("No services"));
}

#[rstest]
#[actix_web::test]
async fn a_customer_sees_whom_to_ask_about_each_subscription_and_how_to_reach_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let customer = app.signed_in(&format!("admin@{ELM}")).await;
    let page = customer.get("/subscriptions").await;
    let row = page.row("Microsoft 365 Business Basic").unwrap();
    assert!(row.contains("Aurora Distribution"), "{row}");
    let ways = "Aurora Distribution +12065550100 support@aurora.example https://support.aurora.example";
    assert_eq!(page.text().matches(ways).count(), 1, "{}", page.text());
    let link = page.link_in_row("Business Basic", "New request – Microsoft 365 Business Basic").unwrap();
    let basic = elm(&app, "Microsoft 365 Business Basic").await;
    assert_eq!(customer.get(&link).await.value_of("Subscription"), basic.id.to_string());
    let user = app.signed_in(&format!("user@{ELM}")).await;
    assert!(!user.get("/subscriptions").await.body.contains("/service-requests/new"));

    // Whose contact tells nothing is told so, and whom to ask instead.
    let set = |name: &str| {
        format!(
            "UPDATE subscriptions SET support_contact_id = (SELECT id FROM accounts WHERE name = '{name}') \
             WHERE customer_id = (SELECT id FROM accounts WHERE name = 'Elm Bakery')"
        )
    };
    app.sql(&set("Dogwood Tech")).await;
    let page = customer.get("/subscriptions").await;
    let row = page.row("Microsoft 365 Business Basic").unwrap();
    assert!(row.contains("Dogwood Tech"), "{row}");
    let instead = "Contact the seller of the subscription instead: Aurora Distribution +12065550100";
    assert!(page.says(instead), "{}", page.text());
    app.sql("DELETE FROM support_profiles").await;
    let page = customer.get("/subscriptions").await;
    assert!(page.says("Contact the administrator instead: global.admin@dogwood.example"), "{}", page.text());
}
