//! How many statements each page asks, those of its session and menu among them. `statements.txt` is what the pages declare:
//! who needs another statement says so there, and whoever needs one no more takes it back.

use actix_web::http::{Method, StatusCode};
use rstest::rstest;
use tandem::web::routes::{Access, sitemap};

use super::{
    access::csrf,
    matrix::{Whose, addresses, begin_drafts, prepare, world},
    queries::{cost, listen},
};
use crate::support::{Backend, TestApp};

/// Somebody of each kind of account who may see whatever accounts of that kind may.
const PEOPLE: [(&str, &str); 5] = [
    ("provider", "global.admin@aurora.example"),
    ("reseller", "global.admin@birch.example"),
    ("direct", "global.admin@maple.example"),
    ("customer", "admin@elmbakery.onmicrosoft.com"),
    ("operator", "operator@tandem.example"),
];

#[rstest]
#[actix_web::test]
async fn no_page_asks_more_statements_than_it_declares(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    listen();
    let app = TestApp::demo(backend).await;
    prepare(&app).await;
    let (mut wrong, mut asked_for) = (Vec::new(), 0);
    for (kind, email) in PEOPLE {
        let domain = email.split_once('@').unwrap().1;
        let mut world = world(&app, domain).await;
        let browser = app.signed_in(email).await;
        let csrf = csrf(&browser).await;
        begin_drafts(&browser, &mut world, &csrf).await;
        for route in sitemap().iter().filter(|route| route.method == Method::GET) {
            // What is a person's own has a name of its own in its path, which the world does not know.
            let is_somebodys = matches!(route.access, Access::Person) && route.path.contains('{');
            if matches!(route.access, Access::Public) || is_somebodys {
                continue;
            }
            let Some(address) = addresses(route, &world, Whose::Own).into_iter().next() else { continue };
            if browser.get(&address).await.status == StatusCode::OK {
                let asked = cost(&browser, &address).await.len();
                asked_for += 1;
                if declared(route.path, kind).is_none_or(|most| asked > most) {
                    wrong.push(format!("{}  {kind} {asked}", route.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "more than is declared: {wrong:#?}");
    assert!(asked_for > 250, "{asked_for}");
}

/// How many statements a page declares for this kind of account.
fn declared(path: &str, kind: &str) -> Option<usize> {
    let lines = include_str!("statements.txt").lines().filter_map(|line| line.split_once("  "));
    let (_, by_kind) = lines.into_iter().find(|(declares, _)| *declares == path)?;
    by_kind.split(" · ").find_map(|part| part.strip_prefix(kind)?.trim().parse().ok())
}
