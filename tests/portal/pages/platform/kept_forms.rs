//! What was typed outlives another language, also where no script keeps it: the buttons send the form along.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::{partner::indirect_resellers::dump, sales::new_order},
    support::{Backend, Browser, Field, Form, Page, TestApp, sales::tenant},
};

const ADMIN: &str = "global.admin@aurora.example";
const BIRCH: &str = "global.admin@birch.example";
const OPERATOR: &str = "operator@tandem.example";
const ELM: &str = "admin@elmbakery.onmicrosoft.com";

/// Where the button for Russian sends the page's form, and the form's own address.
fn addresses(page: &Page) -> (String, String) {
    let buttons = page.body.split("form=\"kept-form\" formaction=\"").skip(1);
    let mut ways = buttons.map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&"));
    let russian = ways.find(|way| way.ends_with("display=ru")).unwrap_or_else(|| panic!("no form: {}", page.text()));
    let own = russian.strip_suffix("display=ru").unwrap().trim_end_matches(['?', '&']).to_owned();
    (russian, own)
}

fn kept(page: &Page) -> Form {
    let (_, own) = addresses(page);
    page.forms().into_iter().find(|form| form.method == "POST" && form.action == own).unwrap()
}

/// Types the same into all fields of a page's form and presses the button for Russian.
async fn switch(browser: &Browser, page: &Page, typed: &str) -> (Form, Page) {
    let (russian, _) = addresses(page);
    let mut form = kept(page).typed(typed);
    let mut button = form.fields[0].clone();
    (button.name, button.value, button.is_typed) = ("language".into(), "ru".into(), false);
    form.fields.retain(|field| field.name != "do");
    form.fields.push(button);
    form.action = russian;
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
    ];
    for (who, path) in pages {
        let browser = app.signed_in(who).await;
        let page = browser.get(&path).await;
        let (sent, shown) = switch(&browser, &page, "Слово 7").await;
        assert_eq!(shown.status, StatusCode::OK, "{path}: {}", shown.text());
        assert!(shown.body.contains("<html lang=\"ru\""), "{path}");
        let after = kept(&shown);
        for field in sent.fields.iter().filter(|field| field.is_typed) {
            let same = |one: &Field| one.name == field.name && one.value == field.value;
            assert!(after.fields.iter().any(same), "{path} lost {}: {}", field.name, shown.body);
        }
        assert!(!shown.body.contains("role=\"alert\""), "{path}: {}", shown.text());
    }
    let now = dump(&app).await;
    for table in ["customer_profiles", "accounts", "referrals", "order_requests", "suspensions"] {
        assert_eq!(before.get(table), now.get(table), "{table}");
    }
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
    let answer = aurora.post(&addresses(&cart).0, &fields).await;
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
