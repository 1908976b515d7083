//! The activity log: who finds which acts, by what they are narrowed, what one changed, and all of it as a file.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::{access::csrf, lists::rows};
use crate::{
    pages::account::security_events::events::failed,
    support::{Backend, Browser, Page, TestApp, sales::tenant},
};

const PATH: &str = "/activity-log";

/// Acts of the account's people, or for a customer; and those of others, of which the operator sees all.
pub(super) fn acts_seen_by(domain: &str, is_partner: bool) -> [String; 3] {
    let acts = |column: &str, who: &str| {
        let account = format!("(SELECT id FROM accounts WHERE mail_domain = '{who}')");
        format!("SELECT id FROM audit_records WHERE {column} = {account} ORDER BY id")
    };
    let others = acts("account_id", "boreal.example");
    match domain {
        "tandem.example" => [others, String::new(), String::new()],
        _ if is_partner => [acts("account_id", domain), others, String::new()],
        _ => [acts("customer_id", domain), others, String::new()],
    }
}

/// Two acts of Aurora for Elm Bakery, one after the other: it may purchase, and it may not.
async fn allow_and_stop(app: &TestApp) {
    let agent = app.signed_in("admin.agent@aurora.example").await;
    let elm = tenant(app, "elmbakery.onmicrosoft.com").await;
    for allowed in ["yes", "no"] {
        app.clock.advance(chrono::TimeDelta::minutes(1));
        let csrf = csrf(&agent).await;
        let sent =
            agent.post(&format!("/customers/{elm}/account/purchases"), &[("csrf", &csrf), ("allowed", allowed)]).await;
        assert!(sent.status.is_redirection(), "{}", sent.text());
    }
}

async fn seen(browser: &Browser, query: &str) -> Page {
    let page = browser.get(&format!("{PATH}?{query}")).await;
    assert_eq!(page.status, StatusCode::OK, "{query}: {}", page.text());
    page
}

#[rstest]
#[actix_web::test]
async fn partners_see_their_own_acts_customers_what_was_done_for_them_and_the_operator_all(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    allow_and_stop(&app).await;
    let query = "action=delete_customer_purchase_permission";
    for (who, many) in [
        ("operator@tandem.example", 1),
        ("global.admin@aurora.example", 1),
        ("helpdesk.agent@aurora.example", 1),
        ("admin@elmbakery.onmicrosoft.com", 1),
        ("global.admin@birch.example", 0),
        ("global.admin@zenith.example", 0),
        ("admin@firclinic.onmicrosoft.com", 0),
    ] {
        let browser = app.signed_in(who).await;
        let page = seen(&browser, query).await;
        assert_eq!(rows(&page).len(), many, "{who}: {}", page.text());
        assert!(many > 0 || page.says("No activity matches."), "{who}: {}", page.text());
        if many > 0 {
            assert!(rows(&page)[0].contains("Customer purchases stopped"), "{who}: {}", page.text());
            assert!(rows(&page)[0].contains("admin.agent@aurora.example"), "{who}: {}", page.text());
        }
    }
    for who in ["default.user@aurora.example", "user@elmbakery.onmicrosoft.com"] {
        let browser = app.signed_in(who).await;
        assert_eq!(browser.get(PATH).await.status, StatusCode::FORBIDDEN, "{who}");
        assert_eq!(browser.get("/activity-log/export").await.status, StatusCode::FORBIDDEN, "{who}");
        assert!(browser.get("/settings").await.link("Activity log").is_none(), "{who}");
    }
    for who in ["global.admin@aurora.example", "admin@elmbakery.onmicrosoft.com"] {
        let settings = app.signed_in(who).await.get("/settings").await;
        assert_eq!(settings.link("Activity log").as_deref(), Some(PATH), "{who}");
    }
    let home = app.signed_in("operator@tandem.example").await.get("/").await;
    assert_eq!(home.link("Activity log").as_deref(), Some(PATH));
}

#[rstest]
#[actix_web::test]
async fn the_log_is_narrowed_by_days_action_person_customer_and_object(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    allow_and_stop(&app).await;
    let (elm, fir) = (tenant(&app, "elmbakery.onmicrosoft.com").await, tenant(&app, "firclinic.onmicrosoft.com").await);
    for who in ["global.admin@aurora.example", "operator@tandem.example"] {
        let browser = app.signed_in(who).await;
        let purchases = "action=delete_customer_purchase_permission";
        for (query, many) in [
            (format!("{purchases}&customer=Elm+Bakery"), 1),
            (format!("{purchases}&customer=elm+bakery&user=admin.agent%40aurora.example"), 1),
            (format!("{purchases}&customer={elm}"), 1),
            (format!("{purchases}&object={elm}"), 1),
            (format!("{purchases}&customer={fir}"), 0),
            (format!("{purchases}&object={fir}"), 0),
            (format!("{purchases}&customer=elm"), 0),
            (format!("{purchases}&user=sales.agent%40aurora.example"), 0),
            (format!("{purchases}&user=nonsense"), 0),
            (format!("{purchases}&from=2030-01-15"), 1),
            (format!("{purchases}&from=2030-01-16"), 0),
            (format!("{purchases}&to=2030-01-14"), 0),
            (format!("{purchases}&to=2030-01-15&from=never"), 1),
        ] {
            assert_eq!(rows(&seen(&browser, &query).await).len(), many, "{who}: {query}");
        }
        let page = seen(&browser, &format!("{purchases}&customer=nobody")).await;
        assert!(page.says("No customer has this name. Enter its full name."), "{}", page.text());
        let page = seen(&browser, &format!("{purchases}&customer={elm}&from=2030-01-15&object={elm}")).await;
        let filters = page.texts("main [role=group][aria-label='Active filters'] a").concat();
        for words in ["Customer purchases stopped", "Elm Bakery", "From Jan 15", "One item only"] {
            assert!(filters.contains(words), "{words}: {filters}");
        }
    }
}

#[rstest]
#[actix_web::test]
async fn an_act_leads_to_its_details_in_words_and_nobody_elses_is_there(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    allow_and_stop(&app).await;
    let admin = app.signed_in("global.admin@aurora.example").await;
    let list = seen(&admin, "action=delete_customer_purchase_permission").await;
    let details = list.link("Customer purchases stopped").unwrap();
    let page = admin.get(&details).await;
    assert_eq!(page.heading(), "Customer purchases stopped");
    assert!(page.says("admin.agent@aurora.example") && page.says("Admin agent"), "{}", page.text());
    let row = page.row("Customer may purchase").unwrap();
    assert!(row.contains("Yes") && row.contains("No"), "{row}");
    assert!(page.link("Elm Bakery").is_some_and(|link| link.ends_with("/subscriptions")), "{}", page.text());
    assert!(!page.body.contains("may_purchase"), "no JSON");
    for (who, status) in [
        ("admin@elmbakery.onmicrosoft.com", StatusCode::OK),
        ("operator@tandem.example", StatusCode::OK),
        ("global.admin@birch.example", StatusCode::NOT_FOUND),
        ("admin@firclinic.onmicrosoft.com", StatusCode::NOT_FOUND),
        ("default.user@aurora.example", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(app.signed_in(who).await.get(&details).await.status, status, "{who}");
    }
    let portuguese = app.signed_in("global.admin@aurora.example").await;
    app.sql("UPDATE users SET language = 'pt-BR'").await;
    let page = portuguese.get(&details).await;
    let row = page.row("Cliente pode comprar").unwrap();
    assert!(row.contains("Sim") && row.contains("Não"), "{row}");
}

#[rstest]
#[actix_web::test]
async fn a_customer_is_named_to_its_own_partners_and_the_operator_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = tenant(&app, "elmbakery.onmicrosoft.com").await;
    for (who, named) in [
        ("operator@tandem.example", true),
        ("global.admin@aurora.example", true),
        ("global.admin@boreal.example", false),
        ("global.admin@maple.example", false),
    ] {
        let page = seen(&app.signed_in(who).await, &format!("customer={elm}&from=2031-01-01")).await;
        assert_eq!(page.says("Elm Bakery"), named, "{who}: {}", page.text());
    }
}

#[rstest]
#[actix_web::test]
async fn what_partners_keep_to_themselves_and_what_something_costs_not_everybody_finds_in_the_log(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for (who, sees) in [
        ("admin@elmbakery.onmicrosoft.com", false),
        ("global.admin@aurora.example", true),
        ("helpdesk.agent@maple.example", true),
        // Who manages people here sees no orders either.
        ("user.admin@maple.example", false),
        ("operator@tandem.example", true),
    ] {
        let browser = app.signed_in(who).await;
        let list = seen(&browser, "action=create_order&rows=200").await;
        let details = browser.get(&list.link("Order placed").unwrap()).await;
        assert_eq!(details.row("Total").is_some(), sees, "{who}: {}", details.text());
        assert!(details.row("Number").is_some(), "{who}: {}", details.text());
        let file = browser.get("/activity-log/export?action=create_order").await;
        assert_eq!(file.body.contains("Total: "), sees, "{who}: {}", file.body);
    }
}

#[rstest]
#[actix_web::test]
async fn the_log_is_a_file_and_taking_it_is_on_record(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    allow_and_stop(&app).await;
    let admin = app.signed_in("global.admin@aurora.example").await;
    let link = admin.get(PATH).await.link("Export log").unwrap();
    let file = admin.get(&link).await;
    assert_eq!(file.status, StatusCode::OK);
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[0].starts_with("When,Action,Affected item,Customer,Who,Email"), "{}", lines[0]);
    let stopped = lines.iter().find(|line| line.contains("Customer purchases stopped")).unwrap();
    assert!(stopped.contains("Elm Bakery") && stopped.contains("Customer may purchase: Yes → No"), "{stopped}");
    assert!(lines.len() > 20, "{lines:?}");
    let page = seen(&admin, "action=export_activity_log").await;
    assert_eq!(rows(&page).len(), 1);
    let narrowed = admin.get("/activity-log/export?action=delete_customer_purchase_permission").await;
    assert_eq!(narrowed.body.lines().count(), 2, "{}", narrowed.body);
}

#[rstest]
#[actix_web::test]
async fn refused_attempts_stand_among_the_acts_for_those_who_may_see_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.state.security_log.record(failed(&app, "203.0.113.9", "sales.agent@aurora.example"));
    app.keep_events().await;
    for (who, many) in [
        ("global.admin@aurora.example", 1),
        ("operator@tandem.example", 1),
        ("sales.agent@aurora.example", 0),
        ("global.admin@zenith.example", 0),
    ] {
        let browser = app.signed_in(who).await;
        let refused = |page: &Page| rows(page).iter().filter(|row| row.starts_with("Sign-in failed")).count();
        assert_eq!(refused(&seen(&browser, "rows=200&from=2030-01-15").await), many, "{who}");
        let page = seen(&browser, "action=sign_in_failed&from=2030-01-15").await;
        assert_eq!((refused(&page), rows(&page).len()), (many, many), "{who}: {}", page.text());
        assert_eq!(refused(&seen(&browser, "action=create_order").await), 0, "{who}");
        let chooses = page.texts("main label").iter().any(|label| label == "Result");
        assert_eq!(chooses, !who.starts_with("sales"), "{who}");
        for (query, refusals, acts) in [
            ("result=refused", many, false),
            ("result=refused&action=sign_in_failed", many, false),
            ("result=refused&action=create_order", 0, false),
            ("result=done", 0, true),
            ("result=done&action=sign_in_failed", 0, false),
        ] {
            let page = seen(&browser, &format!("{query}&rows=200&from=2030-01-15")).await;
            assert_eq!(refused(&page), refusals, "{who}: {query}");
            assert_eq!(rows(&page).len() > refusals, acts, "{who}: {query}");
        }
    }
}

#[rstest]
#[actix_web::test]
async fn a_refused_attempt_leads_to_its_details_for_those_who_may_see_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for _time in 0..3 {
        app.state.security_log.record(failed(&app, "203.0.113.9", "sales.agent@aurora.example"));
    }
    app.keep_events().await;
    let admin = app.signed_in("global.admin@aurora.example").await;
    let log = seen(&admin, "action=sign_in_failed&from=2030-01-15").await;
    let details = log.way_in("Sign-in failed").unwrap();
    for (who, sees) in [
        ("global.admin@aurora.example", true),
        ("operator@tandem.example", true),
        ("sales.agent@aurora.example", false),
        ("global.admin@zenith.example", false),
        ("admin@elmbakery.onmicrosoft.com", false),
    ] {
        let page = app.signed_in(who).await.get(&details).await;
        assert_eq!(page.status, if sees { StatusCode::OK } else { StatusCode::NOT_FOUND }, "{who}");
        if sees {
            assert_eq!(page.heading(), "Sign-in failed", "{who}");
            for words in
                ["Result Refused", "Times 3", "Last time", "203.0.113.9", "Liam Foster", "Nothing was changed."]
            {
                assert!(page.says(words), "{who}: {words}: {}", page.text());
            }
        }
    }
    // What worked is none, though it is a security event.
    let id = details.rsplit('/').next().unwrap().replace('-', "");
    let id = if backend == Backend::Postgres { format!("'{id}'") } else { format!("x'{id}'") };
    app.sql(&format!("UPDATE security_events SET kind = 'new_browser' WHERE id = {id}")).await;
    assert_eq!(admin.get(&details).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_long_log_is_gone_through_page_by_page_each_line_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for _round in 0..15 {
        allow_and_stop(&app).await;
    }
    let operator = app.signed_in("operator@tandem.example").await;
    let mut page = seen(&operator, "rows=25").await;
    let whole = rows(&seen(&operator, "rows=200").await);
    let mut seen: Vec<String> = rows(&page);
    while let Some(next) = page.link("Next") {
        page = operator.get(&next).await;
        seen.extend(rows(&page));
    }
    assert!(seen.len() > 75, "{}", seen.len());
    assert_eq!(seen[..whole.len().min(seen.len())], whole[..whole.len().min(seen.len())]);
}

#[rstest]
#[actix_web::test]
async fn what_people_do_about_their_own_sign_in_is_in_the_log_of_their_account_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for who in ["user@elmbakery.onmicrosoft.com", "sales.agent@aurora.example"] {
        let browser = app.signed_in(who).await;
        let csrf = csrf(&browser).await;
        assert!(browser.post("/sign-out", &[("csrf", &csrf)]).await.status.is_redirection(), "{who}");
    }
    for (who, left) in [
        ("admin@elmbakery.onmicrosoft.com", Some("user@elmbakery.onmicrosoft.com")),
        ("global.admin@aurora.example", Some("sales.agent@aurora.example")),
        ("global.admin@birch.example", None),
        ("admin@firclinic.onmicrosoft.com", None),
    ] {
        let found = rows(&seen(&app.signed_in(who).await, "action=signed_out").await);
        assert_eq!(found.len(), usize::from(left.is_some()), "{who}: {found:?}");
        assert!(left.is_none_or(|left| found[0].contains(left)), "{who}: {found:?}");
    }
}
