//! The clock jumps a day ahead and back: nobody is locked out, nothing is lost, nothing is done twice.

use std::{collections::BTreeMap, sync::Arc};

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    mail::transport::Transport,
    repository::{audit_chain, outbox},
    service::{
        audit_sealer::AuditSealer, customer_users::Purges, order_requests::upkeep::OrderRequestUpkeep,
        referrals::upkeep::Upkeep, renewals::Renewals, restorations::Restorations,
    },
};

use crate::{
    pages::invitation::invitations::draft,
    support::{Backend, PASSWORD, TestApp},
};

/// Lets everything work that works by itself, once.
async fn work_all(app: &TestApp) {
    let (database, clock) = (app.state.database.clone(), app.clock.clone());
    let (keys, public_url) = (Arc::clone(&app.state.keys), Arc::clone(&app.state.public_url));
    let outbox_wakeup = Arc::clone(&app.state.outbox_wakeup);
    app.worker.tidy().await.unwrap();
    app.keep_events().await;
    app.look_up_forgotten().await;
    Purges { database: database.clone(), clock: clock.clone() }.drain().await.unwrap();
    let renewals = Renewals {
        database: database.clone(),
        clock: clock.clone(),
        keys: Arc::clone(&keys),
        public_url: Arc::clone(&public_url),
    };
    renewals.drain().await.unwrap();
    let upkeep = Upkeep {
        database: database.clone(),
        clock: clock.clone(),
        keys: Arc::clone(&keys),
        public_url: Arc::clone(&public_url),
        outbox_wakeup: Arc::clone(&outbox_wakeup),
    };
    upkeep.drain().await.unwrap();
    let order_requests = OrderRequestUpkeep {
        database: database.clone(),
        clock: clock.clone(),
        keys: Arc::clone(&keys),
        public_url: Arc::clone(&public_url),
        outbox_wakeup: Arc::clone(&outbox_wakeup),
    };
    order_requests.drain().await.unwrap();
    let restorations =
        Restorations { database: database.clone(), clock: clock.clone(), keys, public_url, outbox_wakeup };
    restorations.drain().await.unwrap();
    AuditSealer { database, clock }.seal().await.unwrap();
}

async fn send(app: &TestApp, to: &str) {
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&sales).await;
    let sent = sales.press_on(&page, "Send", &[("To", to)]).await;
    assert!(sent.says(&format!("Your request is on its way to {to}.")), "{}", sent.text());
}

#[rstest]
#[actix_web::test]
async fn a_clock_that_jumps_a_day_ahead_and_back_locks_nobody_out_and_loses_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let mut app = TestApp::demo(backend).await;
    app.mails().await;
    let arrives = app.worker.transport.clone();
    let folder = app.database.folder.path().join("blocked");
    std::fs::write(&folder, "").unwrap();
    app.worker.transport = Transport::Folder(folder);
    send(&app, "before@juniper.example").await;
    app.worker.drain().await.unwrap();

    app.clock.advance(TimeDelta::days(1));
    work_all(&app).await;
    send(&app, "ahead@juniper.example").await;
    app.worker.drain().await.unwrap();
    send(&app, "unsent@juniper.example").await;
    // Somebody takes it and is gone.
    let now = app.clock.now();
    app.write(move |db| outbox::lease(db, now, now.plus(TimeDelta::minutes(2)))).await.unwrap();
    send(&app, "untried@juniper.example").await;
    let ahead = app.signed_in("sales.agent@aurora.example").await;
    work_all(&app).await;

    app.clock.advance(-TimeDelta::days(1));
    work_all(&app).await;
    let signed_in = app.browser().sign_in("sales.agent@aurora.example", PASSWORD).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
    let sales = app.signed_in("global.admin@aurora.example").await;
    for browser in [&sales, &ahead] {
        for path in ["/", "/customers", "/invitations", "/indirect-resellers", "/settings/security", "/billing"] {
            let page = browser.get(path).await;
            assert!([StatusCode::OK, StatusCode::FORBIDDEN].contains(&page.status), "{path}: {}", page.status);
        }
    }
    let listed = sales.get("/invitations").await;
    for name in ["before", "ahead", "unsent", "untried"] {
        assert!(listed.row(&format!("{name}@juniper.example")).is_some(), "{name}");
    }
    // As the program does when it finds that the clock was put right.
    app.worker.transport = arrives;
    app.worker.bring_forward().await.unwrap();
    app.clock.advance(TimeDelta::minutes(2));
    let mails = app.mails().await;
    for name in ["before", "ahead", "unsent", "untried"] {
        let to = format!("To: {name}@juniper.example");
        assert_eq!(mails.iter().filter(|mail| mail.contains(&to)).count(), 1, "{name}");
    }
    assert!(app.mails().await.is_empty());
    AuditSealer { database: app.state.database.clone(), clock: app.clock.clone() }.seal().await.unwrap();
    let report = app.read(|db| audit_chain::verify(db, &BTreeMap::new())).await;
    assert!(report.finding.is_none() && report.waiting == 0, "{report:?}");
}
