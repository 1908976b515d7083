//! Every path × every kind of account and role × one's own objects, those of others and those that were one's own once.
//!
//! The paths come from the sitemap. Each name in a path must be decided in [`Objects`]: a new path with a new name fails
//! here until somebody says whose the objects are.

use std::collections::BTreeMap;

use actix_web::http::Method;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use rstest::rstest;
use tandem::{
    domain::{policy::Action, policy::allows},
    repository::{db::Db, relationships},
    web::routes::{Access, Route, sitemap},
};

use super::{
    access::{WHO, csrf},
    kept_rows::KeptRows,
};
use crate::{
    pages::{self, partner::indirect_resellers::dump, sales::order_requests, support::service_requests},
    support::{Backend, Browser, TestApp, grant_for, sales::tenant},
};

/// Whose an object is, for the account that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Own,
    Foreign,
    FormerlyOwn,
}

/// What stands for a name in a path: the id of one of each, where there can be one.
#[derive(Clone, Debug, Default)]
pub(super) struct Objects {
    own: Option<String>,
    foreign: Option<String>,
    former: Option<String>,
}

impl Objects {
    fn of(&self, whose: Whose) -> Option<&str> {
        match whose {
            Whose::Own => self.own.as_deref(),
            Whose::Foreign => self.foreign.as_deref(),
            Whose::FormerlyOwn => self.former.as_deref(),
        }
    }
}

/// The objects by the names that paths have for them.
pub(super) type World = BTreeMap<&'static str, Objects>;

/// No id of anything.
const NOTHING: &str = "00000000-0000-7000-8000-000000000000";

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    id: String,
}

/// The first id that a query finds; `SELECT id FROM …`.
async fn find(app: &TestApp, query: String) -> Option<String> {
    app.read(move |db| {
        let found: Vec<Found> = match db {
            Db::Sqlite(conn) => sql_query(format!("SELECT lower(hex(id)) AS id FROM ({query} LIMIT 1)")).load(conn)?,
            Db::Pg(conn) => sql_query(format!("SELECT id::text AS id FROM ({query} LIMIT 1) found")).load(conn)?,
        };
        Ok(found.into_iter().next().map(|row| row.id))
    })
    .await
}

fn account(domain: &str) -> String {
    format!("(SELECT id FROM accounts WHERE mail_domain = '{domain}')")
}

/// Requests of all kinds and referrals of others; then ends what was: Oak Dental leaves its partners, and Elm Bakery two of them.
pub(super) async fn prepare(app: &TestApp) {
    app.sql("UPDATE users SET language = 'en'").await;
    for (partner, customer) in [
        ("global.admin@boreal.example", "jacaranda.onmicrosoft.com"),
        ("global.admin@maple.example", "sycamorebooks.onmicrosoft.com"),
        ("global.admin@aurora.example", "elmbakery.onmicrosoft.com"),
    ] {
        let browser = app.signed_in(partner).await;
        service_requests::open(app, &browser, customer, "No mail").await;
    }
    order_requests::ask_everywhere(app).await;
    pages::partner::partnership_inquiries::ask_everywhere(app).await;
    let binary = app.read(|db| Ok(if matches!(db, Db::Sqlite(_)) { "BLOB" } else { "BYTEA" })).await;
    app.sql(&format!(
        "INSERT INTO service_request_files (id, request_id, place, name, kind, bytes, created_at) \
         SELECT id, id, 1, 'mail.log', 'text', 4, created_at FROM service_requests; \
         INSERT INTO service_request_file_contents (file_id, content) \
         SELECT id, CAST('mail' AS {binary}) FROM service_requests",
    ))
    .await;
    for (partner, customer, name) in [
        ("birch.example", "oakdental.onmicrosoft.com", "Oak Dental"),
        ("maple.example", "oakdental.onmicrosoft.com", "Oak Dental"),
        ("maple.example", "elmbakery.onmicrosoft.com", "Elm Bakery"),
        ("dogwood.example", "elmbakery.onmicrosoft.com", "Elm Bakery"),
    ] {
        let (partner, id) = (tenant(app, partner).await, tenant(app, customer).await);
        let now = app.clock.now();
        app.write(move |db| {
            let new = relationships::NewRelationship { partner, customer: id, company_name: name, domain: customer };
            relationships::insert(db, &grant_for(Action::AddCustomer), &new, now).map(|_| ())
        })
        .await;
    }
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since WHERE customer_id IN \
         (SELECT id FROM accounts WHERE name = 'Oak Dental'); \
         UPDATE relationships SET state = 'removed', removed_at = since WHERE customer_id IN \
         (SELECT id FROM accounts WHERE name = 'Elm Bakery') AND partner_id IN \
         (SELECT id FROM accounts WHERE name IN ('Maple Direct', 'Dogwood Tech')); \
         UPDATE partnerships SET state = 'removed', removed_at = since WHERE provider_id IN \
         (SELECT id FROM accounts WHERE name = 'Zenith Supply')",
    )
    .await;
}

/// What stands for no object of anybody's, with the tests that try it.
const NOBODYS: [&str; 9] = [
    // A link's secret: `links`, `consent_links`.
    "{token}",
    // A file goes with its loading: `user_imports`, `catalog`.
    "imports/{id}",
    "{import}",
    // Whoever was asked and has not answered: `asked_people`.
    "{asked}",
    // What only the operator looks at, and the demo world has none of: `qualifications`.
    "{qualification}",
    // A logo is read by its version; a reseller without one has none.
    "logo/{id}",
    // Nobody of the demo world is connected with a provider: `sign_on_limits`.
    "{identity}",
    // Drafts are their beginners': see `begin_drafts`.
    "new/{draft}",
    "order/{draft}",
];

/// What the people of the account with this domain find, and what they do not.
pub(super) async fn world(app: &TestApp, domain: &str) -> World {
    let is_maple = domain == "maple.example";
    let customers = [
        if is_maple { "sycamorebooks.onmicrosoft.com" } else { "elmbakery.onmicrosoft.com" },
        "jacaranda.onmicrosoft.com",
        "oakdental.onmicrosoft.com",
    ];
    let mut world = World::new();
    let nothing = String::new;
    // Each name in a path, and how its object is found for an account: own, of others, formerly own.
    let mut put = async |name: &'static str, queries: [String; 3]| {
        let [own, foreign, former] = queries;
        let one = async |query: String| if query.is_empty() { None } else { find(app, query).await };
        world.insert(name, Objects { own: one(own).await, foreign: one(foreign).await, former: one(former).await });
    };
    let of_customers = |query: &str| customers.map(|customer| query.replace("{customer}", &account(customer)));
    let [mine, others, former] = of_customers("SELECT id FROM accounts WHERE id = {customer}");
    // A customer is its partners' customer and not its own.
    let is_partner = !domain.starts_with("elmbakery") && domain != "tandem.example";
    put("customers/{id}", [if is_partner { mine } else { nothing() }, others, former]).await;
    put("billing/{id}", of_customers("SELECT id FROM accounts WHERE id = {customer}")).await;
    put("{subscription}", of_customers("SELECT id FROM subscriptions WHERE customer_id = {customer} ORDER BY id"))
        .await;
    put("{order}", of_customers("SELECT id FROM orders WHERE customer_id = {customer} ORDER BY id")).await;
    put(
        "{user}",
        of_customers("SELECT user_id AS id FROM customer_users WHERE customer_id = {customer} ORDER BY id DESC"),
    )
    .await;
    let removed = |partner: &str| {
        format!("SELECT id FROM relationships WHERE state = 'removed' AND partner_id = {}", account(partner))
    };
    let other = if domain == "aurora.example" { "birch.example" } else { "aurora.example" };
    put("{relationship}", [removed(domain), removed(other), nothing()]).await;
    let invitations = |partner: &str| {
        format!("SELECT id FROM invitations WHERE stage = 'draft' AND account_id = {}", account(partner))
    };
    put("invitations/{id}", [invitations(domain), invitations("boreal.example"), nothing()]).await;
    let partnership = |provider: &str, state: &str| {
        // Dogwood has no logo to show.
        format!(
            "SELECT id FROM partnerships WHERE state = '{state}' AND provider_id = {} AND reseller_id <> {}",
            account(provider),
            account("dogwood.example")
        )
    };
    put(
        "indirect-resellers/{id}",
        [partnership(domain, "active"), partnership("boreal.example", "active"), partnership(domain, "removed")],
    )
    .await;
    put("{act}", super::activity_log::acts_seen_by(domain, is_partner)).await;
    let named = |name: &str| format!("SELECT id FROM accounts WHERE mail_domain = '{name}'");
    let ended = |provider: &str| {
        format!("SELECT id FROM partnerships WHERE state = 'removed' AND provider_id = {}", account(provider))
    };
    put("{partnership}", [ended(domain), ended("zenith.example"), nothing()]).await;
    put("indirect-providers/{id}", [named("aurora.example"), named("boreal.example"), named("zenith.example")]).await;
    put("partner-relationships/{id}", [named("aurora.example"), named("cedar.example"), named("maple.example")]).await;
    put("{reseller}", [named("birch.example"), named("cedar.example"), named("dogwood.example")]).await;
    put("user-settings/{id}", [named("birch.example"), named("cedar.example"), named("dogwood.example")]).await;
    let waiting = |customer: &str| {
        format!("SELECT id FROM invitations WHERE kind = 'reseller' AND customer_id = {}", account(customer))
    };
    put("requests/{id}", [waiting(domain), waiting("fir"), nothing()]).await;
    put("accounts/{id}", [named("aurora.example"), nothing(), nothing()]).await;
    // A request is its parties': whoever opened it, whom it is about, and whomever it was with.
    let requests = |party: &str, way: &str| {
        format!(
            "SELECT id FROM service_requests WHERE id {way} (SELECT request_id FROM service_request_parties \
             WHERE account_id = {party}) ORDER BY id DESC"
        )
    };
    let operator = "(SELECT id FROM accounts WHERE kind = 'operator')";
    let party = if domain == "tandem.example" { operator.to_owned() } else { account(domain) };
    // Each request has a file that goes by its own id.
    put("{attachment}", [requests(&party, "IN"), requests(&party, "NOT IN"), nothing()]).await;
    put("{request}", [requests(&party, "IN"), requests(&party, "NOT IN"), nothing()]).await;
    let asked = |of: &str| {
        format!(
            "SELECT id FROM order_requests WHERE asker_id = {0} OR reseller_id = {0} OR holder_id = {0}",
            account(of)
        )
    };
    let theirs = format!("SELECT id FROM order_requests WHERE customer_id = {}", account("jacaranda.onmicrosoft.com"));
    put("{order_request}", [asked(domain), theirs, nothing()]).await;
    put("{inquiry}", [domain, "dogwood.example", ""].map(pages::partner::partnership_inquiries::of)).await;
    put("providers/{id}", [named("aurora.example"), named("cedar.example"), nothing()]).await;
    let member =
        |of: &str| format!("SELECT user_id AS id FROM memberships WHERE account_id = {} ORDER BY user_id", account(of));
    put("settings/{user}", [member(domain), member("zenith.example"), nothing()]).await;
    let referral =
        |of: &str| format!("SELECT id FROM referrals WHERE reseller_id = {0} OR provider_id = {0}", account(of));
    put("{referral}", [referral(domain), referral("boreal.example"), nothing()]).await;
    put("provider-list/{id}", [named("aurora.example"), named("birch.example"), nothing()]).await;
    // What everybody may buy belongs to nobody.
    let [bought, ..] =
        of_customers("SELECT offer_id AS id FROM subscriptions WHERE billing = 'license' AND customer_id = {customer}");
    put("{offer}", [bought, nothing(), nothing()]).await;
    for name in NOBODYS {
        put(name, [nothing(), nothing(), nothing()]).await;
    }
    put("catalog/{id}", ["SELECT id FROM offers ORDER BY id".into(), nothing(), nothing()]).await;
    world
}

/// The name that a part of a path with braces goes by: `{id}` by the word before it.
fn names(path: &'static str) -> Vec<(&'static str, String)> {
    let parts: Vec<&str> = path.split('/').collect();
    let mut names = Vec::new();
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.starts_with('{')) {
        let name = match *part {
            "{id}" => format!("{}/{{id}}", parts[at - 1]),
            "{draft}" if path.starts_with("/customers/new/") => "new/{draft}".to_owned(),
            "{draft}" => "order/{draft}".to_owned(),
            "{user}" if path.starts_with("/settings/") => "settings/{user}".to_owned(),
            other => other.to_owned(),
        };
        names.push((*part, name));
    }
    names
}

/// The addresses of a path for objects that are all of one kind and, where a customer stands before the object, those of
/// one's own customer with somebody else's object; none where there is no such object.
pub(super) fn addresses(route: &Route, world: &World, whose: Whose) -> Vec<String> {
    let names = names(route.path);
    let mut found = Vec::new();
    for first in [whose, Whose::Own] {
        let mut address = Some(route.path.to_owned());
        for (at, (part, name)) in names.iter().enumerate() {
            let objects =
                world.get(name.as_str()).unwrap_or_else(|| panic!("{}: nobody decided whose {name} is", route.path));
            let id = objects.of(if at == 0 && names.len() > 1 { first } else { whose });
            address = address.zip(id).map(|(address, id)| address.replace(part, id));
        }
        found.extend(address);
    }
    found.dedup();
    found
}

async fn send(browser: &Browser, route: &Route, address: &str, csrf: &str) -> (u16, String) {
    let page = match route.method {
        Method::GET => browser.get(address).await,
        _ => browser.post(address, &[("csrf", csrf)]).await,
    };
    (page.status.as_u16(), page.text())
}

/// Forms that act on what is not in their address, or on an object in a state that none of the demo world is in.
const ACTS_ON_OTHERS: [&str; 2] = ["/accounts/served-customers/confirm", "/accounts/{id}/password"];

/// What a path may be answered with: a right is asked for before an object is.
fn expected(may: bool, whose: Whose) -> &'static [u16] {
    match (may, whose) {
        (false, _) => &[403],
        (true, Whose::Own) => &[200, 303, 409, 422],
        (true, Whose::Foreign | Whose::FormerlyOwn) => &[404],
    }
}

/// Drafts belong to whoever began them; each of the people begins one of both kinds, where it may.
pub(super) async fn begin_drafts(browser: &Browser, world: &mut World, csrf: &str) {
    let customer = world["customers/{id}"].own.clone().unwrap_or_default();
    for (name, path) in [
        ("new/{draft}", "/customers/new".to_owned()),
        ("order/{draft}", format!("/customers/{customer}/subscriptions/new")),
    ] {
        let begun = browser.post(&path, &[("csrf", csrf)]).await.location();
        let id = begun.and_then(|place| {
            place.split('/').find(|part| part.len() == NOTHING.len() && *part != customer).map(str::to_owned)
        });
        let draft = world.entry(name).or_default();
        // What a colleague began is nobody else's.
        if let Some(id) = id {
            draft.foreign = draft.own.replace(id);
        }
    }
}

#[rstest]
#[actix_web::test]
async fn what_is_ones_own_opens_for_whoever_may_and_what_is_not_does_not_exist(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values("aurora.example", "birch.example", "maple.example", "elmbakery.onmicrosoft.com", "tandem.example")]
    domain: &str,
) {
    let app = TestApp::demo(backend).await;
    prepare(&app).await;
    let mut world = world(&app, domain).await;
    let people: Vec<_> = WHO.into_iter().filter(|(email, ..)| email.ends_with(&format!("@{domain}"))).collect();
    assert!(!people.is_empty());
    let mut windows = Vec::new();
    for (email, kind, role) in people {
        let browser = app.signed_in(email).await;
        let csrf = csrf(&browser).await;
        begin_drafts(&browser, &mut world, &csrf).await;
        windows.push((email, kind, role, browser, csrf, world.clone()));
    }
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    let before = dump(&app).await;
    for (email, kind, role, browser, csrf, world) in &windows {
        for route in sitemap() {
            let Access::AllowedOn(action) = route.access else { continue };
            for whose in [Whose::Foreign, Whose::FormerlyOwn] {
                for address in addresses(&route, world, whose) {
                    let (status, text) = send(browser, &route, &address, csrf).await;
                    looked_at += 1;
                    if !expected(allows(*kind, *role, action), whose).contains(&status) {
                        wrong.push(format!(
                            "{} {} by {email}, {whose:?}: {status} {}",
                            route.method,
                            route.path,
                            short(&text)
                        ));
                    }
                }
            }
        }
    }
    let now = dump(&app).await;
    for (table, rows) in &before {
        assert!(now[table] == *rows, "{table} changed: {wrong:#?}");
    }
    let kept = KeptRows::of(&app).await;
    for (email, kind, role, browser, csrf, world) in &windows {
        for route in sitemap() {
            let Access::AllowedOn(action) = route.access else { continue };
            let may = allows(*kind, *role, action);
            for address in addresses(&route, world, Whose::Own) {
                let (status, text) = send(browser, &route, &address, csrf).await;
                looked_at += 1;
                let decided = ACTS_ON_OTHERS.contains(&route.path) && may && status == 404;
                if !decided && !expected(may, Whose::Own).contains(&status) {
                    wrong.push(format!("{} {} by {email}, own: {status} {}", route.method, route.path, short(&text)));
                }
                // What was refused has changed nothing.
                if may && route.method == Method::POST && !matches!(status, 404 | 409 | 422) {
                    kept.put_back(&app).await;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {looked_at}: {wrong:#?}", wrong.len());
}

fn short(text: &str) -> String {
    text.chars().take(300).collect()
}
