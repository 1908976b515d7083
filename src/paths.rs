//! The addresses of pages that have an id or a secret in them, for links, redirects and mails. Each takes the ids of the
//! nouns that it names, so that one can't stand in another's place. Addresses without any stand where they are used.

mod secret;

pub use secret::{holds_secret, token_of_link};

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
};

/// An account, for the operator.
pub fn account(account: AccountId) -> String {
    format!("/accounts/{account}")
}

/// Where the operator lets a global admin of an account back in.
pub fn access_restoration(account: AccountId) -> String {
    format!("/accounts/{account}/restore")
}

/// The security events of an account, for the operator.
pub fn security_events_of(account: AccountId) -> String {
    format!("/settings/security-events?account={account}")
}

/// Where somebody of an account cancels that.
pub fn restoration(token: &Token) -> String {
    format!("/restoration/{}", token.text())
}

/// Where a new portal is set up.
pub fn setup(token: &Token) -> String {
    format!("/setup/{}", token.text())
}

/// The second step of signing in, by a recovery code or by an app's, for somebody who wants to go there then.
pub fn second_step(recovery: bool, return_to: &str) -> String {
    let pairs = [("with", if recovery { "recovery" } else { "" }), ("return_to", return_to)];
    let said = pairs.iter().filter(|(_, value)| !value.is_empty() && *value != "/");
    match form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish() {
        query if query.is_empty() => "/sign-in/second".to_owned(),
        query => format!("/sign-in/second?{query}"),
    }
}

/// Where people sign in through the provider of a company, which is known by a short name, and go on to somewhere.
pub fn company_sign_in(short_name: &str, return_to: &str) -> String {
    let pairs = [("company", short_name), ("return_to", return_to)];
    let said = pairs.iter().filter(|(_, value)| !value.is_empty() && *value != "/");
    match form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish() {
        query if query.is_empty() => "/sign-in/sso".to_owned(),
        query => format!("/sign-in/sso?{query}"),
    }
}

/// Where somebody proves once more who it is, and goes on to somewhere.
pub fn proof(return_to: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("return_to", return_to).finish();
    format!("/confirm?{query}")
}

/// One of a partner's own people.
pub fn partner_user(user: UserId) -> String {
    format!("/settings/users/{user}")
}

/// Where a global admin takes the second factors from one of a partner's people who has lost them.
pub fn partner_user_factors(user: UserId) -> String {
    format!("/settings/users/{user}/second-factors")
}

/// The same for a user of a customer's own directory.
pub fn own_user_factors(user: UserId) -> String {
    format!("/users/{user}/second-factors")
}

/// Where the question to somebody who was asked to be one of them is taken back.
pub fn withdrawal_of_asked(user: UserId) -> String {
    format!("/settings/users/asked/{user}/withdraw")
}

/// The logo of the reader's own account.
pub fn own_logo(account: AccountId) -> String {
    format!("/settings/business-profile/logo/{account}")
}

/// A provider in the public list.
pub fn listed_provider(provider: AccountId) -> String {
    format!("/providers/{provider}")
}

/// Where a reseller asks a listed provider for a partnership.
pub fn partnership_form(provider: AccountId) -> String {
    format!("/providers/{provider}/ask")
}

/// What a reseller asks for, for the provider.
pub fn received_inquiry(inquiry: InquiryId) -> String {
    format!("/indirect-resellers/inquiries/{inquiry}")
}

/// The same, for the reseller.
pub fn sent_inquiry(inquiry: InquiryId) -> String {
    format!("/indirect-providers/inquiries/{inquiry}")
}

/// A reseller, for its provider.
pub fn reseller(partnership: PartnershipId) -> String {
    format!("/indirect-resellers/{partnership}/details")
}

/// What a provider may want to write when a partnership has ended.
pub fn ended_partnership(partnership: PartnershipId) -> String {
    format!("/indirect-resellers/ended/{partnership}")
}

/// The logo of a reseller, for its provider.
pub fn reseller_logo(partnership: PartnershipId) -> String {
    format!("/indirect-resellers/{partnership}/profile/logo")
}

/// The customers that a provider serves with one of its resellers.
pub fn customers_of(reseller: AccountId) -> String {
    format!("/customers?reseller={reseller}")
}

/// What was charged for all customers in a month, `2030-01`.
pub fn billing(month: &str) -> String {
    format!("/billing?month={month}")
}

/// What was charged for a customer in a month, `2030-01`.
pub fn billing_statement(customer: AccountId, month: &str) -> String {
    format!("/billing/{customer}?month={month}")
}

/// The same as a file.
pub fn billing_export(customer: AccountId, month: &str) -> String {
    format!("/billing/{customer}/export?month={month}")
}

/// The customers that are found by a domain.
pub fn customers_with(domain: &str) -> String {
    let domain: String = form_urlencoded::byte_serialize(domain.as_bytes()).collect();
    format!("/customers?search={domain}")
}

/// The account of a customer.
pub fn customer_account(customer: AccountId) -> String {
    format!("/customers/{customer}/account")
}

/// Where the relationship with a customer ends.
pub fn customer_removal(customer: AccountId) -> String {
    format!("/customers/{customer}/account/remove")
}

/// The services of a customer.
pub fn customer_services(customer: AccountId) -> String {
    format!("/customers/{customer}/services")
}

/// Step 1 of New customer.
pub fn new_customer(draft: DraftId) -> String {
    format!("/customers/new/{draft}")
}

/// Step 2 of New customer.
pub fn new_customer_subscriptions(draft: DraftId) -> String {
    format!("/customers/new/{draft}/subscriptions")
}

/// Step 3 of New customer.
pub fn new_customer_review(draft: DraftId) -> String {
    format!("/customers/new/{draft}/review")
}

/// A partner of the reader's account, a customer.
pub fn partner_relationship(partner: AccountId) -> String {
    format!("/partner-relationships/{partner}")
}

/// Who may own an Azure tenant.
pub fn tenant_owners(place: Place) -> String {
    match place {
        Place::Own => "/settings/user-settings".to_owned(),
        Place::Customer(customer) => format!("/customers/{customer}/tenant-owner"),
    }
}

/// The users of a directory.
pub fn users(place: Place) -> String {
    match place {
        Place::Own => "/users".to_owned(),
        Place::Customer(customer) => format!("/customers/{customer}/users"),
    }
}

/// A user of a directory.
pub fn user(place: Place, user: UserId) -> String {
    format!("{}/{user}", users(place))
}

/// The licenses of a user.
pub fn user_licenses(place: Place, user: UserId) -> String {
    format!("{}/{user}/licenses", users(place))
}

/// A file of users.
pub fn user_import(place: Place, import: UserImportId) -> String {
    format!("{}/imports/{import}", users(place))
}

/// The licenses in a directory.
pub fn licenses(place: Place) -> String {
    match place {
        Place::Own => "/licenses".to_owned(),
        Place::Customer(customer) => format!("/customers/{customer}/licenses"),
    }
}

/// Licenses for many users at once.
pub fn license_assignment(place: Place) -> String {
    format!("{}/assign", licenses(place))
}

/// The users who have a license of a product.
pub fn licensed_users(place: Place, offer: OfferId) -> String {
    format!("{}/{offer}", licenses(place))
}

/// The subscriptions of a customer.
pub fn customer_subscriptions(customer: AccountId) -> String {
    format!("/customers/{customer}/subscriptions")
}

/// A subscription of a customer.
pub fn customer_subscription(customer: AccountId, subscription: SubscriptionId) -> String {
    format!("/customers/{customer}/subscriptions/{subscription}")
}

/// All active subscriptions of a customer, to be suspended in one go.
pub fn customer_suspension(customer: AccountId) -> String {
    format!("/customers/{customer}/subscriptions/suspend")
}

/// An empty cart for a customer.
pub fn new_order(customer: AccountId) -> String {
    format!("/customers/{customer}/subscriptions/new")
}

/// The cart for a customer.
pub fn cart(customer: AccountId, draft: DraftId) -> String {
    format!("/customers/{customer}/subscriptions/new/{draft}")
}

/// The review of the cart for a customer.
pub fn cart_review(customer: AccountId, draft: DraftId) -> String {
    format!("/customers/{customer}/subscriptions/new/{draft}/review")
}

/// The orders for a customer.
pub fn customer_orders(customer: AccountId) -> String {
    format!("/customers/{customer}/orders")
}

/// An order for a customer.
pub fn customer_order(customer: AccountId, order: OrderId) -> String {
    format!("/customers/{customer}/orders/{order}")
}

/// An order of the reader's own account, a customer.
pub fn own_order(order: OrderId) -> String {
    format!("/orders/{order}")
}

/// An offer of the catalogue, for the operator.
pub fn offer(offer: OfferId) -> String {
    format!("/catalog/{offer}")
}

/// A catalogue file.
pub fn catalog_import(upload: UploadId) -> String {
    format!("/catalog/imports/{upload}")
}

/// The service requests of a customer, for its partners.
pub fn customer_service_requests(customer: AccountId) -> String {
    format!("/customers/{customer}/service-requests")
}

/// A service request of a customer, for its partners.
pub fn customer_service_request(customer: AccountId, request: ServiceRequestId) -> String {
    format!("/customers/{customer}/service-requests/{request}")
}

/// A service request, for whoever opened or holds it.
pub fn service_request(request: ServiceRequestId) -> String {
    format!("/service-requests/{request}")
}

/// A file attached to a service request.
pub fn service_request_file(request: ServiceRequestId, file: ServiceRequestFileId) -> String {
    format!("/service-requests/{request}/files/{file}")
}

/// A new service request about a subscription.
pub fn new_service_request(subscription: SubscriptionId) -> String {
    format!("/service-requests/new?subscription={subscription}")
}

/// The draft of an invitation.
pub fn invitation_draft(invitation: InvitationId) -> String {
    format!("/invitations/{invitation}/draft")
}

/// An order request.
pub fn order_request(request: OrderRequestId) -> String {
    format!("/order-requests/{request}")
}

/// What is asked to be ordered for a customer.
pub fn customer_order_requests(customer: AccountId) -> String {
    format!("/customers/{customer}/order-requests")
}

/// Where somebody asks for a new subscription.
pub fn new_order_request(place: Place) -> String {
    match place {
        Place::Own => "/order-requests/new".to_owned(),
        Place::Customer(customer) => format!("/customers/{customer}/order-requests/new"),
    }
}

/// Where somebody asks for more licenses of a subscription, or something else of it.
pub fn change_request(place: Place, subscription: SubscriptionId) -> String {
    match place {
        Place::Own => format!("/order-requests/new/{subscription}"),
        Place::Customer(customer) => format!("/customers/{customer}/subscriptions/{subscription}/request"),
    }
}

/// What a partner says of a customer, for the operator.
pub fn qualification(qualification: QualificationId) -> String {
    format!("/accounts/qualifications/{qualification}")
}

/// A referral.
pub fn referral(referral: ReferralId) -> String {
    format!("/referrals/{referral}")
}

/// A request for relationships, as the customer that was asked finds it without its link.
pub fn relationship_request(invitation: InvitationId) -> String {
    format!("/partner-relationships/requests/{invitation}")
}

/// The personal link of an invitation.
pub fn link(token: &Token) -> String {
    format!("/i/{}", token.text())
}

/// The details of an act in the activity log.
pub fn activity(act: AuditId) -> String {
    format!("/activity-log/{act}")
}

/// Where whoever got a mail with a link takes no more from its sender.
pub fn unknown_sender(token: &Token) -> String {
    format!("/i/{}/unknown", token.text())
}

/// Where whoever enrolled confirms the mail address.
pub fn verification(token: &Token) -> String {
    format!("/enrol/{}", token.text())
}

/// Where one of a partner's new people chooses a password.
pub fn welcome(token: &Token) -> String {
    format!("/welcome/{}", token.text())
}

/// Where whoever has forgotten the password chooses another.
pub fn password_link(token: &Token) -> String {
    format!("/password/new/{}", token.text())
}

/// Where a person says that a sign-in was somebody else's.
pub fn sign_in_notice(token: &Token) -> String {
    format!("/sign-in/notice/{}", token.text())
}
