//! A tenant enrolled on the spot, from the link of a request for a reseller relationship.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{domain::account::Standing, repository::accounts};

use super::{AGREEMENT, BIRCH, RELATIONSHIP, draft, joint_draft, link_of, send, ties};
use crate::support::{Backend, Browser, Page, TestApp, link_in};

const FORM: [(&str, &str); 6] = [
    ("Company name", "Willow Crafts"),
    ("Primary domain name", "WillowCrafts"),
    ("Your name", "Wilma Low"),
    ("Email", "wilma@willow.example"),
    ("Password", "a willow by the river"),
    ("Repeat password", "a willow by the river"),
];

fn form<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.iter().filter(|(label, _)| !changes.iter().any(|(one, _)| one == label));
    kept.copied().chain(changes.iter().copied()).collect()
}

async fn open(app: &TestApp, link: &str) -> (Browser, Page) {
    let browser = app.browser();
    let page = browser.get(link).await;
    let page = browser.get(&page.link("Enroll as a customer").unwrap()).await;
    assert_eq!(page.heading(), "Enroll as a customer", "{}", page.text());
    (browser, page)
}

#[rstest]
#[actix_web::test]
async fn a_new_tenant_enrolls_confirms_and_accepts(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    // Partners wait for the operator there; customers do not.
    let app = TestApp::demo_with_approvals(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let letter = joint_draft(&birch, "Aurora Distribution").await;
    let link = send(&app, &birch, &letter, "office@willow.example").await;
    let (browser, page) = open(&app, &link).await;
    assert_eq!(page.value_of("Country/region"), "US");
    assert!(page.link("Birch IT requests a reseller relationship").is_some());
    let sent = browser.press(&page, "Enroll", &form(&[])).await;
    assert!(sent.says("We’ve sent an email to wilma@willow.example."), "{}", sent.text());
    let verify = link_in(&app.mails().await[0], "enrol");
    let elsewhere = app.browser();
    let page = elsewhere.get(&verify).await;
    let back = elsewhere.press_on(&page, "Confirm", &[("Password", FORM[4].1)]).await;
    assert_eq!(back.path, link);
    assert!(back.says("Your organization is enrolled."), "{}", back.text());
    let each = "I accept the reseller relationship Applies to each of these partners: Birch IT, Aurora Distribution.";
    assert!(back.says(each), "{}", back.text());
    let answer = elsewhere.press(&back, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on"), (BIRCH, "on")]).await;
    assert_eq!(answer.location().as_deref(), Some("/partner-relationships"), "{}", answer.text());
    let made = ties(&app, "willowcrafts.onmicrosoft.com", ["birch.example", "aurora.example"]).await;
    assert_eq!(made, [(true, true), (true, false)]);
    let account = app
        .read(|db| accounts::find_by_domain(db, "willowcrafts.onmicrosoft.com").and_then(|id| accounts::find(db, id)))
        .await;
    assert_eq!(account.standing, Standing::Active);
    let row = birch.get("/customers").await.row("Willow Crafts").unwrap();
    assert!(row.contains("willowcrafts.onmicrosoft.com"), "{row}");
    app.browser().sign_in("wilma@willow.example", FORM[4].1).await;
    assert_eq!(app.browser().get(&verify).await.status, StatusCode::NOT_FOUND, "a used link is dead");
}

#[rstest]
#[actix_web::test]
async fn every_wrong_field_is_told_beside_it(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = send(&app, &birch, &draft(&birch, true).await, "office@willow.example").await;
    let (browser, page) = open(&app, &link).await;
    for (change, words) in [
        (("Company name", "test"), ""),
        (("Country/region", "BR"), "Choose an option."),
        (("Primary domain name", ""), "Enter the first part of the domain"),
        (("Primary domain name", "willow-crafts"), "Use only the letters a to z and digits"),
        (("Primary domain name", "ElmBakery"), "elmbakery.onmicrosoft.com is already taken."),
        (("Email", "wilma@elsewhere.example"), "The invitation was sent to another organization."),
        (("Email", "sales.agent@birch.example"), "This address belongs to the partner that sent the request."),
        (("Password", "short"), "Use at least 12 characters"),
        (("Repeat password", "other"), "The two passwords differ."),
    ] {
        let refused = browser.press(&page, "Enroll", &form(&[change])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{change:?}");
        let told = refused.refusal_of(change.0);
        assert!(!told.is_empty() && told.starts_with(words), "{change:?}: {told}");
        assert!(!refused.body.contains("office@willow.example"), "the address of the request is not told");
    }
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn addresses_of_public_mail_services_are_taken_where_the_link_is_open_or_names_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let bound = send(&app, &birch, &draft(&birch, true).await, "wilma@gmail.com").await;
    let (browser, page) = open(&app, &bound).await;
    let other = browser.press(&page, "Enroll", &form(&[("Email", "thief@gmail.com")])).await;
    assert!(other.refusal_of("Email").starts_with("The invitation was sent to another organization."));
    let sent = browser.press(&page, "Enroll", &form(&[("Email", "wilma@gmail.com")])).await;
    assert!(sent.says("We’ve sent an email to wilma@gmail.com."), "{}", sent.text());
    let verify = link_in(&app.mails().await[0], "enrol");
    let page = browser.get(&verify).await;
    let back = browser.press_on(&page, "Confirm", &[("Password", FORM[4].1)]).await;
    browser.press(&back, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]).await;
    assert_eq!(ties(&app, "willowcrafts.onmicrosoft.com", ["birch.example"]).await, [(true, false)]);
    let open_link = link_of(&draft(&birch, true).await);
    let (browser, page) = open(&app, &open_link).await;
    let changes = [("Email", "somebody@outlook.com"), ("Primary domain name", "another")];
    assert!(browser.press(&page, "Enroll", &form(&changes)).await.says("We’ve sent an email"));
}

#[rstest]
#[actix_web::test]
async fn a_domain_taken_meanwhile_is_told_at_the_confirmation(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = send(&app, &birch, &draft(&birch, true).await, "office@willow.example").await;
    let (browser, page) = open(&app, &link).await;
    browser.press(&page, "Enroll", &form(&[])).await;
    let page = browser.get(&page.path).await;
    browser.press(&page, "Enroll", &form(&[("Email", "will@willow.example")])).await;
    let links: Vec<String> = app.mails().await.iter().map(|mail| link_in(mail, "enrol")).collect();
    let first = browser.get(&links[0]).await;
    let other = app.browser();
    let second = other.get(&links[1]).await;
    assert!(browser.press(&first, "Confirm", &[("Password", FORM[4].1)]).await.location().is_some());
    let refused = other.press(&second, "Confirm", &[("Password", FORM[4].1)]).await;
    assert!(refused.alert().starts_with("willowcrafts.onmicrosoft.com is already taken."), "{}", refused.text());
}
