//! Lists cost the same however long they are: a constant number of queries.

use std::{collections::BTreeSet, mem, sync::Mutex};

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::connection::{InstrumentationEvent, set_default_instrumentation};
use rstest::rstest;
use tandem::{
    domain::{
        account::{AccountKind, Cloud, Standing},
        catalog::read,
        ids::{AccountId, PartnershipId},
        policy::Action,
    },
    repository::{
        accounts::{self, NewAccount},
        partnerships,
        provider_list::{self, ProviderEntry},
        relationships::{self, NewRelationship},
        subscriptions::Subscription,
    },
};

use crate::{
    pages::{account, directory, invitation, partner, sales, support},
    support::{Backend, Browser, TestApp, grant_for},
};

/// The texts of the statements that were asked, as far as somebody listens.
static ASKED: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn note(event: InstrumentationEvent<'_>) {
    if let InstrumentationEvent::StartQuery { query, .. } = event {
        let text = query.to_string();
        // What is bound stands behind the text.
        let text = text.split(" -- binds:").next().unwrap_or_default().trim();
        // Whether a pooled connection still lives is asked of PostgreSQL alone, and not by a page.
        if text != "SELECT 1" {
            ASKED.lock().unwrap().push(text.to_owned());
        }
    }
}

/// Begins to listen to statements: for the whole process, and so for one test.
pub(super) fn listen() {
    set_default_instrumentation(|| Some(Box::new(note))).unwrap();
}

/// Adds so many partners to Aurora, each with a customer in common.
pub async fn add_resellers(app: &TestApp, many: i64) {
    let now = app.clock.now();
    app.write(move |db| {
        let aurora = accounts::find_by_domain(db, "aurora.example")?;
        let customer = accounts::find_by_domain(db, "firclinic.onmicrosoft.com")?;
        for number in 0..many {
            let id = AccountId::at(now);
            accounts::insert(
                db,
                &grant_for(Action::ManageAccounts),
                &NewAccount {
                    id,
                    kind: AccountKind::IndirectReseller,
                    name: format!("Generated {number:03}"),
                    country: "US".into(),
                    cloud: Cloud::Public,
                    standing: Standing::Active,
                    mail_domain: None,
                    contact_key: None,
                    mpn_global_id: Some(7_000_000 + number),
                    mpn_location_id: Some(7_100_000 + number),
                    mpa_signed_at: None,
                    created_at: now,
                    approved_at: None,
                },
            )?;
            partnerships::insert(
                db,
                &grant_for(Action::AcceptPartnership),
                PartnershipId::at(now),
                (aurora, id),
                None,
                now,
            )?;
            relationships::insert(
                db,
                &grant_for(Action::AcceptRelationship),
                &NewRelationship {
                    partner: id,
                    customer,
                    company_name: "Fir Clinic",
                    domain: "firclinic.onmicrosoft.com",
                },
                now,
            )?;
        }
        Ok(())
    })
    .await;
}

#[rstest]
#[actix_web::test]
async fn list_pages_ask_as_much_for_fifty_rows_as_for_two(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    listen();
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let operator = app.signed_in("operator@tandem.example").await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let subscriptions =
        format!("/customers/{}/subscriptions", sales::subscriptions::elm(&app, "Azure").await.customer_id);
    let suspension = format!("{subscriptions}/suspend");
    let fir = app.signed_in("admin@firclinic.onmicrosoft.com").await;
    let aurora_for_elm =
        format!("/partner-relationships/{}", crate::support::sales::tenant(&app, "aurora.example").await);
    let requests = subscriptions.replace("subscriptions", "service-requests");
    let users = subscriptions.replace("subscriptions", "users");
    let basic = sales::subscriptions::elm(&app, "Microsoft 365 Business Basic").await;
    let licenses = directory::licenses::of(basic.customer_id);
    let (licensed, assign) = (format!("{licenses}/{}", basic.offer_id), format!("{licenses}/assign?whom=everyone"));
    let services = subscriptions.replace("subscriptions", "services");
    let admin = app.signed_in("global.admin@aurora.example").await;
    let statement = format!("/billing/{}", basic.customer_id);
    let aurora_account = aurora_for_elm.replace("partner-relationships", "accounts");
    let pages = [
        (&admin, "/"),
        (&birch, "/"),
        (&elm, "/"),
        (&operator, "/"),
        (&aurora, "/indirect-resellers"),
        (&aurora, "/indirect-resellers/inquiries"),
        (&aurora, "/invitations"),
        (&birch, "/indirect-providers"),
        (&aurora, "/customers"),
        (&aurora, "/billing"),
        (&birch, "/billing"),
        (&aurora, &statement),
        (&aurora, "/billing/price-list"),
        (&birch, "/customers"),
        (&operator, "/accounts"),
        (&operator, "/accounts?search=e&kind=customer&standing=active"),
        (&operator, &aurora_account),
        (&admin, "/indirect-resellers/analytics"),
        (&operator, "/catalog"),
        (&aurora, &subscriptions),
        (&birch, &subscriptions),
        (&admin, &suspension),
        (&elm, "/subscriptions"),
        (&fir, "/orders"),
        (&fir, "/company"),
        (&fir, "/partner-relationships"),
        (&elm, &aurora_for_elm),
        (&admin, "/customers/former"),
        (&aurora, "/service-requests"),
        (&operator, "/service-requests"),
        (&aurora, &requests),
        (&aurora, &users),
        (&elm, "/users"),
        (&aurora, &licenses),
        (&aurora, &licensed),
        (&aurora, &assign),
        (&elm, "/licenses"),
        (&aurora, "/order-requests"),
        (&birch, "/order-requests"),
        (&elm, "/order-requests"),
        (&aurora, "/referrals"),
        (&birch, "/referrals"),
        (&aurora, "/providers"),
        (&operator, "/provider-list"),
        (&admin, "/settings/users"),
        (&admin, "/settings/identifiers"),
        (&admin, "/settings/security-events"),
        (&operator, "/settings/security-events"),
        (&admin, "/activity-log"),
        (&elm, "/activity-log"),
        (&operator, "/activity-log"),
        (&operator, "/activity-log?action=create_order&customer=elm+bakery&user=sales.agent%40aurora.example"),
        (&operator, "/settings/security-events?person=sales.agent%40aurora.example&account=aurora+distribution"),
        (&elm, "/service-requests"),
        (&aurora, &services),
        (&admin, "/search?q=e"),
        (&birch, "/search?q=e"),
        (&elm, "/search?q=e"),
        (&operator, "/search?q=e"),
        (&admin, "/search/suggestions?q=el"),
    ];
    support::service_requests::open(&app, &aurora, "elmbakery.onmicrosoft.com", "One").await;
    ask(&app, 1).await;
    partner::partnership_inquiries::ask_everywhere(&app).await;
    let mut few = Vec::new();
    for (browser, path) in pages {
        few.push(cost(browser, path).await);
    }
    lengthen_every_list(&app, &aurora, &basic).await;
    for ((browser, path), few) in pages.into_iter().zip(few) {
        let many = cost(browser, path).await;
        // A list of more than a page is counted, which is one statement more however long it is; and no text of a
        // statement depends on how many rows there are.
        assert!(
            (few.len()..=few.len() + 1).contains(&many.len()),
            "{path}: {} for two rows, {} for many",
            few.len(),
            many.len()
        );
        let (known, texts): (BTreeSet<_>, BTreeSet<_>) = (few.iter().collect(), many.iter().collect());
        let new: Vec<_> = texts.difference(&known).collect();
        assert!(new.len() <= 1, "{path} asks otherwise for many rows: {new:#?}");
        let many = many.len();
        // Partner relationships shows partners, the agreement and what waits, each by the use case that knows it.
        // Numbers of licenses are read at one moment, which is three statements more.
        // Home asks each part of the portal what waits and how things stand. The menu counts what waits in one statement.
        let most = if path == "/customers" {
            // The session and its person, what waits, and the page.
            3
        } else if path == "/indirect-resellers/analytics" {
            // The same two, the resellers, what they sold, and the months.
            5
        } else if path == "/" {
            35
        } else if path.ends_with("/subscriptions") {
            // Whether somebody may ask for more depends on privileges and on who works with whom.
            13
        } else if path.starts_with("/partner-relationships") {
            23
        } else if path.contains("/licenses") {
            14
        } else if path.starts_with("/search") {
            // One for each kind that the reader may see, and two for customers and their users.
            13
        } else {
            11
        };
        assert!((2..=most).contains(&many), "{path} asks {many} times");
    }
}

/// Elm Bakery asks so often for something; what it asks first, Birch passes on.
async fn ask(app: &TestApp, times: usize) {
    let elm = app.signed_in(sales::order_requests::ELM_ADMIN).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    for _ in 0..times {
        sales::order_requests::ask_for_anything(&elm).await;
        let path = sales::order_requests::ask_for_anything(&elm).await;
        birch.press(&birch.get(&path).await, "Pass on", &[]).await;
    }
}

/// More than fifty rows for what lists show, but where rows are made by hand: of these thirty.
pub async fn lengthen_every_list(app: &TestApp, aurora: &Browser, basic: &Subscription) {
    add_resellers(app, 60).await;
    let now = app.clock.now();
    app.write(move |db| tandem::demo::crowd::add_customers(db, now, 0..300)).await;
    add_offers(app, 60).await;
    sales::subscriptions::add(app, 60).await;
    directory::licenses::license_users(app, basic, 60).await;
    for _ in 0..30 {
        invitation::invitations::draft(aurora).await;
        support::service_requests::open(app, aurora, "elmbakery.onmicrosoft.com", "One more").await;
        invitation::referrals::refer(aurora).await;
    }
    ask(app, 30).await;
    // All of them ask Aurora for a partnership, whatever they are already.
    app.sql(
        "INSERT INTO partnership_inquiries (id, provider_id, reseller_id, asked_by, asker_name, asker_email, message, \
         state, reason, created_at, expires_at, answered_by, version) SELECT a.id, \
         (SELECT id FROM accounts WHERE mail_domain = 'aurora.example'), a.id, \
         (SELECT id FROM users WHERE email_key = 'global.admin@birch.example'), 'Ana Souza', 'ana@generated.example', '', \
         'asked', '', '2030-01-15 12:00:00', '2030-02-14 12:00:00', '', 1 FROM accounts a WHERE a.name LIKE 'Generated %'",
    )
    .await;
    add_providers(app, 60).await;
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since WHERE id IN (SELECT id FROM relationships \
         WHERE company_name NOT IN ('Elm Bakery', 'Fir Clinic') ORDER BY id DESC LIMIT 100)",
    )
    .await;
    directory::user_imports::add(app, 60).await;
    for n in 0..60 {
        let mut event =
            account::security_events::events::failed(app, &format!("203.0.113.{n}"), "sales.agent@aurora.example");
        event.at = now.plus(TimeDelta::minutes(n));
        app.state.security_log.record(event);
    }
    app.keep_events().await;
}

/// Adds so many providers, all of them listed.
pub async fn add_providers(app: &TestApp, many: i64) {
    let now = app.clock.now();
    app.write(move |db| {
        for number in 0..many {
            let id = AccountId::at(now);
            accounts::insert(
                db,
                &grant_for(Action::ManageAccounts),
                &NewAccount {
                    id,
                    kind: AccountKind::IndirectProvider,
                    name: format!("Supply {number:03}"),
                    country: "US".into(),
                    cloud: Cloud::Public,
                    standing: Standing::Active,
                    mail_domain: None,
                    contact_key: None,
                    mpn_global_id: None,
                    mpn_location_id: None,
                    mpa_signed_at: None,
                    created_at: now,
                    approved_at: None,
                },
            )?;
            let entry = ProviderEntry { listed: true, description: "Words.".into(), ..ProviderEntry::default() };
            provider_list::save(db, &grant_for(Action::ManageProviderList), id, &entry, now)?;
        }
        Ok(())
    })
    .await;
}

async fn add_offers(app: &TestApp, many: usize) {
    let call = app.call();
    let rows = sales::catalog::offers(many);
    app.write(move |db| Ok(tandem::service::catalog::import(db, &call, read(rows.as_bytes()))?.unwrap())).await;
}

/// The texts of the statements that a page asks.
pub(super) async fn cost(browser: &Browser, path: &str) -> Vec<String> {
    // Names of partners are read where they have changed, and kept.
    browser.get(path).await;
    ASKED.lock().unwrap().clear();
    assert_eq!(browser.get(path).await.status, StatusCode::OK, "{path}");
    mem::take(&mut ASKED.lock().unwrap())
}
