//! What was typed outlives another language or look, also where no script keeps it: the buttons send the form along.

use actix_web::{
    http::{StatusCode, header},
    test::TestRequest,
};
use chrono::TimeDelta;
use rstest::rstest;

use crate::{
    pages::{invitation::invitations::send, partner::indirect_resellers::dump, sales::new_order},
    support::{Backend, Browser, Field, Form, PASSWORD, Page, TestApp, sales::tenant},
};

const ADMIN: &str = "global.admin@aurora.example";
const BIRCH: &str = "global.admin@birch.example";
const OPERATOR: &str = "operator@tandem.example";
const ELM: &str = "admin@elmbakery.onmicrosoft.com";

/// A button at the foot of the page: its name and what it says.
type Button = (&'static str, &'static str);
const RUSSIAN: Button = ("language", "ru");
const DARK: Button = ("theme", "dark");

/// Where a button sends the page's form, and the form's own address.
fn addresses(page: &Page, (_, chosen): Button) -> (String, String) {
    let buttons = page.body.split("form=\"kept-form\" formaction=\"").skip(1);
    let mut ways = buttons.map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&"));
    let asking = format!("display={chosen}");
    let way = ways.find(|way| way.ends_with(&asking)).unwrap_or_else(|| panic!("no form: {}", page.text()));
    let own = way.strip_suffix(&asking).unwrap().trim_end_matches(['?', '&']).to_owned();
    (way, own)
}

fn kept(page: &Page) -> Form {
    let (_, own) = addresses(page, RUSSIAN);
    page.forms().into_iter().find(|form| form.method == "POST" && form.action == own).unwrap()
}

/// Types the same into all fields of a page's form and presses the button for Russian.
async fn switch(browser: &Browser, page: &Page, typed: &str) -> (Form, Page) {
    press(browser, page, typed, RUSSIAN).await
}

/// Types the same into all fields of a page's form and presses a button at the foot of the page.
async fn press(browser: &Browser, page: &Page, typed: &str, (name, chosen): Button) -> (Form, Page) {
    let (way, _) = addresses(page, (name, chosen));
    let mut form = kept(page).typed(typed);
    let mut button = form.fields[0].clone();
    (button.name, button.value, button.is_typed) = (name.into(), chosen.into(), false);
    form.fields.retain(|field| !matches!(field.name.as_str(), "do" | "step"));
    form.fields.push(button);
    form.action = way;
    let answer = browser.submit(&form).await;
    let shown = match answer.location() {
        Some(next) => browser.get(&next).await,
        None => answer,
    };
    (form, shown)
}

#[rstest]
#[actix_web::test]
async fn a_form_is_shown_in_another_language_with_what_was_typed_and_nothing_is_done(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = tenant(&app, "elmbakery.onmicrosoft.com").await;
    let maple = tenant(&app, "maple.example").await;
    let birch = app.signed_in(BIRCH).await;
    let overdue = app.signed_in(ADMIN).await.get("/service-requests?state=overdue").await.way_in("Elm Bakery").unwrap();
    let referral = birch.get("/referrals").await.way_in("Buckeye Printing").unwrap();
    let before = dump(&app).await;
    let pages = [
        (ADMIN, "/customers/new".to_owned()),
        (ADMIN, format!("/customers/{elm}/account/update")),
        (ADMIN, "/referrals/new".to_owned()),
        (ADMIN, "/settings/legal/update".to_owned()),
        (ADMIN, "/settings/support".to_owned()),
        (ADMIN, format!("/customers/{elm}/licenses/assign?whom=everyone")),
        (ADMIN, format!("/customers/{elm}/account/qualifications")),
        (BIRCH, "/settings/identifiers/locations/new".to_owned()),
        (BIRCH, "/settings/business-profile".to_owned()),
        (BIRCH, format!("/customers/{elm}/order-requests/new")),
        (ELM, "/company/update".to_owned()),
        (OPERATOR, format!("/accounts/{maple}/suspend")),
        (OPERATOR, format!("/accounts/{maple}")),
        (OPERATOR, "/accounts/new".to_owned()),
        (ADMIN, "/settings/users/new".to_owned()),
        (ADMIN, "/settings/security/authenticator".to_owned()),
        (ADMIN, format!("/customers/{elm}/users/new")),
        (ADMIN, format!("/customers/{elm}/users/import")),
        (ADMIN, format!("/customers/{elm}/service-requests/new")),
        (BIRCH, "/settings/identifiers/associate".to_owned()),
        (ELM, "/service-requests/new".to_owned()),
        (ELM, "/users/new".to_owned()),
        (ADMIN, overdue),
        (BIRCH, referral),
    ];
    for (who, path) in pages {
        let browser = app.signed_in(who).await;
        let page = browser.get(&path).await;
        let (sent, shown) = switch(&browser, &page, "Слово 7").await;
        assert_eq!(shown.status, StatusCode::OK, "{path}: {}", shown.text());
        assert!(shown.body.contains("<html lang=\"ru\""), "{path}");
        expect_kept(&path, &sent, &shown);
        assert!(!shown.body.contains("role=\"alert\""), "{path}: {}", shown.text());
    }
    let now = dump(&app).await;
    for table in [
        "customer_profiles",
        "accounts",
        "referrals",
        "order_requests",
        "suspensions",
        "service_requests",
        "authenticators",
    ] {
        assert_eq!(before.get(table), now.get(table), "{table}");
    }
    assert_eq!(before["users"].len(), now["users"].len());
}

/// The page shows all that was typed, but for what is secret.
fn expect_kept(path: &str, sent: &Form, shown: &Page) {
    let after = kept(shown);
    let is_secret = |name: &str| name.contains("password") || matches!(name, "repeated" | "code");
    for field in sent.fields.iter().filter(|field| field.is_typed) {
        let same = |one: &Field| one.name == field.name && one.value == field.value;
        if is_secret(&field.name) {
            assert!(!after.fields.iter().any(same), "{path} says {} again", field.name);
        } else {
            assert!(after.fields.iter().any(same), "{path} lost {}: {}", field.name, shown.body);
        }
    }
}

#[rstest]
#[actix_web::test]
async fn what_strangers_type_outlives_another_language(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (partnership, _) = send(&app, &aurora, "ines@yew.example").await;
    let before = dump(&app).await;
    let enrolment = format!("{partnership}/enrol");
    for path in ["/sign-in?return_to=/customers", "/password/forgotten", enrolment.as_str()] {
        let stranger = app.browser();
        let (sent, shown) = switch(&stranger, &stranger.get(path).await, "Слово 7").await;
        assert_eq!(shown.status, StatusCode::OK, "{path}: {}", shown.text());
        assert!(shown.body.contains("<html lang=\"ru\""), "{path}");
        expect_kept(path, &sent, &shown);
        assert!(!shown.body.contains("role=\"alert\""), "{path}: {}", shown.text());
        // And once more from there.
        let (sent, shown) = press(&stranger, &shown, "Word 8", ("language", "en")).await;
        expect_kept(path, &sent, &shown);
    }
    assert_eq!(before, dump(&app).await, "nothing is counted, sent or begun");
    let empty = TestApp::empty(backend).await;
    let path = empty.open_setup();
    let owner = empty.browser();
    let (mut sent, shown) = switch(&owner, &owner.get(&path).await, "Слово 7").await;
    assert_eq!(shown.status, StatusCode::OK);
    expect_kept(&path, &sent, &shown);
    sent.action = format!("/setup/{}?display=ru", "A".repeat(43));
    let answer = owner.submit(&sent).await;
    assert_ne!(answer.status, StatusCode::OK, "another link opens nothing");
}

#[rstest]
#[actix_web::test]
async fn a_form_is_shown_in_another_look_with_what_was_typed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = tenant(&app, "elmbakery.onmicrosoft.com").await;
    let browser = app.signed_in(ADMIN).await;
    let requests = format!("/customers/{elm}/service-requests/new");
    for path in ["/customers/new", "/settings/users/new", "/referrals/new", requests.as_str()] {
        let (sent, shown) = press(&browser, &browser.get(path).await, "Word 7", DARK).await;
        assert_eq!(shown.status, StatusCode::OK, "{path}: {}", shown.text());
        assert!(shown.body.contains("data-bs-theme=\"dark\""), "{path}");
        expect_kept(path, &sent, &shown);
        press(&browser, &shown, "Word 7", ("theme", "light")).await;
    }
}

#[rstest]
#[actix_web::test]
async fn settings_follow_the_button_and_keep_the_rest(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(ADMIN).await;
    let page = browser.get("/settings").await;
    let mut form = kept(&page);
    let set = |form: &mut Form, name: &str, value: &str| {
        let field = form.fields.iter_mut().find(|field| field.name == name).unwrap();
        value.clone_into(&mut field.value);
    };
    set(&mut form, "time_zone", "Asia/Tokyo");
    form.fields.retain(|field| !field.name.starts_with("mail_"));
    for (name, value) in [RUSSIAN, DARK] {
        let mut pressed = form.clone();
        let mut button = pressed.fields[0].clone();
        (button.name, button.value) = (name.into(), value.into());
        pressed.fields.push(button);
        pressed.action = format!("/settings?display={value}");
        let shown = browser.submit(&pressed).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.text());
        form = kept(&shown);
        let says = |name: &str| form.fields.iter().find(|field| field.name == name).map(|field| field.value.clone());
        assert_eq!(says("time_zone").as_deref(), Some("Asia/Tokyo"));
        assert_eq!(says(name).as_deref(), Some(value), "{name} follows the button");
        assert!(!form.fields.iter().any(|field| field.name.starts_with("mail_")), "what was cleared stays so");
    }
    let zone = browser.get("/settings").await;
    assert!(!zone.body.contains("value=\"Asia/Tokyo\" selected"), "nothing is saved before Save");
}

#[rstest]
#[actix_web::test]
async fn files_that_were_chosen_have_to_be_chosen_again_and_the_page_says_so(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let helper = app.signed_in(ELM).await;
    let page = helper.get("/service-requests/new").await;
    let before = dump(&app).await;
    let again = with_file(&helper, &page, "files", &[("subject", "Nothing prints")]).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.text());
    assert!(again.says("Выберите файлы еще раз"), "{}", again.text());
    assert!(again.body.contains("value=\"Nothing prints\""), "{}", again.body);
    let operator = app.signed_in(OPERATOR).await;
    for path in ["/catalog/import", "/provider-list/import", "/accounts/served-customers"] {
        let page = operator.get(path).await;
        let again = with_file(&operator, &page, "file", &[]).await;
        assert_eq!(again.status, StatusCode::OK, "{path}: {}", again.text());
        assert!(again.says("Выберите файлы еще раз"), "{path}: {}", again.text());
    }
    let now = dump(&app).await;
    for table in ["service_requests", "service_request_files", "uploads", "served_customers", "provider_entries"] {
        assert_eq!(before.get(table), now.get(table), "{table}");
    }
}

/// Chooses a file on a page, types, and presses the button for Russian.
async fn with_file(browser: &Browser, page: &Page, chooser: &str, typed: &[(&str, &str)]) -> Page {
    let (way, _) = addresses(page, RUSSIAN);
    let token = csrf(page);
    let part = |name: &str, value: &str| {
        format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut body = part("csrf", &token);
    body.extend(typed.iter().map(|(name, value)| part(name, value)));
    let head = format!("--limit\r\nContent-Disposition: form-data; name=\"{chooser}\"; filename=\"a.txt\"\r\n\r\n");
    body.extend([head.as_str(), "something\r\n", &part("language", "ru"), "--limit--\r\n"]);
    let request = TestRequest::post()
        .uri(&way)
        .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=limit"))
        .set_payload(body);
    browser.send(request, &way).await
}

#[rstest]
#[actix_web::test]
async fn a_form_that_waits_for_a_proof_waits_in_another_language_too(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(ADMIN).await;
    let page = browser.get("/settings/users/new").await;
    app.clock.advance(TimeDelta::minutes(10));
    let person = [("Full name", "Noor Haddad"), ("Email address", "noor@aurora.example"), ("Sales agent", "on")];
    let asked = browser.press(&page, "Add", &person).await;
    assert_eq!((asked.status, asked.heading().as_str()), (StatusCode::FORBIDDEN, "Confirm it’s you"));
    let (_, shown) = switch(&browser, &asked, "not this one").await;
    assert!(shown.body.contains("<html lang=\"ru\""), "{}", shown.text());
    assert!(shown.refusal_of("Пароль").is_empty(), "nothing was tried: {}", shown.text());
    assert!(shown.body.contains("value=\"noor@aurora.example\""), "{}", shown.body);
    assert!(!shown.body.contains("not this one"));
    let done = browser.press_on(&shown, "Продолжить", &[("Пароль", PASSWORD)]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert!(browser.get("/settings/users?search=noor").await.says("noor@aurora.example"));
}

#[rstest]
#[actix_web::test]
async fn carts_and_drafts_of_invitations_outlive_another_language(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let cart = aurora.get(&new_order::address(&app, "elmbakery.onmicrosoft.com").await).await;
    let typed = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "14")];
    let (_, mut fields) = cart.fill(None, "Next: Review", &typed);
    fields.retain(|(name, _)| name != "do");
    fields.push(("language".into(), "ru".into()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = aurora.post(&addresses(&cart, RUSSIAN).0, &fields).await;
    let shown = aurora.visit(&answer.location().unwrap()).await;
    assert_eq!(shown.heading(), "Новая подписка");
    assert!(shown.is_ticked("Microsoft 365 E3"), "{}", shown.text());
    assert_eq!(shown.value_of("Лицензии: Microsoft 365 E3"), "14");

    let answer = aurora.post("/language", &[("csrf", &csrf(&shown)), ("language", "en"), ("return_to", "/")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let draft = crate::pages::invitation::invitations::draft(&aurora).await;
    let (_, shown) = switch(&aurora, &draft, "no address").await;
    assert_eq!(shown.status, StatusCode::OK);
    let form = kept(&shown);
    for name in ["to", "subject", "message"] {
        assert!(form.fields.iter().any(|field| field.name == name && field.value.trim() == "no address"), "{name}");
    }
    let language = form.fields.iter().find(|field| field.name == "language").unwrap();
    assert_eq!(language.value, "en", "the recipient’s language is another thing");
    assert!(app.mails().await.is_empty(), "nothing was sent");
}

fn csrf(page: &Page) -> String {
    page.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}
