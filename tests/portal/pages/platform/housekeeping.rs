//! What has had its time goes by itself, in pieces, and nothing else does.

use chrono::TimeDelta;
use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::BigInt};
use rstest::rstest;
use tandem::repository::{
    db::Db,
    sweeping::{KeptFor, SWEEPS},
};

use crate::support::{Backend, TestApp};

#[derive(QueryableByName)]
struct RowCount {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

async fn count(app: &TestApp, of: &'static str) -> i64 {
    let count = move |db: &mut Db| {
        let statement = sql_query(format!("SELECT count(*) AS rows FROM {of}"));
        let found: RowCount = match db {
            Db::Pg(conn) => statement.get_result(conn)?,
            Db::Sqlite(conn) => statement.get_result(conn)?,
        };
        Ok(found.rows)
    };
    app.state.database.read(count).await.unwrap()
}

#[rstest]
#[actix_web::test]
async fn sent_mails_are_kept_for_as_long_as_the_settings_say(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let settled = "outbox WHERE state <> 'waiting'";
    let waits =
        "UPDATE outbox SET state = 'waiting', settled_at = NULL WHERE id = (SELECT max(id::text)::uuid FROM outbox)";
    let waits =
        if backend == Backend::Postgres { waits.to_owned() } else { waits.replace("max(id::text)::uuid", "max(id)") };
    app.state.database.write(move |db| Ok(db.batch_execute(&waits)?)).await.unwrap();
    let before = count(&app, settled).await;
    assert!(before > 0);
    app.worker.tidy().await.unwrap();
    let kept = count(&app, settled).await;
    app.clock.advance(TimeDelta::days(366));
    app.worker.tidy().await.unwrap();
    assert_eq!((count(&app, settled).await, count(&app, "outbox").await), (0, 1), "of {before}, then {kept}");
}

#[rstest]
#[actix_web::test]
async fn a_sweep_takes_a_piece_at_a_time_until_nothing_is_left(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let rows = match backend {
        Backend::Postgres => {
            "INSERT INTO idempotency_keys (key_hash, reference, created_at) \
             SELECT decode(lpad(to_hex(n), 64, '0'), 'hex'), '', timestamp '2020-01-01' + n * interval '1 second' \
             FROM generate_series(1, 2500) AS n"
        }
        Backend::Sqlite => {
            "WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 2500) \
             INSERT INTO idempotency_keys (key_hash, reference, created_at) \
             SELECT unhex(printf('%064x', n)), '', datetime('2020-01-01', n || ' seconds') FROM counted"
        }
    };
    app.state.database.write(move |db| Ok(db.batch_execute(rows)?)).await.unwrap();
    let old = "idempotency_keys WHERE created_at < '2025-01-01'";
    let sweep = SWEEPS.iter().find(|sweep| sweep.table == "idempotency_keys").unwrap();
    let (now, kept) =
        (app.clock.now(), KeptFor { sent_mails: TimeDelta::days(1), security_events: TimeDelta::days(1) });
    let more = app.state.database.write(move |db| (sweep.piece)(db, now, &kept)).await.unwrap();
    assert!(more && (1_400..1_500).contains(&count(&app, old).await), "{}", count(&app, old).await);
    app.worker.tidy().await.unwrap();
    assert_eq!(count(&app, old).await, 0);
}
