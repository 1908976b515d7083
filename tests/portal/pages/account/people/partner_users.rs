//! User management: a partner's people, their roles, passwords and links.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    domain::{email::EmailAddress, ids::AccountId, policy::Action, role::Role},
    repository::{accounts, partner_users, users},
};

use crate::{
    pages::{
        partner::{self, account_settings::audited},
        platform,
    },
    support::{Backend, Browser, PASSWORD, Page, TestApp, grant_for, link_in},
};

const LIST: &str = "/settings/users";

/// Opens the page of a person in the list.
async fn open(browser: &Browser, name: &str) -> Page {
    let list = browser.get(LIST).await;
    let path = list.link_in_row(name, name).unwrap_or_else(|| panic!("no {name} in: {}", list.text()));
    browser.get(&path).await
}

/// The roles that an address has in the account of a domain.
pub async fn roles(app: &TestApp, email: &'static str, domain: &'static str) -> String {
    app.read(move |db| {
        let account = accounts::find_by_domain(db, domain)?;
        let user = partner_users::find_by_address(db, &EmailAddress::parse(email).unwrap())?.unwrap();
        Ok(users::roles_in(db, user.id, account)?.joined())
    })
    .await
}

/// The secret that a page shows after these words.
fn shown(page: &Page, words: &str) -> String {
    let text = page.text();
    let rest = text.split(&format!("{words} ")).nth(1).unwrap_or_else(|| panic!("no {words} in: {text}"));
    rest.split(' ').next().unwrap().to_owned()
}

#[rstest]
#[actix_web::test]
async fn the_list_is_searched_and_filtered_by_role(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@ryabina.example").await;
    admin.press(&admin.get(LIST).await, "English", &[]).await;
    let page = admin.get(LIST).await;
    assert!(page.row("Анна Соколова").unwrap().contains("Global admin Active"), "{}", page.text());
    let found = admin.get(&format!("{LIST}?search=%D0%91%D0%9E%D0%A0%D0%98%D0%A1")).await;
    assert!(found.row("Борис Ильин").is_some() && found.row("Анна").is_none(), "case does not count: {}", found.text());
    let found = admin.get(&format!("{LIST}?search=sales.agent")).await;
    assert!(found.row("Sales agent").is_some() && found.row("Global admin").is_none());
    let found = admin.get(&format!("{LIST}?role=helpdesk_agent")).await;
    assert!(found.row("helpdesk.agent@ryabina.example").is_some() && found.row("sales.agent@").is_none());
    assert!(found.says("Helps customers"), "what the role may do is told: {}", found.text());
    let none = admin.get(&format!("{LIST}?role=report_viewer&search=x")).await;
    assert!(none.says("No matches") && none.link("Show all").is_some());
    let reader = app.signed_in("sales.agent@ryabina.example").await;
    assert_eq!(reader.get(LIST).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn somebody_is_added_with_a_password_that_is_shown_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let user_admin = app.signed_in("user.admin@birch.example").await;
    let form = user_admin.get(&user_admin.get(LIST).await.link("Add user").unwrap()).await;
    assert!(!form.says("Can do everything except attest"), "a user admin gives no global admin");
    let admin = app.signed_in("global.admin@birch.example").await;
    let form = admin.get(&admin.get(LIST).await.link("Add user").unwrap()).await;
    let empty = admin.press(&form, "Add", &[]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && !empty.refusal_of("Full name").is_empty());
    let typed = [
        ("Full name", "Nora Vale"),
        ("Email address", "Nora@birch.example"),
        ("How the user gets a password", "password"),
        ("Sales agent", "on"),
        ("Report viewer", "on"),
    ];
    let (action, fields) = form.fill(None, "Add", &typed);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let added = admin.post(&action, &fields).await;
    assert_eq!((added.status, added.heading().as_str()), (StatusCode::OK, "User added"));
    assert_eq!(added.header("cache-control"), Some("no-store"));
    let (name, password) = (shown(&added, "User name"), shown(&added, "Temporary password"));
    assert!(password.len() >= 12, "{}", added.text());
    let again = admin.post(&action, &fields).await;
    assert!(!again.body.contains(&password) && again.says("You already submitted this form"), "{}", again.text());
    assert_eq!(audited(&app, "create_partner_user").await.len(), 1);
    assert!(partner::indirect_resellers::dump(&app).await.values().flatten().all(|row| !row.contains(&password)));
    assert!(app.mails().await.is_empty());
    assert!(admin.get(LIST).await.row("Nora Vale").unwrap().contains("Sales agent, Report viewer Has a temporary"));

    let nora = app.browser();
    nora.sign_in(&name, &password).await;
    let page = nora.visit("/").await;
    assert_eq!(page.heading(), "Choose a new password");
    let new = [("New password", PASSWORD), ("Repeat new password", PASSWORD)];
    let home = nora.press_on(&page, "Save", &new).await;
    let menu =
        "Home · Indirect providers · Customers · Invitations · Order requests · Billing · Service requests · Settings";
    assert_eq!(home.menu().join(" · "), menu);
    assert!(admin.get(LIST).await.row("Nora Vale").unwrap().ends_with("Active"));
    let twice = admin.get("/settings/users/new").await;
    let refused = admin.press(&twice, "Add", &typed).await;
    assert!(refused.refusal_of("Email address").starts_with("This person already belongs to your organization."));
}

#[rstest]
#[actix_web::test]
async fn a_link_by_mail_works_once_for_fourteen_days_in_the_persons_language(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@birch.example").await;
    let form = admin.get("/settings/users/new").await;
    let typed = [
        ("Full name", "Nora Vale"),
        ("Email address", "nora@birch.example"),
        ("How the user gets a password", "link"),
        ("Language", "pt-BR"),
    ];
    let added = admin.press(&form, "Add", &typed).await;
    assert!(added.says("We’ve sent an email with a link to choose a password."), "{}", added.text());
    assert!(!added.says("Temporary password"));
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("nora@birch.example"));
    assert!(mails[0].contains("adicionou você a Birch IT"), "{}", mails[0]);
    let first = link_in(&mails[0], "welcome");
    // A new link ends the first one.
    let page = open(&admin, "Nora Vale").await;
    assert!(page.says("Invited by email") && page.says("Link works until"), "{}", page.text());
    let soon = admin.press(&page, "Send a new link", &[]).await;
    assert!(soon.status == StatusCode::CONFLICT && soon.says("less than five minutes ago"), "{}", soon.text());
    app.clock.advance(TimeDelta::minutes(5));
    let sent = admin.press_on(&page, "Send a new link", &[]).await;
    assert!(sent.says("We’ve sent a new link to nora@birch.example."), "{}", sent.text());
    let link = link_in(&app.mails().await[0], "welcome");
    let nora = app.browser();
    assert_eq!(nora.get(&first).await.status, StatusCode::NOT_FOUND);
    let page = nora.get(&link).await;
    assert!(page.heading() == "Choose your password" && page.says("Birch IT"), "{}", page.text());
    let stored = partner::indirect_resellers::dump(&app).await;
    assert!(stored.values().flatten().all(|row| !row.contains(link.rsplit('/').next().unwrap())));
    let weak = nora.press(&page, "Save", &[("New password", "nora"), ("Repeat new password", "nora")]).await;
    assert!(weak.status == StatusCode::UNPROCESSABLE_ENTITY && !weak.refusal_of("New password").is_empty());
    let new = [("New password", PASSWORD), ("Repeat new password", PASSWORD)];
    let home = nora.press_on(&page, "Save", &new).await;
    assert!(home.says("Boas-vindas! Agora você trabalha para Birch IT."), "{}", home.text());
    assert_eq!(app.browser().get(&link).await.status, StatusCode::NOT_FOUND, "once");
    app.signed_in("nora@birch.example").await;
    assert_eq!(audited(&app, "confirm_partner_user").await.len(), 1);
    let page = open(&admin, "Nora Vale").await;
    assert!(!page.says("Send a new link"));

    let typed =
        [("Full name", "Omar Vale"), ("Email address", "omar@birch.example"), ("How the user gets a password", "link")];
    let form = admin.get("/settings/users/new").await;
    admin.press(&form, "Add", &typed).await;
    let link = link_in(&app.mails().await[0], "welcome");
    app.clock.advance(TimeDelta::days(14));
    assert_eq!(app.browser().get(&link).await.status, StatusCode::NOT_FOUND, "its time is over");
}

#[rstest]
#[actix_web::test]
async fn a_removed_persons_link_is_dead_and_it_can_be_added_anew(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@birch.example").await;
    let typed =
        [("Full name", "Nora Vale"), ("Email address", "nora@birch.example"), ("How the user gets a password", "link")];
    let form = admin.get("/settings/users/new").await;
    admin.press(&form, "Add", &typed).await;
    let link = link_in(&app.mails().await[0], "welcome");
    let page = open(&admin, "Nora Vale").await;
    let page = admin.get(&page.link("Remove").unwrap()).await;
    assert_eq!(page.heading(), "Remove user");
    assert!(admin.press_on(&page, "Yes", &[]).await.says("Nora Vale was removed from your organization."));
    assert_eq!(app.browser().get(&link).await.status, StatusCode::NOT_FOUND);
    // Nothing of it was its own yet: it gets a password as if it were new.
    let form = admin.get("/settings/users/new").await;
    let typed = [
        ("Full name", "Nora Hill"),
        ("Email address", "nora@birch.example"),
        ("How the user gets a password", "password"),
    ];
    let added = admin.press(&form, "Add", &typed).await;
    let password = shown(&added, "Temporary password");
    app.browser().sign_in("nora@birch.example", &password).await;
    assert!(admin.get(LIST).await.row("Nora Hill").is_some());
}

#[rstest]
#[actix_web::test]
async fn a_role_taken_away_counts_at_the_next_request_and_one_given_too(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@birch.example").await;
    let agent = app.signed_in("sales.agent@birch.example").await;
    assert_eq!(agent.get("/customers").await.status, StatusCode::OK);
    let page = open(&admin, "Liam Foster").await;
    assert!(page.is_ticked("Sales agent") && !page.is_ticked("Referrals user"));
    let saved = admin.press_on(&page, "Update", &[("Sales agent", "off"), ("Referrals user", "on")]).await;
    assert!(saved.says("Roles saved for Liam Foster."), "{}", saved.text());
    assert_eq!(agent.get("/customers").await.status, StatusCode::FORBIDDEN);
    assert_eq!(roles(&app, "sales.agent@birch.example", "birch.example").await, "referrals_user");
    // A role that has little to see leads to pages that open all the same.
    let home = agent.get("/").await;
    assert_eq!(home.menu(), ["Home", "Settings"]);
    assert!(home.status == StatusCode::OK && !home.says("Invite"), "{}", home.text());
    assert!(agent.get("/settings").await.body.contains("/settings/legal"));
    let record = audited(&app, "update_partner_user").await;
    assert!(record.len() == 1 && record[0].contains("sales_agent") && record[0].contains("referrals_user"));
    let stale = admin.press(&page, "Update", &[("Admin agent", "on")]).await;
    assert!(stale.alert().contains("someone else changed these roles"), "{}", stale.text());
    assert!(!stale.is_ticked("Sales agent") && stale.is_ticked("Referrals user"), "as it is now");
    let none = open(&admin, "Liam Foster").await;
    admin.press(&none, "Update", &[("Referrals user", "off")]).await;
    assert_eq!(roles(&app, "sales.agent@birch.example", "birch.example").await, "default_user");
}

#[rstest]
#[actix_web::test]
async fn only_a_global_admin_touches_global_admins_and_nobody_else_raises_itself(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let user_admin = app.signed_in("user.admin@birch.example").await;
    let boss = open(&user_admin, "Olivia Bennett").await;
    assert!(boss.says("Only a global admin of your organization can give or remove this role"), "{}", boss.text());
    assert!(boss.link("Remove").is_none() && !boss.body.contains("name=\"sales_agent\""));
    let csrf = boss.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let taken = user_admin.post(&boss.path, &[("csrf", &csrf), ("known", "global_admin")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let removed = user_admin.post(&format!("{}/remove", boss.path), &[("csrf", &csrf)]).await;
    assert_eq!(removed.status, StatusCode::CONFLICT);
    assert_eq!(roles(&app, "global.admin@birch.example", "birch.example").await, "global_admin");

    let own = open(&user_admin, "Noah Parker").await;
    assert!(!own.body.contains("name=\"admin_agent\""), "who has it administers customers");
    let raised = user_admin.press(&own, "Update", &[("Sales agent", "on")]).await;
    assert!(raised.alert().starts_with("You can give up your own roles"), "{}", raised.text());
    assert!(raised.is_ticked("Sales agent") && raised.is_ticked("User admin"), "what was selected is kept");
    let given = [("csrf", csrf.as_str()), ("known", "user_admin"), ("user_admin", "yes"), ("global_admin", "yes")];
    assert_eq!(user_admin.post(&own.path, &given).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(roles(&app, "user.admin@birch.example", "birch.example").await, "user_admin");
    assert_eq!(user_admin.get(&format!("{}/remove", own.path)).await.status, StatusCode::CONFLICT);
    let form = user_admin.get("/settings/users/new").await;
    let (action, mut fields) = form.fill(None, "Add", &[("Full name", "X Y"), ("Email address", "xy@birch.example")]);
    for role in ["global_admin", "admin_agent"] {
        fields.push((role.into(), "yes".into()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let smuggled = user_admin.post(&action, &fields).await;
        assert!(smuggled.alert().starts_with("Only a global admin"), "{}", smuggled.text());
    }

    // The first global admin of a reseller makes itself an admin agent, and resets passwords.
    let admin = app.signed_in("global.admin@birch.example").await;
    let own = open(&admin, "Olivia Bennett").await;
    admin.press(&own, "Update", &[("Admin agent", "on")]).await;
    assert_eq!(roles(&app, "global.admin@birch.example", "birch.example").await, "global_admin admin_agent");
    let last = open(&admin, "Olivia Bennett").await;
    let refused = admin.press(&last, "Update", &[("Global admin", "off")]).await;
    assert!(refused.alert().starts_with("This person is your organization’s last global admin"), "{}", refused.text());
    let agent = open(&user_admin, "Liam Foster").await;
    assert!(agent.link("Reset password").is_none() && agent.says("Only a global admin of your organization can reset"));
    let reset = user_admin.get(&format!("{}/password", agent.path)).await;
    assert_eq!(reset.status, StatusCode::CONFLICT);
}

#[rstest]
#[actix_web::test]
async fn a_password_is_reset_once_and_whoever_used_the_old_one_is_out(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@cedar.example").await;
    let agent = app.signed_in("sales.agent@cedar.example").await;
    let page = open(&admin, "Liam Foster").await;
    let page = admin.get(&page.link("Reset password").unwrap()).await;
    let done = admin.press(&page, "Reset password", &[]).await;
    assert_eq!(done.header("cache-control"), Some("no-store"));
    let password = shown(&done, "Temporary password");
    let again = admin.press(&page, "Reset password", &[]).await;
    assert!(again.says("You already submitted this form") && !again.body.contains(&password));
    assert!(agent.get("/").await.location().unwrap().starts_with("/sign-in"));
    let person = app.browser();
    person.sign_in("sales.agent@cedar.example", &password).await;
    assert_eq!(person.visit("/").await.heading(), "Choose a new password");
    let record = audited(&app, "reset_partner_user_password").await;
    assert!(record.len() == 1 && !record[0].contains(&password));
}

#[rstest]
#[actix_web::test]
async fn removing_somebody_ends_its_sessions_here_and_nowhere_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@birch.example").await;
    let (here, there) =
        (app.signed_in("consultant@birch.example").await, app.signed_in("consultant@birch.example").await);
    here.press_on(&here.get("/account").await, "Work for Birch IT", &[]).await;
    there.press_on(&there.get("/account").await, "Work for Maple Direct", &[]).await;
    let page = open(&admin, "Casey Jordan").await;
    assert!(page.says("works for another organization") && page.link("Reset password").is_none());
    let page = admin.get(&page.link("Remove").unwrap()).await;
    admin.press(&page, "Yes", &[]).await;
    assert!(here.get("/customers").await.location().unwrap().starts_with("/sign-in"));
    assert_eq!(there.get("/customers").await.status, StatusCode::OK);
    assert_eq!(audited(&app, "remove_partner_user").await.len(), 1);
    let gone = admin.get(&page.path).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn anothers_people_are_nobody_and_an_account_admin_gives_roles_of_the_company(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let theirs = open(&birch, "Liam Foster").await.path;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let csrf = platform::access::csrf(&cedar).await;
    for rest in ["", "/password", "/remove"] {
        assert_eq!(cedar.get(&format!("{theirs}{rest}")).await.status, StatusCode::NOT_FOUND, "{rest}");
    }
    for rest in ["", "/password", "/remove", "/link"] {
        let answer = cedar.post(&format!("{theirs}{rest}"), &[("csrf", &csrf), ("known", "sales_agent")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{rest}");
    }
    // An account admin gives the roles of the company, and touches nobody who has others.
    let page = open(&birch, "Ava Hughes").await;
    birch.press(&page, "Update", &[("Helpdesk agent", "off"), ("Account admin", "on")]).await;
    let keeper = app.signed_in("helpdesk.agent@birch.example").await;
    let page = open(&keeper, "Liam Foster").await;
    assert!(page.says("Only a global admin of your organization can give or remove this role"), "{}", page.text());
    assert!(page.link("Remove").is_none() && !page.body.contains("name=\"report_viewer\""));
    assert_eq!(keeper.get(&format!("{theirs}/remove")).await.status, StatusCode::CONFLICT);
    let form = keeper.get("/settings/users/new").await;
    assert!(form.body.contains("name=\"report_viewer\"") && !form.body.contains("name=\"sales_agent\""));
    let typed = [("Full name", "Nora Vale"), ("Email address", "nora@birch.example"), ("Report viewer", "on")];
    assert!(keeper.press(&form, "Add", &typed).await.says("User added"));
    assert_eq!(roles(&app, "nora@birch.example", "birch.example").await, "report_viewer");
    assert!(keeper.get("/settings/legal").await.link("Update").is_some(), "an account admin keeps the legal info");
}

#[rstest]
#[actix_web::test]
async fn of_two_global_admins_who_remove_each_other_one_stays(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for round in 0..4 {
        let birch: AccountId = app
            .write(|db| {
                let birch = accounts::find_by_domain(db, "birch.example")?;
                let now = tandem::domain::moment::Moment::from_utc("2030-01-15T12:00:00Z".parse().unwrap());
                for email in ["global.admin@birch.example", "admin.agent@birch.example"] {
                    let user = partner_users::find_by_address(db, &EmailAddress::parse(email).unwrap())?.unwrap();
                    if !users::roles_in(db, user.id, birch)?.iter().any(|role| role == Role::GlobalAdmin) {
                        users::join(
                            db,
                            &grant_for(Action::ManagePartnerUsers),
                            (user.id, birch),
                            &[Role::GlobalAdmin],
                            now,
                        )?;
                    }
                }
                Ok(birch)
            })
            .await;
        let one = app.signed_in("global.admin@birch.example").await;
        let two = app.signed_in("admin.agent@birch.example").await;
        let (a, b) = if round % 2 == 0 {
            let (first, second) = (open(&one, "Emma Collins").await, open(&two, "Olivia Bennett").await);
            let no = [("Global admin", "off")];
            tokio::join!(one.press(&first, "Update", &no), two.press(&second, "Update", &no))
        } else {
            // Each gives up its own.
            let (first, second) = (open(&one, "Olivia Bennett").await, open(&two, "Emma Collins").await);
            let no = [("Global admin", "off")];
            tokio::join!(one.press(&first, "Update", &no), two.press(&second, "Update", &no))
        };
        let left = app.read(move |db| accounts::users_with_role(db, birch, Role::GlobalAdmin)).await;
        assert_eq!(left.len(), 1, "{} {}", a.status, b.status);
        assert!([a.status, b.status].contains(&StatusCode::SEE_OTHER));
    }
}
