//! What arrives that no page of ours has sent: answered with a page and a way on, never a 500.

use actix_web::{
    http::{Method, StatusCode},
    test::TestRequest,
};
use rstest::rstest;

use super::access::csrf;
use crate::{
    pages::{
        customer,
        invitation::invitations::{draft, send},
        partner::indirect_resellers::dump,
    },
    support::{Backend, Browser, PASSWORD, Page, TestApp},
};

const CEDAR: &str = "global.admin@cedar.example";

/// The answer is a whole page with a heading, and every way on that it offers leads somewhere.
pub async fn assert_way_on(browser: &Browser, page: &Page, status: StatusCode) {
    assert_eq!((page.status, page.body.matches("<h1").count()), (status, 1), "{}: {}", page.path, page.text());
    let ways: Vec<String> = {
        let html = scraper::Html::parse_document(&page.body);
        let links = scraper::Selector::parse("main a[href]").unwrap();
        html.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect()
    };
    assert!(!ways.is_empty(), "{} offers no way on: {}", page.path, page.text());
    for way in ways {
        let there = browser.visit(&way).await;
        assert_eq!(there.status, StatusCode::OK, "{} leads to {way}: {}", page.path, there.text());
    }
}

/// Sends the form of a button with some fields, by name, changed to what a browser's own field would not let pass.
pub async fn send_raw(browser: &Browser, page: &Page, button: &str, changes: &[(&str, &str)]) -> Page {
    let (action, mut fields) = page.fill(None, button, &[]);
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&action, &fields).await
}

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
    let made_up = "A".repeat(foreign.len());
    for fields in [vec![], vec![("csrf", "")], vec![("csrf", &made_up)], vec![("csrf", &foreign)]] {
        let page = aurora.post("/indirect-resellers/requests", &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert_eq!(page.heading(), "This form is out of date");
        assert!(page.link("Open the page again").is_some() && !page.menu().is_empty());
        assert_way_on(&aurora, &page, StatusCode::FORBIDDEN).await;
    }
    assert_eq!(dump(&app).await, before);
    let letter = draft(&aurora).await;
    for token in ["", &made_up, &foreign] {
        let page = send_raw(&aurora, &letter, "Send", &[("csrf", token), ("to", CEDAR)]).await;
        assert_way_on(&aurora, &page, StatusCode::FORBIDDEN).await;
    }
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn a_token_is_masked_anew_on_each_page_and_good_for_as_long_as_the_session(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    for browser in [&aurora, &app.browser()] {
        let tokens = [csrf(browser).await, csrf(browser).await];
        assert_ne!(tokens[0], tokens[1]);
        // In any order, and more than once.
        for token in [&tokens[1], &tokens[0], &tokens[1]] {
            let sent = browser.post("/language", &[("csrf", token), ("language", "en")]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER);
        }
        let bent = format!("{}{}", if tokens[0].starts_with('A') { 'B' } else { 'A' }, &tokens[0][1..]);
        for token in [bent.as_str(), &tokens[0][1..], &tokens[0][..43], &format!("{}A", tokens[0])] {
            let sent = browser.post("/language", &[("csrf", token), ("language", "en")]).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{token}");
        }
    }
    let token = csrf(&aurora).await;
    let twin = aurora.twin();
    twin.press_on(&twin.get("/customers").await, "Sign out", &[]).await;
    twin.sign_in("sales.agent@aurora.example", PASSWORD).await;
    let sent = twin.post("/language", &[("csrf", &token), ("language", "en")]).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN, "another session's");
}

#[rstest]
#[actix_web::test]
async fn a_form_from_another_site_is_refused(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (action, fields) = aurora.get("/indirect-resellers").await.fill(None, "Request a partnership", &[]);
    let before = dump(&app).await;
    let headers = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    for headers in [&headers[..], &headers[..1], &headers[1..]] {
        let request =
            headers.iter().fold(TestRequest::post().set_form(&fields), |request, one| request.insert_header(*one));
        let page = aurora.send(request.uri(&action), &action).await;
        assert_way_on(&aurora, &page, StatusCode::FORBIDDEN).await;
    }
    assert_eq!(dump(&app).await, before);
    let own = TestRequest::post().set_form(&fields).insert_header(("origin", "http://portal.test"));
    assert_eq!(aurora.send(own.uri(&action), &action).await.status, StatusCode::SEE_OTHER, "our own counts");
}

#[rstest]
#[actix_web::test]
async fn a_wrong_method_is_answered_as_such(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    for (path, known) in [
        ("/", "GET, HEAD"),
        ("/indirect-resellers", "GET, HEAD"),
        ("/sign-out", "POST"),
        ("/password", "GET, HEAD, POST"),
    ] {
        let request = TestRequest::default().method(Method::DELETE);
        let page = aurora.send(request.uri(path), path).await;
        assert_eq!(page.header("allow"), Some(known), "{path}");
        assert_way_on(&aurora, &page, StatusCode::METHOD_NOT_ALLOWED).await;
    }
}

#[rstest]
#[actix_web::test]
async fn what_belongs_to_somebody_else_is_not_there(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let zenith = app.signed_in("sales.agent@zenith.example").await;
    let letter = draft(&zenith).await.path;
    let list = zenith.get("/indirect-resellers").await;
    let remove = list.link_in_row("Birch IT", "Remove partnership").unwrap();
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let before = dump(&app).await;
    let download = format!("{letter}/download");
    for path in [&letter, &download, &remove, "/invitations/1/draft", "/indirect-resellers/x/remove"] {
        assert_way_on(&aurora, &aurora.get(path).await, StatusCode::NOT_FOUND).await;
    }
    let token = csrf(&aurora).await;
    let fields =
        [("csrf", token.as_str()), ("do", "done"), ("subject", "Mine"), ("message", "Mine"), ("language", "en")];
    for path in [&letter, &remove, &letter.replace("draft", "revoke"), &letter.replace("draft", "resend")] {
        assert_way_on(&aurora, &aurora.post(path, &fields).await, StatusCode::NOT_FOUND).await;
    }
    assert_eq!(dump(&app).await, before);
}

#[rstest]
#[actix_web::test]
async fn nobody_adds_headers_to_a_mail(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    for tail in ["\r\nBcc: eve@evil.example", "\nX-Evil: yes", "\0there"] {
        let letter = draft(&aurora).await;
        let (subject, to) = (format!("Hello{tail}"), format!("{CEDAR}{tail}"));
        for change in [("subject", subject.as_str()), ("to", to.as_str())] {
            let sane = [("to", CEDAR), ("subject", "Hello")].into_iter().filter(|(name, _)| *name != change.0);
            let changes: Vec<_> = sane.chain([change]).collect();
            let answer = send_raw(&aurora, &letter, "Send", &changes).await;
            let label = if change.0 == "to" { "To" } else { "Subject" };
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{change:?}");
            assert!(!answer.refusal_of(label).is_empty(), "{change:?}");
        }
    }
    assert!(app.mails().await.is_empty());
    let (_, mail) = send(&app, &aurora, CEDAR).await;
    assert_eq!(mail.matches("\r\nTo: ").count(), 1, "{mail}");
    assert!(!mail.contains("Bcc") && !mail.contains("X-Evil"), "{mail}");
}

#[rstest]
#[actix_web::test]
async fn a_table_taken_away_calculates_nothing(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let formula = "=SUM(A1:A9) \"Elm\"";
    let review = customer::new::to_review(&aurora, &[("Company name", formula)]).await;
    let done = aurora.press(&review, "Submit", &[]).await;
    assert!(done.says("Temporary password"), "{}", done.text());
    let list = aurora.get("/customers").await;
    assert!(list.row(formula).is_some(), "{}", list.text());
    let file = aurora.get(&list.link("Export customers").unwrap()).await;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(file.body.trim_start_matches('\u{FEFF}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cells = || rows.iter().flatten();
    assert!(cells().any(|cell| cell.contains(formula)), "{}", file.body);
    assert!(!cells().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{}", file.body);
}

#[rstest]
#[actix_web::test]
async fn hostile_texts_are_refused_beside_their_field_and_kept(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let (message, link) = (page.value_of("Message"), page.link("Open in email"));
    let long_subject = "s".repeat(201);
    let long_message = format!("{message}{}", "m".repeat(10_000));
    for (label, typed, words) in [
        ("Subject", "Hi\r\nBcc: victim@x.example", "Remove line breaks and invisible characters"),
        ("Subject", "evil\u{202E}gpj.exe", "Remove line breaks and invisible characters"),
        ("Subject", "", "Fill this in."),
        ("Subject", "   ", "Fill this in."),
        ("Subject", long_subject.as_str(), "Use 200 characters or fewer."),
        ("To", "not an address", "Enter an email address"),
        ("To", "cedar", "Enter an email address"),
        ("To", "a@b.example\r\nCc: c@d.example", "Enter an email address"),
        ("To", "a@b.example, c@d.example", "Enter an email address"),
        ("Message", long_message.as_str(), "Use 10,000 characters or fewer."),
        ("Recipient's language", "xx", "Choose an option."),
    ] {
        for button in ["Done", "Send"] {
            let refused = browser.press(&page, button, &[("To", "x@y.example"), (label, typed)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{label} {typed:?}");
            assert!(refused.refusal_of(label).starts_with(words), "{label} {typed:?}: {}", refused.refusal_of(label));
            if matches!(label, "Subject" | "To") && !typed.contains('\r') {
                assert_eq!(refused.value_of(label), typed);
            }
            if label != "Message" {
                assert_eq!(refused.value_of("Message").trim(), message.trim(), "what was typed is kept");
            }
        }
    }
    let refused = browser.press(&page, "Send", &[("To", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((refused.refusal_of("To").as_str(), refused.value_of("To").as_str()), ("Fill this in.", ""));
    assert_eq!(refused.link("Open in email"), link);
    assert!(app.mails().await.is_empty());
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
    assert_eq!((huge.status, huge.heading().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "Form too large"));
    assert!(huge.link("Home").is_some() && !huge.menu().is_empty());
    let before = dump(&app).await;
    let huge = send_raw(&browser, &page, "Send", &[("to", CEDAR), ("message", &"x".repeat(1 << 20))]).await;
    assert_way_on(&browser, &huge, StatusCode::PAYLOAD_TOO_LARGE).await;
    assert_eq!(dump(&app).await, before);
    let broken = browser.post_body(&page.path, "csrf=%ff%fe&&&==\u{0}".into()).await;
    assert!(broken.status.is_client_error(), "{}", broken.status);
    let method = browser.post("/settings/", &[]).await;
    assert_eq!(method.status, StatusCode::NOT_FOUND);
    let method = browser.get("/sign-out").await;
    assert_eq!(
        (method.status, method.heading().as_str()),
        (StatusCode::METHOD_NOT_ALLOWED, "Page can’t be opened this way")
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
    assert_eq!((doubled.status, doubled.heading().as_str()), (StatusCode::BAD_REQUEST, "Incomplete form"));
    let stranger = app.browser().get("/nothing/here").await;
    assert_eq!((stranger.status, stranger.menu().len()), (StatusCode::NOT_FOUND, 0));
    assert!(stranger.link("Home").is_some());
}

#[rstest]
#[actix_web::test]
async fn a_page_that_is_closed_to_the_reader_says_otherwise_than_an_act(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("helpdesk.agent@aurora.example").await;
    let page = browser.get("/invitations").await;
    assert_eq!(page.heading(), "You can’t view this page");
    assert!(page.says("You need one of these roles") && !page.says("search with"), "{}", page.text());
    assert_way_on(&browser, &page, StatusCode::FORBIDDEN).await;
    let token = csrf(&browser).await;
    let act = browser.post("/indirect-resellers/requests", &[("csrf", &token)]).await;
    assert_eq!((act.status, act.heading().as_str()), (StatusCode::FORBIDDEN, "You can’t do this"), "{}", act.text());
    let unknown = browser.get("/nothing").await;
    assert!(unknown.says("search with “Go to”") && unknown.says("Error 404"), "{}", unknown.text());
    let stranger = app.browser().get("/nothing").await;
    assert!(stranger.says("Error 404") && !stranger.says("search with"), "{}", stranger.text());
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
    // Scripts run by what the answer alone says of them, another each time.
    let mut nonces = Vec::new();
    for path in ["/sign-in", "/providers", "/sign-in"] {
        let page = browser.get(path).await;
        let policy = page.header("content-security-policy").unwrap();
        let nonce = policy.split("script-src 'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        let scripts = page.body.matches("<script").count();
        assert!(scripts > 0 && page.body.matches(&format!("<script nonce=\"{nonce}\" src=")).count() == scripts);
        nonces.push(nonce);
    }
    nonces.sort_unstable();
    nonces.dedup();
    assert_eq!(nonces.len(), 3);
    assert_eq!(browser.head("/healthz").await.status, StatusCode::OK);
    assert_eq!(browser.get("/healthz").await.body, "ok\n");
    assert_eq!(browser.get("/readyz").await.body, "ready\n");
}
