//! The journey from a request to a relationship, for each kind of partner and in each cloud.

use rstest::rstest;

use super::{AGREEMENT, GINKGO, RELATIONSHIP, draft, link_of, ties};
use crate::support::{Backend, PASSWORD, TestApp, link_in};

const BOX: &str = "Include delegated administration privileges for Azure Active Directory and Office 365";
const REMOVE: &str = "Remove delegated admin";
const PUBLIC: &str = "Microsoft 365 Admin Center";
const OTHERS: &str = "Microsoft Office Admin Portal";

/// Who asks whom.
struct Asking {
    person: &'static str,
    domain: &'static str,
    name: &'static str,
    /// `None` where the cloud leaves no choice.
    privileges: Option<bool>,
    customer: &'static str,
    company: &'static str,
    /// What the customer's pages are called in its cloud.
    area: &'static str,
}

impl Asking {
    const fn ginkgo(person: &'static str, domain: &'static str, name: &'static str, privileges: bool) -> Self {
        let (customer, company) = (GINKGO, "Ginkgo Law");
        Self { person, domain, name, privileges: Some(privileges), customer, company, area: PUBLIC }
    }
}

#[rstest]
#[case::reseller(Asking::ginkgo("admin.agent@birch.example", "birch.example", "Birch IT", true))]
#[case::provider(Asking::ginkgo("sales.agent@aurora.example", "aurora.example", "Aurora Distribution", true))]
#[case::provider_without(Asking::ginkgo("sales.agent@aurora.example", "aurora.example", "Aurora Distribution", false))]
#[case::direct(Asking::ginkgo("global.admin@maple.example", "maple.example", "Maple Direct", true))]
#[case::government(Asking {
    person: "global.admin@patriot.example",
    domain: "patriot.example",
    name: "Patriot Federal",
    privileges: None,
    customer: "admin@juneberry.onmicrosoft.com",
    company: "Juneberry Agency",
    area: OTHERS,
})]
#[case::germany(Asking {
    person: "global.admin@rhein.example",
    domain: "rhein.example",
    name: "Rhein Distribution",
    privileges: None,
    customer: "admin@kieferwerke.onmicrosoft.com",
    company: "Kiefer Werke",
    area: OTHERS,
})]
#[actix_web::test]
async fn every_kind_of_partner_asks_and_the_customer_accepts(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] asking: Asking,
) {
    let Asking { person, domain, name, privileges, customer, company, area } = asking;
    let app = TestApp::demo(backend).await;
    let partner = app.signed_in(person).await;
    let page = partner.get("/customers/request-relationship").await;
    assert_eq!(page.body.contains("type=\"checkbox\""), privileges.is_some(), "{}", page.text());
    if privileges.is_some() {
        let (_, fields) = page.fill(None, "Next", &[]);
        assert!(fields.iter().any(|(name, _)| name == "privileges"), "{BOX} is ticked at first: {fields:?}");
    }
    let asks = privileges != Some(false);
    let letter = draft(&partner, asks).await;
    partner.press_on(&letter, "Send", &[("To", customer)]).await;
    let mails = app.mails().await;
    let link = link_in(mails.iter().find(|mail| mail.contains(&format!("To: {customer}"))).unwrap(), "i");
    assert_eq!(link, link_of(&letter));

    let browser = app.browser();
    let page = browser.get(&link).await;
    assert!(page.says(name) && page.says(area), "{}", page.text());
    assert_eq!(page.body.contains(PUBLIC), area == PUBLIC);
    let page = browser.press_on(&page, "Sign in", &[("Email", customer), ("Password", PASSWORD)]).await;
    assert_eq!(page.path, link);
    let grant = format!("Grant delegated administration privileges to {name}");
    assert_eq!(page.says(&grant), asks, "{}", page.text());
    let mut boxes = vec![(RELATIONSHIP, "on"), (AGREEMENT, "on")];
    boxes.extend(asks.then_some((grant.as_str(), "on")));
    browser.press_on(&page, "Accept", &boxes).await;
    let organization = customer.split('@').nth(1).unwrap();
    assert_eq!(ties(&app, organization, [domain]).await, [(true, asks)]);
    let list = browser.get("/partner-relationships").await;
    assert!(list.row(name).is_some());
    assert_eq!(list.link_in_row(name, REMOVE).is_some(), asks);
    let mails = app.mails().await;
    let receipt = mails.iter().find(|mail| mail.contains("Subject: Receipt:")).unwrap();
    assert!(receipt.contains(customer) && receipt.contains("/partner-relationships"), "{receipt}");
    assert!(receipt.contains(name), "{receipt}");

    let customers = partner.get("/customers").await;
    assert!(customers.row(company).unwrap().contains("Microsoft ID"), "{}", customers.text());
    let account = partner.get(&customers.link_in_row(company, "Account").unwrap()).await;
    assert!(account.says(company), "{}", account.text());
    assert!(partner.get("/invitations").await.row(customer).unwrap().contains("Accepted"));

    if asks {
        // The customer takes the privileges back; the partner stays.
        let confirm = browser.get(&list.link_in_row(name, REMOVE).unwrap()).await;
        assert_eq!(confirm.heading(), REMOVE);
        browser.press(&confirm, "Yes", &[]).await;
        assert!(browser.get("/partner-relationships").await.link_in_row(name, REMOVE).is_none());
        let admins = format!("global.admin@{domain}");
        assert!(app.mails().await.iter().any(|mail| mail.contains(&admins) && mail.contains(company)));
        assert!(partner.get("/customers").await.row(company).is_some());
    }
}
