//! What the operator does with accounts: search, create, rename, suspend, reactivate.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::{
        customer::new::to_review,
        invitation::{consent::recorded, invitations::send},
        partner::indirect_resellers::dump,
        platform,
        sales::{
            new_order,
            subscriptions::{address, elm},
        },
    },
    support::{Backend, Browser, Page, TestApp, sales::tenant},
};

const ADMIN_EMAIL: &str = "Email of the first global admin";
const TAKEN: &str = "This address already belongs to someone on this portal.";
const OPERATOR: &str = "operator@tandem.example";
pub const SEQUOIA: [(&str, &str); 9] = [
    ("Type", "Indirect provider"),
    ("Company name", "Sequoia Distribution"),
    ("Country/region", "United States"),
    ("Cloud", "Public cloud"),
    ("Email domain", ""),
    ("Global MPN ID", "3000099"),
    ("Location MPN ID", "3100099"),
    ("Name of the first global admin", "Sam Quoia"),
    ("Email of the first global admin", "sam@sequoia.example"),
];

pub fn typed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = SEQUOIA.iter().filter(|(label, _)| !changes.iter().any(|(one, _)| one == label));
    kept.copied().chain(changes.iter().copied()).collect()
}

pub async fn path(app: &TestApp, domain: &'static str) -> String {
    format!("/accounts/{}", tenant(app, domain).await)
}

/// Suspends the partner with this domain.
pub async fn suspend(app: &TestApp, domain: &'static str, reason: &str) -> Page {
    let operator = app.signed_in(OPERATOR).await;
    let page = operator.get(&format!("{}/suspend", path(app, domain).await)).await;
    operator.press_on(&page, "Suspend", &[("Reason", reason)]).await
}

/// The password on the page that shows it once.
pub fn password_on(page: &Page) -> String {
    page.body.split("id=\"secret-password\"").nth(1).unwrap().split(['>', '<']).nth(1).unwrap().to_owned()
}

#[rstest]
#[actix_web::test]
async fn accounts_are_found_by_name_domain_number_id_kind_and_standing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let birch = tenant(&app, "birch.example").await;
    for search in ["BIRCH it", "birch.ex", "4100001", "4000001", &birch.to_string()] {
        let page = operator.get(&format!("/accounts?search={}", search.replace(' ', "+"))).await;
        assert!(page.row("Birch IT").is_some() && page.row("Cedar Systems").is_none(), "{search}: {}", page.text());
    }
    let page = operator.get("/accounts?kind=direct_bill&standing=active").await;
    assert!(page.row("Maple Direct").is_some() && page.row("Birch IT").is_none());
    assert_eq!(page.value_of("Type"), "direct_bill");
    let none = operator.get("/accounts?kind=direct_bill&standing=suspended").await;
    assert!(none.says("No matches"), "{}", none.text());
    assert_eq!(operator.get("/accounts?kind=friend").await.status, StatusCode::OK);

    platform::queries::add_resellers(&app, 70).await;
    let first = operator.get("/accounts?kind=indirect_reseller&search=generated").await;
    let next = operator.get(&first.link("Next").unwrap()).await;
    assert!(first.row("Generated 000").is_some() && next.row("Generated 069").is_some(), "{}", next.text());
    assert_eq!(next.value_of("Search"), "generated");
}

#[rstest]
#[actix_web::test]
async fn a_new_partner_signs_in_with_the_password_that_is_shown_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let page = operator.get("/accounts/new").await;
    let page = operator.get(&page.link("Accounts").unwrap()).await;
    let page = operator.get(&page.link("Add account").unwrap()).await;
    let done = operator.press(&page, "Create account", &SEQUOIA).await;
    assert_eq!((done.status, done.heading().as_str()), (StatusCode::OK, "Account created"), "{}", done.text());
    assert_eq!(done.header("cache-control"), Some("no-store"));
    let password = password_on(&done);
    assert!(password.len() >= 12, "{password}");
    let before = dump(&app).await;
    let again = operator.press(&page, "Create account", &SEQUOIA).await;
    assert!(again.says("You already submitted this form") && !again.body.contains("secret-password"));
    assert_eq!(dump(&app).await["accounts"], before["accounts"]);
    assert!(before.values().flatten().all(|row| !row.contains(&password)), "it is kept as a hash alone");
    assert_eq!(recorded(&app, "account_created").await, 1);

    let details = operator.get(&again.link("Done").unwrap()).await;
    for words in ["Indirect provider", "United States", "sequoia.example", "3000099", "3100099", "hasn’t chosen"] {
        assert!(details.says(words), "{words}: {}", details.text());
    }
    let renewed = operator.press(&details, "New temporary password", &[]).await;
    let fresh = password_on(&renewed);
    assert_ne!(fresh, password);
    let sam = app.browser();
    let page = sam.sign_in("sam@sequoia.example", &fresh).await;
    assert_eq!(page.location().as_deref(), Some("/"), "{}", page.text());
    assert_eq!(sam.get("/").await.location().as_deref(), Some("/password"), "the password must be replaced first");
    let choose = sam.get("/password").await;
    let chosen = "a very tall tree 1";
    sam.press_on(&choose, "Save", &[("New password", chosen), ("Repeat new password", chosen)]).await;
    assert_eq!(sam.get("/indirect-resellers").await.status, StatusCode::OK);
    let late = operator.press(&details, "New temporary password", &[]).await;
    assert!(late.says("You already submitted this form"));
    let details = operator.get(&path(&app, "sequoia.example").await).await;
    assert!(!details.body.contains("New temporary password"), "its password is its own now");
}

#[rstest]
#[actix_web::test]
async fn what_is_taken_or_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let page = operator.get("/accounts/new").await;
    for (changes, label, words) in [
        (vec![("Type", "")], "Type", "Choose an option."),
        (vec![("Company name", "")], "Company name", "Fill this in"),
        (vec![("Country/region", "")], "Country/region", "Choose an option."),
        (vec![("Global MPN ID", "12")], "Global MPN ID", "Enter an MPN ID of 5 to 10 digits."),
        (vec![("Global MPN ID", "3100099")], "Location MPN ID", "Enter the location’s own number."),
        (vec![("Location MPN ID", "4100001")], "Location MPN ID", "Birch IT already has this MPN ID"),
        (
            vec![("Type", "Indirect reseller"), ("Global MPN ID", ""), ("Location MPN ID", "")],
            "Location MPN ID",
            "Enter an MPN ID of 5 to 10 digits.",
        ),
        (vec![(ADMIN_EMAIL, "sam@gmail.com")], ADMIN_EMAIL, "Enter an address at the organization"),
        (vec![(ADMIN_EMAIL, "global.admin@birch.example")], ADMIN_EMAIL, TAKEN),
        (
            vec![("Email domain", "birch.example")],
            "Email domain",
            "Another account already has the email domain birch.example",
        ),
        (vec![("Email domain", "gmail.com")], "Email domain", "Enter an address at the organization"),
        (vec![("Email domain", "no domain")], "Email domain", "Enter a domain"),
        (vec![("Name of the first global admin", "")], "Name of the first global admin", "Fill this in"),
    ] {
        let refused = operator.press(&page, "Create account", &typed(&changes)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
        assert!(refused.refusal_of(label).starts_with(words), "{changes:?}: {}", refused.text());
        if label != "Company name" {
            assert_eq!(refused.value_of("Company name"), "Sequoia Distribution");
        }
    }
    assert_eq!(recorded(&app, "account_created").await, 0);
    let direct = typed(&[("Type", "Direct-bill partner"), ("Global MPN ID", ""), ("Location MPN ID", "")]);
    assert_eq!(operator.press(&page, "Create account", &direct).await.heading(), "Account created");
}

#[rstest]
#[actix_web::test]
async fn a_name_is_changed_with_the_old_one_on_record_and_bills_stay(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let page = operator.get(&path(&app, "elmbakery.onmicrosoft.com").await).await;
    assert!(page.says("Customers can’t be suspended") && !page.body.contains("/suspend\""), "{}", page.text());
    let refused = operator.press(&page, "Save name", &[("Name", " ")]).await;
    assert!(refused.refusal_of("Name").starts_with("Fill this in"), "{}", refused.text());
    let renamed = operator.press_on(&page, "Save name", &[("Name", "Elm Bakery & Sons")]).await;
    assert!(renamed.says("Account renamed to Elm Bakery & Sons."), "{}", renamed.text());
    let stale = operator.press(&page, "Save name", &[("Name", "Elm Something")]).await;
    assert!(stale.alert().contains("this account is now called Elm Bakery & Sons."), "{}", stale.text());
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    assert!(aurora.get("/customers").await.row("Elm Bakery").is_some(), "what a partner calls it is the partner's");
    let record = dump(&app).await["audit_records"].iter().find(|row| row.contains("account_renamed")).unwrap().clone();
    assert!(record.matches("Elm Bakery").count() == 2 && record.contains("Elm Bakery & Sons"), "{record}");
}

#[rstest]
#[actix_web::test]
async fn a_suspended_partner_is_told_why_keeps_managing_and_finishes_no_sale(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    // What is begun before: a customer, an order, an invitation.
    let wizard = to_review(&sales, &[]).await;
    assert_eq!(wizard.heading(), "Review", "{}", wizard.text());
    let basket = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "4")];
    let page = sales.get(&new_order::address(&app, "elmbakery.onmicrosoft.com").await).await;
    let order = sales.press_on(&page, "Next: Review", &basket).await;
    assert_eq!(order.heading(), "Review", "{}", order.text());
    let (link, _) = send(&app, &sales, "global.admin@cedar.example").await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    assert_eq!(cedar.get(&link).await.status, StatusCode::OK);
    let basic = elm(&app, "Microsoft 365 Business Basic").await;
    let trial = elm(&app, "Power BI Trial").await;
    let subscription_page = sales.get(&address(&basic)).await;
    app.mails().await;

    let done = suspend(&app, "aurora.example", "Three bills are overdue.\r\nPay them, please.").await;
    assert!(done.says("Aurora Distribution suspended.") && done.says("Three bills are overdue."), "{}", done.text());
    let mails = app.mails().await;
    let mail = mails.iter().find(|mail| mail.contains("global.admin@aurora.example")).unwrap();
    assert!(
        mail.contains("Subject: Account of Aurora Distribution suspended") && mail.contains("Three bills are overdue.")
    );
    assert!(mail.contains(OPERATOR), "whom to write to");

    let home = aurora.get("/").await;
    for words in
        ["This account is suspended.", "Three bills are overdue.", OPERATOR, "Since Jan 15, 2030, 7:00 AM (UTC−5)"]
    {
        assert!(home.says(words), "{words}: {}", home.text());
    }
    assert!(!cedar.get("/").await.says("This account is suspended."));
    for path in ["/customers", "/indirect-resellers", "/invitations", address(&basic).as_str()] {
        let page = aurora.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path} is managed on");
        assert!(page.says("This account is suspended."), "{path}");
    }
    let before = dump(&app).await;
    for (what, page) in [("wizard", &wizard), ("order", &order)] {
        let refused = sales.press(page, "Submit", &[]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{what}: {}", refused.text());
        assert!(refused.says("Its status: Suspended"), "{what}: {}", refused.text());
    }
    assert_eq!(cedar.get(&link).await.status, StatusCode::NOT_FOUND, "its invitations lead nowhere");
    for path in [
        "/customers/new".to_owned(),
        new_order::address(&app, "elmbakery.onmicrosoft.com").await,
        format!("{}/add-ons", address(&basic)),
        format!("{}/convert", address(&trial)),
        "/customers/request-relationship".to_owned(),
    ] {
        assert_eq!(aurora.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let upgrade = aurora.get(&format!("{}/upgrade", address(&basic))).await;
    assert_eq!(upgrade.status, StatusCode::CONFLICT, "{}", upgrade.text());
    let more = (basic.quantity + 1).to_string();
    let refused = sales.press(&subscription_page, "Submit", &[("Quantity", &more)]).await;
    assert!(refused.refusal_of("Quantity").starts_with("Your organization is suspended"), "{}", refused.text());
    let after = dump(&app).await;
    for table in ["orders", "subscriptions", "accounts", "relationships", "partnerships", "invitations"] {
        assert_eq!(before[table], after[table], "{table}");
    }
    let fewer = (basic.quantity - 1).to_string();
    let typed = [("Quantity", fewer.as_str()), ("Subscription nickname", "Managed on")];
    assert!(sales.press(&subscription_page, "Submit", &typed).await.location().is_some(), "reducing is managing");

    let operator = app.signed_in(OPERATOR).await;
    let page = operator.get(&path(&app, "aurora.example").await).await;
    assert!(page.says("Three bills are overdue."));
    let back = operator.press_on(&page, "Reactivate", &[]).await;
    assert!(back.says("Aurora Distribution reactivated."), "{}", back.text());
    assert!(operator.press(&page, "Reactivate", &[]).await.location().is_some(), "sent twice");
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("Subject: Account of Aurora Distribution reactivated")));
    assert!(!aurora.get("/").await.says("This account is suspended."));
    assert_eq!(sales.press(&order, "Submit", &[]).await.status, StatusCode::SEE_OTHER, "and what was begun goes on");
    assert_eq!((recorded(&app, "account_suspended").await, recorded(&app, "account_reactivated").await), (1, 1));
}

#[rstest]
#[actix_web::test]
async fn a_suspended_reseller_gets_no_new_customers_and_accepts_no_partnership(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let wizard = to_review(&sales, &[]).await;
    let zenith = app.signed_in("sales.agent@zenith.example").await;
    let (link, _) = send(&app, &zenith, "global.admin@cedar.example").await;
    suspend(&app, "birch.example", "Not answering customers.").await;
    suspend(&app, "cedar.example", "Not answering customers.").await;
    let before = dump(&app).await;
    let refused = sales.press(&wizard, "Submit", &[]).await;
    let refused = match refused.location() {
        Some(path) => sales.get(&path).await,
        None => refused,
    };
    assert!(refused.says("Birch IT is suspended and can’t take new customers."), "{}", refused.text());
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let look = cedar.get(&link).await;
    assert!(!look.body.contains("Authorize indirect provider"), "{}", look.text());
    let birch = app.signed_in("global.admin@birch.example").await;
    let providers = birch.get("/indirect-providers").await;
    assert!(providers.row("Aurora Distribution").is_some() && !providers.body.contains("Invite new customers"));
    let after = dump(&app).await;
    for table in ["orders", "subscriptions", "accounts", "relationships", "partnerships"] {
        assert_eq!(before[table], after[table], "{table}");
    }
}

#[rstest]
#[actix_web::test]
async fn a_customers_own_purchases_stop_while_its_partner_is_suspended(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("admin.agent@aurora.example").await;
    let account = format!("/customers/{}/account", tenant(&app, "elmbakery.onmicrosoft.com").await);
    agent.press(&agent.get(&account).await, "Allow customer to purchase", &[]).await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let page = elm.get("/reservations/new").await;
    let (action, fields) = page.fill(None, "Next: Review", &[("Quantity", "1")]);
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let review = elm.get(&format!("{action}?{query}")).await;
    assert_eq!(review.heading(), "Review", "{}", review.text());
    suspend(&app, "aurora.example", "Bills.").await;
    let before = dump(&app).await;
    let refused = elm.press(&review, "Submit", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert_eq!(dump(&app).await["orders"], before["orders"]);
    assert!(elm.get("/subscriptions").await.link("Buy an Azure reservation").is_none());
}

#[rstest]
#[actix_web::test]
async fn neither_the_operator_nor_customers_are_suspended_and_a_reason_is_needed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let own = app.read(|db| Ok(tandem::repository::accounts::operator(db)?.id)).await;
    let elm = tenant(&app, "elmbakery.onmicrosoft.com").await;
    for (id, words) in [(own, "runs this portal and can’t be suspended"), (elm, "Customers can’t be suspended")] {
        let page = operator.get(&format!("/accounts/{id}/suspend")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.says(words), "{}", page.text());
        let csrf = platform::access::csrf(&operator).await;
        let posted = operator.post(&format!("/accounts/{id}/suspend"), &[("csrf", &csrf), ("reason", "x")]).await;
        assert_eq!(posted.status, StatusCode::CONFLICT);
    }
    let zenith = path(&app, "zenith.example").await;
    let page = operator.get(&format!("{zenith}/suspend")).await;
    let refused = operator.press(&page, "Suspend", &[("Reason", "  ")]).await;
    assert!(refused.refusal_of("Reason").starts_with("Fill this in"), "{}", refused.text());
    assert_eq!(recorded(&app, "account_suspended").await, 0);
    let first = operator.press(&page, "Suspend", &[("Reason", "Once")]).await;
    let again = operator.press(&page, "Suspend", &[("Reason", "Twice")]).await;
    assert!(first.location().is_some() && again.location().is_some());
    assert_eq!(recorded(&app, "account_suspended").await, 1);
    let late = operator.get(&format!("{zenith}/suspend")).await;
    assert!(late.says("is already suspended"), "{}", late.text());
    let stranger: Browser = app.signed_in("global.admin@aurora.example").await;
    for end in ["", "/suspend"] {
        assert_eq!(stranger.get(&format!("{zenith}{end}")).await.status, StatusCode::FORBIDDEN);
    }
    let before = dump(&app).await;
    operator.get(&zenith).await;
    assert_eq!(dump(&app).await, before, "looking writes nothing");
}

#[rstest]
#[actix_web::test]
async fn whoever_is_second_to_suspend_or_to_bring_back_is_told_that_it_is_so(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let zenith = path(&app, "zenith.example").await;
    let suspension = operator.get(&format!("{zenith}/suspend")).await;
    let meanwhile = |to: &'static str| {
        app.write(move |db| {
            use diesel::connection::SimpleConnection;
            let change = format!("UPDATE accounts SET standing = '{to}' WHERE mail_domain = 'zenith.example'");
            db.batch_execute(&change)?;
            std::thread::sleep(std::time::Duration::from_millis(600));
            Ok(())
        })
    };
    let late = |page: Page, button: &'static str, typed: &'static [(&'static str, &'static str)]| {
        let operator = operator.twin();
        async move {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            operator.press(&page, button, typed).await
        }
    };
    let ((), second) = tokio::join!(meanwhile("suspended"), late(suspension, "Suspend", &[("Reason", "Bills")]));
    assert_eq!(second.location(), Some(zenith.clone()), "{}", second.text());
    let page = operator.get(&zenith).await;
    let ((), second) = tokio::join!(meanwhile("active"), late(page, "Reactivate", &[]));
    assert_eq!(second.location(), Some(zenith), "{}", second.text());
    assert_eq!((recorded(&app, "account_suspended").await, recorded(&app, "account_reactivated").await), (0, 0));
}
