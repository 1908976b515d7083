//! Service requests: every step in every state by every kind of actor.

use rstest::rstest;

use super::service_requests::{ask, empty};
use crate::{
    pages::{partner::indirect_resellers::dump, platform::access::csrf},
    support::{Backend, Browser, TestApp},
};

/// The steps: their address, what the button sends, who takes them, and the states in which they can be taken.
const STEPS: [(&str, &str, &str, &[&str]); 8] = [
    ("answer", "answer", "holder", &["open", "waiting"]),
    ("answer", "resolve", "holder", &["open", "waiting"]),
    ("note", "", "holder", &["open", "waiting", "closed"]),
    ("escalate", "", "holder", &["open", "waiting"]),
    ("hand-back", "", "holder", &["open", "waiting"]),
    ("reply", "reply", "opener", &["open", "waiting"]),
    ("reply", "withdraw", "opener", &["open", "waiting"]),
    ("reopen", "", "opener", &["closed"]),
];

/// Who tries: what they are to the request, and what they meet where a step is not theirs: at the steps of whoever is to
/// answer, and at those of whoever opened it.
const WHO: [(&str, &str, u16, u16); 9] = [
    ("helpdesk.agent@aurora.example", "holder", 422, 422),
    ("admin@elmbakery.onmicrosoft.com", "opener", 403, 422),
    ("helpdesk.agent@birch.example", "former", 422, 422),
    ("user@elmbakery.onmicrosoft.com", "user", 403, 403),
    ("billing@aurora.example", "colleague", 403, 403),
    ("helpdesk.agent@zenith.example", "stranger", 404, 404),
    ("admin@pinefreight.onmicrosoft.com", "stranger", 403, 404),
    ("global.admin@maple.example", "stranger", 404, 404),
    ("operator@tandem.example", "stranger", 404, 403),
];

/// The version that the forms on a request's page know.
async fn version(browser: &Browser, path: &str) -> String {
    let page = browser.get(path).await;
    let rest = page.body.split("name=\"version\" value=\"").nth(1).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

async fn post(browser: &Browser, path: &str, key: &str, step: &str) -> u16 {
    let (token, version) = (csrf(browser).await, version(browser, path.rsplit_once('/').unwrap().0).await);
    let fields =
        [("csrf", token.as_str()), ("form_key", key), ("words", "Words"), ("step", step), ("version", &version)];
    browser.post(path, &fields).await.status.as_u16()
}

/// A request of Elm Bakery that Birch escalated to Aurora, in this state.
async fn put(app: &TestApp, state: &str, (elm, birch): (&Browser, &Browser)) -> String {
    let path = ask(elm, state, &[("Subscription", "Microsoft 365 Business Basic (Birch IT)")]).await;
    assert_eq!(post(birch, &format!("{path}/escalate"), &path, "").await, 303);
    let closed = if state == "closed" { "changed_at" } else { "NULL" };
    // Those that went before it and are named like it may stand there again, too.
    let named = format!("subject = '{state}'");
    app.sql(&format!("UPDATE service_requests SET state = '{state}', closed_at = {closed} WHERE {named}")).await;
    path
}

#[rstest]
#[actix_web::test]
async fn every_step_in_every_state_by_every_kind_of_actor(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    app.sql(
        "UPDATE subscriptions SET support_contact_id = (SELECT id FROM accounts WHERE name = 'Birch IT') \
         WHERE customer_id = (SELECT id FROM accounts WHERE name = 'Elm Bakery')",
    )
    .await;
    // A colleague who neither answers nor opens requests.
    app.sql(
        "UPDATE users SET email = 'billing@aurora.example', email_key = 'billing@aurora.example' \
         WHERE email = 'default.user@aurora.example'",
    )
    .await;
    let mut browsers = Vec::new();
    for (who, party, answering, opening) in WHO {
        browsers.push((app.signed_in(who).await, who, party, answering, opening));
    }
    let elm = browsers[1].0.clone();
    let birch = browsers[2].0.clone();
    for state in ["open", "waiting", "closed"] {
        let mut path = put(&app, state, (&elm, &birch)).await;
        for (part, step, by, states) in STEPS {
            let before = dump(&app).await;
            for (browser, who, party, answering, opening) in &browsers {
                let expected = if by == "holder" { *answering } else { *opening };
                if *party == by && states.contains(&state) {
                    continue;
                }
                let key = format!("{state} {part} {step} {who}");
                let status = post(browser, &format!("{path}/{part}"), &key, step).await;
                assert_eq!(status, expected, "{part} {step} of {state} by {who}");
            }
            let after = dump(&app).await;
            for table in ["service_requests", "service_request_entries", "service_request_parties"] {
                assert_eq!(after[table], before[table], "{part} {step} of {state}");
            }
            let Some((browser, who, ..)) = browsers.iter().find(|one| one.2 == by) else { continue };
            if states.contains(&state) {
                let status = post(browser, &format!("{path}/{part}"), &format!("{path} {part} {step}"), step).await;
                assert_eq!(status, 303, "{part} {step} of {state} by {who}");
                path = put(&app, state, (&elm, &birch)).await;
            }
        }
        // Who has to do with it sees it, and nobody else.
        for (browser, who, party, ..) in &browsers {
            let expected = match *party {
                "holder" | "opener" | "former" => 200,
                "stranger" => 404,
                _ => 403,
            };
            assert_eq!(browser.get(&path).await.status.as_u16(), expected, "{who}");
        }
    }
}
