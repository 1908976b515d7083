//! Mail that the portal sends: what it is about, and how far it has come.

use crate::domain::policy::Action;

text_enum! {
    /// What a mail is about.
    MailKind {
        /// A global admin is about to be let back in, or was.
        AccessRestoration => "access-restoration",
        /// Where the activity log ended, signed.
        ActivityAnchor => "activity-anchor",
        /// A suspended account works again.
        AccountReactivated => "account-reactivated",
        /// An account was suspended.
        AccountSuspended => "account-suspended",
        /// A customer has accepted its agreement.
        CustomerAgreementAccepted => "customer-agreement-accepted",
        /// What a customer has accepted as its agreement.
        CustomerAgreementReceipt => "customer-agreement-receipt",
        /// A customer has bought for itself.
        CustomerPurchase => "customer-purchase",
        /// A reseller is reminded of the partner agreement.
        AgreementReminder => "agreement-reminder",
        /// A customer has changed its company info.
        CustomerUpdated => "customer-updated",
        /// The link that verifies an address, or that the address is known.
        Enrolment => "enrolment",
        /// The operator has decided about an enrolment.
        EnrolmentDecision => "enrolment-decision",
        /// An invitation with its link.
        Invitation => "invitation",
        /// Somebody asks for an order.
        OrderRequest => "order-request",
        /// What became of a request for an order.
        OrderRequestAnswer => "order-request-answer",
        /// What a partner has signed.
        PartnerAgreementReceipt => "partner-agreement-receipt",
        /// A reseller has signed its agreement.
        PartnerAgreementSigned => "partner-agreement-signed",
        /// The link for a new colleague.
        PartnerUser => "partner-user",
        /// A password was changed.
        PasswordChanged => "password-changed",
        /// The link for whoever has forgotten the password.
        PasswordLink => "password-link",
        /// A request for a partnership was accepted.
        PartnershipAccepted => "partnership-accepted",
        /// A request for a partnership was declined.
        PartnershipDeclined => "partnership-declined",
        /// A reseller asks a listed provider for a partnership.
        PartnershipInquiry => "partnership-inquiry",
        /// The provider has declined that.
        PartnershipInquiryDeclined => "partnership-inquiry-declined",
        /// What an account has accepted as a partnership.
        PartnershipReceipt => "partnership-receipt",
        /// A customer has given privileges.
        PrivilegesGiven => "privileges-given",
        /// A partner has got privileges.
        PrivilegesGot => "privileges-got",
        /// A partner has lost its privileges.
        PrivilegesLost => "privileges-lost",
        /// A customer has taken privileges back.
        PrivilegesRemoved => "privileges-removed",
        /// A partner has given up its privileges.
        PrivilegesGivenUp => "privileges-given-up",
        /// The operator has decided what a customer is.
        QualificationDecision => "qualification-decision",
        /// A referral is offered.
        Referral => "referral",
        /// A referral was answered.
        ReferralAnswer => "referral-answer",
        /// A referral has expired.
        ReferralExpired => "referral-expired",
        /// A referral was withdrawn.
        ReferralWithdrawn => "referral-withdrawn",
        /// A request for relationships was accepted.
        RelationshipAccepted => "relationship-accepted",
        /// A request for relationships was declined.
        RelationshipDeclined => "relationship-declined",
        /// What a customer has accepted of its partners.
        RelationshipReceipt => "relationship-receipt",
        /// A reseller has changed a subscription.
        ResellerChange => "reseller-change",
        /// A reseller has got a customer.
        ResellerCustomer => "reseller-customer",
        /// A provider has ordered or changed something for a reseller's customer.
        ResellerSale => "reseller-sale",
        /// A subscription can't be renewed.
        RenewalHeldBack => "renewal-held-back",
        /// What was ordered in a customer's name, or became of what it has.
        SalesReceipt => "sales-receipt",
        /// A customer that a reseller serves already is in the portal.
        ServedCustomer => "served-customer",
        /// Something about a person's ways in has changed.
        Security => "security",
        /// Something is new about a service request.
        ServiceRequest => "service-request",
        /// A service request was answered.
        ServiceRequestAnswer => "service-request-answer",
        /// A reseller owns the Azure tenant now.
        TenantOwnerGiven => "tenant-owner-given",
        /// A reseller does not own the Azure tenant any more.
        TenantOwnerRevoked => "tenant-owner-revoked",
    }
}

text_enum! {
    /// How far a mail has come.
    MailState {
        /// It waits for its next attempt.
        Waiting => "waiting",
        /// A server has taken it.
        Sent => "sent",
        /// It is given up.
        Failed => "failed",
    }
}

text_enum! {
    /// What several kinds of mail are about, for a person who wants none of it (`docs/domain.md` §13).
    MailTopic {
        /// Who asks for partnerships, answers to that and to requests, and what resellers sign.
        Partnerships => "partnerships",
        /// Who became a customer, or did not, and what it says of itself.
        Customers => "customers",
        /// What is ordered, renewed and changed.
        Sales => "sales",
        /// What others ask to be ordered, and what came of it.
        OrderRequests => "order-requests",
        /// Referrals and their answers.
        Referrals => "referrals",
        /// What is new about service requests.
        ServiceRequests => "service-requests",
    }
}

impl MailTopic {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Partnerships => "settings-mail-partnerships",
            Self::Customers => "settings-mail-customers",
            Self::Sales => "settings-mail-sales",
            Self::OrderRequests => "settings-mail-order-requests",
            Self::Referrals => "settings-mail-referrals",
            Self::ServiceRequests => "settings-mail-service-requests",
        }
    }

    /// What people may, any of it, who get such mail.
    #[must_use]
    pub const fn actions(self) -> &'static [Action] {
        match self {
            Self::Partnerships => &[Action::RequestPartnership, Action::AskForPartnership],
            Self::Customers => &[Action::ViewCustomers],
            Self::Sales => &[Action::ViewSubscriptions, Action::ViewOwnSubscriptions],
            Self::OrderRequests => &[Action::ViewOrderRequests],
            Self::Referrals => &[Action::SendReferrals, Action::AnswerReferrals],
            Self::ServiceRequests => &[Action::OpenServiceRequests, Action::AnswerServiceRequests],
        }
    }
}

impl MailKind {
    /// What it is about, where people may do without it. Links, receipts of what was signed, and whatever concerns access
    /// to an account or to what belongs to it, always go out.
    #[must_use]
    pub const fn topic(self) -> Option<MailTopic> {
        match self {
            Self::PartnershipAccepted
            | Self::PartnershipDeclined
            | Self::PartnershipInquiry
            | Self::PartnershipInquiryDeclined
            | Self::PartnerAgreementSigned => Some(MailTopic::Partnerships),
            Self::CustomerAgreementAccepted
            | Self::CustomerUpdated
            | Self::QualificationDecision
            | Self::RelationshipAccepted
            | Self::RelationshipDeclined
            | Self::ResellerCustomer
            | Self::ServedCustomer => Some(MailTopic::Customers),
            Self::CustomerPurchase
            | Self::RenewalHeldBack
            | Self::ResellerChange
            | Self::ResellerSale
            | Self::SalesReceipt => Some(MailTopic::Sales),
            Self::OrderRequest | Self::OrderRequestAnswer => Some(MailTopic::OrderRequests),
            Self::Referral | Self::ReferralAnswer | Self::ReferralExpired | Self::ReferralWithdrawn => {
                Some(MailTopic::Referrals)
            }
            Self::ServiceRequest | Self::ServiceRequestAnswer => Some(MailTopic::ServiceRequests),
            Self::AccessRestoration
            | Self::ActivityAnchor
            | Self::AccountReactivated
            | Self::AccountSuspended
            | Self::AgreementReminder
            | Self::CustomerAgreementReceipt
            | Self::Enrolment
            | Self::EnrolmentDecision
            | Self::Invitation
            | Self::PartnerAgreementReceipt
            | Self::PartnerUser
            | Self::PartnershipReceipt
            | Self::PasswordChanged
            | Self::PasswordLink
            | Self::PrivilegesGiven
            | Self::PrivilegesGot
            | Self::PrivilegesLost
            | Self::PrivilegesRemoved
            | Self::PrivilegesGivenUp
            | Self::RelationshipReceipt
            | Self::Security
            | Self::TenantOwnerGiven
            | Self::TenantOwnerRevoked => None,
        }
    }
}

/// The topics that a person wants no mail about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MutedTopics(Vec<MailTopic>);

impl MutedTopics {
    /// These, each once.
    #[must_use]
    pub fn new(topics: impl IntoIterator<Item = MailTopic>) -> Self {
        let mut topics: Vec<MailTopic> = topics.into_iter().collect();
        topics.sort_unstable();
        topics.dedup();
        Self(topics)
    }

    /// Whether a mail of this kind is wanted.
    #[must_use]
    pub fn let_through(&self, kind: MailKind) -> bool {
        kind.topic().is_none_or(|topic| !self.holds(topic))
    }

    /// Whether the topic is among them.
    #[must_use]
    pub fn holds(&self, topic: MailTopic) -> bool {
        self.0.contains(&topic)
    }

    /// The topics that [`Self::joined`] wrote.
    #[must_use]
    pub fn split(joined: &str) -> Self {
        Self::new(joined.split(' ').filter_map(MailTopic::parse))
    }

    /// The topics as one text.
    #[must_use]
    pub fn joined(&self) -> String {
        self.0.iter().map(|topic| topic.as_str()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_muted_topic_holds_back_its_kinds_and_nothing_else() {
        let muted = MutedTopics::new([MailTopic::Sales, MailTopic::Sales]);
        let held: Vec<MailKind> = MailKind::ALL.iter().copied().filter(|kind| !muted.let_through(*kind)).collect();
        assert_eq!(held.len(), 5, "{held:?}");
        assert!(held.contains(&MailKind::SalesReceipt) && muted.let_through(MailKind::PrivilegesLost));
        assert_eq!(MutedTopics::split(&muted.joined()), muted);
        assert_eq!(MutedTopics::split("sales nothing"), muted);
    }

    #[test]
    fn every_topic_has_mails() {
        for topic in MailTopic::ALL {
            assert!(MailKind::ALL.iter().any(|kind| kind.topic() == Some(*topic)), "{topic}");
        }
    }
}
