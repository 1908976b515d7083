//! Service requests: opened by customers and by partners for them, with whoever supports the customer.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    domain::{customer::Revoker, policy::Action},
    repository::privileges,
};

use crate::{
    pages::{
        customer::ending::leave,
        partner::indirect_resellers::dump,
        platform::access::csrf,
        sales::subscriptions::{account, elm},
    },
    support::{Backend, Browser, Page, TestApp, grant_for},
};

pub const ELM: &str = "elmbakery.onmicrosoft.com";

/// Opens a request for this customer; gives its page.
pub async fn open(app: &TestApp, browser: &Browser, customer: &'static str, subject: &str) -> Page {
    let page = browser.get(&format!("/customers/{}/service-requests/new", account(app, customer).await)).await;
    let typed = [("Subject", subject), ("Description", "Since Monday.\nNo mail arrives.")];
    browser.press_on(&page, "Create", &typed).await
}

/// Opens a request on the customer's own page; gives the address of the request.
pub async fn ask(elm: &Browser, subject: &str, more: &[(&str, &str)]) -> String {
    let form = elm.get("/service-requests/new").await;
    let typed = [&[("Subject", subject), ("Description", "Since Monday.\nNo mail arrives.")], more].concat();
    let made = elm.press(&form, "Create", &typed).await;
    made.location().unwrap_or_else(|| panic!("{}", made.text()))
}

/// Makes a world without the requests that the demo begins with.
pub async fn empty(backend: Backend) -> TestApp {
    let app = TestApp::demo(backend).await;
    for table in ["service_request_parties", "service_request_entries", "service_requests"] {
        app.sql(&format!("DELETE FROM {table}")).await;
    }
    app
}

#[rstest]
#[actix_web::test]
async fn a_customer_asks_its_support_contact_which_answers_escalates_and_closes(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let basic = elm(&app, "Microsoft 365 Business Basic").await;
    let customer = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let aurora = app.signed_in("helpdesk.agent@aurora.example").await;
    let operator = app.signed_in("operator@tandem.example").await;
    assert!(customer.get("/service-requests").await.says("No service requests"));
    let choice = format!("{} (Aurora Distribution)", basic.nickname);
    let path = ask(&customer, "Mail is late", &[("Subscription", &choice), ("Severity", "critical")]).await;
    let page = customer.get(&path).await;
    assert!(page.says("Critical") && page.says("No mail arrives.") && page.says(&basic.nickname), "{}", page.text());
    assert!(page.says("Assigned to Aurora Distribution") && page.says("First answer due Jan"), "{}", page.text());
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("global.admin@aurora.example") && mails[0].contains("Severity: Critical."), "{mails:?}");
    assert!(mails[0].contains("not checked by this portal: Since Monday."), "{}", mails[0]);

    // A note is its author's alone, an answer everybody's.
    let home = aurora.get("/").await;
    assert!(home.says("Open service requests 1 waiting for your answer"), "{}", home.text());
    let page = aurora.get(&path).await;
    let page = aurora.press_on(&page, "Save note", &[("Internal note", "They moved last week")]).await;
    assert!(page.says("They moved last week") && page.says("Only your organization can view this"), "{}", page.text());
    assert!(!customer.get(&path).await.says("They moved last week"));
    assert!(app.mails().await.is_empty());
    let page = aurora.press_on(&page, "Send", &[("Your answer", "Which mailboxes?")]).await;
    assert!(page.says("Waiting for a reply") && page.says("First answered"), "{}", page.text());
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("admin@elmbakery.onmicrosoft.com"), "{mails:?}");
    assert!(mails[0].contains("Which mailboxes?"), "{}", mails[0]);
    assert!(aurora.get("/").await.says("Open service requests 0"));
    let page = customer.get(&path).await;
    let page = customer.press_on(&page, "Send", &[("Your reply", "All of them")]).await;
    assert!(page.says("All of them") && page.says("Status Open"), "{}", page.text());
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("helpdesk.agent@aurora.example"), "who answered is told: {mails:?}");

    // A step up and back, and closed.
    assert_eq!(operator.get(&path).await.status, StatusCode::NOT_FOUND);
    let page = aurora.get(&path).await;
    let page =
        aurora.press_on(&page, "Escalate", &[("Why you escalate the request", "The queue is the operator's")]).await;
    assert!(page.says("Escalated to Tandem") && page.says("Assigned to Tandem"), "{}", page.text());
    assert!(!page.body.contains("/answer\""), "it is with the operator");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 2, "{mails:?}");
    assert!(
        mails
            .iter()
            .any(|mail| mail.contains("operator@tandem.example") && mail.contains("on to your organization on"))
    );
    assert!(mails.iter().any(|mail| mail.contains("admin@elmbakery") && mail.contains("on to Tandem on")));
    let page = operator.get(&path).await;
    assert!(!page.says("They moved last week") && page.says("The queue is the operator's"), "{}", page.text());
    let page = operator.press_on(&page, "Hand back", &[("Why you hand the request back", "The queue runs")]).await;
    assert!(page.says("Handed back to Aurora Distribution"), "{}", page.text());
    app.mails().await;
    let page = aurora.get(&path).await;
    let nothing = aurora.press(&page, "Send and close", &[("Your answer", "  ")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!nothing.refusal_of("Your answer").is_empty());
    let closed = aurora.press_on(&nothing, "Send and close", &[("Your answer", "It runs again.")]).await;
    assert!(closed.says("answered and closed.") && closed.says("Status Closed"), "{}", closed.text());
    let late = aurora.press(&page, "Send", &[("Your answer", "Once more")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.text());
    assert!(app.mails().await[0].contains("It runs again."));

    // Fourteen days long it may be opened again.
    let page = customer.get(&path).await;
    let page = customer.press_on(&page, "Reopen", &[("Why it isn’t resolved", "Still late")]).await;
    assert!(page.says("Status Open"), "{}", page.text());
    let page = customer.press_on(&page, "Close request", &[]).await;
    assert!(page.says("Status Closed"), "{}", page.text());
    app.clock.advance(TimeDelta::days(14) + TimeDelta::minutes(1));
    let customer = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    assert!(!customer.get(&path).await.body.contains("/reopen\""));
    let fields = [("csrf", csrf(&customer).await), ("form_key", "k".to_owned()), ("words", "Again".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = customer.post(&format!("{path}/reopen"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.alert().contains("more than 14 days ago"), "{}", refused.text());
}

#[rstest]
#[actix_web::test]
async fn a_partner_opens_a_request_and_the_operator_answers_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let basic = elm(&app, "Microsoft 365 Business Basic").await;
    let path = format!("/customers/{}/service-requests", basic.customer_id);
    let aurora = app.signed_in("helpdesk.agent@aurora.example").await;
    let form = aurora.get(&aurora.get(&path).await.link("New request").unwrap()).await;
    assert_eq!(form.value_of("Severity"), "moderate");
    // Aurora is the support contact itself: it goes a step up.
    let choice = format!("{} (Tandem)", basic.nickname);
    let typed = [("Subject", "Mail is late"), ("Description", "No mail."), ("Subscription", choice.as_str())];
    let made = aurora.press(&form, "Create", &typed).await;
    let page = aurora.visit(&made.location().unwrap()).await;
    assert!(page.says("Request opened.") && page.says("Assigned to Tandem"), "{}", page.text());
    assert_eq!(aurora.press(&form, "Create", &typed).await.location(), made.location(), "a form sent twice");
    assert_eq!(dump(&app).await["service_requests"].len(), 1);
    assert!(aurora.get(&path).await.row("Mail is late").unwrap().contains("Open"));
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("operator@tandem.example"), "{mails:?}");

    let operator = app.signed_in("operator@tandem.example").await;
    assert!(operator.get("/").await.row("Mail is late").unwrap().contains("Answer"));
    let list = operator.get("/service-requests?state=open&whose=held").await;
    assert!(list.row("Mail is late").unwrap().contains("Aurora Distribution"));
    let number = page.text().split("SR-").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let details = operator.get(&list.link("Mail is late").unwrap()).await;
    let closed = operator.press_on(&details, "Send and close", &[("Your answer", "The queue was stuck.")]).await;
    assert!(closed.says(&format!("Request SR-{number} answered and closed.")), "{}", closed.text());
    let again = operator.press(&details, "Send and close", &[("Your answer", "The queue was stuck.")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "the same form counts once");
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("helpdesk.agent@aurora.example"), "{mails:?}");
    assert!(aurora.get(&made.location().unwrap()).await.says("The queue was stuck."));
    // The customer sees what its partners asked for it.
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    assert!(elm.get("/service-requests").await.row("Mail is late").unwrap().contains("Closed"));
    assert!(operator.get("/service-requests?state=open").await.says("No matches"));
}

#[rstest]
#[actix_web::test]
async fn what_is_late_is_said_in_words_and_can_be_filtered(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let home = aurora.get("/").await;
    assert!(home.says("Open service requests 1 1 overdue"), "{}", home.text());
    let list = aurora.get("/service-requests?state=overdue").await;
    let row = list.row("The shop's mailbox receives nothing").unwrap();
    assert!(row.contains("Overdue") && row.contains("First answer due"), "{row}");
    assert!(list.row("Visio").is_none() && list.row("calling plans").is_none());
    assert!(aurora.get("/service-requests?state=waiting").await.row("Why is Visio suspended?").is_some());
    let closed = aurora.get("/service-requests?state=closed&whose=held").await;
    assert!(closed.row("Two more calling plans").unwrap().contains("Birch IT"));
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    ask(&elm, "A question", &[("Severity", "minimal")]).await;
    assert!(aurora.get("/service-requests?state=overdue").await.row("A question").is_none());
    app.clock.advance(TimeDelta::hours(8) + TimeDelta::minutes(1));
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert!(aurora.get("/service-requests?state=overdue").await.row("A question").is_some());
}

#[rstest]
#[actix_web::test]
async fn nothing_typed_is_lost_and_nothing_wrong_is_taken(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let path = format!("/customers/{}/service-requests/new", account(&app, ELM).await);
    let birch = app.signed_in("sales.agent@birch.example").await;
    let form = birch.get(&path).await;
    let refused = birch.press(&form, "Create", &[("Description", "Only this"), ("Severity", "critical")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Subject").is_empty() && refused.refusal_of("Description").is_empty());
    assert_eq!(
        (refused.value_of("Description"), refused.value_of("Severity")),
        ("Only this".into(), "critical".into())
    );
    let csrf = csrf(&birch).await;
    let fine = [
        ("csrf", csrf.as_str()),
        ("form_key", "k"),
        ("subject", "S"),
        ("description", "D"),
        ("severity", "minimal"),
        ("topic", "other"),
    ];
    for wrong in [
        ("severity", "deadly"),
        ("topic", "gossip"),
        ("subscription", "nonsense"),
        ("subscription", "00000000-0000-7000-8000-000000000000"),
        ("form_key", ""),
    ] {
        let mut fields = fine.to_vec();
        fields.retain(|(name, _)| *name != wrong.0);
        fields.push(wrong);
        let answer = birch.post(&path, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    assert!(dump(&app).await["service_requests"].is_empty() && app.mails().await.is_empty());
    // Who serves customers names one first.
    assert_eq!(birch.get("/service-requests/new").await.location().unwrap(), "/customers");
}

#[rstest]
#[actix_web::test]
async fn a_request_is_seen_by_those_it_concerns_alone(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = empty(backend).await;
    let customer = account(&app, ELM).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    // It takes no privileges.
    let (partner, now) = (account(&app, "birch.example").await, app.clock.now());
    app.write(move |db| {
        privileges::remove(db, &grant_for(Action::ManagePrivileges), (partner, customer), Revoker::Customer, now)
            .map(|_| ())
    })
    .await;
    let inside = open(&app, &birch, ELM, "Locked out").await.path;
    let id = inside.rsplit('/').next().unwrap().to_owned();
    let alone = format!("/service-requests/{id}");
    for (email, page, within) in [
        ("global.admin@birch.example", 200, 200),
        ("default.user@birch.example", 403, 403),
        ("user.admin@birch.example", 403, 403),
        ("helpdesk.agent@aurora.example", 200, 200),
        ("global.admin@zenith.example", 404, 404),
        ("global.admin@dogwood.example", 404, 404),
        ("global.admin@maple.example", 404, 404),
        ("operator@tandem.example", 404, 404),
        ("admin@elmbakery.onmicrosoft.com", 200, 404),
        ("user@elmbakery.onmicrosoft.com", 403, 403),
        ("admin@pinefreight.onmicrosoft.com", 404, 404),
    ] {
        let browser = app.signed_in(email).await;
        assert_eq!(browser.get(&alone).await.status.as_u16(), page, "{email}");
        assert_eq!(browser.get(&inside).await.status.as_u16(), within, "{email}");
    }
    // It leads a partner to its customer.
    let theirs = birch.get(&alone).await.link("Elm Bakery").unwrap();
    assert_eq!(
        (theirs.as_str(), birch.get(&theirs).await.status),
        (&*format!("/customers/{customer}/subscriptions"), StatusCode::OK)
    );
    let own = app.signed_in("admin@elmbakery.onmicrosoft.com").await.get(&alone).await;
    assert!(own.says("Elm Bakery") && own.link("Elm Bakery").is_none(), "{}", own.text());
    // Not under another customer of the same partner.
    let pine = account(&app, "pinefreight.onmicrosoft.com").await;
    assert_eq!(birch.get(&format!("/customers/{pine}/service-requests/{id}")).await.status, StatusCode::NOT_FOUND);
    assert!(birch.get(&format!("/customers/{pine}/service-requests")).await.row("Locked out").is_none());

    // Who leaves sees nothing more, of what it asked for neither.
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let admin = app.signed_in("global.admin@birch.example").await;
    leave(&app, &admin, ELM, None).await;
    assert_eq!(birch.get(&inside).await.status, StatusCode::NOT_FOUND, "the customer's pages are closed");
    assert!(birch.get("/service-requests").await.row("Locked out").is_none());
    assert_eq!(birch.get(&alone).await.status, StatusCode::NOT_FOUND, "its part has ended");
    assert_eq!(elm.get(&alone).await.status, StatusCode::OK, "the customer's has not");
    let later = ask(&elm, "Asked afterwards", &[]).await;
    assert_eq!(birch.get(&later).await.status, StatusCode::NOT_FOUND);
    assert!(birch.get("/service-requests").await.row("Asked afterwards").is_none());
}

#[rstest]
#[actix_web::test]
async fn a_partner_that_leaves_passes_open_requests_on(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = empty(backend).await;
    app.sql(
        "UPDATE subscriptions SET support_contact_id = (SELECT id FROM accounts WHERE name = 'Birch IT') \
         WHERE offer_name = 'Microsoft 365 Business Basic' \
         AND customer_id = (SELECT id FROM accounts WHERE name = 'Elm Bakery')",
    )
    .await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let path = ask(&elm, "Mail is late", &[("Subscription", "Microsoft 365 Business Basic (Birch IT)")]).await;
    assert!(birch.get(&path).await.says("Escalate to Aurora Distribution"));
    leave(&app, &birch, ELM, None).await;
    assert_eq!(birch.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(birch.get("/").await.says("Open service requests 0"));
    let page = elm.get(&path).await;
    assert!(
        page.says("Assigned to Aurora Distribution") && page.says("Passed on to Aurora Distribution"),
        "{}",
        page.text()
    );
    let aurora = app.signed_in("helpdesk.agent@aurora.example").await;
    assert!(aurora.get(&path).await.body.contains("/answer\""));
}
