//! Former customers: what is left over of them, and the way back.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use rstest::rstest;

use super::ending::{contact, leave, relationship, support, tie};
use crate::{
    pages::{
        invitation::relationship_requests::send,
        partner::indirect_resellers::dump,
        platform::access::csrf,
        sales::subscriptions::{account, elm},
    },
    support::{Backend, Browser, TestApp},
};

const ELM: &str = "elmbakery.onmicrosoft.com";

/// Has Birch leave Elm, and gives its browser and the start of the addresses about it.
async fn left(app: &TestApp, privileges: &str) -> (Browser, String) {
    let old = relationship(app, "birch.example", ELM).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    leave(app, &birch, ELM, Some(privileges)).await;
    (birch, format!("/customers/former/{old}"))
}

#[rstest]
#[actix_web::test]
async fn the_list_shows_who_left_and_what_is_left_over(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let empty = birch.get("/customers/former").await;
    assert!(empty.says("No former customers") && empty.row("Elm Bakery").is_none());
    let (birch, path) = left(&app, "keep").await;
    let page = birch.get("/customers/former").await;
    let row = page.row("Elm Bakery").unwrap();
    assert!(row.contains("elmbakery.onmicrosoft.com") && row.contains("just now"), "{row}");
    assert!(page.body.contains("title=\"Jan 15, 2030, 7:00 AM (UTC−5), 2030-01-15 12:00 UTC\""), "{}", page.body);
    assert!(row.contains("Delegated admin privileges") && !row.contains("Waiting for an answer"), "{row}");
    assert_eq!(page.link_in_row("Elm Bakery", "Reinstate"), Some(format!("{path}/reinstate")));
    assert_eq!(page.link_in_row("Elm Bakery", "Give up admin privileges"), Some(format!("{path}/give-up")));
    let others = app.signed_in("global.admin@aurora.example").await;
    assert!(others.get("/customers/former").await.says("No former customers"), "whom Birch left is Birch's");
    for part in ["reinstate", "give-up"] {
        assert_eq!(others.get(&format!("{path}/{part}")).await.status, StatusCode::NOT_FOUND);
        let agent = app.signed_in("sales.agent@birch.example").await;
        assert_eq!(agent.get(&format!("{path}/{part}")).await.status, StatusCode::FORBIDDEN);
    }
    tie(&app, "birch.example", ELM).await;
    assert!(birch.get("/customers/former").await.row("Elm Bakery").is_none(), "it is a customer again");
}

#[rstest]
#[actix_web::test]
async fn what_is_left_over_is_given_up_once_and_the_customer_is_told(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (birch, path) = left(&app, "keep").await;
    // A suspended partner begins nothing new, but may give up what it has.
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE mail_domain = 'birch.example'").await;
    let list = birch.get("/customers/former").await;
    assert!(list.link_in_row("Elm Bakery", "Reinstate").is_none(), "{}", list.text());
    assert_eq!(birch.get(&format!("{path}/reinstate")).await.status, StatusCode::FORBIDDEN);
    let page = birch.get(&list.link_in_row("Elm Bakery", "Give up admin privileges").unwrap()).await;
    assert_eq!(page.heading(), "Give up admin privileges");
    assert_eq!(page.link("Cancel").as_deref(), Some("/customers/former"));
    let before = dump(&app).await;
    let done = birch.press_on(&page, "Yes", &[]).await;
    assert!(done.says("You gave up your delegated admin privileges over Elm Bakery."), "{}", done.text());
    assert!(done.row("Elm Bakery").unwrap().contains("Nothing"));
    let now = dump(&app).await;
    for (table, rows) in &before {
        let due = matches!(table.as_str(), "admin_privileges" | "audit_records" | "outbox");
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("admin@elmbakery.onmicrosoft.com"));
    assert!(mails[0].contains("Birch IT no longer serves Elm Bakery"), "{}", mails[0]);
    let again = birch.press(&page, "Yes", &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.says("There is nothing left to give up."), "{}", again.text());
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[case::left_over("keep", "As it was", "", false, true)]
#[case::given_up("give_up", "As it was", "", true, true)]
#[case::fresh_with("give_up", "Start fresh", "Request privileges", true, false)]
#[case::fresh_without("give_up", "Start fresh", "Don’t request privileges", false, false)]
#[actix_web::test]
async fn asking_again_makes_one_request_for_what_was_chosen(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] privileges: &str,
    #[case] way: &str,
    #[case] chosen: &str,
    #[case] asks: bool,
    #[case] restores: bool,
) {
    let app = TestApp::demo(backend).await;
    let (birch, path) = left(&app, privileges).await;
    let page = birch.get(&format!("{path}/reinstate")).await;
    assert_eq!((page.heading().as_str(), page.value_of("What you request").as_str()), ("Reinstate", "as_it_was"));
    assert!(page.says("The request asks for them.") || page.says("the request asks for them.") || privileges == "keep");
    let mut typed = vec![("What you request", way)];
    if !chosen.is_empty() {
        typed.push(("Delegated admin privileges", chosen));
    }
    let before = dump(&app).await;
    let draft = birch.press_on(&page, "Next", &typed).await;
    assert_eq!(draft.value_of("To"), "office@elmbakery.onmicrosoft.com");
    assert_eq!(draft.says("This request asks for delegated admin privileges."), asks, "{}", draft.text());
    let again = birch.press(&page, "Next", &typed).await;
    assert_eq!(again.location().as_deref(), Some(draft.path.as_str()), "a form sent twice");
    let now = dump(&app).await;
    for (table, rows) in &before {
        let due = matches!(table.as_str(), "invitations" | "idempotency_keys" | "audit_records");
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let invitation = now["invitations"].iter().find(|row| !before["invitations"].contains(row)).unwrap();
    let old = path.rsplit('/').next().unwrap();
    let held = invitation.to_lowercase().contains(old) || invitation.to_lowercase().contains(&old.replace('-', ""));
    assert_eq!(held, restores, "{invitation}");
    let row = birch.get("/customers/former").await.row("Elm Bakery").unwrap();
    assert!(row.contains("Waiting for an answer to your request"), "{row}");
    assert!(birch.get(&format!("{path}/reinstate")).await.says("is already waiting for this customer’s answer"));
}

#[rstest]
#[actix_web::test]
async fn the_customers_acceptance_brings_back_what_there_was(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values("As it was", "Start fresh")] way: &str,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, "Microsoft 365 Business Basic").await;
    support(&app, &basic, "birch.example").await;
    app.sql("UPDATE relationships SET alias = 'The bakery' WHERE company_name = 'Elm Bakery'").await;
    let (birch, path) = left(&app, "give_up").await;
    let page = birch.get(&format!("{path}/reinstate")).await;
    let draft = birch.press_on(&page, "Next", &[("What you request", way)]).await;
    let (link, _) = send(&app, &birch, &draft, "admin@elmbakery.onmicrosoft.com").await;
    assert!(birch.get("/customers").await.row("Elm Bakery").is_none(), "the customer decides");
    let customer = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let asked = customer.visit(&link).await;
    let mut ticked = vec![("I accept the reseller relationship", "on")];
    if way == "As it was" {
        ticked.push(("Grant delegated administration privileges to Birch IT", "on"));
    }
    let done = customer.press_on(&asked, "Accept", &ticked).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let row = birch.get("/customers").await.row("Elm Bakery").unwrap();
    let as_it_was = way == "As it was";
    assert_eq!(row.contains("The bakery"), as_it_was, "{row}");
    let birch_id = account(&app, "birch.example").await;
    assert_eq!(contact(&app, &basic).await == birch_id, as_it_was);
    let overview = birch.get(&format!("/customers/{}/account", basic.customer_id)).await;
    assert_eq!(overview.row("Birch IT").unwrap().contains("Granted since"), as_it_was, "{}", overview.text());
    assert!(birch.get("/customers/former").await.says("No former customers"));
    let late = birch.get(&format!("{path}/reinstate")).await;
    assert!(late.status == StatusCode::CONFLICT && late.says("You serve Elm Bakery again."), "{}", late.text());
}

#[rstest]
#[actix_web::test]
async fn where_the_cloud_leaves_no_choice_privileges_are_asked_for(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let old = tie(&app, "rhein.example", "kieferwerke.onmicrosoft.com").await;
    let rhein = app.signed_in("admin.agent@rhein.example").await;
    rhein.language.replace("en".into());
    let path = format!("/customers/former/{old}/reinstate");
    let csrf = csrf(&rhein).await;
    let remove = format!("/customers/{}/account/remove", account(&app, "kieferwerke.onmicrosoft.com").await);
    rhein.post(&remove, &[("csrf", &csrf)]).await;
    let page = rhein.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(!page.body.contains("name=\"privileges\"") && page.body.contains("name=\"way\""));
    let sent = rhein.post(&path, &[("csrf", &csrf), ("form_key", "k"), ("way", "fresh"), ("privileges", "no")]).await;
    let draft = rhein.get(&sent.location().unwrap()).await;
    assert!(draft.says("This request asks for delegated admin privileges."), "{}", draft.text());
}

#[rstest]
#[actix_web::test]
async fn every_former_customer_is_on_one_page_and_on_one_only(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| tandem::demo::crowd::add_customers(db, now, 0..120)).await;
    app.sql("UPDATE relationships SET state = 'removed', removed_at = since").await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let (mut seen, mut pages) = (Vec::new(), 0);
    let mut next = Some("/customers/former".to_owned());
    let mut previous = None;
    while let Some(path) = next {
        let page = aurora.get(&path).await;
        let ways = page.body.split("href=\"/customers/former/").skip(1);
        seen.extend(ways.filter(|way| way.contains("/reinstate")).map(|way| way.split('/').next().unwrap().to_owned()));
        next = page.link("Next");
        previous = page.link("Previous").or(previous);
        pages += 1;
    }
    let different: BTreeSet<&String> = seen.iter().collect();
    assert_eq!((different.len(), pages), (seen.len(), seen.len().div_ceil(50)));
    assert!(seen.len() >= 100, "{}", seen.len());
    let back = aurora.get(&previous.unwrap()).await;
    assert_eq!((back.status, back.link("Next").is_some()), (StatusCode::OK, true));
}
