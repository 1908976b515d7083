//! Service plans: left out for one user and for many, what goes together, and where the exclusions go with a license.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    domain::{
        ids::{OfferId, UserId},
        policy::Action,
        service_plan::ServicePlan,
    },
    repository::{
        audit, kept_licenses, licenses,
        service_plans::{self, Exclusion, OfferPlan},
    },
};

use super::licenses::{BASIC, ELM, add_users, of};
use crate::{
    pages::sales::subscriptions::{address, elm},
    support::{
        Backend, Page, TestApp, grant_for,
        sales::{Sale, SoldLine, sell, tenant},
    },
};

const SALES: &str = "sales.agent@aurora.example";

fn plan(code: &str, name: &str, needs: &[&str], excludes: &[&str]) -> ServicePlan {
    let codes = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect();
    ServicePlan { code: code.into(), name: name.into(), needs: codes(needs), excludes: codes(excludes) }
}

/// Sells nine licenses of a product with these plans to Elm Bakery.
async fn product(app: &TestApp, name: &'static str, plans: Vec<ServicePlan>) {
    sell(app, Sale::to_elm(vec![SoldLine::new(name, 9, None)])).await;
    let offer = elm(app, name).await.offer_id;
    app.write(move |db| service_plans::put(db, &grant_for(Action::ManageCatalog), &OfferPlan::all_of(offer, &plans)))
        .await;
}

/// The codes of all plans that a user's licenses leave out.
async fn off(app: &TestApp, user: UserId) -> Vec<String> {
    let mut found = app.read(move |db| service_plans::excluded(db, &[user])).await;
    found.sort();
    found.into_iter().map(|one| one.code).collect()
}

/// Whether a page's form would send this plan of an offer as ticked.
fn ticked(page: &Page, offer: OfferId, code: &str) -> bool {
    let (_, fields) = page.fill(None, "Save", &[]);
    fields.iter().any(|(name, value)| *name == format!("plans-ticked-{offer}") && value == code)
}

#[rstest]
#[actix_web::test]
async fn plans_are_left_out_for_one_user_and_shown_and_turned_on_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let (customer, basic) = (tenant(&app, ELM).await, elm(&app, BASIC).await.offer_id);
    let (id, _) = add_users(&app, "Rita", 1, "US").await.remove(0);
    let path = format!("/customers/{customer}/users/{id}/licenses");
    let page = aurora.get(&path).await;
    assert!(page.says("View service plans") && page.says("Microsoft Planner"), "{}", page.text());
    assert!(ticked(&page, basic, "TEAMS1") && ticked(&page, basic, "PROJECTWORKMANAGEMENT"), "all are on at first");
    let typed = [(BASIC, "Assigned"), ("Microsoft Teams", "off"), ("Microsoft Planner", "off")];
    let answer = aurora.press(&page, "Save", &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(off(&app, id).await, ["PROJECTWORKMANAGEMENT", "TEAMS1"]);
    let stale = aurora.get(&path).await;
    assert!(!ticked(&stale, basic, "TEAMS1") && ticked(&stale, basic, "SHAREPOINTSTANDARD"));
    let profile = aurora.get(&format!("/customers/{customer}/users/{id}")).await;
    let told = "Service plans that are off Microsoft 365 Business Basic Microsoft Teams, Microsoft Planner";
    assert!(profile.says(told), "{}", profile.text());
    // Untouched, nothing changes; and what somebody else changed meanwhile stays.
    let answer = aurora.press(&stale, "Save", &[]).await;
    assert!(aurora.visit(&answer.location().unwrap()).await.body.contains("Nothing was changed"));
    app.clock.advance(TimeDelta::seconds(1));
    aurora.press(&stale, "Save", &[("Microsoft Planner", "on")]).await;
    let typed = [("SharePoint Plan 1", "off"), ("Office for the web", "off")];
    aurora.press(&stale, "Save", &typed).await;
    assert_eq!(off(&app, id).await, ["SHAREPOINTSTANDARD", "SHAREPOINTWAC", "TEAMS1"]);
    let records = app.read(move |db| audit::of_object(db, "user", *id.uuid())).await;
    let told: Vec<String> = records.iter().map(|record| record.new.clone().unwrap()).collect();
    let has = |words: &str| told.iter().any(|one| one.contains(words));
    let names = r#""plans_off":["Microsoft 365 Business Basic: Microsoft Planner","Microsoft 365 Business Basic: Microsoft Teams"]"#;
    assert!(has(names) && has(r#""plans_on":["Microsoft 365 Business Basic: Microsoft Planner"]"#), "{told:?}");
    // Something must be left, and what is left must go together.
    let page = aurora.get(&path).await;
    let (action, mut fields) = page.fill(None, "Save", &[("Microsoft Planner", "off")]);
    fields.retain(|(name, value)| !(*name == format!("plans-ticked-{basic}") && value == "EXCHANGE_S_STANDARD"));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = aurora.post(&action, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.says("Select at least one service plan of Microsoft 365 Business Basic"), "{}", answer.text());
    assert!(answer.body.contains("<details class=\"field\" open>"), "{}", answer.body);
    let answer = aurora.press(&page, "Save", &[("Office for the web", "on")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = "Office for the web needs one of these service plans: SharePoint Plan 1, SharePoint Plan 2";
    assert!(answer.alert().contains(words) && ticked(&answer, basic, "SHAREPOINTWAC"), "{}", answer.text());
    assert_eq!(off(&app, id).await, ["SHAREPOINTSTANDARD", "SHAREPOINTWAC", "TEAMS1"]);
    // The license takes what it left out with it.
    aurora.press(&page, "Save", &[(BASIC, "Not assigned")]).await;
    assert!(off(&app, id).await.is_empty());
    assert!(!aurora.get(&format!("/customers/{customer}/users/{id}")).await.says("Service plans that are off"));
}

#[rstest]
#[actix_web::test]
async fn plans_are_left_out_for_many_and_where_they_differ_it_is_told_and_left_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in(SALES).await;
    let plans = vec![plan("MAIL", "Mail", &[], &[]), plan("CHAT", "Chat", &[], &[]), plan("FILES", "Files", &[], &[])];
    product(&app, "Tool", plans).await;
    let tool = elm(&app, "Tool").await.offer_id;
    let users = add_users(&app, "Rita", 4, "US").await;
    let assign = format!("{}/assign", of(tenant(&app, ELM).await));
    let page = aurora.get(&assign).await;
    let none = [("Other users", "rita000"), ("Tool", "on"), ("Mail", "off"), ("Chat", "off"), ("Files", "off")];
    let answer = aurora.press(&page, "Save", &none).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.says("Select at least one service plan of Tool") && !ticked(&answer, tool, "MAIL"));
    let typed = [("Other users", "rita000\nrita001"), ("Tool", "on"), ("Chat", "off")];
    let answer = aurora.press(&page, "Save", &typed).await;
    assert!(answer.row("Rita 000").unwrap().contains("Tool: assigned, without Chat"), "{}", answer.text());
    // Who is given one later has everything; who has one keeps it as it is.
    let page = aurora.get(&assign).await;
    assert!(page.says("Off for 2 of 2 users who have the license."), "{}", page.text());
    assert_eq!(page.value_of("Chat"), "");
    let typed = [("Other users", "rita000\nrita002"), ("Tool", "on")];
    let answer = aurora.press(&page, "Save", &typed).await;
    assert!(answer.row("Rita 000").unwrap().ends_with("Tool: was already assigned"), "{}", answer.text());
    assert!(answer.row("Rita 002").unwrap().ends_with("Tool: assigned"), "{}", answer.text());
    // The words are of those who were looked for, or of everybody.
    assert!(aurora.get(&assign).await.says("Off for 2 of 3 users who have the license."));
    assert!(aurora.get(&format!("{assign}?search=rita000")).await.says("Off for the 1 user who has the license."));
    let agreed = aurora.get(&format!("{assign}?search=rita002")).await;
    assert!(!agreed.says("Off for") && ticked(&agreed, tool, "CHAT"));
    let page = aurora.get(&format!("{assign}?search=rita")).await;
    let (action, fields) = page.fill(None, "Save", &[("Chat", "On")]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = aurora.post(&action, &fields).await;
    for (name, words) in [
        ("Rita 001", "Tool: now with Chat"),
        ("Rita 002", "Tool: service plans unchanged"),
        ("Rita 003", "Tool: wasn’t assigned"),
    ] {
        assert!(answer.row(name).unwrap().ends_with(words), "{name}: {}", answer.text());
    }
    assert!(answer.row("Tool").unwrap().starts_with("Tool Service plans 2 2 0"), "{}", answer.text());
    let again = aurora.post(&action, &fields).await;
    assert!(again.says("nothing was done twice"), "{}", again.text());
    assert!(again.row("Rita 001").unwrap().ends_with("Tool: service plans unchanged"));
    for (id, _) in &users {
        assert!(off(&app, *id).await.is_empty());
    }
    // For one of them it would be the last.
    let (first, offer_id) = (users[0].0, tool);
    app.write(move |db| {
        let rows = ["MAIL", "FILES"].map(|code| Exclusion { user_id: first, offer_id, code: code.into() });
        service_plans::exclude(db, &grant_for(Action::AssignLicenses), &rows)
    })
    .await;
    let page = aurora.get(&assign).await;
    let answer = aurora.press(&page, "Save", &[("Other users", "rita000\nrita001"), ("Chat", "off")]).await;
    assert!(answer.row("Rita 000").unwrap().contains("no service plan would be left"), "{}", answer.text());
    assert!(answer.row("Rita 001").unwrap().ends_with("Tool: now without Chat"), "{}", answer.text());
}

#[rstest]
#[actix_web::test]
async fn what_does_not_go_together_is_told_for_each_user_and_groups_are_not_mixed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in(SALES).await;
    product(&app, "Office", vec![plan("CHAT", "Chat", &[], &[]), plan("MAIL", "Mail", &[], &[])]).await;
    product(&app, "Phone", vec![plan("CALLS", "Calls", &["CHAT"], &[])]).await;
    product(&app, "Big", vec![plan("BIG", "Big mail", &[], &["MAIL"])]).await;
    product(&app, "Blocks", vec![plan("MINE", "Mining", &[], &[])]).await;
    app.sql("UPDATE offers SET license_group = 'group2' WHERE name = 'Blocks'").await;
    let users = add_users(&app, "Rita", 3, "US").await;
    let customer = tenant(&app, ELM).await;
    let assign = format!("{}/assign", of(customer));
    let page = aurora.get(&assign).await;
    let save = async |typed: &[(&str, &str)]| aurora.press(&page, "Save", typed).await;
    save(&[("Other users", "rita000"), ("Office", "on")]).await;
    let answer = save(&[("Other users", "rita000\nrita001"), ("Phone", "on")]).await;
    assert!(answer.row("Rita 000").unwrap().ends_with("Phone: assigned"), "{}", answer.text());
    let needs = "Calls needs one of these service plans: Chat";
    assert!(answer.row("Rita 001").unwrap().contains(needs), "{}", answer.text());
    let answer = save(&[("Other users", "rita000"), ("Revoke Office", "on"), ("Big", "on")]).await;
    let row = answer.text();
    assert!(row.contains(needs) && row.contains("Big mail and Mail can’t be used together"), "{row}");
    let answer =
        save(&[("Other users", "rita000"), ("Revoke Office", "on"), ("Revoke Phone", "on"), ("Big", "on")]).await;
    for words in ["Big: assigned", "Office: revoked", "Phone: revoked"] {
        assert!(answer.says(words), "{words}: {}", answer.text());
    }
    let answer = save(&[("Other users", "rita002"), ("Office", "on"), ("Blocks", "on")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.alert().contains("belong to different groups"), "{}", answer.text());
    let one = aurora.get(&format!("/customers/{customer}/users/{}/licenses", users[2].0)).await;
    let answer = aurora.press(&one, "Save", &[("Phone", "Assigned")]).await;
    assert!(answer.alert().contains(&format!("in Phone, {needs}")), "{}", answer.text());
    let answer = aurora.press(&one, "Save", &[("Office", "Assigned"), ("Big", "Assigned")]).await;
    assert!(answer.alert().contains("can’t be used together"), "{}", answer.text());
    let answer = aurora.press(&one, "Save", &[("Office", "Assigned"), ("Big", "Assigned"), ("Mail", "off")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
}

#[rstest]
#[actix_web::test]
async fn what_a_license_leaves_out_goes_with_it_to_another_product_and_comes_back_with_its_user(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, BASIC).await;
    let (customer, offer_id) = (basic.customer_id, basic.offer_id);
    let users = add_users(&app, "Rita", 2, "US").await;
    let (first, second) = (users[0].0, users[1].0);
    let now = app.clock.now();
    // The first leaves out one plan that the new product has and one that it has not; the second would be left with nothing.
    app.write(move |db| {
        let before: Vec<UserId> =
            licenses::newest(db, customer, offer_id, 100)?.into_iter().map(|one| one.user_id).collect();
        licenses::take(db, &grant_for(Action::AssignLicenses), customer, offer_id, &before)?;
        let old = OfferPlan { position: 9, ..OfferPlan::all_of(offer_id, &[plan("OLD", "Old", &[], &[])]).remove(0) };
        service_plans::put(db, &grant_for(Action::ManageCatalog), &[old])?;
        let rows = [first, second].map(|user_id| licenses::Assignment {
            user_id,
            offer_id,
            customer_id: customer,
            assigned_at: now,
        });
        licenses::assign(db, &grant_for(Action::AssignLicenses), &rows)?;
        let rows = ["TEAMS1", "OLD"].map(|code| Exclusion { user_id: first, offer_id, code: code.into() });
        service_plans::exclude(db, &grant_for(Action::AssignLicenses), &rows)
    })
    .await;
    // Deleted and restored, a user has what it had; where none is left, nothing of it stays.
    app.write(move |db| {
        let grant = grant_for(Action::ManageCustomerUsers);
        kept_licenses::keep(db, &grant, first)?;
        assert!(service_plans::off_for(db, customer, first)?.is_empty(), "it has no license now");
        assert_eq!(kept_licenses::give_back(db, &grant, (customer, first), now)?, (1, 0));
        Ok(())
    })
    .await;
    assert_eq!(off(&app, first).await, ["OLD", "TEAMS1"]);
    let aurora = app.signed_in(SALES).await;
    let page = aurora.get(&format!("{}/upgrade", address(&basic))).await;
    let premium = page.body.split("Microsoft 365 Business Premium: 22.00").next().unwrap();
    let value = premium.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    let answer = aurora.press(&page, "Upgrade now", &[("Offer", &value)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let carried = app.read(move |db| service_plans::off_for(db, customer, first)).await;
    let premium = "Microsoft 365 Business Premium".to_owned();
    assert_eq!(carried, [(premium, "Microsoft Teams".to_owned())]);
    assert_eq!((off(&app, first).await, off(&app, second).await), (vec!["TEAMS1".to_owned()], vec![]));
    let records = app.read(move |db| audit::of_object(db, "user", *first.uuid())).await;
    let told = records[0].new.clone().unwrap();
    assert!(told.contains(r#""plans_off":["Microsoft 365 Business Premium: Microsoft Teams"]"#), "{told}");
    // Suspended, nothing is free: what was kept of it goes.
    app.sql(
        "UPDATE subscriptions SET state = 'suspended', suspended_at = created_at \
         WHERE offer_name = 'Microsoft 365 Business Premium'",
    )
    .await;
    app.write(move |db| {
        let grant = grant_for(Action::ManageCustomerUsers);
        kept_licenses::keep(db, &grant, first)?;
        assert_eq!(kept_licenses::give_back(db, &grant, (customer, first), now)?, (0, 1));
        Ok(())
    })
    .await;
    assert!(off(&app, first).await.is_empty());
}
