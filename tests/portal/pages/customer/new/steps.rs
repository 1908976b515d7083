//! New customer, step by step: from the list, back to a step with all kept, cancelled at each, and asked to accept.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::{WILLOW, first_sign_in, password_on, to_review, with};
use crate::{
    pages::{partner::indirect_resellers::dump, sales::orders::letterhead},
    support::{Backend, Page, TestApp, sales::tenant},
};

pub const BASIC: &str = "Microsoft 365 Business Basic";
pub const BASIC_LICENSES: &str = "Licenses for Microsoft 365 Business Basic";
const E3: &str = "Microsoft 365 E3";

/// The addresses behind all links of this text.
fn links(page: &Page, text: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let all = scraper::Selector::parse("main a").unwrap();
    let found = html.select(&all).filter(|link| link.text().collect::<String>().trim() == text);
    found.map(|link| link.attr("href").unwrap().to_owned()).collect()
}

/// The offers that are ticked, each with its licenses, by name.
fn taken(page: &Page) -> Vec<(String, String)> {
    let html = scraper::Html::parse_document(&page.body);
    let boxes = scraper::Selector::parse("main input[type=checkbox][checked]").unwrap();
    let names = html.select(&boxes).map(|one| {
        let label = format!("label[for=\"{}\"]", one.attr("id").unwrap());
        let label = scraper::Selector::parse(&label).unwrap();
        html.select(&label).next().unwrap().text().collect::<String>().trim().to_owned()
    });
    let mut taken: Vec<_> = names.map(|name| (name.clone(), page.value_of(&format!("Licenses for {name}")))).collect();
    taken.sort();
    taken
}

/// Whether a field is marked as refused.
pub fn is_refused(page: &Page, label: &str) -> bool {
    let html = scraper::Html::parse_document(&page.body);
    let labels = scraper::Selector::parse("label").unwrap();
    let found = html.select(&labels).find(|one| one.text().collect::<String>().trim() == label).unwrap();
    let field = format!("[id=\"{}\"][aria-invalid=true]", found.attr("for").unwrap());
    html.select(&scraper::Selector::parse(&field).unwrap()).next().is_some()
}

#[rstest]
#[actix_web::test]
async fn a_customer_is_added_from_the_list_of_customers(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = aurora.get("/customers").await;
    let page = aurora.get(&list.link("Add customer").unwrap()).await;
    assert_eq!((page.heading().as_str(), page.value_of("Country/region").as_str()), ("Account info", "US"));
    let typed = with(&[("Indirect reseller", "Dogwood Tech")]);
    let page = aurora.press_on(&page, "Next: Subscriptions", &typed).await;
    let review = aurora.press_on(&page, "Next: Review", &[(BASIC, "on"), (BASIC_LICENSES, "1")]).await;
    // Dogwood has not signed the agreement: it may be chosen, and orders go without its number.
    for words in ["Dogwood Tech", "Microsoft Partner Agreement", "orders go without this number"] {
        assert!(review.says(words), "{words}: {}", review.text());
    }
    let done = aurora.press(&review, "Submit", &[]).await;
    assert!(done.says("Setup info") && !password_on(&done).is_empty());
    let list = aurora.get(&done.link("Done").unwrap()).await;
    assert_eq!(list.path, "/customers?search=willowpress.onmicrosoft.com");
    assert!(list.row("Willow Press").unwrap().contains("Dogwood Tech") && list.row("Elm Bakery").is_none());
    let sold = aurora.get(&list.link_in_row("Willow Press", "Willow Press").unwrap()).await;
    assert!(!sold.row(BASIC).unwrap().contains("4100003"), "{}", sold.text());
}

#[rstest]
#[actix_web::test]
async fn the_confirmation_leads_to_the_customer_and_its_order_and_says_what_comes_next(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let done = aurora.press(&to_review(&aurora, &[]).await, "Submit", &[]).await;
    let id = tenant(&app, "willowpress.onmicrosoft.com").await;
    assert_eq!(done.link("Open customer").unwrap(), format!("/customers/{id}/subscriptions"));
    let number = done.text().split("Order number ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    assert_eq!(aurora.get(&done.link(&number).unwrap()).await.heading(), format!("Order {number}"));
    assert!(done.says("Give Wanda Meyer the portal address") && done.says("Portal address http"), "{}", done.text());
    assert!(done.says("assign the licenses") && !done.says("accepts the Microsoft Customer Agreement"));
    let head = letterhead(&done);
    assert!(
        head.starts_with("Aurora Distribution ") && head.contains(" Customer Willow Press 12 Main Street"),
        "{head}"
    );
    assert!(head.contains("willowpress.onmicrosoft.com") && head.contains(" Printed on "), "{head}");
    // Reloaded, it says the same but for the password.
    let again = aurora.get(&done.path.replace("/review", "/confirmation")).await;
    assert!(again.link(&number).is_some() && again.link("Open customer").is_some() && letterhead(&again) == head);

    // Who may not open a customer is led to no page that is closed.
    let maple = app.signed_in("user.admin@maple.example").await;
    let mut typed = with(&[("Primary domain name", "maplewillow")]);
    typed.retain(|(label, _)| *label != "Indirect reseller");
    let page = maple.press_on(&maple.get("/customers/new").await, "Next: Subscriptions", &typed).await;
    let review = maple.press_on(&page, "Next: Review", &[(BASIC, "on"), (BASIC_LICENSES, "1")]).await;
    let done = maple.press(&review, "Submit", &[]).await;
    assert!(done.says("Order number") && done.link("Open customer").is_none(), "{}", done.text());
    assert!(maple.get(&done.link("Done").unwrap()).await.row("Willow Press").is_some());
}

#[rstest]
#[actix_web::test]
async fn update_returns_to_a_step_with_all_kept(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let cart = [(BASIC.to_owned(), "5".to_owned()), (E3.to_owned(), "2".to_owned())];
    let review = to_review(&aurora, &[]).await;
    let updates = links(&review, "Update");
    assert_eq!(updates.len(), 2);
    let account = aurora.get(&updates[0]).await;
    assert_eq!(account.heading(), "Account info");
    for (label, value) in WILLOW.iter().filter(|(label, _)| *label != "Indirect reseller") {
        assert_eq!(account.value_of(label).to_lowercase(), value.to_lowercase(), "{label}");
    }
    assert_eq!(account.value_of("Indirect reseller"), tenant(&app, "birch.example").await.to_string());
    let (_, sent) = account.fill(None, "Next: Subscriptions", &[]);
    assert!(sent.contains(&("agreement".into(), "attested".into())), "{sent:?}");
    let page = aurora.press_on(&account, "Next: Subscriptions", &[("Indirect reseller", "Dogwood Tech")]).await;
    assert_eq!(taken(&page), cart);
    let review = aurora.press_on(&page, "Next: Review", &[]).await;
    assert!(review.says("Dogwood Tech"), "{}", review.text());
    let page = aurora.get(&links(&review, "Update")[1]).await;
    assert_eq!((page.heading().as_str(), taken(&page)), ("New subscription", cart.to_vec()));
    let refused = aurora.press(&page, "Next: Review", &[(BASIC_LICENSES, "300")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_refused(&refused, BASIC_LICENSES) && refused.value_of(BASIC_LICENSES) == "300");
    let review = aurora.press_on(&refused, "Next: Review", &[(BASIC_LICENSES, "299")]).await;
    for words in ["1,794.00 USD", "1,866.00 USD", "Dogwood Tech", "Willow Press"] {
        assert!(review.says(words), "{words}: {}", review.text());
    }
}

#[rstest]
#[actix_web::test]
async fn cancel_drops_everything_at_each_step(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    for (step, update) in [("Account info", Some(0)), ("New subscription", Some(1)), ("Review", None)] {
        let review = to_review(&aurora, &[]).await;
        let page = match update {
            Some(place) => aurora.get(&links(&review, "Update")[place]).await,
            None => review.clone(),
        };
        assert_eq!(page.heading(), step);
        let list = aurora.press_on(&page, "Cancel", &[]).await;
        assert_eq!(list.path, "/customers");
        assert!(list.says("Draft deleted.") && list.row("Willow Press").is_none(), "{}", list.text());
        let start = aurora.get(&list.link("Add customer").unwrap()).await;
        assert!(!start.body.contains("Willow Press"), "{}", start.text());
        let draft = review.path.trim_end_matches("/review");
        for rest in ["", "/subscriptions", "/review"] {
            assert_eq!(aurora.get(&format!("{draft}{rest}")).await.status, StatusCode::NOT_FOUND, "{step}: {rest}");
        }
    }
    assert!(dump(&app).await["drafts"].is_empty());
}

#[rstest]
#[actix_web::test]
async fn for_a_customer_that_is_asked_first_nothing_is_ordered_later_either(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = aurora.get("/indirect-resellers").await;
    let page = aurora.get(&list.link_in_row("Birch IT", "Add new customer").unwrap()).await;
    let asked = with(&[("Customer will be asked to accept it", "asked"), ("Agreement acceptance date", "")]);
    let review = aurora.press_on(&page, "Next: Subscriptions", &asked).await;
    assert_eq!((review.heading().as_str(), links(&review, "Update").len()), ("Review", 1), "{}", review.text());
    let done = aurora.press(&review, "Submit", &[]).await;
    assert!(done.says("The customer accepts the Microsoft Customer Agreement") && !done.says("Order number"));
    let list = aurora.get(&done.link("Done").unwrap()).await;
    let page = aurora.get(&list.link_in_row("Willow Press", "Add subscription").unwrap()).await;
    assert!(page.alert().contains("hasn’t accepted the Microsoft Customer Agreement"), "{}", page.text());
    let refused = aurora.press(&page, "Next: Review", &[(BASIC, "on"), (BASIC_LICENSES, "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let admin = first_sign_in(&app, "admin@willowpress.onmicrosoft.com", &password_on(&done)).await;
    let own = admin.get("/subscriptions").await;
    assert!(own.status == StatusCode::OK && own.row(BASIC).is_none(), "{}", own.text());
}
