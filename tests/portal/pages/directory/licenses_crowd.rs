//! Many people assign licenses at the same time: never one too many, and the numbers are right at every moment.

use std::{cell::Cell, rc::Rc};

use rstest::rstest;

use super::licenses::{BASIC, ELM, add_users, counted, numbers, of};
use crate::{
    pages::{
        invitation::{self, links::join_all},
        sales::subscriptions::{address, elm},
    },
    support::{
        Backend, Browser, TestApp,
        sales::{Sale, SoldLine, sell, tenant},
    },
};

const TOOLS: [&str; 10] =
    ["Tool A", "Tool B", "Tool C", "Tool D", "Tool E", "Tool F", "Tool G", "Tool H", "Tool I", "Tool J"];

/// Ten people who may assign licenses at Elm Bakery: half of them work for its provider, half for its reseller.
async fn ten(app: &TestApp) -> Vec<Browser> {
    let mut people = Vec::new();
    for domain in ["aurora.example", "birch.example"] {
        for role in ["global.admin", "user.admin", "admin.agent", "sales.agent", "helpdesk.agent"] {
            people.push(app.signed_in(&format!("{role}@{domain}")).await);
        }
    }
    people
}

/// Looks at the page again and again until somebody says that it is enough; gives how often.
async fn watch(browser: Browser, path: String, products: &'static [&'static str], enough: Rc<Cell<bool>>) -> usize {
    let mut looks = 0;
    while !enough.get() {
        let page = browser.get(&path).await;
        for product in products {
            let (bought, assigned, available) = numbers(&page, product);
            assert!(assigned <= bought, "{product}: {assigned} of {bought}");
            assert_eq!(assigned + available, bought, "{product}");
        }
        looks += 1;
    }
    looks
}

/// Each product that is left to have no more assigned than bought, straight from the database.
async fn none_is_over(app: &TestApp) {
    let customer = tenant(app, ELM).await;
    let pools = app.read(move |db| tandem::repository::licenses::pools(db, customer)).await;
    for pool in pools {
        assert!(pool.assigned <= pool.bought(), "{pool:?}");
    }
}

#[rstest]
#[actix_web::test]
async fn ten_people_assign_five_thousand_licenses_to_five_hundred_users_at_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let customer = tenant(&app, ELM).await;
    sell(&app, Sale::to_elm(TOOLS.iter().map(|name| SoldLine::new(name, 500, None)).collect())).await;
    let users: Vec<String> = add_users(&app, "Rita", 500, "US").await.into_iter().map(|(_, email)| email).collect();
    let assign = format!("{}/assign", of(customer));
    let (enough, people) = (Rc::new(Cell::new(false)), ten(&app).await);
    let readers = [
        (app.signed_in("admin@elmbakery.onmicrosoft.com").await, "/licenses".to_owned()),
        (app.signed_in("sales.agent@aurora.example").await, of(customer)),
    ];
    let watching: Vec<_> = readers
        .into_iter()
        .map(|(browser, path)| actix_web::rt::spawn(watch(browser, path, &TOOLS, Rc::clone(&enough))))
        .collect();
    // Each assigns five products to a hundred users at a time, in an order of its own: everything is wished five times.
    let working: Vec<_> = people
        .into_iter()
        .enumerate()
        .map(|(person, browser)| {
            let (users, assign) = (users.clone(), assign.clone());
            actix_web::rt::spawn(async move {
                let page = browser.get(&assign).await;
                for block in 0..5 {
                    let first = (block + person) % 5 * 100;
                    let named = users[first..first + 100].join("\n");
                    let mut typed = vec![("Other users", named.as_str())];
                    typed.extend(TOOLS.iter().skip(person % 2 * 5).take(5).map(|tool| (*tool, "on")));
                    let answer = browser.press(&page, "Save", &typed).await;
                    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());
                    assert!(!answer.says("no license is left"), "{}", answer.text());
                }
            })
        })
        .collect();
    for work in working {
        work.await.unwrap();
    }
    enough.set(true);
    for watcher in watching {
        assert!(watcher.await.unwrap() > 1, "somebody looked while others assigned");
    }
    for tool in TOOLS {
        assert_eq!(counted(&app, tool).await, (500, 500), "{tool}");
    }
    none_is_over(&app).await;
    // Each user was told of once for each five products, however many wished it.
    let concerned = invitation::consent::recorded(&app, "update_customer_user_licenses").await;
    let basic = counted(&app, BASIC).await.1;
    assert_eq!(i64::try_from(concerned).unwrap(), 1000 + basic);
}

#[rstest]
#[actix_web::test]
async fn ten_people_race_for_the_last_licenses_and_never_get_one_too_many(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let customer = tenant(&app, ELM).await;
    sell(&app, Sale::to_elm(vec![SoldLine::new("Tool", 7, None)])).await;
    let users: Vec<String> = add_users(&app, "Rita", 30, "US").await.into_iter().map(|(_, email)| email).collect();
    let people = ten(&app).await;
    let mut forms = Vec::new();
    for (browser, named) in people.into_iter().zip(users.chunks(3)) {
        let page = browser.get(&format!("{}/assign", of(customer))).await;
        forms.push((browser, page, named.join("\n")));
    }
    let answers = join_all(
        forms
            .into_iter()
            .map(|(browser, page, named)| async move {
                browser.press(&page, "Save", &[("Other users", &named), ("Tool", "on")]).await
            })
            .collect(),
    )
    .await;
    let (mut given, mut refused) = (0, 0);
    for answer in &answers {
        given += answer.text().matches("Tool: assigned").count();
        refused += answer.text().matches("no license is left").count();
    }
    assert_eq!((given, refused, counted(&app, "Tool").await), (7, 23, (7, 7)));
}

#[rstest]
#[actix_web::test]
async fn licenses_are_given_and_bought_back_at_once_and_one_of_the_two_is_refused(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, BASIC).await;
    let users: Vec<String> = add_users(&app, "Rita", 10, "US").await.into_iter().map(|(_, email)| email).collect();
    let seller = app.signed_in("sales.agent@aurora.example").await;
    let people = ten(&app).await;
    for round in 0..4 {
        let page = seller.get(&address(&basic)).await;
        let wanted = if round % 2 == 0 { "8" } else { "5" };
        let mut running = vec![actix_web::rt::spawn({
            let seller = seller.clone();
            async move { seller.press(&page, "Submit", &[("Quantity", wanted)]).await }
        })];
        for (person, user) in people.iter().cloned().zip(&users) {
            let assign = person.get(&format!("{}/assign", of(basic.customer_id))).await;
            let user = user.clone();
            running.push(actix_web::rt::spawn(async move {
                person.press(&assign, "Save", &[("Other users", &user), (BASIC, "on")]).await
            }));
        }
        for one in running {
            let answer = one.await.unwrap();
            assert!(matches!(answer.status.as_u16(), 200 | 303 | 422), "{}", answer.text());
        }
        none_is_over(&app).await;
    }
    // Whoever came first won: eight are bought and used, or five.
    let (bought, assigned) = counted(&app, BASIC).await;
    assert_eq!(bought, assigned);
}
