//! *I don't know this company*: an account writes to an address no more, and the operator learns of it.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::invitations::{draft, send};
use crate::{
    pages::partner::{account_settings::audited, indirect_resellers::dump},
    support::{Backend, Browser, TestApp, link_in},
};

/// Says from the link in a mail that the sender is not known.
async fn say_unknown(app: &TestApp, link: &str) -> Browser {
    let stranger = app.browser();
    let page = stranger.get(link).await;
    let page = stranger.get(&page.link("I don’t know this company").unwrap()).await;
    let done = stranger.press(&page, "Stop these emails", &[]).await;
    assert!(done.says("Aurora Distribution can no longer send you invitations"), "{}", done.text());
    stranger
}

#[rstest]
#[actix_web::test]
async fn whoever_does_not_know_the_sender_gets_no_more_mails_of_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let (link, mail) = send(&app, &agent, "office@juniper.example").await;
    assert!(mail.contains("I don’t know this company:\r\nhttp://portal.test/i/"), "{mail}");
    assert!(mail.contains(&format!("<a href=\"http://portal.test{link}/unknown\">")), "{mail}");
    let before = dump(&app).await;
    let stranger = app.browser();
    let page = stranger.get(&format!("{link}/unknown")).await;
    assert_eq!(page.heading(), "I don’t know this company");
    assert!(
        page.says("Aurora Distribution sent this request to you") && !page.says("office@juniper"),
        "{}",
        page.text()
    );
    assert_eq!([page.header("referrer-policy"), page.header("cache-control")], [Some("no-referrer"), Some("no-store")]);
    assert_eq!(dump(&app).await, before, "looking changes nothing");
    let forged = stranger.post(&format!("{link}/unknown"), &[]).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);

    let stranger = say_unknown(&app, &link).await;
    let again = stranger.post(&format!("{link}/unknown"), &[("csrf", &csrf_of(&stranger, &link).await)]).await;
    assert!(again.says("can no longer send you invitations"), "{}", again.text());
    assert_eq!(audited(&app, "refuse_mails").await.len(), 1, "once");
    let kept = dump(&app).await;
    assert!(kept["mail_blocks"].len() == 1 && !kept["mail_blocks"][0].contains("juniper"), "{kept:?}");

    // Whoever writes there again is told; another address, and another account, are not concerned.
    let page = draft(&agent).await;
    let refused = agent.press(&page, "Send", &[("To", "Office@juniper.example")]).await;
    let why = refused.refusal_of("To");
    assert!(why.starts_with("This address takes no invitations from your organization"), "{}", refused.text());
    let done = agent.press(&page, "Done", &[("To", "office@juniper.example")]).await;
    assert!(!done.refusal_of("To").is_empty(), "nor is it bound: {}", done.text());
    let list = agent.get("/invitations").await;
    let resent = agent.press_in_row(&list, "office@juniper.example", "Resend").await;
    assert!(resent.status == StatusCode::CONFLICT && resent.says("takes no invitations"), "{}", resent.text());
    assert!(app.mails().await.is_empty());
    send(&app, &agent, "sales@juniper.example").await;
    let zenith = app.signed_in("global.admin@zenith.example").await;
    send(&app, &zenith, "office@juniper.example").await;
}

async fn csrf_of(browser: &Browser, link: &str) -> String {
    let page = browser.get(link).await;
    page.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[rstest]
#[actix_web::test]
async fn the_operator_sees_how_many_do_not_know_an_account(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let operator = app.signed_in("operator@tandem.example").await;
    let account = {
        let list = operator.get("/accounts?search=aurora").await;
        list.link_in_row("Aurora Distribution", "Aurora Distribution").unwrap()
    };
    for number in 0..3 {
        let home = operator.get("/").await;
        assert!(!home.says("say they don’t know this organization"), "{}", home.text());
        let (link, _) = send(&app, &agent, &format!("office{number}@juniper.example")).await;
        say_unknown(&app, &link).await;
    }
    let home = operator.get("/").await;
    assert!(home.says("3 recipients of its emails say they don’t know this organization."), "{}", home.text());
    let page = operator.get(&account).await;
    assert!(page.says("3 addresses no longer take invitations from this organization"), "{}", page.text());
    assert!(page.says("Invitation from Liam Foster") && !page.says("juniper"), "{}", page.text());
    app.clock.advance(chrono::TimeDelta::days(31));
    let operator = app.signed_in("operator@tandem.example").await;
    assert!(!operator.get("/").await.says("say they don’t know this organization"), "news gets old");
}

#[rstest]
#[actix_web::test]
async fn whoever_looks_like_another_partner_is_told_apart(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in("operator@tandem.example").await;
    let list = operator.get("/accounts?search=zenith").await;
    let zenith = operator.get(&list.link_in_row("Zenith Supply", "Zenith Supply").unwrap()).await;
    assert!(!zenith.says("This name resembles"), "{}", zenith.text());
    operator.press_on(&zenith, "Save name", &[("Name", "AURORA-Distribution, Inc.")]).await;
    let agent = app.signed_in("global.admin@zenith.example").await;
    let (link, _) = send(&app, &agent, "office@juniper.example").await;
    let (aurora, copy) = (app.signed_in("global.admin@aurora.example").await, app.browser().get(&link).await);
    let (real, _) = send(&app, &aurora, "office@juniper.example").await;
    let real = app.browser().get(&real).await;
    // The one that was here before is the one that is looked like.
    let warned = [&copy, &real].iter().filter(|page| page.says("This name resembles")).count();
    assert_eq!(warned, 1, "{} {}", copy.text(), real.text());
}

#[rstest]
#[actix_web::test]
async fn a_link_that_went_to_no_address_stops_nothing(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&agent).await;
    let link = link_in(&page.value_of("Message"), "i");
    let stranger = app.browser();
    assert!(stranger.get(&link).await.link("I don’t know this company").is_none(), "a draft has reached nobody");
    agent.press(&page, "Done", &[]).await;
    assert!(stranger.get(&link).await.link("I don’t know this company").is_none());
    let token = csrf_of(&stranger, &link).await;
    assert_eq!(stranger.get(&format!("{link}/unknown")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.post(&format!("{link}/unknown"), &[("csrf", &token)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(agent.get("/i/nonsense/unknown").await.status, StatusCode::NOT_FOUND);
}
