//! Referrals: a provider hands a prospective customer to a reseller, which accepts, declines or lets the time pass.

use std::sync::Arc;

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::service::referrals::upkeep::Upkeep;

use crate::{
    pages::{partner::indirect_resellers::dump, platform::access::csrf},
    support::{Backend, Browser, Page, TestApp, sales::tenant},
};

const TYPED: [(&str, &str); 7] = [
    ("Prospective customer", "Linden Optics"),
    ("What the customer needs", "Forty mailboxes.\nSoon."),
    ("Contact’s name", "Chris Morgan"),
    ("Contact’s email address", "Chris.Morgan@linden.example"),
    ("Contact’s phone number", "(206) 555-0155"),
    ("The contact agreed to have their details shared", "By phone"),
    ("Indirect reseller", "Birch IT"),
];

fn upkeep(app: &TestApp) -> Upkeep {
    Upkeep {
        database: app.state.database.clone(),
        clock: app.clock.clone(),
        keys: Arc::clone(&app.state.keys),
        public_url: Arc::clone(&app.state.public_url),
        outbox_wakeup: Arc::clone(&app.state.outbox_wakeup),
    }
}

/// Sends a referral to Birch; gives the provider's page of it.
pub async fn refer(aurora: &Browser) -> Page {
    let form = aurora.get("/referrals/new").await;
    aurora.press_on(&form, "Send referral", &TYPED).await
}

#[rstest]
#[actix_web::test]
async fn a_reseller_learns_whom_to_call_once_it_accepts_and_invites_the_contact(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let birch = aurora.get(&aurora.get("/indirect-resellers").await.way_in("Birch IT").unwrap()).await;
    let form = aurora.get(&birch.link("Refer a customer").unwrap()).await;
    assert_eq!(form.value_of("Indirect reseller"), tenant(&app, "birch.example").await.to_string());
    assert_eq!(form.value_of("Country/region"), "US");
    assert!(!form.body.contains("Germany</option>"), "another region's country");
    let typed: Vec<(&str, &str)> = TYPED.into_iter().filter(|(label, _)| *label != "Indirect reseller").collect();
    let sent = aurora.press(&form, "Send referral", &typed).await;
    let path = sent.location().unwrap_or_else(|| panic!("{}", sent.text()));
    let again = aurora.press(&form, "Send referral", &typed).await;
    assert_eq!(again.location().as_deref(), Some(path.as_str()), "a form sent twice");
    let page = aurora.visit(&path).await;
    assert!(page.says("Referral sent. We’ve notified Birch IT"), "{}", page.text());
    assert!(page.says("Chris.Morgan@linden.example") && page.says("+12065550155"), "{}", page.text());

    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.contains("Aurora Distribution referred a customer to you: Linden Optics")));
    let mail = mails.iter().find(|mail| mail.contains("global.admin@birch.example")).unwrap();
    assert!(mail.contains("Forty mailboxes.") && mail.contains(&path), "{mail}");
    assert!(!mail.contains("Chris") && !mail.contains("linden.example"), "the contact is in no mail: {mail}");

    let birch = app.signed_in("sales.agent@birch.example").await;
    assert!(birch.get("/").await.says("Open referrals 2 waiting for an answer"), "{}", birch.get("/").await.text());
    let list = birch.get(&birch.get("/customers").await.link("Referrals").unwrap()).await;
    assert!(list.row("Linden Optics").unwrap().contains("Received"), "{}", list.text());
    let seen = birch.get(&list.link("Linden Optics").unwrap()).await;
    assert!(seen.says("Forty mailboxes.") && seen.says("United States"), "{}", seen.text());
    assert!(!seen.body.contains("Chris") && !seen.body.contains("linden.example") && !seen.body.contains("5550155"));
    let accepted = birch.press_on(&seen, "Accept", &[]).await;
    assert!(accepted.says("Chris Morgan") && accepted.says("Chris.Morgan@linden.example"), "{}", accepted.text());
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("To: ") && mails[0].contains("sales.agent@aurora.example"));
    assert!(mails[0].contains("Referral of Linden Optics: Accepted by Birch IT"), "{}", mails[0]);

    // Straight on: an invitation whose draft knows the address.
    let draft = birch.press_on(&accepted, "Invite new customers", &[]).await;
    assert_eq!(draft.value_of("To"), "Chris.Morgan@linden.example", "{}", draft.text());
    assert!(draft.value_of("Message").contains("Aurora Distribution"));
    let alone = birch.press_on(&accepted, "Request a reseller relationship", &[]).await;
    assert_eq!(alone.value_of("To"), "Chris.Morgan@linden.example");
    assert!(!alone.value_of("Message").contains("Aurora Distribution"));
    let won = birch.press_on(&birch.get(&path).await, "Mark as won", &[]).await;
    assert!(won.says("Marked as won. We’ve notified Aurora Distribution."), "{}", won.text());
    assert!(aurora.get("/referrals?state=won").await.row("Linden Optics").is_some());

    let records = dump(&app).await.remove("audit_records").unwrap();
    let of_it: Vec<&String> = records.iter().filter(|row| row.contains("Linden Optics")).collect();
    assert_eq!(of_it.iter().filter(|row| row.contains("create_referral")).count(), 1);
    assert_eq!(of_it.iter().filter(|row| row.contains("update_referral")).count(), 2);
    assert!(of_it.iter().all(|row| !row.contains("Chris")), "the contact is in no record");
}

#[rstest]
#[actix_web::test]
async fn a_reseller_declines_with_a_reason_that_the_sender_reads(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let path = refer(&aurora).await.path;
    app.mails().await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let page = birch.get(&path).await;
    let refused = birch.press(&page, "Decline", &[("Reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Reason").is_empty());
    let declined = birch.press_on(&refused, "Decline", &[("Reason", "Too far away.")]).await;
    assert!(declined.says("Referral declined.") && declined.says("The contact is only shown to a reseller that"));
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("Too far away.") && mails[0].contains("Declined"), "{mails:?}");
    assert!(aurora.get(&path).await.says("Too far away."));
}

#[rstest]
#[actix_web::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_is_sent(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let before = dump(&app).await["referrals"].clone();
    let form = aurora.get("/referrals/new").await;
    let empty = aurora.press(&form, "Send referral", &[("Contact’s phone number", "12")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (label, _) in TYPED {
        assert!(!empty.refusal_of(label).is_empty(), "{label}: {}", empty.text());
    }
    let (cedar, elm) =
        (tenant(&app, "cedar.example").await.to_string(), tenant(&app, "larch.example").await.to_string());
    for wrong in [
        // Who is no partner (any more), another region's country, one that there is not.
        ("Indirect reseller", cedar.as_str()),
        ("Indirect reseller", elm.as_str()),
        ("Indirect reseller", "nonsense"),
        ("Country/region", "BR"),
        ("Country/region", "XX"),
        ("The contact agreed to have their details shared", "no"),
        ("Prospective customer", "www.evil.example"),
        ("What the customer needs", &"x".repeat(2001)),
    ] {
        let typed: Vec<(&str, &str)> =
            TYPED.into_iter().filter(|(label, _)| *label != wrong.0).chain([wrong]).collect();
        let answer = aurora.press(&form, "Send referral", &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert!(!answer.refusal_of(wrong.0).is_empty(), "{wrong:?}");
    }
    app.sql("UPDATE accounts SET standing = 'suspended' WHERE name = 'Birch IT'").await;
    let answer = aurora.press(&form, "Send referral", &TYPED).await;
    assert!(answer.refusal_of("Indirect reseller").contains("isn’t active now"), "{}", answer.text());
    let token = csrf(&aurora).await;
    let keyless = aurora.post("/referrals/new", &[("csrf", &token)]).await;
    assert_eq!(keyless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(dump(&app).await["referrals"], before);
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn unanswered_referrals_run_out_once_and_idle_contacts_are_erased(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    upkeep(&app).drain().await.unwrap();
    app.sql("DELETE FROM referrals").await;
    app.mails().await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let path = refer(&aurora).await.path;
    app.mails().await;
    app.clock.advance(TimeDelta::days(12));
    let birch = app.signed_in("sales.agent@birch.example").await;
    assert!(birch.get("/referrals").await.row("Linden Optics").unwrap().contains("Expires soon"));
    app.clock.advance(TimeDelta::days(2) - TimeDelta::seconds(1));
    assert_eq!(upkeep(&app).drain().await.unwrap(), 0);
    app.clock.advance(TimeDelta::seconds(1));
    // Two nodes at the same time.
    let (one, other) = (upkeep(&app), upkeep(&app));
    let (one, other) = futures_util::future::join(one.drain(), other.drain()).await;
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    assert!(dump(&app).await["referrals"][0].contains("expired"));
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.contains("Referral of Linden Optics to")), "{mails:?}");
    for reader in ["sales.agent@aurora.example", "global.admin@birch.example"] {
        assert_eq!(mails.iter().filter(|mail| mail.contains(reader)).count(), 1, "{reader}");
    }
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    assert!(aurora.get(&path).await.says("Chris Morgan"), "kept for a while, so that another may be asked");
    app.clock.advance(TimeDelta::days(90) - TimeDelta::seconds(1));
    assert_eq!(upkeep(&app).drain().await.unwrap(), 0);
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(upkeep(&app).drain().await.unwrap(), 1);
    assert_eq!(upkeep(&app).drain().await.unwrap(), 0);
    let tables = dump(&app).await;
    assert!(!tables["referrals"][0].contains("Chris") && !tables["referrals"][0].contains("linden.example"));
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&path).await;
    assert!(page.says("because the referral led to no work"), "{}", page.text());
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn each_side_sees_its_own_and_is_told_where_there_are_none(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = aurora.get("/referrals").await;
    assert!(list.row("Catalpa Foods").unwrap().contains("Dogwood Tech"), "{}", list.text());
    assert!(list.row("Catalpa Foods").unwrap().contains("Expires soon"));
    assert!(list.row("Tupelo Press").unwrap().contains("Expired"));
    let birch = app.signed_in("sales.agent@birch.example").await;
    let list = birch.get(&birch.get("/indirect-providers").await.link("Referrals").unwrap()).await;
    assert!(list.row("Catalpa Foods").is_none() && list.row("Buckeye Printing").unwrap().contains("Aurora"));
    assert!(birch.get("/referrals?state=lost").await.says("No referrals have this status."));
    let zenith = app.signed_in("sales.agent@zenith.example").await;
    assert!(zenith.get("/referrals").await.says("No referrals yet"));
    let patriot = app.signed_in("global.admin@patriot.example").await;
    assert!(patriot.get("/referrals").await.says("Referrals aren’t offered in your cloud."));
    assert_eq!(patriot.get("/referrals/new").await.status, StatusCode::CONFLICT);
    assert!(!patriot.get("/").await.body.contains("href=\"/referrals\""));
    // Mails are in their reader's language.
    let boreal = app.signed_in("global.admin@boreal.example").await;
    let form = boreal.get("/referrals/new").await;
    let ipe = tenant(&app, "ipe.example").await.to_string();
    let (_, mut fields) = form.fill(None, "Enviar indicação", &[]);
    fields.retain(|(name, _)| matches!(name.as_str(), "csrf" | "form_key" | "country"));
    let typed = [
        ("reseller", ipe.as_str()),
        ("company", "Loja Sabiá"),
        ("need", "Dez caixas de correio."),
        ("contact_name", "Ana Lima"),
        ("contact_email", "ana@sabia.example"),
        ("consent", "in_person"),
    ];
    fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = boreal.post("/referrals/new", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let mails = app.mails().await;
    assert!(mails[0].contains("Responder") || mails[0].contains("Aceite ou recuse até"), "{}", mails[0]);
}
