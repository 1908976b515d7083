//! How long somebody stays signed in, and what is known of a session (`docs/domain.md` §4.5).

use chrono::TimeDelta;

use crate::domain::{
    Moment,
    ids::{AccountId, SessionId},
};

text_enum! {
    /// Whose session it is: whoever could do much harm signs in more often.
    SessionKind {
        /// Anybody's who is no administrator.
        Ordinary => "ordinary",
        /// The operator's, and that of whoever administers a partner.
        Administrator => "administrator",
    }
}

impl SessionKind {
    /// How long it lasts after the last form that was sent in it. Pages that are only looked at change nothing, not even
    /// this.
    #[must_use]
    pub const fn idle(self) -> TimeDelta {
        match self {
            Self::Ordinary => TimeDelta::hours(12),
            Self::Administrator => TimeDelta::hours(4),
        }
    }

    /// How long it lasts at most.
    #[must_use]
    pub const fn longest(self) -> TimeDelta {
        match self {
            Self::Ordinary => TimeDelta::hours(24),
            Self::Administrator => TimeDelta::hours(8),
        }
    }
}

/// For how long whoever has proved who it is need not do so again.
pub const PROOF_LASTS: TimeDelta = TimeDelta::minutes(10);

/// What is known of a session by whoever is signed in by it.
#[derive(Clone, Copy, Debug)]
pub struct SessionFacts {
    /// What it is called: no secret, and the same when its key changes.
    pub number: SessionId,
    /// Whose it is.
    pub kind: SessionKind,
    /// When its holder last proved who it is.
    pub proved_at: Moment,
    /// When its lifetime was last renewed.
    pub renewed_at: Moment,
    /// When it ends, whatever happens in it.
    pub ends_at: Moment,
    /// Whether its holder showed a second factor.
    pub second_factor: bool,
    /// Until when its holder must add one, where it must and has none.
    pub factor_due_at: Option<Moment>,
    /// The one account that it opens, where that account's provider has signed its holder in.
    pub limited_to: Option<AccountId>,
    /// Whether its holder last proved who it is by something of its own, and not by a provider's word.
    pub own_proof: bool,
}

impl SessionFacts {
    /// When it ends if nothing more happens in it after `now`.
    #[must_use]
    pub fn expires_at(&self, now: Moment) -> Moment {
        now.plus(self.kind.idle()).min(self.ends_at)
    }

    /// Whether its holder has proved lately who it is.
    #[must_use]
    pub fn is_proved(&self, now: Moment) -> bool {
        // What was proved by a clock that was ahead is no proof until that time comes round again.
        now.since(self.proved_at).abs() < PROOF_LASTS
    }

    /// Whether its holder has proved so lately by something of its own. What a provider says counts in its account alone, so
    /// it is no proof where somebody's ways in are changed, which may open other accounts too.
    #[must_use]
    pub fn is_proved_by_oneself(&self, now: Moment) -> bool {
        self.is_proved(now) && self.own_proof
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn facts(kind: SessionKind) -> (Moment, SessionFacts) {
        let now = Moment::from_utc(DateTime::from_timestamp(1_780_000_000, 0).unwrap());
        let number = SessionId::at(now);
        let ends_at = now.plus(kind.longest());
        (
            now,
            SessionFacts {
                number,
                kind,
                proved_at: now,
                renewed_at: now,
                ends_at,
                second_factor: false,
                factor_due_at: None,
                limited_to: None,
                own_proof: true,
            },
        )
    }

    #[test]
    fn a_session_ends_where_nothing_happens_in_it_and_at_its_limit_whatever_happens() {
        for (kind, idle, longest) in [(SessionKind::Ordinary, 12, 24), (SessionKind::Administrator, 4, 8)] {
            let (now, session) = facts(kind);
            assert_eq!(session.expires_at(now), now.plus(TimeDelta::hours(idle)));
            let late = now.plus(TimeDelta::hours(longest - 1));
            assert_eq!(session.expires_at(late), now.plus(TimeDelta::hours(longest)));
        }
    }

    #[test]
    fn a_proof_lasts_ten_minutes() {
        let (now, session) = facts(SessionKind::Ordinary);
        assert!(session.is_proved(now.plus(TimeDelta::seconds(599))));
        assert!(!session.is_proved(now.plus(TimeDelta::seconds(600))));
        // A proof of tomorrow, by a clock that was ahead, is none today.
        assert!(!session.is_proved(now.plus(-TimeDelta::days(1))));
    }

    #[test]
    fn what_a_provider_says_is_no_proof_of_ones_own() {
        let (now, session) = facts(SessionKind::Ordinary);
        let by_provider = SessionFacts { own_proof: false, ..session };
        assert!(session.is_proved_by_oneself(now));
        assert!(by_provider.is_proved(now) && !by_provider.is_proved_by_oneself(now));
    }
}
