//! Agreements: partners sign theirs once for their region, customers accept theirs where no partner attested it.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::indirect_resellers::dump;
use crate::{
    pages::{platform::access::csrf, sales::new_order::address},
    support::{
        Backend, Browser, Page, TestApp,
        sales::{Sale, SoldLine, sell, tenant},
    },
};

const PAGE: &str = "/agreements";
const PINE: &str = "pinefreight.onmicrosoft.com";
const PINE_ADMIN: &str = "admin@pinefreight.onmicrosoft.com";
const BASKET: &[(&str, &str)] = &[("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "4")];

/// The audit events of this kind, as rows; what the demo world began with is left out.
async fn audited(app: &TestApp, event: &str) -> Vec<String> {
    let rows = dump(app).await.remove("audit_records").unwrap();
    rows.into_iter().filter(|row| row.contains(event) && !row.contains("demo")).collect()
}

/// Sends *Accept and continue* by hand, with a token that counts.
async fn sign(browser: &Browser) -> Page {
    let csrf = csrf(browser).await;
    browser.post(PAGE, &[("csrf", &csrf)]).await
}

/// Whether the page has the button.
fn offers(page: &Page) -> bool {
    page.body.contains(">Accept and continue<")
}

#[rstest]
#[actix_web::test]
async fn a_partner_signs_once_and_its_number_can_stand_on_orders(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let cart = aurora.get(&address(&app, "elmbakery.onmicrosoft.com").await).await;
    let basket = [BASKET, &[("Reseller", "Dogwood Tech")]].concat();
    let refused = aurora.press(&cart, "Next: Review", &basket).await;
    assert!(refused.refusal_of("Reseller").contains("hasn’t signed"), "{}", refused.text());

    let admin = app.signed_in("global.admin@dogwood.example").await;
    let settings = admin.get("/settings").await;
    let page = admin.get(&settings.link("Agreements").unwrap()).await;
    assert_eq!(page.heading(), "Agreements");
    for words in [
        "Microsoft Partner Agreement Not signed",
        "Region United States",
        "Who can accept it Olivia Bennett",
        "can’t carry your MPN ID",
        "You can accept partnership requests from providers.",
        "Existing subscriptions don’t change.",
        "Region: United States. Version",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let before = dump(&app).await;
    let signed = admin.press_on(&page, "Accept and continue", &[]).await;
    assert!(signed.says("Your organization signed the Microsoft Partner Agreement."), "{}", signed.text());
    assert!(
        signed.says("Signed by Olivia Bennett") && signed.says("Signed on Jan 15, 2030, 7:00 AM (UTC−5)"),
        "{}",
        signed.text()
    );
    assert!(!offers(&signed));
    let row = aurora.get("/indirect-resellers").await.row("Dogwood Tech").unwrap();
    assert!(row.contains("Signed") && !row.contains("Not signed"), "{row}");
    let now = dump(&app).await;
    for (table, rows) in &before {
        let due = matches!(table.as_str(), "accounts" | "partner_agreements" | "audit_records" | "outbox");
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let record = audited(&app, "accept_partner_agreement").await;
    assert!(record.len() == 1 && record[0].contains("global.admin@dogwood.example"), "{record:?}");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 2, "{mails:#?}");
    let provider = mails.iter().find(|mail| mail.contains("global.admin@aurora.example>")).unwrap();
    assert!(provider.contains("New orders and subscriptions can now carry"), "{provider}");
    assert!(mails.iter().any(|mail| mail.contains("global.admin@dogwood.example>") && mail.contains("doesn’t expire")));

    assert!(admin.press(&page, "Accept and continue", &[]).await.location().is_some(), "a form sent twice");
    assert!(app.mails().await.is_empty());
    assert_eq!(audited(&app, "accept_partner_agreement").await.len(), 1);

    let review = aurora.press_on(&cart, "Next: Review", &basket).await;
    assert!(review.says("Dogwood Tech, MPN ID 4100003"), "{}", review.text());
    assert_eq!(aurora.press(&review, "Submit", &[]).await.status, StatusCode::SEE_OTHER);
    assert!(dump(&app).await["subscriptions"].iter().any(|row| row.contains("4100003")));
}

#[rstest]
#[actix_web::test]
async fn others_see_that_it_is_signed_and_by_whom(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("sales.agent@birch.example").await.get(PAGE).await;
    assert!(agent.says("Microsoft Partner Agreement Signed") && agent.says("Signed by Olivia Bennett"));
    let waiting = app.signed_in("sales.agent@dogwood.example").await.get(PAGE).await;
    assert!(!offers(&waiting) && waiting.says("Only a global admin of your organization can accept this agreement."));
    assert!(waiting.says("Who can accept it Olivia Bennett"), "{}", waiting.text());
    // Signed before signatures were kept: the day is known, and the name is not.
    app.sql("DELETE FROM partner_agreements").await;
    let older = app.signed_in("global.admin@birch.example").await.get(PAGE).await;
    assert!(older.says("Signed by Not recorded") && older.says("Signed on Feb 15, 2028"), "{}", older.text());
    assert_eq!(older.zone(), "Times in New York, UTC−5");
    assert!(!offers(&older));
    let provider = app.signed_in("global.admin@boreal.example").await;
    let page = provider.get(PAGE).await;
    assert!(page.says("Região Brasil") && page.says("somente em inglês"), "{}", page.text());
    assert!(page.says("Region: Brazil. Version"), "the text itself is English");
}

#[rstest]
#[actix_web::test]
async fn of_many_signatures_at_the_same_time_one_counts(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values("global.admin@dogwood.example", PINE_ADMIN)] who: &str,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(who).await;
    let page = admin.get(PAGE).await;
    let before = dump(&app).await;
    let twins: Vec<_> = (0..4).map(|_| admin.twin()).collect();
    let (a, b, c, d) = tokio::join!(
        twins[0].press(&page, "Accept and continue", &[]),
        twins[1].press(&page, "Accept and continue", &[]),
        twins[2].press(&page, "Accept and continue", &[]),
        twins[3].press(&page, "Accept and continue", &[]),
    );
    assert!([a, b, c, d].iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
    let now = dump(&app).await;
    let more = |table: &str| now[table].len() - before[table].len();
    assert_eq!(more("partner_agreements") + more("customer_agreements"), 1);
    assert_eq!(more("audit_records"), 1);
    // To its own admin, and to Aurora's or to those of all three partners.
    assert_eq!(app.mails().await.len(), if who == PINE_ADMIN { 4 } else { 2 });
}

#[rstest]
#[actix_web::test]
async fn agreements_are_downloaded_as_they_are_shown(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in("user@elmbakery.onmicrosoft.com").await;
    let page = elm.get(PAGE).await;
    let file = elm.get(&page.link("Download").unwrap()).await;
    assert_eq!(file.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"microsoft-customer-agreement.txt\""));
    assert!(file.body.starts_with("MICROSOFT CUSTOMER AGREEMENT"));
    let last = file.body.lines().rfind(|line| !line.is_empty()).unwrap();
    assert!(page.says(last), "{last}");
    let klen = app.signed_in("user@klenservis.onmicrosoft.com").await;
    let file = klen.get("/agreements/customer/download").await;
    assert!(file.body.contains("Майкрософт") || file.body.contains("Microsoft"), "{}", file.body);
    assert_ne!(file.body, elm.get("/agreements/customer/download").await.body, "in the reader's language");
    let rhein = app.signed_in("global.admin@rhein.example").await;
    let file = rhein.get("/agreements/partner/download").await;
    assert!(file.body.starts_with("MICROSOFT PARTNER AGREEMENT\nRegion: Europe. Version 20"), "{}", file.body);
}

#[rstest]
#[actix_web::test]
async fn a_customer_accepts_and_can_be_ordered_for(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let pine = address(&app, PINE).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert!(aurora.get(&pine).await.alert().contains("hasn’t accepted the Microsoft Customer Agreement"));
    let user = app.signed_in("user@pinefreight.onmicrosoft.com").await.get(PAGE).await;
    assert!(!offers(&user) && user.says("Who can accept it Olivia Bennett"), "{}", user.text());

    let admin = app.signed_in(PINE_ADMIN).await;
    assert!(admin.visit("/").await.menu().contains(&"Agreements".to_owned()));
    let page = admin.get(PAGE).await;
    assert!(page.says("You were asked to accept the agreement on Oct 17, 2029"), "{}", page.text());
    let before = dump(&app).await;
    let done = admin.press_on(&page, "Accept and continue", &[]).await;
    assert!(done.says("Your organization accepted the Microsoft Customer Agreement."), "{}", done.text());
    assert!(done.says("Your organization accepted it on this portal.") && done.says("Olivia Bennett"));
    assert!(!offers(&done));
    let now = dump(&app).await;
    for (table, rows) in &before {
        let due = matches!(table.as_str(), "customer_agreements" | "audit_records" | "outbox");
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let record = audited(&app, "accept_customer_agreement").await;
    assert!(record.len() == 1 && record[0].contains("2026-11"), "{record:?}");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 4, "{mails:#?}");
    for partner in ["aurora", "birch", "dogwood"] {
        let whom = format!("global.admin@{partner}.example>");
        let mail = mails.iter().find(|mail| mail.contains(&whom)).unwrap();
        assert!(mail.contains("You can now order subscriptions for this customer."), "{mail}");
    }
    assert!(
        mails
            .iter()
            .any(|mail| mail.contains(&format!("{PINE_ADMIN}>")) && mail.contains("Your partners can now order"))
    );

    let list = aurora.get("/customers").await;
    assert_eq!(list.link_in_row("Pine Freight", "Add subscription").as_ref(), Some(&pine));
    let cart = aurora.get(&pine).await;
    assert_eq!(cart.heading(), "New subscription");
    let basket = [BASKET, &[("Reseller", "None")]].concat();
    let review = aurora.press_on(&cart, "Next: Review", &basket).await;
    assert_eq!(review.heading(), "Review", "{}", review.text());
    assert_eq!(aurora.press(&review, "Submit", &[]).await.status, StatusCode::SEE_OTHER);
    assert!(dump(&app).await["orders"].len() > before["orders"].len());
}

#[rstest]
#[actix_web::test]
async fn after_the_customers_own_acceptance_a_partner_attests_another_person_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    sign(&app.signed_in(PINE_ADMIN).await).await;
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let account = format!("/customers/{}/account", tenant(&app, PINE).await);
    let seen = agent.get(&account).await;
    assert!(seen.says("The customer accepted the agreement itself.") && seen.says("Olivia Bennett"), "{}", seen.text());
    let form = agent.get(&seen.link("Record acceptance").unwrap()).await;
    let same = [
        ("First name", "Olivia"),
        ("Last name", "Bennett"),
        ("Email address", PINE_ADMIN),
        ("Phone number", ""),
        ("Agreement acceptance date", "2030-01-15"),
    ];
    let refused = agent.press(&form, "Save and continue", &same).await;
    assert!(refused.alert().starts_with("This person’s acceptance is already recorded."), "{}", refused.text());
    let other = [same.as_slice(), &[("First name", "Ruth")]].concat();
    let saved = agent.press_on(&form, "Save and continue", &other).await;
    assert!(saved.says("Your organization attested it"), "{}", saved.text());
    let own = app.signed_in(PINE_ADMIN).await.get(PAGE).await;
    assert!(own.says("Aurora Distribution attested it.") && own.says("Ruth Bennett"), "{}", own.text());
}

#[rstest]
#[actix_web::test]
async fn a_customer_with_older_purchases_asks_its_partner(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let lines = vec![SoldLine::new("Microsoft 365 E3", 3, None)];
    sell(&app, Sale { customer: PINE, days_ago: 400, ..Sale::to_elm(lines) }).await;
    let admin = app.signed_in(PINE_ADMIN).await;
    let page = admin.get(PAGE).await;
    assert!(!offers(&page) && page.says("Ask your partner to confirm that you accept it."), "{}", page.text());
    assert!(page.says("Who can confirm it Aurora Distribution"), "a reseller attests nothing: {}", page.text());
    assert!(admin.get("/partner-relationships").await.says("Ask your partner to confirm"));
    let before = dump(&app).await;
    let refused = sign(&admin).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Ask your partner to confirm"));
    assert_eq!(dump(&app).await["customer_agreements"], before["customer_agreements"]);
    assert!(app.mails().await.is_empty());
}

/// Where the agreement of Dogwood or Pine Freight stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Unsigned,
    Signed,
    SignedBeforeNames,
    Asked,
    Missing,
    Accepted,
    Attested,
    OlderPurchases,
}

impl State {
    const fn is_of_partner(self) -> bool {
        matches!(self, Self::Unsigned | Self::Signed | Self::SignedBeforeNames)
    }

    const fn is_due(self) -> bool {
        matches!(self, Self::Unsigned | Self::Asked | Self::Missing)
    }
}

async fn put(app: &TestApp, state: State) {
    match state {
        State::Unsigned | State::Asked => {}
        State::Signed => {
            sign(&app.signed_in("global.admin@dogwood.example").await).await;
        }
        State::SignedBeforeNames => {
            app.sql("UPDATE accounts SET mpa_signed_at = created_at WHERE mail_domain = 'dogwood.example'").await;
        }
        State::Missing => app.sql("UPDATE customers SET agreement_asked_at = NULL").await,
        State::Accepted => {
            sign(&app.signed_in(PINE_ADMIN).await).await;
        }
        State::Attested => {
            let agent = app.signed_in("sales.agent@aurora.example").await;
            let path = format!("/customers/{}/account/agreement", tenant(app, PINE).await);
            let form = agent.get(&path).await;
            let typed = [("Agreement acceptance date", "2030-01-15")];
            assert!(agent.press(&form, "Save and continue", &typed).await.location().is_some());
        }
        State::OlderPurchases => {
            let lines = vec![SoldLine::new("Microsoft 365 E3", 3, None)];
            sell(app, Sale { customer: PINE, ..Sale::to_elm(lines) }).await;
        }
    }
    app.mails().await;
}

#[rstest]
#[actix_web::test]
async fn every_action_in_every_state_by_every_kind_of_actor(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(
        State::Unsigned,
        State::Signed,
        State::SignedBeforeNames,
        State::Asked,
        State::Missing,
        State::Accepted,
        State::Attested,
        State::OlderPurchases
    )]
    state: State,
) {
    let app = TestApp::demo(backend).await;
    put(&app, state).await;
    let kept = |all: &std::collections::BTreeMap<String, Vec<String>>| {
        (all["partner_agreements"].clone(), all["customer_agreements"].clone(), all["audit_records"].clone())
    };
    let (own_admin, own_user) = if state.is_of_partner() {
        ("global.admin@dogwood.example", "sales.agent@dogwood.example")
    } else {
        (PINE_ADMIN, "user@pinefreight.onmicrosoft.com")
    };
    // Who may only look, who may not even that, and those whose own agreement is signed already: none changes anything.
    let others = [
        (own_user, 200, 403),
        ("default.user@dogwood.example", 403, 403),
        ("admin.agent@birch.example", 200, 403),
        ("global.admin@birch.example", 200, 303),
        ("global.admin@aurora.example", 200, 303),
        ("global.admin@maple.example", 200, 303),
        ("admin@elmbakery.onmicrosoft.com", 200, 303),
        ("user@elmbakery.onmicrosoft.com", 200, 403),
        ("operator@tandem.example", 403, 403),
        ("", 303, 303),
    ];
    for (who, looks, signs) in others {
        let browser = if who.is_empty() { app.browser() } else { app.signed_in(who).await };
        let before = kept(&dump(&app).await);
        for path in [PAGE, "/agreements/partner/download", "/agreements/customer/download"] {
            let page = browser.get(path).await;
            assert_eq!(page.status.as_u16(), looks, "{who} {path} {state:?}");
            assert!(!offers(&page), "{who} {state:?}");
        }
        assert_eq!(sign(&browser).await.status.as_u16(), signs, "{who} {state:?}");
        assert_eq!(kept(&dump(&app).await), before, "{who} {state:?}");
    }

    let admin = app.signed_in(own_admin).await;
    let page = admin.get(PAGE).await;
    assert_eq!((page.status, offers(&page)), (StatusCode::OK, state.is_due()), "{state:?}");
    let before = kept(&dump(&app).await);
    let answer = sign(&admin).await;
    let expected = if state == State::OlderPurchases { StatusCode::CONFLICT } else { StatusCode::SEE_OTHER };
    assert_eq!(answer.status, expected, "{state:?}");
    let now = kept(&dump(&app).await);
    let due = usize::from(state.is_due());
    let signed = now.0.len() + now.1.len() - before.0.len() - before.1.len();
    assert_eq!((signed, now.2.len() - before.2.len()), (due, due), "{state:?}");
    let told = if state.is_of_partner() { 2 } else { 4 };
    assert_eq!(app.mails().await.len(), due * told, "{state:?}");
    assert!(!offers(&admin.get(PAGE).await));
}
