//! Referrals: every action in every state by every kind of actor.

use chrono::TimeDelta;
use diesel::{RunQueryDsl, sql_query};
use rstest::rstest;
use tandem::domain::referral::{ReferralState, ReferralStep, TABLE};

use crate::{
    pages::{partner::indirect_resellers::dump, platform::access::csrf},
    support::{Backend, Browser, TestApp},
};

const STEPS: [(ReferralStep, &str); 5] = [
    (ReferralStep::Accept, "accept"),
    (ReferralStep::Decline, "decline"),
    (ReferralStep::Win, "won"),
    (ReferralStep::Lose, "lost"),
    (ReferralStep::Withdraw, "withdraw"),
];

/// Puts the demo's referral to Birch that waits into a state.
async fn put(app: &TestApp, state: ReferralState) {
    let open = matches!(state, ReferralState::Received | ReferralState::Accepted);
    let ended = if open { "NULL" } else { "created_at" };
    let statement = format!(
        "UPDATE referrals SET state = '{state}', reason = '', answered_at = NULL, ended_at = {ended}, \
         version = version + 1 WHERE company = 'Buckeye Printing'"
    );
    app.write(move |db| {
        sql_query(statement).execute(db)?;
        Ok(())
    })
    .await;
}

async fn take(browser: &Browser, path: &str, step: &str) -> u16 {
    let token = csrf(browser).await;
    let fields = [("csrf", token.as_str()), ("reason", "Because.")];
    browser.post(&format!("{path}/{step}"), &fields).await.status.as_u16()
}

#[rstest]
#[actix_web::test]
async fn every_action_in_every_state_by_every_kind_of_actor(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let path = birch.get("/referrals").await.link("Buckeye Printing").unwrap();
    // Who else tries: what looking comes to, what the reseller's steps, what the provider's.
    let others = [
        ("helpdesk.agent@aurora.example", 403, 403, 403),
        ("helpdesk.agent@birch.example", 403, 403, 403),
        ("global.admin@dogwood.example", 404, 404, 403),
        ("global.admin@cedar.example", 404, 404, 403),
        ("global.admin@zenith.example", 404, 403, 404),
        ("global.admin@maple.example", 403, 403, 403),
        ("admin@elmbakery.onmicrosoft.com", 403, 403, 403),
        ("operator@tandem.example", 403, 403, 403),
        ("", 303, 303, 303),
    ];
    let mut browsers = Vec::new();
    for (who, looking, answering, withdrawing) in others {
        let browser = if who.is_empty() { app.browser() } else { app.signed_in(who).await };
        browsers.push((browser, who, looking, answering, withdrawing));
    }
    for state in ReferralState::ALL.iter().copied() {
        put(&app, state).await;
        let before = dump(&app).await;
        for (browser, who, looking, answering, withdrawing) in &browsers {
            assert_eq!(browser.get(&path).await.status.as_u16(), *looking, "{state}: looking by {who:?}");
            for (step, name) in STEPS {
                let expected = if step == ReferralStep::Withdraw { withdrawing } else { answering };
                assert_eq!(take(browser, &path, name).await, *expected, "{state}: {name} by {who:?}");
            }
        }
        assert_eq!(dump(&app).await["referrals"], before["referrals"], "{state}");
        for (step, name) in STEPS {
            let to = TABLE.iter().find(|(from, one, _)| (*from, *one) == (state, step)).map(|(.., to)| *to);
            let (own, other) = if step == ReferralStep::Withdraw { (&aurora, &birch) } else { (&birch, &aurora) };
            put(&app, state).await;
            assert_eq!(take(other, &path, name).await, 403, "{state}: {name} by the other side");
            let shown = own.get(&path).await.body.contains(&format!("action=\"{path}/{name}\""));
            assert_eq!(shown, to.is_some(), "{state}: {name} is offered where it can be done");
            // What is so already, and for no reason of one's own, is so once more.
            let is_so = step.outcome() == Some(state) && !step.needs_reason();
            let expected = if to.is_some() || is_so { 303 } else { 422 };
            let before = dump(&app).await;
            assert_eq!(take(own, &path, name).await, expected, "{state}: {name}");
            let word = to.unwrap_or(state).as_str().to_owned();
            let row = dump(&app).await.remove("referrals").unwrap().into_iter().find(|row| row.contains("Buckeye"));
            assert!(row.as_ref().unwrap().contains(&word), "{state}: {name}: {row:?}");
            // A form sent twice has done what it says; one that comes late is refused. Nothing more happens.
            let after = dump(&app).await;
            assert_eq!(take(own, &path, name).await, expected, "{state}: {name} again");
            let again = dump(&app).await;
            for table in ["referrals", "outbox", "audit_records"] {
                assert_eq!(again[table], after[table], "{state}: {name} again: {table}");
                let done = before[table] != after[table];
                assert_eq!(done, to.is_some(), "{state}: {name}: {table}");
            }
        }
    }
}

#[rstest]
#[actix_web::test]
async fn what_has_run_out_is_over_before_anybody_has_written_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.clock.advance(TimeDelta::days(12));
    let birch = app.signed_in("sales.agent@birch.example").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = birch.get("/referrals?state=expired").await;
    let path = list.link("Buckeye Printing").unwrap();
    assert!(list.row("Buckeye Printing").unwrap().contains("Expired"), "{}", list.text());
    assert!(birch.get("/referrals?state=received").await.row("Buckeye Printing").is_none());
    for (step, name) in STEPS {
        let own = if step == ReferralStep::Withdraw { &aurora } else { &birch };
        assert_eq!(take(own, &path, name).await, 422, "{name}");
    }
    assert!(!birch.get(&path).await.body.contains(&format!("{path}/accept")));
}

#[rstest]
#[actix_web::test]
async fn those_who_have_parted_can_only_decline_or_withdraw(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let path = birch.get("/referrals").await.link("Buckeye Printing").unwrap();
    let accepted = birch.get("/referrals").await.link("Tamarack Outdoor").unwrap();
    app.sql("UPDATE partnerships SET state = 'removed', removed_at = since").await;
    let page = birch.get(&path).await;
    assert!(page.says("The provider and the reseller are no longer partners."), "{}", page.text());
    assert!(!page.body.contains(&format!("{path}/accept")) && page.body.contains(&format!("{path}/decline")));
    assert_eq!(take(&birch, &path, "accept").await, 422);
    assert_eq!(take(&birch, &path, "decline").await, 303);
    // What was accepted before is brought to its end; the provider is not named to customers any more.
    let page = birch.get(&accepted).await;
    assert!(!page.body.contains("value=\"provider\"") && page.body.contains("value=\"nobody\""));
    let (token, key) = (csrf(&birch).await, "k");
    let fields = [("csrf", token.as_str()), ("form_key", key), ("with", "provider")];
    assert_eq!(birch.post(&format!("{accepted}/invitations"), &fields).await.status.as_u16(), 422);
    assert_eq!(take(&birch, &accepted, "won").await, 303);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    assert!(!aurora.get("/referrals/new").await.body.contains("Birch IT"));
}

#[rstest]
#[actix_web::test]
async fn whoever_is_suspended_takes_on_nothing_new_and_tidies_up(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = birch.get("/referrals").await;
    let (path, accepted) = (list.link("Buckeye Printing").unwrap(), list.link("Tamarack Outdoor").unwrap());
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE name IN ('Birch IT', 'Aurora Distribution')").await;
    let page = birch.get(&path).await;
    assert_eq!(page.status.as_u16(), 200, "what there is stays to be seen");
    let offered = |name: &str| page.body.contains(&format!("action=\"{path}/{name}\""));
    assert!(!offered("accept") && offered("decline"), "{}", page.text());
    assert_eq!(take(&birch, &path, "accept").await, 403);
    assert_eq!(aurora.get("/referrals/new").await.status.as_u16(), 403);
    assert_eq!(take(&birch, &path, "decline").await, 303);
    put(&app, ReferralState::Received).await;
    assert_eq!(take(&aurora, &path, "withdraw").await, 303);
    assert_eq!(take(&birch, &accepted, "won").await, 303);
}

#[rstest]
#[actix_web::test]
async fn a_reason_is_kept_where_the_referral_has_moved_on(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let path = birch.get("/referrals").await.link("Buckeye Printing").unwrap();
    let seen = birch.get(&path).await;
    assert_eq!(take(&aurora, &path, "withdraw").await, 303);
    let refused = birch.press(&seen, "Decline", &[("Reason", "Nobody of us prints.")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    assert_eq!(refused.alert(), "The provider withdrew this referral.");
    assert_eq!(refused.value_of("Your reason, which wasn’t sent").trim(), "Nobody of us prints.");
}

#[rstest]
#[actix_web::test]
async fn of_a_form_sent_twice_at_once_both_say_what_was_done(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let path = birch.get("/referrals").await.link("Buckeye Printing").unwrap();
    for name in ["accept", "won"] {
        let (one, two, three) = (birch.twin(), birch.twin(), birch.twin());
        let (one, two, three) =
            tokio::join!(take(&one, &path, name), take(&two, &path, name), take(&three, &path, name));
        assert_eq!([one, two, three], [303, 303, 303], "{name}");
    }
}
