//! How many mails people may cause, also many at a time, and that one invitation of a kind waits at an address.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use futures_util::future::join_all;
use rstest::rstest;
use tandem::domain::mail_quota::MailQuotas;

use super::{
    invitations::{draft, send},
    relationship_requests,
};
use crate::support::{Backend, Browser, Page, TestApp, link_in};

const QUOTAS: MailQuotas = MailQuotas { inviter: 5, account: 8, recipient: 20, place: 3 };

/// So many drafts sent at the same moment, each to its own address.
async fn flood(browser: &Browser, count: usize, name: &str) -> Vec<Page> {
    let mut drafts = Vec::new();
    for number in 0..count {
        drafts.push((draft(browser).await, format!("{name}{number}@somewhere{number}.example")));
    }
    join_all(drafts.iter().map(|(page, to)| async move {
        let typed = [("To", to.as_str())];
        browser.press(page, "Send", &typed).await
    }))
    .await
}

fn passed(answers: &[Page]) -> usize {
    answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count()
}

#[rstest]
#[actix_web::test]
async fn no_more_new_addresses_than_the_day_allows_however_many_at_a_time(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo_with_quotas(backend, QUOTAS).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let answers = flood(&agent, 20, "victim").await;
    assert_eq!(passed(&answers), 5);
    assert_eq!(app.mails().await.len(), 5);
    let refused = answers.iter().find(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY).unwrap();
    let why = refused.refusal_of("To");
    assert!(why.starts_with("You’ve written to 5 new addresses, the limit for a day. None is left until"), "{why}");
    assert!(refused.value_of("To").starts_with("victim"), "nothing is lost");
    assert!(refused.says("You can write to 0 more new addresses today."), "{}", refused.text());
    // Whoever was written to before may be again; drafts without an address count for nothing.
    let list = agent.get("/invitations?state=sent").await;
    let known = (0..20).map(|n| format!("victim{n}@somewhere{n}.example")).find(|to| list.row(to).is_some()).unwrap();
    send(&app, &agent, &known).await;
    let taken_elsewhere = agent.press(&draft(&agent).await, "Done", &[]).await;
    assert_eq!(taken_elsewhere.status, StatusCode::SEE_OTHER);
    let bound = agent.press(&draft(&agent).await, "Done", &[("To", "new@elsewhere.example")]).await;
    assert!(!bound.refusal_of("To").is_empty(), "an address that is bound counts: {}", bound.text());
    // A colleague goes on until the account has had its share.
    let boss = app.signed_in("global.admin@aurora.example").await;
    let answers = flood(&boss, 20, "other").await;
    assert_eq!(passed(&answers), 3);
    let refused = answers.iter().find(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY).unwrap();
    assert!(refused.refusal_of("To").starts_with("Your organization has written to 8 new addresses"));
    // Another account is another.
    let zenith = app.signed_in("global.admin@zenith.example").await;
    send(&app, &zenith, "new@elsewhere.example").await;
    app.clock.advance(TimeDelta::days(1));
    let agent = app.signed_in("sales.agent@aurora.example").await;
    send(&app, &agent, "new@elsewhere.example").await;
}

#[rstest]
#[actix_web::test]
async fn forty_new_addresses_are_fine_and_the_fifty_first_waits(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@birch.example").await;
    let mut sent = 0;
    for number in 0..52 {
        let page = relationship_requests::request(&agent, true).await;
        let to = format!("victim{number}@somewhere.example");
        let answer = agent.press(&page, "Send", &[("To", &to)]).await;
        sent += usize::from(answer.status == StatusCode::SEE_OTHER);
        if number == 44 {
            let page = relationship_requests::request(&agent, true).await;
            assert!(page.says("You can write to 5 more new addresses today."), "{}", page.text());
        }
    }
    assert_eq!(sent, 50);
    assert_eq!(app.mails().await.len(), 50);
}

#[rstest]
#[actix_web::test]
async fn people_elsewhere_are_new_addresses_too_and_colleagues_are_not(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo_with_quotas(backend, MailQuotas { inviter: 1, ..QUOTAS }).await;
    let admin = app.signed_in("global.admin@birch.example").await;
    let mut answers = Vec::new();
    for email in ["one@elsewhere.example", "two@elsewhere.example", "nora@birch.example", "omar@birch.example"] {
        let form = admin.get("/settings/users/new").await;
        let typed = [("Full name", "Nora Vale"), ("Email address", email), ("How the user gets a password", "link")];
        answers.push(admin.press(&form, "Add", &typed).await);
    }
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status.as_u16()).collect();
    assert_eq!(statuses, [200, 422, 200, 200]);
    assert!(answers[1].alert().starts_with("You’ve written to 1 new address"), "{}", answers[1].text());
    assert_eq!(answers[1].value_of("Email address"), "two@elsewhere.example");
}

#[rstest]
#[actix_web::test]
async fn a_network_asks_for_so_many_confirmations_at_most(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo_with_quotas(backend, QUOTAS).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &agent, "office@juniper.example").await;
    let stranger = app.browser();
    let mut pages = Vec::new();
    for _ in 0..6 {
        pages.push(stranger.get(&format!("{link}/enrol")).await);
    }
    let answers = join_all(pages.iter().enumerate().map(|(number, page)| {
        let (email, location) = (format!("june{number}@juniper.example"), format!("510000{number}"));
        let stranger = &stranger;
        async move {
            let typed = [
                ("Company name", "Juniper Networks of Ohio"),
                ("Global MPN ID", "5000001"),
                ("Location MPN ID", location.as_str()),
                ("Your name", "June Iper"),
                ("Email", email.as_str()),
                ("Password", "a juniper in the snow"),
                ("Repeat password", "a juniper in the snow"),
            ];
            stranger.press(page, "Enroll", &typed).await
        }
    }))
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::OK).count(), 3);
    let refused = answers.iter().find(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY).unwrap();
    assert!(refused.alert().contains("Too many confirmations were requested from your network"), "{}", refused.text());
    assert_eq!(refused.value_of("Company name"), "Juniper Networks of Ohio");
    assert_eq!(app.mails().await.len(), 3);
}

#[rstest]
#[actix_web::test]
async fn of_the_invitations_to_an_address_one_waits(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&agent).await;
    assert!(page.says("An earlier request of this type to the same address ends"), "{}", page.text());
    let (first, _) = send(&app, &agent, "office@juniper.example").await;
    let page = agent.press_on(&draft(&agent).await, "Save draft", &[("To", "Office@Juniper.example")]).await;
    assert!(page.says("A request to this address is still waiting."), "{}", page.text());
    agent.press_on(&page, "Send", &[]).await;
    let mails = app.mails().await;
    let second = link_in(&mails[0], "i");
    let stranger = app.browser();
    assert_eq!(stranger.get(&first).await.status, StatusCode::NOT_FOUND, "the first ended");
    assert_eq!(stranger.get(&second).await.status, StatusCode::OK);
    let row = agent.get("/invitations?state=revoked").await.row("office@juniper.example").unwrap();
    assert!(row.contains("Replaced by a newer one"), "{row}");
    // Another kind, another address, another account: each has its own.
    send(&app, &agent, "sales@juniper.example").await;
    let zenith = app.signed_in("global.admin@zenith.example").await;
    send(&app, &zenith, "office@juniper.example").await;
    assert_eq!(stranger.get(&second).await.status, StatusCode::OK);
    // What ended is not renewed, and what is taken elsewhere counts as well.
    agent.press_on(&draft(&agent).await, "Done", &[("To", "office@juniper.example")]).await;
    assert_eq!(stranger.get(&second).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn ten_invitations_at_the_same_moment_leave_one(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let mut drafts = Vec::new();
    for _ in 0..10 {
        drafts.push(draft(&agent).await);
    }
    let to = [("To", "same@target.example")];
    let answers = join_all(drafts.iter().map(|page| agent.press(page, "Send", &to))).await;
    assert_eq!(passed(&answers), 10);
    let stranger = app.browser();
    let mut live = 0;
    for page in &drafts {
        let link = link_in(&page.value_of("Message"), "i");
        live += usize::from(stranger.get(&link).await.status == StatusCode::OK);
    }
    assert_eq!(live, 1);
    // What had not left is not sent.
    assert_eq!(app.mails().await.len(), 1);
}
