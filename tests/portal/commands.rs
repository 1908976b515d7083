//! The program itself, as it is called: what it prints, and the status it ends with.

use std::{
    fs,
    process::{Command, Output},
};

use rstest::rstest;
use tandem::repository::{db::DatabaseUrl, offers};

use crate::support::{Backend, TestDatabase};

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
    assert!(told(&first.stdout).contains("Offers added: 18, updated: 0, unchanged: 0. Prices: 179."));
    let dearer = prices.replace(",7.20,", ",7.30,");
    let second = run(&database, &["catalog", "import", "prices.csv"], &dearer);
    assert!(told(&second.stdout).contains("Offers added: 0, updated: 1, unchanged: 17."), "{}", told(&second.stdout));
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
    assert!(!said.contains("line 102:") && said.contains("nothing was loaded. Faults: 100"), "{said}");
    assert!(names(&database).await.is_empty());
}

#[test]
fn wrong_usage_ends_with_2_and_what_fails_with_1() {
    let database = TestDatabase::new(Backend::Sqlite);
    for (arguments, status, words) in [
        (&["catalog"][..], 2, "Usage: tandem catalog"),
        (&["catalog", "import"], 2, "FILE.csv"),
        (&["catalog", "import", "a.csv", "b.csv"], 2, "unexpected argument"),
        (&["catalog", "import", "missing.csv"], 1, "missing.csv: "),
        (&["catalog", "import", "prices.csv"], 1, "line 1: The file is empty."),
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
    assert!(told(&output.stderr).contains("`tandem migrate` makes it"));
    assert!(!path.exists());
    fs::write(path, "").unwrap();
    let output = run(&database, &["catalog", "import", "prices.csv"], prices);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output.stderr).contains("run `tandem migrate` first"), "{}", told(&output.stderr));
}
