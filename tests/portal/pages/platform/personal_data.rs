//! What is kept about a person, taken away and erased by command, and what the activity log shows then.

use std::{fs, os::unix::fs::PermissionsExt as _, process::Output};

use diesel::connection::SimpleConnection;
use rstest::rstest;
use serde_json::Value;
use tandem::repository::audit_chain;

use super::backups::commands::{printed, tandem_with};
use crate::support::{Backend, TestApp};

const WHO: &str = "sales.agent@aurora.example";

/// Runs `tandem person …` with a secret key, which it needs.
fn person(app: &TestApp, arguments: &[&str]) -> Output {
    let arguments: Vec<&str> = ["person"].iter().chain(arguments).copied().collect();
    tandem_with(&app.database, &arguments, &[("TANDEM_SECRET_KEY", "a secret key of forty characters or so..")])
}

/// Somebody who has signed in, and belongs to nobody any more.
async fn somebody_gone(app: &TestApp) {
    app.signed_in(WHO).await;
    app.worker.drain().await.unwrap();
    let gone = format!(
        "DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE email_key = '{WHO}'); \
         UPDATE partner_profiles SET email = 'desk@aurora.example' WHERE lower(email) = '{WHO}'; \
         UPDATE partner_locations SET email = 'desk@aurora.example' WHERE lower(email) = '{WHO}'"
    );
    app.state.database.write(move |db| Ok(db.batch_execute(&gone)?)).await.unwrap();
    app.state.database.write(audit_chain::seal).await.unwrap();
}

#[rstest]
#[actix_web::test]
async fn what_is_kept_about_somebody_is_a_file_without_secrets_and_its_taking_is_on_record(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.signed_in(WHO).await;
    let file = app.database.folder.path().join("sales-agent.json");
    let named = file.to_str().unwrap();
    let output = person(&app, &["export", WHO, named]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output.stderr));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(&file).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(all["tables"]["users"][0]["email"], WHO);
    assert!(all["tables"]["memberships"][0].is_object() && all["tables"]["sessions"][0]["browser"].is_string());
    assert!(all["activity_log"].as_array().unwrap().iter().any(|record| record["event"] == "signed_in"));
    for secret in ["argon2", "password_hash", "token_hash", "sealed", "salt"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let again = person(&app, &["export", WHO, named]);
    assert_eq!(again.status.code(), Some(1), "no file is replaced");
    let nobody = person(&app, &["export", "nobody@nowhere.example", &format!("{named}.2")]);
    assert!(printed(&nobody.stderr).contains("nothing is kept about this address"), "{}", printed(&nobody.stderr));
    assert!(!file.with_extension("json.2").exists());
    let operator = app.signed_in("operator@tandem.example").await;
    let log = operator.get("/activity-log?action=export_person").await;
    assert!(log.says("Personal data exported") && log.says("Command line"), "{}", log.text());
}

#[rstest]
#[actix_web::test]
async fn nobody_is_erased_who_still_belongs_to_somebody(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for (who, why) in [
        (WHO, "is a user of Aurora Distribution: an administrator there removes this person first"),
        ("admin@elmbakery.onmicrosoft.com", "is in the directory of Elm Bakery"),
    ] {
        let output = person(&app, &["erase", who, "--confirm"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(printed(&output.stderr).contains(why), "{}", printed(&output.stderr));
        app.signed_in(who).await;
    }
}

#[rstest]
#[actix_web::test]
async fn whoever_is_gone_is_erased_everywhere_and_the_log_says_so(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    somebody_gone(&app).await;
    let unsure = person(&app, &["erase", WHO]);
    assert!(printed(&unsure.stderr).contains("add --confirm"), "{}", printed(&unsure.stderr));
    let output = person(&app, &["erase", WHO, "--confirm"]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output.stderr));
    let said = printed(&output.stdout);
    assert!(said.contains("Erased: ") && said.contains("Kept in orders: "), "{said}");
    let again = person(&app, &["erase", WHO, "--confirm"]);
    assert!(printed(&again.stderr).contains("nothing is kept about this address"), "{}", printed(&again.stderr));
    let verified = tandem_with(&app.database, &["audit", "verify"], &[]);
    assert_eq!(verified.status.code(), Some(0), "{}", printed(&verified.stderr));
    let told = printed(&verified.stdout);
    assert!(told.contains("Records that no longer say who it was, because that person was erased: "), "{told}");
    let sound = tandem_with(&app.database, &["check", "--database"], &[]);
    assert_eq!(sound.status.code(), Some(0), "{}", printed(&sound.stdout));
    // Nothing that could be read as JSON has the address any more.
    let operator = app.signed_in("operator@tandem.example").await;
    let log = operator.get("/activity-log?action=signed_in").await;
    assert!(log.says("Deleted person") && !log.text().contains(WHO), "{}", log.text());
    let erasing = operator.get("/activity-log?action=erase_person").await;
    assert!(erasing.says("Personal data deleted"), "{}", erasing.text());
    let opened = operator.get(&log.way_in("Deleted person").unwrap()).await;
    assert!(opened.says("What this entry said of people was deleted"), "{}", opened.text());
}
