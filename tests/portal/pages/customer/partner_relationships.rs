//! A customer's partner relationships: who is listed with what, what each has done, and privileges taken and given.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{
    domain::{ids::AccountId, policy::Action},
    repository::{accounts, privileges, relationships},
};

use crate::{
    pages::{partner::indirect_resellers::dump, platform::access::csrf},
    support::{Backend, Browser, Page, TestApp, grant_for, sales::tenant, unguarded},
};

const LIST: &str = "/partner-relationships";
pub const ADMIN: &str = "admin@elmbakery.onmicrosoft.com";
pub const ELM: &str = "elmbakery.onmicrosoft.com";

/// The address of a partner's page, with what follows it.
pub async fn page_of(app: &TestApp, partner: &'static str, rest: &str) -> String {
    format!("{LIST}/{}{rest}", tenant(app, partner).await)
}

pub async fn holds(app: &TestApp, partner: AccountId, customer: AccountId) -> bool {
    app.read(move |db| privileges::holds(db, partner, customer)).await
}

/// The audit events of this kind, as rows; what the demo world began with is left out.
async fn audited(app: &TestApp, event: &str) -> Vec<String> {
    let rows = dump(app).await.remove("audit_records").unwrap();
    rows.into_iter().filter(|row| row.contains(event) && !row.contains("demo")).collect()
}

/// Sends a form by hand, with a token that counts.
pub async fn post(browser: &Browser, path: &str) -> Page {
    let csrf = csrf(browser).await;
    browser.post(path, &[("csrf", &csrf)]).await
}

/// Birch no longer serves anybody, and keeps its privileges.
pub async fn end_relationships_of_birch(app: &TestApp) {
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since, had_privileges = NULL \
         WHERE partner_id = (SELECT id FROM accounts WHERE mail_domain = 'birch.example')",
    )
    .await;
}

#[rstest]
#[actix_web::test]
async fn the_list_shows_who_serves_the_customer_since_when_and_with_what(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    end_relationships_of_birch(&app).await;
    let page = app.signed_in(ADMIN).await.get(LIST).await;
    assert_eq!(page.heading(), "Partner relationships");
    let aurora = page.row("Aurora Distribution").unwrap();
    assert!(aurora.starts_with("Aurora Distribution Indirect provider Country/region United States"), "{aurora}");
    assert!(aurora.contains("Reseller relationship since Dec 11, 2028 "), "{aurora}");
    assert!(aurora.contains("Delegated admin privileges Granted since Dec 11, 2028 "), "{aurora}");
    assert!(aurora.contains("Last action for you just now"), "{aurora}");
    assert!(page.body.contains("title=\"Jan 15, 2030, "), "{}", page.body);
    assert_eq!(page.zone(), "Times in New York, UTC−5");
    assert!(aurora.contains("Support contact support@aurora.example"), "{aurora}");
    assert!(aurora.ends_with("Actions for you Remove delegated admin"), "{aurora}");
    let birch = page.row("Birch IT").unwrap();
    assert!(
        birch.contains("No longer a relationship") && birch.contains("Last action for you Dec 26, 2029"),
        "{birch}"
    );
    assert!(birch.ends_with("Actions for you Remove delegated admin"), "what is left over can be removed: {birch}");
    assert!(page.row("Zenith Supply").is_none());
    assert!(page.says("Aurora Distribution attested it.") && page.says("Agreement acceptance date"), "{}", page.text());
    assert_eq!(page.link("View the agreement").as_deref(), Some("/agreements"));

    let pine = app.signed_in("admin@pinefreight.onmicrosoft.com").await.get(LIST).await;
    let dogwood = pine.row("Dogwood Tech").unwrap();
    assert!(
        dogwood.contains("Not granted") && dogwood.ends_with("Actions for you Grant admin privileges"),
        "{dogwood}"
    );
    assert!(pine.says("your partners can’t order anything for you."));
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE mail_domain = 'dogwood.example'").await;
    let pine = app.signed_in("admin@pinefreight.onmicrosoft.com").await.get(LIST).await;
    assert!(pine.link_in_row("Dogwood Tech", "Grant admin privileges").is_none(), "not to one that is suspended");

    let ginkgo = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await.get(LIST).await;
    assert!(ginkgo.says("No partners yet"), "{}", ginkgo.text());
}

#[rstest]
#[actix_web::test]
async fn a_request_that_waits_is_listed_for_the_customer_it_was_sent_to(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let maple = app.signed_in("global.admin@maple.example").await;
    let ask = maple.get("/customers/request-relationship").await;
    let draft = maple.press_on(&ask, "Next", &[]).await;
    let sent = maple.press_on(&draft, "Send", &[("To", "admin@ginkgolaw.onmicrosoft.com")]).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let ginkgo = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await.get(LIST).await;
    let row = ginkgo.row("Maple Direct").unwrap();
    assert!(
        row.contains("Jan 15 Respond by Jan 29, 2030, 7:00 AM (UTC−5)") && row.contains("Requests admin privileges"),
        "{row}"
    );
    assert!(ginkgo.link_in_row("Maple Direct", "Review request").is_some());
    let elm = app.signed_in(ADMIN).await.get(LIST).await;
    assert!(!elm.says("Maple Direct"), "nobody else sees it");
}

#[rstest]
#[actix_web::test]
async fn taking_privileges_away_ends_what_hangs_on_them_and_nothing_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let elm = tenant(&app, ELM).await;
    let (password, sold) = (format!("/customers/{elm}/account/password"), format!("/customers/{elm}/subscriptions"));
    assert_eq!(birch.get(&password).await.status, StatusCode::OK);
    assert!(birch.get(&sold).await.says("Power BI"), "a reseller with privileges sees what others sold, too");

    let admin = app.signed_in(ADMIN).await;
    let list = admin.get(LIST).await;
    let page = admin.get(&list.link_in_row("Birch IT", "Remove delegated admin").unwrap()).await;
    assert_eq!(page.heading(), "Remove delegated admin");
    assert!(page.says("The reseller relationship: the partner still serves you."), "{}", page.text());
    assert!(page.says("The partner’s responsibility for support and for the bills."));
    assert_eq!(page.link("Cancel").as_deref(), Some(LIST));
    let before = dump(&app).await;
    let after = admin.press_on(&page, "Yes", &[]).await;
    assert!(
        after.says("Privileges removed. Birch IT no longer has admin privileges over your organization."),
        "{}",
        after.text()
    );
    assert!(after.link_in_row("Birch IT", "Remove delegated admin").is_none());
    assert!(after.link_in_row("Birch IT", "Grant admin privileges").is_some());
    assert!(after.link_in_row("Aurora Distribution", "Remove delegated admin").is_some(), "others keep theirs");
    let now = dump(&app).await;
    for (table, rows) in &before {
        // Relationships carry the count of what each partner sees.
        let due = matches!(table.as_str(), "admin_privileges" | "audit_records" | "outbox" | "relationships");
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let record = audited(&app, "dap_admin_relationship_terminated").await;
    assert!(record.len() == 1 && record[0].contains("customer") && record[0].contains("Birch IT"), "{record:?}");

    let mails = app.mails().await;
    assert_eq!(mails.len(), 2, "{mails:#?}");
    let to = |who: &str| mails.iter().find(|mail| mail.contains(&format!("{who}>"))).unwrap();
    let lost = to("global.admin@birch.example");
    assert!(lost.contains("Elm Bakery removed your delegated admin privileges") && lost.contains("Olivia Bennett"));
    assert!(lost.contains("you’re still responsible for support and billing"), "{lost}");
    assert!(lost.contains(&format!("/customers/{elm}/account")));
    let receipt = to(ADMIN);
    assert!(receipt.contains("Birch IT no longer has admin privileges for Elm Bakery"), "{receipt}");

    assert_eq!(birch.get(&password).await.status, StatusCode::CONFLICT, "at the next click");
    let sold = birch.get(&sold).await;
    assert!(!sold.says("Power BI") && sold.says("Microsoft 365 Business Basic"), "what carries its number stays");
    assert_eq!(sold.status, StatusCode::OK, "and so does the relationship");

    let again = admin.press_on(&page, "Yes", &[]).await;
    assert_eq!(again.status, StatusCode::OK, "a form sent twice finds its work done");
    assert!(app.mails().await.is_empty());
    assert_eq!(audited(&app, "dap_admin_relationship_terminated").await.len(), 1);
    let page = admin.get(&page.path).await;
    assert!(page.says("There is nothing to remove.") && !page.body.contains(">Yes<"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn privileges_left_over_can_be_taken_away_and_the_row_goes_with_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    end_relationships_of_birch(&app).await;
    let admin = app.signed_in(ADMIN).await;
    let list = admin.get(LIST).await;
    let page = admin.get(&list.link_in_row("Birch IT", "Remove delegated admin").unwrap()).await;
    assert!(page.says("No longer a relationship") && !page.says("still serves you"), "{}", page.text());
    let after = admin.press_on(&page, "Yes", &[]).await;
    assert!(after.row("Birch IT").is_none());
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("You no longer serve this customer")), "{mails:#?}");
    assert!(admin.press(&page, "Yes", &[]).await.location().is_some(), "a form sent twice");
    assert!(app.mails().await.is_empty());
    for rest in ["", "/remove-privileges", "/give-privileges"] {
        let path = page_of(&app, "birch.example", rest).await;
        assert_eq!(admin.get(&path).await.status, StatusCode::NOT_FOUND, "{rest}");
    }
    let give = page_of(&app, "birch.example", "/give-privileges").await;
    assert_eq!(post(&admin, &give).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_partner_with_a_relationship_can_be_given_privileges(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("admin@pinefreight.onmicrosoft.com").await;
    let pine = tenant(&app, "pinefreight.onmicrosoft.com").await;
    let list = admin.get(LIST).await;
    let page = admin.get(&list.link_in_row("Dogwood Tech", "Grant admin privileges").unwrap()).await;
    assert_eq!(page.heading(), "Grant admin privileges");
    let after = admin.press_on(&page, "Yes", &[]).await;
    assert!(
        after.says("Privileges granted. Dogwood Tech now has admin privileges over your organization."),
        "{}",
        after.text()
    );
    assert!(after.link_in_row("Dogwood Tech", "Remove delegated admin").is_some());
    let record = audited(&app, "dap_admin_relationship_approved").await;
    assert!(record.len() == 1 && record[0].contains("Dogwood Tech"), "{record:?}");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 2, "{mails:#?}");
    assert!(mails.iter().any(|mail| mail.contains("Pine Freight granted you delegated admin privileges")));
    assert!(mails.iter().any(|mail| mail.contains("Dogwood Tech now has admin privileges for Pine Freight")));
    let agent = app.signed_in("admin.agent@dogwood.example").await;
    assert_eq!(agent.get(&format!("/customers/{pine}/account/password")).await.status, StatusCode::OK);
    assert!(admin.press(&page, "Yes", &[]).await.location().is_some(), "a form sent twice");
    assert!(app.mails().await.is_empty());
    let held = admin.get(&page.path).await;
    assert!(held.says("already has admin privileges over your organization"), "{}", held.text());

    app.sql("UPDATE accounts SET standing = 'suspended' WHERE mail_domain = 'birch.example'").await;
    let give = page_of(&app, "birch.example", "/give-privileges").await;
    assert!(admin.get(&give).await.says("is suspended on this portal"));
    assert_eq!(post(&admin, &give).await.status, StatusCode::CONFLICT);
    assert!(!holds(&app, tenant(&app, "birch.example").await, pine).await);
}

#[rstest]
#[actix_web::test]
async fn of_two_at_the_same_time_one_changes_and_tells(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values("remove-privileges", "give-privileges")] change: &str,
) {
    let app = TestApp::demo(backend).await;
    let removes = change == "remove-privileges";
    let (who, partner) =
        if removes { (ADMIN, "birch.example") } else { ("admin@pinefreight.onmicrosoft.com", "dogwood.example") };
    let admin = app.signed_in(who).await;
    let page = admin.get(&page_of(&app, partner, &format!("/{change}")).await).await;
    let twins: Vec<_> = (0..4).map(|_| admin.twin()).collect();
    let (a, b, c, d) = tokio::join!(
        twins[0].press(&page, "Yes", &[]),
        twins[1].press(&page, "Yes", &[]),
        twins[2].press(&page, "Yes", &[]),
        twins[3].press(&page, "Yes", &[]),
    );
    assert!([a, b, c, d].iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
    assert_eq!(app.mails().await.len(), 2);
    let event = if removes { "dap_admin_relationship_terminated" } else { "dap_admin_relationship_approved" };
    assert_eq!(audited(&app, event).await.len(), 1);
}

#[rstest]
#[actix_web::test]
async fn privileges_can_be_taken_back_where_the_cloud_left_no_choice_of_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| {
        for (partner, customer) in
            [("patriot.example", "juneberry.onmicrosoft.com"), ("rhein.example", "kieferwerke.onmicrosoft.com")]
        {
            let (partner, id) = (accounts::find_by_domain(db, partner)?, accounts::find_by_domain(db, customer)?);
            let new = relationships::NewRelationship { partner, customer: id, company_name: "It", domain: customer };
            relationships::insert(db, &grant_for(Action::AddCustomer), &new, now)?;
            privileges::give(db, &grant_for(Action::AddCustomer), (partner, id), now)?;
        }
        Ok(())
    })
    .await;
    for (admin, partner) in [
        ("admin@juneberry.onmicrosoft.com", "Patriot Federal"),
        ("admin@kieferwerke.onmicrosoft.com", "Rhein Distribution"),
    ] {
        let admin = app.signed_in(admin).await;
        admin.post("/language", &[("csrf", &csrf(&admin).await), ("language", "en")]).await;
        let list = admin.get(LIST).await;
        let page = admin.get(&list.link_in_row(partner, "Remove delegated admin").unwrap()).await;
        let after = admin.press_on(&page, "Yes", &[]).await;
        assert!(after.row(partner).unwrap().contains("Not granted"), "{}", after.text());
    }
}

#[rstest]
#[actix_web::test]
async fn what_a_partner_has_done_is_listed_newest_first_page_by_page_and_for_this_customer_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(ADMIN).await;
    let path = page_of(&app, "aurora.example", "").await;
    let page = admin.get(&path).await;
    assert_eq!(page.heading(), "Aurora Distribution");
    let first = page.row("Jan 15, 2030").unwrap();
    assert!(first.contains("Olivia Bennett global.admin@aurora.example"), "{first}");
    assert!(page.row("Attested that you accepted").unwrap().contains("Your organization"), "{}", page.text());
    assert!(page.row("Suspended a subscription").unwrap().contains("Visio Plan 2"));
    assert!(page.row("Placed an order").is_some() && page.row("Added a subscription").is_some());
    assert!(page.says("Order subscriptions for you") && page.says("Manage your users, licenses, and services"));
    app.sql(&format!(
        "{}DELETE FROM audit_records \
         WHERE account_id = (SELECT id FROM accounts WHERE mail_domain = 'birch.example')",
        unguarded(backend)
    ))
    .await;
    let quiet = admin.get(&page_of(&app, "birch.example", "").await).await;
    assert!(quiet.says("No actions yet") && quiet.says("Order for you. Only a provider can do that."));

    // Many acts for Elm, and one for another customer.
    let agent = app.signed_in("admin.agent@aurora.example").await;
    let (elm, fir) = (tenant(&app, ELM).await, tenant(&app, "firclinic.onmicrosoft.com").await);
    for round in 0..60 {
        app.clock.advance(chrono::TimeDelta::minutes(1));
        let allowed = if round % 2 == 0 { "yes" } else { "no" };
        for customer in if round == 59 { vec![elm, fir] } else { vec![elm] } {
            let fields = [("csrf", csrf(&agent).await), ("allowed", allowed.to_owned())];
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            agent.post(&format!("/customers/{customer}/account/purchases"), &fields).await;
        }
    }
    let times = |page: &Page| -> Vec<String> {
        let html = scraper::Html::parse_document(&page.body);
        let times = scraper::Selector::parse("tbody time").unwrap();
        html.select(&times).map(|time| time.attr("datetime").unwrap().to_owned()).collect()
    };
    let first = admin.get(&path).await;
    assert!(first.row("Stopped your purchases for yourself").unwrap().contains("Emma Collins"), "{}", first.text());
    let second = admin.get(&first.link("Next").unwrap()).await;
    assert!(second.link("Next").is_none() && first.link("Previous").is_none());
    let all = [times(&first), times(&second)].concat();
    assert_eq!(times(&first).len(), 50);
    assert!(all.is_sorted_by(|one, next| one >= next), "{all:?}");
    assert_eq!(all.iter().filter(|time| time.as_str() > "2030-01-15T12:00:00Z").count(), 60, "nothing of Fir Clinic's");
    let back = admin.get(&second.link("Previous").unwrap()).await;
    assert_eq!(times(&back), times(&first));
    assert_eq!(times(&admin.get(&format!("{path}?at=nonsense")).await), times(&first));
    let list = admin.get(LIST).await.row("Aurora Distribution").unwrap();
    assert!(list.contains("Last action for you just now"), "{list}");
}
