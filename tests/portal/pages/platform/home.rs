//! Home: what needs whom, what a new account does next, and how things stand, for each kind of account and its roles.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use scraper::{Html, Selector};

use crate::support::{
    Backend, Page, TestApp,
    sales::{Sale, SoldLine, sell},
};

/// Somebody of each kind of account, in every role that the demo world has.
const PEOPLE: [&str; 25] = [
    "global.admin@aurora.example",
    "user.admin@aurora.example",
    "admin.agent@aurora.example",
    "sales.agent@aurora.example",
    "helpdesk.agent@aurora.example",
    "default.user@aurora.example",
    "global.admin@zenith.example",
    "global.admin@patriot.example",
    "global.admin@maple.example",
    "helpdesk.agent@maple.example",
    "global.admin@birch.example",
    "user.admin@birch.example",
    "sales.agent@birch.example",
    "helpdesk.agent@birch.example",
    "default.user@birch.example",
    "global.admin@cedar.example",
    "global.admin@dogwood.example",
    "global.admin@larch.example",
    "admin@elmbakery.onmicrosoft.com",
    "user@elmbakery.onmicrosoft.com",
    "admin@firclinic.onmicrosoft.com",
    "admin@pinefreight.onmicrosoft.com",
    "admin@ginkgolaw.onmicrosoft.com",
    "user@ginkgolaw.onmicrosoft.com",
    "operator@tandem.example",
];

/// The headings of the parts of a page.
fn headings(page: &Page) -> Vec<String> {
    let html = Html::parse_document(&page.body);
    let heads = Selector::parse("main h2").unwrap();
    html.select(&heads).map(|heading| heading.text().collect::<String>().trim().to_owned()).collect()
}

/// The links of a page's content: their words and where they lead.
fn links(page: &Page) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.body);
    let ways = Selector::parse("main a[href^='/']").unwrap();
    html.select(&ways)
        .map(|link| {
            let words: Vec<&str> = link.text().flat_map(str::split_whitespace).collect();
            (words.join(" "), link.attr("href").unwrap().to_owned())
        })
        .collect()
}

async fn home(app: &TestApp, email: &str) -> Page {
    app.signed_in(email).await.get("/").await
}

#[rstest]
#[actix_web::test]
async fn everybody_may_open_whatever_home_leads_to(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    for email in PEOPLE {
        let person = app.signed_in(email).await;
        let page = person.get("/").await;
        assert_eq!((page.status, headings(&page)[0].as_str()), (StatusCode::OK, "Needs you"), "{email}");
        for (words, path) in links(&page) {
            assert_eq!(person.get(&path).await.status, StatusCode::OK, "{email}: {words} {path}");
        }
    }
}

#[rstest]
#[actix_web::test]
async fn a_provider_sees_the_most_urgent_things_first(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get("/").await;
    assert_eq!(headings(&page), ["Needs you", "At a glance"], "{}", page.text());
    let text = page.text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    let overdue = place("Overdue");
    let renewal = place("Renews for Elm Bakery");
    let unsigned = place("Hasn’t signed the Microsoft Partner Agreement");
    assert!(overdue < renewal && renewal < unsigned, "{text}");
    // Each day says of what it is.
    assert!(overdue < place("Due ") && renewal < place("On ") && unsigned < place("Partner since "), "{text}");
    let reseller = page.link_in_row("Dogwood Tech", "View reseller").unwrap();
    let reseller = aurora.get(&reseller).await;
    assert!(reseller.heading() == "Dogwood Tech" && reseller.says("Not signed"), "{}", reseller.text());
    let late = page.link_in_row("Overdue", "Answer").unwrap();
    assert!(late.starts_with("/service-requests/"), "{late}");
    let subscription = page.link_in_row("Renews for Elm Bakery", "View subscription").unwrap();
    assert!(aurora.get(&subscription).await.body.contains("Elm Bakery"));
    for figure in ["Customers 4", "Indirect resellers 2", "Open service requests"] {
        assert!(page.says(figure), "{figure}: {text}");
    }
    assert!(!page.says("Larch") && !page.says("Zenith"), "{text}");

    let zenith = home(&app, "global.admin@zenith.example").await;
    for foreign in ["Elm", "Dogwood", "Aurora", "Pine", "Overdue"] {
        assert!(!zenith.says(foreign), "{foreign}: {}", zenith.text());
    }
}

#[rstest]
#[actix_web::test]
async fn roles_see_only_what_is_theirs_to_do(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    // User admins look after resellers and no requests; helpdesk agents the other way round.
    let user_admin = home(&app, "user.admin@aurora.example").await;
    assert!(user_admin.says("Dogwood Tech") && !user_admin.says("Overdue"), "{}", user_admin.text());
    let helpdesk = home(&app, "helpdesk.agent@aurora.example").await;
    assert!(helpdesk.says("Overdue") && !helpdesk.says("Dogwood Tech"), "{}", helpdesk.text());
    assert!(!helpdesk.body.contains("href=\"/invitations\""), "{}", helpdesk.text());
    let nobody = home(&app, "default.user@aurora.example").await;
    assert_eq!(headings(&nobody), ["Needs you"], "{}", nobody.text());
    assert!(nobody.says("Nothing needs you right now."), "{}", nobody.text());
    assert!(nobody.says("Your global admins can give you more roles: Olivia Bennett."), "{}", nobody.text());
    let ways = links(&nobody);
    assert_eq!(ways.len(), 1, "{ways:?}");
    assert_eq!(ways[0].0, "Your entry in the list of providers", "every role of a provider sees it");
}

#[rstest]
#[actix_web::test]
async fn a_reseller_signs_finds_a_provider_and_invites(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let dogwood = app.signed_in("global.admin@dogwood.example").await;
    let page = dogwood.get("/").await;
    assert_eq!(headings(&page)[..2], ["Needs you", "Next steps"], "{}", page.text());
    assert_eq!(page.link_in_row("hasn’t signed it yet", "Sign").as_deref(), Some("/agreements"));
    assert!(page.row("Find an indirect provider").unwrap().starts_with("Done:"), "{}", page.text());
    dogwood.press_on(&dogwood.get("/agreements").await, "Accept and continue", &[]).await;
    let signed = dogwood.get("/").await;
    assert!(!signed.says("hasn’t signed") && !signed.says("Next steps"), "{}", signed.text());

    let agent = home(&app, "helpdesk.agent@dogwood.example").await;
    assert!(!agent.says("Microsoft Partner Agreement"), "{}", agent.text());
    let cedar = home(&app, "global.admin@cedar.example").await;
    let open = links(&cedar).into_iter().find(|(words, _)| words == "Find an indirect provider");
    assert_eq!(open.map(|(_, path)| path).as_deref(), Some("/providers"), "{}", cedar.text());
    assert!(cedar.row("Sign the Microsoft Partner Agreement").unwrap().starts_with("Done:"), "{}", cedar.text());
    let birch = home(&app, "global.admin@birch.example").await;
    assert!(birch.says("Indirect providers 2") && birch.says("Customers 2"), "{}", birch.text());
    assert_eq!(headings(&birch), ["Needs you", "At a glance"]);
}

#[rstest]
#[actix_web::test]
async fn a_new_provider_is_shown_its_first_steps_until_they_are_done(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let page = home(&app, "global.admin@patriot.example").await;
    assert_eq!(headings(&page), ["Needs you", "Next steps", "At a glance"], "{}", page.text());
    assert!(page.row("Sign the Microsoft Partner Agreement").unwrap().starts_with("Done:"), "{}", page.text());
    for (step, path) in [
        ("Invite an indirect reseller", "/indirect-resellers"),
        ("Add a customer", "/customers/new"),
        ("Order a subscription for a customer", "/customers"),
    ] {
        assert!(links(&page).contains(&(step.to_owned(), path.to_owned())), "{step}: {:?}", links(&page));
    }
    assert!(!home(&app, "default.user@patriot.example").await.says("Next steps"));
    let helpdesk = home(&app, "helpdesk.agent@patriot.example").await;
    assert!(helpdesk.says("Add a customer"), "{}", helpdesk.text());
    assert!(links(&helpdesk).iter().all(|(words, _)| words != "Add a customer"), "{:?}", links(&helpdesk));
    let maple = home(&app, "global.admin@maple.example").await;
    assert_eq!(headings(&maple), ["Needs you", "At a glance"], "{}", maple.text());
}

#[rstest]
#[actix_web::test]
async fn a_customer_sees_what_is_due_who_acts_for_it_and_whom_to_call(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = home(&app, "admin@elmbakery.onmicrosoft.com").await;
    assert_eq!(headings(&elm), ["Needs you", "At a glance", "Who can act for you", "Who to contact"], "{}", elm.text());
    let told = ["Renews.", "Your service request was answered.", "Free licenses 43", "Users 4", "Licenses by product"];
    for words in told {
        assert!(elm.says(words), "{words}: {}", elm.text());
    }
    let partner = links(&elm).into_iter().find(|(words, _)| words == "Birch IT").unwrap();
    assert!(partner.1.starts_with("/partner-relationships/"), "{partner:?}");
    let calling = elm.text().split("Who to contact").nth(1).unwrap().to_owned();
    assert!(calling.contains("Aurora Distribution"), "{calling}");

    let pine = app.signed_in("admin@pinefreight.onmicrosoft.com").await;
    let page = pine.get("/").await;
    assert!(page.says("No partner has delegated admin privileges."), "{}", page.text());
    let way = page.link_in_row("Microsoft Customer Agreement", "Read and accept").unwrap();
    pine.press_on(&pine.get(&way).await, "Accept and continue", &[]).await;
    let after = pine.get("/").await;
    assert!(after.link_in_row("Microsoft Customer Agreement", "Read and accept").is_none(), "{}", after.text());
    assert!(after.row("Accept the Microsoft Customer Agreement").unwrap().starts_with("Done:"), "{}", after.text());
}

#[rstest]
#[actix_web::test]
async fn a_customers_user_without_rights_learns_who_has_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let page = home(&app, "user@elmbakery.onmicrosoft.com").await;
    let told = "Your global admins manage subscriptions, licenses, and users: Olivia Bennett.";
    assert!(page.says(told) && page.says("Nothing needs you right now."), "{}", page.text());
    assert_eq!(headings(&page), ["Needs you", "At a glance", "Who to contact"], "{}", page.text());
    for others in ["Who can act for you", "Free licenses", "Users 4", "Renews."] {
        assert!(!page.says(others), "{others}: {}", page.text());
    }
}

#[rstest]
#[actix_web::test]
async fn the_operator_decides_on_who_waits(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let quiet = home(&app, "operator@tandem.example").await;
    assert!(quiet.says("Nothing needs you right now."), "{}", quiet.text());
    assert_eq!(headings(&quiet), ["Needs you", "At a glance"], "{}", quiet.text());
    assert!(quiet.says("Partners 13 ") && quiet.says("Products"), "{}", quiet.text());
    app.sql("UPDATE accounts SET standing = 'pending_approval' WHERE mail_domain = 'cedar.example'").await;
    let operator = app.signed_in("operator@tandem.example").await;
    let page = operator.get("/").await;
    let way = page.link_in_row("Waits for your approval.", "Decide").unwrap();
    assert!(operator.get(&way).await.says("Cedar Systems"));
    let cedar = home(&app, "global.admin@cedar.example").await;
    assert!(cedar.says("Your organization is waiting for the operator’s approval."), "{}", cedar.text());
    assert!(links(&cedar).is_empty() && headings(&cedar) == ["Needs you"], "{}", cedar.text());
}

#[rstest]
#[actix_web::test]
async fn many_things_of_one_kind_leave_room_for_the_others(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    super::queries::add_resellers(&app, 120).await;
    let page = home(&app, "global.admin@aurora.example").await;
    let html = Html::parse_document(&page.body);
    assert_eq!(html.select(&Selector::parse(".home-needs > li").unwrap()).count(), 8, "{}", page.text());
    assert!(page.says("Overdue") && page.says("Renews for Elm Bakery") && page.says("Dogwood Tech"), "{}", page.text());
    let more = links(&page).into_iter().find(|(words, _)| words.starts_with("Indirect resellers: ")).unwrap();
    assert!(more.0.ends_with("+ more") && more.1 == "/indirect-resellers", "{more:?}");
    // One left meanwhile.
    assert!(page.says("Indirect resellers 122 +119 in 30 days"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn an_answer_is_news_for_three_days(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let quiet = home(&app, "sales.agent@zenith.example").await;
    assert!(!quiet.says("Declined the partnership."), "{}", quiet.text());
    app.sql(
        "UPDATE invitations SET decided_at = '2030-01-14 10:00:00', outcome = 'declined', kind = 'partnership', \
         account_id = (SELECT id FROM accounts WHERE mail_domain = 'zenith.example') WHERE id = (SELECT id FROM \
         invitations WHERE outcome = 'declined' ORDER BY id LIMIT 1)",
    )
    .await;
    assert!(home(&app, "sales.agent@zenith.example").await.says("Declined the partnership."));
    app.clock.advance(TimeDelta::days(4));
    assert!(!home(&app, "sales.agent@zenith.example").await.says("Declined the partnership."));
}

#[rstest]
#[actix_web::test]
async fn the_chart_counts_what_a_seller_sold_and_nobody_elses(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE subscriptions SET created_at = '2020-01-01 10:00:00'").await;
    app.sql("UPDATE subscriptions SET ended_at = '2020-02-01 10:00:00' WHERE ended_at IS NOT NULL").await;
    assert!(!home(&app, "global.admin@aurora.example").await.says("Subscriptions by month"), "nothing happened");
    let lines = vec![SoldLine::new("Alpha", 1, None), SoldLine::new("Beta", 1, None)];
    sell(&app, Sale { days_ago: 40, ..Sale::to_elm(lines) }).await;
    sell(&app, Sale { seller: "zenith.example", ..Sale::to_elm(vec![SoldLine::new("Gamma", 1, None)]) }).await;
    let aurora = home(&app, "sales.agent@aurora.example").await;
    assert!(aurora.says("Subscriptions by month"), "{}", aurora.text());
    assert!(aurora.row("Dec 2029").unwrap().ends_with("Dec 2029 2 0"), "{}", aurora.text());
    assert!(aurora.row("Jan 2030").unwrap().ends_with("Jan 2030 0 0"), "{}", aurora.text());
    let zenith = home(&app, "sales.agent@zenith.example").await;
    assert!(zenith.row("Jan 2030").unwrap().ends_with("Jan 2030 1 0"), "{}", zenith.text());
    let operator = home(&app, "operator@tandem.example").await;
    assert!(!operator.says("Subscriptions by month"), "{}", operator.text());
}
