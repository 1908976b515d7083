//! Invitations of every kind: every action in every state by every kind of actor is in the table, or refused in words.

use rstest::rstest;
use tandem::domain::mail_quota::MailQuotas;

use super::{invitations, relationship_requests};
use crate::{
    pages::{partner::indirect_resellers::dump, platform::access::csrf},
    support::{Backend, Browser, Page, TestApp, link_in},
};

const STATES: [&str; 8] = ["draft", "sent", "issued", "signed in", "accepted", "declined", "expired", "revoked"];
const INVITER: [&str; 6] = ["open", "save", "send", "done", "resend", "revoke"];
const INVITED: [&str; 2] = ["accept", "decline"];

/// What the account that may do it can do in a state. What was done once may be sent twice.
fn is_done(action: &str, state: &str) -> bool {
    let live = matches!(state, "draft" | "sent" | "issued" | "signed in");
    match action {
        "open" | "save" => state == "draft",
        // Everything that was mailed once; a form sent again mails nothing.
        "send" => state != "issued",
        "done" => matches!(state, "draft" | "issued"),
        "resend" => matches!(state, "sent" | "issued" | "signed in" | "expired"),
        "revoke" => live || matches!(state, "expired" | "revoked"),
        "accept" => live || state == "accepted",
        "decline" => live || state == "declined",
        _ => panic!("no such action: {action}"),
    }
}

/// A kind of invitation: who invites, who is invited, and who has no business with it.
struct Kind {
    name: &'static str,
    inviter: &'static str,
    invited: &'static str,
    domain: &'static str,
    others: [&'static str; 7],
}

const KINDS: [Kind; 3] = [
    Kind {
        name: "partnership",
        inviter: "sales.agent@aurora.example",
        invited: "global.admin@cedar.example",
        domain: "cedar.example",
        others: [
            "default.user@aurora.example",
            "sales.agent@zenith.example",
            "global.admin@larch.example",
            "sales.agent@cedar.example",
            "admin@elmbakery.onmicrosoft.com",
            "operator@tandem.example",
            "",
        ],
    },
    Kind {
        name: "reseller",
        inviter: "sales.agent@birch.example",
        invited: "admin@ginkgolaw.onmicrosoft.com",
        domain: "ginkgolaw.onmicrosoft.com",
        others: [
            "default.user@birch.example",
            "sales.agent@dogwood.example",
            "global.admin@maple.example",
            "user@ginkgolaw.onmicrosoft.com",
            "admin@elmbakery.onmicrosoft.com",
            "operator@tandem.example",
            "",
        ],
    },
    Kind {
        name: "joint",
        inviter: "sales.agent@birch.example",
        invited: "admin@ginkgolaw.onmicrosoft.com",
        domain: "ginkgolaw.onmicrosoft.com",
        others: [
            "default.user@birch.example",
            "sales.agent@dogwood.example",
            "global.admin@aurora.example",
            "user@ginkgolaw.onmicrosoft.com",
            "admin@elmbakery.onmicrosoft.com",
            "operator@tandem.example",
            "",
        ],
    },
];

/// An invitation in a state.
struct Invitation {
    /// `/invitations/{id}`
    path: String,
    link: String,
    to: String,
}

async fn make(
    app: &TestApp,
    kind: &Kind,
    state: &str,
    (inviter, guest): (&Browser, &Browser),
    number: usize,
) -> Invitation {
    app.sql(
        "DELETE FROM partnerships WHERE reseller_id IN (SELECT id FROM accounts WHERE name = 'Cedar Systems'); \
         DELETE FROM relationships WHERE customer_id IN (SELECT id FROM accounts WHERE name = 'Ginkgo Law'); \
         DELETE FROM admin_privileges WHERE customer_id IN (SELECT id FROM accounts WHERE name = 'Ginkgo Law'); \
         DELETE FROM customer_agreements WHERE customer_id IN (SELECT id FROM accounts WHERE name = 'Ginkgo Law')",
    )
    .await;
    let draft = match kind.name {
        "partnership" => invitations::draft(inviter).await,
        "reseller" => relationship_requests::request(inviter, true).await,
        _ => relationship_requests::invite(inviter, "Aurora Distribution").await,
    };
    let made = Invitation {
        path: draft.path.trim_end_matches("/draft").to_owned(),
        link: link_in(&draft.value_of("Message"), "i"),
        to: format!("p{number}@{}", kind.domain),
    };
    let to: &[(&str, &str)] = &[("To", &made.to)];
    match state {
        "draft" => drop(inviter.press(&draft, "Save draft", to).await),
        "issued" => drop(inviter.press(&draft, "Done", to).await),
        _ => drop(inviter.press(&draft, "Send", to).await),
    }
    match state {
        "signed in" => {
            let window = app.browser();
            let page = window.get(&made.link).await;
            let typed = [("Email", kind.invited), ("Password", crate::support::PASSWORD)];
            let back = window.press(&page, "Sign in", &typed).await;
            assert_eq!(back.location(), Some(made.link.clone()), "{}", back.text());
        }
        "accepted" => drop(act(guest, kind, &made, "accept").await),
        "declined" => drop(act(guest, kind, &made, "decline").await),
        "revoked" => drop(act(inviter, kind, &made, "revoke").await),
        "expired" => app.sql("UPDATE invitations SET expires_at = created_at WHERE outcome IS NULL").await,
        _ => {}
    }
    made
}

/// Does it as a browser does whose page may have gone stale.
async fn act(browser: &Browser, kind: &Kind, on: &Invitation, action: &str) -> Page {
    if action == "open" {
        return browser.get(&format!("{}/draft", on.path)).await;
    }
    let csrf = csrf(browser).await;
    let message = format!("Hello,\nhttp://portal.test{}\nBye", on.link);
    let key = format!("{} {action}", on.path);
    let mark = if action == "accept" { mark_on(&browser.get(&on.link).await) } else { String::new() };
    let fields = [
        ("csrf", csrf.as_str()),
        ("form_key", &key),
        ("to", &on.to),
        ("language", "en"),
        ("subject", "Subject"),
        ("message", &message),
        ("do", action),
        ("consent", "yes"),
        ("relationship", "yes"),
        ("agreement", "yes"),
        ("asked", &mark),
    ];
    let answer = match (action, kind.name) {
        ("save" | "send" | "done", _) => format!("{}/draft", on.path),
        ("resend" | "revoke", _) => format!("{}/{action}", on.path),
        ("accept", "partnership") => format!("{}/accept", on.link),
        ("decline", "partnership") => format!("{}/decline", on.link),
        ("accept", _) => format!("{}/consent", on.link),
        _ => format!("{}/refusal", on.link),
    };
    browser.post(&answer, &fields).await
}

/// What stands for the terms that a customer's page shows.
fn mark_on(page: &Page) -> String {
    let after = page.body.split("name=\"asked\" value=\"").nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

#[rstest]
#[actix_web::test]
async fn every_action_in_every_state_is_in_the_table_or_refused_in_words(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(0, 1, 2)] kind: usize,
) {
    // Each of them goes to an address of its own.
    let quotas = MailQuotas { inviter: 1000, ..MailQuotas::default() };
    let (app, kind) = (TestApp::demo_with_quotas(backend, quotas).await, &KINDS[kind]);
    let (inviter, invited) = (app.signed_in(kind.inviter).await, app.signed_in(kind.invited).await);
    let mut number = 0;
    for state in STATES {
        for action in INVITER.into_iter().chain(INVITED) {
            number += 1;
            let on = make(&app, kind, state, (&inviter, &invited), number).await;
            let browser = if INVITED.contains(&action) { &invited } else { &inviter };
            let answer = act(browser, kind, &on, action).await;
            let status = answer.status.as_u16();
            let what = format!("{} {state}: {action}: {status} {}", kind.name, answer.text());
            if is_done(action, state) {
                assert!(matches!(status, 200 | 303), "{what}");
            } else {
                assert!(matches!(status, 404 | 409 | 422) && !answer.heading().is_empty(), "{what}");
            }
        }
    }
}

#[rstest]
#[actix_web::test]
async fn whoever_has_no_business_with_it_changes_nothing_in_any_state(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(0, 1, 2)] kind: usize,
) {
    let (app, kind) = (TestApp::demo(backend).await, &KINDS[kind]);
    let (inviter, invited) = (app.signed_in(kind.inviter).await, app.signed_in(kind.invited).await);
    let mut others = Vec::new();
    for who in kind.others {
        others.push((who, if who.is_empty() { app.browser() } else { app.signed_in(who).await }));
    }
    for (number, state) in STATES.into_iter().enumerate() {
        let on = make(&app, kind, state, (&inviter, &invited), number).await;
        let before = dump(&app).await;
        for (who, browser) in &others {
            for action in INVITER.into_iter().chain(INVITED) {
                let answer = act(browser, kind, &on, action).await;
                let what = format!("{} {state}: {action} by {who:?}: {}", kind.name, answer.text());
                // A colleague who sends the same answer again hears what was answered already.
                let is_answered = matches!((action, state), ("accept", "accepted") | ("decline", "declined"));
                match answer.status.as_u16() {
                    303 if is_answered && who.ends_with(kind.domain) => {}
                    303 => assert!(who.is_empty() && answer.location().unwrap().starts_with("/sign-in"), "{what}"),
                    403 | 404 | 409 | 422 => assert!(!answer.heading().is_empty(), "{what}"),
                    _ => panic!("{what}"),
                }
            }
        }
        let after = dump(&app).await;
        for table in ["invitations", "partnerships", "relationships", "admin_privileges", "customer_agreements"] {
            assert_eq!(after[table], before[table], "{} {state} {table}", kind.name);
        }
    }
}
