//! The bad ways to use a customer's link, for each kind of request.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use super::{AGREEMENT, BIRCH, GINKGO, RELATIONSHIP, draft, joint_draft, link_of, recorded, send, ties};
use crate::{
    pages::{invitation::links::join_all, partner::indirect_resellers::dump, platform::access::csrf},
    support::{Backend, Browser, Page, TestApp, link_in},
};

/// What Birch IT asks with.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Reseller,
    Joint,
}

impl Kind {
    async fn draft(self, birch: &Browser) -> Page {
        match self {
            Self::Reseller => draft(birch, true).await,
            Self::Joint => joint_draft(birch, "Aurora Distribution").await,
        }
    }
}

const BOTH: [&str; 2] = ["birch.example", "aurora.example"];

/// Answers a link by hand, as a form that was opened while it lived would.
async fn answer(browser: &Browser, link: &str, asked: &str) -> Page {
    let csrf = csrf(browser).await;
    let fields = [("csrf", csrf.as_str()), ("asked", asked), ("relationship", "yes"), ("agreement", "yes")];
    browser.post(&format!("{link}/consent"), &fields).await
}

fn asked(page: &Page) -> String {
    let (_, fields) = page.fill(None, "Accept", &[]);
    fields.into_iter().find(|(name, _)| name == "asked").unwrap().1
}

#[rstest]
#[actix_web::test]
async fn a_hundred_looks_change_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(Kind::Reseller, Kind::Joint)] kind: Kind,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = send(&app, &birch, &kind.draft(&birch).await, GINKGO).await;
    let ginkgo = app.signed_in(GINKGO).await;
    let before = dump(&app).await;
    for _ in 0..50 {
        assert_eq!(app.browser().get(&link).await.status, StatusCode::OK);
        assert_eq!(ginkgo.get(&link).await.status, StatusCode::OK);
    }
    assert_eq!(dump(&app).await, before);
}

#[rstest]
#[actix_web::test]
async fn of_two_answers_at_the_same_time_one_counts(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(Kind::Reseller, Kind::Joint)] kind: Kind,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = send(&app, &birch, &kind.draft(&birch).await, GINKGO).await;
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&link).await;
    let before = recorded(&app, "create_reseller_relationship").await;
    let tries = (0..2).map(|_| ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")])).collect();
    let statuses: Vec<_> = join_all(tries).await.iter().map(|page| page.status).collect();
    assert_eq!(statuses, [StatusCode::SEE_OTHER; 2], "the same person gave the same answer");
    let made = recorded(&app, "create_reseller_relationship").await - before;
    assert_eq!(made, if matches!(kind, Kind::Joint) { 2 } else { 1 });
    let receipts = app.mails().await.iter().filter(|mail| mail.contains("Subject: Receipt:")).count();
    assert_eq!(receipts, 1);
}

#[rstest]
#[case::revoked("revoked")]
#[case::expired("expired")]
#[case::demoted("demoted")]
#[case::suspended("suspended")]
#[case::resent("resent")]
#[case::changed("changed")]
#[case::parted("parted")]
#[case::provider_suspended("provider suspended")]
#[actix_web::test]
async fn a_dead_link_is_the_same_page_as_one_that_never_was(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(Kind::Reseller, Kind::Joint)] kind: Kind,
    #[case] way: &str,
) {
    match (kind, way) {
        // Only a reseller's own request can be asked for otherwise, and only a joint one hangs on a provider.
        (Kind::Joint, "changed") | (Kind::Reseller, "parted" | "provider suspended") => return,
        _ => {}
    }
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let letter = kind.draft(&birch).await;
    let link = link_of(&letter);
    let ginkgo = app.signed_in(GINKGO).await;
    let mark = asked(&ginkgo.get(&link).await);
    let mut new_link = None;
    match way {
        "revoked" | "resent" => {
            send(&app, &birch, &letter, GINKGO).await;
            let list = birch.get("/invitations").await;
            let button = if way == "revoked" { "Revoke" } else { "Resend" };
            birch.press_in_row(&list, GINKGO, button).await;
            new_link = app.mails().await.first().map(|mail| link_in(mail, "i"));
        }
        "changed" => {
            let changed = birch.press_on(&letter, "Don’t request privileges", &[]).await;
            new_link = Some(link_of(&changed));
        }
        "expired" => app.clock.advance(TimeDelta::days(14)),
        "demoted" => {
            app.sql(
                "DELETE FROM memberships WHERE user_id IN (SELECT id FROM users WHERE email = 'sales.agent@birch.example')",
            )
            .await;
        }
        "suspended" => app.sql("UPDATE accounts SET standing = 'suspended' WHERE name = 'Birch IT'").await,
        "provider suspended" => {
            app.sql("UPDATE accounts SET standing = 'suspended' WHERE name = 'Aurora Distribution'").await;
        }
        _ => {
            let aurora = app.signed_in("sales.agent@aurora.example").await;
            let list = aurora.get("/indirect-resellers").await;
            let page = aurora.get(&list.link_in_row("Birch IT", "Remove partnership").unwrap()).await;
            aurora.press(&page, "Yes", &[]).await;
        }
    }
    let ginkgo = app.signed_in(GINKGO).await;
    let unknown = format!("/i/{}", tandem::auth::token::Token::random().text());
    let stranger = app.browser();
    let pages = [stranger.get(&link).await, stranger.get(&unknown).await];
    assert!(pages.iter().all(|page| page.status == StatusCode::NOT_FOUND));
    assert_eq!(pages[0].header("referrer-policy"), Some("no-referrer"));
    let same = pages.map(|page| page.without_tokens().replace(&link, "LINK").replace(&unknown, "LINK"));
    assert_eq!(same[0], same[1]);
    assert_eq!(ginkgo.get(&link).await.status, StatusCode::NOT_FOUND);
    let (late, never) = (answer(&ginkgo, &link, &mark).await, answer(&ginkgo, &unknown, &mark).await);
    assert_eq!((late.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(late.without_tokens().replace(&link, "LINK"), never.without_tokens().replace(&unknown, "LINK"));
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", BOTH).await, [(false, false); 2]);
    if let Some(new) = new_link.filter(|_| way != "revoked") {
        let page = ginkgo.get(&new).await;
        assert_eq!(page.status, StatusCode::OK, "the new link works");
        assert_eq!(page.body.contains(BIRCH), way == "resent", "and shows what is asked for now");
    }
}

#[rstest]
#[actix_web::test]
async fn a_link_lives_until_its_last_moment_and_no_longer(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(Kind::Reseller, Kind::Joint)] kind: Kind,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let (early, late) = (link_of(&kind.draft(&birch).await), link_of(&kind.draft(&birch).await));
    let ginkgo = app.signed_in(GINKGO).await;
    let mark = asked(&ginkgo.get(&early).await);
    app.clock.advance(TimeDelta::days(14) - TimeDelta::microseconds(1));
    let ginkgo_again = app.signed_in(GINKGO).await;
    assert_eq!(answer(&ginkgo_again, &early, &mark).await.status, StatusCode::SEE_OTHER);
    app.clock.advance(TimeDelta::microseconds(1));
    assert_eq!(answer(&ginkgo_again, &late, &mark).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_request_to_one_organization_is_refused_at_another_without_naming_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(Kind::Reseller, Kind::Joint)] kind: Kind,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = send(&app, &birch, &kind.draft(&birch).await, "owner@willow.example").await;
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&link).await;
    assert!(page.alert().contains("This request was sent to another organization."));
    assert!(!page.body.to_lowercase().contains("willow"));
    let forced = answer(&ginkgo, &link, "").await;
    assert_eq!(forced.status, StatusCode::CONFLICT);
    assert!(!forced.body.to_lowercase().contains("willow"));
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", BOTH).await, [(false, false); 2]);
    // A link for a customer opens nothing of another kind, and is accepted by no partner.
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let csrf = csrf(&cedar).await;
    let other = cedar.post(&format!("{link}/accept"), &[("csrf", &csrf), ("consent", "yes")]).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    for path in [link.replace("/i/", "/enrol/"), link.replace("/i/", "/setup/")] {
        assert_eq!(app.browser().get(&path).await.status, StatusCode::NOT_FOUND);
    }
}

#[rstest]
#[actix_web::test]
async fn a_request_that_names_a_tenant_is_for_that_tenant_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = send(&app, &birch, &draft(&birch, true).await, GINKGO).await;
    app.sql(
        "UPDATE invitations SET customer_id = (SELECT id FROM accounts WHERE name = 'Hazel Studio') \
         WHERE recipient = 'admin@ginkgolaw.onmicrosoft.com'",
    )
    .await;
    let page = app.signed_in(GINKGO).await.get(&link).await;
    assert!(page.alert().contains("This request was sent to another organization."), "{}", page.text());
    let stranger = app.browser().get(&link).await;
    assert!(!stranger.body.contains("/enrol"), "a new tenant could not answer it");
    assert_eq!(app.browser().get(&format!("{link}/enrol")).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_copy_of_the_database_holds_no_usable_token(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(Kind::Reseller, Kind::Joint)] kind: Kind,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let letter = kind.draft(&birch).await;
    let links = [link_of(&kind.draft(&birch).await), link_of(&letter)];
    birch.press_on(&letter, "Send", &[("To", GINKGO)]).await;
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&links[1]).await;
    ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]).await;
    let tables = dump(&app).await;
    for link in links {
        let token = link.trim_start_matches("/i/");
        let bytes = tandem::auth::token::Token::parse(token).unwrap();
        let hex = bytes.bytes().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        for (table, rows) in &tables {
            let held = rows.iter().any(|row| row.contains(token) || row.to_lowercase().contains(&hex));
            assert!(!held, "{table} holds a token");
        }
    }
}

#[test]
fn the_access_log_names_routes_and_no_addresses() {
    let log = std::fs::read_to_string("src/web/middleware/log.rs").unwrap();
    assert!(log.contains("RoutePattern::of(") && !log.contains(".path()") && !log.contains(".uri()"));
}

#[rstest]
#[actix_web::test]
async fn names_that_break_lines_turn_the_writing_or_lead_away_are_inert(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(Kind::Reseller, Kind::Joint)] kind: Kind,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = link_of(&kind.draft(&birch).await);
    app.write(|db| {
        use diesel::connection::SimpleConnection;
        let evil = "Birch\r\nBcc: thief@evil.example \u{202E}<b>https://evil.example</b>";
        Ok(db.batch_execute(&format!("UPDATE accounts SET name = '{evil}' WHERE name = 'Birch IT'"))?)
    })
    .await;
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&link).await;
    let main = page.body.split("<main").nth(1).unwrap();
    assert!(!main.contains('\u{202E}') && !main.contains("https://evil.example") && !main.contains("<b>"));
    assert!(
        page.heading().starts_with("Birch Bcc: thief@evil.example <b>https evil.example</b>"),
        "{}",
        page.heading()
    );
    ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]).await;
    let mails = app.mails().await;
    let receipt = mails.iter().find(|mail| mail.contains("Subject: Receipt:")).unwrap();
    assert!(!receipt.contains("\nBcc:") && !receipt.contains('\u{202E}') && !receipt.contains("https://evil"));
    let html = receipt.split("<!doctype html>").nth(1).unwrap();
    assert!(html.contains("&#60;b&#62;https evil.example") && !html.contains("<b>"), "{html}");
}
