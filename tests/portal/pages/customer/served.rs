//! Customers that resellers serve already: the operator's file, and what connecting does not move.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::{invitation::invitations::send, partner::indirect_resellers::dump, platform},
    support::{Backend, Browser, Page, TestApp, link_in},
};

const OPERATOR: &str = "operator@tandem.example";
const PATH: &str = "/accounts/served-customers";

async fn import(operator: &Browser, rows: &str) -> Page {
    let page = operator.get(PATH).await;
    let file = format!("mpn_id,tenant,privileges,since\n{rows}");
    operator.send_file(&page, "Import", "served.csv", file.as_bytes()).await
}

async fn imported(operator: &Browser, rows: &str) -> Page {
    let answer = import(operator, rows).await;
    operator.get(&answer.location().unwrap_or_else(|| panic!("{}", answer.text()))).await
}

#[rstest]
#[actix_web::test]
async fn customers_of_a_reseller_that_is_here_are_its_customers_at_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    assert_eq!(operator.get("/accounts").await.link("Customers served elsewhere").as_deref(), Some(PATH));
    let rows = "4100002,ginkgolaw.onmicrosoft.com,yes,2027-05-31\n4000002,firclinic.onmicrosoft.com,no,2028-01-01\n";
    let page = imported(&operator, rows).await;
    assert!(
        page.says("New: 2, changed: 0, unchanged: 0. Relationships that started immediately: 2."),
        "{}",
        page.text()
    );
    assert!(page.says("No customers are waiting."));
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let list = cedar.get("/customers").await;
    assert!(list.row("Ginkgo Law").unwrap().contains("May 31, 2027"), "{}", list.text());
    // Beside it stands the zone of that day, which is not the one of today.
    assert!(
        list.body.contains("title=\"May 31, 2027, ") && list.body.contains(" (UTC−4), 2027-05-31 "),
        "{}",
        list.body
    );
    assert_eq!(list.zone(), "Times in New York, UTC−5");
    assert!(list.row("Fir Clinic").is_some());
    let agent = app.signed_in("sales.agent@cedar.example").await;
    assert!(agent.get("/customers").await.row("Ginkgo Law").is_some());
    let mails = app.mails().await;
    let to_ginkgo = mails.iter().find(|mail| mail.contains("admin@ginkgolaw.onmicrosoft.com")).unwrap();
    assert!(to_ginkgo.contains("Cedar Systems") && to_ginkgo.contains("/partner-relationships"), "{to_ginkgo}");
    // The same file again changes nothing.
    let again = imported(&operator, rows).await;
    assert!(
        again.says("New: 0, changed: 0, unchanged: 2. Relationships that started immediately: 0."),
        "{}",
        again.text()
    );
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn each_wrong_row_is_named_and_nothing_is_taken(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let before = dump(&app).await;
    let page = import(
        &operator,
        "4100002,ginkgolaw.onmicrosoft.com,yes,2027-05-31\n4100002,nowhere.onmicrosoft.com,yes,2027-05-31\n\
         4100002,hazelstudio.onmicrosoft.com,no,2027-05-31\n3100001,ginkgolaw.onmicrosoft.com,no,2027-05-31\n\
         4100002,juneberry.onmicrosoft.com,no,2027-05-31\n=1+1,oakdental.onmicrosoft.com,no,2090-01-01\n",
    )
    .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "This file has 6 errors.",
        "3 tenant Enter the domain name or ID of a customer on this portal.",
        "4 tenant Remove this row. The customer is in another region or cloud than this reseller.",
        "5 mpn_id This MPN ID doesn’t belong to an indirect reseller. Enter a reseller’s MPN ID.",
        "6 tenant Remove this row. The customer is in another region or cloud than this reseller.",
        "7 mpn_id",
        "7 since Enter a date that isn’t in the future, such as 2024-05-31.",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert_eq!(dump(&app).await, before);
    let none = operator.send_file(&operator.get(PATH).await, "Import", "", b"").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(none.refusal_of("File"), "Choose a file first.");
}

#[rstest]
#[actix_web::test]
async fn connecting_to_a_provider_moves_no_customer_in_either_direction(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    imported(&operator, "4100002,ginkgolaw.onmicrosoft.com,yes,2027-05-31\n").await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let before = dump(&app).await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let page = cedar.get(&link).await;
    let (action, mut fields) = page.fill(None, "Authorize indirect provider", &[]);
    fields.push(("consent".into(), "yes".into()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(cedar.post(&action, &fields).await.status, StatusCode::SEE_OTHER);
    let after = dump(&app).await;
    for table in ["relationships", "admin_privileges", "customers", "subscriptions", "served_customers"] {
        assert_eq!(after[table], before[table], "{table}");
    }
    assert_ne!(after["partnerships"], before["partnerships"]);
    assert!(cedar.get("/customers").await.row("Elm Bakery").is_none());
    assert!(aurora.get("/customers").await.row("Ginkgo Law").is_none());
}

#[rstest]
#[actix_web::test]
async fn a_reseller_sees_its_customers_when_it_enrolls_and_holds_privileges_when_the_operator_confirms(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let good = "5100001,ginkgolaw.onmicrosoft.com,yes,2027-05-31\n";
    let refused = import(&operator, &format!("{good}4100002,hazelstudio.onmicrosoft.com,no,2027-05-31\n")).await;
    assert!(refused.alert().contains("This file has 1 error."), "{}", refused.text());
    assert!(refused.says("3 tenant Remove this row. The customer is in another region or cloud than this reseller."));
    assert!(refused.says("No customers are waiting."), "{}", refused.text());
    let page = imported(&operator, &format!("{good}4100002,ginkgolaw.onmicrosoft.com,no,2027-06-01\n")).await;
    assert!(
        page.says("New: 2, changed: 0, unchanged: 0. Relationships that started immediately: 1."),
        "{}",
        page.text()
    );
    let row = page.row("5100001").unwrap();
    assert!(row.contains("Ginkgo Law") && row.contains("5100001 Yes") && !row.contains("Confirm"), "{row}");
    let cedar = app.signed_in("sales.agent@cedar.example").await;
    assert!(cedar.get("/customers").await.row("Ginkgo Law").is_some());
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.contains("admin@ginkgolaw.onmicrosoft.com")).unwrap();
    assert!(told.contains("Cedar Systems") && told.contains("/partner-relationships"), "{told}");
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (link, _) = send(&app, &aurora, "office@juniper.example").await;
    let juniper = app.browser();
    let page = juniper.get(&link).await;
    let page = juniper.get(&page.link("Enroll as a reseller").unwrap()).await;
    let form = [
        ("Company name", "Juniper Works"),
        ("Global MPN ID", "5000001"),
        ("Location MPN ID", "5100001"),
        ("Your name", "June Iper"),
        ("Email", "june@juniper.example"),
        ("Password", "a juniper in the snow"),
        ("Repeat password", "a juniper in the snow"),
    ];
    juniper.press(&page, "Enroll", &form).await;
    let verify = link_in(&app.mails().await[0], "enrol");
    let page = juniper.get(&verify).await;
    juniper.press_on(&page, "Confirm", &[("Password", "a juniper in the snow")]).await;
    assert!(juniper.get("/customers").await.row("Ginkgo Law").is_some());
    let ginkgo = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await;
    let partners = ginkgo.get("/partner-relationships").await;
    assert!(partners.row("Cedar Systems").is_some());
    let row = partners.row("Juniper Works").unwrap();
    assert!(!row.contains("Remove delegated admin"), "{row}");
    let page = operator.get(PATH).await;
    assert!(page.row("5100001").unwrap().contains("Juniper Works"), "{}", page.text());
    let answer = operator.press_in_row(&page, "5100001", "Confirm").await;
    let page = operator.get(&answer.location().unwrap()).await;
    assert!(page.says("Confirmed. Juniper Works now has the privileges that were waiting."), "{}", page.text());
    assert!(page.says("No customers are waiting."));
    let row = ginkgo.get("/partner-relationships").await.row("Juniper Works").unwrap();
    assert!(row.contains("Remove delegated admin"), "{row}");
    let list = juniper.get("/customers").await;
    let users = juniper.get(&list.link_in_row("Ginkgo Law", "Users and licenses").unwrap()).await;
    assert!(users.row("admin@ginkgolaw.onmicrosoft.com").is_some(), "{}", users.text());
}

#[rstest]
#[actix_web::test]
async fn a_file_gives_no_privileges_that_the_customer_took_away_and_names_each_customer_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    imported(&operator, "4100002,ginkgolaw.onmicrosoft.com,yes,2027-05-31\n").await;
    let ginkgo = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await;
    let list = ginkgo.get("/partner-relationships").await;
    let confirm = ginkgo.get(&list.link_in_row("Cedar Systems", "Remove delegated admin").unwrap()).await;
    ginkgo.press(&confirm, "Yes", &[]).await;
    imported(&operator, "4000002,ginkgolaw.onmicrosoft.com,yes,2027-05-31\n").await;
    let row = ginkgo.get("/partner-relationships").await.row("Cedar Systems").unwrap();
    assert!(!row.contains("Remove delegated admin"), "{row}");

    let id = crate::support::sales::tenant(&app, "firclinic.onmicrosoft.com").await;
    let rows = format!("4100006,firclinic.onmicrosoft.com,no,2027-05-31\n4100006,{id},yes,1999-12-31\n");
    let page = import(&operator, &rows).await;
    assert!(page.says("3 since Enter a date that isn’t in the future"), "{}", page.text());
    let rows = format!("4100006,firclinic.onmicrosoft.com,no,2027-05-31\n4100006,{id},yes,2027-05-31\n");
    let page = import(&operator, &rows).await;
    assert!(page.says("3 tenant Remove this row. Line 2 has the same reseller and customer."), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn confirming_says_where_nothing_waits(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let csrf = platform::access::csrf(&operator).await;
    for mpn in ["4100003", "3100001"] {
        let answer = operator.post(&format!("{PATH}/confirm"), &[("csrf", &csrf), ("mpn_id", mpn)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{mpn}");
    }
}

#[rstest]
#[actix_web::test]
async fn a_number_that_a_reseller_has_typed_itself_brings_nothing_until_the_operator_confirms_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    imported(&operator, "4100099,ginkgolaw.onmicrosoft.com,yes,2027-05-31\n").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let typed = [
        ("Location MPN ID", "4100099"),
        ("Location name", "Cedar South"),
        ("Address line 1", "5 Forest Road"),
        ("City", "Seattle"),
        ("State/province", "WA"),
        ("ZIP/postal code", "98101"),
        ("First name", "Cara"),
        ("Last name", "Cedar"),
        ("Email address", "cara@cedar.example"),
    ];
    cedar.press(&cedar.get("/settings/identifiers/locations/new").await, "Save", &typed).await;
    let form = cedar.get("/settings/identifiers/associate").await;
    cedar.press(&form, "Save", &[("Location", "4100099")]).await;
    // A file that names the reseller's true number says nothing of the other one, nor does a file that names that.
    let page = imported(&operator, "4100002,firclinic.onmicrosoft.com,no,2027-05-31\n").await;
    assert!(page.says("Relationships that started immediately: 1."), "{}", page.text());
    let page = imported(&operator, "4100099,ginkgolaw.onmicrosoft.com,yes,2027-06-01\n").await;
    assert!(page.says("Relationships that started immediately: 0."), "{}", page.text());
    assert!(cedar.get("/customers").await.row("Ginkgo Law").is_none());
    // The operator sees who claims it, and says that it is so.
    assert!(page.row("Ginkgo Law").unwrap().contains("Cedar Systems"), "{}", page.text());
    let answer = operator.press_in_row(&page, "Ginkgo Law", "Confirm").await;
    assert!(operator.get(&answer.location().unwrap()).await.says("No customers are waiting."));
    assert!(cedar.get("/customers").await.row("Ginkgo Law").is_some());
}

#[rstest]
#[actix_web::test]
async fn the_same_file_sent_several_times_at_once_is_taken_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let (twin, third) = (operator.twin(), operator.twin());
    let file = "mpn_id,tenant,privileges,since\n4100002,ginkgolaw.onmicrosoft.com,yes,2027-05-31\n\
                4999999,firclinic.onmicrosoft.com,no,2028-01-01\n";
    let (page, other) = (operator.get(PATH).await, operator.get(PATH).await);
    let (a, b, c) = tokio::join!(
        operator.send_file(&page, "Import", "served.csv", file.as_bytes()),
        twin.send_file(&page, "Import", "served.csv", file.as_bytes()),
        third.send_file(&other, "Import", "served.csv", file.as_bytes()),
    );
    for answer in [&a, &b, &c] {
        assert_eq!(answer.location().as_deref(), Some(PATH), "{}", answer.text());
    }
    let tables = dump(&app).await;
    assert_eq!(tables["served_customers"].len(), 2);
    let taken = tables["audit_records"].iter().filter(|row| row.contains("import_served_customers"));
    assert_eq!(taken.count(), 2, "one form counts once");
}
