//! What a partner states that a customer is, what the operator says to it, and which offers that opens.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::account::{ELM, audited, path};
use crate::support::{Backend, Browser, Page, TestApp};

const FACULTY: &str = "Microsoft 365 A3 for faculty";
const NONPROFIT: &str = "Microsoft 365 Nonprofit E2";

async fn state(browser: &Browser, page: &str, special: &str, reason: &str) -> Page {
    let form = browser.get(page).await;
    browser.press(&form, "Save", &[("Qualification", special), ("Reason", reason)]).await
}

async fn cart(browser: &Browser, app: &TestApp) -> Page {
    let list = browser.get(&path(app, ELM, "").await.replace("/account", "/subscriptions")).await;
    browser.get(&list.link("Add subscription").unwrap()).await
}

fn sells(cart: &Page, offer: &str) -> bool {
    cart.fill(None, "Next: Review", &[]);
    cart.body.contains(&format!(">{offer}</label>"))
}

#[rstest]
#[actix_web::test]
async fn education_waits_for_the_operator_and_opens_its_offers(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let account = path(&app, ELM, "").await;
    let page = aurora.get(&account).await.link("Change qualification").unwrap();
    let before = cart(&aurora, &app).await;
    assert!(!sells(&before, FACULTY), "{}", before.text());
    assert!(
        before.says("Microsoft 365 A3 for faculty is for customers with this qualification: Education. Choose it on")
    );

    let refused = state(&aurora, &page, "Education", "").await;
    assert_eq!(refused.refusal_of("Reason"), "Say how the customer qualifies.");
    let stated = state(&aurora, &page, "Education", "A school of bakers, https://elm.example").await;
    assert_eq!(stated.status, StatusCode::SEE_OTHER, "{}", stated.text());
    let shown = aurora.get(&account).await;
    assert!(shown.says("Education In review"), "{}", shown.text());
    let waits = cart(&aurora, &app).await;
    assert!(!sells(&waits, FACULTY) && waits.says("hasn’t confirmed it yet for this customer"), "{}", waits.text());
    let record = audited(&app, "update_customer_qualification").await;
    assert_eq!(record.len(), 1);

    let operator = app.signed_in("operator@tandem.example").await;
    let home = operator.get("/").await;
    assert!(home.says("A partner says that this customer qualifies for special offers."), "{}", home.text());
    let list = operator.get("/accounts/qualifications").await;
    let decision = list.link("Elm Bakery").unwrap();
    let form = operator.get(&decision).await;
    assert!(form.says("A school of bakers") && form.says("Stated by Aurora Distribution"), "{}", form.text());
    let refused = operator.press(&form, "Don’t confirm", &[]).await;
    assert_eq!(refused.refusal_of("Answer to the partner"), "Say why you don’t confirm it.");
    app.mails().await;
    let done = operator.press_on(&form, "Confirm", &[]).await;
    assert!(done.says("Education confirmed for Elm Bakery.") && done.says("Nothing to confirm"), "{}", done.text());
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.contains("aurora.example")) && !mails.is_empty(), "{mails:?}");
    assert!(mails[0].contains("Elm Bakery is confirmed: Education"), "{}", mails[0]);
    // Decided twice the same way it stays, and the other way it is too late.
    assert_eq!(operator.press(&form, "Confirm", &[]).await.status, StatusCode::SEE_OTHER);
    let late = operator.press(&form, "Don’t confirm", &[("Answer to the partner", "No")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert!(app.mails().await.is_empty());

    let open = cart(&aurora, &app).await;
    assert!(sells(&open, FACULTY), "{}", open.text());
    let typed = [(FACULTY, "on"), ("Licenses for Microsoft 365 A3 for faculty", "3")];
    let review = aurora.press_on(&open, "Next: Review", &typed).await;
    // What is withdrawn meanwhile is not sold.
    state(&aurora, &page, "None", "").await;
    let gone = aurora.press(&review, "Submit", &[]).await;
    assert!(gone.status != StatusCode::SEE_OTHER || !aurora.get(&gone.location().unwrap()).await.says("Order placed"));
    assert!(!sells(&cart(&aurora, &app).await, FACULTY));
}

#[rstest]
#[actix_web::test]
async fn nonprofits_need_nobodys_word_and_a_refused_one_may_be_stated_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = path(&app, ELM, "/qualifications").await;
    state(&aurora, &page, "Nonprofit", "A foundation").await;
    assert!(sells(&cart(&aurora, &app).await, NONPROFIT));
    let seen = aurora.get(&page).await;
    state(&aurora, &page, "Government community cloud", "A town").await;
    assert!(!sells(&cart(&aurora, &app).await, NONPROFIT), "a customer has at most one");
    let stale = aurora.press(&seen, "Save", &[("Qualification", "Education"), ("Reason", "A school")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.text());

    let operator = app.signed_in("operator@tandem.example").await;
    let list = operator.get("/accounts/qualifications").await;
    let form = operator.get(&list.link("Elm Bakery").unwrap()).await;
    operator.press(&form, "Don’t confirm", &[("Answer to the partner", "No town of that name")]).await;
    let shown = aurora.get(&page).await;
    assert!(shown.says("Not confirmed") && shown.says("No town of that name"), "{}", shown.text());
    state(&aurora, &page, "Government community cloud", "A town, see its register").await;
    let again = operator.get("/accounts/qualifications").await;
    assert!(again.link("Elm Bakery").is_some(), "{}", again.text());
    // Sent again unchanged, nothing happens.
    let before = audited(&app, "update_customer_qualification").await.len();
    state(&aurora, &page, "Government community cloud", "").await;
    assert_eq!(audited(&app, "update_customer_qualification").await.len(), before);
}

#[rstest]
#[actix_web::test]
async fn only_who_updates_a_customer_states_and_only_the_operator_decides(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let page = path(&app, ELM, "/qualifications").await;
    for (who, status) in [
        ("user.admin@aurora.example", StatusCode::FORBIDDEN),
        ("global.admin@birch.example", StatusCode::OK),
        ("global.admin@boreal.example", StatusCode::NOT_FOUND),
        ("admin@elmbakery.onmicrosoft.com", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(app.signed_in(who).await.get(&page).await.status, status, "{who}");
    }
    let birch = app.signed_in("global.admin@birch.example").await;
    state(&birch, &page, "Education", "A school").await;
    let operator = app.signed_in("operator@tandem.example").await;
    let decision = operator.get("/accounts/qualifications").await.link("Elm Bakery").unwrap();
    assert_eq!(birch.get(&decision).await.status, StatusCode::FORBIDDEN);
    let patriot = app.signed_in("global.admin@patriot.example").await;
    let theirs = path(&app, "juneberry.onmicrosoft.com", "/qualifications").await;
    assert_eq!(patriot.get(&theirs).await.status, StatusCode::NOT_FOUND, "it serves nobody yet");
}

#[rstest]
#[actix_web::test]
async fn of_two_partners_at_the_same_time_one_states_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let page = path(&app, ELM, "/qualifications").await;
    let (ours, theirs) = (aurora.get(&page).await, birch.get(&page).await);
    let (school, town) = (
        [("Qualification", "Education"), ("Reason", "A school")],
        [("Qualification", "Government community cloud"), ("Reason", "A town")],
    );
    let (one, other) = tokio::join!(aurora.press(&ours, "Save", &school), birch.press(&theirs, "Save", &town));
    let mut answers = [one.status.as_u16(), other.status.as_u16()];
    answers.sort_unstable();
    assert_eq!(answers, [303, 409], "{} {}", one.text(), other.text());
    assert_eq!(audited(&app, "update_customer_qualification").await.len(), 1);
}
