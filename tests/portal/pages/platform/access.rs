//! Every path × every kind of account × every role: what is declared in the sitemap is what happens.

use std::fmt::Write as _;

use actix_web::http::Method;
use rstest::rstest;
use tandem::{
    domain::{
        account::AccountKind,
        policy::{Action, allows},
        role::Role,
    },
    web::{
        menu,
        routes::{Access, sitemap},
    },
};

use crate::support::{Backend, Browser, TestApp};

pub const WHO: [(&str, AccountKind, Role); 24] = {
    use AccountKind::{Customer, DirectBill, IndirectProvider, IndirectReseller, Operator};
    use Role::{AdminAgent, DefaultUser, GlobalAdmin, HelpdeskAgent, SalesAgent, UserAdmin};
    [
        ("global.admin@aurora.example", IndirectProvider, GlobalAdmin),
        ("user.admin@aurora.example", IndirectProvider, UserAdmin),
        ("admin.agent@aurora.example", IndirectProvider, AdminAgent),
        ("sales.agent@aurora.example", IndirectProvider, SalesAgent),
        ("helpdesk.agent@aurora.example", IndirectProvider, HelpdeskAgent),
        ("default.user@aurora.example", IndirectProvider, DefaultUser),
        ("global.admin@birch.example", IndirectReseller, GlobalAdmin),
        ("user.admin@birch.example", IndirectReseller, UserAdmin),
        ("admin.agent@birch.example", IndirectReseller, AdminAgent),
        ("sales.agent@birch.example", IndirectReseller, SalesAgent),
        ("helpdesk.agent@birch.example", IndirectReseller, HelpdeskAgent),
        ("default.user@birch.example", IndirectReseller, DefaultUser),
        ("global.admin@maple.example", DirectBill, GlobalAdmin),
        ("user.admin@maple.example", DirectBill, UserAdmin),
        ("admin.agent@maple.example", DirectBill, AdminAgent),
        ("sales.agent@maple.example", DirectBill, SalesAgent),
        ("helpdesk.agent@maple.example", DirectBill, HelpdeskAgent),
        ("default.user@maple.example", DirectBill, DefaultUser),
        ("admin@elmbakery.onmicrosoft.com", Customer, GlobalAdmin),
        ("user@elmbakery.onmicrosoft.com", Customer, DefaultUser),
        ("admin@ginkgolaw.onmicrosoft.com", Customer, GlobalAdmin),
        ("user@ginkgolaw.onmicrosoft.com", Customer, DefaultUser),
        ("operator@tandem.example", Operator, GlobalAdmin),
        ("", Operator, DefaultUser),
    ]
};

#[rstest]
#[actix_web::test]
async fn every_path_answers_every_role_as_the_sitemap_declares(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let stranger = app.browser();
    for (email, kind, role) in WHO {
        let browser = if email.is_empty() { stranger.clone() } else { app.signed_in(email).await };
        let csrf = csrf(&browser).await;
        for route in sitemap() {
            // Signing out would end the tour; the public language form has a test of its own.
            if route.method == Method::POST
                && matches!(route.path, "/sign-out" | "/language" | "/theme" | "/page-size" | "/settings")
            {
                continue;
            }
            // A dead link, and no id of anything.
            let parts: Vec<&str> = route
                .path
                .split('/')
                .map(|part| match part {
                    "{token}" | "{file}" => "none",
                    name if name.starts_with('{') => "00000000-0000-7000-8000-000000000000",
                    word => word,
                })
                .collect();
            let path = parts.join("/");
            let page = match route.method {
                Method::GET => browser.get(&path).await,
                _ => browser.post(&path, &[("csrf", &csrf)]).await,
            };
            let status = page.status.as_u16();
            let signed_in = !email.is_empty();
            let expected: &[u16] = match route.access {
                // A provider's word without its token: the protocol answers what can't be believed so.
                Access::Public if route.path == "/sign-in/sso/logout" => &[400],
                Access::Public => &[200, 303, 404, 422],
                _ if !signed_in => &[303],
                Access::Person => &[200, 303, 404, 422],
                Access::Allowed(action) if allows(kind, role, action) => &[200, 303, 422],
                // A dead link or a foreign object does not exist, whoever asks; a right is asked for first.
                Access::AllowedOn(Action::AcceptPartnership) => &[404],
                Access::AllowedOn(Action::AcceptRelationship) if route.path.starts_with("/i/") => &[404],
                Access::AllowedOn(action) if allows(kind, role, action) => &[404],
                Access::Allowed(_) | Access::AllowedOn(_) => &[403],
            };
            assert!(
                expected.contains(&status),
                "{} {} by {email:?}: {status}, not one of {expected:?}: {}",
                route.method,
                route.path,
                page.text()
            );
            if !signed_in && route.access != Access::Public {
                assert!(page.location().unwrap().starts_with("/sign-in"), "{}", route.path);
            }
        }
    }
}

#[rstest]
#[actix_web::test]
async fn every_menu_entry_that_is_shown_opens(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    for (email, kind, role) in WHO.into_iter().filter(|(email, ..)| !email.is_empty()) {
        let browser = app.signed_in(email).await;
        let shown = browser.get("/").await.menu();
        let due: Vec<_> = menu::entries(kind).filter(|entry| allows(kind, role, entry.action)).collect();
        assert_eq!(shown.len(), due.len(), "{email}: {shown:?}");
        for entry in due {
            let page = browser.get(entry.href).await;
            assert_eq!(page.status.as_u16(), 200, "{email} {}", entry.href);
            assert!(!page.heading().is_empty());
        }
    }
}

#[test]
fn the_matrix_of_paths_and_roles_is_as_decided() {
    let kinds = AccountKind::ALL;
    let mut matrix = String::new();
    for route in sitemap() {
        write!(matrix, "{:<5}{:<58} ", route.method.as_str(), route.path).unwrap();
        match route.access {
            Access::Public => matrix.push_str("anybody"),
            Access::Person => matrix.push_str("anyone signed in"),
            Access::Allowed(action) | Access::AllowedOn(action) => {
                for kind in kinds {
                    let roles: Vec<&str> = Role::ALL
                        .iter()
                        .filter(|role| allows(*kind, **role, action))
                        .map(|role| role.as_str())
                        .collect();
                    if roles.len() == Role::ALL.len() {
                        write!(matrix, "{kind}: all; ").unwrap();
                    } else if !roles.is_empty() {
                        write!(matrix, "{kind}: {}; ", roles.join(" ")).unwrap();
                    }
                }
            }
        }
        matrix.push('\n');
    }
    let trimmed: Vec<&str> = matrix.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(trimmed.join("\n"));
}

#[test]
fn every_path_that_is_not_public_names_its_action() {
    let public: Vec<&str> =
        sitemap().into_iter().filter(|route| route.access == Access::Public).map(|route| route.path).collect();
    let known = [
        "/sign-in",
        "/sign-in",
        "/sign-in/second",
        "/sign-in/second",
        "/sign-in/notice/{token}",
        "/sign-in/notice/{token}",
        "/sign-in/passkey",
        "/passkeys/challenge",
        "/sign-in/sso",
        "/sign-in/sso",
        // Where providers send people back, and say who has signed out: their tokens are the proof.
        "/sign-in/sso/callback",
        "/sign-in/sso/logout",
        "/sign-out",
        "/password/forgotten",
        "/password/forgotten",
        "/password/new/{token}",
        "/password/new/{token}",
        "/restoration/{token}",
        "/restoration/{token}",
        "/restoration/{token}/confirm",
        "/language",
        "/setup/{token}",
        "/setup/{token}",
        "/healthz",
        "/readyz",
        "/static/{file}",
        "/becoming-a-reseller",
        "/providers",
        "/providers/{id}",
        "/welcome/{token}",
        "/welcome/{token}",
        "/i/{token}",
        "/i/{token}/enrol",
        "/i/{token}/enrol",
        "/i/{token}/unknown",
        "/i/{token}/unknown",
        "/enrol/{token}",
        "/enrol/{token}",
    ];
    assert_eq!(public, known);
    assert!(Action::ALL.iter().all(|action| {
        AccountKind::ALL.iter().any(|kind| Role::ALL.iter().any(|role| allows(*kind, *role, *action)))
    }));
}

pub async fn csrf(browser: &Browser) -> String {
    let page = browser.visit("/").await;
    page.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}
