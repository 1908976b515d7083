//! The portal's mails carry strangers' words as strangers' words: no subject of theirs, no links, no borrowed names.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::invitations::{draft, send};
use crate::support::{Backend, Browser, PUBLIC_URL, Page, TestApp, link_in};

async fn enrol(app: &TestApp, company: &str, name: &str) -> Page {
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(app, &aurora, "office@juniper.example").await;
    let browser = app.browser();
    let page = browser.get(&format!("{link}/enrol")).await;
    let typed = [
        ("Company name", company),
        ("Global MPN ID", "5000001"),
        ("Location MPN ID", "5100001"),
        ("Your name", name),
        ("Email", "june@juniper.example"),
        ("Password", "a juniper in the snow"),
        ("Repeat password", "a juniper in the snow"),
    ];
    browser.press(&page, "Enroll", &typed).await
}

/// The header of a mail.
fn subject(mail: &str) -> &str {
    mail.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap()
}

#[rstest]
#[actix_web::test]
async fn names_that_are_addresses_or_masks_are_refused_and_kept(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for (company, why) in [
        ("Account blocked: sign in at evil.example/login", "Leave out web and email addresses."),
        ("Support <x@y.example>", "Leave out web and email addresses."),
        ("Аurora Distribution", "One word here mixes letters of different alphabets"),
        ("Micrоsoft Security", "One word here mixes letters of different alphabets"),
    ] {
        let refused = enrol(&app, company, "June Iper").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{company}");
        assert!(refused.refusal_of("Company name").starts_with(why), "{company}: {}", refused.text());
        assert_eq!(refused.value_of("Company name"), company, "nothing is lost");
    }
    let refused = enrol(&app, "Juniper", "Look at evil.example").await;
    assert!(!refused.refusal_of("Your name").is_empty(), "{}", refused.text());
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn what_a_stranger_types_stands_in_no_subject(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    enrol(&app, "Booking.com B.V.", "June Iper").await;
    let mails = app.mails().await;
    assert_eq!(subject(&mails[0]), "Confirm your address at portal.test");
    assert!(mails[0].contains("under the name “Booking[.]com B.V.”"), "quoted, and no link: {}", mails[0]);
    assert!(!mails[0].contains("Booking.com"), "{}", mails[0]);
    // Where the address is known, the other mail says no more.
    app.sql(
        "UPDATE users SET email = 'june@juniper.example', email_key = 'june@juniper.example' \
             WHERE email = 'consultant@birch.example'",
    )
    .await;
    enrol(&app, "Urgent notice", "June Iper").await;
    let mails = app.mails().await;
    assert_eq!(subject(&mails[0]), "Someone tried to enroll with your address at portal.test");
    assert!(mails[0].contains("under the name “Urgent notice”"), "{}", mails[0]);
}

async fn phish(browser: &Browser) -> (Page, Vec<(&'static str, String)>) {
    let page = draft(browser).await;
    let link = link_in(&page.value_of("Message"), "i");
    let message = format!(
        "Your account is blocked. Go to https://evil.example/login now.\n\nor portal.test.evil.example\n{PUBLIC_URL}{link}"
    );
    let typed = vec![
        ("To", "victim@somewhere.example".to_owned()),
        ("Subject", "Blocked: see evil.example".to_owned()),
        ("Message", message),
    ];
    (page, typed)
}

#[rstest]
#[actix_web::test]
async fn a_senders_own_words_are_quoted_under_its_name_without_links_elsewhere(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let (page, typed) = phish(&agent).await;
    let typed: Vec<(&str, &str)> = typed.iter().map(|(label, value)| (*label, value.as_str())).collect();
    let warned = agent.press(&page, "Send", &typed).await;
    assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(warned.refusal_of("Message").contains("sends them as plain text"), "{}", warned.text());
    assert!(warned.says("evil.example, https://evil.example/login, portal.test.evil.example"), "{}", warned.text());
    assert!(app.mails().await.is_empty(), "nothing has left yet");
    let sent = agent.press_on(&warned, "Send", &[]).await;
    assert!(sent.says("Your request is on its way to victim@somewhere.example."), "{}", sent.text());
    let mails = app.mails().await;
    let mail = &mails[0];
    assert_eq!(subject(mail), "Blocked: see evil[.]example");
    let text = "Liam Foster (Aurora Distribution) wrote this text:\r\n\r\n> Your account is blocked. Go to \
                evil[.]example/login now.\r\n> \r\n> or portal[.]test[.]evil[.]example\r\n> http://portal.test/i/";
    assert!(mail.contains(text), "{mail}");
    assert!(mail.contains("<blockquote") && mail.contains("View the request"), "{mail}");
    assert!(!mail.contains("https://evil") && !mail.contains("evil.example"), "{mail}");
    // What the portal writes itself needs no quotation marks.
    let (_, plain) = send(&app, &agent, "owner@juniper.example").await;
    assert!(!plain.contains("wrote this text") && !plain.contains("<blockquote"), "{plain}");
}

#[rstest]
#[actix_web::test]
async fn the_mark_of_a_senders_words_is_in_the_recipients_language(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@aurora.example").await;
    for (tag, mark) in [("pt-BR", "escreveu este texto:"), ("ru", "Автор этого текста"), ("en", "wrote this text:")]
    {
        let page = draft(&agent).await;
        let message = format!("{} My own words.", page.value_of("Message"));
        let typed = [("To", "victim@somewhere.example"), ("Recipient's language", tag), ("Message", &message)];
        agent.press_on(&page, "Send", &typed).await;
        let mails = app.mails().await;
        assert!(mails[0].contains(mark), "{tag}: {}", mails[0]);
    }
}
