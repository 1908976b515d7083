//! What a reseller asks of a provider in the public list: to become partners (`docs/domain.md` §5.6).

use chrono::TimeDelta;

use super::partnership::{PartnershipObstacle, check_guards};
use crate::domain::{
    Action, Moment, Text,
    account::{AccountFacts, Standing},
    invitation,
};

text_enum! {
    /// Where an inquiry stands.
    InquiryState {
        /// The provider has not decided.
        Asked => "asked",
        /// The provider has made an invitation for the reseller.
        Invited => "invited",
        /// The provider did not want it.
        Declined => "declined",
        /// The reseller took it back.
        Withdrawn => "withdrawn",
        /// The two became partners by another way.
        Settled => "settled",
        /// The provider did not decide in time.
        Expired => "expired",
    }
}

impl InquiryState {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asked => "inquiry-state-asked",
            Self::Invited => "inquiry-state-invited",
            Self::Declined => "inquiry-state-declined",
            Self::Withdrawn => "inquiry-state-withdrawn",
            Self::Settled => "inquiry-state-settled",
            Self::Expired => "inquiry-state-expired",
        }
    }

    /// The state at `now`: time alone ends what nobody decided on, and nobody writes that.
    #[must_use]
    pub fn at(self, expires_at: Moment, now: Moment) -> Self {
        if self == Self::Asked && expires_at <= now { Self::Expired } else { self }
    }

    /// How long after such an end the reseller may not ask the same provider again: an invitation has its own time, and
    /// what is withdrawn is not asked again the same day.
    #[must_use]
    pub const fn pause(self) -> TimeDelta {
        match self {
            Self::Declined => TimeDelta::days(30),
            Self::Invited => invitation::lifetime(),
            Self::Withdrawn => TimeDelta::days(1),
            Self::Asked | Self::Settled | Self::Expired => TimeDelta::zero(),
        }
    }
}

/// On which side of an inquiry an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InquirySide {
    /// Whoever asks.
    Reseller,
    /// Whoever is asked.
    Provider,
}

text_enum! {
    /// What can be done with an inquiry.
    InquiryStep {
        /// The provider makes an invitation for the reseller.
        Invite => "invite",
        /// The provider says no.
        Decline => "decline",
        /// The reseller takes it back.
        Withdraw => "withdraw",
    }
}

impl InquiryStep {
    /// The state to which it leads when an account on this side takes it; `None` where it can't be taken.
    #[must_use]
    pub fn from(self, state: InquiryState, side: InquirySide) -> Option<InquiryState> {
        if state != InquiryState::Asked || side != self.side() {
            return None;
        }
        Some(match self {
            Self::Invite => InquiryState::Invited,
            Self::Decline => InquiryState::Declined,
            Self::Withdraw => InquiryState::Withdrawn,
        })
    }

    /// Whose step it is.
    #[must_use]
    pub const fn side(self) -> InquirySide {
        match self {
            Self::Invite | Self::Decline => InquirySide::Provider,
            Self::Withdraw => InquirySide::Reseller,
        }
    }

    /// What one must be allowed to do for it.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Invite => Action::RequestPartnership,
            Self::Decline => Action::AnswerPartnershipInquiries,
            Self::Withdraw => Action::WithdrawPartnershipInquiry,
        }
    }
}

/// Why a reseller can't ask a provider, in the order in which a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InquiryObstacle {
    /// The two can't become partners.
    Partnership(PartnershipObstacle),
    /// The provider has not decided on what it was asked before.
    AlreadyAsked,
    /// The last inquiry has ended so, and may be repeated from then on.
    TooSoon(InquiryState, Moment),
    /// Too many others are open.
    TooMany,
}

impl InquiryObstacle {
    /// What the person is told.
    #[must_use]
    pub fn text(self, provider: &str) -> Text {
        let text = match self {
            Self::Partnership(PartnershipObstacle::OwnLink | PartnershipObstacle::NotAReseller) => {
                Text::new("inquiry-only-resellers")
            }
            Self::Partnership(PartnershipObstacle::NotInGoodStanding(Standing::PendingApproval)) => {
                Text::new("inquiry-pending-approval")
            }
            Self::Partnership(obstacle) => return obstacle.text(provider),
            Self::AlreadyAsked => Text::new("inquiry-already-asked"),
            Self::TooSoon(InquiryState::Invited, at) => Text::new("inquiry-after-invitation").moment("at", at),
            Self::TooSoon(InquiryState::Declined, at) => Text::new("inquiry-after-decline").moment("at", at),
            Self::TooSoon(_, at) => Text::new("inquiry-after-withdrawal").moment("at", at),
            Self::TooMany => Text::new("inquiry-too-many").count("count", MOST_OPEN),
        };
        text.with("provider", provider)
    }
}

/// What a reseller has asked before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedBefore {
    /// How what it last asked the same provider stands now, and since when it has ended.
    pub last: Option<(InquiryState, Option<Moment>)>,
    /// How many of its inquiries are open, with all providers.
    pub open: i64,
}

/// Whether `reseller` may ask `provider` for a partnership; `partners` says whether they are partners already. It can ask
/// nobody whose invitation it could not accept.
///
/// # Errors
/// The first [`InquiryObstacle`] in the way.
pub fn check_asking(
    (provider, reseller): (&AccountFacts, &AccountFacts),
    partners: bool,
    before: AskedBefore,
    now: Moment,
) -> Result<(), InquiryObstacle> {
    check_guards(provider, reseller, partners).map_err(InquiryObstacle::Partnership)?;
    match before.last {
        Some((InquiryState::Asked, _)) => return Err(InquiryObstacle::AlreadyAsked),
        Some((state, Some(ended_at))) if now < ended_at.plus(state.pause()) => {
            return Err(InquiryObstacle::TooSoon(state, ended_at.plus(state.pause())));
        }
        _ => {}
    }
    if before.open >= MOST_OPEN { Err(InquiryObstacle::TooMany) } else { Ok(()) }
}

/// How many inquiries of one reseller may be open at a time.
pub const MOST_OPEN: i64 = 10;

/// The longest message to the provider.
pub const MAX_MESSAGE: usize = 2_000;

/// The longest reason.
pub const MAX_REASON: usize = 500;

/// How long there is for an answer.
#[must_use]
pub const fn lifetime() -> TimeDelta {
    TimeDelta::days(30)
}

/// How long before its end it is said that an inquiry runs out soon.
#[must_use]
pub const fn soon() -> TimeDelta {
    TimeDelta::days(3)
}

#[cfg(test)]
mod tests {
    use super::{
        InquirySide::{Provider, Reseller},
        InquiryState::{Asked, Declined, Expired, Invited, Settled, Withdrawn},
        InquiryStep::{Decline, Invite, Withdraw},
        *,
    };
    use crate::domain::{
        account::{AccountKind, Cloud},
        ids::AccountId,
    };

    fn moment(days: i64) -> Moment {
        Moment::from_utc("2030-01-15T12:00:00Z".parse().unwrap()).plus(TimeDelta::days(days))
    }

    #[test]
    fn every_step_in_every_state_by_every_side() {
        let taken = [(Invite, Provider, Invited), (Decline, Provider, Declined), (Withdraw, Reseller, Withdrawn)];
        for state in InquiryState::ALL.iter().copied() {
            for side in [Reseller, Provider] {
                for step in InquiryStep::ALL.iter().copied() {
                    let expected = taken.iter().find(|(one, by, _)| (*one, *by) == (step, side)).map(|(.., to)| *to);
                    let expected = expected.filter(|_| state == Asked);
                    assert_eq!(step.from(state, side), expected, "{step} in {state} by {side:?}");
                }
            }
        }
    }

    #[test]
    fn an_inquiry_expires_at_its_second_and_only_while_nobody_decided() {
        assert_eq!(Asked.at(moment(1), moment(0)), Asked);
        assert_eq!(Asked.at(moment(0), moment(0)), Expired);
        for ended in [Invited, Declined, Withdrawn, Settled] {
            assert_eq!(ended.at(moment(0), moment(0)), ended);
        }
    }

    #[test]
    fn a_reseller_asks_whom_it_could_accept_once_and_not_too_often() {
        let account = |kind, country: &str| AccountFacts {
            id: AccountId::at(moment(0)),
            kind,
            name: "A".into(),
            country: country.into(),
            cloud: Cloud::Public,
            standing: Standing::Active,
        };
        let provider = account(AccountKind::IndirectProvider, "US");
        let reseller = account(AccountKind::IndirectReseller, "US");
        let never = AskedBefore { last: None, open: 0 };
        let check = |before| check_asking((&provider, &reseller), false, before, moment(0));
        assert_eq!(check(never), Ok(()));
        let partnership = |obstacle| Err(InquiryObstacle::Partnership(obstacle));
        assert_eq!(
            check_asking((&provider, &reseller), true, never, moment(0)),
            partnership(PartnershipObstacle::AlreadyPartners)
        );
        let brazilian = account(AccountKind::IndirectReseller, "BR");
        assert_eq!(
            check_asking((&provider, &brazilian), false, never, moment(0)),
            partnership(PartnershipObstacle::OtherRegion)
        );
        let suspended = AccountFacts { standing: Standing::Suspended, ..reseller.clone() };
        assert_eq!(
            check_asking((&provider, &suspended), false, never, moment(0)),
            partnership(PartnershipObstacle::NotInGoodStanding(Standing::Suspended))
        );
        assert_eq!(check(AskedBefore { open: MOST_OPEN, ..never }), Err(InquiryObstacle::TooMany));
        assert_eq!(check(AskedBefore { open: MOST_OPEN - 1, ..never }), Ok(()));
        let after = |state, days: i64| check(AskedBefore { last: Some((state, Some(moment(-days)))), open: 0 });
        for (state, pause) in [(Declined, 30), (Invited, 14), (Withdrawn, 1)] {
            assert_eq!(after(state, pause), Ok(()), "{state}");
            assert_eq!(after(state, pause - 1), Err(InquiryObstacle::TooSoon(state, moment(1))), "{state}");
        }
        for state in [Settled, Expired] {
            assert_eq!(after(state, 0), Ok(()), "{state}");
        }
        let open = AskedBefore { last: Some((Asked, None)), open: MOST_OPEN };
        assert_eq!(check(open), Err(InquiryObstacle::AlreadyAsked));
    }
}
