//! The inviter's side of requests to customers: asking, the draft, the list, and *View customers*.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::platform,
    support::{Backend, Browser, Page, TestApp, link_in},
};

const BOX: &str = "Include delegated administration privileges for Azure Active Directory and Office 365";

/// Goes through *Request a reseller relationship*; gives the draft.
pub async fn request(browser: &Browser, with_privileges: bool) -> Page {
    let list = browser.get("/customers").await;
    let page = browser.get(&list.link("Request a reseller relationship").unwrap()).await;
    let typed: &[(&str, &str)] = if with_privileges { &[] } else { &[(BOX, "off")] };
    browser.press_on(&page, "Next", typed).await
}

/// Presses *Invite new customers* in the row of a provider; gives the draft.
pub async fn invite(browser: &Browser, provider: &str) -> Page {
    let list = browser.get("/indirect-providers").await;
    let answer = browser.press_in_row(&list, provider, "Invite new customers").await;
    browser.get(&answer.location().unwrap_or_else(|| panic!("{}", answer.text()))).await
}

/// Sends a draft to an address; gives the path of its link and the mail.
pub async fn send(app: &TestApp, browser: &Browser, draft: &Page, to: &str) -> (String, String) {
    let answer = browser.press_on(draft, "Send", &[("To", to)]).await;
    assert!(answer.says(&format!("Your request is on its way to {to}.")), "{}", answer.text());
    let mail = app.mails().await.into_iter().find(|mail| mail.contains(&format!("To: {to}"))).unwrap();
    (link_in(&mail, "i"), mail)
}

fn code_of(text: &str) -> String {
    let words = text.split_whitespace();
    let is_code = |word: &&str| {
        let signs = word.bytes().all(|sign| sign.is_ascii_digit() || sign.is_ascii_uppercase() || sign == b'-');
        word.len() == 7 && word.as_bytes()[3] == b'-' && signs
    };
    words.into_iter().find(is_code).unwrap_or_else(|| panic!("no code: {text}")).to_owned()
}

#[rstest]
#[actix_web::test]
async fn every_partner_asks_customers_with_privileges_or_without(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for email in ["sales.agent@birch.example", "admin.agent@aurora.example", "global.admin@maple.example"] {
        let browser = app.signed_in(email).await;
        let draft = request(&browser, true).await;
        assert_eq!(draft.heading(), "Request for a reseller relationship", "{email}");
        assert!(draft.value_of("Message").contains("also ask for delegated admin privileges"), "{email}");
        assert!(draft.says("This request asks for delegated admin privileges."));
        let plain = request(&browser, false).await;
        assert!(plain.value_of("Message").contains("We ask for no admin privileges"), "{email}");
        let code = code_of(&plain.value_of("Message"));
        let (_, mail) = send(&app, &browser, &plain, "office@ginkgolaw.onmicrosoft.com").await;
        assert!(mail.contains(&code), "{mail}");
        let row = browser.get("/invitations").await.row("office@ginkgolaw.onmicrosoft.com").unwrap();
        for words in ["Reseller relationship", "Requests no admin privileges", &code, "Sent"] {
            assert!(row.contains(words), "{words}: {row}");
        }
        let done = browser.press_on(&draft, "Done", &[]).await;
        assert_eq!(done.heading(), "Customers", "{email}");
    }
}

#[rstest]
#[actix_web::test]
async fn the_code_stands_in_the_mail_even_where_the_text_lost_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let draft = request(&birch, true).await;
    let code = code_of(&draft.value_of("Message"));
    let link = link_in(&draft.value_of("Message"), "i");
    let message = format!("Hello,\n\nplease see http://portal.test{link}\n");
    let typed = [("To", "a@ginkgolaw.onmicrosoft.com"), ("Message", message.as_str())];
    birch.press_on(&draft, "Send", &typed).await;
    let mail = app.mails().await.remove(0);
    assert!(mail.contains(&format!("compare this code: {code}")), "{mail}");
}

#[rstest]
#[actix_web::test]
async fn where_the_cloud_leaves_no_choice_privileges_are_always_asked_for(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for email in ["admin.agent@patriot.example", "admin.agent@rhein.example"] {
        let browser = app.signed_in(email).await;
        let page = browser.get("/customers/request-relationship").await;
        assert!(!page.body.contains("type=\"checkbox\""), "{email}");
        assert!(page.says("In your cloud, a relationship always includes delegated admin privileges"));
        assert!(page.says("accepts on the page “Microsoft Office Admin Portal”"), "{}", page.text());
        // Not even a form made up by hand asks for none.
        let draft = browser.press_on(&page, "Next", &[]).await;
        assert!(draft.says("This request asks for delegated admin privileges."), "{email}: {}", draft.text());
        assert!(!draft.body.contains("value=\"without-privileges\""), "{email}");
        let (action, mut fields) = draft.fill(None, "Save draft", &[]);
        fields.retain(|(name, _)| name != "do");
        fields.push(("do".into(), "without-privileges".into()));
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(browser.post(&action, &fields).await.status, StatusCode::NOT_FOUND, "{email}");
    }
    let page = app.signed_in("admin.agent@birch.example").await.get("/customers/request-relationship").await;
    assert!(page.says("accepts on the page “Microsoft 365 Admin Center”"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn changing_the_privileges_makes_a_new_link_and_the_text_that_fits(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let draft = request(&birch, true).await;
    let old = link_in(&draft.value_of("Message"), "i");
    let changed = birch.press_on(&draft, "Don’t request privileges", &[("To", "a@ginkgolaw.onmicrosoft.com")]).await;
    assert!(
        changed.says("Request changed. Here is the new link. The previous link no longer works."),
        "{}",
        changed.text()
    );
    assert_eq!(changed.value_of("To"), "a@ginkgolaw.onmicrosoft.com", "what was typed is kept");
    assert!(changed.value_of("Message").contains("We ask for no admin privileges"));
    let new = link_in(&changed.value_of("Message"), "i");
    assert_ne!(new, old);
    assert_eq!(app.browser().get(&old).await.status, StatusCode::NOT_FOUND);
    let own = format!("Our own words: http://portal.test{new}");
    let back = birch.press_on(&changed, "Request privileges", &[("Message", own.as_str())]).await;
    assert!(back.value_of("Message").starts_with("Our own words: http://portal.test/i/"), "{}", back.text());
    assert!(back.says("This request asks for delegated admin privileges."));
}

#[rstest]
#[actix_web::test]
async fn a_reseller_invites_for_itself_and_a_provider_that_is_its_partner(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let draft = invite(&birch, "Aurora Distribution").await;
    assert_eq!(draft.heading(), "Invitation together with Aurora Distribution");
    let message = draft.value_of("Message");
    assert!(message.contains("together with its provider Aurora Distribution"), "{message}");
    send(&app, &birch, &draft, "a@ginkgolaw.onmicrosoft.com").await;
    let row = birch.get("/invitations").await.row("a@ginkgolaw.onmicrosoft.com").unwrap();
    assert!(row.contains("Reseller relationship, together with Aurora Distribution"), "{row}");

    // A provider that is no partner does not exist, and others may not ask at all.
    let csrf = platform::access::csrf(&birch).await;
    let boreal = app.read(|db| tandem::repository::accounts::find_by_domain(db, "boreal.example")).await;
    let path = format!("/indirect-providers/{boreal}/invitations");
    let answer = birch.post(&path, &[("csrf", &csrf), ("form_key", "k")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let list = app.signed_in("helpdesk.agent@birch.example").await.get("/indirect-providers").await;
    assert!(!list.body.contains("Invite new customers"));
}

#[rstest]
#[actix_web::test]
async fn another_account_neither_sees_nor_changes_a_request(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let draft = request(&birch, true).await;
    let answer = app.signed_in("sales.agent@dogwood.example").await.get(&draft.path).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let answer = app.signed_in("helpdesk.agent@birch.example").await.get(&draft.path).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    // A provider's user admin may ask resellers for partnerships, and customers for nothing.
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let draft = request(&aurora, true).await;
    let answer = app.signed_in("user.admin@aurora.example").await.get(&draft.path).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn view_customers_shows_exactly_those_that_both_serve(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let providers = birch.get("/indirect-providers").await;
    let aurora = birch.get(&providers.link_in_row("Aurora Distribution", "View customers").unwrap()).await;
    assert!(aurora.says("You and Aurora Distribution both serve these customers."), "{}", aurora.text());
    assert!(aurora.row("Elm Bakery").is_some() && aurora.row("Pine Freight").is_some());
    assert!(aurora.row("Fir Clinic").is_none() && aurora.row("Oak Dental").is_none());
    let (_, fields) = aurora.fill(None, "Apply", &[("Search", "pine")]);
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let found = birch.get(&format!("/customers?{query}")).await;
    assert!(found.row("Pine Freight").is_some() && found.row("Elm Bakery").is_none());
    assert!(found.says("You and Aurora Distribution both serve"), "searching keeps the provider");
    let zenith = birch.get(&providers.link_in_row("Zenith Supply", "View customers").unwrap()).await;
    assert!(zenith.says("You and this provider have no customers in common yet."), "{}", zenith.text());
    // Nobody's provider, and one that left.
    let boreal = app.read(|db| tandem::repository::accounts::find_by_domain(db, "boreal.example")).await;
    for provider in [boreal.to_string(), "x".to_owned()] {
        let page = birch.get(&format!("/customers?provider={provider}")).await;
        assert!(page.says("This provider isn’t one of your providers."), "{}", page.text());
        assert!(page.row("Elm Bakery").is_none());
    }
    let larch = app.signed_in("sales.agent@larch.example").await;
    let aurora_id = app.read(|db| tandem::repository::accounts::find_by_domain(db, "aurora.example")).await;
    let page = larch.get(&format!("/customers?provider={aurora_id}")).await;
    assert!(page.row("Oak Dental").is_none(), "the partnership ended, {}", page.text());
    assert!(larch.get("/customers").await.row("Oak Dental").is_some());
}
