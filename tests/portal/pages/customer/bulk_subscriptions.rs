//! Support contact, reseller and renewal of many subscriptions at once, from the list of customers and from a customer's
//! own list.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{
    domain::{ids::AccountId, subscription::sight::Sight},
    repository::subscriptions::{self, Subscription},
};

use crate::{
    pages::{
        invitation::consent::recorded,
        sales::subscriptions::{BASIC, TRIAL, account, elm, subscription},
    },
    support::{Backend, TestApp},
};

const ELM: &str = "elmbakery.onmicrosoft.com";
const OAK: &str = "oakdental.onmicrosoft.com";
const FIR: &str = "firclinic.onmicrosoft.com";
const UPDATED: &str = "update_subscription";

async fn living(app: &TestApp, customer: AccountId) -> Vec<Subscription> {
    app.read(move |db| subscriptions::living(db, &Sight::All, customer)).await
}

#[rstest]
#[actix_web::test]
async fn the_support_contact_of_many_customers_is_set_at_once_and_the_page_says_whose(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (elm_id, oak, fir) = (account(&app, ELM).await, account(&app, OAK).await, account(&app, FIR).await);
    let birch = account(&app, "birch.example").await;
    let zenith = account(&app, "sycamorebooks.onmicrosoft.com").await;
    let (before, of_oak, so_far) = (living(&app, elm_id).await, living(&app, oak).await, recorded(&app, UPDATED).await);
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let page = aurora
        .get(&format!(
            "/customers/selected/support-contact?of=search%3Do&select={elm_id}&select={oak}&select={fir}&select={zenith}&select=x"
        ))
        .await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Set support contact"));
    assert!(page.says(&format!("Selected: {}", before.len() + of_oak.len())), "{}", page.text());
    assert!(page.row("Fir Clinic").unwrap().contains("No subscription that you sold"), "{}", page.text());
    assert!(!page.says("Sycamore"), "another provider's customer does not exist");
    assert_eq!(page.link("Cancel").as_deref(), Some("/customers?search=o"));

    let page = aurora.ask(&page, "Next", &[("Designated support contact", "Birch IT")]).await;
    assert!(page.says("The support contact will be Birch IT."), "{}", page.text());
    assert!(page.says(&format!("Will change: {}", before.len())), "{}", page.text());
    assert!(page.row("Oak Dental").unwrap().contains("doesn’t serve the customer"), "{}", page.text());
    let done = aurora.press_on(&page, "Yes", &[]).await;
    assert_eq!(done.path, "/customers?search=o");
    assert!(done.says(&format!("{} subscriptions changed.", before.len())), "{}", done.text());
    for (was, is) in before.iter().zip(living(&app, elm_id).await) {
        assert_eq!(is, Subscription { support_contact_id: birch, version: was.version + 1, ..was.clone() });
    }
    assert_eq!(living(&app, oak).await, of_oak);
    assert_eq!(recorded(&app, UPDATED).await, so_far + before.len());
    // Sent twice, it is told the same and does nothing.
    let again = aurora.press_on(&page, "Yes", &[]).await;
    assert!(again.says("Unchanged: "), "{}", again.text());
    assert!(again.says(&format!("{} subscriptions changed.", before.len())), "{}", again.text());
    assert_eq!(recorded(&app, UPDATED).await, so_far + before.len());
    // Now nothing is left to change.
    let rest = aurora.get(&format!("/customers/selected/support-contact?select={elm_id}&contact={birch}")).await;
    assert!(rest.says("Nothing on this list would change.") && rest.says("It is so already."), "{}", rest.text());
}

#[rstest]
#[actix_web::test]
async fn a_reseller_is_set_on_the_subscriptions_of_many_customers_and_checked_as_on_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm_id = account(&app, ELM).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get("/customers/selected/reseller?all=yes&of=search%3Delm").await;
    for (typed, why) in [("41", "5 to 10 digits"), ("4100003", "Agreement"), ("4000001", "location"), ("9999999", "")] {
        let refused = aurora.ask(&page, "Next", &[("Reseller (MPN ID)", typed)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(refused.refusal_of("Reseller (MPN ID)").contains(why), "{typed}: {}", refused.text());
        assert_eq!(refused.value_of("Reseller (MPN ID)"), typed);
    }
    let page = aurora.ask(&page, "Next", &[("Reseller (MPN ID)", "")]).await;
    assert!(page.says("The reseller will be removed."), "{}", page.text());
    let birch = app.signed_in("global.admin@birch.example").await;
    let done = aurora.press_on(&page, "Yes", &[]).await;
    assert_eq!(done.path, "/customers?search=elm");
    assert!(living(&app, elm_id).await.iter().all(|one| one.reseller_mpn_id.is_none()));
    // Privileges let the reseller see them all the same; without them its count follows.
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    let page = aurora.get(&format!("/customers/selected/reseller?select={elm_id}&reseller=4100001")).await;
    assert!(page.says("The reseller will be Birch IT (4100001)."), "{}", page.text());
    aurora.press_on(&page, "Yes", &[]).await;
    assert!(living(&app, elm_id).await.iter().all(|one| one.reseller_mpn_id == Some(4_100_001)));
    let seen = living(&app, elm_id).await.len().to_string();
    assert!(birch.get("/customers?search=elm").await.row("Elm Bakery").unwrap().contains(&seen));
}

#[rstest]
#[actix_web::test]
async fn renewal_is_turned_off_for_what_has_a_term_and_the_rest_says_why_not(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (basic, trial) = (elm(&app, BASIC).await, elm(&app, TRIAL).await);
    let foreign = subscription(&app, OAK, "Microsoft").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = format!("/customers/{}/subscriptions", basic.customer_id);
    let page = aurora
        .get(&format!(
            "{list}/selected/auto-renew?renew=off&select={}&select={}&select={}",
            basic.id, trial.id, foreign.id
        ))
        .await;
    assert!(page.says("Will change: 1") && page.says("Stays as it is: 1"), "{}", page.text());
    let done = aurora.press_on(&page, "Yes", &[]).await;
    assert!(done.path == list && done.says("1 subscription changed."), "{}", done.text());
    let after = elm(&app, BASIC).await;
    assert!(!after.auto_renew && after.version == basic.version + 1 && after.due_at == basic.due_at);
    assert_eq!((elm(&app, TRIAL).await, subscription(&app, OAK, "Microsoft").await), (trial, foreign));
    // On again, for the whole list.
    let page = aurora.get(&format!("{list}/selected/auto-renew?renew=on&all=yes")).await;
    aurora.press_on(&page, "Yes", &[]).await;
    assert!(elm(&app, BASIC).await.auto_renew);
}

#[rstest]
#[actix_web::test]
async fn whoever_may_not_change_subscriptions_is_offered_nothing_and_refused(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (elm_id, basic) = (account(&app, ELM).await, elm(&app, BASIC).await);
    for who in ["default.user@aurora.example", "global.admin@birch.example", "admin@elmbakery.onmicrosoft.com"] {
        let browser = app.signed_in(who).await;
        let pages = [
            format!("/customers/selected/support-contact?select={elm_id}"),
            format!("/customers/selected/reseller?select={elm_id}"),
            format!("/customers/{elm_id}/subscriptions/selected/auto-renew?select={}", basic.id),
        ];
        for path in pages {
            assert_eq!(browser.get(&path).await.status, StatusCode::FORBIDDEN, "{who} {path}");
        }
        assert!(!browser.visit("/customers").await.body.contains("/customers/selected/reseller"), "{who}");
    }
    // Somebody else's customer does not exist.
    let maple = app.signed_in("global.admin@maple.example").await;
    let path = format!("/customers/{elm_id}/subscriptions/selected/support-contact?select={}", basic.id);
    assert_eq!(maple.get(&path).await.status, StatusCode::NOT_FOUND);
    let nothing = maple.get(&format!("/customers/selected/support-contact?select={elm_id}")).await;
    assert!(nothing.says("Nothing selected"), "{}", nothing.text());
    let token = nothing.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let elm_text = elm_id.to_string();
    let sent = [("csrf", token.as_str()), ("form_key", "k1"), ("select", elm_text.as_str()), ("contact", "x")];
    let refused = maple.post("/customers/selected/support-contact", &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(elm(&app, BASIC).await, basic);
}

#[rstest]
#[actix_web::test]
async fn selected_customers_are_exported_and_no_others(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (elm_id, fir) = (account(&app, ELM).await, account(&app, FIR).await);
    let foreign = account(&app, "sycamorebooks.onmicrosoft.com").await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let file = aurora.get(&format!("/customers/selected/export?select={fir}&select={elm_id}&select={foreign}")).await;
    let lines: Vec<&str> = file.body.lines().collect();
    assert!(lines.len() == 3 && lines[1].contains("Elm Bakery") && lines[2].contains("Fir Clinic"), "{}", file.body);
    let whole = aurora.get("/customers/selected/export?all=yes&of=search%3Dpine").await;
    assert!(whole.body.lines().count() == 2 && whole.body.contains("Pine Freight"), "{}", whole.body);
    let nothing = aurora.visit("/customers/selected/export").await;
    assert!(nothing.heading() == "Export selected" && nothing.says("select at least one row"), "{}", nothing.text());
}
