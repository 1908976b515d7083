use uuid::Uuid;

use super::*;
use crate::{
    auth::token::Token,
    domain::{
        directory::Place,
        ids::{
            AccountId, AuditId, DraftId, InquiryId, InvitationId, OfferId, OrderId, OrderRequestId, PartnershipId,
            QualificationId, ReferralId, ServiceRequestFileId, ServiceRequestId, SubscriptionId, UploadId, UserId,
            UserImportId,
        },
    },
    paths,
};

#[test]
fn from_every_form_a_page_leads_back() {
    let pages = page_patterns();
    for (form, page) in [
        ("/i/abc/accept", "/i/abc"),
        ("/indirect-resellers/requests", "/indirect-resellers"),
        ("/invitations/x/resend", "/invitations"),
        ("/invitations/x/draft", "/invitations/x/draft"),
        ("/sign-out", "/"),
        ("/language", "/"),
        ("", "/"),
    ] {
        assert_eq!(pages.page_above(form), page, "{form}");
    }
}

#[test]
fn every_address_is_that_of_its_page() {
    let id = Uuid::from_u128;
    let (account, user, draft) = (AccountId::from_uuid(id(1)), UserId::from_uuid(id(2)), DraftId::from_uuid(id(3)));
    let (offer, order) = (OfferId::from_uuid(id(4)), OrderId::from_uuid(id(5)));
    let (subscription, invitation) = (SubscriptionId::from_uuid(id(6)), InvitationId::from_uuid(id(7)));
    let (request, file) = (ServiceRequestId::from_uuid(id(8)), ServiceRequestFileId::from_uuid(id(9)));
    let (import, upload) = (UserImportId::from_uuid(id(10)), UploadId::from_uuid(id(11)));
    let (partnership, referral) = (PartnershipId::from_uuid(id(12)), ReferralId::from_uuid(id(13)));
    let (asked, inquiry) = (OrderRequestId::from_uuid(id(14)), InquiryId::from_uuid(id(15)));
    let (own, inside, token) = (Place::Own, Place::Customer(account), Token::random());
    let pages = page_patterns();
    for (address, pattern) in [
        (paths::account(account), "/accounts/{id}"),
        (paths::setup(&token), "/setup/{token}"),
        (paths::second_step(true, "/x"), "/sign-in/second"),
        (paths::company_sign_in("birch", "/x"), "/sign-in/sso"),
        (paths::proof("/x"), "/confirm"),
        (paths::partner_user(user), "/settings/users/{user}"),
        (paths::partner_user_factors(user), "/settings/users/{user}/second-factors"),
        (paths::own_user_factors(user), "/users/{user}/second-factors"),
        (paths::withdrawal_of_asked(user), "/settings/users/asked/{asked}/withdraw"),
        (paths::own_logo(account), "/settings/business-profile/logo/{id}"),
        (paths::reseller_logo(partnership), "/indirect-resellers/{id}/profile/logo"),
        (paths::customers_of(account), "/customers"),
        (paths::customers_with("elm.example"), "/customers"),
        (paths::listed_provider(account), "/providers/{id}"),
        (paths::partnership_form(account), "/providers/{id}/ask"),
        (paths::received_inquiry(inquiry), "/indirect-resellers/inquiries/{inquiry}"),
        (paths::sent_inquiry(inquiry), "/indirect-providers/inquiries/{inquiry}"),
        (paths::reseller(partnership), "/indirect-resellers/{id}/details"),
        (paths::ended_partnership(partnership), "/indirect-resellers/ended/{partnership}"),
        (paths::billing("2030-01"), "/billing"),
        (paths::billing_statement(account, "2030-01"), "/billing/{id}"),
        (paths::billing_export(account, "2030-01"), "/billing/{id}/export"),
        (paths::order_request(asked), "/order-requests/{order_request}"),
        (paths::customer_order_requests(account), "/customers/{id}/order-requests"),
        (paths::new_order_request(own), "/order-requests/new"),
        (paths::new_order_request(inside), "/customers/{id}/order-requests/new"),
        (paths::change_request(own, subscription), "/order-requests/new/{subscription}"),
        (paths::change_request(inside, subscription), "/customers/{id}/subscriptions/{subscription}/request"),
        (paths::customer_removal(account), "/customers/{id}/account/remove"),
        (paths::customer_suspension(account), "/customers/{id}/subscriptions/suspend"),
        (paths::offer(offer), "/catalog/{id}"),
        (paths::tenant_owners(own), "/settings/user-settings"),
        (paths::tenant_owners(inside), "/customers/{id}/tenant-owner"),
        (paths::customer_account(account), "/customers/{id}/account"),
        (paths::customer_services(account), "/customers/{id}/services"),
        (paths::new_customer(draft), "/customers/new/{draft}"),
        (paths::new_customer_subscriptions(draft), "/customers/new/{draft}/subscriptions"),
        (paths::new_customer_review(draft), "/customers/new/{draft}/review"),
        (paths::partner_relationship(account), "/partner-relationships/{id}"),
        (paths::users(own), "/users"),
        (paths::users(inside), "/customers/{id}/users"),
        (paths::user(own, user), "/users/{user}"),
        (paths::user(inside, user), "/customers/{id}/users/{user}"),
        (paths::user_licenses(own, user), "/users/{user}/licenses"),
        (paths::user_licenses(inside, user), "/customers/{id}/users/{user}/licenses"),
        (paths::user_import(own, import), "/users/imports/{import}"),
        (paths::user_import(inside, import), "/customers/{id}/users/imports/{import}"),
        (paths::licenses(own), "/licenses"),
        (paths::licenses(inside), "/customers/{id}/licenses"),
        (paths::license_assignment(own), "/licenses/assign"),
        (paths::license_assignment(inside), "/customers/{id}/licenses/assign"),
        (paths::licensed_users(own, offer), "/licenses/{offer}"),
        (paths::licensed_users(inside, offer), "/customers/{id}/licenses/{offer}"),
        (paths::customer_subscriptions(account), "/customers/{id}/subscriptions"),
        (paths::customer_subscription(account, subscription), "/customers/{id}/subscriptions/{subscription}"),
        (paths::new_order(account), "/customers/{id}/subscriptions/new"),
        (paths::cart(account, draft), "/customers/{id}/subscriptions/new/{draft}"),
        (paths::cart_review(account, draft), "/customers/{id}/subscriptions/new/{draft}/review"),
        (paths::customer_orders(account), "/customers/{id}/orders"),
        (paths::customer_order(account, order), "/customers/{id}/orders/{order}"),
        (paths::own_order(order), "/orders/{order}"),
        (paths::catalog_import(upload), "/catalog/imports/{id}"),
        (paths::customer_service_requests(account), "/customers/{id}/service-requests"),
        (paths::customer_service_request(account, request), "/customers/{id}/service-requests/{request}"),
        (paths::service_request(request), "/service-requests/{request}"),
        (paths::service_request_file(request, file), "/service-requests/{request}/files/{attachment}"),
        (paths::new_service_request(subscription), "/service-requests/new"),
        (paths::invitation_draft(invitation), "/invitations/{id}/draft"),
        (paths::referral(referral), "/referrals/{referral}"),
        (paths::qualification(QualificationId::from_uuid(id(10))), "/accounts/qualifications/{qualification}"),
        (paths::relationship_request(invitation), "/partner-relationships/requests/{id}"),
        (paths::link(&token), "/i/{token}"),
        (paths::unknown_sender(&token), "/i/{token}/unknown"),
        (paths::verification(&token), "/enrol/{token}"),
        (paths::welcome(&token), "/welcome/{token}"),
        (paths::password_link(&token), "/password/new/{token}"),
        (paths::access_restoration(account), "/accounts/{id}/restore"),
        (paths::security_events_of(account), "/settings/security-events"),
        (paths::activity(AuditId::from_uuid(id(11))), "/activity-log/{act}"),
        (paths::restoration(&token), "/restoration/{token}"),
        (paths::sign_in_notice(&token), "/sign-in/notice/{token}"),
    ] {
        let path = address.split('?').next().unwrap();
        assert_eq!(pages.find(path), Some(pattern), "{address}");
    }
    assert_eq!(paths::token_of_link(&paths::link(&token)), Some(token));
}

#[test]
fn whatever_holds_the_secret_of_a_link_is_known_by_its_address() {
    let (secret, open): (Vec<_>, Vec<_>) =
        sitemap().into_iter().map(|route| route.path).partition(|path| path.contains("{token}"));
    assert!(!secret.is_empty() && secret.iter().all(|path| paths::holds_secret(path)), "{secret:?}");
    assert!(!open.iter().any(|path| paths::holds_secret(path)), "{open:?}");
}

#[test]
fn no_address_is_forgotten_above() {
    let (addresses, tests) = (include_str!("../../paths.rs"), include_str!("tests.rs"));
    let names: Vec<&str> = addresses.split("pub fn ").skip(1).map(|rest| rest.split('(').next().unwrap()).collect();
    let forgotten: Vec<_> = names.iter().filter(|name| !tests.contains(&format!("paths::{name}("))).collect();
    assert!(!names.is_empty() && forgotten.is_empty(), "{forgotten:?}");
}
