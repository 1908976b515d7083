//! A customer's own company info: who sees it, and what its global admins change of it.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::account::{ELM, audited, path};
use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, TestApp, sales::tenant},
};

const ADMIN: &str = "admin@elmbakery.onmicrosoft.com";

#[rstest]
#[actix_web::test]
async fn a_customer_sees_what_is_kept_of_it_and_which_partners_see_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE relationships SET company_name = 'Customer 17', alias = 'Our alias'").await;
    let admin = app.signed_in(ADMIN).await;
    let page = admin.get("/company").await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Company"));
    let elm = tenant(&app, ELM).await;
    for words in [
        "Company name Elm Bakery",
        &format!("Microsoft ID {elm} Copy"),
        "Primary domain name elmbakery.onmicrosoft.com",
        "1200 Harbor Avenue",
        "Primary contact",
        "Culture English (United States)",
        "Preferred language English",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("Customer 17") && !page.says("Our alias"), "what a partner calls it is the partner's");
    let row = |name: &str| page.row(name).unwrap();
    assert!(row("Aurora Distribution").contains("Indirect provider View and update"), "{}", page.text());
    assert!(row("Birch IT").ends_with("Indirect reseller View and update"), "{}", row("Birch IT"));
    let pine = app.signed_in("admin@pinefreight.onmicrosoft.com").await.get("/company").await;
    assert!(pine.row("Dogwood Tech").unwrap().ends_with("Indirect reseller View"), "{}", pine.text());
    assert!(page.link("Update").is_some() && page.link("Birch IT").is_some());
    let ginkgo = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await.get("/company").await;
    assert!(ginkgo.says("No partner serves you now"), "{}", ginkgo.text());
}

#[rstest]
#[actix_web::test]
async fn its_global_admin_changes_what_is_its_own_and_its_partners_are_told(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE relationships SET company_name = 'Customer 17', alias = 'Our alias'").await;
    let admin = app.signed_in(ADMIN).await;
    let form = admin.get(&admin.get("/company").await.link("Update").unwrap()).await;
    assert_eq!((form.path.as_str(), form.value_of("State/province").as_str()), ("/company/update", "WA"));
    for name in ["company_name", "alias", "domain", "country"] {
        assert!(!form.body.contains(&format!("name=\"{name}\"")), "{name} is not changed here");
    }
    let before = dump(&app).await;
    let typed = [
        ("City", "Tacoma"),
        ("ZIP/postal code", "98402"),
        ("First name", "Jana"),
        ("Phone number", "(206) 555-0177"),
        ("Culture", "en-US"),
    ];
    let saved = admin.press_on(&form, "Submit", &typed).await;
    assert!(saved.says("Company info saved. Your partners’ global admins were notified by email."), "{}", saved.text());
    assert!(saved.says("Tacoma, Washington, 98402") && saved.says("Jana") && saved.says("+12065550177"));
    assert!(saved.says("Company name Elm Bakery Microsoft ID"), "{}", saved.text());
    let now = dump(&app).await;
    for (table, rows) in &before {
        let due = matches!(table.as_str(), "customers" | "audit_records" | "outbox");
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let record = audited(&app, "update_customer_billing_profile").await;
    assert!(record.len() == 1 && record[0].contains("Seattle") && record[0].contains("Tacoma"), "{record:?}");
    assert!(record[0].contains(ADMIN) && !record[0].contains("Harbor"), "only what changed, and by whom: {record:?}");
    let mails = app.mails().await;
    let account = format!("http://portal.test{}", path(&app, ELM, "").await);
    for partner in ["global.admin@aurora.example", "global.admin@birch.example"] {
        let mail = mails.iter().find(|mail| mail.contains(&format!("<{partner}>"))).unwrap();
        assert!(mail.contains("Subject: Elm Bakery updated its company info") && mail.contains(&account), "{mail}");
        assert!(!mail.contains("Tacoma"), "a mail holds no address: {mail}");
    }
    assert_eq!(mails.len(), 2, "{mails:?}");
    let partner = app.signed_in("sales.agent@aurora.example").await.get(&path(&app, ELM, "").await).await;
    assert!(partner.says("Tacoma") && partner.says("Name on bills Customer 17") && partner.says("Our alias"));

    let same = admin.press_on(&admin.get("/company/update").await, "Submit", &[]).await;
    assert!(same.says("Nothing was changed, so nothing was saved."), "{}", same.text());
    assert_eq!(audited(&app, "update_customer_billing_profile").await.len(), 1);
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn what_a_partner_changed_meanwhile_is_shown_and_nothing_is_overwritten(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(ADMIN).await;
    let form = admin.get("/company/update").await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let theirs = sales.get(&path(&app, ELM, "/update").await).await;
    assert!(sales.press(&theirs, "Submit", &[("City", "Tacoma"), ("Alias", "North")]).await.location().is_some());
    let stale = admin.press(&form, "Submit", &[("City", "Spokane"), ("Address line 2", "Floor 3")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.alert().contains("someone else changed your company info"), "{}", stale.alert());
    assert!(stale.row("City").unwrap().contains("City Seattle Tacoma"), "{}", stale.text());
    assert!(!stale.says("Alias"), "what a partner calls it is the partner's: {}", stale.text());
    assert_eq!((stale.value_of("City"), stale.value_of("Address line 2")), ("Spokane".into(), "Floor 3".into()));
    let saved = admin.press_on(&stale, "Submit", &[]).await;
    assert!(saved.says("Spokane, Washington") && saved.says("Floor 3"), "{}", saved.text());
    let partner = sales.get(&path(&app, ELM, "").await).await;
    assert!(partner.says("Alias North") && partner.says("Name on bills Elm Bakery"), "{}", partner.text());
}

#[rstest]
#[actix_web::test]
async fn what_is_wrong_is_refused_beside_its_field_and_names_stay_whatever_is_sent(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(ADMIN).await;
    let form = admin.get("/company/update").await;
    for (field, typed, words) in [
        ("ZIP/postal code", "9", "Enter"),
        ("Email address", "office@microsoft.com", ""),
        ("First name", "J", "Enter the name in full"),
        ("Address line 1", "", "Fill this in."),
    ] {
        let refused = admin.press(&form, "Submit", &[(field, typed)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let why = refused.refusal_of(field);
        assert!(!why.is_empty() && why.starts_with(words), "{field}: {why}");
        assert_eq!(refused.value_of(field), typed);
    }
    assert!(audited(&app, "update_customer_billing_profile").await.is_empty() && app.mails().await.is_empty());
    let (_, mut fields) = form.fill(None, "Submit", &[("City", "Tacoma")]);
    fields.extend([("company_name".to_owned(), "Evil Corp".to_owned()), ("alias".to_owned(), "Evil".to_owned())]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let done = admin.post("/company/update", &fields).await;
    assert_eq!(done.location().as_deref(), Some("/company"), "{}", done.text());
    let rows = dump(&app).await;
    assert!(rows.values().flatten().all(|row| !row.contains("Evil")), "names stay");
}

#[rstest]
#[actix_web::test]
async fn every_admin_sees_it_and_global_admins_alone_change_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let user = app.signed_in("user@elmbakery.onmicrosoft.com").await;
    for (role, sees, changes) in [
        ("default_user", false, false),
        ("billing_admin", true, false),
        ("user_admin", true, false),
        ("service_support_admin", true, false),
        ("helpdesk_agent", true, false),
        ("global_admin", true, true),
    ] {
        app.sql(&format!(
            "UPDATE memberships SET role = '{role}' WHERE user_id IN \
             (SELECT id FROM users WHERE email = 'user@elmbakery.onmicrosoft.com')"
        ))
        .await;
        let page = user.get("/company").await;
        assert_eq!(page.status == StatusCode::OK, sees, "{role}: {}", page.status);
        assert_eq!(page.link("Update").is_some(), changes, "{role}");
        assert_eq!(page.link("Birch IT").is_some(), changes, "{role}: only global admins see partners' pages");
        assert_eq!(user.get("/company/update").await.status == StatusCode::OK, changes, "{role}");
    }
    let partner = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(partner.get("/company").await.status, StatusCode::FORBIDDEN);
}
