//! The public list of indirect providers: everybody reads it, the operator keeps it.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::{account_settings::audited, indirect_resellers::dump};
use crate::{
    pages::{
        account::accounts::operator::{SEQUOIA, password_on},
        customer::new::first_sign_in,
    },
    support::{Backend, Browser, Page, TestApp, sales::tenant},
};

const OPERATOR: &str = "operator@tandem.example";

#[rstest]
#[actix_web::test]
async fn a_stranger_finds_providers_by_country_and_name(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let stranger = app.browser();
    let sign_in = stranger.get("/sign-in").await;
    let list = stranger.get(&sign_in.link("Find an indirect provider").unwrap()).await;
    assert_eq!((list.status, list.path.as_str()), (StatusCode::OK, "/providers"));
    for name in ["Aurora Distribution", "Zenith Supply", "Boreal Distribuidora", "Полярис Дистрибуция"]
    {
        assert!(list.row(name).is_some(), "{name}: {}", list.text());
    }
    // Not offered in these clouds (`docs/domain.md` §3.2), and nobody's but a provider's.
    for name in ["Patriot Federal", "Rhein Distribution", "Birch IT", "Maple Direct"] {
        assert!(list.row(name).is_none(), "{name}");
    }
    assert!(!list.body.contains("Your company"));
    assert_eq!(list.header("cache-control"), Some("private, no-cache"));
    let (path, fields) = list.fill(None, "Apply", &[("Country/region", "Brazil")]);
    assert_eq!((path.as_str(), fields[1].1.as_str()), ("/providers", "BR"));
    let brazil = stranger.get("/providers?search=&country=BR").await;
    assert!(brazil.row("Boreal Distribuidora").is_some() && brazil.row("Aurora").is_none(), "{}", brazil.text());
    // Who serves a country need not be in it.
    assert!(stranger.get("/providers?country=UM").await.row("Aurora Distribution").is_some());
    let named = stranger.get("/providers?search=ZENITH").await;
    assert!(named.row("Zenith Supply").is_some() && named.row("Aurora").is_none());
    assert_eq!(named.value_of("Search"), "ZENITH");
    let nothing = stranger.get("/providers?search=zenith&country=BR").await;
    assert!(nothing.says("No matches") && nothing.link("Show all").as_deref() == Some("/providers"));
    assert_eq!(stranger.get("/providers?country=XX&at=nonsense").await.status, StatusCode::OK);

    let details = stranger.get(&list.link("Aurora Distribution").unwrap()).await;
    assert_eq!(details.heading(), "Aurora Distribution");
    for words in [
        "brings cloud services to the resellers",
        "United States",
        "U.S. Outlying Islands",
        "English, Spanish",
        "https://www.aurora.example/",
        "+12065550100",
        "partners@aurora.example",
    ] {
        assert!(details.says(words), "{words}: {}", details.text());
    }
    for nobody in ["/providers/none", "/providers/00000000-0000-7000-8000-000000000000"] {
        assert_eq!(stranger.get(nobody).await.status, StatusCode::NOT_FOUND);
    }
    let birch = tenant(&app, "birch.example").await;
    assert_eq!(stranger.get(&format!("/providers/{birch}")).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_provider_is_told_which_entry_is_its_own_and_whom_to_ask(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("default.user@aurora.example").await;
    let list = aurora.get("/providers").await;
    assert!(list.row("Aurora Distribution").unwrap().contains("Your company"), "{}", list.text());
    assert!(!list.row("Zenith Supply").unwrap().contains("Your company"));
    assert!(list.says("Your company is on this list.") && list.says("operator@tandem.example"));
    assert!(aurora.get(&list.link("Aurora Distribution").unwrap()).await.says("operator@tandem.example"));
    assert!(!aurora.get(&list.link("Zenith Supply").unwrap()).await.says("operator@tandem.example"));
    let patriot = app.signed_in("global.admin@patriot.example").await;
    assert!(patriot.get("/providers").await.says("This list isn’t offered in your cloud"));
    // Resellers come from their own providers' page.
    let birch = app.signed_in("sales.agent@birch.example").await;
    let own = birch.get("/indirect-providers").await;
    let found = birch.get(&own.link("Find an indirect provider").unwrap()).await;
    assert!(found.row("Aurora Distribution").is_some() && !found.says("operator@tandem.example"));
}

#[rstest]
#[actix_web::test]
async fn the_operator_changes_an_entry_and_takes_it_off_the_list(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let before = audited(&app, "update_provider_list_entry").await.len();
    let operator = app.signed_in(OPERATOR).await;
    let list = operator.get("/provider-list").await;
    assert!(list.row("Aurora Distribution").unwrap().contains("Listed"), "{}", list.text());
    assert!(list.row("Patriot Federal").is_none(), "not of the public cloud");
    let entry = operator.get(&list.link("Zenith Supply").unwrap()).await;
    assert_eq!((entry.value_of("Public list"), entry.value_of("Language 1")), ("yes".into(), "en".into()));
    let wrong = [
        ("What the provider offers", ""),
        ("Website", "http://zenith.example"),
        ("Phone", "12"),
        ("Email address", "nobody"),
        ("Language 1", "tlh"),
    ];
    let refused = operator.press(&entry, "Save", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (label, typed) in wrong {
        assert!(!refused.refusal_of(label).is_empty(), "{label}");
        if label != "Language 1" {
            assert_eq!(refused.value_of(label).trim(), typed, "what was typed stays");
        }
    }
    let typed = [
        ("What the provider offers", "<script>alert(1)</script>\nSecond line"),
        ("Website", "https://new.zenith.example"),
        ("Phone", "(206) 555-0199"),
        ("Language 2", "Portuguese"),
    ];
    let saved = operator.press_on(&entry, "Save", &typed).await;
    assert!(saved.says("Entry saved for Zenith Supply."), "{}", saved.text());
    let zenith = tenant(&app, "zenith.example").await;
    let public = app.browser().get(&format!("/providers/{zenith}")).await;
    assert!(public.says("<script>alert(1)</script> Second line") && !public.body.contains("<script>alert"));
    assert!(public.says("+12065550199") && public.says("English, Portuguese"), "{}", public.text());
    // The page from before knows an older version.
    let late = operator.press(&entry, "Save", &[("Phone", "")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.alert().contains("someone else changed this entry while you had the page open"), "{}", late.text());

    let entry = operator.get(&format!("/provider-list/{zenith}")).await;
    operator.press(&entry, "Save", &[("Public list", "Not listed")]).await;
    assert_eq!(app.browser().get(&format!("/providers/{zenith}")).await.status, StatusCode::NOT_FOUND);
    assert!(app.browser().get("/providers").await.row("Zenith Supply").is_none());
    assert!(app.signed_in("sales.agent@zenith.example").await.get("/providers").await.says("isn’t on this list"));
    assert_eq!(audited(&app, "update_provider_list_entry").await.len(), before + 2);
    // Who may do no business is not found, whatever its entry says.
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE name = 'Aurora Distribution'").await;
    assert!(app.browser().get("/providers").await.row("Aurora Distribution").is_none());
    let list = operator.get("/provider-list").await;
    assert!(list.row("Aurora Distribution").unwrap().contains("hidden while the account isn’t active"));
}

async fn import(operator: &Browser, rows: &str) -> Page {
    let page = operator.get("/provider-list/import").await;
    let file = format!("provider,listed,description,website,phone,email,languages\n{rows}");
    operator.send_file(&page, "Import", "providers.csv", file.as_bytes()).await
}

#[rstest]
#[actix_web::test]
async fn a_file_is_taken_whole_or_not_at_all_and_twice_changes_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let before = dump(&app).await;
    let refused = import(
        &operator,
        "aurora.example,yes,New words.,,,,\nnowhere.example,yes,Words.,,,,\npatriot.example,yes,Words.,,,,\n\
         birch.example,no,,,,,\nzenith.example,yes,Words.,,12,,\nboreal.example,perhaps,,ftp://x,,,\n",
    )
    .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("This file has 6 errors."), "{}", refused.text());
    for line in ["3 provider", "4 provider", "5 provider", "6 phone", "7 listed", "7 website"] {
        assert!(refused.says(line), "{line}: {}", refused.text());
    }
    assert!(refused.row("4 provider").unwrap().contains("Enter the domain of a provider of the public cloud"));
    assert_eq!(dump(&app).await["provider_entries"], before["provider_entries"]);
    let public = app.browser().get("/providers").await;
    assert!(public.row("Boreal Distribuidora").is_some() && !public.says("New words."), "{}", public.text());
    let rows = "AURORA.example,yes,\"New words.\nOn two lines.\",https://aurora.example,+1 206 555 0100,,en es\n\
                boreal.example,no,,,,,\n";
    let answer = import(&operator, rows).await;
    let page = operator.get(&answer.location().unwrap_or_else(|| panic!("{}", answer.text()))).await;
    assert!(page.says("File imported. New: 0, changed: 2, unchanged: 0."), "{}", page.text());
    assert!(page.row("Boreal Distribuidora").unwrap().contains("Not listed"));
    let public = app.browser().get("/providers").await;
    assert!(public.row("Aurora Distribution").unwrap().contains("New words."), "{}", public.text());
    assert!(public.row("Boreal Distribuidora").is_none());
    let answer = import(&operator, rows).await;
    let again = operator.get(&answer.location().unwrap()).await;
    assert!(again.says("New: 0, changed: 0, unchanged: 2."), "{}", again.text());
    let picture = operator.get("/provider-list/import").await;
    let nothing = operator.send_file(&picture, "Import", "", b"").await;
    assert!(!nothing.refusal_of("File").is_empty());
}

#[rstest]
#[actix_web::test]
async fn an_address_brings_no_other_readers_with_it(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE provider_entries SET email = 'x?bcc=evil@birch.example'").await;
    let page = app.browser().get(&format!("/providers/{}", tenant(&app, "aurora.example").await)).await;
    assert!(page.body.contains("href=\"mailto:x%3Fbcc%3Devil@birch.example\""), "{}", page.body);
    assert!(page.says("x?bcc=evil@birch.example"));
}

#[rstest]
#[actix_web::test]
async fn a_provider_is_told_to_ask_whom_a_suspended_one_is_told_to_ask(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql(
        "INSERT INTO memberships (user_id, account_id, role, created_at) \
         SELECT u.id, a.id, 'global_admin', a.created_at FROM users u, accounts a \
         WHERE u.email_key = 'default.user@zenith.example' AND a.kind = 'operator'; \
         UPDATE users SET created_at = '2001-01-01 00:00:00' WHERE email_key = 'default.user@zenith.example'",
    )
    .await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&format!("/providers/{}", tenant(&app, "aurora.example").await)).await;
    assert!(page.says("default.user@zenith.example"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn a_new_providers_entry_is_listed_changed_and_taken_off_and_each_is_told(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const NAME: &str = "Sequoia Distribution";
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in(OPERATOR).await;
    let made = operator.press(&operator.get("/accounts/new").await, "Create account", &SEQUOIA).await;
    let sequoia = first_sign_in(&app, "sam@sequoia.example", &password_on(&made)).await;
    let stranger = app.browser();
    let public = stranger.get("/providers").await;
    assert_eq!(public.heading(), "Find an indirect provider");
    assert!(public.row(NAME).is_none());
    let own = sequoia.get("/providers").await;
    assert!(own.says("Your company isn’t on this list.") && own.says(OPERATOR), "{}", own.text());

    let list = operator.get("/provider-list").await;
    assert!(list.row(NAME).unwrap().contains("Not listed"), "{}", list.text());
    let entry = operator.get(&list.link(NAME).unwrap()).await;
    assert_eq!(entry.heading(), NAME);
    let typed = [("Public list", "Listed"), ("Website", "http://sequoia.example")];
    let refused = operator.press(&entry, "Save", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for label in ["What the provider offers", "Website"] {
        assert!(!refused.refusal_of(label).is_empty(), "{label}");
    }
    let typed = [
        ("What the provider offers", "Cloud for <every> forest.\nSince 1999."),
        ("Website", "https://sequoia.example"),
        ("Phone", "+1 206-555-0188"),
        ("Email address", "hello@sequoia.example"),
        ("Language 1", "English"),
        ("Language 2", "Portuguese"),
    ];
    let saved = operator.press_on(&refused, "Save", &typed).await;
    assert!(saved.says("Entry saved for Sequoia Distribution."), "{}", saved.text());
    let row = saved.row(NAME).unwrap();
    assert!(row.contains("Listed") && !row.contains("Not listed"), "{row}");

    let found = stranger.get("/providers?search=sequoia&country=US").await;
    assert!(found.row("Zenith Supply").is_none());
    let shown = stranger.get(&found.link(NAME).unwrap()).await;
    assert_eq!(shown.heading(), NAME);
    for words in ["Cloud for <every> forest.", "English, Portuguese", "United States", "hello@sequoia.example"] {
        assert!(shown.says(words), "{words}: {}", shown.text());
    }
    assert!(sequoia.get("/providers").await.says("Your company is on this list."));
    let birch = app.signed_in("sales.agent@birch.example").await;
    let way = birch.get("/indirect-providers").await.link("Find an indirect provider").unwrap();
    assert!(birch.get(&way).await.row(NAME).is_some());

    // Two windows of the operator: the second to save is told.
    let (first, second) = (operator.get(&entry.path).await, operator.get(&entry.path).await);
    operator.press(&first, "Save", &[("What the provider offers", "Cloud for every wood.")]).await;
    let late = operator.press(&second, "Save", &[("Phone", "")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.alert().contains("someone else changed this entry while you had the page open"), "{}", late.text());
    let now = stranger.get(&shown.path).await;
    assert!(now.says("Cloud for every wood.") && !now.says("forest"), "{}", now.text());

    operator.press(&operator.get(&entry.path).await, "Save", &[("Public list", "Not listed")]).await;
    assert_eq!(stranger.get(&shown.path).await.status, StatusCode::NOT_FOUND);
    assert!(sequoia.get("/providers").await.says("Your company isn’t on this list."));
}

#[rstest]
#[actix_web::test]
async fn everybody_reads_what_it_takes_to_become_a_reseller(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const PAGE: Option<&str> = Some("/becoming-a-reseller");
    let app = TestApp::demo(backend).await;
    let nobody = app.browser();
    for path in ["/sign-in", "/providers"] {
        assert_eq!(nobody.get(path).await.link("Becoming an indirect reseller").as_deref(), PAGE, "{path}");
    }
    let page = nobody.get("/becoming-a-reseller").await;
    assert_eq!(page.heading(), "Becoming an indirect reseller");
    for words in ["Two partner numbers", "The Microsoft Partner Agreement", "The provider sends you a personal link."] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert_eq!(page.link("Find an indirect provider").as_deref(), Some("/providers"));
    // Providers point resellers to it from the draft of a request.
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let draft = aurora.press_on(&aurora.get("/indirect-resellers").await, "Request a partnership", &[]).await;
    assert_eq!(draft.link("Becoming an indirect reseller").as_deref(), PAGE);
}
