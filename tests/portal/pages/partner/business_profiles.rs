//! Business profiles: a reseller writes its own, its providers read it, nobody else does.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::indirect_resellers::dump;
use crate::{
    pages::platform::access::csrf,
    support::{Backend, TestApp, sales::tenant},
};

const PATH: &str = "/settings/business-profile";

fn png(width: u32, height: u32) -> Vec<u8> {
    let header = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice();
    [header, &width.to_be_bytes(), &height.to_be_bytes(), b"\x08\x06\0\0\0<script>"].concat()
}

#[rstest]
#[actix_web::test]
async fn a_reseller_writes_its_profile_and_its_provider_reads_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let dogwood = app.signed_in("global.admin@dogwood.example").await;
    let home = dogwood.get("/").await;
    assert!(home.body.contains("href=\"/settings/business-profile\""));
    let page = dogwood.get(PATH).await;
    assert!(page.says("You haven’t written anything yet."), "{}", page.text());
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let partner = aurora.get(&aurora.get("/indirect-resellers").await.way_in("Dogwood Tech").unwrap()).await;
    let profile = partner.link("Business profile").unwrap();
    let empty = aurora.get(&profile).await;
    assert!(empty.says("This reseller hasn’t written a business profile."), "{}", empty.text());
    assert!(empty.link("Refer a customer").unwrap().starts_with("/referrals/new?reseller="));

    let wrong = [
        ("Website", "dogwood.example"),
        ("LinkedIn", "https://dogwood.example"),
        ("Industry 1", "witchcraft"),
        ("Service 2", "sorcery"),
        ("Size of target customers", "huge"),
    ];
    let refused = dogwood.press(&page, "Save", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (label, _) in wrong {
        assert!(!refused.refusal_of(label).is_empty(), "{label}");
    }
    let long = dogwood.press(&page, "Save", &[("Description", &"x".repeat(2501))]).await;
    assert!(!long.refusal_of("Description").is_empty());
    let typed = [
        ("Description", "We <b>mend</b> networks.\nDay and night."),
        ("Website", "https://dogwood.example"),
        ("LinkedIn", "https://www.linkedin.com/company/dogwood"),
        ("Industry 1", "Retail"),
        ("Industry 2", "Education"),
        ("Industry 3", "Retail"),
        ("Service 1", "Migration"),
        ("Size of target customers", "50 to 249 people"),
    ];
    let saved = dogwood.press_on(&page, "Save", &typed).await;
    assert!(saved.says("Business profile saved."), "{}", saved.text());
    for browser_page in [&saved, &aurora.get(&profile).await] {
        for words in ["We <b>mend</b> networks.", "Retail, Education", "Migration", "50 to 249 people", "linkedin.com"]
        {
            assert!(browser_page.says(words), "{words}: {}", browser_page.text());
        }
        assert!(!browser_page.body.contains("<b>mend"));
    }
    let late = dogwood.press(&page, "Save", &[("Description", "Older")]).await;
    assert!(late.alert().contains("Someone else changed this profile while you had the page open"), "{}", late.text());
    let records = dump(&app).await.remove("audit_records").unwrap();
    let own = |row: &&String| row.contains("update_business_profile") && row.contains("@dogwood.example");
    assert_eq!(records.iter().filter(own).count(), 1);
}

#[rstest]
#[actix_web::test]
async fn a_logo_is_a_picture_by_its_bytes_and_served_as_nothing_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let dogwood = app.signed_in("global.admin@dogwood.example").await;
    let page = dogwood.get(PATH).await;
    let too_many = [png(10, 10), vec![0; 200 * 1024]].concat();
    for (name, content) in [
        ("logo.png", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec()),
        ("logo.png", png(301, 10)),
        ("logo.png", png(10, 301)),
        ("logo.png", png(0, 10)),
        ("logo.png", too_many),
        ("logo.png", Vec::new()),
    ] {
        let refused = dogwood.send_file(&page, "Upload logo", name, &content).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", content.len());
        assert!(!refused.refusal_of("Picture").is_empty());
    }
    assert!(!dogwood.send_file(&page, "Upload logo", "", b"").await.refusal_of("Picture").is_empty());
    let picture = png(300, 80);
    let saved = dogwood.send_file(&page, "Upload logo", "logo.html", &picture).await;
    assert_eq!(saved.location().as_deref(), Some(PATH), "{}", saved.text());
    let page = dogwood.visit(PATH).await;
    let own = format!("{PATH}/logo/{}", tenant(&app, "dogwood.example").await);
    assert!(page.body.contains(&format!("src=\"{own}\" width=\"300\" height=\"80\"")), "{}", page.body);
    let aurora = app.signed_in("user.admin@aurora.example").await;
    let partner = aurora.get(&aurora.get("/indirect-resellers").await.way_in("Dogwood Tech").unwrap()).await;
    let profile = partner.link("Business profile").unwrap();
    let theirs = format!("{profile}/logo");
    for (browser, path) in [(&dogwood, &own), (&aurora, &theirs)] {
        let logo = browser.get(path).await;
        assert_eq!(logo.status, StatusCode::OK);
        assert_eq!(logo.header("content-type"), Some("image/png"));
        assert_eq!(logo.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(logo.header("cache-control"), Some("private, no-cache"));
        assert!(logo.header("content-security-policy").unwrap().contains("sandbox"));
    }
    // Nobody else's business.
    for (who, mine, foreign) in [
        ("global.admin@birch.example", 404, 403),
        ("helpdesk.agent@dogwood.example", 403, 403),
        ("global.admin@zenith.example", 403, 404),
        ("helpdesk.agent@aurora.example", 403, 403),
        ("admin@elmbakery.onmicrosoft.com", 403, 403),
        ("operator@tandem.example", 403, 403),
    ] {
        let browser = app.signed_in(who).await;
        assert_eq!(browser.get(&own).await.status.as_u16(), mine, "{who}");
        for path in [&theirs, &profile] {
            assert_eq!(browser.get(path).await.status.as_u16(), foreign, "{who} {path}");
        }
    }
    assert_eq!(app.browser().get(&theirs).await.status, StatusCode::SEE_OTHER);
    let gone = dogwood.press_on(&page, "Remove logo", &[]).await;
    assert!(gone.says("Logo removed."), "{}", gone.text());
    assert_eq!(dogwood.get(&own).await.status, StatusCode::NOT_FOUND);
    // With the partnership ends the sight.
    app.sql("UPDATE partnerships SET state = 'removed', removed_at = since").await;
    assert_eq!(aurora.get(&profile).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn there_are_no_profiles_in_the_clouds_of_governments_and_germany(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE accounts SET cloud = 'us_government' WHERE name = 'Dogwood Tech'").await;
    let dogwood = app.signed_in("global.admin@dogwood.example").await;
    let page = dogwood.get(PATH).await;
    assert!(page.says("Business profiles aren’t offered in this cloud."), "{}", page.text());
    let csrf = csrf(&dogwood).await;
    let answer = dogwood.post(PATH, &[("csrf", &csrf), ("description", "Still"), ("version", "0")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(dump(&app).await["business_profiles"].len(), 1, "Birch's");
}

#[rstest]
#[actix_web::test]
async fn logos_sent_at_once_are_all_taken_and_one_form_counts_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let dogwood = app.signed_in("global.admin@dogwood.example").await;
    let (twin, third) = (dogwood.twin(), dogwood.twin());
    let (page, other) = (dogwood.get(PATH).await, dogwood.get(PATH).await);
    let (one, two) = (png(300, 80), png(200, 60));
    let (a, b, c) = tokio::join!(
        dogwood.send_file(&page, "Upload logo", "logo.png", &one),
        twin.send_file(&page, "Upload logo", "logo.png", &one),
        third.send_file(&other, "Upload logo", "logo.png", &two),
    );
    for answer in [&a, &b, &c] {
        assert_eq!(answer.location().as_deref(), Some(PATH), "{}", answer.text());
    }
    let tables = dump(&app).await;
    assert_eq!(tables["business_logos"].len(), 2, "Birch's and Dogwood's");
    let own = |row: &&String| row.contains("update_business_profile") && row.contains("@dogwood.example");
    assert_eq!(tables["audit_records"].iter().filter(own).count(), 2);
}

#[rstest]
#[actix_web::test]
async fn a_logo_larger_than_any_file_is_told_the_limit(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let dogwood = app.signed_in("global.admin@dogwood.example").await;
    let page = dogwood.get(PATH).await;
    let huge = vec![7; 8 * 1024 * 1024 + 1];
    let refused = dogwood.send_file(&page, "Upload logo", "logo.png", &huge).await;
    assert!(refused.refusal_of("Picture").contains("up to 200 KB"), "{}", refused.refusal_of("Picture"));
}
