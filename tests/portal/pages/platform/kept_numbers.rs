//! Numbers that are kept are what a count says, whatever people do, in whatever order.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{
    domain::subscription::{SubscriptionState, sight::Sight},
    repository::{kept_numbers, subscriptions},
};

use crate::{
    pages::{
        customer::{list::add, new::to_review},
        invitation::consent::{RELATIONSHIP, draft, joint_draft, link_of},
        sales::{new_order, subscriptions::submit},
    },
    support::{Backend, Browser, Page, TestApp, sales::tenant},
};

/// Customers whose administrators answer.
const CUSTOMERS: [&str; 4] = [
    "elmbakery.onmicrosoft.com",
    "firclinic.onmicrosoft.com",
    "pinefreight.onmicrosoft.com",
    "ginkgolaw.onmicrosoft.com",
];
/// How often something is done.
const STEPS: usize = 36;

/// Numbers that look like chance and are the same in each run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, many: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(many).unwrap()).unwrap()
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Asserts that each kept number is what a count says.
pub async fn check(app: &TestApp, after: &str) {
    for number in kept_numbers::all() {
        let column = number.column;
        let wrong = app.read(move |db| kept_numbers::count_wrong(db, &number)).await;
        assert_eq!(wrong, 0, "{column} after {after}");
    }
}

/// Ticks what a page asks for, and presses its button; `false` where it has no such button.
async fn press_if_there(browser: &Browser, page: &Page, button: &str, typed: &[(&str, &str)]) -> bool {
    if page.status != StatusCode::OK || !page.buttons().iter().any(|one| one == button) {
        return false;
    }
    let answer = browser.press(page, button, typed).await;
    answer.status.is_redirection() || answer.status == StatusCode::OK
}

/// A customer says yes to what a draft asks, with privileges or without.
async fn accept(app: &TestApp, letter: &Page, customer: &str, gives: bool) -> bool {
    let admin = app.signed_in(&format!("admin@{customer}")).await;
    let page = admin.get(&link_of(letter)).await;
    let labels = page.labels();
    let ticks: Vec<(&str, &str)> = labels
        .iter()
        .filter(|label| *label == RELATIONSHIP || label.contains("Customer Agreement") || label.starts_with("Grant"))
        .map(|label| (label.as_str(), if gives || !label.starts_with("Grant") { "on" } else { "off" }))
        .collect();
    press_if_there(&admin, &page, "Accept", &ticks).await
}

#[rstest]
#[actix_web::test]
async fn kept_numbers_are_what_a_count_says_after_whatever_people_do(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let zenith = app.signed_in("global.admin@zenith.example").await;
    let mut dice = Dice(0x7A4E_2030);
    let mut done = [0_usize; 9];
    check(&app, "the demo world").await;
    for step in 0..STEPS {
        // Each is done in turn at first: none is left to chance.
        let act = if step < done.len() { step } else { dice.below(done.len()) };
        let customer = if step < done.len() { CUSTOMERS[0] } else { dice.pick(&CUSTOMERS) };
        let id = tenant(&app, customer).await;
        let yes = dice.below(2) == 0;
        let worked = match act {
            // A provider adds a customer, which a reseller serves as well.
            0 => {
                let (name, domain) = (format!("Willow {step}"), format!("willow{step}"));
                let reseller = dice.pick(&["Birch IT", "Dogwood Tech"]);
                let other =
                    [("Company name", &*name), ("Primary domain name", &*domain), ("Indirect reseller", reseller)];
                let review = to_review(&aurora, &other).await;
                press_if_there(&aurora, &review, "Submit", &[]).await
            }
            // A reseller asks a customer, alone or with its provider.
            1 => accept(&app, &draft(&birch, yes).await, "ginkgolaw.onmicrosoft.com", true).await,
            2 => {
                let asked = if step == act { CUSTOMERS[3] } else { customer };
                accept(&app, &joint_draft(&birch, "Aurora Distribution").await, asked, yes).await
            }
            3 => {
                let provider = if step == act { &zenith } else { dice.pick(&[&zenith, &aurora]) };
                accept(&app, &draft(provider, yes).await, customer, yes).await
            }
            // A reseller leaves a customer.
            4 => {
                let page = birch.get(&format!("/customers/{id}/account/remove")).await;
                let keeps = [("Delegated admin privileges", if yes { "keep" } else { "give_up" })];
                let asks = page.status == StatusCode::OK && page.says("Delegated admin privileges");
                let typed: &[(&str, &str)] = if asks { &keeps } else { &[] };
                press_if_there(&birch, &page, "Yes", typed).await
            }
            // A provider orders.
            5 => {
                let page = aurora.get(&new_order::address(&app, customer).await).await;
                let basket = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "2")];
                if page.status == StatusCode::OK {
                    let review = aurora.press_on(&page, "Next: Review", &basket).await;
                    press_if_there(&aurora, &review, "Submit", &[]).await
                } else {
                    false
                }
            }
            // A subscription changes hands: with another number on it, another partner sees it.
            6 => {
                let all = app.read(move |db| subscriptions::all(db, &Sight::All, id)).await;
                let active: Vec<_> = all.iter().filter(|one| one.state == SubscriptionState::Active).collect();
                match active.first() {
                    Some(one) => {
                        let number = if yes { "4100001" } else { "" };
                        submit(&aurora, one, &[("Reseller (MPN ID)", number)]).await.status.is_redirection()
                    }
                    None => false,
                }
            }
            // A customer asks whoever supports it, or a partner asks for it.
            7 => {
                let admin = app.signed_in(&format!("admin@{customer}")).await;
                let form = if yes {
                    admin.get("/service-requests/new").await
                } else {
                    aurora.get(&format!("/customers/{id}/service-requests/new")).await
                };
                let typed = [("Subject", "Mail is late"), ("Description", "Since Monday.")];
                press_if_there(if yes { &admin } else { &aurora }, &form, "Create", &typed).await
            }
            // A customer takes privileges away.
            _ => {
                let admin = app.signed_in(&format!("admin@{customer}")).await;
                let list = admin.get("/partner-relationships").await;
                match list.link("Remove delegated admin") {
                    Some(way) => press_if_there(&admin, &admin.get(&way).await, "Yes", &[]).await,
                    None => false,
                }
            }
        };
        done[act] += usize::from(worked);
        check(&app, &format!("step {step}: {act} at {customer}, {worked}")).await;
    }
    // What the demo makes by the thousand counts as well.
    add(&app, "aurora.example", &["Alder One", "Alder Two"]).await;
    check(&app, "customers by the thousand").await;
    assert!(done.iter().all(|times| *times > 0), "what was never done proves nothing: {done:?}");
}

#[rstest]
#[actix_web::test]
async fn a_kept_number_that_is_wrong_is_found(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    app.sql(
        "UPDATE common_customers SET customer_count = customer_count + 1; \
         UPDATE partner_counts SET customers = customers + 1; \
         UPDATE partner_spans SET customers_came = customers_came + 1, customers_left = customers_left + 1, \
         subscriptions_begun = subscriptions_begun + 1, subscriptions_ended = subscriptions_ended + 1; \
         UPDATE sales_spans SET begun = begun + 1, ended = ended + 1, licenses = licenses + 1; \
         UPDATE account_spans SET made = made + 1, active = active + 1; \
         UPDATE relationships SET subscription_count = subscription_count + 1, address = 'Nowhere', \
         outlived = NOT outlived, other_partners = CASE other_partners WHEN '' THEN 'x' ELSE '' END; \
         UPDATE service_requests SET assignee_serves = NOT assignee_serves, opener_serves = NOT opener_serves; \
         UPDATE service_request_parties SET is_served = NOT is_served",
    )
    .await;
    for number in kept_numbers::all() {
        let column = number.column;
        let wrong = app.read(move |db| kept_numbers::count_wrong(db, &number)).await;
        assert!(wrong > 0, "{column}");
    }
}
