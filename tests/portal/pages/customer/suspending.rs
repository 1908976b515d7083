//! The way to the end of a relationship over subscriptions that are active: all of them suspended in one step, or one by
//! one.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{
    domain::{
        ids::AccountId,
        subscription::{SubscriptionState, sight::Sight},
    },
    repository::subscriptions::{self, Subscription},
};

use crate::{
    pages::{
        invitation::consent::recorded,
        sales::{
            receipts::receipts,
            subscriptions::{account, address, elm, submit},
        },
    },
    support::{Backend, TestApp},
};

const ELM: &str = "elmbakery.onmicrosoft.com";
const BASIC: &str = "Microsoft 365 Business Basic";
const SUSPEND_ALL: &str = "Suspend all active subscriptions";
const SUSPENDED: &str = "suspend_subscription";

async fn living(app: &TestApp, customer: AccountId) -> Vec<Subscription> {
    app.read(move |db| subscriptions::living(db, &Sight::All, customer)).await
}

async fn active(app: &TestApp, customer: AccountId) -> Vec<Subscription> {
    let mut living = living(app, customer).await;
    living.retain(|one| one.state == SubscriptionState::Active);
    living
}

fn removal(customer: AccountId) -> String {
    format!("/customers/{customer}/account/remove")
}

pub fn suspension(customer: AccountId) -> String {
    format!("/customers/{customer}/subscriptions/suspend")
}

#[rstest]
#[actix_web::test]
async fn six_clicks_lead_from_the_list_to_the_end_however_many_subscriptions_there_are(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let customer = account(&app, ELM).await;
    let (before, was_living) = (active(&app, customer).await, living(&app, customer).await);
    assert!(before.len() > 4 && before.iter().any(|one| one.parent_id.is_some()), "{before:?}");
    let so_far = recorded(&app, SUSPENDED).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let mut page = aurora.get("/customers").await;
    for link in ["Elm Bakery", "Account", "Remove reseller relationship", SUSPEND_ALL] {
        page = aurora.visit(&page.link(link).unwrap_or_else(|| panic!("no {link} in: {}", page.text()))).await;
    }
    assert_eq!((page.path.as_str(), page.heading().as_str()), (suspension(customer).as_str(), SUSPEND_ALL));
    assert_eq!(page.link("Cancel"), Some(removal(customer)));
    assert_eq!(page.link("Remove reseller relationship"), Some(removal(customer)));
    let row = page.row(BASIC).unwrap();
    assert!(row.contains("5 licenses") && row.contains("4 users Emma Collins, Liam Foster, Noah Parker, …"), "{row}");
    assert!(page.row("Azure plan").unwrap().contains("Everyone who uses it"), "{}", page.text());
    assert!(page.row("Visio Plan 2").is_none(), "it is suspended already");
    assert!(page.says("These users lose access immediately.") && page.says("are deleted on Apr 15, 2030"));

    let done = aurora.press_on(&page, "Yes", &[]).await;
    assert_eq!(
        (done.path.as_str(), done.heading().as_str()),
        (removal(customer).as_str(), "Remove reseller relationship")
    );
    let words = format!("{} subscriptions suspended. Their users are locked out.", before.len());
    assert!(done.body.contains(&words), "{}", done.text());
    let after = living(&app, customer).await;
    for was in &was_living {
        let is = after.iter().find(|is| is.id == was.id).unwrap();
        assert_eq!(is.state, SubscriptionState::Suspended);
        if was.state == SubscriptionState::Active {
            let alone = Subscription {
                version: was.version + 1,
                ..was.under(was.contract().suspended(app.clock.now()).unwrap())
            };
            assert_eq!(*is, alone, "as one that is suspended alone");
        } else {
            assert_eq!(is, was);
        }
    }
    assert_eq!(recorded(&app, SUSPENDED).await, so_far + before.len());
    let receipts = receipts(&app).await;
    assert_eq!(receipts.len(), 1, "the customer is told once: {receipts:?}");
    let told = format!("Aurora Distribution suspended {} subscriptions of Elm Bakery", before.len());
    assert!(receipts[0].contains(&told) && receipts[0].contains(BASIC), "{}", receipts[0]);
    // Sent twice, it is told the same and does nothing.
    let again = aurora.press_on(&page, "Yes", &[]).await;
    assert!(again.path == removal(customer) && again.body.contains(&words), "{}", again.body);
    assert_eq!((living(&app, customer).await, recorded(&app, SUSPENDED).await), (after, so_far + before.len()));
    // The page has nothing to show now, and leads on.
    assert_eq!(aurora.get(&suspension(customer)).await.location(), Some(removal(customer)));
    let list = aurora.press_on(&done, "Yes", &[]).await;
    assert!(list.path == "/customers" && list.row("Elm Bakery").is_none(), "{}", list.text());
    let mails = app.mails().await;
    assert!(
        mails.iter().all(|mail| !mail.contains("Receipt:")),
        "nobody is told that the relationship ends: {mails:?}"
    );
}

#[rstest]
#[actix_web::test]
async fn what_changed_since_the_page_was_opened_is_not_suspended_unseen(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, BASIC).await;
    let customer = basic.customer_id;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&suspension(customer)).await;
    let (many, so_far) = (active(&app, customer).await.len(), recorded(&app, SUSPENDED).await);
    submit(&aurora, &basic, &[("Quantity", "9")]).await;
    let stale = aurora.press(&page, "Yes", &[]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.alert().starts_with("Nothing was suspended"), "{}", stale.text());
    assert!(stale.row(BASIC).unwrap().contains("9 licenses"), "{}", stale.text());
    assert_eq!((active(&app, customer).await.len(), recorded(&app, SUSPENDED).await), (many, so_far));
    // What somebody else suspended stays as that one left it.
    submit(&aurora, &elm(&app, BASIC).await, &[("Suspended", "suspended")]).await;
    let alone = elm(&app, BASIC).await;
    let done = aurora.press_on(&stale, "Yes", &[]).await;
    assert_eq!(done.path, removal(customer));
    assert_eq!(elm(&app, BASIC).await, alone);
    assert!(active(&app, customer).await.is_empty());
    assert_eq!(recorded(&app, SUSPENDED).await, so_far + many);
    // A form that says nothing of what its page showed, or has no key, does nothing.
    let brought_back = submit(&aurora, &alone, &[("Active", "active")]).await;
    assert_eq!(brought_back.status, StatusCode::SEE_OTHER);
    let fresh = aurora.get(&suspension(customer)).await;
    for (name, status) in [("shown", StatusCode::CONFLICT), ("form_key", StatusCode::UNPROCESSABLE_ENTITY)] {
        let (action, mut fields) = fresh.fill(None, "Yes", &[]);
        fields.retain(|(field, _)| field != name);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(aurora.post(&action, &fields).await.status, status, "without {name}");
    }
    assert!(!active(&app, customer).await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn whoever_may_suspend_one_may_suspend_all_and_nobody_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let customer = account(&app, ELM).await;
    for (who, status) in [
        ("global.admin@birch.example", StatusCode::FORBIDDEN),
        ("default.user@aurora.example", StatusCode::FORBIDDEN),
        ("admin@elmbakery.onmicrosoft.com", StatusCode::FORBIDDEN),
        ("global.admin@zenith.example", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(app.signed_in(who).await.get(&suspension(customer)).await.status, status, "{who}");
    }
    // A reseller sells nothing: it is kept by nothing, and offered nothing to suspend.
    let birch = app.signed_in("global.admin@birch.example").await.get(&removal(customer)).await;
    assert!(birch.link(SUSPEND_ALL).is_none() && birch.body.contains(">Yes<"), "{}", birch.text());
    // Without the customer's privileges, or the right to see users, nobody is named.
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = sales.get(&suspension(customer)).await;
    assert!(page.row(BASIC).unwrap().contains("4 users") && !page.says("Emma Collins"), "{}", page.text());
    // Who may suspend but not end the relationship is led to the subscriptions.
    let list = format!("/customers/{customer}/subscriptions");
    assert_eq!(page.link("Cancel").as_deref(), Some(list.as_str()));
    assert_eq!(sales.press(&page, "Yes", &[]).await.location().as_deref(), Some(list.as_str()));
    assert!(active(&app, customer).await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn whoever_came_to_end_the_relationship_comes_back_to_that_after_each_step(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, BASIC).await;
    let (customer, many) = (basic.customer_id, active(&app, basic.customer_id).await.len());
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&removal(customer)).await;
    assert!(page.says(&format!("{many} active subscriptions keep you from removing")), "{}", page.text());
    let one = aurora.get(&page.link_in_row(BASIC, &format!("Suspend or cancel : {BASIC}")).unwrap()).await;
    assert_eq!(one.path, format!("{}?then=remove", address(&basic)));
    assert_eq!(one.link("Remove reseller relationship"), Some(removal(customer)));
    assert!(one.says("4 users with a license of this product lose access immediately."), "{}", one.text());
    // Refused, the way back is still there.
    let refused = aurora.press(&one, "Submit", &[("Quantity", "x")]).await;
    assert_eq!(refused.link("Remove reseller relationship"), Some(removal(customer)));
    let back = aurora.press_on(&refused, "Submit", &[("Quantity", "5"), ("Suspended", "suspended")]).await;
    assert_eq!(back.path, removal(customer));
    assert!(back.body.contains("Subscription suspended:") && back.row(BASIC).is_none(), "{}", back.text());
    let left = active(&app, customer).await.len();
    assert!(
        left < many && back.says(&format!("{left} active subscriptions keep you from removing")),
        "{}",
        back.text()
    );
    // Cancelled instead, from the same page.
    let azure = aurora.get(&back.link_in_row("Azure plan", "Suspend or cancel : Azure plan").unwrap()).await;
    let cancel = aurora.get(&azure.link("Cancel this subscription").unwrap()).await;
    assert_eq!(cancel.link("Azure plan"), Some(azure.path.clone()));
    let back = aurora.press_on(&cancel, "Yes, cancel", &[]).await;
    assert_eq!(back.path, removal(customer));
    assert!(back.row("Azure plan").is_none(), "{}", back.text());
    // Nothing else leads anywhere: neither another word, nor somebody who may not end it.
    let trial = living(&app, customer).await.into_iter().find(|one| one.state == SubscriptionState::Active).unwrap();
    let sales = app.signed_in("sales.agent@aurora.example").await;
    for (browser, query) in [(&aurora, "?then=//evil.example"), (&aurora, "?then="), (&sales, "?then=remove")] {
        let page = browser.get(&format!("{}{query}", address(&trial))).await;
        assert!(page.link("Remove reseller relationship").is_none(), "{}", page.text());
        let saved = browser.press(&page, "Submit", &[]).await;
        assert_eq!(saved.location(), Some(address(&trial)), "{query}");
    }
}
