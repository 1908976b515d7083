//! What becomes of a request for a partnership: an invitation, a refusal with its reason, or nothing in time.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use super::{
    account_settings::audited,
    indirect_resellers::dump,
    partnership_inquiries::{CEDAR, asked},
};
use crate::{
    pages::{
        account::accounts::operator::suspend,
        customer::account::post,
        invitation::{invitations::send, links::accept},
    },
    support::{Backend, Browser, TestApp, link_in},
};

const SALES: &str = "sales.agent@aurora.example";

/// Cedar Systems has asked Aurora; gives both, and the addresses for each.
async fn cedar_asked(app: &TestApp) -> (Browser, Browser, (String, String)) {
    let cedar = app.signed_in(CEDAR).await;
    let paths = asked(app, &cedar, "aurora.example").await;
    app.mails().await;
    (cedar, app.signed_in(SALES).await, paths)
}

#[rstest]
#[actix_web::test]
async fn a_provider_answers_with_an_invitation_for_whoever_asked(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (cedar, aurora, (sent, received)) = cedar_asked(&app).await;
    let home = aurora.get("/").await;
    assert!(home.says("Cedar Systems") && home.says("Asks you for a partnership."), "{}", home.text());
    let resellers = aurora.get("/indirect-resellers").await;
    let list = aurora.get(&resellers.links().into_iter().find(|link| link.ends_with("/inquiries")).unwrap()).await;
    let row = list.row("Cedar Systems").unwrap();
    for part in ["Waiting", "4100002", "United States"] {
        assert!(row.contains(part), "{part}: {row}");
    }
    assert_eq!(list.link("Cedar Systems").as_deref(), Some(received.as_str()));
    let page = aurora.get(&received).await;
    for part in ["We look after bakeries.", CEDAR, "4100002", "Signed", "Feb 14, 2030"] {
        assert!(page.says(part), "{part}: {}", page.text());
    }
    let before = audited(&app, "invitation_created").await.len();
    let draft = aurora.press_on(&page, "Invite", &[]).await;
    assert_eq!((draft.heading().as_str(), draft.value_of("To").as_str()), ("Request for a partnership", CEDAR));
    assert_eq!(draft.link("Cedar Systems").as_deref(), Some(received.as_str()), "{}", draft.text());
    assert_eq!(aurora.press(&page, "Invite", &[]).await.location().as_deref(), Some(draft.path.as_str()), "once");
    assert_eq!(audited(&app, "invitation_created").await.len(), before + 1);
    assert_eq!(audited(&app, "update_partnership_inquiry").await.len(), 1);
    let answered = aurora.get(&received).await;
    assert!(answered.says("Invited") && answered.says("Liam Foster"), "{}", answered.text());
    assert_eq!(answered.link("Draft").as_deref(), Some(draft.path.as_str()), "{}", answered.text());
    assert!(!aurora.get("/").await.says("Asks you for a partnership."));
    assert!(cedar.get(&sent).await.says(&format!("prepared an invitation for {CEDAR}")), "it is on its way");

    aurora.press_on(&draft, "Send", &[]).await;
    let mails = app.mails().await;
    let mail = mails.iter().find(|mail| mail.contains(&format!("To: {CEDAR}"))).unwrap();
    let answer = accept(&cedar, &cedar.get(&link_in(mail, "i")).await).await;
    assert!(cedar.visit(&answer.location().unwrap()).await.says("as your indirect provider"));
    assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_some());
    assert!(aurora.get(&received).await.says("Invited"), "what came of it stays");
    assert_eq!(aurora.get(&received).await.link("Accepted").as_deref(), Some("/invitations"));
}

#[rstest]
#[actix_web::test]
async fn a_provider_declines_with_a_reason_that_the_asker_reads(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (cedar, aurora, (sent, received)) = cedar_asked(&app).await;
    let page = aurora.get(&received).await;
    let refused = aurora.press(&page, "Decline", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Reason").is_empty(), "{}", refused.text());
    let declined = aurora.press_on(&page, "Decline", &[("Reason", "Not <now>")]).await;
    assert!(declined.says("Request declined.") && declined.says("Not <now>"), "{}", declined.text());
    let twice = aurora.press(&page, "Decline", &[("Reason", "Not <now>")]).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER, "the same form again is no error");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    let mail = &mails[0];
    assert!(mail.contains(&format!("<{CEDAR}>")) && mail.contains("Not <now>") && mail.contains(&sent), "{mail}");
    assert!(mail.contains("Subject: Aurora Distribution declined your request for a partnership"), "{mail}");
    let seen = cedar.get(&sent).await;
    assert!(seen.says("Declined") && seen.says("Not <now>") && seen.says("Liam Foster"), "{}", seen.text());
    assert!(cedar.get("/indirect-providers").await.row("Aurora Distribution").unwrap().contains("Declined"));
    // Whoever has read the page before is told how it stands.
    let late = app.signed_in("global.admin@aurora.example").await.press(&page, "Invite", &[]).await;
    assert_ne!(late.status, StatusCode::SEE_OTHER, "{}", late.text());
    let late = aurora.press(&page, "Invite", &[]).await;
    assert!(late.alert().contains("the request’s status is “Declined”"), "{}", late.text());
    assert!(dump(&app).await["invitations"].iter().all(|row| !row.contains(CEDAR)), "no invitation is left of it");
}

#[rstest]
#[actix_web::test]
async fn whoever_wants_no_mail_about_partnerships_gets_none(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.mails().await;
    app.sql("UPDATE users SET muted_mails = 'partnerships' WHERE email_key LIKE '%@cedar.example' OR email_key LIKE 'sales.agent%'").await;
    let cedar = app.signed_in(CEDAR).await;
    assert!(cedar.get("/settings").await.says("Partnerships:"), "{}", cedar.get("/settings").await.text());
    let (_, received) = asked(&app, &cedar, "aurora.example").await;
    assert_eq!(app.mails().await.len(), 3, "but for one of four");
    let aurora = app.signed_in(SALES).await;
    aurora.press_on(&aurora.get(&received).await, "Decline", &[("Reason", "Full.")]).await;
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn for_everybody_else_it_does_not_exist(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (_, _, (sent, received)) = cedar_asked(&app).await;
    let zenith = app.signed_in("global.admin@zenith.example").await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let before = dump(&app).await;
    for (browser, path) in [(&zenith, &received), (&birch, &sent)] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for (browser, path) in [
        (&zenith, format!("{received}/invite")),
        (&zenith, format!("{received}/decline")),
        (&birch, format!("{sent}/withdraw")),
    ] {
        let answer = post(browser, &path, &[("reason", "No."), ("form_key", "a")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(zenith.get("/indirect-resellers/inquiries").await.says("No requests from resellers yet"));
    assert_eq!(dump(&app).await["partnership_inquiries"], before["partnership_inquiries"]);
    let helpdesk = app.signed_in("helpdesk.agent@cedar.example").await;
    let seen = helpdesk.get(&sent).await;
    assert!(seen.says("Waiting") && seen.buttons().iter().all(|button| button != "Withdraw"), "{}", seen.text());
    assert_eq!(post(&helpdesk, &format!("{sent}/withdraw"), &[]).await.status, StatusCode::FORBIDDEN);
    let other = app.signed_in("helpdesk.agent@aurora.example").await;
    assert_eq!(other.get(&received).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn nobody_decides_in_time(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (_, _, (sent, received)) = cedar_asked(&app).await;
    app.clock.advance(TimeDelta::days(28));
    let aurora = app.signed_in(SALES).await;
    let page = aurora.get(&received).await;
    assert!(page.says("Expires soon"), "{}", page.text());
    app.clock.advance(TimeDelta::days(2));
    let aurora = app.signed_in(SALES).await;
    let late = aurora.get(&received).await;
    assert!(late.says("Expired") && late.buttons().iter().all(|button| button != "Invite"), "{}", late.text());
    let refused = post(&aurora, &format!("{received}/decline"), &[("reason", "No.")]).await;
    assert!(refused.alert().contains("the request’s status is “Expired”"), "{}", refused.text());
    assert!(refused.says("No."), "what was typed is not lost");
    let expired = aurora.get("/indirect-resellers/inquiries?state=expired").await;
    assert!(expired.row("Cedar Systems").is_some(), "{}", expired.text());
    assert!(aurora.get("/indirect-resellers/inquiries?state=asked").await.row("Cedar Systems").is_none());
    let cedar = app.signed_in(CEDAR).await;
    assert!(cedar.get(&sent).await.says("You can ask again."), "{}", cedar.get(&sent).await.text());
    asked(&app, &cedar, "aurora.example").await;
}

#[rstest]
#[actix_web::test]
async fn a_partnership_that_began_otherwise_settles_it(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (cedar, aurora, (sent, received)) = cedar_asked(&app).await;
    let page = aurora.get(&received).await;
    let (link, _) = send(&app, &app.signed_in("global.admin@aurora.example").await, CEDAR).await;
    accept(&cedar, &cedar.get(&link).await).await;
    let late = aurora.press(&page, "Invite", &[]).await;
    assert!(late.alert().contains("the request’s status is “Partners already”"), "{}", late.text());
    assert!(cedar.get(&sent).await.says("became partners in another way"), "{}", cedar.get(&sent).await.text());
    // Where it is not written yet, it is the same.
    app.sql("UPDATE partnership_inquiries SET state = 'asked', ended_at = NULL, version = 1").await;
    let late = aurora.press(&page, "Invite", &[]).await;
    assert!(late.alert().contains("You and Cedar Systems are already partners"), "{}", late.text());
    let page = aurora.get(&received).await;
    assert!(page.says("are already partners") && page.buttons().iter().all(|one| one != "Invite"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn of_two_who_decide_at_once_one_is_told_what_happened(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (_, aurora, (_, received)) = cedar_asked(&app).await;
    let before = dump(&app).await["invitations"].len();
    let other = app.signed_in("global.admin@aurora.example").await;
    let (seen, also) = (aurora.get(&received).await, other.get(&received).await);
    let (one, two) = futures_util::future::join(
        aurora.press(&seen, "Invite", &[]),
        other.press(&also, "Decline", &[("Reason", "Full.")]),
    )
    .await;
    let won = [&one, &two].into_iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count();
    assert_eq!(won, 1, "{} {}", one.text(), two.text());
    let lost = if one.status == StatusCode::SEE_OTHER { &two } else { &one };
    assert!(
        lost.says("This page shows how it is now.") || lost.says("This page shows what you can do."),
        "{}",
        lost.text()
    );
    let invited = usize::from(one.status == StatusCode::SEE_OTHER);
    assert_eq!(dump(&app).await["invitations"].len(), before + invited);
    assert_eq!(audited(&app, "update_partnership_inquiry").await.len(), 1);
}

#[rstest]
#[actix_web::test]
async fn suspended_partners_neither_invite_nor_are_invited(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (cedar, aurora, (sent, received)) = cedar_asked(&app).await;
    let page = aurora.get(&received).await;
    suspend(&app, "cedar.example", "Bills.").await;
    let refused = aurora.press(&page, "Invite", &[]).await;
    assert!(refused.alert().contains("Cedar Systems is suspended"), "{}", refused.text());
    suspend(&app, "aurora.example", "Bills.").await;
    assert_eq!(aurora.press(&page, "Invite", &[]).await.status, StatusCode::FORBIDDEN);
    // What is open can still be closed, from both sides.
    assert!(cedar.get(&sent).await.buttons().iter().any(|button| button == "Withdraw"));
    let declined = aurora.press_on(&page, "Decline", &[("Reason", "Bills.")]).await;
    assert!(declined.says("Request declined."), "{}", declined.text());
}
