//! What is typed for a new customer and can't be taken: said beside its field, and kept.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::{steps::is_refused, with};
use crate::support::{Backend, TestApp};

#[rstest]
#[actix_web::test]
async fn whatever_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let long = "x".repeat(300);
    for (label, value, words) in [
        ("Company name", "aaaa", ""),
        ("Company name", "Ltd.", ""),
        ("Company name", "1 2 3", ""),
        ("Company name", long.as_str(), "255"),
        ("Primary domain name", "elmbakery", "elmbakery.onmicrosoft.com is already taken"),
        ("Primary domain name", "elm bakery", ""),
        ("Primary domain name", "abcdefghijklmnopqrstuvwxyz12", "27"),
        ("ZIP/postal code", "9810", "98"),
        ("State/province", "Bavaria", ""),
        ("Phone number", "12", ""),
        ("Email address", "wanda@aurora.example", "your own organization"),
        ("Agreement acceptance date", "2030-01-16", "future"),
        ("Agreement acceptance date", "", "Enter the date"),
        ("Agreement acceptance date", "31.12.2029", ""),
        ("First name", "x", ""),
    ] {
        let page = aurora.get("/customers/new").await;
        let answer = aurora.press(&page, "Next: Subscriptions", &with(&[(label, value)])).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{label} {value}");
        let said = answer.refusal_of(label);
        assert!(!said.is_empty() && said.contains(words), "{label} {value}: {said:?}");
        if label != "State/province" {
            assert_eq!(answer.value_of(label), value);
        }
        if label != "Last name" {
            assert_eq!(answer.value_of("Last name"), "Meyer", "what was good is kept");
        }
        assert!(!answer.alert().is_empty());
    }
}

#[rstest]
#[actix_web::test]
async fn names_that_are_none_are_refused_beside_the_field(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get("/customers/new").await;
    let (latin, cyrillic) = ("W".repeat(300), "Иг".repeat(150));
    for name in [&latin, &cyrillic, "999", "aaaaaa", "Ltd.", "GmbH", "Test", "  ", "1 2 3", "!?"] {
        let refused = aurora.press(&page, "Next: Subscriptions", &with(&[("Company name", name)])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
        assert!(!refused.refusal_of("Company name").is_empty(), "{name:?}");
        assert_eq!(refused.value_of("Company name"), name);
    }
}

#[rstest]
#[actix_web::test]
async fn all_that_is_wrong_is_said_at_once_each_beside_its_field(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let long = "L".repeat(300);
    let wrong = [
        ("Primary domain name", "elmbakery"),
        ("ZIP/postal code", "1234"),
        ("First name", "W"),
        ("Last name", &long),
        ("Email address", "wilma"),
        ("Phone number", "+55 11 91234-5678"),
        ("Agreement acceptance date", "2030-01-17"),
        ("Acceptor's email", "nobody@aurora.example"),
        ("Address line 1", ""),
        ("City", ""),
        ("State/province", ""),
    ];
    let page = aurora.get("/customers/new").await;
    let refused = aurora.press(&page, "Next: Subscriptions", &with(&wrong)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (label, value) in wrong {
        assert!(!refused.refusal_of(label).is_empty(), "{label}: {}", refused.text());
        assert_eq!(refused.value_of(label), value, "{label}");
    }
    assert!(refused.refusal_of("Primary domain name").contains("already taken"));
}

#[rstest]
#[actix_web::test]
async fn carts_refuse_what_cannot_be_ordered_and_keep_what_was_typed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get("/customers/new").await;
    let page = aurora.press_on(&page, "Next: Subscriptions", &with(&[])).await;
    let (label, long) = ("Licenses for Microsoft 365 Business Basic", "9".repeat(40));
    for typed in ["0", "-3", "1.5", "1000000000000", "", "ten", "301", "300", "-1", "five", "1e3", &long] {
        let answer =
            aurora.press(&page, "Next: Review", &[("Microsoft 365 Business Basic", "on"), (label, typed)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
        assert!(is_refused(&answer, label), "{typed:?}");
        assert!(answer.says("Enter a") && answer.value_of(label) == typed, "{typed:?}: {}", answer.text());
    }
    let none = aurora.press(&page, "Next: Review", &[]).await;
    assert!(none.says("Choose at least one offer"));
    let csrf = page.fill(None, "Cancel", &[]).1.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    let (german, school, unknown) = app
        .read(|db| {
            use tandem::repository::offers::find_by_sku;
            let faculty = find_by_sku(db, "m365-a3-faculty")?.id.to_string();
            let add_on = find_by_sku(db, "teams-phone-standard")?.id.to_string();
            Ok((add_on, faculty, "00000000-0000-7000-8000-000000000000".to_owned()))
        })
        .await;
    for offer in [german, school, unknown] {
        let quantity = format!("quantity-{offer}");
        let fields = [("csrf", csrf.as_str()), ("offer", &offer), (&quantity, "1"), ("do", "next")];
        let answer = aurora.post(&page.path, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{offer}");
        assert!(!answer.alert().is_empty());
    }
}
