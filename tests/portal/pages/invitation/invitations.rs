//! The inviter's side: drafts, sending, renewing, revoking.

use actix_web::http::StatusCode;
use base64::Engine;
use chrono::TimeDelta;
use rstest::rstest;

use super::links::accept;
use crate::{
    pages::{partner, platform::bad_input::assert_way_on},
    support::{Backend, Browser, Page, TestApp, link_in},
};

/// Presses *Request a partnership* and gives the draft.
pub async fn draft(browser: &Browser) -> Page {
    let list = browser.get("/indirect-resellers").await;
    let page = browser.press_on(&list, "Request a partnership", &[]).await;
    assert_eq!(page.heading(), "Request for a partnership", "{}", page.text());
    page
}

/// Sends a request to an address; gives the path of its link and the mail.
pub async fn send(app: &TestApp, browser: &Browser, to: &str) -> (String, String) {
    let page = draft(browser).await;
    let answer = browser.press_on(&page, "Send", &[("To", to)]).await;
    assert!(answer.says(&format!("Your request is on its way to {to}.")), "{}", answer.text());
    let mail = app.mails().await.into_iter().find(|mail| mail.contains(&format!("To: {to}"))).unwrap();
    (link_in(&mail, "i"), mail)
}

#[rstest]
#[actix_web::test]
async fn a_request_leads_to_a_draft_with_a_personal_link(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let link = link_in(&page.value_of("Message"), "i");
    assert_eq!(page.value_of("Subject"), "Aurora Distribution would like to work with you as an indirect provider");
    assert!(page.says("It works from now on and belongs to your account. Keep it in the text."));
    assert!(page.says("Jan 29, 2030, 7:00 AM (UTC−5)"), "14 days from now: {}", page.text());
    let mailto = page.link("Open in email").unwrap();
    assert!(mailto.starts_with("mailto:?subject=Aurora%20Distribution") && mailto.contains(&link), "{mailto}");
    assert_eq!(app.browser().get(&link).await.status, StatusCode::OK, "the link works as soon as the draft shows it");
}

#[rstest]
#[actix_web::test]
async fn the_same_form_sent_twice_makes_one_invitation(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let list = browser.get("/indirect-resellers").await;
    let first = browser.press(&list, "Request a partnership", &[]).await;
    let second = browser.press(&list, "Request a partnership", &[]).await;
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(first.location(), second.location());
    let again = browser.get("/indirect-resellers").await;
    assert_ne!(browser.press(&again, "Request a partnership", &[]).await.location(), first.location());
}

#[rstest]
#[actix_web::test]
async fn sending_mails_the_edited_text_in_the_inviters_name(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let link = link_in(&page.value_of("Message"), "i");
    let message = format!("Olá <b>Cedar</b> & friends,\n\nsee http://portal.test{link}\n.\nBye");
    let typed = [("To", "Global.Admin@cedar.example"), ("Subject", "Grüße, Привет"), ("Message", &message)];
    let after = browser.press_on(&page, "Send", &typed).await;
    assert_eq!(after.heading(), "Invitations");
    let row = after.row("Global.Admin@cedar.example").unwrap();
    assert!(row.contains("Sent") && row.contains("Waiting to be sent"), "{row}");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert!(mail.contains("To: Global.Admin@cedar.example"), "{mail}");
    assert!(mail.contains("Reply-To: \"Liam Foster\" <sales.agent@aurora.example>"), "{mail}");
    // A header as long as this is written in two pieces.
    let piece = |words: &str| base64::engine::general_purpose::STANDARD.encode(words);
    let (begins, ends) = (piece("Liam Foster (Aurora Distribution) via Tand"), piece("em"));
    assert!(mail.contains(&begins) && mail.contains(&format!("{ends}?= <no-reply@portal.test>")), "{mail}");
    assert!(mail.contains("Auto-Submitted: auto-generated") && mail.contains("Message-ID: <"));
    assert!(mail.contains("Date: Tue, 15 Jan 2030 12:00:00 +0000"), "{mail}");
    assert!(mail.contains("Content-Type: multipart/alternative"));
    assert_eq!(mail.matches("Content-Transfer-Encoding: quoted-printable").count(), 2);
    assert!(mail.contains("Olá <b>Cedar</b> & friends,"), "the text part is as typed: {mail}");
    assert!(mail.contains("Olá &#60;b&#62;Cedar&#60;/b&#62; &#38; friends"), "the HTML part is escaped: {mail}");
    assert!(mail.contains(&format!("<a href=\"http://portal.test{link}\">")));
    let list = browser.get("/invitations").await;
    assert!(list.row("Global.Admin@cedar.example").unwrap().contains("Handed to the mail server"));
    assert!(browser.press(&page, "Send", &typed).await.location().is_some(), "the same form again is no error");
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn a_text_without_its_link_is_refused_and_kept(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    for button in ["Send", "Done"] {
        let typed = [("To", "owner@juniper.example"), ("Subject", "Mine"), ("Message", "I took the link out.")];
        let refused = browser.press(&page, button, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.refusal_of("Message").starts_with("The personal link is missing from the message."));
        assert_eq!(refused.value_of("Message").trim(), "I took the link out.");
        assert_eq!(
            (refused.value_of("To").as_str(), refused.value_of("Subject").as_str()),
            ("owner@juniper.example", "Mine")
        );
        let mail_link = refused.link("Open in email").unwrap();
        assert_eq!(mail_link.matches("/i/").count(), 1, "the mail link keeps it: {mail_link}");
    }
    assert!(app.mails().await.is_empty());
    let no_address = browser.press(&page, "Send", &[]).await;
    assert_eq!(no_address.refusal_of("To"), "Fill this in.");
}

#[rstest]
#[actix_web::test]
async fn the_standard_text_follows_the_language_until_it_is_touched(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let russian = browser.press_on(&page, "Save draft", &[("Recipient's language", "ru")]).await;
    assert!(russian.value_of("Message").contains("Здравствуйте"), "{}", russian.value_of("Message"));
    assert_eq!(link_in_full(&russian.value_of("Message")), link_in_full(&page.value_of("Message")));
    assert!(russian.body.contains("<html lang=\"en\""), "the page stays in its reader's language");
    let mine = format!("Mine.\n{}", link_in_full(&russian.value_of("Message")));
    let kept = browser.press_on(&russian, "Save draft", &[("Recipient's language", "pt-BR"), ("Message", &mine)]).await;
    assert_eq!(kept.value_of("Message").trim(), mine);
    assert_eq!(kept.value_of("Recipient's language"), "pt-BR");

    let other = draft(&browser).await;
    let typed = [("To", "dono@cedar.example"), ("Recipient's language", "pt-BR")];
    browser.press_on(&other, "Send", &typed).await;
    let mails = app.mails().await;
    assert!(mails[0].contains("lang=\"pt-BR\"") && mails[0].contains("Aurora Distribution"), "{}", mails[0]);
    assert!(!mails[0].contains("would like to become your indirect provider"));

    let other = draft(&browser).await;
    let other = browser.press_on(&other, "Save draft", &[("Recipient's language", "ru")]).await;
    browser.press_on(&other, "Send", &[("To", "ivan@ryabina.example")]).await;
    let mail = app.mails().await.remove(0);
    assert_eq!(link_in_full(&mail), link_in_full(&other.value_of("Message")));
    let is_russian = |text: &str| text.contains(|letter| ('а'..='я').contains(&letter));
    assert!(is_russian(&other.value_of("Subject")) && is_russian(&encoded_in_head(&mail)), "{mail}");
}

/// What the head of a mail holds in letters that need encoding (RFC 2047).
fn encoded_in_head(mail: &str) -> String {
    let head = mail.split("\r\n\r\n").next().unwrap();
    let words = head.split("=?utf-8?b?").skip(1).map(|word| word.split('?').next().unwrap());
    let bytes = words.flat_map(|word| base64::engine::general_purpose::STANDARD.decode(word).unwrap());
    String::from_utf8(bytes.collect()).unwrap()
}

fn link_in_full(text: &str) -> String {
    format!("http://portal.test{}", link_in(text, "i"))
}

#[rstest]
#[actix_web::test]
async fn the_download_is_a_draft_for_mail_programs(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let file = browser.get(&page.link("Download").unwrap()).await;
    assert_eq!(file.header("content-type"), Some("message/rfc822"));
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    assert!(file.body.contains("X-Unsent: 1") && file.body.contains("Subject: Aurora Distribution"), "{}", file.body);
    let unfolded = file.body.replace("=\r\n", "");
    assert!(unfolded.contains(&link_in(&page.value_of("Message"), "i")));
}

#[rstest]
#[actix_web::test]
async fn done_lists_the_request_as_issued_and_erases_the_kept_link(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let after = browser.press_on(&page, "Done", &[("To", "owner@juniper.example")]).await;
    assert_eq!(after.heading(), "Indirect resellers");
    let row = browser.get("/invitations").await.row("owner@juniper.example").unwrap();
    assert!(row.contains("Issued") && row.contains("Not emailed by the portal"), "{row}");
    assert!(app.mails().await.is_empty());
    assert_eq!(browser.get(&page.path).await.status, StatusCode::NOT_FOUND, "a finished draft is no draft");
    assert!(browser.press(&page, "Done", &[]).await.location().is_some(), "the same form again is no error");
}

#[rstest]
#[actix_web::test]
async fn resending_makes_a_new_link_and_kills_the_old_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let (old, _) = send(&app, &browser, "global.admin@cedar.example").await;
    let list = browser.get("/invitations").await;
    let answer = browser.press_in_row(&list, "global.admin@cedar.example", "Resend").await;
    let twice = browser.press_in_row(&list, "global.admin@cedar.example", "Resend").await;
    assert_eq!(answer.location(), twice.location());
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "the same form twice renews once");
    let new = link_in(&mails[0], "i");
    assert_ne!(old, new);
    assert!(browser.get("/invitations").await.row("global.admin@cedar.example").unwrap().contains("Sent"));
    let cedar = app.browser();
    assert_way_on(&cedar, &cedar.get(&old).await, StatusCode::NOT_FOUND).await;
    let page = cedar.get(&new).await;
    let typed = [("Email", "global.admin@cedar.example"), ("Password", crate::support::PASSWORD)];
    let page = cedar.press_on(&page, "Sign in", &typed).await;
    assert_eq!(page.path, new);
    accept(&cedar, &page).await;
    assert!(cedar.get("/indirect-providers").await.row("Aurora Distribution").is_some());
}

#[rstest]
#[actix_web::test]
async fn resending_what_was_taken_elsewhere_opens_the_draft_with_the_new_link(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let old = link_in(&page.value_of("Message"), "i");
    browser.press_on(&page, "Done", &[("To", "owner@juniper.example")]).await;
    let list = browser.get("/invitations").await;
    let answer = browser.press_in_row(&list, "owner@juniper.example", "Resend").await;
    let again = browser.visit(&answer.location().unwrap()).await;
    let new = link_in(&again.value_of("Message"), "i");
    assert_ne!(new, old);
    assert_eq!(again.value_of("To"), "owner@juniper.example");
    assert_eq!(app.browser().get(&old).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.browser().get(&new).await.status, StatusCode::OK);
}

#[rstest]
#[actix_web::test]
async fn a_revoked_invitation_is_dead_and_its_waiting_mail_is_not_sent(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let link = link_in(&page.value_of("Message"), "i");
    let list = browser.press_on(&page, "Send", &[("To", "global.admin@cedar.example")]).await;
    let answer = browser.press_in_row(&list, "global.admin@cedar.example", "Revoke").await;
    let after = browser.visit(&answer.location().unwrap()).await;
    let row = after.row("global.admin@cedar.example").unwrap();
    assert!(row.contains("Revoked") && row.contains("Not sent: the link was replaced or revoked"), "{row}");
    assert!(!row.contains("Resend"));
    assert!(app.mails().await.is_empty());
    assert_eq!(app.browser().get(&link).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn the_list_shows_every_state_and_expired_ones_can_be_renewed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = browser.get("/invitations").await;
    for (to, state) in [
        ("hello@hawthorn.example", "Expired"),
        ("office@rowan.example", "Revoked"),
        ("owner@alder.example", "Signed in"),
        ("info@willow.example", "Sent"),
        ("Anyone with the link", "Issued"),
        ("sales@aspen.example", "Draft"),
        ("global.admin@birch.example", "Accepted"),
    ] {
        assert!(page.row(to).is_some_and(|row| row.contains(state)), "{to} {state}: {:?}", page.row(to));
    }
    assert!(page.says("Reason: We are moving offices; please ask again next month."));
    let answer = browser.press_in_row(&page, "hello@hawthorn.example", "Resend").await;
    let after = browser.visit(&answer.location().unwrap()).await;
    assert!(after.row("hello@hawthorn.example").unwrap().contains("Sent"));
    assert!(page.link_in_row("sales@aspen.example", "Open draft").is_some());
}

#[rstest]
#[actix_web::test]
async fn another_accounts_invitation_does_not_exist(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&aurora).await;
    let zenith = app.signed_in("global.admin@zenith.example").await;
    assert_eq!(zenith.get(&page.path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(zenith.get(&format!("{}/download", page.path)).await.status, StatusCode::NOT_FOUND);
    let (_, own) = zenith.get("/indirect-resellers").await.fill(None, "Request a partnership", &[]);
    let csrf = own.iter().find(|(name, _)| name == "csrf").unwrap().1.as_str();
    for action in ["draft", "resend", "revoke"] {
        let path = page.path.replace("draft", action);
        assert_eq!(zenith.post(&path, &[("csrf", csrf), ("do", "done")]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(aurora.get(&page.path).await.status, StatusCode::OK);
}

#[rstest]
#[actix_web::test]
async fn an_invitation_dies_with_its_time_its_inviters_right_and_its_accounts_standing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &browser, "global.admin@cedar.example").await;
    let stranger = app.browser();
    app.clock.advance(TimeDelta::days(14) - TimeDelta::seconds(1));
    assert_eq!(stranger.get(&link).await.status, StatusCode::OK);
    app.clock.advance(TimeDelta::seconds(1));
    let expired = stranger.get(&link).await;
    assert_eq!(expired.status, StatusCode::NOT_FOUND);

    let browser = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &browser, "global.admin@cedar.example").await;
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE mail_domain = 'aurora.example'").await;
    assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND);
    app.sql("UPDATE accounts SET standing = 'active' WHERE mail_domain = 'aurora.example'").await;
    assert_eq!(stranger.get(&link).await.status, StatusCode::OK);
    app.sql(
        "UPDATE memberships SET role = 'default_user' WHERE role = 'sales_agent' AND user_id IN \
         (SELECT id FROM users WHERE email_key = 'sales.agent@aurora.example')",
    )
    .await;
    assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn the_link_is_kept_nowhere_but_in_the_message(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    let link = link_in(&page.value_of("Message"), "i");
    let subject = format!("See http://portal.test{link}");
    let refused = browser.press(&page, "Save draft", &[("Subject", &subject)]).await;
    assert!(refused.refusal_of("Subject").starts_with("Keep the personal link in the message only"));
    let twice = format!("http://portal.test{link} or http://elsewhere.test{link}");
    let refused = browser.press(&page, "Save draft", &[("Message", &twice)]).await;
    assert!(refused.refusal_of("Message").starts_with("Keep the personal link in the message only"));
    let tables = partner::indirect_resellers::dump(&app).await;
    let token = link.trim_start_matches("/i/");
    assert!(tables.values().flatten().all(|row| !row.contains(token)));
}

#[rstest]
#[actix_web::test]
async fn whoever_renews_an_invitation_answers_for_it(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let (old, _) = send(&app, &sales, "global.admin@cedar.example").await;
    app.sql(
        "UPDATE memberships SET role = 'default_user' WHERE role = 'sales_agent' AND user_id IN \
         (SELECT id FROM users WHERE email_key = 'sales.agent@aurora.example')",
    )
    .await;
    assert_eq!(app.browser().get(&old).await.status, StatusCode::NOT_FOUND);
    let admin = app.signed_in("global.admin@aurora.example").await;
    let list = admin.get("/invitations").await;
    admin.press_in_row(&list, "global.admin@cedar.example", "Resend").await;
    let new = link_in(&app.mails().await[0], "i");
    assert_eq!(app.browser().get(&new).await.status, StatusCode::OK);
    assert!(admin.get("/invitations").await.row("global.admin@cedar.example").unwrap().contains("Olivia Bennett"));
}

#[actix_web::test]
async fn one_address_gets_only_so_many_invitations_a_day() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    for _ in 0..20 {
        send(&app, &browser, "owner@juniper.example").await;
    }
    let page = draft(&browser).await;
    let refused = browser.press(&page, "Send", &[("To", "Owner@Juniper.example")]).await;
    assert!(refused.refusal_of("To").starts_with("This address already received many invitations today."));
    let list = browser.get("/invitations?state=sent").await;
    let refused = browser.press_in_row(&list, "owner@juniper.example", "Resend").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    app.clock.advance(TimeDelta::days(1));
    let browser = app.signed_in("sales.agent@aurora.example").await;
    send(&app, &browser, "owner@juniper.example").await;
}
