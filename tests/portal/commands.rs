//! The program itself, as it is called: what it prints, and the status it ends with.

mod anchors;

use std::{
    fs::{self, File},
    io::{Read, Write},
    net::TcpStream,
    process::{Command, Output},
    thread::sleep,
    time::Duration,
};

use diesel::connection::SimpleConnection;
use rstest::rstest;
use tandem::repository::{audit_chain, db::DatabaseUrl, offers};

use crate::support::{Backend, TestApp, TestDatabase, unguarded};

const HEADER: &str = "sku,name,publisher,segment,billing_type,category,min_quantity,max_quantity,limit,parents,upgrades,\
    paid_offer,market,currency,term,billing_frequency,unit_price,sold_from,sold_until";

/// Runs `tandem` on this database, with a file `prices.csv` in its working folder.
fn run(database: &TestDatabase, arguments: &[&str], prices: &str) -> Output {
    let url = match &database.url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    };
    fs::write(database.folder.path().join("prices.csv"), prices).unwrap();
    Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(arguments)
        .current_dir(database.folder.path())
        .env("TANDEM_DATABASE_URL", url)
        .env("TANDEM_DATA_DIR", database.folder.path().join("data"))
        .env_remove("TANDEM_SECRET_KEY")
        .output()
        .unwrap()
}

fn told(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

async fn names(database: &TestDatabase) -> Vec<String> {
    let sold = database.open().read(|db| offers::in_market(db, "US")).await.unwrap();
    sold.into_iter().map(|(offer, _)| offer.name).collect()
}

#[rstest]
#[actix_web::test]
async fn a_catalogue_is_imported_and_imported_again_without_harm(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let database = TestDatabase::new(backend);
    let prices = include_str!("../../src/demo/catalog.csv");
    let first = run(&database, &["catalog", "import", "prices.csv"], prices);
    assert_eq!(first.status.code(), Some(0), "{}", told(&first.stderr));
    assert!(told(&first.stdout).contains("Offers added: 20, updated: 0, unchanged: 0. Prices: 189."));
    let dearer = prices.replace(",7.20,", ",7.30,");
    let second = run(&database, &["catalog", "import", "prices.csv"], &dearer);
    assert!(told(&second.stdout).contains("Offers added: 0, updated: 1, unchanged: 19."), "{}", told(&second.stdout));
    assert!(names(&database).await.contains(&"Microsoft 365 Business Basic".to_owned()));
    assert!(!database.folder.path().join("data").exists(), "it needs no secret, and makes none");
}

#[rstest]
#[actix_web::test]
async fn every_bad_row_is_told_by_its_line_and_nothing_is_loaded(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let database = TestDatabase::new(backend);
    let mut rows = vec![HEADER.to_owned()];
    for number in 0..150 {
        let price = if number < 100 { "-1" } else { "1" };
        rows.push(format!(
            "s{number},Offer {number},V,commercial,license,enterprise,1,9,,,,,US,USD,P1Y,annual,{price},,"
        ));
    }
    let output = run(&database, &["catalog", "import", "prices.csv"], &rows.join("\n"));
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = told(&output.stderr);
    for line in 2..=101 {
        assert!(said.contains(&format!("prices.csv: line {line}: unit_price: ")), "line {line}: {said}");
    }
    assert!(!said.contains("line 102:") && said.contains("nothing was loaded. Errors: 100"), "{said}");
    assert!(names(&database).await.is_empty());
}

/// Asks the portal at this address for a page, as plainly as can be.
fn ask(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {address}\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_first_line_of_a_start_is_the_address_and_the_log_comes_below_without_colours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("both.txt");
    let both = File::create(&path).unwrap();
    let mut portal = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .arg("demo")
        .current_dir(folder.path())
        .env("TANDEM_LISTEN", "127.0.0.1:0")
        .env("TANDEM_DATA_DIR", folder.path().join("data"))
        .env_remove("TANDEM_LOG")
        .env_remove("TANDEM_DATABASE_URL")
        .stdout(both.try_clone().unwrap())
        .stderr(both)
        .spawn()
        .unwrap();
    let printed = || fs::read_to_string(&path).unwrap();
    let wait_for = |words: &str| {
        let found = (0..600).any(|_| {
            sleep(Duration::from_millis(100));
            printed().contains(words)
        });
        assert!(found, "no {words:?} in: {}", printed());
    };
    wait_for("admin@kieferwerke.onmicrosoft.com");
    let greeting = printed();
    let address = greeting.lines().next().unwrap().strip_prefix("Tandem's demo world is ready at http://").unwrap();
    assert!(address.starts_with("127.0.0.1:") && !greeting.contains("127.0.0.1:0"), "{greeting}");
    assert!(ask(address, "/sign-in").starts_with("HTTP/1.0 200"));
    wait_for("answered");
    portal.kill().unwrap();
    portal.wait().unwrap();
    assert!(printed().starts_with(&greeting) && !printed().contains('\u{1b}'), "{}", printed());
}

#[test]
fn wrong_usage_ends_with_2_and_what_fails_with_1() {
    let database = TestDatabase::new(Backend::Sqlite);
    for (arguments, status, words) in [
        (&["catalog"][..], 2, "Usage: tandem catalog"),
        (&["catalog", "import"], 2, "FILE.csv"),
        (&["catalog", "import", "a.csv", "b.csv"], 2, "unexpected argument"),
        (&["catalog", "import", "missing.csv"], 1, "missing.csv: "),
        (&["catalog", "import", "prices.csv"], 1, "line 1: Choose a file that isn’t empty."),
    ] {
        let output = run(&database, arguments, "");
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", told(&output.stderr));
        assert!(told(&output.stderr).contains(words), "{arguments:?}: {}", told(&output.stderr));
    }
    let help = run(&database, &["catalog", "import", "--help"], "");
    assert_eq!(help.status.code(), Some(0));
    assert!(told(&help.stdout).contains("TANDEM_DATABASE_URL"));
}

#[test]
fn a_database_that_is_not_there_or_not_current_is_refused_and_left_alone() {
    let database = TestDatabase::new(Backend::Sqlite);
    let DatabaseUrl::Sqlite(path) = &database.url else { panic!("SQLite is a file") };
    for end in ["", "-wal", "-shm"] {
        let _may_be_missing = fs::remove_file(format!("{}{end}", path.display()));
    }
    let prices = include_str!("../../src/demo/catalog.csv");
    let output = run(&database, &["catalog", "import", "prices.csv"], prices);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output.stderr).contains("to create it, run `tandem migrate`"));
    assert!(!path.exists());
    fs::write(path, "").unwrap();
    let output = run(&database, &["catalog", "import", "prices.csv"], prices);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output.stderr).contains("run `tandem migrate` first"), "{}", told(&output.stderr));
}

const SECRET: &str = "a secret for the tests of commands, long enough";

/// Runs `tandem` on the demo world, where the portal's secret is known.
fn operate(app: &TestApp, arguments: &[&str]) -> Output {
    let url = match &app.database.url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    };
    Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(arguments)
        .current_dir(app.database.folder.path())
        .env("TANDEM_DATABASE_URL", url)
        .env("TANDEM_DATA_DIR", app.database.folder.path().join("data"))
        .env("TANDEM_SECRET_KEY", SECRET)
        .output()
        .unwrap()
}

const NEW: [&str; 16] = [
    "accounts",
    "create",
    "--kind",
    "indirect-provider",
    "--company",
    "Sequoia Distribution",
    "--country",
    "us",
    "--admin-name",
    "Sam Quoia",
    "--admin-email",
    "sam@sequoia.example",
    "--mpn-global-id",
    "3000099",
    "--mpn-location-id",
    "3100099",
];

#[rstest]
#[actix_web::test]
async fn accounts_are_created_listed_suspended_and_reactivated_by_commands(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let made = operate(&app, &NEW);
    assert_eq!(made.status.code(), Some(0), "{}", told(&made.stderr));
    let said = told(&made.stdout);
    let value = |head: &str| said.lines().find_map(|line| line.strip_prefix(head)).unwrap().to_owned();
    let (id, password) = (value("Account: "), value("Temporary password: "));
    assert_eq!(value("User name: "), "sam@sequoia.example");
    assert!(password.len() >= 12 && !told(&made.stderr).contains(&password), "told once, on standard output alone");
    // It was made by the machine's clock, years before that of the test.
    app.sql(
        "UPDATE users SET password_expires_at = '2030-01-20 12:00:00.000000' \
         WHERE email_key = 'sam@sequoia.example' AND password_expires_at IS NOT NULL",
    )
    .await;
    let sam = app.browser();
    assert!(sam.sign_in("sam@sequoia.example", &password).await.location().is_some());

    let again = operate(&app, &NEW);
    assert_eq!(again.status.code(), Some(1));
    let said = told(&again.stderr);
    for words in
        ["--admin-email: This address already belongs", "--mpn-global-id: Sequoia Distribution already has this MPN ID"]
    {
        assert!(said.contains(words), "{said}");
    }
    assert!(again.stdout.is_empty());

    let suspended = operate(&app, &["accounts", "suspend", "sequoia.example", "--reason", "Two bills are open."]);
    assert_eq!(told(&suspended.stdout).trim(), format!("Sequoia Distribution ({id}) suspended."));
    let listed = operate(&app, &["accounts", "list", "--standing", "suspended"]);
    let (said, expected) =
        (told(&listed.stdout), format!("{id}\tindirect-provider\tsuspended\tUS\tpublic\t3100099\tsequoia.example\t"));
    assert!(said.starts_with(&expected) && said.trim_end().ends_with("\tSequoia Distribution"), "{said}");
    let back = operate(&app, &["accounts", "reactivate", &id]);
    assert_eq!(back.status.code(), Some(0), "{}", told(&back.stderr));
    let all = operate(&app, &["accounts", "list"]);
    assert!(told(&all.stdout).lines().count() > 20 && told(&all.stdout).contains("\tcustomer\tactive\tUS\t"));
    let customer = operate(&app, &["accounts", "suspend", "elmbakery.onmicrosoft.com", "--reason", "x"]);
    assert_eq!(customer.status.code(), Some(1));
    assert!(told(&customer.stderr).contains("Elm Bakery is a customer."), "{}", told(&customer.stderr));
    for (arguments, status, words) in [
        (&["accounts", "suspend", "nobody.example", "--reason", "x"][..], 1, "no account has this ID"),
        (&["accounts", "suspend", "sequoia.example"], 2, "--reason"),
        (&["accounts", "list", "--kind", "friend"], 2, "unknown type of account"),
        (&["accounts", "approve", &id], 0, ""),
        (&["accounts"], 2, "Usage: tandem accounts"),
    ] {
        let output = operate(&app, arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", told(&output.stderr));
        assert!(told(&output.stderr).contains(words), "{arguments:?}: {}", told(&output.stderr));
    }
    let help = told(&operate(&app, &["accounts", "create", "--help"]).stdout);
    assert!(help.contains("--mpn-location-id") && help.contains("TANDEM_DATABASE_URL"), "{help}");
}

#[rstest]
#[actix_web::test]
async fn served_customers_are_taken_by_a_command_as_on_the_page(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let file = app.database.folder.path().join("served.csv");
    let header = <tandem::domain::served::ServedColumn as tandem::domain::sheet::Columns>::header();
    fs::write(&file, format!("{header}\n4100002,ginkgolaw.onmicrosoft.com,no,2020-01-01\n")).unwrap();
    let taken = operate(&app, &["served-customers", "import", "served.csv"]);
    assert_eq!(taken.status.code(), Some(0), "{}", told(&taken.stderr));
    assert!(told(&taken.stdout).contains("Rows added: 1, updated: 0, unchanged: 0. Relationships started: 1."));
    let cedar = app.signed_in("global.admin@cedar.example").await;
    assert!(cedar.get("/customers").await.says("Ginkgo Law"));
    fs::write(&file, format!("{header}\n4100002,nobody.onmicrosoft.com,no,2020-01-01\n")).unwrap();
    let refused = operate(&app, &["served-customers", "import", "served.csv"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused.stderr).contains("served.csv: line 2: "), "{}", told(&refused.stderr));
}

#[rstest]
#[actix_web::test]
async fn the_list_of_providers_is_taken_by_a_command_as_on_the_page(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let file = app.database.folder.path().join("providers.csv");
    let header = <tandem::domain::provider_list::ProviderColumn as tandem::domain::sheet::Columns>::header();
    let entry = "aurora.example,yes,Clouds for the Northwest.,https://www.aurora.example/,+12065550100,,en";
    fs::write(&file, format!("{header}\n{entry}\n")).unwrap();
    let loaded = operate(&app, &["provider-list", "import", "providers.csv"]);
    assert_eq!(loaded.status.code(), Some(0), "{}", told(&loaded.stderr));
    assert!(told(&loaded.stdout).contains("Rows added: 0, updated: 1, unchanged: 0."), "{}", told(&loaded.stdout));
    assert!(app.browser().get("/providers").await.says("Clouds for the Northwest."));
    let again = operate(&app, &["provider-list", "import", "providers.csv"]);
    assert!(told(&again.stdout).contains("Rows added: 0, updated: 0, unchanged: 1."), "{}", told(&again.stdout));
    fs::write(&file, format!("{header}\n{entry}\nnobody.example,maybe,,,,,\n")).unwrap();
    let refused = operate(&app, &["provider-list", "import", "providers.csv"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused.stderr).contains("providers.csv: line 3: listed: "), "{}", told(&refused.stderr));
    assert!(told(&refused.stderr).contains("nothing was loaded"), "{}", told(&refused.stderr));
}

#[test]
fn commands_that_write_mails_need_the_secret_of_the_portal_and_an_operator() {
    let database = TestDatabase::new(Backend::Sqlite);
    let suspend = ["accounts", "suspend", "aurora.example", "--reason", "x"];
    let output = run(&database, &suspend, "");
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output.stderr).contains("there is no secret key in the data folder"), "{}", told(&output.stderr));
    assert!(!database.folder.path().join("data").exists(), "and none is made");
    let output = run(&database, &["accounts", "list"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output.stderr).contains("this portal isn't set up yet"), "{}", told(&output.stderr));
}

#[rstest]
#[actix_web::test]
async fn accounts_are_listed_while_somebody_writes(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (done, waits) = std::sync::mpsc::channel();
    let writing = app.write(move |db| {
        use diesel::connection::SimpleConnection;
        db.batch_execute("UPDATE accounts SET name = name")?;
        Ok(waits.recv_timeout(Duration::from_secs(30)).is_ok())
    });
    let listing = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let listed = operate(&app, &["accounts", "list"]);
        done.send(()).unwrap();
        listed
    };
    let (listed_first, listed) = tokio::join!(writing, listing);
    assert!(listed_first && listed.status.success(), "{}", told(&listed.stderr));
    assert!(told(&listed.stdout).contains("Birch IT"));
}

#[rstest]
#[actix_web::test]
async fn an_altered_activity_log_is_told_by_its_first_wrong_record(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let database = TestDatabase::demo(backend);
    let portal = database.open();
    portal.write(audit_chain::seal).await.unwrap();
    let whole = run(&database, &["audit", "verify"], "");
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole.stderr));
    assert!(told(&whole.stdout).contains("Nothing was altered."), "{}", told(&whole.stdout));
    let statements = format!("{}UPDATE audit_records SET roles = 'nobody'", unguarded(backend));
    portal.write(move |db| Ok(db.batch_execute(&statements)?)).await.unwrap();
    let altered = run(&database, &["audit", "verify"], "");
    assert_eq!(altered.status.code(), Some(1));
    assert!(told(&altered.stderr).contains("activity log: record 1 (ID "), "{}", told(&altered.stderr));
    assert!(told(&altered.stderr).contains("was edited: it isn't what was recorded"), "{}", told(&altered.stderr));
}
