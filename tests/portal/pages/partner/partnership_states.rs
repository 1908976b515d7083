//! Partnerships: every action in every state by every kind of actor.

use rstest::rstest;

use super::indirect_resellers::dump;
use crate::{
    pages::{
        invitation::{
            invitations::{draft, send},
            links::accept,
        },
        platform::access::csrf,
    },
    support::{Backend, Browser, TestApp, link_in, sales::tenant},
};

const STATES: [&str; 4] = ["none", "invited", "active", "removed"];
const NOWHERE: &str = "/indirect-resellers/00000000-0000-7000-8000-000000000000/remove";

/// Aurora and Cedar in a state; gives the page on which the partnership is removed.
async fn put(app: &TestApp, state: &str, (aurora, cedar): (&Browser, &Browser)) -> String {
    app.sql("DELETE FROM partnerships WHERE reseller_id IN (SELECT id FROM accounts WHERE name = 'Cedar Systems')")
        .await;
    if state == "none" {
        return NOWHERE.to_owned();
    }
    let (link, _) = send(app, aurora, "global.admin@cedar.example").await;
    if state == "invited" {
        return NOWHERE.to_owned();
    }
    let token = csrf(cedar).await;
    cedar.post(&format!("{link}/accept"), &[("csrf", &token), ("consent", "yes")]).await;
    let list = aurora.get("/indirect-resellers").await;
    let path = list.link_in_row("Cedar Systems", "Remove partnership").unwrap();
    if state == "removed" {
        let token = csrf(aurora).await;
        aurora.post(&path, &[("csrf", &token)]).await;
    }
    path
}

#[rstest]
#[actix_web::test]
async fn every_action_in_every_state_by_every_kind_of_actor(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let provider = tenant(&app, "aurora.example").await;
    let invite = format!("/indirect-providers/{provider}/invitations");
    // Who else tries, and what becomes of removing the partnership and of inviting customers for both.
    let others = [
        ("helpdesk.agent@aurora.example", 403, 403),
        ("sales.agent@zenith.example", 404, 403),
        ("global.admin@cedar.example", 403, 0),
        ("helpdesk.agent@cedar.example", 403, 403),
        ("global.admin@larch.example", 403, 404),
        ("global.admin@maple.example", 403, 403),
        ("admin@elmbakery.onmicrosoft.com", 403, 403),
        ("operator@tandem.example", 403, 403),
        ("", 303, 303),
    ];
    let mut browsers = Vec::new();
    for (who, removing, inviting) in others {
        let browser = if who.is_empty() { app.browser() } else { app.signed_in(who).await };
        browsers.push((browser, who, removing, inviting));
    }
    for state in STATES {
        let path = put(&app, state, (&aurora, &cedar)).await;
        let is_active = state == "active";
        let before = dump(&app).await;
        for (browser, who, removing, inviting) in &browsers {
            let token = csrf(browser).await;
            assert_eq!(browser.get(&path).await.status.as_u16(), *removing, "{state}: looking by {who:?}");
            let answer = browser.post(&path, &[("csrf", &token)]).await;
            assert_eq!(answer.status.as_u16(), *removing, "{state}: removing by {who:?}");
            if *inviting != 0 {
                let answer = browser.post(&invite, &[("csrf", &token), ("form_key", state)]).await;
                assert_eq!(answer.status.as_u16(), *inviting, "{state}: inviting by {who:?}");
            }
        }
        assert_eq!(dump(&app).await["partnerships"], before["partnerships"], "{state}");

        // Those who are partners, and only those, see each other and may name each other.
        assert_eq!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_some(), is_active, "{state}");
        assert_eq!(cedar.get("/indirect-providers").await.row("Aurora Distribution").is_some(), is_active, "{state}");
        assert_eq!(aurora.get("/customers/new").await.body.contains("Cedar Systems"), is_active, "{state}");
        let token = csrf(&cedar).await;
        let answer = cedar.post(&invite, &[("csrf", &token), ("form_key", state)]).await;
        assert_eq!(answer.status.as_u16(), if is_active { 303 } else { 404 }, "{state}: {}", answer.text());
        assert_eq!(aurora.get(&path).await.status.as_u16(), if is_active { 200 } else { 404 }, "{state}");
        let token = csrf(&aurora).await;
        let answer = aurora.post(&path, &[("csrf", &token)]).await;
        assert_eq!(answer.status.as_u16(), if is_active { 303 } else { 404 }, "{state}: {}", answer.text());
        assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_none(), "{state}");
    }
}

#[rstest]
#[actix_web::test]
async fn the_whole_circle_can_be_gone_twice(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    for round in 0..2 {
        let letter = draft(&aurora).await;
        let link = link_in(&letter.value_of("Message"), "i");
        aurora.press(&letter, "Done", &[("To", "global.admin@cedar.example")]).await;
        accept(&cedar, &cedar.get(&link).await).await;
        assert!(cedar.get("/indirect-providers").await.row("Aurora Distribution").is_some(), "{round}");
        let list = aurora.get("/indirect-resellers").await;
        let page = aurora.get(&list.link_in_row("Cedar Systems", "Remove partnership").unwrap()).await;
        aurora.press(&page, "Yes", &[]).await;
        assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_none(), "{round}");
        assert!(cedar.get("/indirect-providers").await.row("Aurora Distribution").is_none(), "{round}");
    }
}
