//! Billing: what was charged month by month, who sees it, and the files.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use super::{
    orders::letterhead,
    subscriptions::{BASIC, elm, lines, submit},
};
use crate::support::{
    Backend, Page, TestApp,
    sales::{Sale, SoldLine, sell, tenant},
};

const BIRCH: Option<i64> = Some(4_100_001);

/// A file's rows, each a list of cells; none of them holds a comma here.
fn cells(file: &Page) -> Vec<Vec<String>> {
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, Some("text/csv; charset=utf-8")));
    let row = |line: &str| line.trim_start_matches('\u{FEFF}').split(',').map(str::to_owned).collect();
    file.body.split_terminator("\r\n").map(row).collect()
}

/// What the cells below a head come to, in minor units.
fn sum_of(file: &Page, head: &str) -> i64 {
    let rows = cells(file);
    let place = rows[0].iter().position(|one| one == head).unwrap_or_else(|| panic!("{head} in {:?}", rows[0]));
    rows[1..].iter().map(|row| row[place].replace('.', "").parse::<i64>().unwrap()).sum()
}

#[rstest]
#[actix_web::test]
async fn billing_opens_on_this_month_with_a_row_per_customer_and_leads_to_others(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get("/billing").await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Billing"), "{}", page.text());
    assert_eq!(page.value_of("Month"), "2030-01");
    assert!(page.says("Jan 2030") && page.link("Feb 2030").is_none());
    let elm = page.row("Elm Bakery").unwrap();
    assert!(elm.contains("elmbakery.onmicrosoft.com 2 30.00") && elm.ends_with("30.00 USD"), "{elm}");
    assert!(page.row("Fir Clinic").unwrap().ends_with("— — — —"), "{}", page.text());
    let total = page.text().split("Total").last().unwrap().to_owned();
    assert!(total.trim().starts_with("30.00 USD") || page.row("Total").is_some(), "{}", page.text());
    let before = aurora.get(&page.link("Dec 2029").unwrap()).await;
    assert_eq!(before.value_of("Month"), "2029-12");
    assert_eq!(before.link("Jan 2030").as_deref(), Some("/billing?month=2030-01"));
    // Standard's licenses, the add-on's and the suspended subscription's: another billing period of each began.
    assert!(before.row("Elm Bakery").unwrap().contains("elmbakery.onmicrosoft.com 3 "), "{}", before.text());
    let searched = aurora.get("/billing?month=2029-12&search=fir").await;
    assert!(searched.row("Elm Bakery").is_none() && searched.row("Fir Clinic").is_some());
    assert_eq!(searched.link("Nov 2029").as_deref(), Some("/billing?search=fir&month=2029-11"));
    let nobody = aurora.get("/billing?month=2029-12&search=nobody").await;
    assert!(nobody.says("No customers match."), "{}", nobody.text());
    let patriot = app.signed_in("global.admin@patriot.example").await.get("/billing").await;
    assert!(patriot.says("No customers yet"), "{}", patriot.text());
}

#[rstest]
#[actix_web::test]
async fn what_is_no_month_is_said_beside_the_field_and_this_month_is_shown(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let id = tenant(&app, "elmbakery.onmicrosoft.com").await;
    for path in ["/billing".to_owned(), format!("/billing/{id}")] {
        for (month, why) in [
            ("2030-13", "Enter a month as year and month, such as 2030-01."),
            ("january", "Enter a month as year and month, such as 2030-01."),
            ("1969-12", "Enter a month as year and month, such as 2030-01."),
            ("2030-02", "Enter a month that has started, such as 2030-01."),
        ] {
            let page = aurora.get(&format!("{path}?month={month}")).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {month}");
            assert_eq!(page.refusal_of("Month"), why, "{path} {month}");
            assert_eq!(page.value_of("Month"), "2030-01");
        }
        let file = if path == "/billing" { "/billing/export".to_owned() } else { format!("{path}/export") };
        let answer = aurora.get(&format!("{file}?month=2030-02")).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.says("Enter a month that has started"), "{}", answer.text());
        let oldest = aurora.get(&format!("{path}?month=2010-01")).await;
        assert_eq!((oldest.status, oldest.link("Dec 2009")), (StatusCode::OK, None));
    }
}

#[rstest]
#[actix_web::test]
async fn a_statement_is_what_orders_and_billing_periods_come_to_whatever_happens_in_the_month(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, BASIC).await;
    // Three more on the sixth day: 26 of 31 days are left; two go back the day after.
    app.clock.advance(TimeDelta::days(5));
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    submit(&aurora, &basic, &[("Quantity", "8")]).await;
    app.clock.advance(TimeDelta::days(1));
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    submit(&aurora, &basic, &[("Quantity", "6")]).await;
    assert_eq!(lines(&app, &basic).await.iter().map(|line| line.2).collect::<Vec<_>>(), [3_000, 3 * 503, -2 * 484]);
    let page = aurora.get(&format!("/billing/{}", basic.customer_id)).await;
    assert_eq!(page.heading(), "Statement for Jan 2030");
    for row in
        ["New Jan 15, 2030 Feb 15, 2030", "Licenses added Jan 20, 2030 Feb 15, 2030", "Licenses removed Jan 21, 2030"]
    {
        assert!(page.says(row), "{row}: {}", page.text());
    }
    assert!(page.says("−9.68") && page.body.contains("data-print"), "{}", page.text());
    assert!(letterhead(&page).contains("Customer Elm Bakery"));
    let file = aurora.get(&page.link("Export").unwrap()).await;
    let rows = cells(&file);
    let ours: Vec<&Vec<String>> = rows.iter().filter(|row| row[6] == basic.id.to_string()).collect();
    let amounts: Vec<&str> = ours.iter().map(|row| row[15].as_str()).collect();
    assert_eq!(amounts, ["30.00", "15.09", "-9.68"], "{}", file.body);
    assert_eq!(ours[2][13], "-2");
    // The month after has the billing periods alone, with the licenses that there are.
    app.clock.advance(TimeDelta::days(40));
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&format!("/billing/{}?month=2030-02", basic.customer_id)).await;
    assert!(page.says("Billing period Feb 15, 2030 Mar 15, 2030"), "{}", page.text());
    let list = aurora.get("/billing?month=2030-02").await;
    let whole = aurora.get(&list.link("Export all charges").unwrap()).await;
    let one = aurora.get(&page.link("Export").unwrap()).await;
    assert!(sum_of(&one, "Amount") > 3_600 && sum_of(&whole, "Amount") >= sum_of(&one, "Amount"));
    let february: Vec<_> = cells(&one).into_iter().filter(|row| row[6] == basic.id.to_string()).collect();
    assert_eq!((february.len(), february[0][15].as_str(), february[0][13].as_str()), (1, "36.00", "6"));
}

#[rstest]
#[actix_web::test]
async fn the_file_of_a_month_is_safe_to_open_and_can_be_had_for_each_reseller(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let lines = vec![SoldLine::new("=HYPERLINK(1)", 3, BIRCH), SoldLine::new("Contoso Mail", 2, None)];
    sell(&app, Sale::to_elm(lines)).await;
    let birch = tenant(&app, "birch.example").await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let file = aurora.get("/billing/export").await;
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"billing-2030-01-15.csv\""));
    assert!(file.body.contains(",'=HYPERLINK(1),") && !file.body.contains(",=HYP"), "{}", file.body);
    // Another billing period of Oak Dental's eight licenses began this month.
    assert_eq!(sum_of(&file, "Amount"), 3_000 + 3 * 1_250 + 2 * 1_250 + 8 * 1_250);
    let page = aurora.get(&format!("/billing?reseller={birch}")).await;
    assert!(page.row("Elm Bakery").unwrap().ends_with("67.50 USD"), "{}", page.text());
    assert!(page.row("Fir Clinic").is_none());
    let file = aurora.get(&page.link("Export all charges").unwrap()).await;
    assert_eq!(sum_of(&file, "Amount"), 3_000 + 3 * 1_250);
    assert!(cells(&file)[1..].iter().all(|row| row[4] == "4100001" && row[5] == "Birch IT"), "{}", file.body);
    // A reseller of somebody else's is nobody.
    let cedar = tenant(&app, "cedar.example").await;
    for unknown in [cedar.to_string(), "nonsense".to_owned()] {
        let file = aurora.get(&format!("/billing/export?reseller={unknown}")).await;
        assert_eq!(cells(&file).len(), 1, "the heads alone");
        assert!(aurora.get(&format!("/billing?reseller={unknown}")).await.says("No customers match."));
    }
}

#[rstest]
#[actix_web::test]
async fn a_reseller_sees_what_carries_its_number_without_prices(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let id = tenant(&app, "elmbakery.onmicrosoft.com").await;
    sell(&app, Sale::to_elm(vec![SoldLine::new("Contoso Mail", 2, None)])).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let page = birch.get("/billing").await;
    let elm = page.row("Elm Bakery").unwrap();
    assert!(elm.ends_with("elmbakery.onmicrosoft.com 1"), "{elm}");
    let statement = birch.get(&format!("/billing/{id}")).await;
    let file = birch.get(&format!("/billing/{id}/export")).await;
    let all = birch.get("/billing/export").await;
    for page in [&page, &statement, &file, &all] {
        assert!(!page.body.contains("30.00") && !page.body.contains("USD"), "{}", page.body);
        assert!(!page.body.contains("Contoso") && !page.body.contains("Power BI Trial"), "{}", page.body);
    }
    assert!(statement.says("New Jan 15, 2030 Feb 15, 2030") && statement.says("Aurora Distribution 5"));
    assert!(statement.says("This page shows what was sold with your MPN ID."));
    assert_eq!(cells(&file), cells(&all));
    assert!(page.link("Price list").is_none());
    assert_eq!(birch.get("/billing/price-list").await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn those_who_have_nothing_to_do_with_money_or_with_the_customer_see_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let id = tenant(&app, "elmbakery.onmicrosoft.com").await;
    let paths = [
        "/billing".to_owned(),
        "/billing/export".to_owned(),
        format!("/billing/{id}"),
        format!("/billing/{id}/export"),
    ];
    for (email, statuses) in [
        ("global.admin@aurora.example", [200, 200, 200, 200]),
        ("global.admin@maple.example", [200, 200, 404, 404]),
        ("global.admin@boreal.example", [200, 200, 404, 404]),
        ("helpdesk.agent@aurora.example", [403, 403, 403, 403]),
        ("user.admin@aurora.example", [403, 403, 403, 403]),
        ("default.user@birch.example", [403, 403, 403, 403]),
        ("admin@elmbakery.onmicrosoft.com", [403, 403, 403, 403]),
        ("operator@tandem.example", [403, 403, 403, 403]),
    ] {
        let browser = app.signed_in(email).await;
        for (path, status) in paths.iter().zip(statuses) {
            let page = browser.get(path).await;
            assert_eq!(page.status.as_u16(), status, "{email} {path}");
            let own = email == "global.admin@aurora.example" || email.starts_with("admin@elmbakery");
            assert!(own || !page.body.contains("Elm Bakery"), "{email} {path}");
        }
        let shown = browser.get("/").await.body.contains("href=\"/billing\"");
        assert_eq!(shown, statuses[0] == 200, "{email}");
    }
}

#[rstest]
#[actix_web::test]
async fn what_was_charged_for_a_former_customer_stays_in_the_books_of_its_seller(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let id = tenant(&app, "elmbakery.onmicrosoft.com").await;
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since WHERE domain = 'elmbakery.onmicrosoft.com'",
    )
    .await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get("/billing").await;
    let row = page.row("Elm Bakery").unwrap();
    assert!(row.contains("Former customer") && row.ends_with("30.00 USD"), "{row}");
    assert!(aurora.get("/billing/export").await.body.contains("Elm Bakery"));
    assert_eq!(aurora.get(&format!("/billing/{id}")).await.status, StatusCode::NOT_FOUND);
    let birch = app.signed_in("global.admin@birch.example").await.get("/billing").await;
    assert!(birch.row("Elm Bakery").is_none(), "{}", birch.text());
}

#[rstest]
#[actix_web::test]
async fn the_price_list_is_the_markets_and_its_file_has_a_price_a_row(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let billing = aurora.get("/billing").await;
    let page = aurora.get(&billing.link("Price list").unwrap()).await;
    assert!(page.says("Offers with a price in your market: United States."), "{}", page.text());
    let row = page.row("Microsoft 365 Business Basic").unwrap();
    assert!(row.contains("6.00 USD 1 year, monthly"), "{row}");
    let file = aurora.get(&page.link("Export price list").unwrap()).await;
    let rows = cells(&file);
    assert!(rows.len() > 12 && rows[1..].iter().all(|row| row[8] == "USD"), "{}", file.body);
    let basic = |row: &&Vec<String>| row[1] == "Microsoft 365 Business Basic" && row[6] == "Billed monthly";
    assert!(rows.iter().filter(basic).any(|row| row[7] == "6.00"), "{}", file.body);
    let found = aurora.get("/billing/price-list?search=business+basic").await;
    assert!(found.row("Microsoft 365 Business Basic").is_some() && found.row("Microsoft 365 E3").is_none());
    let rhein = app.signed_in("global.admin@rhein.example").await.get("/billing/price-list/export").await;
    assert!(rhein.body.contains(",EUR,") && !rhein.body.contains(",USD,"), "{}", rhein.body);
}
