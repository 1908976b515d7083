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
        /// A person added a second factor.
        SecondFactorAdded => "second_factor_added",
        /// A second factor was taken away.
        SecondFactorRemoved => "second_factor_removed",
        /// A passkey was shown that had been used less often than before: there may be a copy.
        PasskeySuspected => "passkey_suspected",
        /// A person called a passkey otherwise.
        PasskeyRenamed => "passkey_renamed",
        /// An account demands a second factor of other people than before.
        FactorRuleChanged => "change_factor_rule",
        /// A global admin asked to take away the second factors that somebody has lost.
        LostFactorsRequested => "request_factor_removal",
        /// Whoever has lost them, and belongs to several accounts, wants that.
        LostFactorsConfirmed => "confirm_factor_removal",
        /// They were taken away.
        LostFactorsTaken => "remove_lost_factors",
        /// That was canceled, or it came to nothing.
        LostFactorsKept => "cancel_factor_removal",
        /// A person made new recovery codes.
        RecoveryCodesMade => "recovery_codes_made",
        /// A person got in by a recovery code.
        RecoveryCodeUsed => "recovery_code_used",
        /// A provider's logout ended sessions.
        ProviderSignedOut => "provider_signed_out",
        /// Somebody's sign-in at a provider was connected with it in an account.
        IdentityConnected => "identity_connected",
        /// That was taken back.
        IdentityDisconnected => "identity_disconnected",
        /// A provider named somebody who is connected with somebody else.
        IdentityRefused => "identity_refused",
        /// The settings of single sign-on changed.
        SingleSignOnChanged => "single_sign_on_changed",
        /// Single sign-on was tried.
        SingleSignOnTested => "single_sign_on_tested",
        /// It was switched on.
        SingleSignOnTurnedOn => "single_sign_on_turned_on",
        /// It was switched off.
        SingleSignOnTurnedOff => "single_sign_on_turned_off",
        /// A person ended sessions of its own, or of people it administers.
        SessionsEnded => "sessions_ended",
        /// A person says that a sign-in was somebody else's.
        SignInDisowned => "sign_in_disowned",
        /// Somebody chose the account to act in.
        AccountChosen => "account_chosen",
        /// A person's language, zone or look changed.
        SettingsChanged => "settings_changed",
        /// A person's password changed.
        PasswordChanged => "password_changed",
        /// A person who had forgotten the password was mailed a link for choosing another.
        PasswordLinkSent => "send_password_link",
        /// Whoever runs the machine made such a link.
        PasswordLinkIssued => "issue_password_link",
        /// A person chose a password with such a link.
        PasswordRecovered => "recover_password",
        /// An operator asked to let a global admin back in.
        RestorationRequested => "request_access_restoration",
        /// A global admin was let back in.
        AccessRestored => "restore_access",
        /// That was canceled.
        RestorationCanceled => "cancel_access_restoration",
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
        /// Whoever got a mail from an account takes no more.
        MailsRefused => "refuse_mails",
        /// An invitation was accepted.
        InvitationAccepted => "invitation_accepted",
        /// An invitation was declined.
        InvitationDeclined => "invitation_declined",
        /// A partnership began.
        PartnershipCreated => "create_partner_relationship",
        /// A provider lets a reseller change what costs nothing on its subscriptions, or no longer.
        ResellerRightsChanged => "update_reseller_rights",
        /// A provider reminded a reseller of the partner agreement.
        ResellerReminded => "remind_reseller_of_agreement",
        /// A reseller asked a listed provider for a partnership.
        PartnershipInquired => "create_partnership_inquiry",
        /// That was answered, withdrawn, or settled by a partnership.
        PartnershipInquiryUpdated => "update_partnership_inquiry",
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
        /// A partner stated or withdrew what a customer is beside a business.
        QualificationStated => "update_customer_qualification",
        /// The operator confirmed that, or did not.
        QualificationDecided => "decide_customer_qualification",
        /// A partner recorded that the customer accepted its agreement.
        AgreementAttested => "confirm_customer_agreement",
        /// A customer may purchase for itself.
        PurchasesAllowed => "create_customer_purchase_permission",
        /// A customer may no longer purchase for itself.
        PurchasesStopped => "delete_customer_purchase_permission",
        /// A customer lets a reseller own its Azure tenant.
        TenantOwnerGiven => "give_azure_tenant_owner",
        /// A customer no longer lets a reseller own its Azure tenant.
        TenantOwnerRevoked => "revoke_azure_tenant_owner",
        /// A customer's administrator got a new temporary password.
        CustomerPasswordReset => "reset_customer_user_password",
        /// A user was added to a customer's directory.
        CustomerUserCreated => "create_customer_user",
        /// A user of a customer changed: names, location, roles.
        CustomerUserUpdated => "update_customer_user",
        /// A user of a customer was deleted.
        CustomerUserDeleted => "delete_customer_user",
        /// A deleted user of a customer was brought back.
        CustomerUserRestored => "restore_customer_user",
        /// A deleted user's time was over, and what was kept of it went.
        CustomerUserPurged => "purge_customer_user",
        /// Users of a customer were added out of a file.
        CustomerUsersImported => "import_customer_users",
        /// The temporary passwords of users who were added out of a file were taken.
        ImportedPasswordsTaken => "take_imported_passwords",
        /// A customer's user was given licenses, or they were taken.
        CustomerUserLicensesUpdated => "update_customer_user_licenses",
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
        /// The operator said that a partner number is an account's.
        PartnerNumberConfirmed => "confirm_partner_number",
        /// A service request was opened.
        ServiceRequestOpened => "create_service_request",
        /// The operator changed a provider's entry in the public list.
        ProviderListed => "update_provider_list_entry",
        /// A reseller changed its business profile or its logo.
        BusinessProfileUpdated => "update_business_profile",
        /// A provider handed a prospective customer to a reseller.
        ReferralCreated => "create_referral",
        /// A referral was answered, closed, withdrawn, or ran out; or its contact was erased.
        ReferralUpdated => "update_referral",
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
        /// A customer or a reseller asked for an order.
        OrderRequested => "create_order_request",
        /// A request for an order was passed on, answered, withdrawn, overtaken, or ran out.
        OrderRequestUpdated => "update_order_request",
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
        /// Somebody took the activity log away as a file.
        ActivityLogExported => "export_activity_log",
        /// The oldest audit records went into a file.
        RecordsArchived => "archive_audit_records",
        /// Whoever runs the machine took away as a file what is kept of a person.
        PersonExported => "export_person",
        /// Whoever runs the machine erased a person who is gone, from records or from all else.
        PersonErased => "erase_person",
        /// A partner's address or primary contact changed.
        PartnerProfileUpdated => "update_company_info",
        /// A partner told its customers another way to its support.
        SupportProfileUpdated => "update_support_profile",
        /// A partner added a place.
        LocationCreated => "create_partner_location",
        /// A partner's account was associated with another place.
        LocationAssociated => "update_mpn_association",
        /// A person was added to a partner.
        PartnerUserCreated => "create_partner_user",
        /// The roles of a partner's user changed.
        PartnerUserUpdated => "update_partner_user",
        /// A person was removed from a partner.
        PartnerUserRemoved => "remove_partner_user",
        /// A partner's user got a new temporary password.
        PartnerUserPasswordReset => "reset_partner_user_password",
        /// A partner's user got a new link for choosing the first password.
        PartnerUserInvited => "invite_partner_user",
        /// A partner took back the question whether somebody wants to work for it.
        PartnerUserWithdrawn => "withdraw_partner_user",
        /// A person chose the first password with the link in a mail.
        PartnerUserConfirmed => "confirm_partner_user",
        /// The operator approved an account.
        AccountApproved => "account_approved",
        /// The operator refused an account.
        AccountRefused => "account_refused",
        /// The operator made an account for a partner.
        AccountCreated => "account_created",
        /// The operator changed an account's name.
        AccountRenamed => "account_renamed",
        /// The operator suspended a partner.
        AccountSuspended => "account_suspended",
        /// The operator brought a suspended partner back.
        AccountReactivated => "account_reactivated",
        /// The operator gave a partner's administrator, who had never signed in, a new temporary password.
        AdministratorPasswordReset => "reset_partner_administrator_password",
    }
}
