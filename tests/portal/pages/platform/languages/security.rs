//! What people see who have a second factor, on their way in and in their settings.

use tandem::{
    auth::totp::AppSecret,
    domain::{
        ids::{AuthenticatorId, PasskeyId},
        single_sign_on::ProviderFault,
    },
    repository::{
        passkeys::{self, Passkey},
        second_factors::{self, Authenticator},
        users,
    },
};

use super::tourist::Tourist;
use crate::support::{
    Backend, PASSWORD, TestApp, link_in,
    provider::{CLIENT, SECRET, SETTINGS, TestProvider},
};

/// An app for somebody, as if it had been added.
async fn give_app(app: &TestApp, email: &'static str) {
    let now = app.clock.now();
    let new = Authenticator {
        id: AuthenticatorId::at(now),
        name: "№ 7".into(),
        sealed: app.state.keys.seal(AppSecret::random().bytes()),
        last_step: 0,
        created_at: now,
        last_used_at: None,
    };
    app.write(move |db| {
        let user = users::find_credentials(db, email)?.unwrap().id;
        second_factors::insert(db, user, &new)
    })
    .await;
}

/// A passkey for somebody, likewise.
async fn give_passkey(app: &TestApp, email: &'static str) {
    let now = app.clock.now();
    app.write(move |db| {
        let user_id = users::find_credentials(db, email)?.unwrap().id;
        let new = Passkey {
            id: PasskeyId::at(now),
            user_id,
            name: "№ 8".into(),
            credential_id: vec![8; 16],
            public_key: vec![4; 65],
            sign_count: 0,
            backup_eligible: true,
            backed_up: true,
            created_at: now,
            last_used_at: None,
        };
        passkeys::insert(db, &new)
    })
    .await;
}

/// The step after the password, with a wrong code of either kind.
pub async fn second_step(stranger: &Tourist<'_>) {
    let email = "helpdesk.agent@aurora.example";
    give_app(stranger.app, email).await;
    let page = stranger.open("/sign-in").await;
    stranger.press(&page, "Sign in", &[("Email", email), ("Password", PASSWORD)]).await;
    let step = stranger.open("/sign-in/second").await;
    let refused = stranger.press(&step, "Verify", &[("Verification code", "1")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    give_passkey(stranger.app, email).await;
    let other = stranger.follow(&stranger.open("/sign-in/second").await, "Use a recovery code").await;
    let refused = stranger.press(&other, "Verify", &[("Recovery code", "1")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
}

/// Second factors that are taken from somebody who has lost them: asked for, and answered by the links in mails.
pub async fn lost(app: &TestApp, language: &'static str) {
    let admin = Tourist::person(app, language, "global.admin@birch.example").await;
    let stranger = Tourist::stranger(app, language);
    for (email, answers) in [("helpdesk.agent@birch.example", 1), ("consultant@birch.example", 2)] {
        give_app(app, email).await;
        let list = admin.open(&format!("/settings/users?search={email}")).await;
        let user = list.links().into_iter().find(|link| link.starts_with("/settings/users/0")).unwrap();
        let path = format!("{user}/second-factors");
        app.mails().await;
        admin.press(&admin.open(&path).await, "Request removal", &[]).await;
        admin.open(&path).await;
        for _ in 0..answers {
            let mails = app.mails().await;
            let mail = mails.iter().find(|mail| mail.contains("/restoration/")).unwrap();
            let page = stranger.open(&link_in(mail, "restoration")).await;
            if answers == 2 && page.body.contains("/confirm\"") {
                stranger.press(&page, "Confirm removal", &[]).await;
            }
        }
    }
}

/// The settings of somebody with an app, and the page that asks once more who it is.
pub async fn settings(app: &TestApp, language: &'static str) {
    let email = "sales.agent@aurora.example";
    let person = Tourist::person(app, language, email).await;
    give_app(app, email).await;
    give_passkey(app, email).await;
    let page = person.open("/settings/security").await;
    let name = person.follow_in_row(&page, "№ 8", "Rename").await;
    let refused = person.press(&name, "Save", &[("Name", "")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    person.follow_in_row(&page, "№ 8", "Remove").await;
    let add = person.open("/settings/security/passkey").await;
    let refused = person.press(&add, "Create passkey", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    person.follow_in_row(&page, "№ 7", "Remove").await;
    person.follow(&page, "Recovery codes").await;
    person.open("/confirm?return_to=/customers").await;
    for path in [
        "/confirm",
        "/settings/security/authenticators/{authenticator}/remove",
        "/settings/security/passkeys/{passkey}/rename",
        "/settings/security/passkeys/{passkey}/remove",
    ] {
        assert!(person.seen().contains(path), "{path}");
    }
}

/// The way to a provider and back, for nobody in particular.
pub async fn strange_way(stranger: &Tourist<'_>) {
    let page = stranger.open("/sign-in/sso").await;
    let refused = stranger.press(&page, "Continue to provider", &[("Company’s sign-in name", "nobody")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    stranger.go("/sign-in/sso/callback").await;
}

/// Single sign-on: set up, tried, switched on, connected, required, and each thing that can be wrong with it.
pub async fn sign_on(language: &'static str) {
    let provider = TestProvider::start();
    let app = TestApp::demo_with_provider(Backend::Sqlite, &provider.place).await;
    provider.set_clock(&app.clock);
    let admin = Tourist::person(&app, language, "global.admin@aurora.example").await;
    let page = admin.open(SETTINGS).await;
    let refused = admin.press(&page, "Save provider", &[("Issuer", "x"), ("Company’s sign-in name", "-")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let typed = [
        ("Issuer", provider.issuer.as_str()),
        ("Client ID", CLIENT),
        ("Client secret", SECRET),
        ("Company’s sign-in name", "aurora"),
    ];
    let page = admin.press(&page, "Save provider", &typed).await;
    admin.press(&page, "Turn on single sign-on", &[]).await;
    admin.press(&page, "Save rules", &[("Values that count as a second factor", &"x".repeat(101))]).await;
    for fault in ProviderFault::ALL {
        app.sql(&format!("UPDATE single_sign_on SET test_result = '{{\"fault\":\"{fault}\"}}'")).await;
        admin.open(SETTINGS).await;
    }
    let away = admin.press(&page, "Test sign-in", &[]).await;
    let page = admin.go(&provider.sign_in(&away, "the-admin")).await;
    admin.press(&page, "Turn on single sign-on", &[]).await;
    let agent = Tourist::person(&app, language, "sales.agent@aurora.example").await;
    let own = agent.open("/settings/security").await;
    let away = agent.press(&own, "Connect", &[]).await;
    agent.go(&provider.sign_in(&away, "person-1")).await;
    let page = admin.open(SETTINGS).await;
    admin.press(&page, "Save rules", &[("Everyone must use single sign-on", "on")]).await;
    let closed = agent.open("/account").await;
    let away = agent.press(&closed, "Use single sign-on", &[]).await;
    agent.go(&provider.sign_in(&away, "person-1")).await;
    agent.open("/account").await;
    app.clock.advance(chrono::TimeDelta::minutes(10));
    agent.open("/confirm?return_to=/customers").await;
    let own = agent.open("/settings/security").await;
    agent.press(&own, "Disconnect", &[]).await;
}
