//! What the audit table records.

text_enum! {
    /// What was done. One per kind of change; the texts are kept for ever.
    AuditEvent {
        /// The portal was set up: operator and first provider.
        PortalSetUp => "portal_set_up",
        /// Somebody signed in.
        SignedIn => "signed_in",
        /// Somebody signed out.
        SignedOut => "signed_out",
        /// Somebody chose the account to act in.
        AccountChosen => "account_chosen",
        /// A person's language, zone or look changed.
        SettingsChanged => "settings_changed",
        /// A person's password changed.
        PasswordChanged => "password_changed",
        /// An invitation was made.
        InvitationCreated => "invitation_created",
        /// The text or recipient of a draft changed.
        InvitationEdited => "invitation_edited",
        /// An invitation was handed to the mail.
        InvitationSent => "invitation_sent",
        /// An invitation was finished without the portal's mail.
        InvitationIssued => "invitation_issued",
        /// An invitation got a new link.
        InvitationRenewed => "invitation_renewed",
        /// An invitation was taken back.
        InvitationRevoked => "invitation_revoked",
        /// Somebody signed in from an invitation's page.
        InvitationSignedIn => "invitation_signed_in",
        /// An invitation was accepted.
        InvitationAccepted => "invitation_accepted",
        /// An invitation was declined.
        InvitationDeclined => "invitation_declined",
        /// A partnership began.
        PartnershipCreated => "create_partner_relationship",
        /// A partnership was removed.
        PartnershipRemoved => "remove_partner_relationship",
        /// An organisation asked to be enrolled.
        EnrolmentRequested => "enrolment_requested",
        /// An enrolment's address was verified and its account made.
        EnrolmentVerified => "enrolment_verified",
        /// A customer was added.
        CustomerCreated => "add_customer",
        /// A customer's company info or Bill-to changed.
        CustomerUpdated => "update_customer_billing_profile",
        /// A partner recorded that the customer accepted its agreement.
        AgreementAttested => "confirm_customer_agreement",
        /// A customer may purchase for itself.
        PurchasesAllowed => "create_customer_purchase_permission",
        /// A customer may no longer purchase for itself.
        PurchasesStopped => "delete_customer_purchase_permission",
        /// A customer's administrator got a new temporary password.
        CustomerPasswordReset => "reset_customer_user_password",
        /// A relationship of a partner and a customer began.
        RelationshipCreated => "create_reseller_relationship",
        /// A relationship of a partner and a customer ended.
        RelationshipRemoved => "remove_reseller_relationship",
        /// Delegated administration privileges were granted.
        PrivilegesGranted => "dap_admin_relationship_approved",
        /// Delegated administration privileges were given back or taken away.
        PrivilegesRemoved => "dap_admin_relationship_terminated",
        /// A customer accepted its agreement in the portal.
        CustomerAgreementAccepted => "accept_customer_agreement",
        /// A partner signed the partner agreement.
        PartnerAgreementSigned => "accept_partner_agreement",
        /// The operator recorded which customers resellers serve already.
        ServedCustomersImported => "import_served_customers",
        /// A service request was opened.
        ServiceRequestOpened => "create_service_request",
        /// A service request was answered, by whoever it is with or by whoever opened it.
        ServiceRequestAnswered => "answer_service_request",
        /// A note was added to a service request.
        ServiceRequestNoted => "note_service_request",
        /// A service request went a step up.
        ServiceRequestEscalated => "escalate_service_request",
        /// A service request was handed back.
        ServiceRequestHandedBack => "hand_back_service_request",
        /// A service request was passed on because whoever it was with no longer serves the customer.
        ServiceRequestPassedOn => "pass_on_service_request",
        /// A service request was closed.
        ServiceRequestClosed => "close_service_request",
        /// A service request was opened again.
        ServiceRequestReopened => "reopen_service_request",
        /// An order was placed.
        OrderPlaced => "create_order",
        /// A subscription began.
        SubscriptionCreated => "create_subscription",
        /// A subscription changed.
        SubscriptionUpdated => "update_subscription",
        /// A subscription was suspended.
        SubscriptionSuspended => "suspend_subscription",
        /// A suspended subscription was brought back.
        SubscriptionReactivated => "reactivate_subscription",
        /// A subscription was cancelled.
        SubscriptionCancelled => "cancel_subscription",
        /// A subscription began another term.
        SubscriptionRenewed => "renew_subscription",
        /// A subscription ended at its date.
        SubscriptionEnded => "end_subscription",
        /// A trial became a paid subscription.
        TrialConverted => "convert_trial_subscription",
        /// A subscription moved to a bigger offer.
        SubscriptionUpgraded => "upgrade_subscription",
        /// The catalogue was loaded.
        CatalogImported => "import_catalog",
        /// The operator approved an account.
        AccountApproved => "account_approved",
        /// The operator refused an account.
        AccountRefused => "account_refused",
    }
}
