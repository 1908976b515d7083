//! What the page of customers costs: with 10,000 and with 1,000,000 customers of one provider, on both databases,
//! through the real application. Fails where the page of a long list costs a fifth more than that of a short one.
//!
//! `scripts/bench` runs it, with a PostgreSQL server of its own. Arguments: `sqlite` or `postgres` for one database
//! alone, and two numbers for other sizes.

#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use actix_web::{http::StatusCode, rt::System};
use diesel::connection::SimpleConnection;
use tandem::{
    demo::crowd,
    domain::list::{Cursor, PagePosition, Side},
    repository::{accounts, db::Db},
};
use uuid::Uuid;

use support::{Backend, Browser, TestApp};

#[path = "../tests/portal/support/mod.rs"]
#[expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "it is made for tests, which need more of it and end where it fails"
)]
mod support;

/// How often each page is asked for, on either database in turn, so that what else the machine does hits both.
const ROUNDS: usize = 200;
/// How often before that, for caches to fill.
const WARM_UP: usize = 20;
/// By how much a page of the long list may cost more.
const LIMIT: f64 = 1.2;

struct Subject {
    /// Kept for as long as it is asked.
    _app: TestApp,
    browser: Browser,
    birch: String,
    dogwood: String,
}

fn main() -> ExitCode {
    let mut backends = vec![Backend::Sqlite, Backend::Postgres];
    let mut sizes = Vec::new();
    for argument in std::env::args().skip(1).filter(|argument| argument != "--bench") {
        match (argument.as_str(), argument.parse::<usize>()) {
            ("sqlite", _) => backends = vec![Backend::Sqlite],
            ("postgres", _) => backends = vec![Backend::Postgres],
            (_, Ok(size)) => sizes.push(size),
            (_, Err(_)) => {
                println!("arguments: [sqlite | postgres] [SMALL LARGE]");
                return ExitCode::from(2);
            }
        }
    }
    let (small, large) = match sizes.as_slice() {
        [small, large] => (*small, *large),
        _ => (10_000, 1_000_000),
    };
    let within = backends.into_iter().map(|backend| System::new().block_on(compare(backend, small, large)));
    // All of them are run, whatever the first one says.
    if within.collect::<Vec<_>>().into_iter().all(|within| within) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether the page costs about the same with many customers as with few.
async fn compare(backend: Backend, few: usize, many: usize) -> bool {
    println!("\n{backend:?}");
    let (small, large) = (fill(backend, few).await, fill(backend, many).await);
    println!(
        "\n{:<38}{:>10}{:>10}{:>10}{:>10}{:>8}",
        "milliseconds",
        format!("{few}"),
        "p99",
        format!("{many}"),
        "p99",
        "ratio"
    );
    let cursor = |side| String::from(PagePosition::Beside(Cursor { side, key: "grove".into(), id: Uuid::nil() }));
    let mut within = true;
    for (what, query, is_bounded) in [
        ("first page", String::new(), true),
        ("middle page", format!("at={}", cursor(Side::After)), true),
        ("middle page, backwards", format!("at={}", cursor(Side::Before)), true),
        ("search: one of them", "search=bright+schools+7778".into(), false),
        ("search: one of them, by its domain", "search=generated7778.onmicrosoft.com".into(), false),
        ("search: none", "search=nobody".into(), false),
        ("search: each tenth", "search=clinic".into(), false),
        ("search: each twelfth, all at the end", "search=lumen".into(), false),
        ("search: each of them", "search=onmicrosoft.com".into(), false),
        ("search: two letters", "search=am".into(), false),
        ("search: two letters, all at the end", "search=lu".into(), false),
        ("search: one letter, none", "search=q".into(), false),
        ("search: common pieces, rare together", "search=s+77".into(), false),
        ("reseller of each third", "reseller=BIRCH".into(), false),
        ("reseller of one", "reseller=DOGWOOD".into(), false),
        ("reseller of each third, and search", "reseller=BIRCH&search=lumen+foods".into(), false),
    ] {
        let (mut of_few, mut of_many) = (Vec::new(), Vec::new());
        for round in 0..WARM_UP + ROUNDS {
            let (one, other) = (small.time(&query).await, large.time(&query).await);
            if round >= WARM_UP {
                of_few.push(one);
                of_many.push(other);
            }
        }
        let (few, many) = (Figures::of(of_few), Figures::of(of_many));
        let ratio = many.median / few.median;
        let verdict = if is_bounded && ratio >= LIMIT { "  too much" } else { "" };
        within &= verdict.is_empty();
        println!(
            "{what:<38}{:>10.3}{:>10.3}{:>10.3}{:>10.3}{ratio:>8.2}{verdict}",
            few.median, few.p99, many.median, many.p99
        );
    }
    within
}

/// The demo world with so many customers more, and somebody of their provider signed in.
async fn fill(backend: Backend, customers: usize) -> Subject {
    let app = TestApp::demo(backend).await;
    let (began, now) = (Instant::now(), app.clock.now());
    let is_postgres = backend == Backend::Postgres;
    // An index is made faster at once than row by row.
    if is_postgres {
        app.sql("DROP INDEX relationships_search").await;
    }
    for start in (0..customers).step_by(crowd::BATCH) {
        let numbers = start..customers.min(start + crowd::BATCH);
        app.write(move |db| crowd::add_customers(db, now, numbers)).await;
    }
    if is_postgres {
        finish_postgres(&app).await;
    }
    println!("{customers} customers in {:.0} s", began.elapsed().as_secs_f64());
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let id = |domain: &'static str| app.read(move |db| accounts::find_by_domain(db, domain));
    let (birch, dogwood) = (id("birch.example").await.to_string(), id("dogwood.example").await.to_string());
    Subject { _app: app, browser, birch, dogwood }
}

/// Makes the index anew, and the statistics that the server makes by itself some minutes later.
async fn finish_postgres(app: &TestApp) {
    app.read(|db| {
        let Db::Pg(conn) = db else { return Ok(()) };
        conn.batch_execute("SET statement_timeout = 0; SET maintenance_work_mem = '512MB'")?;
        conn.batch_execute(
            "CREATE INDEX relationships_search ON relationships USING gin (partner_id, search_key gin_trgm_ops) \
             WITH (fastupdate = off) WHERE state = 'active'",
        )?;
        conn.batch_execute("VACUUM ANALYZE")?;
        Ok(conn.batch_execute("RESET maintenance_work_mem; SET statement_timeout = '15s'")?)
    })
    .await;
}

impl Subject {
    /// How long one page takes.
    async fn time(&self, query: &str) -> Duration {
        let query = query.replace("BIRCH", &self.birch).replace("DOGWOOD", &self.dogwood);
        let path = format!("/customers?{query}");
        let began = Instant::now();
        let page = self.browser.get(&path).await;
        let taken = began.elapsed();
        assert_eq!(page.status, StatusCode::OK, "{path}");
        taken
    }
}

/// In milliseconds.
struct Figures {
    median: f64,
    p99: f64,
}

impl Figures {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |part: usize| times.get(times.len() * part / 100).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        Self { median: at(50), p99: at(99) }
    }
}
