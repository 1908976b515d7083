//! What the operator comes to: files, refused and checked, and what follows from them.

use super::{partners::BASIC, tourist::Tourist};

const CATALOG: &str = include_str!("../../../../../src/demo/catalog.csv");

/// The catalog, and a file for it.
pub async fn catalog(tourist: &Tourist<'_>) {
    let list = tourist.open("/catalog").await;
    tourist.follow_in_row(&list, BASIC, BASIC).await;
    let upload = tourist.follow(&list, "Import file").await;
    let check = "Check file";
    let form = upload.forms().into_iter().find(|form| form.action == "/catalog/import").unwrap();
    let refused = tourist.look(tourist.browser.submit(&form).await).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let wrong = CATALOG.replace(",monthly,7.20,", ",weekly,7.2x,");
    let refused = tourist.send_file(&upload, check, "2026.csv", &wrong).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let good = CATALOG.replace(",monthly,7.20,", ",monthly,7.30,");
    let preview = tourist.send_file(&upload, check, "2026.csv", &good).await;
    assert!(preview.path.starts_with("/catalog/imports/"), "{}", preview.text());
}

/// The list of providers, and accounts.
pub async fn lists(tourist: &Tourist<'_>) {
    let list = tourist.open("/provider-list").await;
    let entry = list.links().into_iter().find(|link| link.starts_with("/provider-list/0")).unwrap();
    let entry = tourist.open(&entry).await;
    let refused = tourist.press(&entry, "Save", &[("Website", "nowhere")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let upload = tourist.open("/provider-list/import").await;
    let form = upload.forms().into_iter().find(|form| form.action == "/provider-list/import").unwrap();
    let refused = tourist.look(tourist.browser.submit(&form).await).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    for path in ["/accounts/served-customers", "/service-requests", "/accounts/new", "/gallery"] {
        tourist.open(path).await;
    }
    let accounts = tourist.open("/accounts?kind=direct_bill").await;
    let maple = tourist.follow_in_row(&accounts, "Maple Direct", "Maple Direct").await;
    tourist.open(&format!("{}/suspend", maple.path)).await;
    // Nobody in the demo world waits for approval.
    tourist.app.sql("UPDATE accounts SET standing = 'pending_approval' WHERE mail_domain = 'maple.example'").await;
    for path in ["/accounts".to_owned(), format!("{}/approve", maple.path), format!("{}/refuse", maple.path)] {
        tourist.open(&path).await;
    }
    tourist.app.sql("UPDATE accounts SET standing = 'active' WHERE mail_domain = 'maple.example'").await;
}
