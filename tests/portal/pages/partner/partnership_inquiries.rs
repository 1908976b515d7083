//! A reseller asks a listed provider for a partnership: who may, whom, and how often.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use super::{account_settings::audited, indirect_resellers::dump};
use crate::{
    pages::account::accounts::operator::suspend,
    support::{Backend, Browser, Page, TestApp, sales::tenant},
};

pub const CEDAR: &str = "global.admin@cedar.example";
pub const ASK: &str = "Ask for a partnership";

/// The entry of a provider in the public list.
pub async fn entry(app: &TestApp, provider: &'static str) -> String {
    format!("/providers/{}", tenant(app, provider).await)
}

/// Asks a provider; gives the page that is led to.
pub async fn ask(app: &TestApp, browser: &Browser, provider: &'static str) -> Page {
    let form = browser.get(&format!("{}/ask", entry(app, provider).await)).await;
    browser.press_on(&form, "Send request", &[("Message", "We look after bakeries.")]).await
}

/// Asks a provider; gives the addresses for the reseller and for the provider.
pub async fn asked(app: &TestApp, browser: &Browser, provider: &'static str) -> (String, String) {
    let page = ask(app, browser, provider).await;
    assert!(page.says("Request sent."), "{}", page.text());
    (page.path.clone(), page.path.replace("/indirect-providers/", "/indirect-resellers/"))
}

/// Cedar asks Aurora; Birch and Dogwood ask a provider with which nobody works.
pub async fn ask_everywhere(app: &TestApp) {
    crate::pages::platform::queries::add_providers(app, 1).await;
    asked(app, &app.signed_in(CEDAR).await, "aurora.example").await;
    for reseller in ["global.admin@birch.example", "global.admin@dogwood.example"] {
        let browser = app.signed_in(reseller).await;
        let supply = browser.get("/providers?search=supply").await.link("Supply 000").unwrap();
        let form = browser.get(&format!("{supply}/ask")).await;
        assert!(browser.press_on(&form, "Send request", &[]).await.says("Request sent."), "{reseller}");
    }
}

/// The ids of what the account with this domain has asked, or was asked.
pub fn of(domain: &str) -> String {
    let account = format!("(SELECT id FROM accounts WHERE mail_domain = '{domain}')");
    format!("SELECT id FROM partnership_inquiries WHERE reseller_id = {account} OR provider_id = {account}")
}

/// Why Cedar Systems can't ask a provider now: what the page says in place of its form.
async fn refusal(app: &TestApp, browser: &Browser, provider: &'static str) -> String {
    let entry = entry(app, provider).await;
    let page = browser.get(&format!("{entry}/ask")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.buttons().iter().all(|button| button != "Send request"), "{}", page.text());
    page.text()
}

#[rstest]
#[actix_web::test]
async fn a_reseller_asks_on_a_providers_entry_and_its_people_hear_of_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.mails().await;
    let cedar = app.signed_in(CEDAR).await;
    let entry = cedar.get(&entry(&app, "aurora.example").await).await;
    let form = cedar.get(&entry.link(ASK).unwrap_or_else(|| panic!("{}", entry.text()))).await;
    assert_eq!(form.heading(), ASK);
    for shown in ["Cedar Systems", "United States", "4100002", CEDAR] {
        assert!(form.says(shown), "{shown}: {}", form.text());
    }
    let long = "x".repeat(2_001);
    let refused = cedar.press(&form, "Send request", &[("Message", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.refusal_of("Message"), "Use 2,000 characters or fewer.");
    assert_eq!(refused.value_of("Message").trim(), long);
    let typed = [("Message", "We look after <b>bakeries</b>, see https://cedar.example")];
    let sent = cedar.press(&form, "Send request", &typed).await;
    let twice = cedar.press(&form, "Send request", &typed).await;
    assert_eq!(sent.location(), twice.location(), "sent twice, it asks once");
    assert_eq!(dump(&app).await["partnership_inquiries"].len(), 1);
    assert_eq!(audited(&app, "create_partnership_inquiry").await.len(), 1);
    let page = cedar.visit(&sent.location().unwrap()).await;
    assert!(page.says("Request sent. We’ve notified Aurora Distribution.") && page.says("Waiting"), "{}", page.text());
    assert!(page.says("We look after <b>bakeries</b>"), "{}", page.text());
    assert!(page.says("Feb 14, 2030"), "30 days: {}", page.text());

    let mails = app.mails().await;
    let mut readers: Vec<&str> = ["global.admin", "user.admin", "admin.agent", "sales.agent"].into();
    readers.retain(|role| mails.iter().any(|mail| mail.contains(&format!("<{role}@aurora.example>"))));
    assert_eq!((readers.len(), mails.len()), (4, 4), "who can decide, and nobody else: {mails:?}");
    for mail in &mails {
        assert!(mail.contains("Subject: Cedar Systems asks you for a partnership"), "{mail}");
        assert!(mail.contains("/indirect-resellers/inquiries/") && !mail.contains("bakeries"), "{mail}");
    }

    // What was asked stands among the reseller's providers, and on the provider's entry.
    let list = app.signed_in("helpdesk.agent@cedar.example").await.get("/indirect-providers").await;
    assert!(list.row("Aurora Distribution").unwrap().contains("Waiting"), "{}", list.text());
    let again = cedar.get(&entry.path).await;
    assert!(again.says("already asked Aurora Distribution") && again.link(ASK).is_none(), "{}", again.text());
    assert_eq!(again.link("View request"), sent.location());
}

#[rstest]
#[actix_web::test]
async fn an_entry_tells_each_reader_what_to_do(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let path = entry(&app, "aurora.example").await;
    let stranger = app.browser();
    let page = stranger.get(&path).await;
    assert!(page.says("If it has none, contact the provider directly"), "{}", page.text());
    assert_eq!(page.link("Becoming an indirect reseller").as_deref(), Some("/becoming-a-reseller"));
    let ask = page.link("Sign in and ask").unwrap();
    let sign_in = stranger.visit(&stranger.get(&ask).await.location().unwrap()).await;
    let typed = [("Email", CEDAR), ("Password", crate::support::PASSWORD)];
    assert_eq!(stranger.press_on(&sign_in, "Sign in", &typed).await.path, ask, "signing in leads to the form");

    let sales = app.signed_in("sales.agent@cedar.example").await;
    let page = sales.get(&path).await;
    assert!(page.says("A global admin of your organization can ask this provider"), "{}", page.text());
    assert!(page.link(ASK).is_none());
    assert_eq!(sales.get(&ask).await.status, StatusCode::FORBIDDEN);
    for (who, said) in [
        ("global.admin@birch.example", "Aurora Distribution is already your indirect provider."),
        ("global.admin@ipe.example", "Aurora Distribution está em outra região"),
    ] {
        let page = app.signed_in(who).await.get(&path).await;
        assert!(page.says(said) && page.link(ASK).is_none(), "{who}: {}", page.text());
    }
    for who in [
        "global.admin@aurora.example",
        "global.admin@zenith.example",
        "global.admin@maple.example",
        "admin@elmbakery.onmicrosoft.com",
        "operator@tandem.example",
    ] {
        let browser = app.signed_in(who).await;
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.says(ASK), "{who}: {}", page.text());
        assert_eq!(browser.get(&ask).await.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[rstest]
#[actix_web::test]
async fn whoever_can_not_be_asked_is_refused_in_its_own_words(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let cedar = app.signed_in(CEDAR).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    assert!(refusal(&app, &birch, "aurora.example").await.contains("is already your indirect provider"));
    assert!(refusal(&app, &cedar, "boreal.example").await.contains("is in another region"));
    // Neither a provider of another cloud nor anybody else is in the list.
    for nobody in ["patriot.example", "rhein.example", "birch.example", "maple.example"] {
        let path = format!("{}/ask", entry(&app, nobody).await);
        assert_eq!(cedar.get(&path).await.status, StatusCode::NOT_FOUND, "{nobody}");
    }
    // A form that was open before is refused as the page would be.
    let form = cedar.get(&format!("{}/ask", entry(&app, "aurora.example").await)).await;
    asked(&app, &cedar, "aurora.example").await;
    let other = cedar.press(&form, "Send request", &[]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", other.text());
    assert!(other.alert().contains("already asked Aurora Distribution"), "{}", other.text());
    assert!(refusal(&app, &cedar, "aurora.example").await.contains("hasn’t decided yet"));

    let form = cedar.get(&format!("{}/ask", entry(&app, "zenith.example").await)).await;
    suspend(&app, "zenith.example", "Bills.").await;
    assert_eq!(cedar.press(&form, "Send request", &[]).await.status, StatusCode::NOT_FOUND, "it left the list");
    suspend(&app, "larch.example", "Bills.").await;
    let larch = app.signed_in("global.admin@larch.example").await;
    let page = larch.get(&entry(&app, "aurora.example").await).await;
    assert!(page.says("Your organization can’t enter into partnerships now."), "{}", page.text());
    assert_eq!(larch.get(&format!("{}/ask", page.path)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(dump(&app).await["partnership_inquiries"].len(), 1);
}

#[rstest]
#[actix_web::test]
async fn what_was_declined_or_withdrawn_waits_before_it_is_asked_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (sent, received) = asked(&app, &app.signed_in(CEDAR).await, "aurora.example").await;
    let cedar = app.signed_in(CEDAR).await;
    let withdrawn = cedar.press_on(&cedar.get(&sent).await, "Withdraw", &[]).await;
    assert!(withdrawn.says("Request withdrawn.") && withdrawn.says("Withdrawn"), "{}", withdrawn.text());
    assert!(withdrawn.buttons().iter().all(|button| button != "Withdraw"));
    let why = refusal(&app, &cedar, "aurora.example").await;
    assert!(why.contains("You withdrew your last request") && why.contains("from Jan 16, 2030"), "{why}");
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&received).await;
    assert!(page.says("Withdrawn") && page.buttons().iter().all(|button| button != "Invite"), "{}", page.text());

    app.clock.advance(TimeDelta::days(1));
    let cedar = app.signed_in(CEDAR).await;
    let (_, received) = asked(&app, &cedar, "aurora.example").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    aurora.press_on(&aurora.get(&received).await, "Decline", &[("Reason", "Full.")]).await;
    let why = refusal(&app, &cedar, "aurora.example").await;
    assert!(why.contains("declined your last request") && why.contains("from Feb 15, 2030"), "{why}");
    app.clock.advance(TimeDelta::days(30));
    asked(&app, &app.signed_in(CEDAR).await, "aurora.example").await;
    assert_eq!(dump(&app).await["partnership_inquiries"].len(), 3);
}

#[rstest]
#[actix_web::test]
async fn a_reseller_has_ten_open_at_most(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    crate::pages::platform::queries::add_providers(&app, 10).await;
    let cedar = app.signed_in(CEDAR).await;
    let list = cedar.get("/providers?search=supply%200").await;
    for number in 0..10 {
        let entry = list.link(&format!("Supply {number:03}")).unwrap();
        let form = cedar.get(&format!("{entry}/ask")).await;
        assert!(cedar.press_on(&form, "Send request", &[]).await.says("Request sent."), "{number}");
    }
    let why = refusal(&app, &cedar, "aurora.example").await;
    assert!(why.contains("can have 10 open requests at a time"), "{why}");
    // Time alone makes room.
    app.clock.advance(TimeDelta::days(30));
    asked(&app, &app.signed_in(CEDAR).await, "aurora.example").await;
}

#[rstest]
#[actix_web::test]
async fn two_forms_at_the_same_time_ask_once(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let cedar = app.signed_in(CEDAR).await;
    let path = format!("{}/ask", entry(&app, "aurora.example").await);
    let (one, other) = (cedar.get(&path).await, cedar.get(&path).await);
    let (first, second) =
        futures_util::future::join(cedar.press(&one, "Send request", &[]), cedar.press(&other, "Send request", &[]))
            .await;
    let mut answers = [first.status.as_u16(), second.status.as_u16()];
    answers.sort_unstable();
    assert_eq!(answers, [303, 422], "{} {}", first.text(), second.text());
    assert_eq!(dump(&app).await["partnership_inquiries"].len(), 1);
}
