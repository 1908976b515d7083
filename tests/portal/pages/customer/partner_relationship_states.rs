//! Every action in every state of a partner's privileges, by every kind of actor.

use rstest::rstest;
use tandem::{
    domain::{customer::Revoker, policy::Action},
    repository::{accounts, privileges},
};

use super::partner_relationships::{ADMIN, ELM, end_relationships_of_birch, holds, page_of, post};
use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, TestApp, grant_for, sales::tenant},
};

/// Where a partner stands with the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It serves the customer and never held privileges.
    None,
    /// It holds privileges.
    Granted,
    /// It held some.
    Removed,
    /// It holds privileges and no longer serves the customer.
    LeftOver,
    /// It neither serves the customer nor holds privileges.
    Foreign,
}

const STATES: [State; 5] = [State::None, State::Granted, State::Removed, State::LeftOver, State::Foreign];
const WAYS: [(&str, bool); 5] = [
    ("", false),
    ("/remove-privileges", false),
    ("/remove-privileges", true),
    ("/give-privileges", false),
    ("/give-privileges", true),
];

/// Puts Birch into this state with Elm.
async fn put(app: &TestApp, state: State) {
    app.sql("DELETE FROM admin_privileges").await;
    app.sql("UPDATE relationships SET state = 'active', removed_at = NULL, had_privileges = NULL").await;
    let now = app.clock.now();
    app.write(move |db| {
        let birch = accounts::find_by_domain(db, "birch.example")?;
        let elm = accounts::find_by_domain(db, ELM)?;
        if matches!(state, State::Granted | State::Removed | State::LeftOver) {
            privileges::give(db, &grant_for(Action::ManagePrivileges), (birch, elm), now)?;
        }
        if state == State::Removed {
            privileges::remove(db, &grant_for(Action::ManagePrivileges), (birch, elm), Revoker::Customer, now)?;
        }
        Ok(())
    })
    .await;
    if matches!(state, State::LeftOver | State::Foreign) {
        end_relationships_of_birch(app).await;
    }
}

#[rstest]
#[actix_web::test]
async fn every_action_in_every_state_by_every_kind_of_actor(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    use State::{Foreign, Granted, LeftOver, None, Removed};

    let app = TestApp::demo(backend).await;
    let (birch, elm) = (tenant(&app, "birch.example").await, tenant(&app, ELM).await);
    let admin = app.signed_in(ADMIN).await;
    let others = [
        ("user@elmbakery.onmicrosoft.com", 403),
        ("admin@ginkgolaw.onmicrosoft.com", 404),
        ("global.admin@birch.example", 403),
        ("global.admin@zenith.example", 403),
        ("operator@tandem.example", 403),
        ("", 303),
    ];
    let mut browsers = Vec::new();
    for (who, expected) in others {
        let browser = if who.is_empty() { app.browser() } else { app.signed_in(who).await };
        browsers.push((browser, who, expected));
    }
    for state in STATES {
        for (rest, posts) in WAYS {
            put(&app, state).await;
            let path = page_of(&app, "birch.example", rest).await;
            let before = dump(&app).await;
            for (browser, who, expected) in &browsers {
                let answer = if posts { post(browser, &path).await } else { browser.get(&path).await };
                assert_eq!(answer.status.as_u16(), *expected, "{who} {rest} {posts} {state:?}");
                assert!(!who.is_empty() || answer.location().unwrap().starts_with("/sign-in"), "{rest}");
            }
            assert_eq!(dump(&app).await["admin_privileges"], before["admin_privileges"], "{rest} {state:?}");

            let answer = if posts { post(&admin, &path).await } else { admin.get(&path).await };
            let expected = match state {
                Foreign => 404,
                _ if posts => 303,
                _ => 200,
            };
            assert_eq!(answer.status.as_u16(), expected, "{rest} {posts} {state:?}: {}", answer.text());
            let held = matches!(state, Granted | LeftOver);
            let offers = match (rest, posts) {
                ("/remove-privileges", false) => Some(held),
                ("/give-privileges", false) => Some(matches!(state, None | Removed)),
                _ => Option::None,
            };
            if let Some(offered) = offers {
                assert_eq!(answer.body.contains(">Yes<"), offered, "{rest} {state:?}");
            }
            let holds_then = match (rest, posts) {
                ("/remove-privileges", true) => false,
                ("/give-privileges", true) => state != Foreign,
                _ => held,
            };
            assert_eq!(holds(&app, birch, elm).await, holds_then, "{rest} {posts} {state:?}");
            let told = usize::from(holds_then != held) * 2;
            assert_eq!(app.mails().await.len(), told, "{rest} {posts} {state:?}");
        }
    }
}
