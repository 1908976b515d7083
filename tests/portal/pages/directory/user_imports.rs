//! Upload users: many at once, out of a file.

use actix_web::http::StatusCode;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::BigInt};
use rstest::rstest;
use tandem::repository::db::Db;

use crate::{
    pages::platform,
    support::{Backend, Browser, Page, TestApp, sales::tenant},
};

const ADMIN: &str = "admin@elmbakery.onmicrosoft.com";
const HEADER: &str = "First name,Last name,Display name,Email";

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

async fn count(app: &TestApp, query: &'static str) -> i64 {
    let counted = move |db: &mut Db| {
        let number: Number = match db {
            Db::Pg(conn) => sql_query(query).get_result(conn)?,
            Db::Sqlite(conn) => sql_query(query).get_result(conn)?,
        };
        Ok(number.count)
    };
    app.read(counted).await
}

const USERS: &str = "SELECT count(*) AS count FROM customer_users c JOIN users u ON u.id = c.user_id \
    WHERE u.email LIKE '%@elmbakery.onmicrosoft.com'";
const SECRETS: &str = "SELECT count(*) AS count FROM users WHERE email LIKE 'p%@elmbakery.onmicrosoft.com' \
    AND password_hash LIKE '$argon2id$%'";
const AUDITED: &str = "SELECT count(*) AS count FROM audit_records \
    WHERE event IN ('import_customer_users', 'take_imported_passwords')";

/// A file of so many people, with what `change` makes of some rows.
fn people(many: usize, change: impl Fn(usize, String) -> String) -> String {
    let mut rows = vec![HEADER.to_owned()];
    rows.extend((0..many).map(|number| {
        let row = format!("First{number},Last,Person {number:05},p{number:05}@elmbakery.onmicrosoft.com");
        change(number, row)
    }));
    rows.join("\n")
}

async fn send(browser: &Browser, users: &str, content: &str) -> Page {
    let page = browser.get(&format!("{users}/import")).await;
    browser.send_file(&page, "Validate", "people.csv", content.as_bytes()).await
}

async fn previewed(browser: &Browser, users: &str, content: &str) -> Page {
    let answer = send(browser, users, content).await;
    let next = answer.location().unwrap_or_else(|| panic!("{}", answer.text()));
    browser.get(&next).await
}

/// Adds so many people to Elm Bakery.
pub async fn add(app: &TestApp, many: usize) {
    let elm = app.signed_in(ADMIN).await;
    let preview = previewed(&elm, "/users", &people(many, |_, row| row)).await;
    loaded(&elm, &preview).await;
}

/// Says the last word and waits until the file is done.
async fn loaded(browser: &Browser, preview: &Page) -> Page {
    let mut page = browser.press_on(preview, "Save", &[]).await;
    for _ in 0..600 {
        if page.header("refresh").is_none() {
            break;
        }
        assert!(page.body.contains("<progress"), "{}", page.text());
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = browser.get(&page.path).await;
    }
    page
}

#[rstest]
#[actix_web::test]
async fn ten_thousand_people_come_in_whole_and_each_fault_is_named(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    // A hundred faults of five kinds, on every hundredth row.
    let broken = people(10_000, |number, row| match (number % 100, number / 100 % 5) {
        (50, 0) => format!("{},Last,Person,x{number}@elmbakery.onmicrosoft.com", "x".repeat(51)),
        (50, 1) => format!("First,{},Person,x{number}@elmbakery.onmicrosoft.com", "x".repeat(51)),
        (50, 2) => format!("First,Last,,x{number}@elmbakery.onmicrosoft.com"),
        (50, 3) => format!("First,Last,Person,x{number}@birch.example"),
        (50, _) => format!("First,Last,Person,p{:05}@elmbakery.onmicrosoft.com", number - 1),
        _ => row,
    });
    let refused = send(&elm, "/users", &broken).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("This file has 100 errors."), "{}", refused.alert());
    let rows: Vec<&str> = refused.body.split("<tr>").skip(2).collect();
    assert_eq!(rows.len(), 100);
    for (place, row) in rows.into_iter().enumerate() {
        let column = ["First name", "Last name", "Display name", "Email", "Email"][place % 5];
        let line = place * 100 + 52;
        assert!(row.contains(&format!(">{line}</td>")) && row.contains(&format!(">{column}</code>")), "{line}: {row}");
    }
    assert_eq!(count(&app, USERS).await, 4);

    let good = people(10_000, |_, row| row);
    let preview = previewed(&elm, "/users", &good).await;
    assert!(preview.says("Users to add: 10,000."), "{}", preview.text());
    let done = loaded(&elm, &preview).await;
    assert!(done.says("File loaded.") && done.says("Users that already existed: 0."), "{}", done.text());
    assert_eq!(count(&app, USERS).await, 10_004);
    // The same file again finds all of them there.
    let again = previewed(&elm, "/users", &good).await;
    assert!(again.says("There is nothing to add.") && !again.body.contains(">Save</button>"), "{}", again.text());
    let csrf = platform::access::csrf(&elm).await;
    elm.post(&again.path, &[("csrf", &csrf)]).await;
    elm.post(&preview.path, &[("csrf", &csrf)]).await;
    let mut page = elm.get(&again.path).await;
    while page.header("refresh").is_some() {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = elm.get(&again.path).await;
    }
    assert!(page.says("Users added: 0."), "{}", page.text());
    assert_eq!(count(&app, USERS).await, 10_004);

    // No password before they are taken; each person has one afterwards, kept as a hash alone.
    assert_eq!(count(&app, SECRETS).await, 0);
    let file = elm.press(&done, "Download temporary passwords", &[]).await;
    assert_eq!((file.status, file.header("cache-control")), (StatusCode::OK, Some("no-store")));
    assert_eq!(file.body.lines().count(), 10_001);
    assert_eq!(count(&app, SECRETS).await, 10_000);
    let (user_name, password) = file.body.lines().nth(5_000).unwrap().split_once(',').unwrap();
    let one = app.browser();
    one.sign_in(user_name, password).await;
    assert_eq!(one.get("/").await.location().as_deref(), Some("/password"));

    // Pages: the ends of the list are a step away.
    let list = elm.get("/users").await;
    let last = elm.get(&list.link("Last").unwrap()).await;
    assert!(last.row("p09999@").is_some() && last.link("Next").is_none() && last.link("First").is_some());
    let before = elm.get(&last.link("Previous").unwrap()).await;
    assert!(before.row("p09949@").is_some() && before.link("Last").is_some(), "{}", before.text());
}

#[rstest]
#[actix_web::test]
async fn passwords_of_a_file_are_taken_once(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let users = format!("/customers/{}/users", tenant(&app, "elmbakery.onmicrosoft.com").await);
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let sample = aurora.get(&format!("{users}/import/sample")).await;
    assert!(sample.body.starts_with(HEADER) && sample.body.contains("@elmbakery.onmicrosoft.com"));
    assert!(previewed(&aurora, &users, &sample.body).await.says("Users to add: 2."));
    let nothing = aurora.get(&format!("{users}/import")).await;
    let nothing = aurora.press(&nothing, "Validate", &[]).await;
    assert!(nothing.refusal_of("File").contains("Choose a file first"));
    let form = aurora.get(&format!("{users}/import")).await;
    let homeless = form.with(" selected", "");
    let homeless = aurora.send_file(&homeless, "Validate", "a.csv", sample.body.as_bytes()).await;
    assert!(!homeless.refusal_of("Location").is_empty(), "{}", homeless.text());

    let preview = previewed(&aurora, &users, &people(3, |_, row| row)).await;
    let csrf = platform::access::csrf(&aurora).await;
    let early = aurora.post(&format!("{}/passwords", preview.path), &[("csrf", &csrf)]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    let done = loaded(&aurora, &preview).await;
    // One of them gets a password in another way first, and keeps that.
    let list = aurora.get(&format!("{users}?search=p00001")).await;
    let one = aurora.get(&list.link("Person 00001").unwrap()).await;
    let reset = aurora.get(&one.link("Reset password").unwrap()).await;
    aurora.press(&reset, "Reset password", &[]).await;
    // Two at once: one of them gets the file.
    let twin = aurora.twin();
    let (first, second) = tokio::join!(
        aurora.press(&done, "Download temporary passwords", &[]),
        twin.press(&done, "Download temporary passwords", &[]),
    );
    let files = [&first, &second].into_iter().filter(|page| page.status == StatusCode::OK).count();
    assert_eq!(files, 1, "{} {}", first.status, second.status);
    let file = if first.status == StatusCode::OK { first } else { second };
    assert_eq!(file.body.lines().count(), 3, "{}", file.body);
    assert!(!file.body.contains("p00001@"));
    let again = aurora.press(&done, "Download temporary passwords", &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.says("can’t be downloaded again") && again.says("Olivia Bennett"), "{}", again.text());
    assert_eq!(count(&app, AUDITED).await, 2);
    for line in file.body.lines().skip(1) {
        let password = line.split_once(',').unwrap().1.to_owned();
        let found = app.read(move |db| kept_anywhere(db, &password)).await;
        assert_eq!(found, 0, "no password is kept in any form that can be read");
    }
    // The page is found again, and is nobody else's.
    let upload = aurora.get(&format!("{users}/import")).await;
    assert!(upload.row("people.csv").unwrap().contains("Done"));
    let elm = app.signed_in(ADMIN).await;
    let theirs = done.path.replace(&users, "/users");
    assert_eq!(elm.get(&theirs).await.status, StatusCode::NOT_FOUND);
    let birch = app.signed_in("global.admin@birch.example").await;
    assert_eq!(birch.get(&done.path).await.status, StatusCode::NOT_FOUND);
}

fn kept_anywhere(db: &mut Db, password: &str) -> Result<i64, tandem::domain::error::Error> {
    let query = format!(
        "SELECT (SELECT count(*) FROM users WHERE password_hash LIKE '%{password}%') \
         + (SELECT count(*) FROM audit_records WHERE new_value LIKE '%{password}%') AS count"
    );
    let number: Number = match db {
        Db::Pg(conn) => sql_query(query).get_result(conn)?,
        Db::Sqlite(conn) => sql_query(query).get_result(conn)?,
    };
    Ok(number.count)
}

#[rstest]
#[actix_web::test]
async fn a_load_that_broke_off_goes_on_where_it_was(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let users = format!("/customers/{}/users", tenant(&app, "elmbakery.onmicrosoft.com").await);
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let preview = previewed(&aurora, &users, &people(1_200, |_, row| row)).await;
    // As a process leaves it that dies after its first piece.
    let done = loaded(&aurora, &preview).await;
    assert!(done.says("File loaded."));
    let second = previewed(&aurora, &users, &people(1_300, |_, row| row)).await;
    app.sql(
        "UPDATE user_imports SET state = 'loading', started_at = created_at, advanced_at = created_at, done = 500 \
         WHERE state = 'waiting'",
    )
    .await;
    let waits = aurora.get(&second.path).await;
    assert!(waits.header("refresh").is_some() && waits.body.contains("value=\"500\" max=\"1300\""), "{}", waits.text());
    let csrf = platform::access::csrf(&aurora).await;
    aurora.post(&second.path, &[("csrf", &csrf)]).await;
    assert!(aurora.get(&second.path).await.header("refresh").is_some(), "a living one is left alone");
    app.clock.advance(chrono::TimeDelta::minutes(6));
    let broken = aurora.get(&second.path).await;
    assert!(broken.alert().contains("after 500 of 1,300 rows"), "{}", broken.alert());
    let done = loaded(&aurora, &broken).await;
    assert!(done.says("Users added: 100."), "{}", done.text());
    assert_eq!(count(&app, USERS).await, 1_304);

    // Privileges that go meanwhile end it, and what is wrong by then is said.
    let third = previewed(&aurora, &users, &people(1_400, |_, row| row)).await;
    app.sql("UPDATE admin_privileges SET removed_at = granted_at, removed_by = 'customer' WHERE removed_at IS NULL")
        .await;
    let csrf = platform::access::csrf(&aurora).await;
    assert_eq!(aurora.post(&third.path, &[("csrf", &csrf)]).await.status, StatusCode::CONFLICT);
    assert_eq!(count(&app, USERS).await, 1_304);
}

#[rstest]
#[actix_web::test]
async fn a_load_stops_where_its_sender_loses_the_right(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let users = format!("/customers/{}/users", tenant(&app, "elmbakery.onmicrosoft.com").await);
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let preview = previewed(&aurora, &users, &people(1_200, |_, row| row)).await;
    // Somebody takes the roles away while the first piece is loaded.
    let taken = "DELETE FROM memberships WHERE user_id = \
        (SELECT id FROM users WHERE email_key = 'global.admin@aurora.example');";
    let trigger = match backend {
        Backend::Sqlite => format!("CREATE TRIGGER taken AFTER UPDATE OF done ON user_imports BEGIN {taken} END"),
        Backend::Postgres => format!(
            "CREATE FUNCTION taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {taken} RETURN NULL; END $$; \
             CREATE TRIGGER taken AFTER UPDATE OF done ON user_imports FOR EACH ROW EXECUTE FUNCTION taken()"
        ),
    };
    app.sql(&trigger).await;
    aurora.press(&preview, "Save", &[]).await;
    for _ in 0..100 {
        if count(&app, "SELECT count(*) AS count FROM user_imports WHERE state = 'loading'").await == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let failed = "SELECT count(*) AS count FROM user_imports WHERE state = 'failed' AND done = 500";
    assert_eq!((count(&app, failed).await, count(&app, USERS).await), (1, 504));
}

#[rstest]
#[actix_web::test]
async fn each_user_of_a_file_is_on_record_and_can_be_found(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const RECORDS: &str = "SELECT count(*) AS count FROM audit_records r JOIN users u ON u.id = r.object_id \
        JOIN customers c ON c.id = r.customer_id WHERE r.event = 'create_customer_user' \
        AND r.object_kind = 'user' AND c.domain = 'elmbakery.onmicrosoft.com' AND r.user_email = 'admin@elmbakery.onmicrosoft.com' \
        AND u.email LIKE 'p%' AND r.new_value LIKE '%\"display_name\":\"Person 0%' AND r.new_value LIKE '%@elmbakery%'";
    let app = TestApp::demo(backend).await;
    add(&app, 3).await;
    assert_eq!((count(&app, RECORDS).await, count(&app, AUDITED).await), (3, 1));
    let unfound = "SELECT count(*) AS count FROM users WHERE search_key NOT LIKE '%@%'";
    assert_eq!(count(&app, unfound).await, 0);
}

#[rstest]
#[actix_web::test]
async fn a_file_of_nothing_but_faults_is_refused_at_once_and_in_few_words(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let start = std::time::Instant::now();
    let refused = send(&elm, "/users", &format!("{HEADER}\n{}", "a\n".repeat(2_400_000))).await;
    let took = start.elapsed();
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = refused.alert();
    assert!(words.contains("This file has more than 1,000 errors."), "{words}");
    assert!(refused.says("The others aren’t shown. Correct these first."));
    assert!(took < std::time::Duration::from_secs(4), "{took:?}");
}
