//! What partners of each kind come to: drafts, the wizard, carts, their account settings, referrals, service requests.

use tandem::{
    domain::policy::Action,
    repository::{
        privileges,
        relationships::{self, NewRelationship},
    },
};

use super::{
    tourist::{Tourist, licenses_for},
    words,
};
use crate::{
    pages::platform::queries::add_providers,
    support::{Page, TestApp, grant_for, link_in, sales::tenant},
};

pub const BASIC: &str = "Microsoft 365 Business Basic";
pub const E3: &str = "Microsoft 365 E3";

/// An invitation as its draft, what is refused of it, and the list it comes to; gives the link in it.
pub async fn draft(tourist: &Tourist<'_>, draft: Page, to: &str) -> String {
    let language = [("Recipient's language", tourist.language)];
    let draft = tourist.press(&draft, "Save draft", &language).await;
    let refused = tourist.press(&draft, "Send", &[("To", "nobody"), ("Message", "")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let draft = tourist.open(&draft.path).await;
    tourist.open(&format!("{}/download", draft.path)).await;
    let forms = draft.forms();
    let message = forms.iter().flat_map(|form| &form.fields).find(|field| field.name == "message").unwrap();
    let link = link_in(&message.value, "i");
    tourist.press(&draft, "Done", &[("To", to)]).await;
    tourist.open("/invitations").await;
    link
}

/// A provider asks a reseller, and is shown what is none of its business.
pub async fn provider(tourist: &Tourist<'_>, reseller: &str) {
    let list = tourist.open("/indirect-resellers").await;
    tourist.follow_in_row(&list, reseller, "Remove partnership").await;
    let asked = tourist.press(&list, "Request a partnership", &[]).await;
    // One is left as a draft, for whoever looks at the list.
    tourist.press(&list, "Request a partnership", &[]).await;
    draft(tourist, asked, "").await;
    assert_eq!(tourist.go("/accounts").await.status.as_u16(), 403);
    assert_eq!(tourist.go("/no-such-page").await.status.as_u16(), 404);
}

/// A provider states what a customer is, for the operator to confirm.
pub async fn qualification(app: &TestApp, language: &'static str) {
    let aurora = Tourist::person(app, language, "global.admin@aurora.example").await;
    let elm = tenant(app, "elmbakery.onmicrosoft.com").await;
    let form = aurora.open(&format!("/customers/{elm}/account/qualifications")).await;
    let refused = aurora.press(&form, "Save", &[("Qualification", "education")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    aurora.press(&form, "Save", &[("Qualification", "education"), ("Reason", "4217")]).await;
}

/// A reseller asks a provider for a partnership, and the provider looks at it, alone and among others.
pub async fn inquiry(provider: &Tourist<'_>, reseller: &str, domain: &'static str) {
    let (app, language) = (provider.app, provider.language);
    let reseller = Tourist::person(app, language, reseller).await;
    let form = reseller.open(&format!("/providers/{}/ask", tenant(app, domain).await)).await;
    let refused = reseller.press(&form, "Send request", &[("Message", &"x".repeat(2_001))]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let sent = reseller.press(&form, "Send request", &[("Message", words::said(language))]).await;
    reseller.open("/indirect-providers").await;
    reseller.open(&format!("/providers/{}", tenant(app, domain).await)).await;
    provider.open("/indirect-resellers/inquiries?state=declined").await;
    let received = provider.open(&sent.path.replace("/indirect-providers/", "/indirect-resellers/")).await;
    let refused = provider.press(&received, "Decline", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
}

/// What a reseller has asked of a provider, and takes back.
pub async fn own_inquiry(reseller: &Tourist<'_>) {
    add_providers(reseller.app, 2).await;
    let list = reseller.open("/providers?search=supply").await;
    for name in ["Supply 000", "Supply 001"] {
        let entry = reseller.follow_in_row(&list, name, name).await;
        let form = reseller.follow(&entry, "Ask for a partnership").await;
        let sent = reseller.press(&form, "Send request", &[]).await;
        if name == "Supply 000" {
            reseller.press(&sent, "Withdraw", &[]).await;
        }
    }
    reseller.open("/indirect-providers").await;
}

/// A provider ends a partnership, and is offered letters.
pub async fn farewell(tourist: &Tourist<'_>, reseller: &str) {
    let list = tourist.open("/indirect-resellers").await;
    let remove = tourist.follow_in_row(&list, reseller, "Remove partnership").await;
    let list = tourist.press(&remove, "Yes", &[]).await;
    tourist.follow(&list, "Write to them").await;
}

/// The wizard, with what it refuses on the way, to the page that shows a password.
pub async fn new_customer(tourist: &Tourist<'_>, country: &str, reseller: Option<&str>) {
    let mut typed = words::customer(country);
    let name = typed[0].1;
    let first = match reseller {
        Some(reseller) => {
            let list = tourist.open("/indirect-resellers").await;
            tourist.follow_in_row(&list, reseller, "Add new customer").await
        }
        None => tourist.open("/customers/new").await,
    };
    let refused = tourist.press(&first, "Next: Subscriptions", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    typed.push(("Customer will be asked to accept it", "asked"));
    let asked = tourist.press(&first, "Next: Subscriptions", &typed).await;
    assert!(asked.path.ends_with("/review"), "{}", asked.text());
    let update = tourist.follow(&asked, "Update").await;
    let attested = [
        ("I attest that the customer accepted the Microsoft Customer Agreement", "attested"),
        ("Agreement acceptance date", "2030-01-14"),
    ];
    let cart = tourist.press(&update, "Next: Subscriptions", &attested).await;
    assert!(cart.path.ends_with("/subscriptions"), "{}", cart.text());
    let (basic, e3) = (licenses_for(BASIC), licenses_for(E3));
    let taken = [(BASIC, "on"), (basic.as_str(), "0"), (E3, "on"), (e3.as_str(), "12")];
    let refused = tourist.press(&cart, "Next: Review", &taken).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    tourist.open("/customers/new/domain?domain=hornbeam").await;
    let unfinished = tourist.open("/customers/new").await;
    let again = tourist.follow(&unfinished, name).await;
    let cart = tourist.press(&again, "Next: Subscriptions", &[]).await;
    let review = tourist.press(&cart, "Next: Review", &[(BASIC, "on"), (&basic, "3")]).await;
    let done = tourist.press(&review, "Submit", &[]).await;
    assert!(done.body.contains("secret-password"), "{}", done.text());
    let later = tourist.open(&done.path.replace("/review", "/confirmation")).await;
    assert!(!later.body.contains("secret-password"), "{}", later.text());
    let reset = tourist.follow(&later, "Reset password").await;
    tourist.press(&reset, "Reset password", &[]).await;
}

/// What stands in the list of customers and behind each entry of the menu inside one.
pub async fn customers(tourist: &Tourist<'_>, customer: &str) {
    assert!(tourist.open("/customers?search=zzz").await.row(customer).is_none());
    let list = tourist.open("/customers").await;
    let inside = tourist.follow_in_row(&list, customer, customer).await;
    for entry in [
        "Subscriptions",
        "Order history",
        "Order requests",
        "Users and licenses",
        "Account",
        "Service management",
        "Service requests",
    ] {
        tourist.follow(&inside, entry).await;
    }
    let account = tourist.follow(&inside, "Account").await;
    let update = tourist.follow(&account, "Update").await;
    let refused = tourist.press(&update, "Submit", &[("Company name", "")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
}

/// Aurora's customers in the states that the demo has, and what can be done to a subscription.
pub async fn subscriptions(tourist: &Tourist<'_>) {
    let elm = tenant(tourist.app, "elmbakery.onmicrosoft.com").await;
    let listed = tourist.open(&format!("/customers/{elm}/subscriptions")).await;
    for name in ["Azure plan", "Visio Plan 2", "Microsoft Teams Phone Standard", "Exchange Online (Plan 1)"] {
        tourist.follow_in_row(&listed, name, name).await;
    }
    let trial = tourist.follow_in_row(&listed, "Power BI Trial", "Power BI Trial").await;
    tourist.follow(&trial, "Convert trial to paid subscription").await;
    let basic = tourist.follow_in_row(&listed, BASIC, BASIC).await;
    for way in ["Upgrade", "Buy an add-on", "Schedule a change for the next term", "Cancel this subscription"] {
        tourist.follow(&basic, way).await;
    }
    let wrong = [("Quantity", "0"), ("Reseller (MPN ID)", "4000001")];
    let refused = tourist.press(&basic, "Submit", &wrong).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let reader = Tourist::person(tourist.app, tourist.language, "helpdesk.agent@aurora.example").await;
    reader.open(&basic.path).await;
    agreement(tourist, "admin.agent@aurora.example", "pinefreight.onmicrosoft.com").await;
}

/// Carts for customers that are there, and for one that may not order yet.
pub async fn order(tourist: &Tourist<'_>) {
    let list = tourist.open("/customers").await;
    let pine = tourist.follow_in_row(&list, "Pine Freight", "Pine Freight").await;
    tourist.follow(&pine, "Add subscription").await;
    let account = tourist.follow(&pine, "Account").await;
    tourist.follow(&account, "Remove reseller relationship").await;
    let elm = tourist.follow_in_row(&list, "Elm Bakery", "Elm Bakery").await;
    let cart = tourist.follow(&elm, "Add subscription").await;
    let refused = tourist.press(&cart, "Next: Review", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let licenses = licenses_for(E3);
    let taken = [(E3, "on"), (licenses.as_str(), "4")];
    let dogwood = [taken.as_slice(), &[("Reseller", "Dogwood Tech")]].concat();
    let refused = tourist.press(&cart, "Next: Review", &dogwood).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let birch = [taken.as_slice(), &[("Reseller", "Birch IT")]].concat();
    let review = tourist.press(&cart, "Next: Review", &birch).await;
    assert!(review.path.ends_with("/review"), "{}", review.text());
    tourist.press(&review, "Cancel", &[]).await;
}

/// A cart for a customer of this partner, and Review.
pub async fn cart(tourist: &Tourist<'_>, customer: &'static str) {
    let id = tenant(tourist.app, customer).await;
    let cart = tourist.open(&format!("/customers/{id}/subscriptions/new")).await;
    let review = tourist.press(&cart, "Next: Review", &[(E3, "on"), (&licenses_for(E3), "4")]).await;
    assert!(review.path.ends_with("/review"), "{}", review.text());
    tourist.follow(&review, "Update").await;
}

/// A trial that is ordered, to be paid for one day.
pub async fn trial(tourist: &Tourist<'_>, customer: &'static str) {
    let id = tenant(tourist.app, customer).await;
    let cart = tourist.open(&format!("/customers/{id}/subscriptions/new")).await;
    let review = tourist.press(&cart, "Next: Review", &[("Power BI Trial", "on")]).await;
    let bought = tourist.press(&review, "Submit", &[]).await;
    assert_eq!(bought.status.as_u16(), 200, "{}", bought.text());
    let listed = tourist.open(&format!("/customers/{id}/subscriptions")).await;
    let trial = tourist.follow_in_row(&listed, "Power BI Trial", "Power BI Trial").await;
    tourist.follow(&trial, "Convert trial to paid subscription").await;
}

/// The customer agreement, attested by somebody who may.
pub async fn agreement(tourist: &Tourist<'_>, agent: &str, customer: &'static str) {
    let agent = Tourist::person(tourist.app, tourist.language, agent).await;
    let customer = tenant(tourist.app, customer).await;
    let attest = agent.open(&format!("/customers/{customer}/account/agreement")).await;
    agent.press(&attest, "Save and continue", &[]).await;
    tourist.has_seen(&agent);
}

/// Users out of a file, refused and taken: `users` is where a customer's users are.
pub async fn users_from_a_file(tourist: &Tourist<'_>, users: &str, domain: &str) {
    let upload = tourist.open(&format!("{users}/import")).await;
    let header = "First name,Last name,Display name,Email\n";
    let refused = tourist.send_file(&upload, "Validate", "1.csv", &format!("{header},,,nobody\n")).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let good = format!("{header}Olga,Lima,Olga Lima,olga@{domain}\n");
    let preview = tourist.send_file(&upload, "Validate", "2.csv", &good).await;
    assert!(preview.path.contains("/imports/"), "{}", preview.text());
    tourist.press(&preview, "Save", &[]).await;
    tourist.open(users).await;
}

/// A service request for a customer, with a file; `path` is where it is opened.
pub async fn service_request(tourist: &Tourist<'_>, path: &str) -> Page {
    let form = tourist.open(path).await;
    let said = words::said(tourist.language);
    let typed = [("Subject", said), ("Description", said)];
    let made = tourist.send_with_file(&form, "Create", &typed, ("1.log", b"550 rejected\n")).await;
    assert!(made.path.contains("/service-requests/"), "{}", made.text());
    made
}

/// A service request of a customer that its partner has handed to the operator.
pub async fn escalated_request(app: &TestApp, language: &'static str) {
    let elm = Tourist::person(app, language, "admin@elmbakery.onmicrosoft.com").await;
    let made = service_request(&elm, "/service-requests/new").await;
    let aurora = Tourist::person(app, language, "global.admin@aurora.example").await;
    let page = aurora.open(&made.path).await;
    aurora.press(&page, "Escalate", &[("Why you escalate the request", words::said(language))]).await;
}

/// What the demo does not have of each kind of partner: a customer that was one once, a service request, users from a
/// file.
pub async fn inside_a_customer(tourist: &Tourist<'_>, partner: &'static str, customer: &'static str) {
    let id = tenant(tourist.app, customer).await;
    former_customers(tourist, partner).await;
    service_request(tourist, &format!("/customers/{id}/service-requests/new")).await;
    users_from_a_file(tourist, &format!("/customers/{id}/users"), customer).await;
    tourist.open(&format!("/customers/{id}/licenses/assign?whom=everyone")).await;
}

/// Two that were customers once; one of them has left privileges behind.
async fn former_customers(tourist: &Tourist<'_>, partner: &'static str) {
    let app = tourist.app;
    let now = app.clock.now();
    let partner = tenant(app, partner).await;
    for (name, domain) in [("Hazel Studio", "hazelstudio.onmicrosoft.com"), ("Ginkgo Law", "ginkgolaw.onmicrosoft.com")]
    {
        let customer = tenant(app, domain).await;
        let new = NewRelationship { partner, customer, company_name: name, domain };
        app.write(move |db| relationships::insert(db, &grant_for(Action::AddCustomer), &new, now)).await;
    }
    let hazel = tenant(app, "hazelstudio.onmicrosoft.com").await;
    app.write(move |db| privileges::give(db, &grant_for(Action::AddCustomer), (partner, hazel), now)).await;
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since WHERE customer_id IN \
         (SELECT id FROM accounts WHERE name IN ('Hazel Studio', 'Ginkgo Law'))",
    )
    .await;
}

/// Licenses of Elm Bakery: of one product, of one user, for many; refused, and given.
pub async fn licenses(tourist: &Tourist<'_>, base: &str) {
    let list = tourist.open(base).await;
    tourist.follow_in_row(&list, BASIC, BASIC).await;
    let assign = tourist.open(&format!("{base}/assign?whom=everyone")).await;
    let refused = tourist.press(&assign, "Save", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let wanted = [("Other users", "admin\nstranger@nowhere.example"), ("Exchange Online (Plan 1)", "on")];
    let updated = tourist.press(&assign, "Save", &wanted).await;
    assert_eq!(updated.status.as_u16(), 200, "{}", updated.text());
}

/// A request for a reseller relationship.
pub async fn request(tourist: &Tourist<'_>) {
    let page = tourist.open("/customers/request-relationship").await;
    let first = tourist.press(&page, "Next", &[]).await;
    tourist.press(&page, "Next", &[]).await;
    draft(tourist, first, "").await;
}

/// A partner's account settings: its numbers, its support, its users.
pub async fn account_settings(tourist: &Tourist<'_>, domain: &str) {
    tourist.open("/settings/users?search=zzz").await;
    let form = tourist.open("/settings/users/new").await;
    let refused = tourist.press(&form, "Add", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let address = format!("nora@{domain}");
    let new = [
        ("Full name", "Nora Vale"),
        ("Email address", address.as_str()),
        ("How the user gets a password", "link"),
        ("Language", tourist.language),
    ];
    tourist.press(&form, "Add", &new).await;
    let welcome = link_in(&tourist.app.mails().await.concat(), "welcome");
    let stranger = Tourist::stranger(tourist.app, tourist.language);
    let choose = stranger.open(&welcome).await;
    let refused = stranger.press(&choose, "Save", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    tourist.has_seen(&stranger);
    let list = tourist.open(&format!("/settings/users?search={address}")).await;
    tourist.follow_in_row(&list, "Nora Vale", "Nora Vale").await;
    let form = tourist.open("/settings/users/new").await;
    let address = format!("omar@{domain}");
    let new =
        [("Full name", "Omar Vale"), ("Email address", address.as_str()), ("How the user gets a password", "password")];
    tourist.press(&form, "Add", &new).await;
    // Whoever signs in here already is asked, and asked no more.
    let form = tourist.open("/settings/users/new").await;
    let elsewhere = [
        ("Full name", "Olivia Bennett"),
        ("Email address", "sales.agent@zenith.example"),
        ("Sales agent", "on"),
        ("How the user gets a password", "link"),
    ];
    tourist.press(&form, "Add", &elsewhere).await;
    let list = tourist.open("/settings/users").await;
    let withdrawal = list.links().into_iter().find(|link| link.ends_with("/withdraw")).unwrap();
    let page = tourist.open(&withdrawal).await;
    tourist.press(&page, "Yes", &[]).await;
}

/// A referral from a provider to a reseller, and what comes of it.
pub async fn referring(provider: &Tourist<'_>, reseller: &Tourist<'_>, name: &str) {
    let list = provider.open("/indirect-resellers").await;
    let partner = provider.follow_in_row(&list, name, name).await;
    let profile = provider.follow(&partner, "Business profile").await;
    let form = provider.follow(&profile, "Refer a customer").await;
    let refused = provider.press(&form, "Send referral", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let (company, need, contact) = words::prospect(provider.language);
    let typed = [
        ("Prospective customer", company),
        ("What the customer needs", need),
        ("Contact’s name", contact),
        ("Contact’s email address", "contact@linden.example"),
        ("The contact agreed to have their details shared", "by_phone"),
    ];
    let sent = provider.press(&form, "Send referral", &typed).await;
    assert!(sent.path.starts_with("/referrals/"), "{}", sent.text());
    provider.open("/referrals?state=lost").await;
    provider.open("/providers").await;
    let own = reseller.open("/settings/business-profile").await;
    let refused = reseller.press(&own, "Save", &[("LinkedIn", "nowhere")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let list = reseller.open("/referrals").await;
    let waiting = reseller.follow_in_row(&list, company, company).await;
    let refused = reseller.press(&waiting, "Decline", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    reseller.press(&waiting, "Accept", &[]).await;
}
