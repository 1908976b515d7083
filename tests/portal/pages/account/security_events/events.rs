//! Security events: what was tried and refused, and what changed of people's ways in, is kept with who, from where, on what.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use rstest::rstest;
use tandem::{
    auth::totp::AppSecret,
    domain::{
        client::Client,
        security_event::{EventPerson, PER_KIND, PER_PLACE, SecurityEvent, SecurityEventKind},
    },
    repository::db::Db,
};

use crate::{
    pages::{invitation::invitations::send, platform::access::csrf},
    support::{Backend, Browser, PASSWORD, Page, TestApp, link_in, sales::tenant},
};

pub const PATH: &str = "/settings/security-events";
pub const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// What a query finds, a line each.
pub async fn lines(app: &TestApp, query: &str) -> Vec<String> {
    let query = query.to_owned();
    let found = app.read(move |db| {
        let found: Vec<Line> = match db {
            Db::Sqlite(conn) => sql_query(query).load(conn)?,
            Db::Pg(conn) => sql_query(query).load(conn)?,
        };
        Ok(found)
    });
    found.await.into_iter().map(|one| one.line).collect()
}

/// How many rows there are of a kind, and how often it happened.
pub async fn counted(app: &TestApp, kind: &str) -> (i64, i64) {
    app.keep_events().await;
    let query = format!(
        "SELECT CAST(count(*) AS TEXT) || ' ' || CAST(coalesce(sum(times), 0) AS TEXT) AS line FROM security_events \
         WHERE kind = '{kind}' AND first_at >= '2030-01-15 12:00:00'"
    );
    let found = lines(app, &query).await.remove(0);
    let (rows, times) = found.split_once(' ').unwrap();
    (rows.parse().unwrap(), times.parse().unwrap())
}

/// A browser somewhere.
pub fn office(app: &TestApp) -> Browser {
    app.browser().at("203.0.113.9").saying("user-agent", FIREFOX)
}

/// Tries to sign in; gives the answer.
pub async fn try_in(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.get("/sign-in").await;
    browser.press(&page, "Sign in", &[("Email", email), ("Password", password)]).await
}

/// What somebody sees of a kind of event, once all are kept.
pub async fn seen(app: &TestApp, who: &str, kind: &str) -> Page {
    app.keep_events().await;
    app.signed_in(who).await.get(&format!("{PATH}?kind={kind}&from=2030-01-15")).await
}

/// The rows of a page of events.
pub fn rows(page: &Page) -> Vec<String> {
    page.texts("main tbody tr")
}

/// The one row of a kind that the operator sees.
async fn the_row(app: &TestApp, kind: &str) -> String {
    let page = seen(app, "operator@tandem.example", kind).await;
    let mut found = rows(&page);
    assert_eq!(found.len(), 1, "{kind}: {}", page.text());
    found.remove(0)
}

/// The first link of a page that begins so.
fn first_link(page: &Page, start: &str) -> Option<String> {
    page.links().into_iter().find(|link| link.starts_with(start))
}

fn assert_says(row: &str, words: &[&str]) {
    for word in words {
        assert!(row.contains(word), "{word:?} is not in: {row}");
    }
}

#[rstest]
#[actix_web::test]
async fn failed_sign_ins_tell_who_and_from_where_and_no_address_that_nobody_has(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for _ in 0..3 {
        let refused = try_in(&office(&app), "Sales.Agent@aurora.example", "not this one").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let row = the_row(&app, "sign_in_failed").await;
    assert_says(&row, &["Sign-in failed", "sales.agent@aurora.example", "203.0.113.9", "Firefox · Windows", "3"]);
    app.clock.advance(TimeDelta::minutes(1));
    try_in(&app.browser().at("198.51.100.7"), "stranger.person@elsewhere.example", "not this one").await;
    let page = seen(&app, "operator@tandem.example", "sign_in_failed").await;
    let found = rows(&page);
    assert_says(&found[0], &["s…@elsewhere.example", "198.51.100.7", "Unknown browser", "1"]);
    assert!(found[1].contains("203.0.113.9"), "the latest first: {found:?}");
    let kept = lines(&app, "SELECT coalesce(address, '') AS line FROM security_events").await;
    assert!(!kept.concat().contains("stranger"), "{kept:?}");
    // The digest of an address finds it again.
    let operator = app.signed_in("operator@tandem.example").await;
    for (person, many) in
        [("stranger.person@elsewhere.example", 1), ("other@elsewhere.example", 0), ("sales.agent@aurora.example", 1)]
    {
        let page = operator.get(&format!("{PATH}?person={person}&from=2030-01-15")).await;
        assert_eq!(rows(&page).len(), many, "{person}: {}", page.text());
    }
}

#[rstest]
#[actix_web::test]
async fn what_was_refused_is_kept_though_all_of_it_was_undone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = office(&app);
    agent.sign_in("helpdesk.agent@aurora.example", PASSWORD).await;
    let token = csrf(&agent).await;
    let elm = tenant(&app, "elmbakery.onmicrosoft.com").await;
    let remove = format!("/customers/{elm}/account/remove");
    assert_eq!(agent.post(&remove, &[("csrf", &token)]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(agent.get(&remove).await.status, StatusCode::FORBIDDEN);
    app.keep_events().await;
    let page = seen(&app, "operator@tandem.example", "denied").await;
    let found = rows(&page);
    assert_eq!(found.len(), 2, "{}", page.text());
    let post = found.iter().find(|row| row.contains("POST")).unwrap();
    let who = "helpdesk.agent@aurora.example Aurora Distribution";
    assert_says(post, &["No permission", "POST /customers/{id}/account/remove", who, "203.0.113.9", "Elm Bakery"]);
    let actions = lines(&app, "SELECT action AS line FROM security_events WHERE kind = 'denied' AND network = '203.0.113.9' AND first_at >= '2030-01-15 12:00:00'").await;
    assert!(actions.iter().all(|action| action == "remove_customer"), "{actions:?}");
    // A form without its token, by somebody and by nobody.
    let signed = agent.post("/settings/users/new", &[("full_name", "x")]).await;
    assert_eq!(signed.status, StatusCode::FORBIDDEN);
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(app.browser().post("/sign-in", &[("email", "x")]).await.status, StatusCode::FORBIDDEN);
    let found = rows(&seen(&app, "operator@tandem.example", "form_forged").await);
    assert_says(&found[0], &["Form not from this portal", "POST /sign-in", "Unknown"]);
    assert_says(&found[1], &["POST /settings/users/new", "helpdesk.agent@aurora.example", "203.0.113.9"]);
}

#[rstest]
#[case("/i/", "invitation", "Link of an invitation")]
#[case("/enrol/", "enrolment", "Link that confirms an enrollment")]
#[case("/welcome/", "welcome", "Link for a new user")]
#[case("/password/new/", "password_link", "Link for a new password")]
#[case("/sign-in/notice/", "sign_in_notice", "Link in an email about a sign-in")]
#[case("/restoration/", "restoration", "Link that cancels an access restoration")]
#[case("/setup/", "set_up", "Set-up link")]
#[actix_web::test]
async fn links_that_lead_nowhere_are_told_by_what_they_are_for(
    #[case] path: &str,
    #[case] detail: &str,
    #[case] words: &str,
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for token in ["none", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!(office(&app).get(&format!("{path}{token}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let row = the_row(&app, "link_tried").await;
    assert_says(&row, &["Link that doesn’t work", words, "203.0.113.9", "Firefox", "2"]);
    let kept = lines(
        &app,
        "SELECT detail AS line FROM security_events WHERE kind = 'link_tried' AND first_at >= '2030-01-15 12:00:00'",
    )
    .await;
    assert_eq!(kept, [detail]);
}

#[rstest]
#[actix_web::test]
async fn looking_at_a_link_that_works_is_no_event(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &agent, "office@juniper.example").await;
    let stranger = app.browser();
    assert_eq!(stranger.get(&link).await.status, StatusCode::OK);
    assert_eq!(counted(&app, "link_tried").await, (0, 0));
    // Whoever does not know the sender says so, which is the sender's business.
    let page = stranger.get(&format!("{link}/unknown")).await;
    stranger.press(&page, "Stop these emails", &[]).await;
    for who in ["operator@tandem.example", "global.admin@aurora.example"] {
        let page = seen(&app, who, "mails_refused").await;
        assert_eq!(rows(&page).len(), 1, "{who}: {}", page.text());
    }
}

/// The secret that the page shows as text.
fn secret_of(page: &Page) -> AppSecret {
    let text = page.text_by_id("app-key").replace(' ', "");
    let bits: Vec<u8> = text
        .bytes()
        .flat_map(|sign| {
            let value = if sign.is_ascii_digit() { sign - b'2' + 26 } else { sign - b'A' };
            (0..5).rev().map(move |bit| value >> bit & 1)
        })
        .collect();
    let bytes: Vec<u8> = bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | bit)).collect();
    AppSecret::from_bytes(&bytes).unwrap()
}

#[rstest]
#[actix_web::test]
async fn factors_codes_and_proofs_are_told_with_their_person(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const WHO: &str = "sales.agent@aurora.example";
    let app = TestApp::demo(backend).await;
    let person = office(&app);
    person.sign_in(WHO, PASSWORD).await;
    let page = person.get("/settings/security/authenticator").await;
    let code = secret_of(&page).code_at(app.clock.now()).unwrap();
    let done = person.press(&page, "Turn on", &[("Verification code", &code), ("Name", "Work phone")]).await;
    let codes = done.texts(".codes .secret");
    assert_says(&the_row(&app, "factor_added").await, &["Second factor added", WHO, "203.0.113.9"]);

    let other = office(&app);
    let step = other.visit(&try_in(&other, WHO, PASSWORD).await.location().unwrap()).await;
    other.press(&step, "Verify", &[("Verification code", "000000")]).await;
    assert_says(&the_row(&app, "second_factor_failed").await, &["Wrong code at sign-in", "Verification code", WHO]);
    let ask = other.get(&step.link("Use a recovery code").unwrap()).await;
    other.press_on(&ask, "Verify", &[("Recovery code", &codes[0])]).await;
    assert_says(&the_row(&app, "recovery_code_used").await, &[WHO, "203.0.113.9"]);

    app.clock.advance(TimeDelta::minutes(11));
    let page = person.get("/settings/security/recovery-codes").await;
    let asked = person.press(&page, "Get new codes", &[]).await;
    person.press(&asked, "Continue", &[("Verification code", "000000")]).await;
    assert_says(&the_row(&app, "proof_failed").await, &["Identity not confirmed", "Verification code", WHO]);
    assert_eq!(counted(&app, "recovery_codes_made").await, (0, 0), "nothing was made");
    // All of it is the business of whoever manages the account's people.
    for kind in ["factor_added", "second_factor_failed", "recovery_code_used", "proof_failed"] {
        for (admin, many) in [("user.admin@aurora.example", 1), ("user.admin@birch.example", 0)] {
            let page = seen(&app, admin, kind).await;
            assert_eq!(rows(&page).len(), many, "{admin} {kind}: {}", page.text());
        }
    }
}

#[rstest]
#[actix_web::test]
async fn passwords_that_change_are_told_with_whoever_changed_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const WHO: &str = "sales.agent@zenith.example";
    let app = TestApp::demo(backend).await;
    let person = app.signed_in(WHO).await;
    let page = person.get("/password").await;
    let new = [("New password", "an orange umbrella"), ("Repeat new password", "an orange umbrella")];
    person.press(&page, "Save", &[&[("Current password", "not this one")], new.as_slice()].concat()).await;
    assert_says(&the_row(&app, "proof_failed").await, &["Password", WHO]);
    person.press(&page, "Save", &[&[("Current password", PASSWORD)], new.as_slice()].concat()).await;
    assert_says(&the_row(&app, "password_changed").await, &["Password changed", WHO]);

    let stranger = office(&app);
    for email in [WHO, "nobody@elsewhere.example"] {
        let page = stranger.get("/password/forgotten").await;
        stranger.press(&page, "Send link", &[("Email", email)]).await;
    }
    assert_eq!(counted(&app, "password_forgotten").await, (2, 2));
    let own = seen(&app, "global.admin@zenith.example", "password_forgotten").await;
    assert!(own.says(WHO) && own.says("203.0.113.9") && rows(&own).len() == 1, "{}", own.text());
    app.look_up_forgotten().await;
    let link = link_in(&app.mails().await.concat(), "password/new");
    let page = stranger.get(&link).await;
    stranger
        .press(&page, "Save", &[("New password", "a green lantern"), ("Repeat new password", "a green lantern")])
        .await;
    assert_says(&the_row(&app, "password_set_by_link").await, &["Password set with a link", WHO, "203.0.113.9"]);

    let admin = app.signed_in("global.admin@zenith.example").await;
    let list = admin.get("/settings/users?search=sales.agent").await;
    let details = admin.get(&first_link(&list, "/settings/users/0").unwrap()).await;
    admin.press(&details, "Sign out everywhere", &[]).await;
    let row = the_row(&app, "sessions_ended").await;
    assert_says(&row, &["Signed out by an administrator", "global.admin@zenith.example", "User"]);
    let reset = admin.get(&details.link("Reset password").unwrap()).await;
    admin.press(&reset, "Reset password", &[]).await;
    let page = seen(&app, "global.admin@zenith.example", "password_given").await;
    let found = rows(&page);
    assert_says(&found[0], &["Password reset by an administrator", "global.admin@zenith.example", "User"]);
    assert!(first_link(&page, "/settings/users/0").is_some(), "a way to the user: {}", page.text());
    // One's own sessions are ended by oneself.
    let security = admin.get("/settings/security").await;
    admin.press(&security, "Sign out everywhere else", &[]).await;
    assert_eq!(counted(&app, "sessions_ended").await, (1, 1));
}

#[rstest]
#[actix_web::test]
async fn sign_ins_from_new_browsers_are_told_and_so_is_who_disowns_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const WHO: &str = "sales.agent@zenith.example";
    let app = TestApp::demo(backend).await;
    app.signed_in(WHO).await;
    office(&app).sign_in(WHO, PASSWORD).await;
    let page = seen(&app, "global.admin@zenith.example", "new_browser").await;
    assert_says(&page.row(WHO).unwrap(), &["Sign-in from a new browser", "203.0.113.9", "Firefox · Windows"]);
    let mails = app.mails().await;
    let mail = mails.iter().find(|mail| mail.contains("/sign-in/notice/") && mail.contains("Firefox")).unwrap();
    let home = app.browser().at("198.51.100.7");
    let page = home.get(&link_in(mail, "sign-in/notice")).await;
    assert_eq!(home.press(&page, "This wasn’t me", &[]).await.status, StatusCode::SEE_OTHER);
    let row = the_row(&app, "sign_in_disowned").await;
    assert_says(&row, &["Sign-in reported as someone else’s", WHO, "198.51.100.7"]);
}

#[rstest]
#[actix_web::test]
async fn too_many_tries_are_told_once_with_the_address(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let elm = "admin@elmbakery.onmicrosoft.com";
    let waiting: Vec<_> = (0..16).map(|_| app.state.throttle.take_turn(elm, "203.0.113.9")).collect();
    let mut waiting: Vec<_> = waiting.into_iter().map(Box::pin).collect();
    let mut held = Vec::new();
    for one in &mut waiting {
        held.push(tokio::time::timeout(std::time::Duration::from_millis(1), one).await);
    }
    let answer = try_in(&office(&app), elm, "not this one").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_says(&the_row(&app, "throttled").await, &["Too many tries", elm, "203.0.113.9", "1"]);
    let own = seen(&app, elm, "throttled").await;
    assert_eq!(rows(&own).len(), 1, "{}", own.text());
}

/// A failed sign-in of somebody from somewhere.
pub fn failed(app: &TestApp, network: &str, address: &str) -> SecurityEvent {
    let client = Client { network: network.to_owned(), ..Client::default() };
    SecurityEvent::new(SecurityEventKind::SignInFailed, app.clock.now(), client)
        .by(EventPerson::Address(address.to_owned()))
}

#[rstest]
#[actix_web::test]
async fn a_flood_fills_some_rows_and_loses_no_count(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let log = &app.state.security_log;
    // From one network with ten thousand addresses, kept while it goes on.
    for n in 0..10_000 {
        log.record(failed(&app, "203.0.113.9", &format!("user{n}@x.example")));
        if n % 1_000 == 0 {
            app.keep_events().await;
        }
    }
    let most = i64::try_from(PER_PLACE).unwrap() + 1;
    assert_eq!(counted(&app, "sign_in_failed").await, (most, 10_000));
    let row = seen(&app, "operator@tandem.example", "sign_in_failed").await.row("Several, counted together").unwrap();
    assert_says(&row, &["203.0.113.9", "9,980"]);
    // From ten thousand networks in the next minute.
    app.clock.advance(TimeDelta::minutes(1));
    for n in 0..10_000 {
        log.record(failed(&app, &format!("198.51.{}.{}", n / 250, n % 250), "user@x.example"));
    }
    let more = i64::try_from(PER_KIND).unwrap() + 1;
    assert_eq!(counted(&app, "sign_in_failed").await, (most + more, 20_000));
    // Real requests, too.
    for _ in 0..300 {
        app.browser().at("203.0.113.9").post("/sign-in", &[]).await;
    }
    assert_eq!(counted(&app, "form_forged").await, (1, 300));
    let home = app.signed_in("operator@tandem.example").await.get("/").await;
    assert!(home.says("10,000+ failed sign-ins and refused requests within the last hour."), "{}", home.text());
    assert_eq!(home.link_in_row("Security events", "View events").as_deref(), Some(PATH));
    assert!(!app.signed_in("global.admin@aurora.example").await.get("/").await.says("within the last hour"));
    app.clock.advance(TimeDelta::minutes(61));
    let later = app.signed_in("operator@tandem.example").await.get("/").await;
    assert!(!later.says("within the last hour"), "{}", later.text());
}
