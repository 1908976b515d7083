//! The way back in: a link by mail for whoever has forgotten the password, and one that whoever runs the machine makes.

use std::sync::Mutex;

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::connection::{InstrumentationEvent, set_default_instrumentation};
use rstest::rstest;
use tandem::service::recovery;

use crate::support::{Backend, Browser, PASSWORD, Page, TestApp, link_in};

const FORGOTTEN: &str = "/password/forgotten";
const WHO: &str = "sales.agent@zenith.example";
const NEW: &str = "an orange umbrella";

/// Asks for a link; gives the answer.
async fn ask(browser: &Browser, email: &str) -> Page {
    let page = browser.get(FORGOTTEN).await;
    browser.press(&page, "Send link", &[("Email", email)]).await
}

/// Asks for a link from a browser of its own; gives the mails that come of it.
async fn mails_for(app: &TestApp, email: &str) -> Vec<String> {
    let sent = ask(&app.browser(), email).await;
    assert_eq!((sent.status, sent.location().as_deref()), (StatusCode::SEE_OTHER, Some("/sign-in")));
    app.look_up_forgotten().await;
    app.mails().await
}

/// Asks for a link, and gives it.
async fn link_for(app: &TestApp, email: &str) -> String {
    let mails = mails_for(app, email).await;
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    link_in(mail, "password/new")
}

/// Chooses a password with a link.
async fn choose(browser: &Browser, link: &str, password: &str) -> Page {
    let page = browser.get(link).await;
    browser.press(&page, "Save", &[("New password", password), ("Repeat new password", password)]).await
}

#[rstest]
#[actix_web::test]
async fn a_link_opens_the_way_back_once_and_ends_every_session(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let before = app.signed_in(WHO).await;
    let sign_in = app.browser().get("/sign-in").await;
    assert_eq!(sign_in.link("Forgot password?").as_deref(), Some(FORGOTTEN));
    let link = link_for(&app, &WHO.to_uppercase()).await;
    assert_eq!(before.get("/").await.status, StatusCode::OK, "asking changes nothing");
    let browser = app.browser();
    for _ in 0..3 {
        let page = browser.get(&link).await;
        assert!(page.says(WHO) && page.says("Link works until"), "{}", page.text());
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
    }
    let refused = choose(&browser, &link, "Zenith Supply 2030").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.refusal_of("New password").starts_with("Choose a password that is harder to guess."));
    let saved = choose(&browser, &link, NEW).await;
    assert_eq!(saved.location().as_deref(), Some("/sign-in"), "the link itself signs nobody in");
    assert!(browser.visit("/sign-in").await.says("Password saved."));
    assert_eq!(before.get("/").await.location().as_deref(), Some("/sign-in"), "its sessions are over");
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("Subject: Your password was changed"), "{mails:?}");

    let dead = browser.get(&link).await;
    assert_eq!((dead.status, dead.heading().as_str()), (StatusCode::NOT_FOUND, "This link no longer works"));
    assert_eq!(dead.link("Get a new link").as_deref(), Some(FORGOTTEN));
    let old = app.browser();
    let typed = [("Email", WHO), ("Password", PASSWORD)];
    let refused = old.press(&old.get("/sign-in").await, "Sign in", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.browser().sign_in(WHO, NEW).await;
}

#[rstest]
#[actix_web::test]
async fn links_die_after_half_an_hour_with_the_next_one_and_with_a_new_password(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.browser();
    let first = link_for(&app, WHO).await;
    let page = browser.get(&first).await;
    let second = link_for(&app, WHO).await;
    assert_eq!(browser.get(&first).await.status, StatusCode::NOT_FOUND, "a second was asked for");
    let typed = [("New password", NEW), ("Repeat new password", NEW)];
    assert_eq!(browser.press(&page, "Save", &typed).await.status, StatusCode::NOT_FOUND, "from an open page, too");
    app.clock.advance(TimeDelta::minutes(30) - TimeDelta::seconds(1));
    assert_eq!(browser.get(&second).await.status, StatusCode::OK);
    let page = browser.get(&second).await;
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(browser.get(&second).await.status, StatusCode::NOT_FOUND, "after half an hour");
    assert_eq!(browser.press(&page, "Save", &typed).await.status, StatusCode::NOT_FOUND);

    let third = link_for(&app, WHO).await;
    let person = app.signed_in(WHO).await;
    let page = person.get("/password").await;
    let own = [("Current password", PASSWORD), ("New password", NEW), ("Repeat new password", NEW)];
    person.press_on(&page, "Save", &own).await;
    assert_eq!(browser.get(&third).await.status, StatusCode::NOT_FOUND, "another password was chosen");
}

static STATEMENTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn note(event: InstrumentationEvent<'_>) {
    if let InstrumentationEvent::StartQuery { query, .. } = event {
        let text = query.to_string();
        // What is bound stands behind the text.
        let text = text.split(" -- binds").next().unwrap_or_default().to_owned();
        // A connection of PostgreSQL is set up when the pool makes it, and asks once for each type what it is.
        if text.trim() != "SELECT 1" && !text.contains("pg_type") && !text.starts_with("SET TIME ZONE") {
            STATEMENTS.lock().unwrap().push(text);
        }
    }
}

#[rstest]
#[actix_web::test]
async fn known_unknown_and_suspended_are_answered_alike_by_the_same_work(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    set_default_instrumentation(|| Some(Box::new(note))).unwrap();
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE name = 'Maple Direct'").await;
    app.sql("UPDATE users SET must_change_password = TRUE WHERE email_key = 'default.user@aurora.example'").await;
    let everybody = [
        WHO,
        "nobody.here@zenith.example",
        "global.admin@maple.example",
        "default.user@aurora.example",
        "admin@firclinic.onmicrosoft.com",
    ];
    let mut answers = Vec::new();
    for email in everybody {
        let browser = app.browser();
        let page = browser.get(FORGOTTEN).await;
        STATEMENTS.lock().unwrap().clear();
        let answer = browser.press(&page, "Send link", &[("Email", email)]).await;
        let statements = STATEMENTS.lock().unwrap().clone();
        let after = browser.visit("/sign-in").await;
        answers.push((answer.status, answer.body.len(), answer.location(), statements, after.without_tokens()));
    }
    assert!(!answers[0].3.is_empty() && answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    app.look_up_forgotten().await;
    let mails = app.mails().await;
    assert_eq!(mails.len(), 4, "whoever can sign in is mailed a link, and nobody else is: {mails:?}");
    assert!(!mails.iter().any(|mail| mail.contains("nobody.here@")));
}

#[rstest]
#[actix_web::test]
async fn an_address_gets_three_links_an_hour_and_a_network_causes_ten(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let mut sent = 0;
    for _ in 0..5 {
        sent += mails_for(&app, WHO).await.len();
    }
    assert_eq!(sent, 3);
    for domain in ["aurora", "maple", "birch", "cedar"] {
        for local in ["global.admin", "user.admin", "admin.agent"] {
            sent += mails_for(&app, &format!("{local}@{domain}.example")).await.len();
        }
    }
    assert_eq!(sent, 10);
    let elsewhere = app.browser().at("198.51.100.7");
    ask(&elsewhere, "default.user@larch.example").await;
    app.look_up_forgotten().await;
    assert_eq!(app.mails().await.len(), 1, "another network");
    app.clock.advance(TimeDelta::hours(1));
    assert_eq!(mails_for(&app, WHO).await.len(), 1, "an hour later");
}

#[rstest]
#[actix_web::test]
async fn whoever_never_chose_a_password_gets_in_by_the_mailbox(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@zenith.example").await;
    let page = admin.get("/settings/users/new").await;
    let typed = [
        ("Full name", "Nadia New"),
        ("Email address", "nadia@zenith.example"),
        ("How the user gets a password", "link"),
    ];
    let added = admin.press(&page, "Add", &typed).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text());
    let mails = app.mails().await;
    let welcome = link_in(mails.first().unwrap_or_else(|| panic!("{}", added.text())), "welcome");
    let link = link_for(&app, "nadia@zenith.example").await;
    let browser = app.browser();
    choose(&browser, &link, NEW).await;
    assert_eq!(browser.get(&welcome).await.status, StatusCode::NOT_FOUND, "nothing is left to choose there");
    let home = browser.sign_in("nadia@zenith.example", NEW).await;
    assert_ne!(home.location().as_deref(), Some("/password"));
}

#[rstest]
#[actix_web::test]
async fn mails_come_in_the_language_of_the_person_or_of_the_page(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for (language, asked, changed) in [
        ("en", "Choose a new password", "Your password was changed"),
        ("pt-BR", "Escolha uma nova senha", "Sua senha foi alterada"),
        ("ru", "Выберите новый пароль", "Ваш пароль изменен"),
    ] {
        app.sql(&format!("UPDATE users SET language = '{language}' WHERE email_key = '{WHO}'")).await;
        let link = {
            let mails = mails_for(&app, WHO).await;
            assert!(mails.len() == 1 && decoded(&mails[0]).contains(asked), "{mails:?}");
            link_in(&mails[0], "password/new")
        };
        let browser = app.browser();
        choose(&browser, &link, &format!("{NEW} {language}")).await;
        let mails = app.mails().await;
        assert!(mails.len() == 1 && decoded(&mails[0]).contains(changed), "{mails:?}");
    }
}

/// A mail with its subject's words as they are read.
fn decoded(mail: &str) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let words = mail.split("=?utf-8?b?").skip(1).filter_map(|rest| STANDARD.decode(rest.split('?').next()?).ok());
    let subject: Vec<u8> = words.flatten().collect();
    format!("{}\n{mail}", String::from_utf8_lossy(&subject))
}

#[rstest]
#[actix_web::test]
async fn whoever_runs_the_machine_makes_a_link_that_is_on_record(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let before = app.signed_in("operator@tandem.example").await;
    let call = app.call();
    let (link, _) = app.write(move |db| recovery::issue(db, &call, "Operator@Tandem.example")).await;
    assert_eq!(before.get("/").await.location().as_deref(), Some("/sign-in"), "signed out everywhere");
    assert!(app.mails().await.is_empty());
    let path = link_in(&link, "password/new");
    app.clock.advance(TimeDelta::hours(23));
    let browser = app.browser();
    choose(&browser, &path, NEW).await;
    browser.sign_in("operator@tandem.example", NEW).await;
    let events = crate::pages::partner::account_settings::audited(&app, "issue_password_link").await;
    assert_eq!(events.len(), 1);
    let call = app.call();
    let unknown = app.state.database.write(move |db| recovery::issue(db, &call, "nobody@tandem.example")).await;
    assert!(unknown.is_err());
}

/// `docs/adr/0009-slowing-failed-sign-ins.md`: a flood from the same network can't be told from the person.
#[actix_web::test]
async fn a_flood_from_the_same_network_does_not_keep_out_whom_a_link_let_in() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let network = "203.0.113.9";
    let flood = app.browser().at(network);
    let page = flood.get("/sign-in").await;
    let link = link_for(&app, WHO).await;
    let person = app.browser().at(network);
    let tries = (0..40).map(|_| {
        let (flood, page) = (flood.clone(), page.clone());
        async move { flood.press(&page, "Sign in", &[("Email", WHO), ("Password", "wrong")]).await.status }
    });
    let back_in = async {
        choose(&person, &link, NEW).await;
        let started = std::time::Instant::now();
        person.sign_in(WHO, NEW).await;
        started.elapsed()
    };
    let (answers, took) = futures_util::future::join(futures_util::future::join_all(tries), back_in).await;
    assert!(answers.contains(&StatusCode::TOO_MANY_REQUESTS), "{answers:?}");
    assert!(took < std::time::Duration::from_secs(2), "{took:?}");
}
