//! Invitations: what they invite to, how far they came, what may still be done with them (`docs/domain.md` §5.4).

pub mod consent;
pub mod referral;

use chrono::TimeDelta;

use super::{moment::Moment, policy::Action, text::Text};

text_enum! {
    /// What an invitation invites to. A link of one kind opens nothing of another.
    InvitationKind {
        /// A provider asks a reseller for a partnership.
        Partnership => "partnership",
        /// A partner asks a customer for a reseller relationship.
        Reseller => "reseller",
        /// A reseller asks a customer for relationships with itself and with one of its providers.
        Joint => "joint",
    }
}

impl InvitationKind {
    /// The key of the kind's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Partnership => "invitation-kind-partnership",
            Self::Reseller => "invitation-kind-reseller",
            Self::Joint => "invitation-kind-joint",
        }
    }

    /// As [`key`](Self::key), without the name of a provider.
    #[must_use]
    pub const fn short_key(self) -> &'static str {
        match self {
            Self::Joint => "invitation-kind-joint-short",
            other => other.key(),
        }
    }

    /// What one must be allowed to do to make, write and send one.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Partnership => Action::RequestPartnership,
            Self::Reseller => Action::RequestRelationship,
            Self::Joint => Action::InviteCustomers,
        }
    }

    /// What one must be allowed to do to answer one.
    #[must_use]
    pub const fn answer(self) -> Action {
        match self {
            Self::Partnership => Action::AcceptPartnership,
            Self::Reseller | Self::Joint => Action::AcceptRelationship,
        }
    }
}

text_enum! {
    /// How far the inviter has brought it.
    InvitationStage {
        /// It is being written.
        Draft => "draft",
        /// The portal mailed it.
        Sent => "sent",
        /// The inviter took it elsewhere.
        Issued => "issued",
    }
}

text_enum! {
    /// How it ended.
    InvitationOutcome {
        /// Said yes.
        Accepted => "accepted",
        /// Said no.
        Declined => "declined",
        /// Taken back.
        Revoked => "revoked",
    }
}

text_enum! {
    /// What the list of invitations shows.
    InvitationState {
        /// Being written; the link works already.
        Draft => "draft",
        /// Mailed by the portal.
        Sent => "sent",
        /// Finished without the portal's mail.
        Issued => "issued",
        /// Somebody has signed in or enrolled from its page.
        SignedIn => "signed_in",
        /// Accepted.
        Accepted => "accepted",
        /// Declined.
        Declined => "declined",
        /// Past its time.
        Expired => "expired",
        /// Taken back.
        Revoked => "revoked",
    }
}

impl InvitationState {
    /// The key of the state's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "invitation-state-draft",
            Self::Sent => "invitation-state-sent",
            Self::Issued => "invitation-state-issued",
            Self::SignedIn => "invitation-state-signed-in",
            Self::Accepted => "invitation-state-accepted",
            Self::Declined => "invitation-state-declined",
            Self::Expired => "invitation-state-expired",
            Self::Revoked => "invitation-state-revoked",
        }
    }

    /// Whether its link can still be accepted.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Draft | Self::Sent | Self::Issued | Self::SignedIn)
    }

    /// Whether a new link may be made for it: as long as nobody decided.
    #[must_use]
    pub const fn can_resend(self) -> bool {
        matches!(self, Self::Sent | Self::Issued | Self::SignedIn | Self::Expired)
    }

    /// Whether it may be taken back.
    #[must_use]
    pub const fn can_revoke(self) -> bool {
        self.is_live() || matches!(self, Self::Expired)
    }
}

/// How long a link works, from the moment that a draft first shows it.
#[must_use]
pub const fn lifetime() -> TimeDelta {
    TimeDelta::days(14)
}

/// What decides an invitation's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvitationProgress {
    /// How far the inviter brought it.
    pub stage: InvitationStage,
    /// When somebody signed in from its page.
    pub signed_in_at: Option<Moment>,
    /// How it ended.
    pub outcome: Option<InvitationOutcome>,
    /// When the link dies.
    pub expires_at: Moment,
}

impl InvitationProgress {
    /// The state at `now`. A decision outlasts expiry; the very moment of expiry is too late.
    #[must_use]
    pub fn state(&self, now: Moment) -> InvitationState {
        match (self.outcome, self.stage) {
            (Some(InvitationOutcome::Accepted), _) => InvitationState::Accepted,
            (Some(InvitationOutcome::Declined), _) => InvitationState::Declined,
            (Some(InvitationOutcome::Revoked), _) => InvitationState::Revoked,
            (None, _) if now >= self.expires_at => InvitationState::Expired,
            (None, _) if self.signed_in_at.is_some() => InvitationState::SignedIn,
            (None, InvitationStage::Draft) => InvitationState::Draft,
            (None, InvitationStage::Sent) => InvitationState::Sent,
            (None, InvitationStage::Issued) => InvitationState::Issued,
        }
    }
}

/// Stands for the personal link in a stored message, so that no usable link is ever stored.
/// The character can't be typed: `input.rs` refuses it.
pub const LINK_MARK: &str = "\u{FFFC}";

/// Puts the mark where the message holds the link. The link must stand whole: what follows it must not prolong it.
///
/// # Errors
/// What to tell the writer when the link is missing.
pub fn seal_message(message: &str, link: &str) -> Result<String, Text> {
    let whole = message
        .match_indices(link)
        .any(|(at, _)| !message.get(at + link.len()..).unwrap_or_default().starts_with(prolongs_link));
    if whole { Ok(message.replace(link, LINK_MARK)) } else { Err(Text::new("draft-link-missing")) }
}

/// The message as a person reads it, with the link in its place.
#[must_use]
pub fn unseal_message(sealed: &str, link: &str) -> String {
    sealed.replace(LINK_MARK, link)
}

fn prolongs_link(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(seconds: i64) -> Moment {
        Moment::from_utc(chrono::DateTime::from_timestamp(seconds, 0).unwrap())
    }

    fn progress(stage: InvitationStage, signed_in: bool, outcome: Option<InvitationOutcome>) -> InvitationProgress {
        InvitationProgress { stage, signed_in_at: signed_in.then(|| moment(1)), outcome, expires_at: moment(100) }
    }

    #[test]
    fn a_link_dies_at_the_very_moment_of_its_expiry() {
        let sent = progress(InvitationStage::Sent, false, None);
        assert_eq!(sent.state(moment(99)), InvitationState::Sent);
        assert_eq!(sent.state(moment(100)), InvitationState::Expired);
    }

    #[test]
    fn a_decision_outlasts_expiry_and_signing_in_outranks_the_stage() {
        assert_eq!(
            progress(InvitationStage::Sent, true, Some(InvitationOutcome::Accepted)).state(moment(500)),
            InvitationState::Accepted
        );
        assert_eq!(progress(InvitationStage::Draft, true, None).state(moment(50)), InvitationState::SignedIn);
        assert_eq!(progress(InvitationStage::Issued, false, None).state(moment(50)), InvitationState::Issued);
    }

    #[test]
    fn nothing_can_be_done_with_an_invitation_that_was_decided() {
        for state in [InvitationState::Accepted, InvitationState::Declined, InvitationState::Revoked] {
            assert!(!state.is_live() && !state.can_resend() && !state.can_revoke());
        }
    }

    #[test]
    fn a_message_without_its_whole_link_is_refused() {
        let link = "http://127.0.0.1/i/abc";
        assert_eq!(seal_message("See http://127.0.0.1/i/abc.\nBye", link).as_deref(), Ok("See \u{FFFC}.\nBye"));
        assert!(seal_message("See http://127.0.0.1/i/ab", link).is_err());
        assert!(seal_message("See http://127.0.0.1/i/abcd", link).is_err());
        assert_eq!(unseal_message("See \u{FFFC}.", link), "See http://127.0.0.1/i/abc.");
    }
}
