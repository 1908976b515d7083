//! A customer's Account page: what it shows to whom, the agreement, the switch, the end.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::domain::{policy::Action, subscription::SubscriptionState};

use crate::{
    pages::{partner::indirect_resellers::dump, support},
    support::{
        Backend, Browser, Page, TestApp, grant_for,
        sales::{Sale, SoldLine, sell, tenant},
    },
};

pub const ELM: &str = "elmbakery.onmicrosoft.com";

/// The address of a page of this customer's account.
pub async fn path(app: &TestApp, domain: &'static str, rest: &str) -> String {
    format!("/customers/{}/account{rest}", tenant(app, domain).await)
}

/// Sends a form by hand, with a token that counts.
pub async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let page = browser.visit("/").await;
    let csrf = page.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    browser.post(path, &[&[("csrf", csrf)], fields].concat()).await
}

/// Whether `SQLite` keeps in this table what the search finds customers by.
fn is_search(table: &str) -> bool {
    table.starts_with("customer_search")
}

/// The audit events of this kind, as rows; what the demo world began with is left out.
pub async fn audited(app: &TestApp, event: &str) -> Vec<String> {
    let rows = dump(app).await.remove("audit_records").unwrap();
    rows.into_iter().filter(|row| row.contains(event) && !row.contains("demo")).collect()
}

#[rstest]
#[actix_web::test]
async fn the_page_shows_a_provider_what_it_keeps_and_whom_it_may_know_of(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    // Zenith serves Elm too, and has nothing to do with Aurora.
    let elm = tenant(&app, ELM).await;
    let since = app.clock.now();
    app.write(move |db| {
        use tandem::repository::{accounts, privileges, relationships};
        let zenith = accounts::find_by_domain(db, "zenith.example")?;
        let new = relationships::NewRelationship { partner: zenith, customer: elm, company_name: "Elm", domain: ELM };
        relationships::insert(db, &grant_for(Action::AddCustomer), &new, since)?;
        privileges::give(db, &grant_for(Action::AddCustomer), (zenith, elm), since).map(|_| ())
    })
    .await;
    let account = path(&app, ELM, "").await;
    let page = app.signed_in("sales.agent@aurora.example").await.get(&account).await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Account"));
    let text = page.text();
    assert!(text.contains(&format!("Microsoft ID {elm} Copy")), "{text}");
    assert!(text.contains("Company name Elm Bakery") && text.contains("Primary domain name elmbakery.onmicrosoft.com"));
    assert!(text.contains("1200 Harbor Avenue") && text.contains("98101") && text.contains("office@"), "{text}");
    assert!(page.row("Aurora Distribution").unwrap().contains("You Indirect provider"), "{text}");
    assert!(page.row("Birch IT").unwrap().contains("Granted since"));
    assert!(!text.contains("Zenith"), "what other providers have to do with the customer is not told");
    assert!(page.link("Update").is_some() && page.link("Reset password").is_none());
    assert!(page.link("Remove reseller relationship").is_none(), "for global admins and admin agents");
    assert!(text.contains("Allow customer to purchase Off"), "others see the state: {text}");
    assert!(!page.body.contains("role=\"switch\""));

    let zenith = app.signed_in("global.admin@zenith.example").await.get(&account).await.text();
    assert!(zenith.contains("Name on bills Elm ") && !zenith.contains("Aurora"), "{zenith}");
    assert!(zenith.contains("Birch IT"), "its partner, too");
}

#[rstest]
#[actix_web::test]
async fn a_reseller_reads_and_a_stranger_does_not(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let account = path(&app, ELM, "").await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let page = birch.get(&account).await;
    assert!(page.says("Aurora Distribution") && page.link("Update").is_some(), "it holds privileges");
    assert!(!page.says("Customer permissions") && page.link("Remove reseller relationship").is_none());
    assert!(page.link("Reset password").is_some(), "it holds privileges");
    assert!(page.link("Remove customer relationship").is_some(), "it leaves by itself");
    for stranger in ["global.admin@zenith.example", "global.admin@maple.example", "global.admin@cedar.example"] {
        let browser = app.signed_in(stranger).await;
        for rest in ["", "/update", "/remove", "/password"] {
            let status = browser.get(&format!("{account}{rest}")).await.status;
            assert!(matches!(status, StatusCode::NOT_FOUND), "{stranger} {rest}: {status}");
        }
        let answer = post(&browser, &format!("{account}/remove"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{stranger}");
    }
    let former = path(&app, "oakdental.onmicrosoft.com", "").await;
    let larch = app.signed_in("global.admin@larch.example").await.get(&former).await;
    assert!(larch.says("Aurora Distribution"), "a former partner is known still");
}

#[rstest]
#[actix_web::test]
async fn the_switch_is_the_admin_agents_and_leaves_a_record(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let account = path(&app, ELM, "").await;
    let agent = app.signed_in("admin.agent@aurora.example").await;
    let page = agent.get(&account).await;
    assert!(page.body.contains("role=\"switch\" aria-checked=\"false\""));
    let on = agent.press_on(&page, "Allow customer to purchase", &[]).await;
    assert!(on.says("Elm Bakery can now purchase for itself.") && on.body.contains("aria-checked=\"true\""));
    assert_eq!(audited(&app, "create_customer_purchase_permission").await.len(), 1);
    agent.press(&page, "Allow customer to purchase", &[]).await;
    assert_eq!(audited(&app, "create_customer_purchase_permission").await.len(), 1, "the old form says on once more");
    let off = agent.press_on(&on, "Allow customer to purchase", &[]).await;
    assert!(off.body.contains("aria-checked=\"false\""));
    assert_eq!(audited(&app, "delete_customer_purchase_permission").await.len(), 1);
    let purchases = format!("{account}/purchases");
    let sales = app.signed_in("sales.agent@aurora.example").await;
    assert_eq!(post(&sales, &purchases, &[("allowed", "yes")]).await.status, StatusCode::FORBIDDEN);
    let maple = app.signed_in("admin.agent@maple.example").await;
    assert_eq!(post(&maple, &purchases, &[("allowed", "yes")]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn company_info_changes_what_the_partner_keeps_and_leaves_a_record(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let account = path(&app, ELM, "").await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = sales.get(&sales.get(&account).await.link("Update").unwrap()).await;
    assert_eq!(page.value_of("Company name"), "Elm Bakery");
    assert_eq!(page.value_of("State/province"), "WA");
    let before = dump(&app).await;
    let typed = [
        ("Company name", "Elm Bakery & Sons"),
        ("Alias", "C-1042"),
        ("City", "Tacoma"),
        ("ZIP/postal code", "98402"),
        ("Phone number", "(206) 555-0177"),
    ];
    let saved = sales.press_on(&page, "Submit", &typed).await;
    assert!(saved.says("Account info saved for Elm Bakery & Sons."), "{}", saved.text());
    assert!(saved.says("Company name Elm Bakery Microsoft ID"), "the tenant keeps its own name: {}", saved.text());
    assert!(saved.says("Name on bills Elm Bakery & Sons") && saved.says("Tacoma, Washington, 98402"));
    assert!(saved.says("C-1042") && saved.says("+12065550177"));
    let now = dump(&app).await;
    for (table, rows) in &before {
        let due = matches!(table.as_str(), "relationships" | "customers" | "audit_records") || is_search(table);
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let changed: Vec<_> = now["relationships"].iter().filter(|row| !before["relationships"].contains(row)).collect();
    assert_eq!(changed.len(), 1, "other partners keep the name that they use");
    assert!(changed[0].contains("elm bakery & sons"), "the search finds it: {changed:?}");
    let record = audited(&app, "update_customer_billing_profile").await;
    assert!(record.len() == 1 && record[0].contains("Seattle") && record[0].contains("Tacoma"), "{record:?}");
    assert!(!record[0].contains("Harbor"), "only what changed is recorded");
    let birch = app.signed_in("sales.agent@birch.example").await.get(&account).await;
    assert!(birch.says("Name on bills Elm Bakery Billing address") && !birch.says("C-1042"), "{}", birch.text());
    let page = sales.get(&format!("{account}/update")).await;
    sales.press(&page, "Submit", &[]).await;
    assert_eq!(audited(&app, "update_customer_billing_profile").await.len(), 1, "nothing changed, nothing recorded");
}

#[rstest]
#[actix_web::test]
async fn a_form_that_knows_something_older_is_shown_again_with_what_changed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let update = path(&app, ELM, "/update").await;
    let first = app.signed_in("sales.agent@aurora.example").await;
    let second = app.signed_in("global.admin@aurora.example").await;
    let (one, two) = (first.get(&update).await, second.get(&update).await);
    assert!(second.press(&two, "Submit", &[("City", "Tacoma"), ("Alias", "North")]).await.location().is_some());
    let typed = [("City", "Spokane"), ("Address line 2", "Floor 3")];
    let stale = first.press(&one, "Submit", &typed).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.alert().contains("someone else changed this customer while you had the page open"));
    assert!(stale.row("City").unwrap().contains("City Seattle Tacoma"), "{}", stale.text());
    assert!(stale.row("Alias").unwrap().contains("Alias Empty North"));
    assert_eq!(stale.value_of("City"), "Spokane", "what was typed stays");
    assert_eq!(stale.value_of("Address line 2"), "Floor 3");
    assert_eq!(stale.value_of("Alias"), "North", "what nobody touched here follows");
    let saved = first.press_on(&stale, "Submit", &[]).await;
    assert!(saved.says("Spokane, Washington") && saved.says("North") && saved.says("Floor 3"), "{}", saved.text());
}

#[rstest]
#[actix_web::test]
async fn bad_company_info_is_refused_beside_its_field_and_kept(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let update = path(&app, ELM, "/update").await;
    let sales = app.signed_in("helpdesk.agent@aurora.example").await;
    let page = sales.get(&update).await;
    let long = "x".repeat(300);
    for (label, value) in [
        ("Company name", "LLC"),
        ("Company name", long.as_str()),
        ("Company name", "aaa"),
        ("Alias", long.as_str()),
        ("ZIP/postal code", "ABC"),
        ("State/province", "Bavaria"),
        ("Phone number", "12"),
        ("Email address", "agent@aurora.example"),
        ("First name", "test"),
        ("Culture", "xx-YY"),
        ("Address line 1", ""),
    ] {
        let refused = sales.press(&page, "Submit", &[(label, value)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{label} {value}");
        assert!(!refused.refusal_of(label).is_empty(), "{label} {value}");
        assert!(label == "State/province" || label == "Culture" || refused.value_of(label) == value, "{label}");
    }
    let agent = app.signed_in("admin.agent@aurora.example").await;
    assert_eq!(agent.get(&update).await.status, StatusCode::FORBIDDEN);
    let maple = app.signed_in("global.admin@maple.example").await;
    assert_eq!(post(&maple, &update, &[("company_name", "Taken")]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn an_acceptance_is_recorded_once_for_each_person(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let account = path(&app, "pinefreight.onmicrosoft.com", "").await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let before = agent.get(&account).await;
    assert!(before.says("The customer was asked to accept the agreement on Oct 17, 2029"), "{}", before.text());
    assert!(before.says("Until then, nothing can be bought for it."));
    let form = agent.get(&before.link("Record acceptance").unwrap()).await;
    assert_eq!(form.value_of("Email address"), "office@pinefreight.onmicrosoft.com");
    let late = agent
        .press(&form, "Save and continue", &[("Agreement acceptance date", "2030-01-16"), ("First name", "Ana 7")])
        .await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.refusal_of("Agreement acceptance date").starts_with("Enter a date that isn’t in the future."));
    assert_eq!(late.value_of("First name"), "Ana 7", "nothing typed is lost");
    let saved = agent.press_on(&late, "Save and continue", &[("Agreement acceptance date", "2030-01-14")]).await;
    assert!(saved.says("Acceptance recorded for Pine Freight."), "{}", saved.text());
    assert!(saved.says("Your organization attested it. Liam Foster recorded it."), "{}", saved.text());
    assert!(saved.says("Ana 7") && saved.says("Jan 14, 2030"));
    let record = audited(&app, "confirm_customer_agreement").await;
    assert!(record.len() == 1 && record[0].contains("2030-01-14"), "{record:?}");

    let form = agent.get(&saved.link("Record acceptance").unwrap()).await;
    let typed = [("First name", "Ana 7"), ("Agreement acceptance date", "2030-01-15")];
    let again = agent.press(&form, "Save and continue", &typed).await;
    assert!(again.alert().starts_with("This person’s acceptance is already recorded."), "{}", again.text());
    let other = [typed.as_slice(), &[("Phone number", "+1 206 555 0199")]].concat();
    assert!(agent.press(&form, "Save and continue", &other).await.location().is_some());
    let seen = app.signed_in("global.admin@dogwood.example").await.get(&account).await;
    assert!(seen.says("Aurora Distribution attested it.") && seen.link("Record acceptance").is_none());
    let admin = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(admin.get(&format!("{account}/agreement")).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn active_subscriptions_keep_a_customer_and_each_is_named_with_the_way_to_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE subscriptions SET state = 'suspended', suspended_at = created_at WHERE state = 'active'").await;
    let suspended = SoldLine { state: SubscriptionState::Suspended, ..SoldLine::new("Visio Plan 2", 2, None) };
    let lines = vec![SoldLine::new("Microsoft 365 E3", 7, Some(4_100_001)), suspended];
    let (_, sold) = sell(&app, Sale::to_elm(lines)).await;
    let admin = app.signed_in("admin.agent@aurora.example").await;
    let account = path(&app, ELM, "").await;
    let page = admin.get(&admin.get(&account).await.link("Remove reseller relationship").unwrap()).await;
    assert_eq!(page.heading(), "Remove reseller relationship");
    assert!(page.row("Microsoft 365 E3").unwrap().contains("7 licenses"));
    assert!(page.row("Visio Plan 2").is_none());
    let clear = page.link("Suspend or cancel : Microsoft 365 E3").unwrap();
    assert_eq!(clear, account.replace("/account", &format!("/subscriptions/{}?then=remove", sold[0])));
    assert!(!page.body.contains(">Yes<"));
    let before = dump(&app).await;
    let refused = post(&admin, &format!("{account}/remove"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.alert().starts_with("The relationship wasn’t removed"), "{}", refused.text());
    assert_eq!(before["relationships"], dump(&app).await["relationships"]);
}

#[rstest]
#[actix_web::test]
async fn removing_a_customer_ends_the_relationship_and_nothing_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values("keep", "give_up")] privileges: &str,
) {
    let app = support::service_requests::empty(backend).await;
    app.sql("UPDATE subscriptions SET state = 'suspended', suspended_at = created_at WHERE state = 'active'").await;
    let suspended = SoldLine { state: SubscriptionState::Suspended, ..SoldLine::new("Visio Plan 2", 2, None) };
    sell(&app, Sale::to_elm(vec![suspended])).await;
    let admin = app.signed_in("global.admin@aurora.example").await;
    let account = path(&app, ELM, "").await;
    let page = admin.get(&format!("{account}/remove")).await;
    assert_eq!(page.value_of("Delegated admin privileges"), "keep");
    assert_eq!(page.link("Cancel").as_deref(), Some(account.as_str()));
    for words in ["in good faith", "indemnify the operator of this portal and Microsoft", "you give it yourself"] {
        assert!(page.says(words), "{words}");
    }
    let before = dump(&app).await;
    let done = admin.press(&page, "Yes", &[("Delegated admin privileges", privileges)]).await;
    assert_eq!(done.location().as_deref(), Some("/customers"));
    let now = dump(&app).await;
    let given_up = privileges == "give_up";
    for (table, rows) in &before {
        let due = matches!(table.as_str(), "relationships" | "common_customers" | "audit_records")
            || given_up && table == "admin_privileges";
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let changed = now["relationships"].iter().filter(|row| !before["relationships"].contains(row)).count();
    assert_eq!(changed, 1, "the other partners keep theirs");
    assert_eq!(now["audit_records"].len(), before["audit_records"].len() + 1 + usize::from(given_up));
    assert_eq!(audited(&app, "dap_admin_relationship_terminated").await.len(), usize::from(given_up));
    assert_eq!(admin.get(&account).await.status, StatusCode::NOT_FOUND);
    assert_eq!(admin.press(&page, "Yes", &[]).await.status, StatusCode::NOT_FOUND, "a form sent twice");
    let birch = app.signed_in("global.admin@birch.example").await.get(&account).await;
    assert_eq!(birch.status, StatusCode::OK);
    let row = birch.row("Aurora Distribution");
    assert_eq!(row.is_some(), !given_up, "privileges that are left over are shown");
    assert!(row.is_none_or(|row| row.contains("No relationship now")));
}
