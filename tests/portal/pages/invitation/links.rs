//! The invited side: looking at a personal link, accepting, declining.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::invitations::{draft, send};
use crate::{
    pages::{partner::indirect_resellers::dump, platform::bad_input::assert_way_on},
    support::{Backend, Browser, Page, TestApp},
};

/// Ticks the box of a link's page and authorizes.
pub async fn accept(browser: &Browser, page: &Page) -> Page {
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
    assert_eq!(page.heading(), "Aurora Distribution requests a partnership");
    assert!(page.says("On this portal since Feb 15, 2028") && page.says("Approved by the operator"));
    assert_eq!(page.zone(), "Times in UTC");
    assert!(page.says("Respond by Jan 29, 2030, 12:00 PM (UTC)"), "{}", page.text());
    assert!(page.says("No customers move to the provider, and none move to you."));
    let typed = [("Email", "global.admin@cedar.example"), ("Password", crate::support::PASSWORD)];
    let page = cedar.press_on(&page, "Sign in", &typed).await;
    assert_eq!(page.path, link, "signing in leads back to the link");
    assert!(aurora.get("/invitations").await.row("global.admin@cedar.example").unwrap().contains("Signed in"));

    let unticked = cedar.press(&page, "Authorize indirect provider", &[]).await;
    assert_eq!(unticked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unticked.body.contains("Select the box first"));
    let answer = accept(&cedar, &page).await;
    let providers = cedar.visit(&answer.location().unwrap()).await;
    assert!(providers.says("You authorized Aurora Distribution as your indirect provider."));
    assert!(providers.row("Aurora Distribution").is_some());
    assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_some());
    let row = aurora.get("/invitations").await.row("global.admin@cedar.example").unwrap();
    assert!(row.contains("Accepted Cedar Systems"), "{row}");
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("To: \"Liam Foster\" <sales.agent@aurora.example>")
        && mail.contains("Subject: Cedar Systems accepted your partnership request")));
    assert!(mails.iter().any(|mail| mail.contains("<global.admin@cedar.example>")
        && mail.contains("Subject: Receipt: Aurora Distribution is now an indirect provider of")));

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
    assert_eq!(page.heading(), "Aurora Distribution requests a partnership");
    let long = "x".repeat(501);
    let refused = cedar.press(&page, "Decline", &[("Reason", &long)]).await;
    assert_eq!(refused.refusal_of("Reason"), "Use 500 characters or fewer.");
    assert_eq!(refused.value_of("Reason"), long);
    let after = cedar.press_on(&page, "Decline", &[("Reason", "Not <now>, thanks")]).await;
    assert!(after.says("You declined the request. We’ve notified Aurora Distribution."), "{}", after.text());
    let row = aurora.get("/invitations").await.row("global.admin@cedar.example").unwrap();
    assert!(row.contains("Declined Cedar Systems Reason: Not <now>, thanks"), "{row}");
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.contains("Not <now>, thanks")).unwrap();
    assert!(told.contains("<sales.agent@aurora.example>") && told.contains("Cedar Systems"), "{told}");
    assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_none());
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
    let larch = app.signed_in("global.admin@larch.example").await;
    let before = dump(&app).await;
    for _ in 0..100 {
        for reader in [&app.browser(), &cedar, &larch, &aurora] {
            assert_eq!(reader.get(&link).await.status, StatusCode::OK);
        }
    }
    assert_eq!(app.browser().head(&link).await.status, StatusCode::OK, "the head alone is answered, too");
    assert_eq!(dump(&app).await, before);
    let agent = app.browser();
    let page = agent.get(&link).await;
    let typed = [("Email", "sales.agent@cedar.example"), ("Password", crate::support::PASSWORD)];
    agent.press(&page, "Sign in", &typed).await;
    assert_ne!(dump(&app).await["invitations"], before["invitations"], "the comparison would notice");
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
    let (renewed, _) = send(&app, &aurora, "second@juniper.example").await;
    let list = aurora.get("/invitations").await;
    aurora.press_in_row(&list, "second@juniper.example", "Resend").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let (declined, _) = send(&app, &aurora, "third@cedar.example").await;
    let page = cedar.get(&declined).await;
    cedar.press(&page, "Decline", &[]).await;
    let (used, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let page = cedar.get(&used).await;
    accept(&cedar, &page).await;
    let unknown = format!("/i/{}", tandem::auth::token::Token::random().text());
    let stranger = app.browser();
    stranger.get("/sign-in").await;
    let mut seen = Vec::new();
    let garbage = "/i/garbage".to_owned();
    for link in [&unknown, &expired, &revoked, &renewed, &declined, &used, &garbage] {
        let page = stranger.get(link).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
        let mut headers = page.headers.clone();
        headers.retain(|(name, _)| !matches!(name.as_str(), "x-request-id" | "date" | "set-cookie" | "content-length"));
        // Scripts run by what is another each time.
        for (_, value) in headers.iter_mut().filter(|(name, _)| name == "content-security-policy") {
            let (before, after) = value.split_once("'nonce-").unwrap();
            *value = format!("{before}{}", after.split_once('\'').unwrap().1);
        }
        headers.sort();
        seen.push((link, headers, page.without_tokens().replace(link.as_str(), "LINK")));
    }
    for (link, headers, body) in &seen {
        assert_eq!((headers, body), (&seen[0].1, &seen[0].2), "{link}");
    }
}

#[rstest]
#[actix_web::test]
async fn a_page_that_was_open_when_its_invitation_was_revoked_is_refused(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let page = cedar.get(&link).await;
    let list = aurora.get("/invitations").await;
    aurora.press_in_row(&list, "global.admin@cedar.example", "Revoke").await;
    let row = aurora.get("/invitations").await.row("global.admin@cedar.example").unwrap();
    assert!(row.contains("Revoked") && row.matches("Revoke").count() == row.matches("Revoked").count(), "{row}");
    assert_eq!(accept(&cedar, &page).await.status, StatusCode::NOT_FOUND);
    assert!(cedar.get("/indirect-providers").await.row("Aurora Distribution").is_none());
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
            "Only a global admin of your organization can respond. Ask one of them: Olivia Bennett.",
        ),
        ("sales.agent@cedar.example", &bound, "Only a global admin of your organization can respond."),
        ("global.admin@birch.example", &bound, "is already your indirect provider"),
        ("global.admin@larch.example", &bound, "This invitation was sent to another organization."),
        ("global.admin@aurora.example", &bound, "This link comes from your own organization"),
        ("global.admin@zenith.example", &open, "Only indirect resellers can accept this request"),
        ("admin@elmbakery.onmicrosoft.com", &open, "Only indirect resellers can accept this request"),
    ] {
        let reader = app.signed_in(email).await;
        let page = reader.get(link).await;
        assert!(page.alert().contains(words), "{email}: {}", page.text());
        assert!(!page.body.contains("Authorize indirect provider"), "{email}");
        assert!(page.says("Aurora Distribution"), "{email}: {}", page.text());
        if email.ends_with("@cedar.example") {
            // Its own address stands on every page of whoever is signed in.
            let told = page.body.contains("sales.agent@cedar.example");
            assert!(!told || email == "sales.agent@cedar.example", "the address is not told");
        } else {
            assert!(!page.body.to_lowercase().contains("cedar"), "neither the address nor its organization is told");
        }
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
    assert!(cedar.get(&brazilian).await.alert().contains("Boreal Distribuidora is in another region"));
    assert!(cedar.get(&government).await.alert().contains("Patriot Federal works in another cloud"));
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
    let short = &link[..link.len() - 1];
    for path in [format!("/enrol/{token}"), format!("/setup/{token}"), format!("{link}x"), short.to_owned()] {
        for reader in [&app.browser(), &aurora] {
            assert_way_on(reader, &reader.get(&path).await, StatusCode::NOT_FOUND).await;
        }
    }
}
