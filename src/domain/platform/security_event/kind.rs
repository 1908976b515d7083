//! What security events there are, and their words.

use crate::domain::AuditEvent;

text_enum! {
    /// What happened. One list for the table, the log and every page; the texts are kept for as long as events are.
    SecurityEventKind {
        /// Somebody tried to sign in with an unknown address or a wrong password.
        SignInFailed => "sign_in_failed",
        /// Somebody had the password and no right code.
        SecondFactorFailed => "second_factor_failed",
        /// Somebody who is signed in could not confirm who it is.
        ProofFailed => "proof_failed",
        /// Somebody tried too often and was turned away.
        Throttled => "throttled",
        /// Somebody was refused what none of its roles allows.
        Denied => "denied",
        /// A form came that no page of ours had sent to this browser.
        FormForged => "form_forged",
        /// A personal link was opened that leads nowhere, or no longer.
        LinkTried => "link_tried",
        /// Somebody signed in from a browser in which it had not signed in before.
        NewBrowser => "new_browser",
        /// A person says that a sign-in was somebody else's.
        SignInDisowned => "sign_in_disowned",
        /// A person added a second factor.
        FactorAdded => "factor_added",
        /// A second factor was removed.
        FactorRemoved => "factor_removed",
        /// A person made new recovery codes.
        RecoveryCodesMade => "recovery_codes_made",
        /// A person got in by a recovery code.
        RecoveryCodeUsed => "recovery_code_used",
        /// Somebody said to have forgotten the password of an address.
        PasswordForgotten => "password_forgotten",
        /// A person chose a password with a link.
        PasswordSetByLink => "password_set_by_link",
        /// A person changed its password.
        PasswordChanged => "password_changed",
        /// An administrator gave somebody another password.
        PasswordGiven => "password_given",
        /// Whoever runs the machine made a link for choosing a password.
        PasswordLinkIssued => "password_link_issued",
        /// An operator asked to let somebody back in.
        RestorationRequested => "restoration_requested",
        /// Somebody was let back in.
        AccessRestored => "access_restored",
        /// That was canceled.
        RestorationCanceled => "restoration_canceled",
        /// An administrator signed somebody out.
        SessionsEnded => "sessions_ended",
        /// Whoever got an account's email does not know the account, and takes no more.
        MailsRefused => "mails_refused",
        /// There was no room for some events.
        EventsLost => "events_lost",
    }
}

impl SecurityEventKind {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SignInFailed => "event-sign-in-failed",
            Self::SecondFactorFailed => "event-second-factor-failed",
            Self::ProofFailed => "event-proof-failed",
            Self::Throttled => "event-throttled",
            Self::Denied => "event-denied",
            Self::FormForged => "event-form-forged",
            Self::LinkTried => "event-link-tried",
            Self::NewBrowser => "event-new-browser",
            Self::SignInDisowned => "event-sign-in-disowned",
            Self::FactorAdded => "event-factor-added",
            Self::FactorRemoved => "event-factor-removed",
            Self::RecoveryCodesMade => "event-recovery-codes-made",
            Self::RecoveryCodeUsed => "event-recovery-code-used",
            Self::PasswordForgotten => "event-password-forgotten",
            Self::PasswordSetByLink => "event-password-set-by-link",
            Self::PasswordChanged => "event-password-changed",
            Self::PasswordGiven => "event-password-given",
            Self::PasswordLinkIssued => "event-password-link-issued",
            Self::RestorationRequested => "event-restoration-requested",
            Self::AccessRestored => "event-access-restored",
            Self::RestorationCanceled => "event-restoration-canceled",
            Self::SessionsEnded => "event-sessions-ended",
            Self::MailsRefused => "event-mails-refused",
            Self::EventsLost => "event-events-lost",
        }
    }

    /// Those that tell of something that did not work: many of them may be an attack.
    pub const FAILURES: [Self; 7] = [
        Self::SignInFailed,
        Self::SecondFactorFailed,
        Self::ProofFailed,
        Self::Throttled,
        Self::Denied,
        Self::FormForged,
        Self::LinkTried,
    ];

    /// Whether it tells of something that did not work.
    #[must_use]
    pub fn is_failure(self) -> bool {
        Self::FAILURES.contains(&self)
    }

    /// Whether it is also the business of the account, or of the accounts of the user, that it was done to. What was only tried is not: else
    /// anybody could write into the events of others.
    #[must_use]
    pub const fn concerns_object(self) -> bool {
        matches!(
            self,
            Self::FactorRemoved
                | Self::PasswordGiven
                | Self::PasswordLinkIssued
                | Self::RestorationRequested
                | Self::AccessRestored
                | Self::RestorationCanceled
                | Self::SessionsEnded
        )
    }

    /// Whether whoever did it is the person whom it was done to: it holds a link that the person was mailed.
    #[must_use]
    pub const fn is_by_link(self) -> bool {
        matches!(self, Self::PasswordSetByLink | Self::SignInDisowned)
    }

    /// What something on record is as a security event, where it is one.
    #[must_use]
    pub const fn of(recorded: AuditEvent) -> Option<Self> {
        Some(match recorded {
            AuditEvent::SecondFactorAdded => Self::FactorAdded,
            AuditEvent::SecondFactorRemoved => Self::FactorRemoved,
            AuditEvent::IdentityRefused => Self::ProofFailed,
            AuditEvent::RecoveryCodesMade => Self::RecoveryCodesMade,
            AuditEvent::RecoveryCodeUsed => Self::RecoveryCodeUsed,
            AuditEvent::SessionsEnded => Self::SessionsEnded,
            AuditEvent::SignInDisowned => Self::SignInDisowned,
            AuditEvent::PasswordChanged => Self::PasswordChanged,
            AuditEvent::PasswordRecovered => Self::PasswordSetByLink,
            AuditEvent::PasswordLinkIssued => Self::PasswordLinkIssued,
            AuditEvent::CustomerPasswordReset
            | AuditEvent::PartnerUserPasswordReset
            | AuditEvent::AdministratorPasswordReset => Self::PasswordGiven,
            AuditEvent::RestorationRequested => Self::RestorationRequested,
            AuditEvent::AccessRestored => Self::AccessRestored,
            AuditEvent::RestorationCanceled => Self::RestorationCanceled,
            _ => return None,
        })
    }
}

text_enum! {
    /// What exactly happened.
    SecurityDetail {
        /// By a password.
        Password => "password",
        /// By a code of an app.
        Code => "code",
        /// By a recovery code.
        RecoveryCode => "recovery_code",
        /// By a passkey.
        Passkey => "passkey",
        /// By the account's own sign-in.
        SingleSignOn => "single_sign_on",
        /// A temporary password whose time was over.
        TemporaryEnded => "temporary_ended",
        /// An invitation's link.
        Invitation => "invitation",
        /// The link that confirms an enrolment.
        Enrolment => "enrolment",
        /// The link for somebody who was added to a partner.
        Welcome => "welcome",
        /// The link for choosing a password.
        PasswordLink => "password_link",
        /// The link with which a person says that a sign-in was somebody else's.
        SignInNotice => "sign_in_notice",
        /// The link that cancels a way back in.
        Restoration => "restoration",
        /// The link that sets the portal up.
        SetUp => "set_up",
    }
}

impl SecurityDetail {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Password => "event-detail-password",
            Self::Code => "event-detail-code",
            Self::RecoveryCode => "event-detail-recovery-code",
            Self::Passkey => "event-detail-passkey",
            Self::SingleSignOn => "event-detail-single-sign-on",
            Self::TemporaryEnded => "event-detail-temporary-ended",
            Self::Invitation => "event-detail-invitation",
            Self::Enrolment => "event-detail-enrolment",
            Self::Welcome => "event-detail-welcome",
            Self::PasswordLink => "event-detail-password-link",
            Self::SignInNotice => "event-detail-sign-in-notice",
            Self::Restoration => "event-detail-restoration",
            Self::SetUp => "event-detail-set-up",
        }
    }
}

text_enum! {
    /// What something was done to, or tried on.
    SecurityObject {
        /// A user.
        User => "user",
        /// An account: a customer or a partner.
        Account => "account",
        /// An invitation.
        Invitation => "invitation",
        /// An order.
        Order => "order",
        /// A subscription.
        Subscription => "subscription",
        /// A request for an order.
        OrderRequest => "order_request",
        /// A service request.
        ServiceRequest => "service_request",
    }
}

impl SecurityObject {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::User => "event-object-user",
            Self::Account => "event-object-account",
            Self::Invitation => "event-object-invitation",
            Self::Order => "event-object-order",
            Self::Subscription => "event-object-subscription",
            Self::OrderRequest => "event-object-order-request",
            Self::ServiceRequest => "event-object-service-request",
        }
    }

    /// What stands behind a word of an address, as in `/customers/{id}`.
    #[must_use]
    pub fn after(word: &str) -> Option<Self> {
        Some(match word {
            "users" => Self::User,
            "accounts" | "customers" | "partner-relationships" | "providers" => Self::Account,
            "invitations" => Self::Invitation,
            "orders" => Self::Order,
            "subscriptions" => Self::Subscription,
            "order-requests" => Self::OrderRequest,
            "service-requests" => Self::ServiceRequest,
            _ => return None,
        })
    }
}
