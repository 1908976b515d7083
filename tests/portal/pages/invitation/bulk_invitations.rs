//! Sending many invitations again, and revoking many.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::support::{Backend, TestApp};

/// The ids of the rows that a page offers to select.
fn offered(body: &str) -> Vec<String> {
    let values = body.split("name=\"select\" value=\"").skip(1);
    values.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[rstest]
#[actix_web::test]
async fn what_was_mailed_is_mailed_again_and_the_rest_says_why_not(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let list = aurora.get("/invitations").await;
    let rows = offered(&list.body);
    assert!(rows.len() > 5 && list.body.contains("Select all on this page"), "{}", list.text());
    let page = aurora.get("/invitations/selected/resend?all=yes&of=").await;
    assert_eq!(page.heading(), "Resend invitations");
    let will = page.text();
    let many: usize = will.split("Will change: ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(many > 0 && many < rows.len(), "{will}");
    assert!(will.contains("You can’t resend this invitation") && will.contains("wasn’t sent by email"), "{will}");
    app.mails().await;
    let done = aurora.press_on(&page, "Yes", &[]).await;
    assert!(done.path == "/invitations" && done.says("sent again."), "{}", done.text());
    assert_eq!(app.mails().await.len(), many);
    // Sent twice, nothing is mailed twice.
    aurora.press_on(&page, "Yes", &[]).await;
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn what_nobody_has_answered_is_revoked(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let rows = offered(&aurora.get("/invitations").await.body);
    let chosen: Vec<String> = rows.iter().map(|id| format!("select={id}")).collect();
    let page = aurora.get(&format!("/invitations/selected/revoke?{}&of=rows%3D100", chosen.join("&"))).await;
    assert!(page.says("The links stop working") && page.says("Will change: "), "{}", page.text());
    let done = aurora.press_on(&page, "Yes", &[]).await;
    assert!(done.path == "/invitations?rows=100" && done.says("revoked."), "{}", done.text());
    let again = aurora.get("/invitations/selected/revoke?all=yes").await;
    assert!(again.says("Nothing on this list would change."), "{}", again.text());
    // Another's invitations do not exist.
    let zenith = app.signed_in("global.admin@zenith.example").await;
    let nothing = zenith.get(&format!("/invitations/selected/revoke?{}", chosen.join("&"))).await;
    assert!(nothing.says("Nothing selected"), "{}", nothing.text());
    let reader = app.signed_in("default.user@aurora.example").await;
    assert_eq!(reader.get("/invitations/selected/revoke").await.status, StatusCode::FORBIDDEN);
}
