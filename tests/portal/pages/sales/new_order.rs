//! Add subscription: orders for customers that are there.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::{customer, partner::indirect_resellers::dump, platform::bad_input::send_raw},
    support::{Backend, TestApp},
};

/// The address of Add subscription for one of the demo's customers.
pub async fn address(app: &TestApp, domain: &'static str) -> String {
    let id = app.read(move |db| tandem::repository::accounts::find_by_domain(db, domain)).await;
    format!("/customers/{id}/subscriptions/new")
}

const ELM: &str = "elmbakery.onmicrosoft.com";
const BASKET: &[(&str, &str)] = &[
    ("Microsoft 365 E3", "on"),
    ("Licenses for Microsoft 365 E3", "4"),
    ("Project Plan 3", "on"),
    ("Licenses for Project Plan 3", "1"),
];

#[rstest]
#[actix_web::test]
async fn several_lines_are_ordered_at_once_with_the_reseller_from_the_list(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&address(&app, ELM).await).await;
    assert_eq!(page.heading(), "New subscription");
    let birch = app.read(|db| tandem::repository::accounts::find_by_domain(db, "birch.example")).await;
    assert_eq!(page.value_of("Reseller"), birch.to_string(), "the one reseller that serves the customer");
    let review = aurora.press_on(&page, "Next: Review", BASKET).await;
    assert_eq!(review.heading(), "Review", "{}", review.text());
    for words in ["Microsoft 365 E3", "Project Plan 3", "Birch IT, MPN ID 4100001", "Total"] {
        assert!(review.says(words), "{words}: {}", review.text());
    }
    let before = dump(&app).await;
    let done = aurora.press(&review, "Submit", &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let after = dump(&app).await;
    let more = |table: &str| after[table].len() - before[table].len();
    assert_eq!((more("orders"), more("order_lines"), more("subscriptions")), (1, 2, 2));
    assert_eq!(after["subscriptions"].iter().filter(|row| row.contains("4100001")).count() - 6, 2);
    let again = aurora.press(&review, "Submit", &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "a form sent twice counts once");
    assert_eq!(dump(&app).await["orders"], after["orders"]);
}

#[rstest]
#[actix_web::test]
async fn offers_are_narrowed_and_what_was_chosen_stays(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&address(&app, ELM).await).await;
    let typed = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "4"), ("Billing type", "usage")];
    let usage = aurora.press_on(&page, "Apply", &typed).await;
    assert!(usage.is_ticked("Microsoft 365 E3") && usage.says("Azure plan"), "{}", usage.text());
    assert_eq!(usage.value_of("Licenses for Microsoft 365 E3"), "4");
    assert!(!usage.says("Project Plan 3") && usage.value_of("Billing type") == "usage", "{}", usage.text());
    let small = [("Billing type", ""), ("Category", "small_business"), ("Term", "P1M"), ("Publisher", "Microsoft")];
    let small = aurora.press_on(&usage, "Apply", &small).await;
    assert!(small.says("Microsoft 365 Business Basic") && !small.says("Azure plan"), "{}", small.text());
    // What can't be bought is narrowed as well, and says why.
    let nonprofit = [("Category", ""), ("Term", ""), ("Segment", "nonprofit")];
    let nonprofit = aurora.press_on(&small, "Apply", &nonprofit).await;
    assert!(nonprofit.says("is for customers with this qualification: Nonprofit"), "{}", nonprofit.text());
    assert!(!nonprofit.says("is for customers with this qualification: Education"), "{}", nonprofit.text());
    // A faulty cart comes back as narrowed as it was.
    let faulty = aurora.press(&nonprofit, "Next: Review", &[("Licenses for Microsoft 365 E3", "0")]).await;
    assert_eq!((faulty.status, faulty.value_of("Segment").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "nonprofit"));
}

#[rstest]
#[actix_web::test]
async fn of_two_submits_at_the_same_time_one_orders(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&address(&app, ELM).await).await;
    let review = aurora.press_on(&page, "Next: Review", BASKET).await;
    let before = dump(&app).await["orders"].len();
    let (one, other) = (aurora.twin(), aurora.twin());
    let (first, second) = tokio::join!(one.press(&review, "Submit", &[]), other.press(&review, "Submit", &[]));
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(dump(&app).await["orders"].len(), before + 1);
}

#[rstest]
#[actix_web::test]
async fn nothing_is_ordered_before_the_agreement_is_accepted(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&address(&app, "pinefreight.onmicrosoft.com").await).await;
    assert!(page.alert().contains("hasn’t accepted the Microsoft Customer Agreement"), "{}", page.text());
    let answer = aurora.press(&page, "Next: Review", BASKET).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[actix_web::test]
async fn a_reseller_that_cannot_stand_on_it_is_refused_in_its_own_words(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&address(&app, ELM).await).await;
    let mut basket = BASKET.to_vec();
    basket.push(("Reseller", "Dogwood Tech"));
    let answer = aurora.press(&page, "Next: Review", &basket).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.refusal_of("Reseller").contains("hasn’t signed"), "{}", answer.text());
    assert_eq!(answer.value_of("Licenses for Microsoft 365 E3"), "4");
    // Whoever is sent back to the cart is told the same.
    let (action, _) = answer.fill(None, "Next: Review", &[]);
    let sent_back = aurora.visit(&format!("{action}/review")).await;
    assert!(sent_back.path.ends_with("?check=true"), "{}", sent_back.path);
    assert!(sent_back.alert().contains("hasn’t signed"), "{}", sent_back.text());
    assert!(sent_back.refusal_of("Reseller").contains("hasn’t signed"), "{}", sent_back.text());
    basket.pop();
    basket.push(("Reseller", "None"));
    let review = aurora.press_on(&answer, "Next: Review", &basket).await;
    assert!(review.says("nobody earns incentives"));
}

#[rstest]
#[actix_web::test]
async fn others_customers_and_roles_without_the_right_get_nowhere(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let path = address(&app, ELM).await;
    for (who, status) in [
        ("global.admin@zenith.example", StatusCode::NOT_FOUND),
        ("global.admin@maple.example", StatusCode::NOT_FOUND),
        ("global.admin@birch.example", StatusCode::FORBIDDEN),
        ("default.user@aurora.example", StatusCode::FORBIDDEN),
        ("admin@elmbakery.onmicrosoft.com", StatusCode::FORBIDDEN),
    ] {
        let browser = app.signed_in(who).await;
        assert_eq!(browser.get(&path).await.status, status, "{who}");
    }
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&path).await;
    let review = aurora.press_on(&page, "Next: Review", BASKET).await;
    let foreign = review.path.replace(path.split('/').nth(2).unwrap(), "00000000-0000-7000-8000-000000000000");
    assert_eq!(aurora.get(&foreign).await.status, StatusCode::NOT_FOUND);
    let fir = address(&app, "firclinic.onmicrosoft.com").await;
    let other_customer = review.path.replace(&path, &fir);
    assert_eq!(aurora.get(&other_customer).await.status, StatusCode::NOT_FOUND, "the draft is of one customer");
}

#[rstest]
#[actix_web::test]
async fn of_two_orders_at_the_same_time_one_has_the_trial(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let path = address(&app, "firclinic.onmicrosoft.com").await;
    let mut reviews = Vec::new();
    for _ in 0..4 {
        let page = aurora.get(&path).await;
        reviews.push(aurora.press_on(&page, "Next: Review", &[("Microsoft 365 Business Trial", "on")]).await);
    }
    let twins: Vec<_> = reviews.iter().map(|_| aurora.twin()).collect();
    let (a, b, c, d) = tokio::join!(
        twins[0].press(&reviews[0], "Submit", &[]),
        twins[1].press(&reviews[1], "Submit", &[]),
        twins[2].press(&reviews[2], "Submit", &[]),
        twins[3].press(&reviews[3], "Submit", &[]),
    );
    assert!([a, b, c, d].iter().all(|page| page.status == StatusCode::SEE_OTHER));
    let trials = dump(&app).await["subscriptions"].iter().filter(|row| row.contains("Business Trial")).count();
    assert_eq!(trials, 1);
}

#[rstest]
#[actix_web::test]
async fn a_price_that_changed_since_it_was_reviewed_is_reviewed_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&address(&app, ELM).await).await;
    let review = aurora.press_on(&page, "Next: Review", BASKET).await;
    let wizard = customer::new::to_review(&aurora, &[]).await;
    app.sql("UPDATE offer_prices SET unit_price = unit_price + 100").await;
    let before = dump(&app).await;
    for review in [review, wizard] {
        let again = aurora.press_on(&review, "Submit", &[]).await;
        assert_eq!(again.heading(), "Review", "{}", again.text());
        assert!(again.says("changed after you reviewed"), "{}", again.text());
    }
    let after = dump(&app).await;
    assert_eq!((&after["orders"], &after["customers"]), (&before["orders"], &before["customers"]));
}

#[rstest]
#[actix_web::test]
async fn a_page_gone_back_to_and_corrected_is_taken_as_corrected(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&address(&app, ELM).await).await;
    let first = aurora.press_on(&page, "Next: Review", BASKET).await;
    let mut corrected = BASKET.to_vec();
    corrected[1].1 = "9";
    let second = aurora.press_on(&page, "Next: Review", &corrected).await;
    assert_eq!(first.path, second.path, "it is the same draft");
    assert!(second.says("Microsoft 365 E3") && second.says(" 9 "), "{}", second.text());
    aurora.press(&second, "Submit", &[]).await;
    let third = aurora.press_on(&page, "Next: Review", BASKET).await;
    assert_eq!(third.heading(), "Review", "after it was submitted, another begins: {}", third.text());
    assert_ne!(third.path, second.path);
}

#[rstest]
#[actix_web::test]
async fn a_cart_holds_only_what_is_sold_there(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&address(&app, ELM).await).await;
    let (_, fields) = page.fill(None, "Next: Review", &[("Microsoft 365 E3", "on")]);
    let offer = fields.into_iter().find(|(name, _)| name == "offer").unwrap().1;
    let unknown = "0193e8bb-f94f-7d15-bdf1-65e02072b449";
    let (quantity, plan) = (format!("quantity-{offer}"), format!("plan-{offer}"));
    let quantity_of_unknown = format!("quantity-{unknown}");
    let before = dump(&app).await;
    for changes in [
        vec![("offer", unknown), (&quantity_of_unknown, "1")],
        vec![("offer", "x"), ("quantity-x", "1")],
        vec![("offer", &offer), (&quantity, "1"), (&plan, "P9Y weekly")],
        vec![("offer", &offer), (&quantity, "100001")],
        vec![("offer", &offer), (&quantity, "1"), ("reseller", "not-an-account")],
    ] {
        let answer = send_raw(&aurora, &page, "Next: Review", &changes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}: {}", answer.text());
    }
    let after = dump(&app).await;
    assert_eq!((&after["subscriptions"], &after["orders"]), (&before["subscriptions"], &before["orders"]));
}
