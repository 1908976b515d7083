//! Every page in Portuguese and Russian, for every kind of person: what its rules find there (`support/page_rules`).
//!
//! First each walks to the pages that no link leads to, then it follows every link and sends every form wrongly. Which
//! pages there are is the sitemap's to say: what somebody of the kind may see and nobody of these has seen fails.

mod customers;
mod operator;
mod partners;
mod security;
mod strangers;
mod tourist;
mod words;

use actix_web::http::Method;
use rstest::rstest;
use tandem::{
    domain::{account::AccountKind, policy::allows, role::Role},
    web::routes::{Access, Route, sitemap},
};

use self::tourist::Tourist;
use crate::support::{Backend, TestApp};

/// Pages that nobody of these kinds can open, though the policy would let somebody.
const ELSEWHERE: &[(&str, &[AccountKind])] = &[
    // Who belongs to one account alone is not asked for which: `newcomers_and_those_without_rights_…` is.
    ("/account", AccountKind::ALL),
    // Whoever has an app, or has not proved lately who it is: `whoever_has_a_second_factor_…` does.
    ("/confirm", AccountKind::ALL),
    ("/settings/security/authenticators/{authenticator}/remove", AccountKind::ALL),
    ("/settings/security/passkeys/{passkey}/rename", AccountKind::ALL),
    ("/settings/security/passkeys/{passkey}/remove", AccountKind::ALL),
    // Neither has customers.
    ("/customers/{id}/service-requests", &[AccountKind::Customer, AccountKind::Operator]),
    ("/customers/{id}/service-requests/new", &[AccountKind::Customer, AccountKind::Operator]),
    ("/customers/{id}/service-requests/{request}", &[AccountKind::Customer, AccountKind::Operator]),
    ("/customers/{id}/order-requests", &[AccountKind::Customer]),
    // Partners ask for their customers, inside of them.
    ("/service-requests/new", &[AccountKind::IndirectProvider, AccountKind::IndirectReseller, AccountKind::DirectBill]),
    // One page for all partners: resellers ask somebody, in `account_settings`.
    ("/settings/users/asked/{asked}/withdraw", &[AccountKind::IndirectProvider, AccountKind::DirectBill]),
    // Each has the agreement of its own kind.
    ("/agreements/partner/download", &[AccountKind::Customer]),
    (
        "/agreements/customer/download",
        &[AccountKind::IndirectProvider, AccountKind::IndirectReseller, AccountKind::DirectBill],
    ),
];

fn may_see(kind: Option<AccountKind>, route: &Route) -> bool {
    match (kind, route.access) {
        // It has no page: whoever comes back from a provider is led on.
        (None, Access::Public) => route.path != "/sign-in/sso/callback",
        (Some(kind), access) if !ELSEWHERE.iter().any(|(path, kinds)| *path == route.path && kinds.contains(&kind)) => {
            match access {
                Access::Public => false,
                Access::Person => true,
                Access::Allowed(action) | Access::AllowedOn(action) => {
                    Role::ALL.iter().any(|role| allows(kind, *role, action))
                }
            }
        }
        _ => false,
    }
}

/// Nothing that people of a kind may look at was left out; for no kind: what anybody may look at.
fn assert_all_seen(tourist: &Tourist<'_>, kind: Option<AccountKind>) {
    let seen = tourist.seen();
    let pages = sitemap().into_iter().filter(|route| route.method == Method::GET && may_see(kind, route));
    let missing: Vec<_> = pages.map(|route| route.path).filter(|path| !seen.contains(path)).collect();
    assert!(missing.is_empty(), "never seen: {missing:#?}");
}

/// What the field in the bar of every page leads to, and everything that home leads to.
async fn crawl(tourist: &Tourist<'_>) {
    for path in ["/search", "/search?q=e", "/search?q=%25", "/search/suggestions?q=.e"] {
        tourist.go(path).await;
    }
    tourist.crawl(&["/".to_owned()]).await;
}

#[rstest]
#[actix_web::test]
async fn a_provider_sees_its_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    let app = TestApp::demo(Backend::Sqlite).await;
    let aurora = Tourist::person(&app, language, "global.admin@aurora.example").await;
    partners::provider(&aurora, "Birch IT").await;
    partners::order(&aurora).await;
    partners::subscriptions(&aurora).await;
    partners::cart(&aurora, "elmbakery.onmicrosoft.com").await;
    partners::inside_a_customer(&aurora, "aurora.example", "elmbakery.onmicrosoft.com").await;
    let elm = crate::support::sales::tenant(&app, "elmbakery.onmicrosoft.com").await;
    partners::licenses(&aurora, &format!("/customers/{elm}/licenses")).await;
    partners::new_customer(&aurora, "US", None).await;
    aurora.open("/indirect-resellers/analytics?days=365").await;
    partners::inquiry(&aurora, "global.admin@cedar.example", "aurora.example").await;
    customers::ask_through(&aurora, "admin@elmbakery.onmicrosoft.com", "global.admin@birch.example").await;
    crawl(&aurora).await;
    partners::farewell(&aurora, "Birch IT").await;
    assert_all_seen(&aurora, Some(AccountKind::IndirectProvider));
}

#[rstest]
#[case::brazil("pt-BR", "boreal.example", "Ipê Soluções", "Jacarandá Móveis", "BR")]
#[case::russia("ru", "polaris.example", "Рябина ИТ", "Клён Сервис", "RU")]
#[actix_web::test]
async fn a_provider_at_home_in_its_language_sees_it_alone(
    #[case] language: &'static str,
    #[case] domain: &str,
    #[case] reseller: &str,
    #[case] customer: &str,
    #[case] country: &str,
) {
    let app = TestApp::demo(Backend::Sqlite).await;
    let provider = Tourist::person(&app, language, &format!("global.admin@{domain}")).await;
    partners::provider(&provider, reseller).await;
    partners::new_customer(&provider, country, Some(reseller)).await;
    partners::customers(&provider, customer).await;
    crawl(&provider).await;
}

#[rstest]
#[actix_web::test]
async fn a_reseller_sees_its_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    let app = TestApp::demo(Backend::Sqlite).await;
    let birch = Tourist::person(&app, language, "global.admin@birch.example").await;
    let aurora = Tourist::person(&app, language, "global.admin@aurora.example").await;
    partners::referring(&aurora, &birch, "Birch IT").await;
    let elm = Tourist::person(&app, language, "admin@elmbakery.onmicrosoft.com").await;
    birch.open(&customers::ask(&elm).await).await;
    partners::own_inquiry(&birch).await;
    partners::request(&birch).await;
    partners::account_settings(&birch, "birch.example").await;
    partners::inside_a_customer(&birch, "birch.example", "elmbakery.onmicrosoft.com").await;
    crawl(&birch).await;
    assert_all_seen(&birch, Some(AccountKind::IndirectReseller));
}

#[rstest]
#[case::brazil("pt-BR", "boreal.example", "ipe.example", "Ipê Soluções")]
#[case::russia("ru", "polaris.example", "ryabina.example", "Рябина ИТ")]
#[actix_web::test]
async fn a_reseller_at_home_in_its_language_sees_it_alone(
    #[case] language: &'static str,
    #[case] provider: &str,
    #[case] domain: &str,
    #[case] name: &str,
) {
    let app = TestApp::demo(Backend::Sqlite).await;
    let reseller = Tourist::person(&app, language, &format!("global.admin@{domain}")).await;
    let provider = Tourist::person(&app, language, &format!("global.admin@{provider}")).await;
    partners::account_settings(&reseller, domain).await;
    partners::referring(&provider, &reseller, name).await;
    crawl(&reseller).await;
}

#[rstest]
#[actix_web::test]
async fn a_direct_bill_partner_sees_its_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    let app = TestApp::demo(Backend::Sqlite).await;
    let maple = Tourist::person(&app, language, "global.admin@maple.example").await;
    let sycamore = Tourist::person(&app, language, "admin@sycamorebooks.onmicrosoft.com").await;
    maple.open(&customers::ask(&sycamore).await).await;
    partners::request(&maple).await;
    partners::new_customer(&maple, "US", None).await;
    partners::cart(&maple, "sycamorebooks.onmicrosoft.com").await;
    partners::trial(&maple, "sycamorebooks.onmicrosoft.com").await;
    partners::agreement(&maple, "admin.agent@maple.example", "sycamorebooks.onmicrosoft.com").await;
    partners::inside_a_customer(&maple, "maple.example", "sycamorebooks.onmicrosoft.com").await;
    crawl(&maple).await;
    assert_all_seen(&maple, Some(AccountKind::DirectBill));
}

#[rstest]
#[actix_web::test]
async fn a_customer_sees_its_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    let app = TestApp::demo(Backend::Sqlite).await;
    let elm = Tourist::person(&app, language, "admin@elmbakery.onmicrosoft.com").await;
    customers::users(&elm).await;
    customers::own(&elm).await;
    customers::consent(&elm).await;
    customers::gifts(&elm).await;
    crawl(&elm).await;
    assert_all_seen(&elm, Some(AccountKind::Customer));
}

#[rstest]
#[case::brazil("pt-BR", "jacaranda.onmicrosoft.com")]
#[case::russia("ru", "klenservis.onmicrosoft.com")]
#[actix_web::test]
async fn a_customer_at_home_in_its_language_sees_it_alone(#[case] language: &'static str, #[case] domain: &str) {
    let app = TestApp::demo(Backend::Sqlite).await;
    crawl(&Tourist::person(&app, language, &format!("admin@{domain}")).await).await;
    crawl(&Tourist::person(&app, language, &format!("user@{domain}")).await).await;
}

#[rstest]
#[actix_web::test]
async fn the_operator_sees_its_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    let app = TestApp::demo(Backend::Sqlite).await;
    partners::escalated_request(&app, language).await;
    partners::qualification(&app, language).await;
    let tourist = Tourist::person(&app, language, "operator@tandem.example").await;
    operator::catalog(&tourist).await;
    operator::lists(&tourist).await;
    crawl(&tourist).await;
    assert_all_seen(&tourist, Some(AccountKind::Operator));
}

#[rstest]
#[actix_web::test]
async fn a_stranger_sees_its_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    let app = TestApp::demo(Backend::Sqlite).await;
    let stranger = Tourist::stranger(&app, language);
    strangers::signed_out(&stranger).await;
    strangers::invitation(&stranger).await;
    security::second_step(&stranger).await;
    security::strange_way(&stranger).await;
    strangers::enrolment(&stranger).await;
    let aurora = Tourist::person(&app, language, "global.admin@aurora.example").await;
    partners::account_settings(&aurora, "aurora.example").await;
    stranger.has_seen(&aurora);
    let empty = TestApp::empty(Backend::Sqlite).await;
    let first = strangers::first_start(&empty, language).await;
    stranger.has_seen(&first);
    stranger.crawl(&["/sign-in".to_owned(), "/providers".to_owned()]).await;
    assert_all_seen(&stranger, None);
}

#[rstest]
#[actix_web::test]
async fn whoever_has_a_second_factor_sees_its_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    security::settings(&TestApp::demo(Backend::Sqlite).await, language).await;
    security::lost(&TestApp::demo(Backend::Sqlite).await, language).await;
}

#[rstest]
#[actix_web::test]
async fn whoever_signs_in_through_a_provider_sees_its_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    security::sign_on(language).await;
}

#[rstest]
#[actix_web::test]
async fn newcomers_and_those_without_rights_see_their_language_alone(#[values("pt-BR", "ru")] language: &'static str) {
    let app = TestApp::demo(Backend::Sqlite).await;
    strangers::others(&Tourist::stranger(&app, language)).await;
}
