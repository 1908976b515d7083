//! A customer lets its resellers own its Azure tenant; a partner is told of what its customer buys.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, TestApp, sales::tenant},
};

const ADMIN: &str = "admin@elmbakery.onmicrosoft.com";
const PATH: &str = "/settings/user-settings";

#[rstest]
#[actix_web::test]
async fn a_customer_gives_its_reseller_the_permission_sees_it_and_takes_it_back(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let reseller = app.signed_in("sales.agent@birch.example").await;
    let account = format!("/customers/{}/account", tenant(&app, "elmbakery.onmicrosoft.com").await);
    assert!(reseller.get(&account).await.says("Not a tenant owner"));
    assert_eq!(elm.get("/settings").await.link("Azure permissions").as_deref(), Some(PATH));
    let page = elm.get(PATH).await;
    assert_eq!(page.heading(), "User settings");
    assert!(page.says("Birch IT") && page.says("Not granted"), "{}", page.text());
    assert!(!page.says("Aurora"), "the provider manages Azure as the seller: it is no reseller");
    let confirm = elm.get(&page.link("Grant permission").unwrap()).await;
    assert!(confirm.says("Birch IT will become an owner of your Azure tenant."), "{}", confirm.text());
    app.mails().await;
    let done = elm.press_on(&confirm, "Yes", &[]).await;
    assert!(done.says("Birch IT is now an owner of your Azure tenant.") && done.says("Granted"), "{}", done.text());
    assert_eq!(app.mails().await.len(), 2, "the reseller's and the customer's administrators are told");
    elm.press_on(&confirm, "Yes", &[]).await;
    assert_eq!(dump(&app).await["tenant_owners"].len(), 1, "sent twice, given once");
    assert!(app.mails().await.is_empty());
    for partner in ["sales.agent@birch.example", "global.admin@aurora.example"] {
        let seen = app.signed_in(partner).await.get(&account).await;
        assert!(seen.says("Tenant owner since"), "{partner}: {}", seen.text());
    }
    let confirm = elm.get(&elm.get(PATH).await.link("Revoke permission").unwrap()).await;
    let done = elm.press_on(&confirm, "Yes", &[]).await;
    assert!(done.says("Birch IT is no longer an owner of your Azure tenant."), "{}", done.text());
    assert!(reseller.get(&account).await.says("Not a tenant owner"));
}

#[rstest]
#[actix_web::test]
async fn nothing_is_given_to_strangers_without_a_plan_or_by_others(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let birch = tenant(&app, "birch.example").await;
    let give = format!("{PATH}/{birch}/give");
    for stranger in ["cedar.example", "aurora.example", "oakdental.onmicrosoft.com"] {
        let path = format!("{PATH}/{}/give", tenant(&app, stranger).await);
        assert_eq!(elm.get(&path).await.status, StatusCode::NOT_FOUND, "{stranger}");
    }
    let user = app.signed_in("user@elmbakery.onmicrosoft.com").await;
    assert_eq!(user.get(PATH).await.status, StatusCode::FORBIDDEN);
    let confirm = elm.get(&give).await;
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE name = 'Birch IT'").await;
    let refused = elm.press(&confirm, "Yes", &[]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.says("Birch IT is suspended"), "{}", refused.text());
    app.sql("UPDATE accounts SET standing = 'active' WHERE name = 'Birch IT'").await;
    app.sql(
        "UPDATE subscriptions SET state = 'suspended', suspended_at = created_at \
         WHERE offer_id IN (SELECT id FROM offers WHERE sku = 'azure-plan')",
    )
    .await;
    let refused = elm.press(&confirm, "Yes", &[]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.says("has no active Azure plan"), "{}", refused.text());
    assert!(elm.get(PATH).await.link("Grant permission").is_none());
    assert!(dump(&app).await["tenant_owners"].is_empty());
}

#[rstest]
#[actix_web::test]
async fn the_permission_outlives_the_relationship_and_is_revoked_all_the_same(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let give = format!("{PATH}/{}/give", tenant(&app, "birch.example").await);
    elm.press_on(&elm.get(&give).await, "Yes", &[]).await;
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since \
         WHERE partner_id IN (SELECT id FROM accounts WHERE name = 'Birch IT')",
    )
    .await;
    let page = elm.get(PATH).await;
    assert!(page.says("Birch IT") && page.says("Granted"), "{}", page.text());
    let confirm = elm.get(&page.link("Revoke permission").unwrap()).await;
    elm.press_on(&confirm, "Yes", &[]).await;
    assert!(!elm.get(PATH).await.says("Birch IT"), "and then nothing leads there");
    assert_eq!(elm.get(&give).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_provider_with_privileges_gives_it_on_the_customers_behalf_and_the_customer_takes_it_back(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = tenant(&app, "elmbakery.onmicrosoft.com").await;
    let account = format!("/customers/{elm}/account");
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let list = aurora.get(&account).await.link("Tenant owner permission").unwrap();
    let page = aurora.get(&list).await;
    assert_eq!(page.heading(), "Tenant owner permission");
    let confirm = aurora.get(&page.link_in_row("Birch IT", "Grant permission").unwrap()).await;
    assert!(confirm.says("Birch IT will become an owner of the customer’s Azure tenant."), "{}", confirm.text());
    app.mails().await;
    let done = aurora.press_on(&confirm, "Yes", &[]).await;
    assert!(done.says("Birch IT is now an owner of the customer’s Azure tenant."), "{}", done.text());
    assert!(done.row("Birch IT").unwrap().contains("Granted") && done.link("Revoke permission").is_none());
    let mails = app.mails().await;
    assert_eq!(mails.len(), 2, "{mails:?}");
    assert!(mails.iter().all(|mail| mail.contains("Aurora Distribution") && mail.contains("on behalf of Elm Bakery")));
    assert!(mails.iter().any(|mail| mail.contains("used its delegated admin privileges to grant this")));
    aurora.press(&confirm, "Yes", &[]).await;
    assert_eq!(dump(&app).await["tenant_owners"].len(), 1, "sent twice, given once");

    let admin = app.signed_in(ADMIN).await;
    let page = admin.get(PATH).await;
    assert!(page.row("Birch IT").unwrap().contains("Granted by Aurora Distribution"), "{}", page.text());
    let confirm = admin.get(&page.link("Revoke permission").unwrap()).await;
    assert!(admin.press_on(&confirm, "Yes", &[]).await.says("no longer an owner"));
    assert!(aurora.get(&list).await.row("Birch IT").unwrap().contains("Not granted"));
}

#[rstest]
#[actix_web::test]
async fn a_provider_without_privileges_a_plan_or_the_role_gives_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (elm, birch) = (tenant(&app, "elmbakery.onmicrosoft.com").await, tenant(&app, "birch.example").await);
    let give = format!("/customers/{elm}/tenant-owner/{birch}/give");
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let confirm = aurora.get(&give).await;
    for (email, status) in [
        ("sales.agent@aurora.example", StatusCode::FORBIDDEN),
        ("global.admin@birch.example", StatusCode::FORBIDDEN),
        ("global.admin@maple.example", StatusCode::FORBIDDEN),
        (ADMIN, StatusCode::FORBIDDEN),
        ("global.admin@zenith.example", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(app.signed_in(email).await.get(&give).await.status, status, "{email}");
    }
    // A suspended provider begins nothing new.
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE name = 'Aurora Distribution'").await;
    assert_eq!(aurora.press(&confirm, "Yes", &[]).await.status, StatusCode::FORBIDDEN);
    app.sql("UPDATE accounts SET standing = 'active' WHERE name = 'Aurora Distribution'").await;
    // Who serves the customer and is no reseller of Aurora's does not exist for it.
    let stranger = tenant(&app, "cedar.example").await;
    let path = format!("/customers/{elm}/tenant-owner/{stranger}/give");
    assert_eq!(aurora.get(&path).await.status, StatusCode::NOT_FOUND);
    app.sql(
        "UPDATE subscriptions SET state = 'suspended', suspended_at = created_at \
         WHERE offer_id IN (SELECT id FROM offers WHERE sku = 'azure-plan')",
    )
    .await;
    let refused = aurora.press(&confirm, "Yes", &[]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.says("The customer has no active Azure plan"));
    let aurora_account = tenant(&app, "aurora.example").await;
    let admin = app.signed_in(ADMIN).await;
    let page = admin.get(&format!("/partner-relationships/{aurora_account}/remove-privileges")).await;
    admin.press(&page, "Yes", &[]).await;
    let refused = aurora.press(&confirm, "Yes", &[]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.says("you need delegated admin privileges"));
    assert!(dump(&app).await["tenant_owners"].is_empty());
}
