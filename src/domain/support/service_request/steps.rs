//! What may be done about a service request, in which state, and by whom: a table.

use super::{EntryKind, RequestState};
use crate::domain::{Action, ids::AccountId};

text_enum! {
    /// A step that somebody takes.
    Step {
        /// Whoever it is with answers.
        Answer => "answer",
        /// Whoever it is with answers and closes it.
        Resolve => "resolve",
        /// Whoever it is with writes something down for its own people.
        Note => "note",
        /// Whoever it is with sends it a step up.
        Escalate => "escalate",
        /// Whoever it was escalated to sends it back.
        HandBack => "hand_back",
        /// Whoever opened it says more.
        Reply => "reply",
        /// Whoever opened it closes it.
        Withdraw => "withdraw",
        /// Whoever opened it opens it again.
        Reopen => "reopen",
    }
}

/// What an account is to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestParty {
    /// It is with this account, which is to answer.
    Holder,
    /// This account opened it.
    Opener,
    /// It is about this account, a customer, and one of its partners opened it.
    Customer,
    /// It was with this account before.
    Former,
}

impl RequestParty {
    /// What `account` is to a request that it may see.
    #[must_use]
    pub fn of(account: AccountId, holder: AccountId, opener: AccountId, customer: AccountId) -> Self {
        if account == holder {
            Self::Holder
        } else if account == opener {
            Self::Opener
        } else if account == customer {
            Self::Customer
        } else {
            Self::Former
        }
    }
}

/// Every step: who takes it, in which states, and where the request stands afterwards. What is not here can't be done.
pub const STEPS: &[(Step, RequestParty, &[RequestState], RequestState)] = {
    use RequestState::{Closed, Open, Waiting};
    &[
        (Step::Answer, RequestParty::Holder, &[Open, Waiting], Waiting),
        (Step::Resolve, RequestParty::Holder, &[Open, Waiting], Closed),
        // A note leaves the request where it is: see `after`.
        (Step::Note, RequestParty::Holder, &[Open, Waiting, Closed], Open),
        (Step::Escalate, RequestParty::Holder, &[Open, Waiting], Open),
        (Step::HandBack, RequestParty::Holder, &[Open, Waiting], Open),
        (Step::Reply, RequestParty::Opener, &[Open, Waiting], Open),
        (Step::Withdraw, RequestParty::Opener, &[Open, Waiting], Closed),
        (Step::Reopen, RequestParty::Opener, &[Closed], Open),
    ]
};

/// Where a request stands after this step; `None` where this party can't take it in this state.
#[must_use]
pub fn after(step: Step, party: RequestParty, state: RequestState) -> Option<RequestState> {
    let (_, _, _, to) =
        STEPS.iter().find(|(one, by, from, _)| *one == step && *by == party && from.contains(&state))?;
    Some(if step == Step::Note { state } else { *to })
}

impl Step {
    /// The right that it takes.
    #[must_use]
    pub const fn right(self) -> Action {
        match self {
            Self::Answer | Self::Resolve | Self::Note | Self::Escalate | Self::HandBack => {
                Action::AnswerServiceRequests
            }
            Self::Reply | Self::Withdraw | Self::Reopen => Action::OpenServiceRequests,
        }
    }

    /// What is kept of it.
    #[must_use]
    pub const fn entry(self) -> EntryKind {
        match self {
            Self::Answer => EntryKind::Answer,
            Self::Resolve | Self::Withdraw => EntryKind::Closing,
            Self::Note => EntryKind::Note,
            Self::Escalate => EntryKind::Escalation,
            Self::HandBack => EntryKind::Return,
            Self::Reply => EntryKind::Reply,
            Self::Reopen => EntryKind::Reopening,
        }
    }

    /// Whether it takes words: who opened a request may close it without any.
    #[must_use]
    pub const fn takes_words(self) -> bool {
        !matches!(self, Self::Withdraw)
    }

    /// Whether it counts as the first answer.
    #[must_use]
    pub const fn is_response(self) -> bool {
        matches!(self, Self::Answer | Self::Resolve)
    }
}

#[cfg(test)]
mod tests {
    use RequestState::{Closed, Open, Waiting};

    use super::*;

    const PARTIES: [RequestParty; 4] =
        [RequestParty::Holder, RequestParty::Opener, RequestParty::Customer, RequestParty::Former];

    /// Step by step what becomes of a request that is open, waiting and closed.
    const EXPECTED: [(Step, RequestParty, [Option<RequestState>; 3]); 8] = [
        (Step::Answer, RequestParty::Holder, [Some(Waiting), Some(Waiting), None]),
        (Step::Resolve, RequestParty::Holder, [Some(Closed), Some(Closed), None]),
        (Step::Note, RequestParty::Holder, [Some(Open), Some(Waiting), Some(Closed)]),
        (Step::Escalate, RequestParty::Holder, [Some(Open), Some(Open), None]),
        (Step::HandBack, RequestParty::Holder, [Some(Open), Some(Open), None]),
        (Step::Reply, RequestParty::Opener, [Some(Open), Some(Open), None]),
        (Step::Withdraw, RequestParty::Opener, [Some(Closed), Some(Closed), None]),
        (Step::Reopen, RequestParty::Opener, [None, None, Some(Open)]),
    ];

    #[test]
    fn every_step_in_every_state_by_every_party_ends_as_decided() {
        assert_eq!(EXPECTED.map(|(step, ..)| step).as_slice(), Step::ALL);
        for (step, by, states) in EXPECTED {
            for party in PARTIES {
                for (state, expected) in [Open, Waiting, Closed].into_iter().zip(states) {
                    let expected = expected.filter(|_| party == by);
                    assert_eq!(after(step, party, state), expected, "{step:?} of {state:?} by {party:?}");
                }
            }
        }
    }

    #[test]
    fn an_account_is_one_thing_to_a_request() {
        let [holder, opener, customer, other] =
            [1_u128, 2, 3, 4].map(|n| AccountId::from_uuid(uuid::Uuid::from_u128(n)));
        let of = |account| RequestParty::of(account, holder, opener, customer);
        assert_eq!(
            [holder, opener, customer, other].map(of),
            [RequestParty::Holder, RequestParty::Opener, RequestParty::Customer, RequestParty::Former]
        );
        // A customer that opened its request itself is its opener.
        assert_eq!(RequestParty::of(customer, holder, customer, customer), RequestParty::Opener);
    }
}
