//! The catalogue, for the operator.

use actix_web::http::StatusCode;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::BigInt};
use rstest::rstest;
use tandem::{
    domain::policy::Action,
    repository::{
        accounts,
        db::Db,
        licenses, offers as stored,
        service_plans::{self, Exclusion},
    },
};

use crate::support::{Backend, Browser, Page, TestApp, grant_for};

const OPERATOR: &str = "operator@tandem.example";
const DEMO: &str = include_str!("../../../../src/demo/catalog.csv");

fn header() -> &'static str {
    DEMO.lines().next().unwrap()
}

/// A file of so many offers with two prices each.
pub fn offers(many: usize) -> String {
    let mut rows = vec![header().to_owned()];
    for number in 0..many {
        for market in ["US,USD", "DE,EUR"] {
            rows.push(format!(
                "made-{number},Generated {number:05},Maker,commercial,license,enterprise,1,9,,,,,{market},P1Y,annual,5,,,,"
            ));
        }
    }
    rows.join("\n")
}

async fn send(operator: &Browser, content: &str) -> Page {
    let page = operator.get("/catalog/import").await;
    operator.send_file(&page, "Check file", "prices.csv", content.as_bytes()).await
}

/// Sends a file that nothing is wrong with, and gives the page that shows what it changes.
async fn previewed(operator: &Browser, content: &str) -> Page {
    let answer = send(operator, content).await;
    let next = answer.location().unwrap_or_else(|| panic!("{}", answer.text()));
    operator.get(&next).await
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

async fn count(app: &TestApp, query: &'static str) -> i64 {
    let counted = move |db: &mut Db| {
        let number: Number = match db {
            Db::Pg(conn) => sql_query(query).get_result(conn)?,
            Db::Sqlite(conn) => sql_query(query).get_result(conn)?,
        };
        Ok(number.count)
    };
    app.read(counted).await
}

const IMPORTS: &str = "SELECT count(*) AS count FROM audit_records WHERE event = 'import_catalog'";
const OFFERS: &str = "SELECT count(*) AS count FROM offers";
const UPLOADS: &str = "SELECT count(*) AS count FROM uploads";

#[rstest]
#[actix_web::test]
async fn the_operator_looks_through_the_catalogue(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let list = operator.get("/catalog").await;
    assert_eq!(list.heading(), "Catalog");
    assert!(list.says("20 offers are in the catalog."));
    let row = list.row("Microsoft 365 Business Voice").unwrap();
    assert!(row.contains("m365-business-voice") && row.contains("Sold until Jun 30, 2023"), "{row}");
    let row = list.row("Azure plan").unwrap();
    assert!(row.contains("By usage") && row.contains("No fixed term") && row.contains("BR, DE, RU, US"), "{row}");
    assert!(list.row("Office 365 E3 EEA").unwrap().contains("DE"));

    assert!(operator.get("/catalog?search=TEAMS+phone").await.row("Microsoft Teams Phone Standard").is_some());
    assert!(operator.get("/catalog?search=m365-e3").await.row("Microsoft 365 E3").is_some());
    assert!(operator.get("/catalog?search=%25").await.says("No matches"));

    let narrowed = operator.get("/catalog?segment=nonprofit&billing=license&category=small_business&term=P1Y").await;
    assert!(narrowed.row("Nonprofit").is_some() && narrowed.row("Microsoft 365 E3").is_none(), "{}", narrowed.text());
    assert!(operator.get("/catalog?publisher=Nobody").await.says("No matches"));
    assert!(operator.get("/catalog?publisher=Microsoft&billing=usage").await.row("Azure plan").is_some());
    assert!(operator.get("/catalog?category=trial&term=P1Y").await.says("No matches"), "trials last 30 days");
    assert!(operator.get("/catalog?segment=nonsense").await.row("Microsoft 365 E3").is_some());
    assert_eq!(narrowed.value_of("Segment"), "nonprofit");

    let basic = operator.get(&list.link_in_row("Business Basic", "Microsoft 365 Business Basic").unwrap()).await;
    assert_eq!(basic.heading(), "Microsoft 365 Business Basic");
    assert!(basic.says("Licenses per subscription 1–299") && basic.says("Limit per customer None"), "{}", basic.text());
    assert!(basic.says("Can be upgraded to Microsoft 365 Business Premium , Microsoft 365 Business Standard"));
    assert!(basic.says("Add-ons Microsoft Defender for Business , Microsoft Teams Phone Standard"));
    assert!(!basic.says("Trials") && basic.says("Russia 1 year Billed annually 5,400.00 RUB"), "{}", basic.text());
    for path in ["/catalog/00000000-0000-7000-8000-000000000000", "/catalog/x", "/catalog/imports/x"] {
        assert_eq!(operator.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[rstest]
#[actix_web::test]
async fn a_file_is_checked_shown_and_loaded_by_the_last_word(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let basic =
        || app.read(|db| Ok(stored::in_market(db, "US")?.into_iter().find(|(o, _)| o.sku == "m365-business-basic")));
    let before = basic().await.unwrap();

    let file = format!("{}\n{}", DEMO.replace(",7.20,", ",7.35,"), offers(30).split_once('\n').unwrap().1);
    let preview = previewed(&operator, &file).await;
    assert!(preview.says("prices.csv"));
    assert!(preview.says("New offers: 30. Changed offers: 1. Unchanged offers: 19."), "{}", preview.text());
    assert!(preview.says("30 new offers Generated 00000") && preview.says("and 5 more offers"));
    assert!(preview.says("1 offer changes Microsoft 365 Business Basic"));
    assert_eq!(basic().await.unwrap(), before, "looking changes nothing");

    let done = operator.press_on(&preview, "Import", &[]).await;
    assert!(done.says("File loaded. Offers added: 30. Offers changed: 1. Offers unchanged: 19."), "{}", done.text());
    let after = basic().await.unwrap();
    assert_eq!((&after.0, after.1.len()), (&before.0, before.1.len()), "an offer keeps its id");
    assert!(after.1.iter().any(|price| price.unit_price == 735));
    assert_eq!(count(&app, IMPORTS).await, 2, "the demo's own and this one");
    assert_eq!(count(&app, "SELECT count(*) AS count FROM uploads WHERE content IS NOT NULL").await, 0);

    let again = previewed(&operator, &file).await;
    assert!(again.says("There is nothing to load.") && !again.body.contains(">Import</button>"));
    let page = operator.get(&operator.get("/catalog").await.link("Next").unwrap_or("/catalog".into())).await;
    assert_eq!(page.status, StatusCode::OK);
}

#[rstest]
#[actix_web::test]
async fn a_wrong_file_is_refused_with_every_row_named_and_nothing_is_kept(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let plant = |many: usize| -> String {
        let file = offers(500);
        let rows = file.lines().enumerate().map(|(at, row)| match at {
            0 => row.to_owned(),
            // Every third row, beginning with the third line.
            at if at % 3 == 2 && at / 3 < many => row.replace(",5,,", ",-5,,"),
            _ => row.to_owned(),
        });
        rows.collect::<Vec<_>>().join("\n")
    };
    let refused = send(&operator, &plant(100)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.alert().contains("This file has 100 errors. Nothing was loaded from prices.csv."));
    let named = regex::Regex::new(r"(\d+) unit_price Enter a price").unwrap();
    let text = refused.text();
    let lines: Vec<usize> = named.captures_iter(&text).map(|found| found[1].parse().unwrap()).collect();
    assert_eq!(lines, (0..100).map(|fault| 3 * fault + 3).collect::<Vec<_>>());
    let many = send(&operator, &plant(300)).await;
    assert!(many.alert().contains("300 errors") && many.says("100 more errors aren’t shown."));
    for (wrong, line, said) in [
        (DEMO.replace("Visio Plan 2", "=HYPERLINK(1)"), 86, "doesn’t begin with ="),
        (DEMO.replace("Visio Plan 2", &"V".repeat(300)), 86, "Use 200 characters or fewer."),
        (
            DEMO.replace(
                "visio-plan-2,Visio Plan 2,Microsoft,commercial,license,enterprise,1,",
                "visio-plan-2,Visio Plan 2,Microsoft,commercial,license,enterprise,0,",
            ),
            86,
            "from 1 to 10,000,000",
        ),
        (DEMO.replace("US,USD", "CN,CNY"), 2, "two-letter code of a country"),
        (offers(1).replace("Generated 00000", "Azure  PLAN"), 2, "SKU azure-plan already has this name"),
        (offers(1).replace("1,9,,,,", "1,9,,,nothing,"), 2, "no offer with the SKU nothing"),
    ] {
        let page = send(&operator, &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let found = page.says(said) && page.says(&format!(" {line} "));
        assert!(found, "{said}: {}", page.text());
    }
    assert_eq!((count(&app, UPLOADS).await, count(&app, OFFERS).await, count(&app, IMPORTS).await), (0, 20, 1));
}

#[rstest]
#[actix_web::test]
async fn forms_without_a_file_too_large_or_not_ours_are_refused(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let page = operator.get("/catalog/import").await;
    let none = operator.send_file(&page, "Check file", "", b"").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(none.refusal_of("File"), "Choose a file first.");
    let large = operator.send_file(&page, "Check file", "a.csv", &vec![b'x'; 9 * 1024 * 1024]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.refusal_of("File").starts_with("Choose a file of up to 8 MB."));
    let picture = operator.send_file(&page, "Check file", "a.png", b"\x89PNG\r\n\x1a\n\xff").await;
    assert!(picture.says("This isn’t a text file in UTF-8."));
    let other = operator.post("/catalog/import", &[("file", DEMO)]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);

    // A page of another browser: its token is not this one's.
    let theirs = app.signed_in(OPERATOR).await.get("/catalog/import").await;
    let forged = operator.send_file(&theirs, "Check file", "a.csv", DEMO.as_bytes()).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    let stranger = app.browser();
    assert_eq!(stranger.send_file(&page, "Check file", "a.csv", b"x").await.status, StatusCode::SEE_OTHER);
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(aurora.send_file(&page, "Check file", "a.csv", b"x").await.status, StatusCode::FORBIDDEN);
    assert_eq!(count(&app, UPLOADS).await, 0);
}

#[rstest]
#[actix_web::test]
async fn a_file_sent_twice_is_kept_once_and_imported_twice_is_loaded_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let page = operator.get("/catalog/import").await;
    let file = offers(3);
    let first = operator.send_file(&page, "Check file", "a.csv", file.as_bytes()).await;
    let second = operator.send_file(&page, "Check file", "a.csv", file.as_bytes()).await;
    assert_eq!(first.location(), second.location());
    assert_eq!(count(&app, UPLOADS).await, 1);

    let preview = operator.get(&first.location().unwrap()).await;
    let twin = operator.twin();
    let (one, other) = tokio::join!(operator.press(&preview, "Import", &[]), twin.press(&preview, "Import", &[]));
    assert_eq!((one.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let third = operator.press_on(&preview, "Import", &[]).await;
    assert!(third.says("File loaded. Offers added: 3."), "{}", third.text());
    assert_eq!((count(&app, OFFERS).await, count(&app, IMPORTS).await), (23, 2));
}

#[rstest]
#[actix_web::test]
async fn whoever_waits_sees_how_far_it_is_and_what_died_can_be_begun_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let preview = previewed(&operator, &offers(3)).await;
    app.sql("UPDATE uploads SET state = 'loading', started_at = '2030-01-15 11:59:00'").await;
    let waiting = operator.get(&preview.path).await;
    assert_eq!(waiting.header("refresh"), Some("2"));
    assert!(waiting.body.contains("<progress") && waiting.says("Loading the file"));
    let pressed = operator.press_on(&preview, "Import", &[]).await;
    assert!(pressed.says("Loading the file"), "it is not begun a second time");
    assert_eq!(count(&app, OFFERS).await, 20);

    app.sql("UPDATE uploads SET started_at = '2030-01-15 11:50:00'").await;
    let died = operator.get(&preview.path).await;
    assert!(died.header("refresh").is_none());
    assert!(died.alert().contains("The import was interrupted and nothing was loaded."));
    let done = operator.press_on(&died, "Import", &[]).await;
    assert!(done.says("Offers added: 3."), "{}", done.text());
}

#[rstest]
#[actix_web::test]
async fn a_file_that_went_wrong_since_it_was_looked_at_is_not_loaded(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let first = previewed(&operator, &offers(2)).await;
    let second = previewed(&operator, &offers(2).replace("made-", "other-")).await;
    operator.press_on(&first, "Import", &[]).await;
    let refused = operator.press_on(&second, "Import", &[]).await;
    assert!(refused.alert().contains("This file has 2 errors."), "{}", refused.text());
    assert!(refused.says("The offer with the SKU made-0 already has this name."));
    assert_eq!((count(&app, OFFERS).await, count(&app, IMPORTS).await), (22, 2));
}

#[rstest]
#[actix_web::test]
async fn a_file_belongs_to_its_account_and_goes_after_a_day(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let preview = previewed(&operator, &offers(2)).await;
    app.sql("UPDATE uploads SET account_id = (SELECT id FROM accounts WHERE name = 'Maple Direct')").await;
    assert_eq!(operator.get(&preview.path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(operator.press(&preview, "Import", &[]).await.status, StatusCode::NOT_FOUND);
    app.sql("UPDATE uploads SET account_id = (SELECT id FROM accounts WHERE kind = 'operator')").await;
    assert_eq!(operator.get(&preview.path).await.status, StatusCode::OK);
    app.clock.advance(chrono::TimeDelta::hours(25));
    let operator = app.signed_in(OPERATOR).await;
    assert_eq!(operator.get(&preview.path).await.status, StatusCode::NOT_FOUND);
    app.worker.tidy().await.unwrap();
    assert_eq!(count(&app, UPLOADS).await, 0);
}

#[rstest]
#[actix_web::test]
async fn service_plans_are_loaded_and_changed_and_a_file_that_says_nothing_of_them_leaves_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let made = |plans: &str| offers(1).replace(",5,,,,", &format!(",5,,,{plans},group2"));
    let plans = "MAIL=Mail; CHAT=Chat|excludes TEAMS1|needs MAIL FAX; FAX=Fax";
    let load = async |file: &str| operator.press_on(&previewed(&operator, file).await, "Import", &[]).await;
    assert!(load(&made(plans)).await.says("Offers added: 1."));
    let list = operator.get("/catalog?search=made-0").await;
    let path = list.link_in_row("Generated 00000", "Generated 00000").unwrap();
    let shown = operator.get(&path).await;
    let row = shown.row("Chat").unwrap();
    assert_eq!(row, "Chat CHAT Needs one of: MAIL, FAX Not together with: TEAMS1");
    assert!(shown.says("License group Minecraft (group 2)") && shown.row("Mail").is_some(), "{}", shown.text());
    assert!(previewed(&operator, &made(plans)).await.says("There is nothing to load."));
    // A file of before there were plans.
    let short = offers(1).replace(",service_plans,license_group", "").replace(",5,,,,", ",6,,");
    assert!(load(&short).await.says("Offers changed: 1."));
    let kept = operator.get(&path).await;
    assert!(kept.row("Chat").is_some() && kept.says("Minecraft") && kept.says("6.00"), "{}", kept.text());
    assert!(load(&made("MAIL=Post; FILES=Files")).await.says("Offers changed: 1."));
    let changed = operator.get(&path).await;
    assert!(changed.row("Post").is_some() && changed.row("Files").is_some() && changed.row("Chat").is_none());
    // With a plan goes what leaves it out; what leaves out others stays.
    app.write(|db| {
        let elm = accounts::find_by_domain(db, "elmbakery.onmicrosoft.com")?;
        let basic = stored::find_by_sku(db, "m365-business-basic")?.id;
        let user_id = licenses::newest(db, elm, basic, 1)?[0].user_id;
        let off = ["TEAMS1", "PROJECTWORKMANAGEMENT"];
        let rows = off.map(|code| Exclusion { user_id, offer_id: basic, code: code.into() });
        service_plans::forget(db, &grant_for(Action::AssignLicenses), basic, &[user_id])?;
        service_plans::exclude(db, &grant_for(Action::AssignLicenses), &rows)
    })
    .await;
    assert!(load(&DEMO.replacen("TEAMS1=Microsoft Teams; ", "", 1)).await.says("Offers changed: 1."));
    let gone = "SELECT count(*) AS count FROM excluded_plans WHERE code = 'TEAMS1'";
    let left = "SELECT count(*) AS count FROM excluded_plans WHERE code = 'PROJECTWORKMANAGEMENT'";
    assert_eq!((count(&app, gone).await, count(&app, left).await), (0, 1));
    for (wrong, said) in [
        (made("MAIL=Mail|needs NOTHING"), "has a service plan with the code NOTHING"),
        (made("MAIL=Mail; MAIL=Mail"), "MAIL appears twice here"),
        (made("MAIL"), "Enter up to 60 service plans as CODE=Name"),
        (offers(1).replace(",5,,,,", ",5,,,,group3"), "Enter one of these: group1, group2"),
    ] {
        let page = send(&operator, &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(said) && page.says(" 2 "), "{said}: {}", page.text());
    }
}
