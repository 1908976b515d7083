//! Service requests: opened for a customer, answered by the operator.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{domain::customer::Revoker, repository::privileges};

use super::{
    access::csrf,
    customer_ending::leave,
    indirect_resellers::dump,
    subscriptions::{account, elm},
};
use crate::support::{Backend, Browser, Page, TestApp};

const ELM: &str = "elmbakery.onmicrosoft.com";

/// Opens a request for this customer; gives its page.
pub async fn open(app: &TestApp, browser: &Browser, customer: &'static str, subject: &str) -> Page {
    let page = browser.get(&format!("/customers/{}/service-requests/new", account(app, customer).await)).await;
    let typed = [("Subject", subject), ("Description", "Since Monday.\nNo mail arrives.")];
    browser.press_on(&page, "Create", &typed).await
}

#[rstest]
#[actix_web::test]
async fn a_partner_opens_a_request_and_the_operator_answers_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, "Microsoft 365 Business Basic").await;
    let path = format!("/customers/{}/service-requests", basic.customer_id);
    let birch = app.signed_in("helpdesk.agent@birch.example").await;
    let list = birch.get(&path).await;
    assert!(list.says("No service requests"));
    let form = birch.get(&list.link("New request").unwrap()).await;
    assert_eq!(form.value_of("Severity"), "normal");
    let typed = [
        ("Subject", "Mail is late"),
        ("Description", "Since Monday.\nNo mail arrives."),
        ("Severity", "Critical"),
        ("Subscription", basic.nickname.as_str()),
    ];
    let made = birch.press(&form, "Create", &typed).await;
    let page = birch.visit(&made.location().unwrap()).await;
    assert!(page.says("Your request is open."), "{}", page.text());
    assert!(page.says("Critical") && page.says("No mail arrives.") && page.says(&basic.nickname));
    assert_eq!(birch.press(&form, "Create", &typed).await.location(), made.location(), "a form sent twice");
    assert_eq!(dump(&app).await["service_requests"].len(), 1);
    assert!(birch.get(&path).await.row("Mail is late").unwrap().contains("Open"));
    let records = dump(&app).await.remove("audit_records").unwrap();
    assert_eq!(records.iter().filter(|row| row.contains("create_service_request")).count(), 1);
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("operator@tandem.example") && mails[0].contains("Severity: Critical."), "{}", mails[0]);
    assert!(mails[0].contains("for Elm Bakery on") && mails[0].contains("No mail arrives."), "{}", mails[0]);

    let operator = app.signed_in("operator@tandem.example").await;
    let home = operator.get("/").await;
    assert!(home.says("Service requests 1 waiting for your answer"), "{}", home.text());
    let list = operator.get("/service-requests?state=open").await;
    assert!(list.row("Mail is late").unwrap().contains("Birch IT"));
    let number = page.text().split("SR-").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let details = operator.get(&list.link(&format!("SR-{number}")).unwrap()).await;
    let nothing = operator.press(&details, "Send and close", &[("Your answer", "  ")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!nothing.refusal_of("Your answer").is_empty());
    let closed =
        operator.press_on(&nothing, "Send and close", &[("Your answer", "The queue was stuck.\nIt runs.")]).await;
    assert!(closed.says(&format!("Request SR-{number} is answered and closed.")), "{}", closed.text());
    let late = operator.press(&details, "Send and close", &[("Your answer", "Once more")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("helpdesk.agent@birch.example"), "{mails:?}");
    assert!(mails[0].contains("The queue was stuck."), "{}", mails[0]);
    let read = birch.get(&made.location().unwrap()).await;
    assert!(read.says("Closed") && read.says("The queue was stuck."), "{}", read.text());
    assert!(operator.get("/").await.says("Service requests 0"));
    assert!(operator.get("/service-requests?state=open").await.says("Nothing found"));
    assert!(!operator.get(&details.path).await.body.contains("name=\"answer\""), "it is closed");
}

#[rstest]
#[actix_web::test]
async fn nothing_typed_is_lost_and_nothing_wrong_is_taken(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let path = format!("/customers/{}/service-requests/new", account(&app, ELM).await);
    let birch = app.signed_in("sales.agent@birch.example").await;
    let form = birch.get(&path).await;
    let refused = birch.press(&form, "Create", &[("Description", "Only this"), ("Severity", "High")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Subject").is_empty() && refused.refusal_of("Description").is_empty());
    assert_eq!((refused.value_of("Description"), refused.value_of("Severity")), ("Only this".into(), "high".into()));
    let csrf = csrf(&birch).await;
    let fine = [("csrf", csrf.as_str()), ("form_key", "k"), ("subject", "S"), ("description", "D")];
    for wrong in [
        ("severity", "deadly"),
        ("severity", ""),
        ("subscription", "nonsense"),
        // One that there is, of another customer.
        ("subscription", "00000000-0000-7000-8000-000000000000"),
    ] {
        let mut fields = fine.to_vec();
        fields.extend([wrong].into_iter().chain([("severity", "low")].into_iter().filter(|_| wrong.0 != "severity")));
        let answer = birch.post(&path, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    let mut keyless = fine.to_vec();
    keyless.remove(1);
    keyless.push(("severity", "low"));
    assert_eq!(birch.post(&path, &keyless).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a form without its key");
    assert!(dump(&app).await["service_requests"].is_empty() && app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn a_request_is_its_partners_and_the_operators_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let customer = account(&app, ELM).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    // It takes no privileges.
    let (partner, now) = (account(&app, "birch.example").await, app.clock.now());
    app.write(move |db| privileges::remove(db, partner, customer, Revoker::Customer, now).map(|_| ())).await;
    let inside = open(&app, &birch, ELM, "Locked out").await.path;
    let id = inside.rsplit('/').next().unwrap().to_owned();
    let alone = format!("/service-requests/{id}");
    for (email, status) in [
        ("global.admin@birch.example", 200),
        ("default.user@birch.example", 403),
        ("user.admin@birch.example", 403),
        ("global.admin@aurora.example", 404),
        ("global.admin@zenith.example", 404),
        ("global.admin@maple.example", 404),
    ] {
        let browser = app.signed_in(email).await;
        for path in [&inside, &alone] {
            assert_eq!(browser.get(path).await.status.as_u16(), status, "{email} {path}");
        }
    }
    for (email, status) in [("operator@tandem.example", 200), ("admin@elmbakery.onmicrosoft.com", 404)] {
        let browser = app.signed_in(email).await;
        assert_eq!(browser.get(&alone).await.status.as_u16(), status, "{email}");
        assert_eq!(browser.get(&inside).await.status, StatusCode::NOT_FOUND, "{email}");
    }
    // Not under another customer of the same partner.
    let pine = account(&app, "pinefreight.onmicrosoft.com").await;
    assert_eq!(birch.get(&format!("/customers/{pine}/service-requests/{id}")).await.status, StatusCode::NOT_FOUND);
    assert!(birch.get(&format!("/customers/{pine}/service-requests")).await.row("Locked out").is_none());
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert!(aurora.get(&format!("/customers/{customer}/service-requests")).await.row("Locked out").is_none());
    assert!(aurora.get("/service-requests").await.says("No service requests"));
    let answer = [("csrf", csrf(&birch).await), ("answer", "Myself".to_owned())];
    let answer: Vec<(&str, &str)> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(birch.post(&alone, &answer).await.status, StatusCode::FORBIDDEN, "the operator answers");
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    assert!(elm.get("/service-requests").await.says("Not part of this version yet"));

    let admin = app.signed_in("global.admin@birch.example").await;
    leave(&app, &admin, ELM, None).await;
    assert_eq!(birch.get(&inside).await.status, StatusCode::NOT_FOUND, "the customer's pages are closed");
    assert!(birch.get("/service-requests").await.row("Locked out").unwrap().contains("Elm Bakery"));
    assert_eq!(birch.get(&alone).await.status, StatusCode::OK, "what it asked for stays its own");
}
