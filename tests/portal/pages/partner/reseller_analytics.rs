//! What a provider's resellers do, in numbers: only its own partnerships and sales.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    domain::{ids::PartnershipId, policy::Action},
    repository::{accounts, partnerships},
};

use crate::support::{
    Backend, Page, TestApp, grant_for,
    sales::{Sale, SoldLine, sell},
};

const PATH: &str = "/indirect-resellers/analytics";
const BIRCH: Option<i64> = Some(4_100_001);

/// The rows of the table with this heading above it.
fn section<'a>(page: &'a Page, title: &str) -> &'a str {
    let start = page.body.find(&format!("aria-labelledby=\"{title}-title\"")).unwrap_or_else(|| panic!("no {title}"));
    page.body[start..].split("</section>").next().unwrap()
}

fn sale(seller: &'static str, days_ago: i64, lines: Vec<SoldLine>) -> Sale {
    Sale { seller, days_ago, ..Sale::to_elm(lines) }
}

#[rstest]
#[actix_web::test]
async fn a_provider_counts_what_it_sold_with_its_resellers_and_nothing_of_others(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE subscriptions SET reseller_mpn_id = NULL").await;
    let now = app.clock.now();
    app.write(move |db| {
        let zenith = accounts::find_by_domain(db, "zenith.example")?;
        let cedar = accounts::find_by_domain(db, "cedar.example")?;
        partnerships::insert(
            db,
            &grant_for(Action::AcceptPartnership),
            PartnershipId::at(now),
            (zenith, cedar),
            None,
            now.plus(-TimeDelta::days(1)),
        )
    })
    .await;
    // Aurora with Birch, lately and long ago; without a reseller; with a reseller that left; with one it never had.
    sell(&app, sale("aurora.example", 3, vec![SoldLine::new("Alpha", 7, BIRCH), SoldLine::new("Beta", 5, BIRCH)]))
        .await;
    sell(&app, sale("aurora.example", 60, vec![SoldLine::new("Alpha", 11, BIRCH)])).await;
    sell(&app, sale("aurora.example", 2, vec![SoldLine::new("Gamma", 13, None)])).await;
    sell(&app, sale("aurora.example", 2, vec![SoldLine::new("Delta", 17, Some(4_100_006))])).await;
    sell(&app, sale("aurora.example", 2, vec![SoldLine::new("Epsilon", 19, Some(4_100_002))])).await;
    // Zenith with Birch too, which is nothing to Aurora.
    sell(&app, sale("zenith.example", 2, vec![SoldLine::new("Secret", 4321, BIRCH)])).await;

    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&aurora.get("/indirect-resellers").await.link("Analytics").unwrap()).await;
    assert_eq!((page.status, page.value_of("Period").as_str()), (StatusCode::OK, "30"));
    assert!(
        page.says("Total resellers 2 your partners now") && page.says("Transacting 1 their MPN ID"),
        "{}",
        page.text()
    );
    assert!(page.says("Active 2 serve at least one"), "{}", page.text());
    let seller = page.row("Birch IT").unwrap();
    assert!(seller.starts_with("Birch IT 2 ") && seller.ends_with(" 12"), "{seller}");
    let products = section(&page, "products");
    assert!(products.contains("Alpha") && products.contains("Beta"), "{products}");
    for foreign in ["Secret", "4321", "Gamma", "Delta", "Epsilon", "Zenith", "Cedar", "Larch"] {
        assert!(!page.body.contains(foreign), "{foreign} is none of Aurora's resellers' business");
    }
    let year = aurora.get(&format!("{PATH}?days=365")).await;
    let seller = year.row("Birch IT").unwrap();
    assert!(seller.starts_with("Birch IT 3 ") && seller.ends_with(" 23"), "{seller}");
    let months = section(&year, "months");
    assert!(months.contains("Jan 2030") && months.contains("Feb 2029") && !months.contains("Jan 2029"), "{months}");
    // Twelve months in the wide drawing and six in the narrow one, two of them with a column: two numbers stand on it.
    assert_eq!(months.matches("class=\"chart-number\"").count(), months.matches("<rect").count());
    assert_eq!(months.matches("role=\"img\"").count(), 2);
    assert!(months.contains("Jan: New 2, Ended 0") && months.contains("Nov: New 1, Ended 0"), "{months}");
    let agreements = section(&year, "agreements");
    assert!(agreements.contains("Dogwood Tech") && agreements.contains("Not signed") && agreements.contains("4100001"));

    let zenith = app.signed_in("global.admin@zenith.example").await.get(PATH).await;
    assert!(zenith.says("New 1 became partners") && zenith.body.contains("Secret"), "{}", zenith.text());
    assert!(!zenith.body.contains("Alpha") && !zenith.body.contains("Dogwood"), "{}", zenith.text());
    let patriot = app.signed_in("global.admin@patriot.example").await.get(PATH).await;
    assert!(patriot.says("No numbers yet"), "{}", patriot.text());
}

#[rstest]
#[actix_web::test]
async fn what_ended_is_counted_in_its_month(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE subscriptions SET reseller_mpn_id = NULL").await;
    sell(&app, sale("aurora.example", 40, vec![SoldLine::new("Alpha", 7, BIRCH), SoldLine::new("Beta", 1, BIRCH)]))
        .await;
    app.sql(
        "UPDATE subscriptions SET state = 'deleted', ended_at = '2030-01-02 10:00:00', end_reason = 'cancelled' \
         WHERE offer_name = 'Beta'",
    )
    .await;
    let aurora = app.signed_in("user.admin@aurora.example").await;
    let page = aurora.get(PATH).await;
    assert!(page.row("Jan 2030").unwrap().ends_with("Jan 2030 0 1"), "{}", page.row("Jan 2030").unwrap());
    assert!(page.row("Dec 2029").unwrap().ends_with("Dec 2029 2 0"), "{}", page.row("Dec 2029").unwrap());
    assert!(section(&page, "resellers").contains("Nothing was sold in the last 30 days."));
}

#[rstest]
#[actix_web::test]
async fn each_table_is_a_file_with_nothing_to_calculate_in_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE accounts SET name = '=Birch IT' WHERE mail_domain = 'birch.example'").await;
    sell(&app, sale("aurora.example", 3, vec![SoldLine::new("@Alpha", 7, BIRCH)])).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(PATH).await;
    for (link, words) in [
        ("Export agreements", "'=Birch IT,4100001,United States,"),
        ("Export all resellers that sold", "'=Birch IT,4100001,"),
        ("Export all products", "'@Alpha,1,7"),
        ("Export markets", "United States,2"),
        ("Export months", "2030-01,"),
    ] {
        let file = aurora.get(&page.link(link).unwrap()).await;
        assert_eq!(file.status, StatusCode::OK, "{link}");
        assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
        assert_eq!(file.header("cache-control"), Some("no-store"));
        assert!(file.body.contains(words), "{link}: {}", file.body);
    }
}

#[rstest]
#[actix_web::test]
async fn report_viewers_come_from_home_and_agents_and_resellers_not_at_all(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql(
        "UPDATE memberships SET role = 'report_viewer' WHERE user_id = \
         (SELECT id FROM users WHERE email_key = 'default.user@aurora.example')",
    )
    .await;
    let viewer = app.signed_in("default.user@aurora.example").await;
    let home = viewer.get("/").await;
    assert!(home.body.contains("href=\"/indirect-resellers/analytics\""), "{}", home.text());
    let page = viewer.get(PATH).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.link("Indirect resellers").is_none(), "which it may not see");
    assert_eq!(viewer.get("/indirect-resellers").await.status, StatusCode::FORBIDDEN);
    for email in ["sales.agent@aurora.example", "global.admin@birch.example", "operator@tandem.example"] {
        let other = app.signed_in(email).await;
        for path in [PATH, "/indirect-resellers/analytics/export?part=months"] {
            assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{email} {path}");
        }
        assert!(!other.get("/").await.body.contains("analytics"), "{email}");
    }
}

#[rstest]
#[actix_web::test]
async fn what_was_sold_under_a_former_number_is_the_resellers_still(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE subscriptions SET reseller_mpn_id = NULL").await;
    sell(&app, sale("aurora.example", 3, vec![SoldLine::new("Alpha", 7, BIRCH), SoldLine::new("Beta", 5, BIRCH)]))
        .await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let choice = birch.get("/settings/identifiers/associate").await;
    assert!(
        birch
            .press_on(&choice, "Save", &[("Location", "4100011")])
            .await
            .says("Account associated with MPN ID 4100011.")
    );
    sell(&app, sale("aurora.example", 2, vec![SoldLine::new("Gamma", 1, Some(4_100_011))])).await;
    // A place that it was never associated with is no number of its sales.
    sell(&app, sale("aurora.example", 2, vec![SoldLine::new("Delta", 17, Some(4_100_012))])).await;
    let page = app.signed_in("global.admin@aurora.example").await.get(PATH).await;
    let seller = page.row("Birch IT").unwrap();
    assert!(seller.starts_with("Birch IT 3 ") && seller.ends_with(" 13"), "{seller}");
    let products = section(&page, "products");
    assert!(["Alpha", "Beta", "Gamma"].iter().all(|name| products.contains(name)), "{products}");
    assert!(!page.body.contains("Delta"));
    assert!(page.row("Jan 2030").unwrap().ends_with(" 3 0"), "{}", page.row("Jan 2030").unwrap());
}
