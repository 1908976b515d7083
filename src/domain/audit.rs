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
        /// The operator approved an account.
        AccountApproved => "account_approved",
        /// The operator refused an account.
        AccountRefused => "account_refused",
    }
}
