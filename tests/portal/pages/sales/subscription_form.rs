//! The form on the page of a subscription: licenses, state, reseller and support contact, and who is faster.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::BigInt};
use rstest::rstest;
use tandem::{
    domain::{ids::AccountId, order::LineKind, policy::Action, subscription::SubscriptionState},
    repository::{
        db::Db,
        subscriptions::{self, Subscription},
    },
};

use super::subscriptions::{
    BASIC, SECOND, STANDARD, TEAMS, TRIAL, VISIO, WEEK, account, address, elm, lines, literal, submit, subscription,
};
use crate::support::{Backend, TestApp, grant_for};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// How many subscriptions of a customer a partner's list shows.
async fn counted(app: &TestApp, partner: AccountId, customer: AccountId) -> i64 {
    app.read(move |db| {
        let query = sql_query(format!(
            "SELECT subscription_count AS n FROM relationships WHERE partner_id = {} AND customer_id = {}",
            literal(db, partner.uuid()),
            literal(db, customer.uuid())
        ));
        let found: Count = match db {
            Db::Pg(conn) => query.get_result(conn)?,
            Db::Sqlite(conn) => query.get_result(conn)?,
        };
        Ok(found.n)
    })
    .await
}

#[rstest]
#[actix_web::test]
async fn licenses_rise_any_time_and_fall_until_the_second_before_seven_days(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    app.clock.advance(SECOND);
    let answer = submit(&aurora, &basic, &[("Quantity", "8")]).await;
    assert!(aurora.visit(&answer.location().unwrap()).await.says("Subscription saved: Microsoft 365 Business Basic."));
    app.clock.advance(WEEK - SECOND - SECOND);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let answer = submit(&aurora, &basic, &[("Quantity", "6")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    app.clock.advance(SECOND);
    let answer = submit(&aurora, &basic, &[("Quantity", "5")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.refusal_of("Quantity").contains("within 7 days after purchase"), "{}", answer.text());
    assert_eq!(answer.value_of("Quantity"), "5");
    app.clock.advance(SECOND);
    submit(&aurora, &basic, &[("Quantity", "7")]).await;
    let after = elm(&app, BASIC).await;
    assert_eq!((after.quantity, after.version), (7, basic.version + 3));
    let kinds = [
        (LineKind::New, 5, 3000),
        (LineKind::AddLicenses, 3, 1800),
        // Of the 31 days of the billing period 25 are left, and 24 then.
        (LineKind::RemoveLicenses, -2, -2 * 484),
        (LineKind::AddLicenses, 1, 465),
    ];
    assert_eq!(lines(&app, &basic).await, kinds);
}

#[rstest]
#[actix_web::test]
async fn what_is_no_quantity_is_refused_beside_the_field_and_kept(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    for typed in ["0", "-1", "300", "99999999999999999999", "1.5", "ten", "", "１０"] {
        let answer = submit(&aurora, &basic, &[("Quantity", typed), ("Subscription nickname", "Kept")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
        assert!(!answer.refusal_of("Quantity").is_empty(), "{typed:?}");
        assert_eq!(
            (answer.value_of("Quantity"), answer.value_of("Subscription nickname")),
            (typed.into(), "Kept".into())
        );
    }
    for typed in ["x".repeat(300), "a\u{202E}b".into()] {
        let answer = submit(&aurora, &basic, &[("Subscription nickname", &typed)]).await;
        assert!(!answer.refusal_of("Subscription nickname").is_empty());
    }
    let trial = elm(&app, TRIAL).await;
    let answer = submit(&aurora, &trial, &[("Quantity", "26")]).await;
    assert!(answer.refusal_of("Quantity").contains("A trial’s licenses"), "{}", answer.text());
    assert_eq!(elm(&app, BASIC).await, basic);
    assert_eq!(elm(&app, TRIAL).await, trial);
}

#[rstest]
#[actix_web::test]
async fn a_suspended_subscription_locks_its_licenses_and_comes_back_with_its_add_ons(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let standard = elm(&app, STANDARD).await;
    let page = aurora.get(&address(&standard)).await;
    assert!(page.says("it is deleted on Apr 15, 2030, 8:00 AM (UTC−4)"), "{}", page.text());
    let answer = submit(&aurora, &standard, &[("Suspended", "suspended")]).await;
    let page = aurora.visit(&answer.location().unwrap()).await;
    assert!(
        page.says("Subscription suspended: Microsoft 365 Business Standard.") && page.says("Is deleted"),
        "{}",
        page.text()
    );
    let (parent, add_on) = (elm(&app, STANDARD).await, elm(&app, TEAMS).await);
    assert_eq!((parent.state, add_on.state), (SubscriptionState::Suspended, SubscriptionState::Suspended));
    let answer = submit(&aurora, &parent, &[("Quantity", "11")]).await;
    assert!(answer.refusal_of("Quantity").contains("Reactivate the subscription first."), "{}", answer.text());
    // The add-on can't come back before its parent.
    let answer = submit(&aurora, &add_on, &[("Active", "active")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.says("isn’t active. Reactivate it first."), "{}", answer.text());
    // The second before the 90 days are over it still comes back, and licenses change in the same form.
    app.clock.advance(TimeDelta::days(90) - SECOND);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let answer = submit(&aurora, &parent, &[("Active", "active"), ("Quantity", "12")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let (parent, add_on) = (elm(&app, STANDARD).await, elm(&app, TEAMS).await);
    assert_eq!(
        (parent.state, add_on.state, parent.quantity),
        (SubscriptionState::Active, SubscriptionState::Active, 12)
    );
    assert_eq!(parent.suspended_at, None);
    // An add-on that was suspended by itself stays so when its parent comes back.
    submit(&aurora, &add_on, &[("Suspended", "suspended")]).await;
    app.clock.advance(SECOND);
    submit(&aurora, &parent, &[("Suspended", "suspended")]).await;
    submit(&aurora, &parent, &[("Active", "active")]).await;
    assert_eq!(elm(&app, TEAMS).await.state, SubscriptionState::Suspended);
    app.clock.advance(TimeDelta::days(90) - SECOND);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let answer = submit(&aurora, &add_on, &[("Active", "active")]).await;
    assert!(answer.says("could be reactivated for 90 days, until"), "{}", answer.text());
}

#[rstest]
#[actix_web::test]
async fn the_reseller_on_a_subscription_is_checked_when_it_changes(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    for (typed, words) in [
        ("12", "5 to 10 digits"),
        ("birch", "5 to 10 digits"),
        ("4999999", "No organization here has MPN ID 4999999"),
        ("4000001", "company as a whole"),
        ("4100002", "isn’t your partner"),
        ("4100003", "hasn’t signed the Microsoft Partner Agreement"),
        ("4100004", "another region or cloud"),
        ("3100001", "is your own"),
        ("3100002", "doesn’t belong to one"),
    ] {
        let answer = submit(&aurora, &basic, &[("Reseller (MPN ID)", typed)]).await;
        assert!(answer.refusal_of("Reseller (MPN ID)").contains(words), "{typed}: {}", answer.text());
        assert_eq!(answer.value_of("Reseller (MPN ID)"), typed);
    }
    let answer = submit(&aurora, &basic, &[("Reseller (MPN ID)", " ")]).await;
    let page = aurora.visit(&answer.location().unwrap()).await;
    assert!(page.alert().contains("nobody earns incentives"), "{}", page.text());
    assert!(page.says("This subscription has no reseller"));
    assert_eq!(elm(&app, BASIC).await.reseller_mpn_id, None);
    let answer = submit(&aurora, &basic, &[("Reseller (MPN ID)", "4100001")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    // A removed partner's number stays where it is, and so does its place as the support contact.
    let oak = subscription(&app, "oakdental.onmicrosoft.com", STANDARD).await;
    let larch = account(&app, "larch.example").await;
    app.write(move |db| {
        let before = subscriptions::get(db, oak.id)?;
        let after = Subscription { support_contact_id: larch, ..before.clone() };
        subscriptions::update(db, &grant_for(Action::ManageSubscriptions), &before, after).map(|_| ())
    })
    .await;
    let oak = subscription(&app, "oakdental.onmicrosoft.com", STANDARD).await;
    let answer = submit(&aurora, &oak, &[("Quantity", "9")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let after = subscription(&app, "oakdental.onmicrosoft.com", STANDARD).await;
    assert_eq!((after.reseller_mpn_id, after.support_contact_id), (Some(4_100_006), larch));
}

#[rstest]
#[actix_web::test]
async fn lists_count_what_a_reseller_sees_after_its_number_moves(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    let (birch, customer) = (account(&app, "birch.example").await, basic.customer_id);
    submit(&aurora, &basic, &[("Reseller (MPN ID)", "")]).await;
    let before = counted(&app, birch, customer).await;
    submit(&aurora, &basic, &[("Reseller (MPN ID)", "4100001")]).await;
    assert_eq!(counted(&app, birch, customer).await, before + 1);
    let cancel = aurora.get(&format!("{}/cancel", address(&basic))).await;
    aurora.press(&cancel, "Yes, cancel", &[]).await;
    assert_eq!(counted(&app, birch, customer).await, before);
}

#[rstest]
#[actix_web::test]
async fn the_support_contact_is_one_who_may_be_and_the_customer_sees_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let basic = elm(&app, BASIC).await;
    let page = admin.get("/subscriptions").await;
    let row = page.row(BASIC).unwrap();
    assert!(row.contains("Aurora Distribution"), "{row}");
    assert!(page.says("Aurora Distribution +12065550100 support@aurora.example"), "{}", page.text());
    let (birch, dogwood) = (account(&app, "birch.example").await, account(&app, "dogwood.example").await);
    for foreign in [dogwood.to_string(), "nonsense".into(), basic.customer_id.to_string()] {
        let answer = submit(&aurora, &basic, &[("Designated support contact", &foreign)]).await;
        assert_eq!(answer.refusal_of("Designated support contact"), "Choose an option.", "{foreign}");
    }
    let answer = submit(&aurora, &basic, &[("Designated support contact", &birch.to_string())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = admin.get("/subscriptions").await;
    let row = page.row(BASIC).unwrap();
    assert!(row.contains("Birch IT") && row.contains("Aurora Distribution"), "{row}");
    assert!(page.says("Birch IT +12065550100 support@birch.example"), "{}", page.text());
    // The reseller loses its privileges and stays the contact until somebody chooses another.
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    let page = aurora.get(&address(&basic)).await;
    assert_eq!(page.value_of("Designated support contact"), birch.to_string());
    let standard = elm(&app, STANDARD).await;
    let answer = submit(&aurora, &standard, &[("Designated support contact", &birch.to_string())]).await;
    assert_eq!(answer.refusal_of("Designated support contact"), "Choose an option.");
}

#[rstest]
#[actix_web::test]
async fn the_second_of_two_editors_is_told_what_changed_and_overwrites_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (first, second) =
        (app.signed_in("sales.agent@aurora.example").await, app.signed_in("admin.agent@aurora.example").await);
    let basic = elm(&app, BASIC).await;
    let page = second.get(&address(&basic)).await;
    submit(&first, &basic, &[("Quantity", "9"), ("Subscription nickname", "Office")]).await;
    submit(&first, &basic, &[("Quantity", "12")]).await;
    let answer = second.press(&page, "Submit", &[("Subscription nickname", "Front desk")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let alert = answer.alert();
    assert!(alert.contains("someone else changed this subscription while you had the page open"), "{alert}");
    assert!(alert.contains("Quantity: 5 → 12 sales.agent@aurora.example"), "{alert}");
    assert!(alert.contains(&format!("Subscription nickname: {BASIC} → Office")), "{alert}");
    let after = elm(&app, BASIC).await;
    assert_eq!((after.quantity, after.nickname.as_str()), (12, "Office"));
    // What was typed is kept; what was left alone is shown as it is now, so that sending again undoes nobody's work.
    assert_eq!(
        (answer.value_of("Subscription nickname"), answer.value_of("Quantity")),
        ("Front desk".into(), "12".into())
    );
    let answer = second.press(&answer, "Submit", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let after = elm(&app, BASIC).await;
    assert_eq!((after.quantity, after.nickname.as_str()), (12, "Front desk"));
    // Sent once more as it was, the form finds its own change.
    let csrf = page.fill(None, "Submit", &[]).1;
    let fields: Vec<(&str, &str)> = csrf.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(second.post(&address(&basic), &fields).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[actix_web::test]
async fn of_two_forms_at_once_one_is_saved_and_one_form_sent_twice_is_no_quarrel(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, BASIC).await;
    let mut forms = Vec::new();
    for (email, quantity) in [("sales.agent@aurora.example", "6"), ("admin.agent@aurora.example", "7")] {
        let browser = app.signed_in(email).await;
        let page = browser.get(&address(&basic)).await;
        forms.push((browser, page, quantity));
    }
    let mut sent = Vec::new();
    for (browser, page, quantity) in forms.clone() {
        sent.push(actix_web::rt::spawn(async move { browser.press(&page, "Submit", &[("Quantity", quantity)]).await }));
    }
    let mut answers = Vec::new();
    for one in sent {
        answers.push(one.await.unwrap().status.as_u16());
    }
    answers.sort_unstable();
    assert_eq!(answers, [303, 409]);
    let after = elm(&app, BASIC).await;
    assert_eq!(after.version, basic.version + 1);
    assert_eq!(lines(&app, &basic).await.len(), 2);
    // Whoever was first sends the same form once more: it is as the form asks.
    let winner = forms.iter().find(|(_, _, quantity)| *quantity == after.quantity.to_string()).unwrap();
    let again = winner.0.press(&winner.1, "Submit", &[("Quantity", winner.2)]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
    assert_eq!(elm(&app, BASIC).await, after);
}

#[rstest]
#[actix_web::test]
async fn nothing_is_saved_where_nothing_changed(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    for offer in [BASIC, STANDARD, TEAMS, TRIAL, VISIO, "Azure plan"] {
        let one = elm(&app, offer).await;
        let answer = submit(&aurora, &one, &[]).await;
        let page = aurora.visit(&answer.location().unwrap()).await;
        assert!(page.says("Nothing was changed"), "{offer}: {}", page.text());
        assert_eq!(elm(&app, offer).await, one);
    }
}
