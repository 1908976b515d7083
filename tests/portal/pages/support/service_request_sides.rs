//! Service requests as each side sees them: customer, reseller, provider and operator, each in its own time zone.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::service_requests::ask;
use crate::support::{Backend, Page, TestApp};

const AURORA: &str = "helpdesk.agent@aurora.example";
const BASIC: &str = "Microsoft 365 Business Basic";
const CUSTOMER: &str = "admin@elmbakery.onmicrosoft.com";
/// A request of the demo world that is late.
const LATE: &str = "The shop's mailbox receives nothing";

/// The address of the request about this, in a list.
fn request(list: &Page, subject: &str) -> String {
    list.link_in_row(subject, subject).unwrap_or_else(|| panic!("no {subject} in: {}", list.text()))
}

/// The number on the page of a request.
fn number(page: &Page) -> String {
    let text = page.text();
    format!("SR-{}", text.split("SR-").nth(1).unwrap().split([' ', '.', ',']).next().unwrap())
}

/// The first time in the row that holds `name`: as a machine reads it, and as it stands beside what its reader reads.
fn time(page: &Page, name: &str) -> (String, String) {
    let html = scraper::Html::parse_document(&page.body);
    let rows = scraper::Selector::parse("main tr").unwrap();
    let times = scraper::Selector::parse("time").unwrap();
    let row = html.select(&rows).find(|row| row.text().collect::<String>().contains(name)).unwrap();
    let time = row.select(&times).next().unwrap();
    assert_eq!(time.text().collect::<String>(), "3 h ago");
    (time.attr("datetime").unwrap().to_owned(), time.attr("title").unwrap().to_owned())
}

/// The one mail to this address with these words in its subject.
fn mail<'a>(mails: &'a [String], to: &str, subject: &str) -> &'a str {
    let found =
        mails.iter().find(|mail| mail.contains(&format!("<{to}>")) && mail.replace("\r\n ", " ").contains(subject));
    found.unwrap_or_else(|| panic!("no {subject} to {to}: {mails:#?}"))
}

#[rstest]
#[actix_web::test]
async fn the_provider_answers_what_a_reseller_escalated(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql(
        "UPDATE subscriptions SET support_contact_id = (SELECT id FROM accounts WHERE name = 'Birch IT') \
         WHERE offer_name = 'Microsoft 365 Business Basic' \
         AND customer_id = (SELECT id FROM accounts WHERE name = 'Elm Bakery')",
    )
    .await;
    let elm = app.signed_in(CUSTOMER).await;
    let subscription = format!("{BASIC} (Birch IT)");
    let path = ask(&elm, "The till's mailbox is full", &[("Subscription", &subscription)]).await;
    let number = number(&elm.get(&path).await);
    let birch = app.signed_in("helpdesk.agent@birch.example").await;
    let page = birch.get(&path).await;
    // Without a reason nothing is passed on, and the form stays open.
    assert!(page.says("Escalate to Aurora Distribution"), "{}", page.text());
    let refused = birch.press(&page, "Escalate", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Why you escalate the request").is_empty(), "{}", refused.text());
    assert!(refused.body.contains("<details open>"), "the form stays open");
    birch.press(&refused, "Escalate", &[("Why you escalate the request", "We can't see the queue.")]).await;
    app.mails().await;
    let aurora = app.signed_in(AURORA).await;
    let list = aurora.get("/service-requests").await;
    let page = aurora.get(&request(&list, "The till's mailbox is full")).await;
    let answer = "The queue was stuck and runs again.";
    aurora.press(&page, "Send and close", &[("Your answer", answer)]).await;
    let mails = app.mails().await;
    let told = mail(&mails, CUSTOMER, &format!("Request {number}: The till's mailbox is full (closed)"));
    assert!(told.contains("Aurora Distribution"), "{told}");
    assert!(elm.get(&path).await.says(answer));
    let page = birch.get(&path).await;
    assert!(page.says(answer) && page.says("Status Closed"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn a_late_answer_is_seen_as_late_in_each_ones_time_zone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in(AURORA).await;
    assert!(aurora.get("/").await.says("Open service requests 1 1 overdue"));
    aurora.press(&aurora.get("/settings").await, "Save", &[("Time zone", "Asia/Tokyo")]).await;
    let list = aurora.get("/service-requests").await;
    let (action, query) = list.fill(None, "Apply", &[("Status", "Overdue")]);
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let list = aurora.get(&format!("{action}?{query}")).await;
    assert!(list.row(LATE).unwrap().contains("Critical"), "{}", list.text());
    let (due, here) = time(&list, LATE);
    assert!(here.contains("(UTC+9)"), "{here}");
    assert_eq!(list.zone(), "Times in Tokyo, UTC+9");
    let elm = app.signed_in(CUSTOMER).await;
    let (same, there) = time(&elm.get("/service-requests").await, LATE);
    assert_eq!(same, due);
    assert!(there != here && !there.contains("(UTC+9)"), "{there}");
    let page = aurora.get(&request(&list, LATE)).await;
    let answered = aurora.press_on(&page, "Send", &[("Your answer", "We are looking.")]).await;
    assert!(!answered.says("Overdue"), "{}", answered.text());
    assert!(!aurora.get("/").await.says("overdue"));
    let row = elm.get("/service-requests").await.row(LATE).unwrap();
    assert!(row.contains("Waiting for a reply"), "{row}");
}

#[rstest]
#[actix_web::test]
async fn a_partner_asks_for_its_customer_and_the_customer_reads_along(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let customers = birch.get("/customers").await;
    let list = birch.get(&customers.link_in_row("Elm Bakery", "Service requests").unwrap()).await;
    let form = birch.get(&list.link("New request").unwrap()).await;
    let refused = birch.press(&form, "Create", &[("Description", "Nobody can sign in.")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Subject").is_empty());
    assert_eq!(refused.value_of("Description").trim(), "Nobody can sign in.");
    let subscription = format!("{BASIC} (Aurora Distribution)");
    let typed = [("Subject", "Elm is locked out"), ("Subscription", subscription.as_str())];
    let page = birch.press_on(&refused, "Create", &typed).await;
    assert!(page.says("Assigned to Aurora Distribution"), "{}", page.text());
    let number = number(&page);
    mail(&app.mails().await, "global.admin@aurora.example", &number);
    let elm = app.signed_in(CUSTOMER).await;
    let own = request(&elm.get("/service-requests").await, "Elm is locked out");
    let page = elm.get(&own).await;
    assert!(page.says("Nobody can sign in.") && page.says("Birch IT"), "{}", page.text());
    assert!(!page.says("Your reply"), "{}", page.text());
    let aurora = app.signed_in(AURORA).await;
    let page = aurora.get(&request(&aurora.get("/service-requests").await, "Elm is locked out")).await;
    aurora.press(&page, "Send", &[("Your answer", "Please try now.")]).await;
    let mails = app.mails().await;
    mail(&mails, "sales.agent@birch.example", &format!("Request {number}: Elm is locked out (answered)"));
    assert!(elm.get(&own).await.says("Please try now."));
}

#[rstest]
#[actix_web::test]
async fn a_provider_asks_the_operator_who_hands_back(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    const OPERATOR: &str = "operator@tandem.example";
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in(AURORA).await;
    let page = aurora.get(&request(&aurora.get("/service-requests").await, LATE)).await;
    let number = number(&page);
    assert!(page.says("Escalate to Tandem"), "{}", page.text());
    aurora.press(&page, "Escalate", &[("Why you escalate the request", "The portal shows no such mailbox.")]).await;
    let mails = app.mails().await;
    let told = mail(&mails, OPERATOR, &format!("Request {number}: {LATE} (assigned to you)"));
    let id = told.split("/service-requests/").nth(1).unwrap();
    let id: String = id.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
    let operator = app.signed_in(OPERATOR).await;
    let page = operator.get(&format!("/service-requests/{id}")).await;
    assert!(page.says("The portal shows no such mailbox.") && page.says("Sending works."), "{}", page.text());
    assert!(page.says("Hand back to Aurora Distribution"), "{}", page.text());
    operator.press(&page, "Hand back", &[("Why you hand the request back", "It is there: look under Exchange.")]).await;
    assert!(aurora.get("/").await.says("Service request of Elm Bakery."));
    let page = aurora.get(&request(&aurora.get("/service-requests").await, LATE)).await;
    aurora.press(&page, "Send and close", &[("Your answer", "Found and repaired.")]).await;
    let elm = app.signed_in(CUSTOMER).await;
    let page = elm.get(&request(&elm.get("/service-requests").await, LATE)).await;
    for words in ["Escalated to Tandem", "Handed back to Aurora Distribution", "Found and repaired.", "Status Closed"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
}
