//! How many statements each page asks, those of its session and menu among them. The snapshot is what the pages declare: who
//! needs another statement says so there, and whoever needs none any more takes it back.

use std::collections::BTreeMap;

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
async fn pages_ask_as_many_statements_as_they_declare(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    listen();
    let app = TestApp::demo(backend).await;
    prepare(&app).await;
    let mut pages: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
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
                pages.entry(route.path).or_default().push(format!("{kind} {asked}"));
            }
        }
    }
    let lines: Vec<String> = pages.iter().map(|(path, asked)| format!("{path}  {}", asked.join(" · "))).collect();
    let kind = if matches!(backend, Backend::Sqlite) { "sqlite" } else { "postgres" };
    insta::assert_snapshot!(format!("statements_{kind}"), lines.join("\n"));
}
