//! What is left of a link where it is looked at, kept and delivered: nothing that anybody could follow.

use std::{
    fs, io,
    sync::{Arc, Mutex, OnceLock},
};

use actix_web::http::StatusCode;
use base64::{Engine, engine::general_purpose};
use rstest::rstest;
use tandem::{auth::token::Token, mail::transport::Transport, repository::db::DatabaseUrl};
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

use super::invitations::{draft, send};
use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, Browser, Page, TestApp, link_in},
};

const CEDAR: &str = "global.admin@cedar.example";
const PASSWORD: &str = "seventeen red tulips";

/// What the portal logs in this process, which tests may share.
static LOG: OnceLock<Log> = OnceLock::new();

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Keeps all that the portal logs from now on, where it is asked to log more than by itself.
fn listen() -> &'static Log {
    LOG.get_or_init(|| {
        let log = Log::default();
        // Pages are parsed by the tests alone, whose parser logs what it reads.
        let filter = EnvFilter::new("debug,html5ever=off,selectors=off");
        let subscriber = tracing_subscriber::fmt().with_env_filter(filter);
        subscriber.with_writer(log.clone()).init();
        log
    })
}

/// Neither the link nor its token, in any spelling, is in the database, in its files or in the log.
async fn assert_untraceable(app: &TestApp, log: &Log, link: &str) {
    let text = link.rsplit('/').next().unwrap();
    let raw = *Token::parse(text).unwrap().bytes();
    let hex = raw.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let base64 = general_purpose::STANDARD_NO_PAD.encode(raw);
    let spellings: [&[u8]; 5] =
        [text.as_bytes(), &raw, hex.as_bytes(), &hex.to_uppercase().into_bytes(), base64.as_bytes()];
    let mut kept = vec![("a dump".to_owned(), format!("{:?}", dump(app).await).into_bytes())];
    kept.push(("the log".to_owned(), log.0.lock().unwrap().clone()));
    if let DatabaseUrl::Sqlite(file) = &app.database.url {
        let name = file.file_name().unwrap().to_str().unwrap();
        for entry in fs::read_dir(file.parent().unwrap()).unwrap().map(Result::unwrap) {
            let other = entry.file_name().into_string().unwrap();
            if other.starts_with(name) {
                kept.push((other, fs::read(entry.path()).unwrap()));
            }
        }
        assert!(kept.len() > 2, "the database is a file");
    }
    for (place, bytes) in kept {
        for spelling in spellings {
            let found = bytes.windows(spelling.len()).position(|piece| piece == spelling);
            let around = found.map(|at| String::from_utf8_lossy(&bytes[at.saturating_sub(200)..at + spelling.len()]));
            assert!(around.is_none(), "{place} holds {link}: …{}", around.unwrap_or_default());
        }
    }
}

/// Enrolls from a link; gives the path that the mail leads to.
async fn enroll(app: &TestApp, stranger: &Browser, link: &str) -> String {
    let page = stranger.get(link).await;
    let page = stranger.get(&page.link("Enroll as a reseller").unwrap()).await;
    let typed = [
        ("Company name", "Tulip Cloud"),
        ("Global MPN ID", "5000001"),
        ("Location MPN ID", "5100001"),
        ("Your name", "Raul Tulip"),
        ("Email", "raul@tulip.example"),
        ("Password", PASSWORD),
        ("Repeat password", PASSWORD),
        ("Country/region", "US"),
    ];
    stranger.press(&page, "Enroll", &typed).await;
    link_in(&app.mails().await[0], "enrol")
}

#[rstest]
#[actix_web::test]
async fn a_hundred_looks_at_a_draft_and_at_a_verification_change_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let log = listen();
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let letter = draft(&aurora).await;
    let verification = enroll(&app, &app.browser(), &link_in(&letter.value_of("Message"), "i")).await;
    let before = dump(&app).await;
    for _ in 0..100 {
        assert_eq!(aurora.get(&letter.path).await.status, StatusCode::OK);
        assert_eq!(app.browser().get(&verification).await.status, StatusCode::OK);
    }
    assert_eq!(dump(&app).await, before);
    assert_untraceable(&app, log, &verification).await;
    let page = app.browser().get(&verification).await;
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert!(page.header("cache-control").unwrap().contains("no-store"));
}

#[rstest]
#[actix_web::test]
async fn no_link_can_be_read_from_the_database_or_the_log_before_delivery_and_after(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let log = listen();
    let mut app = TestApp::demo(backend).await;
    let delivered = app.worker.transport.clone();
    // Nobody answers there, so that the mail stays in the outbox.
    let nobody = lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url("smtp://127.0.0.1:1").unwrap();
    app.worker.transport = Transport::Smtp { server: nobody.build(), patience: std::time::Duration::from_secs(5) };
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let drafted = link_in(&draft(&aurora).await.value_of("Message"), "i");
    let letter = draft(&aurora).await;
    let waiting = link_in(&letter.value_of("Message"), "i");
    aurora.press_on(&letter, "Send", &[("To", CEDAR)]).await;
    app.worker.drain().await.unwrap();
    for link in [&drafted, &waiting] {
        assert_eq!(app.browser().get(link).await.status, StatusCode::OK);
    }
    aurora.get("/invitations").await;
    for link in [&drafted, &waiting] {
        assert_untraceable(&app, log, link).await;
    }

    app.worker.transport = delivered;
    let (sent, _) = send(&app, &aurora, CEDAR).await;
    let cedar = app.browser();
    let page = cedar.get(&sent).await;
    let typed = [("Email", CEDAR), ("Password", crate::support::PASSWORD)];
    let page = cedar.press_on(&page, "Sign in", &typed).await;
    assert_eq!(page.path, sent);
    assert_untraceable(&app, log, &sent).await;
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(logged.contains("answered"), "the log was listened to: {logged}");
}

/// Where everything on a page leads that leads anywhere.
fn addresses(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let leading = scraper::Selector::parse("[href], [src], [action], [formaction]").unwrap();
    let named = ["href", "src", "action", "formaction"];
    let found = html.select(&leading).flat_map(|one| named.map(|name| one.attr(name).map(str::to_owned)));
    found.flatten().collect()
}

#[rstest]
#[actix_web::test]
async fn a_links_page_tells_nobody_about_it(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let link = link_in(&draft(&aurora).await.value_of("Message"), "i");
    for reader in [app.browser(), app.signed_in(CEDAR).await] {
        let page = reader.get(&link).await;
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
        assert!(page.header("cache-control").unwrap().contains("no-store"));
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        let policy = page.header("content-security-policy").unwrap();
        let rules: Vec<&str> = policy.split(';').map(str::trim).collect();
        for rule in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
            assert!(rules.contains(&rule), "{policy}");
        }
        assert!(!["unsafe", "http:", "https:", "*"].iter().any(|wide| policy.contains(wide)), "{policy}");
        let led_to = addresses(&page);
        assert!(led_to.len() > 5, "{led_to:?}");
        for address in led_to {
            let is_own = address.starts_with('/') && !address.starts_with("//") || address.starts_with('#');
            assert!(is_own, "the page leads to {address}");
        }
    }
}
