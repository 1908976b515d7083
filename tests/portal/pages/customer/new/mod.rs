//! New customer: from the first page to a customer that signs in.

mod countries;
mod input;
pub mod steps;

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, Browser, PASSWORD, Page, TestApp},
};

/// What a provider types for a customer in the United States.
pub const WILLOW: &[(&str, &str)] = &[
    ("Company name", "Willow Press"),
    ("Primary domain name", "WillowPress"),
    ("Address line 1", "12 Main Street"),
    ("City", "Seattle"),
    ("State/province", "WA"),
    ("ZIP/postal code", "98101"),
    ("First name", "Wanda"),
    ("Last name", "Meyer"),
    ("Email address", "wanda@willow.example"),
    ("Phone number", "(206) 555-0134"),
    ("Indirect reseller", "Birch IT"),
    ("Agreement acceptance date", "2030-01-14"),
];

/// Fills in the first page, with some fields otherwise.
pub fn with<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut typed: Vec<(&str, &str)> = WILLOW.to_vec();
    for (label, value) in other {
        typed.retain(|(one, _)| one != label);
        typed.push((label, value));
    }
    typed
}

/// Walks to Review with two offers in the cart.
pub async fn to_review(browser: &Browser, other: &[(&str, &str)]) -> Page {
    let page = browser.get("/customers/new").await;
    let page = browser.press_on(&page, "Next: Subscriptions", &with(other)).await;
    assert_eq!(page.heading(), "New subscription", "{}", page.text());
    let basket = [
        ("Microsoft 365 Business Basic", "on"),
        ("Licenses for Microsoft 365 Business Basic", "5"),
        ("Microsoft 365 E3", "on"),
        ("Licenses for Microsoft 365 E3", "2"),
    ];
    browser.press_on(&page, "Next: Review", &basket).await
}

/// The temporary password on the page that shows it.
pub fn password_on(page: &Page) -> String {
    let text = page.text();
    let after = text.split("Temporary password ").nth(1).unwrap_or_else(|| panic!("no password in: {text}"));
    after.split_whitespace().next().unwrap().to_owned()
}

/// Signs in with a temporary password and chooses one that nobody else knows.
pub async fn first_sign_in(app: &TestApp, user_name: &str, temporary: &str) -> Browser {
    let browser = app.browser();
    browser.sign_in(user_name, temporary).await;
    let page = browser.visit("/").await;
    let chosen = [("New password", PASSWORD), ("Repeat new password", PASSWORD)];
    let home = browser.press_on(&page, "Save", &chosen).await;
    assert_eq!((home.status, home.heading().as_str()), (StatusCode::OK, "Home"), "{}", home.text());
    browser
}

#[rstest]
#[actix_web::test]
async fn a_customer_is_added_from_the_resellers_row_and_signs_in(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = aurora.get("/indirect-resellers").await;
    let page = aurora.get(&list.link_in_row("Birch IT", "Add new customer").unwrap()).await;
    assert_eq!(page.heading(), "Account info");
    let birch = page.value_of("Indirect reseller");
    assert!(!birch.is_empty(), "the reseller is chosen already");
    let typed: Vec<_> = WILLOW.iter().copied().filter(|(label, _)| *label != "Indirect reseller").collect();
    let page = aurora.press_on(&page, "Next: Subscriptions", &typed).await;
    assert_eq!(page.heading(), "New subscription", "{}", page.text());
    let basket = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "7")];
    let page = aurora.press_on(&page, "Next: Review", &basket).await;
    assert_eq!(page.heading(), "Review");
    for words in ["Willow Press", "willowpress.onmicrosoft.com", "Birch IT, MPN ID 4100001", "Microsoft 365 E3", "7"] {
        assert!(page.says(words), "{words} in {}", page.text());
    }
    let done = aurora.press(&page, "Submit", &[]).await;
    assert_eq!(done.status, StatusCode::OK);
    assert_eq!(done.heading(), "Confirmation");
    assert_eq!(done.header("cache-control"), Some("no-store"));
    assert!(done.says("User name admin@willowpress.onmicrosoft.com"));
    let password = password_on(&done);
    assert!(password.chars().count() >= 12);
    let admin = app.browser();
    let page = admin.get("/sign-in").await;
    let typed = [("Email", "admin@willowpress.onmicrosoft.com"), ("Password", password.as_str())];
    let page = admin.press_on(&page, "Sign in", &typed).await;
    assert!(page.says("Repeat new password"), "{}", page.text());
    let chosen = [("New password", "correct horse staple"), ("Repeat new password", "correct horse staple")];
    let home = admin.press_on(&page, "Save", &chosen).await;
    assert!(home.body.contains("Wanda Meyer") && home.body.contains("Willow Press"), "{}", home.text());
}

#[rstest]
#[actix_web::test]
async fn the_password_is_in_the_one_answer_and_nowhere_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let review = to_review(&aurora, &[]).await;
    let done = aurora.press(&review, "Submit", &[]).await;
    let password = password_on(&done);
    for (table, rows) in dump(&app).await {
        for row in rows {
            let hex = password.bytes().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            assert!(!row.contains(&password) && !row.to_lowercase().contains(&hex), "{table}: {row}");
        }
    }
    assert!(app.mails().await.iter().all(|mail| !mail.contains(&password)));
    let again = aurora.press(&review, "Submit", &[]).await;
    assert_eq!((again.status, again.heading().as_str()), (StatusCode::OK, "Confirmation"));
    let address = done.path.replace("/review", "/confirmation");
    let reloaded = aurora.get(&address).await;
    for page in [&again, &reloaded] {
        assert!(!page.body.contains(&password) && page.says("can’t be shown again"), "{}", page.text());
        assert!(page.link("Reset password").is_some() && page.link("Done").is_some());
    }
}

#[rstest]
#[actix_web::test]
async fn of_two_submits_at_the_same_time_one_makes_the_customer(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let review = to_review(&aurora, &[]).await;
    let (one, other) = (aurora.twin(), aurora.twin());
    let (first, second) = tokio::join!(one.press(&review, "Submit", &[]), other.press(&review, "Submit", &[]));
    let shown = [&first, &second].iter().filter(|page| page.says("Temporary password")).count();
    assert_eq!(shown, 1, "{} / {}", first.text(), second.text());
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK));
    let tables = dump(&app).await;
    let made = |table: &str| tables[table].iter().filter(|row| row.contains("willowpress")).count();
    assert_eq!((made("customers"), made("users")), (1, 1));
    assert_eq!(made("relationships"), 2, "one for the provider and one for its reseller");
}

#[rstest]
#[actix_web::test]
async fn a_customer_that_is_asked_to_accept_buys_nothing_yet(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("user.admin@aurora.example").await;
    let page = aurora.get("/customers/new").await;
    let asked = with(&[("Customer will be asked to accept it", "asked"), ("Agreement acceptance date", "")]);
    let page = aurora.press_on(&page, "Next: Subscriptions", &asked).await;
    assert_eq!(page.heading(), "Review", "{}", page.text());
    assert!(page.says("Until the customer accepts the agreement, nothing can be bought"));
    let done = aurora.press(&page, "Submit", &[]).await;
    assert!(done.says("Temporary password"));
    let tables = dump(&app).await;
    let before = TestApp::demo(backend).await;
    assert_eq!(tables["orders"].len(), dump(&before).await["orders"].len());
}

#[rstest]
#[actix_web::test]
async fn a_draft_survives_signing_out_and_belongs_to_whoever_began_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let review = to_review(&aurora, &[]).await;
    let address = review.path.clone();
    let home = aurora.get("/").await;
    aurora.press(&home, "Sign out", &[]).await;
    let back = app.signed_in("sales.agent@aurora.example").await;
    let page = back.get(&address).await;
    assert!(page.says("Willow Press") && page.says("Microsoft 365 E3"));
    let start = back.get("/customers/new").await;
    let unfinished = back.get(&start.link("Willow Press").unwrap()).await;
    assert_eq!(unfinished.value_of("City"), "Seattle");
    let lines = back.get(&address.replace("/review", "/subscriptions")).await;
    assert_eq!(lines.value_of("Licenses for Microsoft 365 Business Basic"), "5");
    for other in ["global.admin@aurora.example", "sales.agent@zenith.example", "sales.agent@maple.example"] {
        let stranger = app.signed_in(other).await;
        for part in ["", "/subscriptions", "/review", "/confirmation"] {
            let page = stranger.get(&address.replace("/review", part)).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{other} {part}");
        }
    }
    app.clock.advance(chrono::TimeDelta::days(15));
    let late = app.signed_in("sales.agent@aurora.example").await;
    assert_eq!(late.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_domain_that_was_taken_meanwhile_leads_back_with_everything_kept(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (aurora, zenith) =
        (app.signed_in("sales.agent@aurora.example").await, app.signed_in("sales.agent@zenith.example").await);
    let review = to_review(&aurora, &[]).await;
    let faster = to_review(&zenith, &[("Company name", "Willow Paper"), ("Indirect reseller", "")]).await;
    assert!(zenith.press(&faster, "Submit", &[]).await.says("Temporary password"));
    let page = aurora.press_on(&review, "Submit", &[]).await;
    assert_eq!(page.heading(), "Account info");
    assert!(page.refusal_of("Primary domain name").contains("already taken"));
    assert!(page.says("Nothing was submitted") && page.value_of("Company name") == "Willow Press");
    let page = aurora.press_on(&page, "Next: Subscriptions", &[("Primary domain name", "willowpress2")]).await;
    assert_eq!(page.value_of("Licenses for Microsoft 365 E3"), "2", "the cart is kept");
    let page = aurora.press_on(&page, "Next: Review", &[]).await;
    assert!(aurora.press(&page, "Submit", &[]).await.says("admin@willowpress2.onmicrosoft.com"));
}

#[rstest]
#[actix_web::test]
async fn a_partnership_that_ended_meanwhile_leads_back_to_the_reseller(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let review = to_review(&aurora, &[]).await;
    let list = aurora.get("/indirect-resellers").await;
    let confirm = aurora.get(&list.link_in_row("Birch IT", "Remove partnership").unwrap()).await;
    aurora.press(&confirm, "Yes", &[]).await;
    let page = aurora.press_on(&review, "Submit", &[]).await;
    assert_eq!(page.heading(), "Account info");
    assert!(page.refusal_of("Indirect reseller").contains("no longer your partner"));
    assert_eq!(dump(&app).await["customers"].iter().filter(|row| row.contains("willow")).count(), 0);
}

#[rstest]
#[actix_web::test]
async fn an_unsigned_reseller_can_be_chosen_and_orders_go_without_its_number(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let review = to_review(&aurora, &[("Indirect reseller", "Dogwood Tech")]).await;
    assert!(review.says("hasn’t signed the Microsoft Partner Agreement"), "{}", review.text());
    assert!(aurora.press(&review, "Submit", &[]).await.says("Temporary password"));
    assert!(dump(&app).await["order_lines"].iter().all(|row| !row.contains("4100003")));
}

#[rstest]
#[actix_web::test]
async fn the_live_check_says_whether_a_domain_is_free(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let ask = async |typed: &str| aurora.get(&format!("/customers/new/domain?domain={typed}")).await;
    assert!(ask("freshname").await.says("freshname.onmicrosoft.com is free"));
    assert!(ask("ElmBakery").await.says("is already taken"));
    assert!(ask("elm%20bakery").await.says("letters"));
    let helpdesk = app.signed_in("helpdesk.agent@aurora.example").await;
    assert_eq!(helpdesk.get("/customers/new/domain?domain=x").await.status, StatusCode::FORBIDDEN);
}
