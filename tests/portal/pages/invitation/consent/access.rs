//! Who may answer a request, who is told what instead, and the way to it without its link.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::service::{UseCase, consent};

use super::{AGREEMENT, GINKGO, RELATIONSHIP, draft, joint_draft, link_of, send, ties};
use crate::support::{Backend, Browser, Page, TestApp};

/// The page of a request without its link, by the address of its draft.
fn inbox(draft: &Page) -> String {
    let id = draft.path.trim_start_matches("/invitations/").trim_end_matches("/draft");
    format!("/partner-relationships/requests/{id}")
}

async fn force(browser: &Browser, page: &Page, base: &str) -> [u16; 2] {
    let csrf = page.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let mut statuses = [0; 2];
    for (answer, status) in ["consent", "refusal"].into_iter().zip(&mut statuses) {
        let fields = [("csrf", csrf), ("relationship", "yes"), ("agreement", "yes"), ("asked", "")];
        *status = browser.post(&format!("{base}/{answer}"), &fields).await.status.as_u16();
    }
    statuses
}

#[rstest]
#[actix_web::test]
async fn whoever_may_not_answer_is_told_what_to_do(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let letter = joint_draft(&birch, "Aurora Distribution").await;
    let open = link_of(&letter);
    let bound = send(&app, &birch, &draft(&birch, true).await, "user@ginkgolaw.onmicrosoft.com").await;
    let known = link_of(&draft(&birch, true).await);
    for (email, link, words) in [
        ("user@ginkgolaw.onmicrosoft.com", &bound, "Only a global admin of your organization can respond."),
        ("admin@elmbakery.onmicrosoft.com", &bound, "This request was sent to another organization."),
        ("global.admin@birch.example", &bound, "This request comes from your own organization"),
        ("global.admin@aurora.example", &open, "This request comes from your own organization"),
        ("global.admin@cedar.example", &open, "Only customers can respond to this request"),
        ("operator@tandem.example", &open, "Only customers can respond to this request"),
        ("admin@hazelstudio.onmicrosoft.com", &open, "relationships are only possible within one country or region"),
        ("admin@juneberry.onmicrosoft.com", &open, "relationships are only possible within one cloud"),
        ("admin@elmbakery.onmicrosoft.com", &known, "there is nothing to do"),
    ] {
        let reader = app.signed_in(email).await;
        reader.language.replace("en".into());
        let page = reader.get(link).await;
        let english = if page.text().contains(words) {
            page
        } else {
            let settings = reader.get("/settings").await;
            reader.press(&settings, "English", &[]).await;
            reader.get(link).await
        };
        assert!(english.alert().contains(words), "{email}: {}", english.text());
        assert!(!english.body.contains(RELATIONSHIP), "{email}");
        assert!(!english.body.contains("user@ginkgolaw.onmicrosoft.com</dd>"), "the address is not told");
        let forced = force(&reader, &english, link).await;
        assert!(forced.iter().all(|status| matches!(status, 403 | 409)), "{email}: {forced:?}");
    }
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE name = 'Ginkgo Law'").await;
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&bound).await;
    assert!(page.alert().contains("Your organization can’t start relationships now."), "{}", page.text());
    assert_eq!(force(&ginkgo, &page, &bound).await, [409, 409]);
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example"]).await, [(false, false)]);
}

#[rstest]
#[actix_web::test]
async fn a_global_admin_finds_a_waiting_request_without_its_link(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let letter = joint_draft(&birch, "Aurora Distribution").await;
    let place = inbox(&letter);
    let ginkgo = app.signed_in(GINKGO).await;
    assert_eq!(ginkgo.get(&place).await.status, StatusCode::NOT_FOUND, "a draft is not to be seen");
    send(&app, &birch, &letter, "someone.else@ginkgolaw.onmicrosoft.com").await;
    let open = draft(&birch, true).await;
    birch.press(&open, "Done", &[]).await;
    assert_eq!(ginkgo.get(&inbox(&open)).await.status, StatusCode::NOT_FOUND, "it was made out to nobody");
    let found = waiting(&app).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].partners, ["Birch IT", "Aurora Distribution"]);
    assert!(found[0].with_privileges && letter.says(&found[0].code));
    for (email, status) in [
        ("admin@elmbakery.onmicrosoft.com", StatusCode::NOT_FOUND),
        ("user@ginkgolaw.onmicrosoft.com", StatusCode::FORBIDDEN),
        ("global.admin@birch.example", StatusCode::FORBIDDEN),
    ] {
        let other = app.signed_in(email).await;
        assert_eq!(other.get(&place).await.status, status, "{email}");
        let home = other.visit("/").await;
        assert!(force(&other, &home, &place).await.iter().all(|one| *one == status.as_u16()), "{email}");
    }
    let page = ginkgo.get(&place).await;
    assert_eq!(page.heading(), "Birch IT and Aurora Distribution request reseller relationships");
    let answer = ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]).await;
    assert_eq!(answer.location().as_deref(), Some("/partner-relationships"), "{}", answer.text());
    let made = ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example", "aurora.example"]).await;
    assert_eq!(made, [(true, false), (true, false)]);
    assert!(waiting(&app).await.is_empty());
}

/// What waits for Ginkgo Law.
async fn waiting(app: &TestApp) -> Vec<consent::WaitingRequest> {
    let call = app.call();
    app.read(move |db| {
        let user = tandem::repository::users::find_credentials(db, GINKGO)?.unwrap().id;
        let account = tandem::repository::accounts::find_by_domain(db, "ginkgolaw.onmicrosoft.com")?;
        let actor = actor_of(db, user, account)?;
        consent::waiting(&mut UseCase::new(db, &call, &actor))
    })
    .await
}

fn actor_of(
    db: &mut tandem::repository::db::Db,
    user: tandem::domain::ids::UserId,
    account: tandem::domain::ids::AccountId,
) -> Result<tandem::domain::actor::Actor, tandem::domain::error::Error> {
    use tandem::{
        domain::actor::{Actor, Person, Theme},
        repository::{accounts, users},
    };
    let found = users::find(db, user)?;
    Ok(Actor {
        person: Person {
            id: user,
            name: found.name,
            email: found.email,
            language: found.language,
            time_zone: chrono_tz::Tz::UTC,
            theme: Theme::Auto,
            page_size: tandem::domain::list::PageSize::default(),
            must_change_password: false,
            accounts: 1,
        },
        account: accounts::find(db, account)?.facts(),
        roles: users::roles_in(db, user, account)?,
    })
}

#[rstest]
#[actix_web::test]
async fn a_request_that_asks_for_something_else_by_now_is_not_agreed_to(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let letter = draft(&birch, false).await;
    send(&app, &birch, &letter, GINKGO).await;
    let place = inbox(&letter);
    let ginkgo = app.signed_in(GINKGO).await;
    let page = ginkgo.get(&place).await;
    app.sql("UPDATE invitations SET with_privileges = TRUE WHERE recipient = 'admin@ginkgolaw.onmicrosoft.com'").await;
    let refused = ginkgo.press(&page, "Accept", &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.alert().contains("the request changed after you opened this page."));
    assert!(refused.body.contains("Grant delegated administration privileges to Birch IT"), "the fresh page");
    assert_eq!(ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example"]).await, [(false, false)]);
}

#[rstest]
#[actix_web::test]
async fn a_request_to_bring_a_relationship_back_makes_it_as_it_was(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let link = send(&app, &birch, &draft(&birch, false).await, "admin@elmbakery.onmicrosoft.com").await;
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = '2030-01-10 00:00:00', alias = 'Baker 7' \
         WHERE domain = 'elmbakery.onmicrosoft.com' AND partner_id = (SELECT id FROM accounts WHERE name = 'Birch IT'); \
         UPDATE invitations SET customer_id = (SELECT id FROM accounts WHERE name = 'Elm Bakery'), \
         restores_id = (SELECT id FROM relationships WHERE alias = 'Baker 7') \
         WHERE recipient = 'admin@elmbakery.onmicrosoft.com'",
    )
    .await;
    assert!(birch.get("/customers").await.row("Elm Bakery").is_none());
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let page = elm.get(&link).await;
    let answer = elm.press(&page, "Accept", &[(RELATIONSHIP, "on")]).await;
    assert_eq!(answer.location().as_deref(), Some("/partner-relationships"), "{}", answer.text());
    let found = birch.get("/customers?search=Baker+7").await;
    assert!(found.row("Elm Bakery").is_some(), "the partner finds it by its own name for it again: {}", found.text());
}
