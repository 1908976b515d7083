//! Signing in and out.

use std::{
    iter,
    time::{Duration, Instant},
};

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{auth::lanes::Origin, domain::password::temporary, repository::crowd};

use crate::support::{Backend, PASSWORD, TestApp};

#[rstest]
#[actix_web::test]
async fn the_right_password_opens_the_portal_and_renews_the_session(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.browser();
    browser.set_cookie("tandem-session", "planted-by-somebody-else");
    browser.sign_in("Global.Admin@AURORA.example", PASSWORD).await;
    assert_ne!(browser.cookie("tandem-session").as_deref(), Some("planted-by-somebody-else"));
    let home = browser.visit("/").await;
    assert_eq!(home.heading(), "Home");
    assert_eq!(
        home.menu(),
        [
            "Home",
            "Indirect resellers",
            "Customers",
            "Invitations",
            "Order requests",
            "Billing",
            "Service requests",
            "Settings"
        ]
    );
}

#[rstest]
#[actix_web::test]
async fn a_wrong_password_and_an_unknown_address_are_answered_alike(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    let typed = |email| [("Email", email), ("Password", "not this one")];
    let known = browser.press(&page, "Sign in", &typed("global.admin@aurora.example")).await;
    let unknown = browser.press(&page, "Sign in", &typed("nobody.here@aurora.example")).await;
    assert_eq!((known.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(known.alert(), "The email or password is wrong. Check both and try again.");
    assert_eq!(known.value_of("Email"), "global.admin@aurora.example");
    let same = known.without_tokens().replace("global.admin@", "nobody.here@");
    assert_eq!(same, unknown.without_tokens());
}

#[actix_web::test]
async fn known_unknown_and_imported_addresses_take_the_same_time() {
    let app = TestApp::demo(Backend::Sqlite).await;
    // Other tests' passwords are hashed with little work.
    let (passwords, anybody) = (&app.state.passwords, Origin::network(String::new()));
    let chosen = passwords.hash(&anybody, PASSWORD.to_owned()).await.unwrap();
    let imported = passwords.hash_temporary(&anybody, vec![temporary()]).await.unwrap().remove(0);
    app.write(move |db| crowd::change_all_passwords(db, &chosen)).await;
    let of_imported =
        ["helpdesk.agent", "sales.agent", "default.user"].map(|local| format!("email_key LIKE '{local}@%'"));
    app.sql(&format!("UPDATE users SET password_hash = '{imported}' WHERE {}", of_imported.join(" OR "))).await;
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    let domains = ["aurora", "zenith", "maple", "birch", "cedar", "dogwood", "larch", "patriot", "rhein", "boreal"];
    let groups = [
        ["global.admin", "user.admin", "admin.agent"],
        ["nobody", "somebody", "anybody"],
        ["helpdesk.agent", "sales.agent", "default.user"],
    ];
    // Each kind comes first, second and last equally often, and before and after each other: what one try leaves to be done
    // falls on all alike.
    let orders = [[0, 1, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [1, 0, 2], [0, 2, 1]];
    let everybody = || domains.iter().flat_map(|domain| (0..3).map(move |number| (domain, number)));
    let mut times: [Vec<Duration>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    let mut tries = 0;
    // Whoever measures asks as often as it takes: where a hundred and twenty tries of each differ, six hundred decide
    // whether it was the machine.
    for series in 1..=5 {
        for ((domain, number), order) in iter::repeat_with(everybody).take(4).flatten().zip(orders.iter().cycle()) {
            for &kind in order {
                tries += 1;
                // Each from a network of its own: none waits for its turn.
                let stranger = browser.at(&format!("10.1.{}.{}", tries / 250, tries % 250));
                let email = format!("{}@{domain}.example", groups[kind][number]);
                let started = Instant::now();
                let answer = stranger.press(&page, "Sign in", &[("Email", &email), ("Password", "wrong")]).await;
                times[kind].push(started.elapsed());
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
            }
        }
        let medians = times.each_mut().map(|times| {
            times.sort_unstable();
            assert_eq!(times.len(), 120 * series);
            times[times.len() / 2].as_secs_f64()
        });
        let least = medians.iter().copied().fold(f64::MAX, f64::min);
        let most = medians.iter().copied().fold(0.0, f64::max);
        if (most - least) / most < 0.1 {
            return;
        }
        assert!(series < 5, "medians of {tries} tries in all: known, unknown, imported: {medians:?} s");
    }
}

#[actix_web::test]
async fn a_flood_from_one_network_keeps_nobody_elsewhere_out() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let (flood, home) = (app.browser().at("203.0.113.9"), app.browser().at("198.51.100.7"));
    let page = flood.get("/sign-in").await;
    let tries = (0..60).map(|number| {
        let (flood, page) = (flood.clone(), page.clone());
        let email = format!("nobody{number}@flood.example");
        async move { flood.press(&page, "Sign in", &[("Email", &email), ("Password", "wrong")]).await.status }
    });
    let right = async {
        let started = Instant::now();
        home.sign_in("global.admin@zenith.example", PASSWORD).await;
        started.elapsed()
    };
    let (answers, took) = futures_util::future::join(futures_util::future::join_all(tries), right).await;
    assert!(took < Duration::from_secs(2), "{took:?}");
    let checked = answers.iter().filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY).count();
    let turned_away = answers.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert_eq!(checked + turned_away, 60, "{answers:?}");
    assert!((20..=30).contains(&checked), "{checked} were checked");
    // A browser that has signed in before goes on, even from there.
    let admin = home.at("203.0.113.9");
    let page = admin.get("/").await;
    admin.press(&page, "Sign out", &[]).await;
    let started = Instant::now();
    admin.sign_in("global.admin@zenith.example", PASSWORD).await;
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[actix_web::test]
async fn a_hundred_people_sign_in_from_one_place_within_a_minute() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let chosen = app.state.passwords.hash(&Origin::network(String::new()), PASSWORD.to_owned()).await.unwrap();
    app.write(move |db| crowd::change_all_passwords(db, &chosen)).await;
    let domains = ["aurora", "zenith", "maple", "birch", "cedar", "dogwood", "larch", "patriot", "rhein", "boreal"];
    let locals = ["global.admin", "user.admin", "admin.agent", "sales.agent", "helpdesk.agent"];
    let started = Instant::now();
    for domain in domains.iter().chain(&domains) {
        let all = locals.map(|local| {
            let browser = app.browser().at("198.51.100.7");
            async move { browser.sign_in(&format!("{local}@{domain}.example"), PASSWORD).await }
        });
        futures_util::future::join_all(all).await;
    }
    assert!(started.elapsed() < Duration::from_mins(1), "{:?}", started.elapsed());
}

#[rstest]
#[actix_web::test]
async fn signing_out_ends_the_session_on_the_server(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let thief = browser.twin();
    assert_eq!(thief.get("/").await.status, StatusCode::OK);
    let home = browser.get("/").await;
    let out = browser.press(&home, "Sign out", &[]).await;
    assert_eq!(out.header("clear-site-data"), Some("\"cache\", \"storage\""));
    let after = browser.visit(&out.location().unwrap()).await;
    assert!(after.says("You signed out."));
    let stolen = thief.get("/").await;
    assert_eq!((stolen.status, stolen.location().as_deref()), (StatusCode::SEE_OTHER, Some("/sign-in")));
}

#[rstest]
#[actix_web::test]
async fn a_session_ends_half_a_day_after_the_last_form(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    app.clock.advance(chrono::TimeDelta::hours(11));
    let home = browser.get("/").await;
    assert_eq!(home.status, StatusCode::OK);
    browser.press(&home, "Dark", &[]).await;
    app.clock.advance(chrono::TimeDelta::hours(11));
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    app.clock.advance(chrono::TimeDelta::hours(2));
    assert_eq!(browser.get("/").await.location().as_deref(), Some("/sign-in"));
}

#[rstest]
#[actix_web::test]
async fn whoever_belongs_to_several_accounts_chooses_one_first(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("consultant@birch.example").await;
    let picker = browser.visit("/indirect-providers").await;
    assert_eq!(picker.heading(), "Choose an account");
    let page = browser.press_on(&picker, "Work for Birch IT", &[]).await;
    assert_eq!(page.heading(), "Indirect providers");
    assert!(page.body.contains("Switch account"));
    let other = app.signed_in("global.admin@birch.example").await.get("/").await;
    assert!(!other.body.contains("Switch account"));

    let picker = browser.get("/account").await;
    let aurora = app.read(|db| tandem::repository::accounts::find_by_domain(db, "aurora.example")).await;
    let (action, mut fields) = picker.fill(None, "Work for Birch IT", &[]);
    fields.retain(|(name, _)| name != "account");
    fields.push(("account".into(), aurora.to_string()));
    let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(browser.post(&action, &fields).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_page_asked_for_before_signing_in_opens_afterwards_and_no_other_site_ever(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.browser();
    let asked = browser.get("/invitations?at=x").await;
    assert_eq!(asked.location().as_deref(), Some("/sign-in?return_to=%2Finvitations%3Fat%3Dx"));
    let page = browser.visit("/invitations?at=x").await;
    let typed = [("Email", "sales.agent@aurora.example"), ("Password", PASSWORD)];
    assert_eq!(browser.press_on(&page, "Sign in", &typed).await.heading(), "Invitations");

    let stranger = app.browser();
    let page = stranger.get("/sign-in?return_to=//evil.example/").await;
    let answer = stranger.press(&page, "Sign in", &typed).await;
    assert_eq!(answer.location().as_deref(), Some("/"));
}

#[rstest]
#[actix_web::test]
async fn a_role_taken_away_counts_at_the_next_request(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    assert_eq!(browser.get("/indirect-resellers").await.status, StatusCode::OK);
    app.sql(
        "DELETE FROM memberships WHERE role = 'sales_agent' AND user_id IN \
         (SELECT id FROM users WHERE email_key = 'sales.agent@aurora.example')",
    )
    .await;
    let page = browser.visit("/indirect-resellers").await;
    assert!(page.says("You don’t belong to an organization now"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn a_password_given_by_somebody_else_must_be_replaced_first(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE users SET must_change_password = TRUE WHERE email_key = 'sales.agent@aurora.example'").await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let thief = browser.twin();
    let page = browser.visit("/indirect-resellers").await;
    assert_eq!(page.heading(), "Choose a new password");
    assert!(page.menu().is_empty());
    let refused = browser.press(&page, "Save", &[("New password", "short"), ("Repeat new password", "other")]).await;
    assert_eq!(refused.refusal_of("New password"), "Use at least 12 characters. A sentence is easy to remember.");
    assert_eq!(refused.refusal_of("Repeat new password"), "The two passwords differ. Enter them again.");
    let differing = [("New password", "an orange umbrella"), ("Repeat new password", "an orange umbrellax")];
    let differ = browser.press(&page, "Save", &differing).await;
    assert_eq!(differ.refusal_of("Repeat new password"), "The two passwords differ. Enter them again.");
    let same = [("New password", PASSWORD), ("Repeat new password", PASSWORD)];
    let kept = browser.press(&page, "Save", &same).await;
    assert!([&refused, &differ, &kept].iter().all(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(kept.refusal_of("New password"), "Choose a new password. This is your current one.");
    let new = "an orange umbrella";
    let done = browser.press_on(&page, "Save", &[("New password", new), ("Repeat new password", new)]).await;
    assert_eq!(done.heading(), "Indirect resellers");
    assert_eq!(browser.get("/").await.status, StatusCode::OK, "the same session goes on, under another key");
    assert_eq!(thief.get("/").await.location().as_deref(), Some("/sign-in"));
    app.browser().sign_in("sales.agent@aurora.example", new).await;
}

#[actix_web::test]
async fn changing_the_password_ends_the_other_sessions() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let (here, elsewhere) =
        (app.signed_in("user.admin@birch.example").await, app.signed_in("user.admin@birch.example").await);
    let page = here.get("/password").await;
    let new = "an orange umbrella";
    let typed = |current| [("Current password", current), ("New password", new), ("Repeat new password", new)];
    let refused = here.press(&page, "Save", &typed("not this one")).await;
    assert_eq!(refused.refusal_of("Current password"), "The password is wrong. Enter it again.");
    let before = here.twin();
    here.press_on(&page, "Save", &typed(PASSWORD)).await;
    assert_eq!(here.get("/").await.status, StatusCode::OK);
    assert_eq!(before.get("/").await.location().as_deref(), Some("/sign-in"), "the old key is worth nothing");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("Subject: Your password was changed"), "{}", mails[0]);
    assert_eq!(elsewhere.get("/").await.location().as_deref(), Some("/sign-in"));
}
