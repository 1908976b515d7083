//! What arrives that no page of ours has sent: answered with a page and a way on, never a 500.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::{indirect_resellers::dump, invitations::draft};
use crate::support::{Backend, TestApp};

#[rstest]
#[actix_web::test]
async fn a_form_without_or_with_anothers_token_changes_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let zenith = app.signed_in("sales.agent@zenith.example").await;
    let (_, foreign) = zenith.get("/indirect-resellers").await.fill(None, "Request a partnership", &[]);
    let foreign = foreign.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    let before = dump(&app).await;
    for fields in [vec![], vec![("csrf", "")], vec![("csrf", foreign.as_str())]] {
        let page = aurora.post("/indirect-resellers/requests", &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert_eq!(page.heading(), "This form is out of date");
        assert!(page.link("Open the page again").is_some() && !page.menu().is_empty());
    }
    assert_eq!(dump(&app).await, before);
}

#[rstest]
#[actix_web::test]
async fn hostile_texts_are_refused_beside_their_field_and_kept(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let message = page.value_of("Message");
    let long_subject = "s".repeat(201);
    let long_message = format!("{message}{}", "m".repeat(10_000));
    for (label, typed, words) in [
        ("Subject", "Hi\r\nBcc: victim@x.example", "This holds characters"),
        ("Subject", "evil\u{202E}gpj.exe", "This holds characters"),
        ("Subject", "", "Please fill this in."),
        ("Subject", "   ", "Please fill this in."),
        ("Subject", long_subject.as_str(), "At most 200 characters"),
        ("To", "not an address", "This is not an email address."),
        ("To", "a@b.example\r\nCc: c@d.example", "This is not an email address."),
        ("To", "a@b.example, c@d.example", "This is not an email address."),
        ("Message", long_message.as_str(), "At most 10000 characters"),
        ("Recipient's language", "xx", "Please choose"),
    ] {
        let refused = browser.press(&page, "Done", &[("To", "x@y.example"), (label, typed)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{label} {typed:?}");
        assert!(refused.refusal_of(label).starts_with(words), "{label} {typed:?}: {}", refused.refusal_of(label));
        if label == "Subject" && !typed.contains('\r') {
            assert_eq!(refused.value_of("Subject"), typed);
        }
    }
    let markup = "<script>alert(1)</script> \"><img src=x>";
    let saved = browser.press_on(&page, "Save draft", &[("Subject", markup)]).await;
    assert_eq!(saved.value_of("Subject"), markup);
    assert!(!saved.body.contains("<script>alert") && !saved.body.contains("<img src=x"));
}

#[rstest]
#[actix_web::test]
async fn oversized_broken_and_misdirected_requests_get_a_page_with_a_way_on(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let huge = browser.post_body(&page.path, format!("message={}", "x".repeat(1 << 20))).await;
    assert_eq!(
        (huge.status, huge.heading().as_str()),
        (StatusCode::PAYLOAD_TOO_LARGE, "That is too much for one form")
    );
    assert!(huge.link("Home").is_some() && !huge.menu().is_empty());
    let broken = browser.post_body(&page.path, "csrf=%ff%fe&&&==\u{0}".into()).await;
    assert!(broken.status.is_client_error(), "{}", broken.status);
    let method = browser.post("/settings/", &[]).await;
    assert_eq!(method.status, StatusCode::NOT_FOUND);
    let method = browser.get("/sign-out").await;
    assert_eq!(
        (method.status, method.heading().as_str()),
        (StatusCode::METHOD_NOT_ALLOWED, "This address works differently")
    );
    for path in [
        "/nothing/here",
        "/indirect-resellers/%00/remove",
        "/i/%F0%9F",
        "/invitations/../../etc/passwd/draft",
        "/static/../Cargo.toml",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [
        "/indirect-resellers?search=%00a",
        "/indirect-resellers?at=YQAAAAAAAAAAAAAAAAAAAAAAAA",
        "/indirect-resellers?search=%ff",
    ] {
        assert_eq!(browser.get(path).await.status, StatusCode::OK, "{path}");
    }
    let (operator, admin) =
        (app.signed_in("operator@tandem.example").await, app.signed_in("global.admin@aurora.example").await);
    for path in ["/catalog", "/accounts", "/provider-list"] {
        assert_eq!(operator.get(&format!("{path}?search=%00a%0d%1b")).await.status, StatusCode::OK, "{path}");
    }
    for path in ["/customers", "/customers/former", "/invitations", "/settings/users", "/providers"] {
        assert_eq!(admin.get(&format!("{path}?search=%00a%0d%1b")).await.status, StatusCode::OK, "{path}");
    }
    let doubled = browser.get("/sign-in?return_to=a&return_to=b").await;
    assert_eq!((doubled.status, doubled.heading().as_str()), (StatusCode::BAD_REQUEST, "This form can't be read"));
    let stranger = app.browser().get("/nothing/here").await;
    assert_eq!((stranger.status, stranger.menu().len()), (StatusCode::NOT_FOUND, 0));
    assert!(stranger.link("Home").is_some());
}

#[actix_web::test]
async fn a_broken_database_is_an_apology_with_a_reference_and_nothing_else() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    app.sql("ALTER TABLE outbox RENAME TO gone").await;
    let page = browser.get("/invitations").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(page.heading(), "Something went wrong on our side");
    let reference = page.header("x-request-id").unwrap();
    assert!(page.says(reference) && !page.body.contains("outbox"));
    assert!(page.link("Home").is_some() && !page.menu().is_empty());
}

#[rstest]
#[actix_web::test]
async fn every_answer_carries_the_security_headers(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.browser();
    for path in ["/sign-in", "/healthz", "/readyz", "/nothing", "/i/garbage"] {
        let page = browser.get(path).await;
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert!(page.header("referrer-policy").is_some() && page.header("x-request-id").is_some());
    }
    assert_eq!(browser.head("/healthz").await.status, StatusCode::OK);
    assert_eq!(browser.get("/healthz").await.body, "ok\n");
    assert_eq!(browser.get("/readyz").await.body, "ready\n");
}
