//! What a form says on the page after it leads on to what it speaks of.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::{customer::list::id_of, invitation::invitations},
    support::{Backend, Browser, Page, TestApp},
};

/// Follows the link of this name in the message of a page, and gives where it leads.
async fn follow(browser: &Browser, page: &Page, name: &str) -> String {
    let path = page.link(name).unwrap_or_else(|| panic!("{name}: {}", page.text()));
    assert!(page.body.contains(&format!("<a class=\"alert-link\" href=\"{path}\">{name}</a>")), "{}", page.text());
    assert_eq!(browser.get(&path).await.status, StatusCode::OK, "{path}");
    path
}

#[rstest]
#[actix_web::test]
async fn a_message_leads_to_what_was_made_or_changed_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let draft = invitations::draft(&aurora).await;
    let done = aurora.press_on(&draft, "Done", &[]).await;
    assert!(done.says("Done. The request is among your invitations."), "{}", done.text());
    assert_eq!(follow(&aurora, &done, "View invitations").await, "/invitations");
    assert!(aurora.get("/indirect-resellers").await.link("View invitations").is_none(), "it is said once");

    app.sql("UPDATE accounts SET standing = 'pending_approval' WHERE mail_domain = 'cedar.example'").await;
    let operator = app.signed_in("operator@tandem.example").await;
    let list = operator.get("/accounts").await;
    let asked = operator.get(&list.link_in_row("Cedar Systems", "Approve").unwrap()).await;
    let approved = operator.press_on(&asked, "Approve", &[]).await;
    let account = follow(&operator, &approved, "View account").await;
    assert!(operator.get(&account).await.says("Cedar Systems"));

    let people = aurora.get("/settings/users").await;
    let row = people.row("sales.agent@aurora.example").unwrap();
    let name = row.split(" sales.agent@").next().unwrap().to_owned();
    let user = people.link_in_row("sales.agent@aurora.example", &name).unwrap();
    let saved = aurora.press_on(&aurora.get(&user).await, "Update", &[]).await;
    assert_eq!(follow(&aurora, &saved, "View user").await, user);
    let fir = id_of(&app, "firclinic.onmicrosoft.com").await;
    let removal = aurora.get(&format!("/customers/{fir}/account/remove")).await;
    let removed = aurora.press_on(&removal, "Yes", &[]).await;
    assert_eq!(follow(&aurora, &removed, "View former customers").await, "/customers/former");
}
