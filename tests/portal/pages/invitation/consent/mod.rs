//! The customer's answer to a request for a reseller relationship: what it shows, what it changes, who is told.

mod access;
mod crowd;
mod enrolment;
mod links;
mod partners;

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{
    domain::{customer::AgreementWay, subscription::SubscriptionState},
    repository::{accounts, consents, customers, relationships},
};

use crate::{
    pages::partner::indirect_resellers::dump,
    support::{
        Backend, Browser, Page, TestApp, link_in,
        sales::{Sale, SoldLine, sell, tenant},
    },
};

/// The words of the boxes.
pub const RELATIONSHIP: &str = "I accept the reseller relationship";
pub const AGREEMENT: &str = "I accept the Microsoft Customer Agreement";
pub const BIRCH: &str = "Grant delegated administration privileges to Birch IT";
/// The customer that is asked.
pub const GINKGO: &str = "admin@ginkgolaw.onmicrosoft.com";

/// Presses *Request a reseller relationship* and gives the draft.
pub async fn draft(partner: &Browser, with_privileges: bool) -> Page {
    let page = partner.get("/customers/request-relationship").await;
    let label = "Include delegated administration privileges for Azure Active Directory and Office 365";
    let typed: &[(&str, &str)] = if with_privileges { &[] } else { &[(label, "off")] };
    let page = partner.press_on(&page, "Next", typed).await;
    assert_eq!(page.heading(), "Request for a reseller relationship", "{}", page.text());
    page
}

/// Presses *Invite new customers* at a provider and gives the draft.
pub async fn joint_draft(reseller: &Browser, provider: &str) -> Page {
    let list = reseller.get("/indirect-providers").await;
    let answer = reseller.press_in_row(&list, provider, "Invite new customers").await;
    reseller.visit(&answer.location().unwrap()).await
}

/// The link that a draft shows.
pub fn link_of(draft: &Page) -> String {
    link_in(&draft.value_of("Message"), "i")
}

/// Sends a draft to an address; gives the path of its link.
pub async fn send(app: &TestApp, partner: &Browser, draft: &Page, to: &str) -> String {
    let answer = partner.press_on(draft, "Send", &[("To", to)]).await;
    assert!(answer.says(&format!("Your request is on its way to {to}.")), "{}", answer.text());
    let mails = app.mails().await;
    link_in(mails.iter().find(|mail| mail.contains(&format!("To: {to}"))).unwrap(), "i")
}

/// Whether each of these partners serves a customer, and whether it holds privileges over it.
pub async fn ties<const N: usize>(
    app: &TestApp,
    customer: &'static str,
    partners: [&'static str; N],
) -> [(bool, bool); N] {
    app.read(move |db| {
        let customer = accounts::find_by_domain(db, customer)?;
        let mut found = [(false, false); N];
        for (partner, place) in partners.into_iter().zip(&mut found) {
            let id = accounts::find_by_domain(db, partner)?;
            let ties = consents::ties(db, customer, &[id])?;
            *place = (!ties.related.is_empty(), !ties.privileged.is_empty());
        }
        Ok(found)
    })
    .await
}

/// How many audit records hold these words.
pub async fn recorded(app: &TestApp, words: &str) -> usize {
    dump(app).await["audit_records"].iter().filter(|row| row.contains(words)).count()
}

#[rstest]
#[actix_web::test]
async fn a_customer_accepts_with_privileges_and_everybody_is_told(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let letter = draft(&birch, true).await;
    let link = send(&app, &birch, &letter, GINKGO).await;
    let ginkgo = app.browser();
    let page = ginkgo.get(&link).await;
    assert_eq!(page.heading(), "Birch IT requests a reseller relationship");
    assert!(page.body.contains("<title>Birch IT requests a reseller relationship · Microsoft 365 Admin Center"));
    let code = letter.text().split("Code for a phone call ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    assert!(page.says(&code), "the same code on both sides: {code} {}", page.text());
    for fact in ["On this portal since", "Approved by the operator", "4000001", "Microsoft Partner Agreement signed"] {
        assert!(page.says(fact), "{fact}: {}", page.text());
    }
    assert!(page.says("Birch IT asks you to accept 1 reseller relationship. This includes delegated admin privileges"));
    let place = |page: &Page, words: &str| page.text().find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(place(&page, "Sign in to respond") < place(&page, "Checked: Approved"), "the answer comes first");
    assert!(page.says("would like to serve you as your reseller") && page.says("[your personal link]"));
    assert!(!page.body.contains("href=\"http://portal.test"), "no link of the sender's works");
    let typed = [("Email", GINKGO), ("Password", crate::support::PASSWORD)];
    let page = ginkgo.press_on(&page, "Sign in", &typed).await;
    assert_eq!(page.path, link, "signing in leads back to the link");
    assert!(page.says("Order for you or change your subscriptions."), "what a reseller may not");
    assert!(page.says("MICROSOFT CUSTOMER AGREEMENT"));
    assert!(!page.says("Applies to each of these partners"), "there is one");
    assert!(place(&page, "Your response") < place(&page, "Checked: Approved"), "the answer comes first");
    let scrolls = "<div class=\"legal\" role=\"region\" aria-labelledby=\"agreement-title\" tabindex=\"0\">";
    assert!(page.body.contains(scrolls), "{}", page.body);
    let refused = ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on")]).await;
    assert!(refused.body.contains(scrolls) && !refused.refusal_of(AGREEMENT).is_empty(), "{}", refused.text());
    let answer = ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (BIRCH, "on"), (AGREEMENT, "on")]).await;
    assert_eq!(answer.location().as_deref(), Some("/partner-relationships"), "{}", answer.text());
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example"]).await, [(true, true)]);
    let customer = tenant(&app, "ginkgolaw.onmicrosoft.com").await;
    let agreement = app.read(move |db| customers::agreement(db, customer)).await.unwrap();
    assert_eq!((agreement.way, agreement.document.as_str()), (AgreementWay::Accepted, "2026-11"));
    assert!(birch.get("/customers").await.row("Ginkgo Law").is_some());
    let row = birch.get("/invitations").await.row(GINKGO).unwrap();
    assert!(row.contains("Accepted Ginkgo Law"), "{row}");
    let mails = app.mails().await;
    let told = mails
        .iter()
        .find(|mail| mail.contains("Subject: Ginkgo Law accepted your reseller relationship request"))
        .unwrap();
    assert!(told.contains("<sales.agent@birch.example>") && told.contains("granted you delegated admin privileges"));
    let receipt = mails.iter().find(|mail| mail.contains("Subject: Receipt: Ginkgo Law")).unwrap();
    assert!(receipt.contains(&format!("<{GINKGO}>")) && receipt.contains("Birch IT has delegated admin privileges"));
    assert!(receipt.contains("/partner-relationships") && receipt.contains("Agreement was accepted at the same time"));
    assert_eq!(mails.len(), 2);
    for event in ["create_reseller_relationship", "dap_admin_relationship_approved", "accept_customer_agreement"] {
        let rows = dump(&app).await["audit_records"].clone();
        assert!(rows.iter().any(|row| row.contains(event) && row.contains(GINKGO)), "{event}");
    }

    let again = ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (BIRCH, "on"), (AGREEMENT, "on")]).await;
    assert_eq!(again.location().as_deref(), Some("/partner-relationships"), "the same form again is no error");
    assert!(app.mails().await.is_empty());
    assert!(ginkgo.get(&link).await.says("Your organization already responded to this request."));
    assert_eq!(app.browser().get(&link).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_customer_may_accept_without_the_privileges_and_the_partner_is_told(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = link_of(&draft(&birch, true).await);
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&link).await;
    let (_, fields) = page.fill(None, "Accept", &[]);
    assert!(fields.iter().all(|(name, _)| name == "csrf" || name == "asked"), "no box is ticked at first: {fields:?}");
    ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]).await;
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example"]).await, [(true, false)]);
    let list = ginkgo.get("/partner-relationships").await;
    assert!(list.row("Birch IT").is_some() && list.link_in_row("Birch IT", "Remove delegated admin").is_none());
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("didn’t grant the delegated admin privileges you requested")));
    assert!(mails.iter().any(|mail| mail.contains("Birch IT has no privileges over your users")));
}

#[rstest]
#[actix_web::test]
async fn one_acceptance_makes_both_relationships_and_privileges_go_to_the_reseller_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = link_of(&joint_draft(&birch, "Aurora Distribution").await);
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&link).await;
    assert_eq!(page.heading(), "Birch IT and Aurora Distribution request reseller relationships");
    assert!(page.says("Order subscriptions for you, change those it sold you, and bill you for them."));
    assert!(!page.says("privileges to Aurora"), "the provider asks for none");
    assert!(page.says("Birch IT asks you to accept 2 reseller relationships."), "{}", page.text());
    ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (BIRCH, "on"), (AGREEMENT, "on")]).await;
    let made = ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example", "aurora.example"]).await;
    assert_eq!(made, [(true, true), (true, false)]);
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.contains("Subject: Ginkgo Law is now your customer")).unwrap();
    assert!(told.contains("<global.admin@aurora.example>") && told.contains("You can now order subscriptions"));
    let receipt = mails.iter().find(|mail| mail.contains("Subject: Receipt:")).unwrap();
    assert!(receipt.contains("Birch IT has delegated admin privileges"));
    assert!(receipt.contains("Aurora Distribution has no privileges"));
}

#[rstest]
#[actix_web::test]
async fn a_half_that_exists_stays_and_only_the_missing_one_is_made(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let alone = link_of(&draft(&birch, false).await);
    let both = link_of(&joint_draft(&birch, "Aurora Distribution").await);
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&alone).await;
    assert!(!page.body.contains("Grant delegated"), "nothing is granted that was not asked for");
    ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]).await;
    let customer = tenant(&app, "ginkgolaw.onmicrosoft.com").await;
    let before = app.read(move |db| relationships::of_customer(db, customer)).await;
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let page = ginkgo.get(&both).await;
    assert!(page.says("Already in place. It doesn’t change.") && !page.body.contains(AGREEMENT), "{}", page.text());
    ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on")]).await;
    let after = app.read(move |db| relationships::of_customer(db, customer)).await;
    assert_eq!((before.len(), after.len()), (1, 2));
    let kept = after.iter().find(|partner| partner.name == "Birch IT").unwrap();
    assert_eq!(kept.since, before[0].since, "what was there stays as it was");
    let made = ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example", "aurora.example"]).await;
    assert_eq!(made, [(true, false), (true, false)]);
}

#[rstest]
#[actix_web::test]
async fn boxes_that_are_missing_are_told_beside_them_and_nothing_is_lost(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = link_of(&draft(&birch, true).await);
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&link).await;
    let refused = ginkgo.press(&page, "Accept", &[(BIRCH, "on")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.refusal_of(RELATIONSHIP).starts_with("Select this box to accept"));
    assert!(refused.refusal_of(AGREEMENT).starts_with("Read the agreement and select this box."));
    let (_, fields) = refused.fill(None, "Accept", &[]);
    assert!(fields.iter().any(|(name, _)| name == "privileges"), "what was ticked stays ticked");
    let (action, mut fields) = refused.fill(None, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]);
    fields.iter_mut().find(|(name, _)| name == "asked").unwrap().1 = "other terms".into();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let changed = ginkgo.post(&action, &fields).await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    assert!(changed.alert().contains("the request changed after you opened this page"), "{}", changed.text());
    let (_, fields) = changed.fill(None, "Accept", &[]);
    assert_eq!(fields.len(), 2, "other terms are agreed to anew: {fields:?}");
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example"]).await, [(false, false)]);
}

#[rstest]
#[actix_web::test]
async fn a_customer_with_older_purchases_is_sent_to_its_partner_for_the_agreement(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let line = SoldLine { state: SubscriptionState::Suspended, ..SoldLine::new("Older offer", 3, None) };
    let sale = Sale { customer: "ginkgolaw.onmicrosoft.com", seller: "maple.example", ..Sale::to_elm(vec![line]) };
    sell(&app, sale).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let link = link_of(&draft(&aurora, false).await);
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&link).await;
    assert!(page.says("Ask a partner you buy from to attest it.") && !page.body.contains(AGREEMENT));
    ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on")]).await;
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", ["aurora.example"]).await, [(true, false)]);
    let customer = tenant(&app, "ginkgolaw.onmicrosoft.com").await;
    assert!(app.read(move |db| customers::agreement(db, customer)).await.is_none());
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("must attest it on the customer’s Account page")), "{mails:?}");
    assert!(mails.iter().any(|mail| mail.contains("must still attest the Microsoft Customer Agreement")));
}

#[rstest]
#[actix_web::test]
async fn a_customer_declines_with_a_reason_that_the_inviter_reads(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = send(&app, &birch, &draft(&birch, true).await, GINKGO).await;
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&link).await;
    let long = "x".repeat(501);
    let refused = ginkgo.press(&page, "Decline", &[("Reason", &long)]).await;
    assert_eq!(refused.refusal_of("Reason"), "Use 500 characters or fewer.");
    assert_eq!(refused.value_of("Reason"), long);
    for _ in 0..2 {
        let answer = ginkgo.press(&page, "Decline", &[("Reason", "Not <now>, thanks")]).await;
        assert_eq!(answer.location().as_deref(), Some("/partner-relationships"));
    }
    let row = birch.get("/invitations").await.row(GINKGO).unwrap();
    assert!(row.contains("Declined Ginkgo Law Reason: Not <now>, thanks"), "{row}");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "the same form twice tells once");
    assert!(
        mails[0].contains("Subject: Ginkgo Law declined your reseller relationship request")
            && mails[0].contains("Not <now>, thanks")
    );
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example"]).await, [(false, false)]);
}
