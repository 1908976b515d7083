//! Enrolling from a link: the form, the mail, the confirmation, the operator's approval.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use super::{invitations::send, links::accept};
use crate::support::{Backend, Browser, Page, TestApp, link_in};

const FORM: [(&str, &str); 7] = [
    ("Company name", "Juniper Networks of Ohio"),
    ("Global MPN ID", "5000001"),
    ("Location MPN ID", "5100001"),
    ("Your name", "June Iper"),
    ("Email", "june@juniper.example"),
    ("Password", "a juniper in the snow"),
    ("Repeat password", "a juniper in the snow"),
];

fn form<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.iter().filter(|(label, _)| !changes.iter().any(|(one, _)| one == label));
    kept.copied().chain(changes.iter().copied()).collect()
}

async fn open(app: &TestApp, to: &str) -> (Browser, String, Page) {
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(app, &aurora, to).await;
    let browser = app.browser();
    let page = browser.get(&link).await;
    let page = browser.get(&page.link("Enroll as a reseller").unwrap()).await;
    (browser, link, page)
}

#[rstest]
#[actix_web::test]
async fn a_new_organization_enrolls_confirms_and_accepts(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (browser, link, page) = open(&app, "office@juniper.example").await;
    assert_eq!(page.heading(), "Enroll as an indirect reseller");
    assert_eq!(page.value_of("Country/region"), "US");
    let sent = browser.press(&page, "Enroll", &form(&[])).await;
    assert!(sent.says("We’ve sent an email to june@juniper.example."), "{}", sent.text());
    assert!(browser.press(&page, "Enroll", &form(&[])).await.says("We’ve sent an email"));
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "the same form twice mails once");
    let verify = link_in(&mails[0], "enrol");
    let elsewhere = app.browser();
    let page = elsewhere.get(&verify).await;
    assert!(page.says("june@juniper.example") && page.says("Juniper Networks of Ohio"));
    assert_eq!(elsewhere.get(&verify).await.status, StatusCode::OK, "looking confirms nothing");
    let wrong = elsewhere.press(&page, "Confirm", &[("Password", "not this one")]).await;
    assert_eq!(wrong.refusal_of("Password"), "The password is wrong. Enter it again.");
    let back = elsewhere.press_on(&page, "Confirm", &[("Password", "a juniper in the snow")]).await;
    assert_eq!(back.path, link);
    assert!(back.says("Your organization is enrolled.") && back.body.contains("Authorize indirect provider"));
    assert_eq!(accept(&elsewhere, &back).await.status, StatusCode::SEE_OTHER);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let row = aurora.get("/indirect-resellers").await.row("Juniper Networks of Ohio").unwrap();
    assert!(row.contains("United States 5100001 Not signed"), "{row}");
    assert_eq!(app.browser().get(&verify).await.status, StatusCode::NOT_FOUND, "a used link is dead");
    app.browser().sign_in("june@juniper.example", "a juniper in the snow").await;
}

#[rstest]
#[actix_web::test]
async fn every_wrong_field_is_told_beside_it_and_nothing_typed_is_lost(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (browser, _, page) = open(&app, "office@juniper.example").await;
    let typed = [
        ("Company name", "Juniper\u{202E} Ltd"),
        ("Country/region", "BR"),
        ("Global MPN ID", "41x"),
        ("Location MPN ID", ""),
        ("Your name", "J\r\nBcc: x@y.example"),
        ("Email", "june@"),
        ("Password", "short"),
        ("Repeat password", "other"),
    ];
    let refused = browser.press(&page, "Enroll", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (label, words) in [
        ("Company name", "Remove line breaks and invisible characters"),
        ("Country/region", "Choose an option."),
        ("Global MPN ID", "Enter an MPN ID of 5 to 10 digits."),
        ("Location MPN ID", "Enter an MPN ID of 5 to 10 digits."),
        ("Your name", "Remove line breaks and invisible characters"),
        ("Email", "Enter an email address"),
        ("Password", "Use at least 12 characters"),
        ("Repeat password", "The two passwords differ."),
    ] {
        assert!(refused.refusal_of(label).starts_with(words), "{label}: {}", refused.refusal_of(label));
    }
    assert_eq!(refused.value_of("Global MPN ID"), "41x");
    assert!(!refused.body.contains("value=\"short\""), "passwords are never sent back");
    assert!(app.mails().await.is_empty());

    let long = "x".repeat(256);
    for (changes, label, words) in [
        (("Company name", ""), "Company name", "Fill this in."),
        (("Company name", long.as_str()), "Company name", "Use 255 characters or fewer."),
        (("Global MPN ID", "MPN"), "Global MPN ID", "Enter an MPN ID of 5 to 10 digits."),
        (("Location MPN ID", "-1"), "Location MPN ID", "Enter an MPN ID of 5 to 10 digits."),
        (("Your name", " "), "Your name", "Fill this in."),
        (("Email", "june"), "Email", "Enter an email address"),
        (("Password", "short"), "Password", "Use at least 12 characters"),
        (("Repeat password", "a juniper in the rain"), "Repeat password", "The two passwords differ."),
        (("Location MPN ID", "4100001"), "Location MPN ID", "This MPN ID already belongs to an organization"),
        (("Global MPN ID", "4100002"), "Location MPN ID", "This MPN ID already belongs to an organization"),
        (("Location MPN ID", "5000001"), "Location MPN ID", "Enter the location’s own number."),
        (("Email", "june@gmail.com"), "Email", "Enter an address at your company"),
        (("Email", "june@elsewhere.example"), "Email", "The invitation was sent to another organization."),
        (("Password", "Juniper Networks of Ohio"), "Password", "Choose a password that is harder to guess."),
    ] {
        let refused = browser.press(&page, "Enroll", &form(&[changes])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
        assert!(refused.refusal_of(label).starts_with(words), "{changes:?}: {}", refused.refusal_of(label));
        let kept = if changes.0.contains("assword") { "" } else { changes.1 };
        assert_eq!(refused.value_of(changes.0), kept, "{changes:?}");
        assert!(!refused.body.contains("office@juniper.example"), "the address of the invitation is not told");
    }
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn hostile_names_are_shown_as_they_are_or_refused(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let long = "🌷".repeat(300);
    for (number, name) in [
        "<script>alert(1)</script>",
        "\u{202E}evil\u{202C} moc.live",
        "Robert'); DROP TABLE users;--",
        "{{ 7 * 7 }}",
        "\0",
        &long,
    ]
    .into_iter()
    .enumerate()
    {
        let (browser, _, page) = open(&app, "office@juniper.example").await;
        let (email, global) = (format!("june{number}@juniper.example"), format!("500000{number}"));
        let location = format!("510000{number}");
        let changes =
            [("Company name", name), ("Email", &email), ("Global MPN ID", &global), ("Location MPN ID", &location)];
        let answer = browser.press(&page, "Enroll", &form(&changes)).await;
        if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
            assert!(!answer.refusal_of("Company name").is_empty(), "{name:?}");
            assert!(app.mails().await.is_empty(), "{name:?}");
            continue;
        }
        assert_eq!(answer.status, StatusCode::OK, "{name:?}");
        let mail = app.mails().await.remove(0);
        let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        assert!(!mail.contains(turns), "{mail}");
        assert!(!mail.split("<!doctype html>").nth(1).unwrap().contains("<script"), "{mail}");
        let page = browser.get(&link_in(&mail, "enrol")).await;
        let home = browser.press_on(&page, "Confirm", &[("Password", FORM[5].1)]).await;
        let html = scraper::Html::parse_document(&home.body);
        let place = scraper::Selector::parse(".bar-account-name").unwrap();
        let shown: String = html.select(&place).next().unwrap().text().collect();
        assert_eq!(shown.trim(), name);
    }
}

#[rstest]
#[actix_web::test]
async fn a_known_address_is_answered_alike_and_told_by_mail(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (browser, _, page) = open(&app, "someone@birch.example").await;
    let new = browser.press(&page, "Enroll", &form(&[("Email", "new.person@birch.example")])).await;
    let page = browser.get(&page.path).await;
    let known = browser.press(&page, "Enroll", &form(&[("Email", "global.admin@birch.example")])).await;
    assert_eq!(known.text().replace("global.admin@", ""), new.text().replace("new.person@", ""),);
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.contains("Subject: Someone tried to enroll")).unwrap();
    assert!(told.contains("global.admin@birch.example") && told.contains("http://portal.test/sign-in"), "{told}");
}

#[rstest]
#[actix_web::test]
async fn whoever_enrolled_already_signs_in_from_the_next_link_and_others_find_its_number_taken(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (browser, _, page) = open(&app, "june@juniper.example").await;
    let first = browser.press(&page, "Enroll", &form(&[])).await;
    let page = browser.get(&link_in(&app.mails().await[0], "enrol")).await;
    browser.press_on(&page, "Confirm", &[("Password", FORM[5].1)]).await;

    let (again, link, page) = open(&app, "june@juniper.example").await;
    let numbers = [("Global MPN ID", "5000009"), ("Location MPN ID", "5100009")];
    let second = again.press(&page, "Enroll", &form(&numbers)).await;
    assert_eq!(second.text(), first.text());
    assert!(app.mails().await[0].contains("http://portal.test/sign-in"));
    let page = again.get(&link).await;
    let page = again.press_on(&page, "Sign in", &[("Email", FORM[4].1), ("Password", FORM[5].1)]).await;
    assert_eq!(page.path, link);
    accept(&again, &page).await;
    assert!(again.get("/indirect-providers").await.row("Aurora Distribution").is_some());

    let (other, _, page) = open(&app, "rita@poppy.example").await;
    let changes = [("Company name", "Poppy Cloud"), ("Email", "rita@poppy.example"), ("Your name", "Rita")];
    let refused = other.press(&page, "Enroll", &form(&changes)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.refusal_of("Location MPN ID").starts_with("This MPN ID already belongs to an organization"));
}

#[rstest]
#[actix_web::test]
async fn an_enrolment_dies_with_its_invitation(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (browser, _, page) = open(&app, "office@juniper.example").await;
    browser.press(&page, "Enroll", &form(&[])).await;
    let verify = link_in(&app.mails().await[0], "enrol");
    let page = browser.get(&verify).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = aurora.get("/invitations").await;
    aurora.press_in_row(&list, "office@juniper.example", "Revoke").await;
    assert_eq!(browser.get(&verify).await.status, StatusCode::NOT_FOUND);
    let late = browser.press(&page, "Confirm", &[("Password", FORM[5].1)]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn one_link_causes_only_so_many_mails() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let (browser, _, page) = open(&app, "someone@birch.example").await;
    for _ in 0..20 {
        let page = browser.get(&page.path).await;
        let sent = browser.press(&page, "Enroll", &form(&[("Email", "global.admin@birch.example")])).await;
        assert_eq!(sent.status, StatusCode::OK);
    }
    let page = browser.get(&page.path).await;
    let sent = browser.press(&page, "Enroll", &form(&[("Email", "global.admin@birch.example")])).await;
    assert_eq!(sent.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(sent.header("retry-after"), Some("3600"));
    assert_eq!(app.mails().await.len(), 20);
}

#[rstest]
#[actix_web::test]
async fn a_number_taken_meanwhile_is_told_at_the_confirmation(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (browser, _, page) = open(&app, "office@juniper.example").await;
    browser.press(&page, "Enroll", &form(&[])).await;
    let page = browser.get(&page.path).await;
    browser.press(&page, "Enroll", &form(&[("Email", "jim@juniper.example")])).await;
    let links: Vec<String> = app.mails().await.iter().map(|mail| link_in(mail, "enrol")).collect();
    let first = browser.get(&links[0]).await;
    let second = browser.get(&links[1]).await;
    assert!(browser.press(&first, "Confirm", &[("Password", FORM[5].1)]).await.location().is_some());
    let other = app.browser();
    let page = other.get(&second.path).await;
    let refused = other.press(&page, "Confirm", &[("Password", FORM[5].1)]).await;
    assert!(refused.alert().starts_with("This MPN ID already belongs to an organization"), "{}", refused.text());
}

#[rstest]
#[actix_web::test]
async fn a_verification_link_dies_after_three_days(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (browser, _, page) = open(&app, "office@juniper.example").await;
    browser.press(&page, "Enroll", &form(&[])).await;
    let verify = link_in(&app.mails().await[0], "enrol");
    let page = browser.get(&verify).await;
    app.clock.advance(TimeDelta::hours(72));
    assert_eq!(browser.get(&verify).await.status, StatusCode::NOT_FOUND);
    let late = browser.press(&page, "Confirm", &[("Password", FORM[5].1)]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn with_approvals_the_operator_decides_and_the_mail_leads_back(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo_with_approvals(backend).await;
    let (browser, link, page) = open(&app, "office@juniper.example").await;
    browser.press(&page, "Enroll", &form(&[])).await;
    let verify = link_in(&app.mails().await[0], "enrol");
    let page = browser.get(&verify).await;
    let home = browser.press_on(&page, "Confirm", &[("Password", FORM[5].1)]).await;
    assert!(home.says("is waiting for the operator’s approval"), "{}", home.text());
    assert_eq!(browser.get("/indirect-providers").await.status, StatusCode::FORBIDDEN);
    let waiting = browser.get(&link).await;
    assert!(waiting.alert().contains("Your enrollment is waiting for the operator"));
    assert!(!waiting.body.contains("Authorize indirect provider"), "nobody has approved yet");

    let operator = app.signed_in("operator@tandem.example").await;
    assert!(operator.get("/").await.row("Juniper Networks of Ohio").unwrap().contains("Waits for your approval."));
    let accounts = operator.get("/accounts").await;
    let asked = operator.get(&accounts.link_in_row("Juniper Networks of Ohio", "Approve").unwrap()).await;
    for said in
        ["Juniper Networks of Ohio", "Indirect reseller", "United States", "Public cloud", "june@juniper.example"]
    {
        assert!(asked.says(said), "{said}: {}", asked.text());
    }
    for (label, typed) in FORM.iter().filter(|(label, _)| label.ends_with("MPN ID")) {
        assert!(asked.says(&format!("{label} {typed}")), "{label}: {}", asked.text());
    }
    let waits = operator.get("/accounts").await;
    assert!(waits.says("Waiting for your approval"), "looking at the page decided nothing");
    let after = operator.press_on(&asked, "Approve", &[]).await;
    assert!(after.says("Juniper Networks of Ohio approved. Its global admin was notified by email."));
    assert!(!after.body.contains(">Approve<"), "{}", after.text());
    let late = operator.get(&asked.path).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Juniper Networks of Ohio isn’t waiting for approval."), "{}", late.text());
    let twice = operator.press(&asked, "Approve", &[]).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER, "done twice it is done once: {}", twice.text());
    let mails = app.mails().await;
    let mail = mails
        .iter()
        .find(|mail| mail.contains("Subject: Juniper Networks of Ohio can now do business on Tandem"))
        .unwrap();
    assert_eq!(link_in(mail, "i"), link);
    assert!(mail.contains("june@juniper.example"), "{mail}");
    accept(&browser, &browser.get(&link).await).await;
    assert!(browser.get("/indirect-providers").await.row("Aurora Distribution").is_some());
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    assert!(aurora.get("/indirect-resellers").await.row("Juniper Networks of Ohio").is_some());
}

#[rstest]
#[actix_web::test]
async fn a_refused_organization_is_told_and_can_do_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo_with_approvals(backend).await;
    let (browser, _, page) = open(&app, "office@juniper.example").await;
    browser.press(&page, "Enroll", &form(&[])).await;
    let verify = link_in(&app.mails().await[0], "enrol");
    let page = browser.get(&verify).await;
    browser.press(&page, "Confirm", &[("Password", FORM[5].1)]).await;
    let operator = app.signed_in("operator@tandem.example").await;
    let accounts = operator.get("/accounts").await;
    let asked = operator.get(&accounts.link_in_row("Juniper Networks of Ohio", "Refuse").unwrap()).await;
    assert!(asked.says("you can’t undo this"), "{}", asked.text());
    let approving = operator.get(&accounts.link_in_row("Juniper Networks of Ohio", "Approve").unwrap()).await;
    let refused = operator.press_on(&asked, "Refuse", &[]).await;
    assert!(refused.says("Juniper Networks of Ohio refused."), "{}", refused.text());
    let other = operator.press(&approving, "Approve", &[]).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "a colleague has decided otherwise");
    assert!(
        app.mails()
            .await
            .iter()
            .any(|mail| mail.contains("Subject: Enrollment of Juniper Networks of Ohio not approved"))
    );
    assert_eq!(browser.get("/indirect-providers").await.status, StatusCode::FORBIDDEN);
    let (other, _, page) = open(&app, "office@juniper.example").await;
    let again = other.press(&page, "Enroll", &form(&[("Email", "real.owner@juniper.example")])).await;
    assert!(again.says("We’ve sent an email"), "the numbers are free again: {}", again.text());
}
