//! Referrals: a provider hands a prospective customer to a reseller (`docs/domain.md` §12.3).

use chrono::TimeDelta;

use crate::domain::{Action, Moment};

text_enum! {
    /// Where a referral stands.
    ReferralState {
        /// The reseller has it and has not answered.
        Received => "received",
        /// The reseller is at work on it.
        Accepted => "accepted",
        /// The prospective customer became one.
        Won => "won",
        /// Nothing came of it.
        Lost => "lost",
        /// The reseller did not want it.
        Declined => "declined",
        /// The reseller did not answer in time.
        Expired => "expired",
        /// The provider took it back before it was answered.
        Withdrawn => "withdrawn",
    }
}

impl ReferralState {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Received => "referral-state-received",
            Self::Accepted => "referral-state-accepted",
            Self::Won => "referral-state-won",
            Self::Lost => "referral-state-lost",
            Self::Declined => "referral-state-declined",
            Self::Expired => "referral-state-expired",
            Self::Withdrawn => "referral-state-withdrawn",
        }
    }

    /// The state at `now`, whatever the worker has written by then: time alone ends what nobody answered.
    #[must_use]
    pub fn at(self, expires_at: Moment, now: Moment) -> Self {
        if self == Self::Received && expires_at <= now { Self::Expired } else { self }
    }

    /// Whether nothing follows.
    #[must_use]
    pub fn is_final(self) -> bool {
        !TABLE.iter().any(|(from, ..)| *from == self)
    }

    /// Whether the reseller has accepted: from then on it knows whom to call.
    #[must_use]
    pub const fn shows_contact(self) -> bool {
        matches!(self, Self::Accepted | Self::Won | Self::Lost)
    }
}

text_enum! {
    /// What can be done with a referral.
    ReferralStep {
        /// The reseller takes it.
        Accept => "accept",
        /// The reseller says no.
        Decline => "decline",
        /// The reseller says that there is a customer now.
        Win => "win",
        /// The reseller says that nothing came of it.
        Lose => "lose",
        /// The provider takes it back.
        Withdraw => "withdraw",
    }
}

/// Which step leads from which state to which. What is not in it can't be done. Time alone leads from received to expired.
pub const TABLE: &[(ReferralState, ReferralStep, ReferralState)] = &[
    (ReferralState::Received, ReferralStep::Accept, ReferralState::Accepted),
    (ReferralState::Received, ReferralStep::Decline, ReferralState::Declined),
    (ReferralState::Received, ReferralStep::Withdraw, ReferralState::Withdrawn),
    (ReferralState::Accepted, ReferralStep::Win, ReferralState::Won),
    (ReferralState::Accepted, ReferralStep::Lose, ReferralState::Lost),
];

impl ReferralStep {
    /// The state to which it leads; `None` where it can't be taken.
    #[must_use]
    pub fn from(self, state: ReferralState) -> Option<ReferralState> {
        TABLE.iter().find(|(from, step, _)| (*from, *step) == (state, self)).map(|(.., to)| *to)
    }

    /// The state in which it leaves a referral.
    #[must_use]
    pub fn outcome(self) -> Option<ReferralState> {
        TABLE.iter().find(|(_, step, _)| *step == self).map(|(.., to)| *to)
    }

    /// What one must be allowed to do for it.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Accept => Action::AcceptReferral,
            Self::Decline | Self::Win | Self::Lose => Action::AnswerReferrals,
            Self::Withdraw => Action::WithdrawReferral,
        }
    }

    /// Whether the two must be partners for it: where they have parted, a referral can only be declined or withdrawn, and
    /// what was accepted before be brought to its end.
    #[must_use]
    pub const fn needs_partnership(self) -> bool {
        matches!(self, Self::Accept)
    }

    /// Whether it must be said why.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Decline | Self::Lose)
    }
}

text_enum! {
    /// How the contact agreed to be passed on.
    ContactConsent {
        /// By mail or letter.
        InWriting => "in_writing",
        /// By phone.
        ByPhone => "by_phone",
        /// Face to face.
        InPerson => "in_person",
    }
}

impl ContactConsent {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::InWriting => "referral-consent-in-writing",
            Self::ByPhone => "referral-consent-by-phone",
            Self::InPerson => "referral-consent-in-person",
        }
    }
}

/// The longest text about what the prospective customer needs.
pub const MAX_NEED: usize = 2000;
/// The longest reason.
pub const MAX_REASON: usize = 500;

/// How long a reseller has for its answer (`docs/domain.md` §12.3).
#[must_use]
pub const fn lifetime() -> TimeDelta {
    TimeDelta::days(14)
}

/// How long before its end it is said that a referral runs out soon.
#[must_use]
pub const fn soon() -> TimeDelta {
    TimeDelta::days(3)
}

/// How long the contact is kept of a referral that led to no work: declined, withdrawn or run out.
#[must_use]
pub const fn contact_kept() -> TimeDelta {
    TimeDelta::days(90)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declined_won_lost_withdrawn_or_run_out_is_over() {
        for state in ReferralState::ALL {
            let open = matches!(state, ReferralState::Received | ReferralState::Accepted);
            assert_eq!(state.is_final(), !open, "{state}");
        }
    }

    #[test]
    fn each_step_begins_in_one_state() {
        for step in ReferralStep::ALL {
            assert_eq!(TABLE.iter().filter(|(_, one, _)| one == step).count(), 1, "{step}");
        }
    }

    #[test]
    fn a_referral_runs_out_at_its_second_and_only_while_nobody_answered() {
        let now = Moment::from_utc("2030-01-15T12:00:00Z".parse().unwrap());
        let second = TimeDelta::seconds(1);
        assert_eq!(ReferralState::Received.at(now.plus(second), now), ReferralState::Received);
        assert_eq!(ReferralState::Received.at(now, now), ReferralState::Expired);
        assert_eq!(ReferralState::Accepted.at(now, now), ReferralState::Accepted);
    }
}
