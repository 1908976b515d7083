//! The menu counts what waits behind its entries, for whoever may do something about it.

use rstest::rstest;
use scraper::{Html, Selector};

use crate::{
    pages::{
        invitation::{consent, referrals},
        partner::partnership_inquiries,
        sales::order_requests,
        support::service_requests,
    },
    support::{Backend, Browser, Page, TestApp},
};

/// What the menu counts: the whole text of each entry with a count, the count as it is shown, and how it is said.
fn counts(page: &Page) -> Vec<(String, String, String)> {
    let html = Html::parse_document(&page.body);
    let one = |selector: &str| html.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
    let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>().trim().to_owned();
    let described = one("nav.menu a[aria-describedby]").into_iter().map(|link| {
        let count = one(&format!("nav.menu li > #{}", link.attr("aria-describedby").unwrap()))[0];
        let part = |name: &str| text(count.select(&Selector::parse(name).unwrap()).next().unwrap());
        (text(link), part("[aria-hidden]"), part(".visually-hidden"))
    });
    described.collect()
}

/// The entries that the menu of a page counts something behind, with the counts.
async fn counted(browser: &Browser, path: &str) -> Vec<(String, String)> {
    counts(&browser.get(path).await).into_iter().map(|(entry, count, _)| (entry, count)).collect()
}

fn of(entry: &str, count: &str) -> Vec<(String, String)> {
    vec![(entry.to_owned(), count.to_owned())]
}

#[rstest]
#[actix_web::test]
async fn service_requests_are_counted_for_whoever_is_to_answer(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = service_requests::empty(backend).await;
    let aurora = app.signed_in("helpdesk.agent@aurora.example").await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    assert!(counted(&aurora, "/").await.is_empty(), "nothing waits");
    let first = service_requests::ask(&elm, "First", &[]).await;
    service_requests::ask(&elm, "Second", &[]).await;
    let page = aurora.get("/customers").await;
    let expected = ("Service requests".to_owned(), "2".to_owned(), "2 waiting for you".to_owned());
    assert_eq!(counts(&page), [expected], "the link's words stay as they are");
    for other in ["default.user@aurora.example", "helpdesk.agent@zenith.example", "operator@tandem.example"] {
        assert!(counted(&app.signed_in(other).await, "/settings").await.is_empty(), "{other}");
    }
    let answered = aurora.get(&first).await;
    let refused = aurora.press(&answered, "Send", &[("Your answer", "")]).await;
    assert_eq!(counts(&refused)[0].1, "2", "on the page of a form that came back");
    aurora.press(&answered, "Send", &[("Your answer", "Done.")]).await;
    assert_eq!(counted(&aurora, "/").await, of("Service requests", "1"));
    assert_eq!(counted(&elm, "/").await, of("Service requests", "1"), "the answer waits for a reply");
    assert!(counted(&app.signed_in("user@elmbakery.onmicrosoft.com").await, "/").await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn a_customer_learns_how_many_partners_ask_and_that_its_agreement_is_due(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let ginkgo = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await;
    assert_eq!(counted(&ginkgo, "/").await, of("Agreements", "1"));
    let birch = app.signed_in("sales.agent@birch.example").await;
    let letter = consent::draft(&birch, true).await;
    consent::send(&app, &birch, &letter, "admin@ginkgolaw.onmicrosoft.com").await;
    let maple = app.signed_in("sales.agent@maple.example").await;
    for address in ["someone@ginkgolaw.onmicrosoft.com", "admin@ginkgolaw.onmicrosoft.com"] {
        let letter = consent::draft(&maple, false).await;
        consent::send(&app, &maple, &letter, address).await;
    }
    let page = ginkgo.get("/partner-relationships").await;
    assert!(page.says("Birch IT") && page.says("Maple Direct"), "{}", page.text());
    let partners = counts(&page).into_iter().find(|(entry, ..)| entry == "Partner relationships").unwrap();
    assert_eq!((partners.1.as_str(), partners.2.as_str()), ("2", "2 partners waiting for your answer"));
    let elsewhere = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    assert!(counted(&elsewhere, "/").await.iter().all(|(entry, _)| entry != "Partner relationships"));
    assert!(counted(&app.signed_in("user@ginkgolaw.onmicrosoft.com").await, "/").await.is_empty());
    // Whoever may no longer ask does not wait for an answer.
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE mail_domain = 'maple.example'").await;
    let left = counted(&ginkgo, "/partner-relationships").await;
    assert!(left.contains(&("Partner relationships".into(), "1".into())), "{left:?}");
    app.sql("DELETE FROM memberships WHERE account_id = (SELECT id FROM accounts WHERE mail_domain = 'birch.example')")
        .await;
    assert_eq!(counted(&ginkgo, "/partner-relationships").await, of("Agreements", "1"));
    assert!(!ginkgo.get("/partner-relationships").await.says("Birch IT"));
}

#[rstest]
#[actix_web::test]
async fn referrals_are_counted_beside_the_providers_and_accounts_for_the_operator(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = service_requests::empty(backend).await;
    app.sql("DELETE FROM referrals").await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    assert!(counted(&birch, "/").await.is_empty());
    referrals::refer(&app.signed_in("sales.agent@aurora.example").await).await;
    assert_eq!(counted(&birch, "/").await, of("Indirect providers", "1"));
    let operator = app.signed_in("operator@tandem.example").await;
    assert!(counted(&operator, "/").await.is_empty());
    app.sql("UPDATE accounts SET standing = 'pending_approval' WHERE mail_domain IN ('cedar.example', 'ipe.example')")
        .await;
    assert_eq!(counted(&operator, "/catalog").await, of("Accounts", "2"));
}

#[rstest]
#[actix_web::test]
async fn order_requests_are_counted_for_whoever_decides(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = service_requests::empty(backend).await;
    app.sql("DELETE FROM referrals").await;
    let elm = app.signed_in(order_requests::ELM_ADMIN).await;
    let path = order_requests::ask_for_anything(&elm).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    assert_eq!(counted(&birch, "/").await, of("Order requests", "1"));
    assert!(counted(&aurora, "/").await.is_empty());
    birch.press(&birch.get(&path).await, "Pass on", &[]).await;
    assert!(counted(&birch, "/").await.is_empty());
    assert_eq!(counted(&aurora, "/").await, of("Order requests", "1"));
}

#[rstest]
#[actix_web::test]
async fn resellers_that_ask_are_counted_beside_the_resellers(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = service_requests::empty(backend).await;
    let zenith = app.signed_in("sales.agent@zenith.example").await;
    assert!(counted(&zenith, "/").await.is_empty());
    let cedar = app.signed_in(partnership_inquiries::CEDAR).await;
    let (_, received) = partnership_inquiries::asked(&app, &cedar, "zenith.example").await;
    let page = zenith.get("/indirect-resellers").await;
    let expected = ("Indirect resellers".to_owned(), "1".to_owned(), "1 reseller waiting for your answer".to_owned());
    assert_eq!(counts(&page), [expected]);
    assert!(page.says("Requests from resellers 1"), "{}", page.text());
    zenith.press(&zenith.get(&received).await, "Decline", &[("Reason", "Full.")]).await;
    assert!(counted(&zenith, "/").await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn what_is_more_than_ninety_nine_is_not_counted(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    super::queries::add_resellers(&app, 100).await;
    app.sql("UPDATE accounts SET standing = 'pending_approval' WHERE name LIKE 'Generated %'").await;
    let operator = app.signed_in("operator@tandem.example").await;
    assert_eq!(counted(&operator, "/").await, of("Accounts", "99+"));
}
