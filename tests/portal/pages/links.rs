//! The invited side: looking at a personal link, accepting, declining.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::{
    indirect_resellers::dump,
    invitations::{draft, send},
};
use crate::support::{Backend, Browser, Page, TestApp};

async fn accept(browser: &Browser, page: &Page) -> Page {
    let (action, mut fields) = page.fill(None, "Authorize indirect provider", &[]);
    fields.push(("consent".into(), "yes".into()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&action, &fields).await
}

#[rstest]
#[actix_web::test]
async fn a_reseller_accepts_and_both_see_each_other(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let cedar = app.browser();
    let page = cedar.get(&link).await;
    assert_eq!(page.heading(), "Aurora Distribution asks for a partnership");
    assert!(page.says("On this portal since Feb 15, 2028 (UTC)") && page.says("Approved by the operator"));
    assert!(page.says("No customers move to the provider, and none move to you."));
    let typed = [("Email", "global.admin@cedar.example"), ("Password", crate::support::PASSWORD)];
    let page = cedar.press_on(&page, "Sign in", &typed).await;
    assert_eq!(page.path, link, "signing in leads back to the link");
    assert!(aurora.get("/invitations").await.row("global.admin@cedar.example").unwrap().contains("Signed in"));

    let unticked = cedar.press(&page, "Authorize indirect provider", &[]).await;
    assert_eq!(unticked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unticked.body.contains("Please tick the box first"));
    let answer = accept(&cedar, &page).await;
    let providers = cedar.visit(&answer.location().unwrap()).await;
    assert!(providers.says("Aurora Distribution is now your indirect provider."));
    assert!(providers.row("Aurora Distribution").is_some());
    assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_some());
    let row = aurora.get("/invitations").await.row("global.admin@cedar.example").unwrap();
    assert!(row.contains("Accepted Cedar Systems"), "{row}");
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("To: \"Liam Foster\" <sales.agent@aurora.example>")
        && mail.contains("Subject: Cedar Systems has accepted your partnership")));
    assert!(mails.iter().any(|mail| mail.contains("<global.admin@cedar.example>")
        && mail.contains("Subject: Aurora Distribution is now an indirect provider of Cedar Systems")));

    let twice = accept(&cedar, &page).await;
    assert_eq!(twice.location().as_deref(), Some("/indirect-providers"), "the same form again is no error");
    assert!(app.mails().await.is_empty());
    assert!(cedar.get(&link).await.says("is already your indirect provider"));
}

#[rstest]
#[actix_web::test]
async fn a_used_link_stays_dead_after_the_partnership_is_removed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let page = cedar.get(&link).await;
    accept(&cedar, &page).await;
    let list = aurora.get("/indirect-resellers").await;
    let confirmation = aurora.get(&list.link_in_row("Cedar Systems", "Remove partnership").unwrap()).await;
    aurora.press(&confirmation, "Yes", &[]).await;
    assert_eq!(cedar.get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(accept(&cedar, &page).await.status, StatusCode::NOT_FOUND);
    assert!(cedar.get("/indirect-providers").await.row("Aurora Distribution").is_none());
}

#[rstest]
#[actix_web::test]
async fn a_reseller_declines_with_a_reason_that_the_inviter_reads(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let page = cedar.get(&link).await;
    let long = "x".repeat(501);
    let refused = cedar.press(&page, "Decline", &[("Reason", &long)]).await;
    assert_eq!(refused.refusal_of("Reason"), "At most 500 characters, please.");
    assert_eq!(refused.value_of("Reason"), long);
    let after = cedar.press_on(&page, "Decline", &[("Reason", "Not <now>, thanks")]).await;
    assert!(after.says("You have declined. Aurora Distribution is told."), "{}", after.text());
    let row = aurora.get("/invitations").await.row("global.admin@cedar.example").unwrap();
    assert!(row.contains("Declined Cedar Systems Reason: Not <now>, thanks"), "{row}");
    assert!(app.mails().await.iter().any(|mail| mail.contains("Not <now>, thanks")));
    assert_eq!(cedar.get(&link).await.status, StatusCode::NOT_FOUND);
    assert!(cedar.get("/indirect-providers").await.row("Aurora Distribution").is_none());
}

#[rstest]
#[actix_web::test]
async fn a_hundred_looks_change_nothing(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let before = dump(&app).await;
    for _ in 0..50 {
        assert_eq!(app.browser().get(&link).await.status, StatusCode::OK);
        assert_eq!(cedar.get(&link).await.status, StatusCode::OK);
    }
    assert_eq!(dump(&app).await, before);
}

#[rstest]
#[actix_web::test]
async fn a_copy_of_the_database_holds_no_usable_token(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&aurora).await;
    let draft_link = crate::support::link_in(&page.value_of("Message"), "i");
    let waiting = draft(&aurora).await;
    let waiting_link = crate::support::link_in(&waiting.value_of("Message"), "i");
    aurora.press_on(&waiting, "Send", &[("To", "global.admin@cedar.example")]).await;
    let tables = dump(&app).await;
    for link in [&draft_link, &waiting_link] {
        let token = link.trim_start_matches("/i/");
        let bytes = tandem::auth::token::Token::parse(token).unwrap();
        let hex = bytes.bytes().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        for (table, rows) in &tables {
            for row in rows {
                let low = row.to_lowercase();
                assert!(!row.contains(token) && !low.contains(&hex), "{table} holds a token: {row}");
            }
        }
    }
    assert!(tables["outbox"].iter().filter(|row| row.contains("waiting")).count() == 1);
    app.mails().await;
    app.clock.advance(chrono::TimeDelta::days(15));
    app.worker.tidy().await.unwrap();
    let (invitations, outbox) = app
        .read(|db| {
            use diesel::{RunQueryDsl, sql_query};
            let sql = "SELECT COUNT(*) AS n FROM invitations WHERE sealed_token IS NOT NULL";
            let other = "SELECT COUNT(*) AS n FROM outbox WHERE sealed_content IS NOT NULL";
            let count = |db: &mut tandem::repository::db::Db, sql: &str| -> i64 {
                match db {
                    tandem::repository::db::Db::Pg(conn) => sql_query(sql).get_result::<Count>(conn).unwrap().n,
                    tandem::repository::db::Db::Sqlite(conn) => sql_query(sql).get_result::<Count>(conn).unwrap().n,
                }
            };
            Ok((count(db, sql), count(db, other)))
        })
        .await;
    assert_eq!((invitations, outbox), (0, 0), "what was sealed is erased at delivery and expiry");
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

#[rstest]
#[actix_web::test]
async fn unknown_expired_revoked_and_used_links_look_alike_to_strangers(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (expired, _) = send(&app, &aurora, "someone@cedar.example").await;
    app.clock.advance(chrono::TimeDelta::days(15));
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (revoked, _) = send(&app, &aurora, "owner@juniper.example").await;
    let list = aurora.get("/invitations").await;
    aurora.press_in_row(&list, "owner@juniper.example", "Revoke").await;
    let (used, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let page = cedar.get(&used).await;
    accept(&cedar, &page).await;
    let unknown = format!("/i/{}", tandem::auth::token::Token::random().text());
    let stranger = app.browser();
    let mut bodies = Vec::new();
    for link in [&expired, &revoked, &used, &unknown, &"/i/garbage".to_owned()] {
        let page = stranger.get(link).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
        bodies.push(page.body.replace(link.as_str(), "LINK"));
    }
    assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]), "{bodies:#?}");
}

#[rstest]
#[actix_web::test]
async fn whoever_may_not_answer_is_told_what_to_do(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (bound, _) = send(&app, &aurora, "sales.agent@cedar.example").await;
    let page = draft(&aurora).await;
    let open = crate::support::link_in(&page.value_of("Message"), "i");
    for (email, link, words) in [
        (
            "admin.agent@cedar.example",
            &bound,
            "Only a global admin of your organization can answer. Please ask: Olivia Bennett.",
        ),
        ("global.admin@birch.example", &bound, "is already your indirect provider"),
        ("global.admin@larch.example", &bound, "This invitation was made out to another organization."),
        ("global.admin@aurora.example", &bound, "This is a link of your own organization."),
        ("global.admin@zenith.example", &open, "Your organization is not enrolled as an indirect reseller"),
        ("admin@elmbakery.onmicrosoft.com", &open, "Your organization is not enrolled as an indirect reseller"),
    ] {
        let reader = app.signed_in(email).await;
        let page = reader.get(link).await;
        assert!(page.alert().contains(words), "{email}: {}", page.text());
        assert!(!page.body.contains("Authorize indirect provider"), "{email}");
        assert!(!page.body.contains("sales.agent@cedar.example"), "the address is not told");
        let token = page.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        for answer in ["accept", "decline"] {
            let path = format!("{link}/{answer}");
            let forced = reader.post(&path, &[("csrf", &token), ("consent", "yes")]).await;
            assert!(matches!(forced.status.as_u16(), 403 | 409), "{email} {answer}: {}", forced.status);
        }
    }
    assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_none());
    // A colleague of the person addressed may answer: the invitation is for the organization.
    let admin = app.signed_in("global.admin@cedar.example").await;
    assert!(admin.get(&bound).await.body.contains("Authorize indirect provider"));
}

#[rstest]
#[actix_web::test]
async fn other_regions_and_clouds_are_refused(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let boreal = app.signed_in("sales.agent@boreal.example").await;
    boreal.language.replace("en".into());
    let list = boreal.get("/settings").await;
    boreal.press(&list, "English", &[]).await;
    let page = draft(&boreal).await;
    let brazilian = crate::support::link_in(&page.value_of("Message"), "i");
    let patriot = app.signed_in("sales.agent@patriot.example").await;
    let page = draft(&patriot).await;
    let government = crate::support::link_in(&page.value_of("Message"), "i");
    let cedar = app.signed_in("global.admin@cedar.example").await;
    assert!(cedar.get(&brazilian).await.alert().contains("Boreal Distribuidora is in another region."));
    assert!(cedar.get(&government).await.alert().contains("Patriot Federal works in another cloud."));
}

#[rstest]
#[actix_web::test]
async fn of_two_acceptances_at_the_same_time_one_makes_the_partnership(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let page = draft(&aurora).await;
    let other = crate::support::link_in(&page.value_of("Message"), "i");
    let mut tries = Vec::new();
    let cedar = app.signed_in("global.admin@cedar.example").await;
    for path in [&link, &other] {
        let page = cedar.get(path).await;
        for _ in 0..5 {
            let (browser, page) = (cedar.clone(), page.clone());
            tries.push(async move { accept(&browser, &page).await.status });
        }
    }
    let statuses = join_all(tries).await;
    assert!(statuses.iter().all(|status| matches!(status.as_u16(), 303 | 409)), "{statuses:?}");
    let rows = dump(&app).await;
    let made = rows["audit_records"].iter().filter(|row| row.contains("create_partner_relationship")).count();
    let before = 6; // the demo world's own
    assert_eq!(made, before + 1);
    assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_some());
}

/// Runs futures side by side on this thread; the database sees them at the same time.
pub async fn join_all<T>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut running: Vec<_> = futures.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<T>> = running.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, slot) in running.iter_mut().zip(done.iter_mut()).filter(|(_, slot)| slot.is_none()) {
            if let std::task::Poll::Ready(value) = future.as_mut().poll(context) {
                *slot = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

#[rstest]
#[actix_web::test]
async fn a_link_of_another_purpose_opens_nothing(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let token = link.trim_start_matches("/i/");
    let stranger = app.browser();
    for path in [format!("/enrol/{token}"), format!("/setup/{token}")] {
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
