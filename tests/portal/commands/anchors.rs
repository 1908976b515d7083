//! Anchors of the activity log: written down elsewhere, and compared.

use std::{fs, sync::Arc};

use diesel::connection::SimpleConnection;
use rstest::rstest;
use tandem::{
    auth::{anchors::AnchorKey, keys::Keys},
    clock::Clock,
    domain::{audit_chain::AnchorPlace, email::EmailAddress},
    repository::{audit_chain, db::Database},
    service::audit_anchors::AuditAnchors,
};

use super::{run, told};
use crate::support::{Backend, TestApp, TestDatabase, unguarded};

fn anchors(portal: &Database, key: AnchorKey, place: AnchorPlace) -> AuditAnchors {
    let keys = Arc::new(Keys::derive(&[42; 32]));
    AuditAnchors {
        database: portal.clone(),
        clock: Clock::System,
        key,
        place,
        keys,
        public_url: "https://portal.example".into(),
    }
}

#[rstest]
#[actix_web::test]
async fn an_anchor_that_was_written_down_finds_an_end_that_was_cut_off(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let database = TestDatabase::demo(backend);
    let portal = database.open();
    portal.write(audit_chain::seal).await.unwrap();
    let file = database.folder.path().join("anchors");
    let key = AnchorKey::from_seed(&[7; 32]).unwrap();
    let (public, other) = (key.public(), AnchorKey::from_seed(&[8; 32]).unwrap().public());
    let place = AnchorPlace::File(file.clone());
    let anchors = anchors(&portal, key, place);
    let records = anchors.anchor(0).await.unwrap();
    assert_eq!(anchors.anchor(records).await.unwrap(), records, "nothing was added");
    assert_eq!(fs::read_to_string(&file).unwrap().lines().count(), 1);
    let verify = ["audit", "verify", "--anchor", "anchors", "--key", &public];
    let whole = run(&database, &verify, "");
    assert!(told(&whole.stdout).contains("Anchors compared: 1."), "{}", told(&whole.stderr));
    let foreign = run(&database, &["audit", "verify", "--anchor", "anchors", "--key", &other], "");
    assert!(told(&foreign.stderr).contains("signed with another key"), "{}", told(&foreign.stderr));
    let cut = format!(
        "{}DELETE FROM audit_records WHERE id = (SELECT record_id FROM audit_links WHERE seq = {records}); \
        DELETE FROM audit_links WHERE seq = {records}",
        unguarded(backend)
    );
    portal.write(move |db| Ok(db.batch_execute(&cut)?)).await.unwrap();
    assert_eq!(run(&database, &["audit", "verify"], "").status.code(), Some(0), "the chain alone can't tell");
    let found = run(&database, &verify, "");
    assert_eq!(found.status.code(), Some(1));
    assert!(told(&found.stderr).contains(&format!("record {records} was removed")), "{}", told(&found.stderr));
}

#[rstest]
#[actix_web::test]
async fn an_anchor_goes_by_mail_and_is_compared_as_it_travelled(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let portal = app.state.database.clone();
    portal.write(audit_chain::seal).await.unwrap();
    let key = AnchorKey::from_seed(&[7; 32]).unwrap();
    let public = key.public();
    let to = EmailAddress::parse("auditor@elsewhere.example").unwrap();
    let anchors = anchors(&portal, key, AnchorPlace::Mail(to));
    let records = anchors.anchor(0).await.unwrap();
    assert_eq!(anchors.anchor(records).await.unwrap(), records, "nothing was added");
    let sent = app.mails_as_sent().await;
    assert_eq!(sent.len(), 1);
    let mail = String::from_utf8(sent[0].clone()).unwrap();
    assert!(mail.contains("To: auditor@elsewhere.example"), "{mail}");
    assert!(mail.contains(&format!("anchor {records}")), "{mail}");
    assert!(!mail.lines().any(|line| line.len() > 78), "as it travels: {mail}");
    fs::write(app.database.folder.path().join("mail.eml"), &mail).unwrap();
    let whole = run(&app.database, &["audit", "verify", "--anchor", "mail.eml", "--key", &public], "");
    assert!(told(&whole.stdout).contains("Anchors compared: 1."), "{}{}", told(&whole.stdout), told(&whole.stderr));
    assert!(!told(&whole.stdout).contains("cut off or altered"), "{}", told(&whole.stdout));
}
