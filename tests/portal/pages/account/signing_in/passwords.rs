//! What a password may be, wherever a person chooses one, and how long one works that somebody else gave.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use crate::support::{Backend, PASSWORD, Page, TestApp};

/// What others try first, and what a person of Aurora Distribution can't have.
const GUESSED: [&str; 7] = [
    "password1234",
    "123456789012345",
    "Password123456!",
    "qwertyuiop123",
    "Aurora Distribution",
    "aurora.example 1",
    "portal.test 2030",
];

const ADVICE: &str = "Choose a password that is harder to guess.";

#[rstest]
#[actix_web::test]
async fn what_others_try_first_is_refused_with_what_to_do_instead(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("user.admin@aurora.example").await;
    let page = admin.get("/password").await;
    assert!(page.says("no common password, name, or keyboard row"), "it is said before: {}", page.text());
    for password in GUESSED {
        let typed = [("Current password", PASSWORD), ("New password", password), ("Repeat new password", password)];
        let refused = admin.press(&page, "Save", &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        assert!(refused.refusal_of("New password").starts_with(ADVICE), "{password}: {}", refused.text());
        assert!(!refused.body.contains(&format!("value=\"{password}")), "passwords are never sent back");
    }
    // For others the name of Aurora is as good as any.
    let elsewhere = app.signed_in("user.admin@zenith.example").await;
    let name = "Aurora Distribution";
    let typed = [("Current password", PASSWORD), ("New password", name), ("Repeat new password", name)];
    assert_eq!(elsewhere.press(&elsewhere.get("/password").await, "Save", &typed).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn whoever_sets_the_portal_up_is_held_to_the_same() {
    let app = TestApp::empty(Backend::Sqlite).await;
    let stranger = app.browser();
    let form = stranger.get(&app.open_setup()).await;
    let typed = |password| {
        [
            ("Your name", "Olga Operator"),
            ("Your email", "olga@house.example"),
            ("Password", password),
            ("Repeat password", password),
            ("Company name", "Northwind Distribution"),
            ("Country/region", "US"),
            ("Name of the first global admin", "Anna North"),
            ("Email of the first global admin", "anna@northwind.example"),
            ("Temporary password", password),
        ]
    };
    for password in ["password1234", "Northwind Distribution", "qwertyuiop123"] {
        let refused = stranger.press(&form, "Set up", &typed(password)).await;
        for field in ["Password", "Temporary password"] {
            assert!(refused.refusal_of(field).starts_with(ADVICE), "{field} {password}: {}", refused.text());
        }
    }
}

/// The password that a page shows once.
fn shown(page: &Page) -> String {
    let text = page.text();
    text.split("Temporary password ").nth(1).unwrap().split(' ').next().unwrap().to_owned()
}

#[rstest]
#[actix_web::test]
async fn a_temporary_password_ends_after_seven_days_and_says_so_to_nobody_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@zenith.example").await;
    let list = admin.get("/settings/users").await;
    let path = list.link_in_row("sales.agent@zenith.example", "Liam Foster").unwrap();
    let done = admin.press(&admin.get(&format!("{path}/password")).await, "Reset password", &[]).await;
    assert!(done.says("Works until Jan 22, 2030, 7:00 AM"), "{}", done.text());
    assert!(admin.get(&path).await.says("Works until Jan 22, 2030, 7:00 AM"));
    let secret = shown(&done);
    let try_with = async |password: &str| {
        let stranger = app.browser();
        let typed = [("Email", "sales.agent@zenith.example"), ("Password", password)];
        stranger.press(&stranger.get("/sign-in").await, "Sign in", &typed).await
    };
    app.clock.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    assert_eq!(try_with(&secret).await.status, StatusCode::SEE_OTHER, "in the last second");
    app.clock.advance(TimeDelta::seconds(1));
    let ended = try_with(&secret).await;
    assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(ended.alert().starts_with("This temporary password no longer works"), "{}", ended.alert());
    assert_eq!(try_with("another password").await.alert(), "The email or password is wrong. Check both and try again.");
    let admin = app.signed_in("global.admin@zenith.example").await;
    assert!(admin.get(&path).await.says("Ended Jan 22, 2030"), "{}", admin.get(&path).await.text());

    // A new one is as good as the first, and what it is replaced by does not end.
    let again = admin.press(&admin.get(&format!("{path}/password")).await, "Reset password", &[]).await;
    let person = app.browser();
    let page = person.sign_in("sales.agent@zenith.example", &shown(&again)).await;
    let page = person.visit(&page.location().unwrap_or_else(|| "/".to_owned())).await;
    let new = [("New password", "an orange umbrella"), ("Repeat new password", "an orange umbrella")];
    person.press_on(&page, "Save", &new).await;
    app.clock.advance(TimeDelta::days(400));
    app.browser().sign_in("sales.agent@zenith.example", "an orange umbrella").await;
}

#[rstest]
#[actix_web::test]
async fn passwords_of_a_file_end_as_well(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    let user = app
        .write(move |db| {
            use diesel::RunQueryDsl;
            use tandem::{
                domain::policy::Action,
                repository::{imported_passwords, users},
            };
            let id = users::find_credentials(db, "user@firclinic.onmicrosoft.com")?.unwrap().id;
            diesel::sql_query("UPDATE users SET password_hash = ''").execute(db)?;
            let hashes = [(id, "made".to_owned())];
            let grant = crate::support::grant_for(Action::ImportCustomerUsers);
            assert_eq!(imported_passwords::keep(db, &grant, &hashes, now)?, 1);
            users::find_credentials(db, "user@firclinic.onmicrosoft.com")
        })
        .await;
    let user = user.unwrap();
    assert_eq!((user.password_hash.as_str(), user.password_expires_at), ("made", Some(now.plus(TimeDelta::days(7)))));
}
