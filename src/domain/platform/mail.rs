//! Mail that the portal sends: what it is about, and how far it has come.

text_enum! {
    /// What a mail is about.
    MailKind {
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
        /// A request for a partnership was accepted.
        PartnershipAccepted => "partnership-accepted",
        /// A request for a partnership was declined.
        PartnershipDeclined => "partnership-declined",
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
        /// A subscription can't be renewed.
        RenewalHeldBack => "renewal-held-back",
        /// What was ordered in a customer's name, or became of what it has.
        SalesReceipt => "sales-receipt",
        /// A customer that a reseller serves already is in the portal.
        ServedCustomer => "served-customer",
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
