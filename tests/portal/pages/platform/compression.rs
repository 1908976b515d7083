//! What goes over the wire: pages and tables compressed, secrets and what another site asks for as they are.

use actix_web::{http::StatusCode, test::TestRequest};
use rstest::rstest;
use tandem::demo::crowd;

use super::{lists::rows, queries::lengthen_every_list};
use crate::{
    pages::{
        customer::list::id_of,
        invitation::invitations::{draft, send},
        sales,
    },
    support::{Backend, Page, TestApp},
};

const GZIP: (&str, &str) = ("accept-encoding", "gzip, deflate, br, zstd");

/// The most bytes that a list of fifty rows may take.
const LIMIT: usize = 15_000;

/// Lists and somebody who reads them; `{elm}` is the customer that has most.
const LISTS: [(&str, &str); 15] = [
    ("operator@tandem.example", "/accounts"),
    ("operator@tandem.example", "/catalog"),
    ("operator@tandem.example", "/provider-list"),
    ("global.admin@aurora.example", "/customers"),
    ("global.admin@aurora.example", "/customers/former"),
    ("global.admin@aurora.example", "/customers/{elm}/subscriptions"),
    ("global.admin@aurora.example", "/customers/{elm}/users"),
    ("global.admin@aurora.example", "/customers/{elm}/service-requests"),
    ("global.admin@aurora.example", "/indirect-resellers"),
    ("global.admin@aurora.example", "/invitations"),
    ("global.admin@aurora.example", "/providers"),
    ("global.admin@aurora.example", "/referrals"),
    ("global.admin@aurora.example", "/service-requests"),
    ("admin@elmbakery.onmicrosoft.com", "/subscriptions"),
    ("admin@elmbakery.onmicrosoft.com", "/users"),
];

fn coding(page: &Page) -> Option<&str> {
    page.header("content-encoding")
}

#[rstest]
#[actix_web::test]
async fn a_list_of_fifty_rows_takes_fifteen_kilobytes_at_most(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = sales::subscriptions::elm(&app, "Microsoft 365 Business Basic").await;
    lengthen_every_list(&app, &aurora, &basic).await;
    let (mut full, mut large) = (0, Vec::new());
    for (who, path) in LISTS {
        let path = path.replace("{elm}", &basic.customer_id.to_string());
        let browser = app.signed_in(who).await;
        for language in ["en", "ru"] {
            *browser.language.borrow_mut() = language.into();
            let page = browser.get_with(&path, &[GZIP]).await;
            assert_eq!((page.status, coding(&page)), (StatusCode::OK, Some("gzip")), "{path}");
            full += usize::from(rows(&page).len() >= 50);
            if page.sent > LIMIT {
                large.push(format!("{path} ({}, {} rows): {} bytes", page.language(), rows(&page).len(), page.sent));
            }
        }
    }
    assert!(large.is_empty(), "{large:#?}");
    assert!(full >= 16, "only {full} lists have fifty rows");
}

#[rstest]
#[actix_web::test]
async fn pages_and_tables_are_compressed_for_whoever_takes_gzip(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| crowd::add_customers(db, now, 0..60)).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    for path in ["/customers", "/customers/export", "/agreements/customer/download", "/nowhere"] {
        let plain = aurora.get(path).await;
        assert_eq!((coding(&plain), plain.header("vary")), (None, Some("Accept-Encoding")), "{path}");
        assert_eq!(plain.sent, plain.body.len());
        for taken in ["gzip, deflate, br, zstd", "gzip", "br;q=1, gzip;q=0.1"] {
            let packed = aurora.get_with(path, &[("accept-encoding", taken)]).await;
            assert_eq!((coding(&packed), packed.header("vary")), (Some("gzip"), Some("Accept-Encoding")), "{path}");
            assert_eq!((packed.status, packed.text()), (plain.status, plain.text()), "{path}");
            assert!(packed.sent * 2 < packed.body.len(), "{path}: {} of {}", packed.sent, packed.body.len());
        }
        for taken in ["", "br", "identity", "gzip;q=0", "*", "nonsense;;q=x"] {
            let asked = aurora.get_with(path, &[("accept-encoding", taken)]).await;
            assert_eq!((coding(&asked), asked.header("vary")), (None, Some("Accept-Encoding")), "{path}: {taken:?}");
        }
    }
}

#[rstest]
#[actix_web::test]
async fn what_is_short_or_compressed_already_stays_as_it_is(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.browser();
    for path in ["/healthz", "/readyz", "/", "/static/missing"] {
        let answer = browser.get_with(path, &[GZIP]).await;
        assert_eq!((coding(&answer), answer.sent), (None, answer.body.len()), "{path}");
    }
    let sheet = tandem::web::assets::path("tandem.css");
    let once = browser.get_with(sheet, &[("accept-encoding", "gzip")]).await;
    assert_eq!(coding(&once), Some("gzip"));
    assert_eq!(once.body, include_str!("../../../../static/tandem.css"));
    assert_eq!(coding(&browser.get_with(sheet, &[GZIP]).await), Some("br"));
}

#[rstest]
#[actix_web::test]
async fn the_length_of_a_secret_page_tells_nothing(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let stranger = app.browser();
    let with_link = format!("/sign-in?return_to={link}");
    let setup = app.open_setup();
    for (browser, path) in [
        (&aurora, &draft(&aurora).await.path),
        (&stranger, &link),
        (&stranger, &format!("{link}/enrol")),
        (&stranger, &with_link),
        (&stranger, &setup),
    ] {
        let page = browser.get_with(path, &[GZIP]).await;
        assert_eq!((coding(&page), page.header("cache-control")), (None, Some("no-store")), "{path}");
        assert!(page.sent > 1024, "{path}: {}", page.text());
    }
    // A temporary password, in the answer to the form that made it.
    let agent = app.signed_in("admin.agent@birch.example").await;
    let elm = id_of(&app, "elmbakery.onmicrosoft.com").await;
    let page = agent.get_with(&format!("/customers/{elm}/account/password"), &[GZIP]).await;
    assert_eq!(coding(&page), Some("gzip"), "no secret yet");
    let (action, fields) = page.fill(None, "Reset password", &[]);
    let form = TestRequest::post().uri(&action).insert_header(GZIP).set_form(&fields);
    let shown = agent.send(form, &action).await;
    assert!(shown.says("Temporary password"), "{}", shown.text());
    assert_eq!(coding(&shown), None);
}

#[rstest]
#[actix_web::test]
async fn what_another_site_asks_for_has_its_own_length(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    for (site, wanted) in
        [("cross-site", None), ("same-site", None), ("same-origin", Some("gzip")), ("none", Some("gzip"))]
    {
        for path in ["/customers?search=guess", "/customers/export?search=guess"] {
            let page = aurora.get_with(path, &[GZIP, ("sec-fetch-site", site)]).await;
            assert_eq!((page.status, coding(&page)), (StatusCode::OK, wanted), "{path} from {site}");
        }
    }
}
