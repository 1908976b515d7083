//! What a customer is beside a business, and which offers that opens to it (`docs/domain.md` §8.6).

use crate::domain::{Error, Text, account::Cloud, offer::Segment};

text_enum! {
    /// A special qualification of a customer.
    Qualification {
        /// A school, a university, and what belongs to them.
        Education => "education",
        /// An organization that works for no profit.
        Nonprofit => "nonprofit",
        /// Whoever may use the community cloud of the government.
        Government => "government",
        /// An organization that a state owns; it opens no offers of its own, and may stand beside another.
        StateOwned => "state_owned",
    }
}

impl Qualification {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Education => "qualification-education",
            Self::Nonprofit => "qualification-nonprofit",
            Self::Government => "qualification-government",
            Self::StateOwned => "qualification-state-owned",
        }
    }

    /// Whether the operator has to confirm what a partner states.
    #[must_use]
    pub const fn needs_confirmation(self) -> bool {
        matches!(self, Self::Education | Self::Government)
    }

    /// Whether a customer has at most one of this and the others of its sort.
    #[must_use]
    pub const fn is_exclusive(self) -> bool {
        !matches!(self, Self::StateOwned)
    }

    /// The qualification that offers of a segment ask for.
    #[must_use]
    pub const fn of(segment: Segment) -> Option<Self> {
        match segment {
            Segment::Commercial => None,
            Segment::Education => Some(Self::Education),
            Segment::Government => Some(Self::Government),
            Segment::Nonprofit => Some(Self::Nonprofit),
        }
    }
}

text_enum! {
    /// How far a qualification that was stated has come.
    QualificationState {
        /// The operator has not looked at it.
        InReview => "in_review",
        /// It counts.
        Approved => "approved",
        /// The operator has looked at it, and it does not count.
        Denied => "denied",
    }
}

impl QualificationState {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::InReview => "qualification-in-review",
            Self::Approved => "qualification-approved",
            Self::Denied => "qualification-denied",
        }
    }
}

/// What somebody does about a qualification: a partner states and withdraws, the operator approves and denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualificationAct {
    /// Says that the customer has it.
    State,
    /// Says that the customer has it no longer.
    Withdraw,
    /// Confirms it.
    Approve,
    /// Does not.
    Deny,
}

/// What a qualification is after an act: nothing where the customer does not have it. What is so already stays.
///
/// # Errors
/// [`Error::Conflict`] where the operator decides on what nobody states, or what was decided otherwise.
pub fn after(
    qualification: Qualification,
    state: Option<QualificationState>,
    act: QualificationAct,
) -> Result<Option<QualificationState>, Error> {
    use QualificationState::{Approved, Denied, InReview};

    Ok(match (act, state) {
        (QualificationAct::Withdraw, _) => None,
        (QualificationAct::State, None | Some(Denied)) => {
            Some(if qualification.needs_confirmation() { InReview } else { Approved })
        }
        (QualificationAct::State, Some(held)) => Some(held),
        (QualificationAct::Approve, Some(InReview | Approved)) => Some(Approved),
        (QualificationAct::Deny, Some(InReview | Denied)) => Some(Denied),
        (QualificationAct::Approve | QualificationAct::Deny, _) => {
            return Err(Error::Conflict(Text::new("qualification-decided-otherwise")));
        }
    })
}

/// What is kept of a customer's qualifications, as far as offers ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Qualifications(Vec<(Qualification, QualificationState)>);

impl Qualifications {
    /// These.
    #[must_use]
    pub const fn new(held: Vec<(Qualification, QualificationState)>) -> Self {
        Self(held)
    }

    /// Where one of them stands.
    #[must_use]
    pub fn state(&self, of: Qualification) -> Option<QualificationState> {
        self.0.iter().find(|(one, _)| *one == of).map(|(_, state)| *state)
    }

    /// The one of which a customer has at most one.
    #[must_use]
    pub fn exclusive(&self) -> Option<Qualification> {
        self.0.iter().map(|(one, _)| *one).find(|one| one.is_exclusive())
    }
}

/// Why offers of a segment are not for a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unqualified {
    /// They are for another cloud.
    OtherCloud,
    /// The customer lacks this qualification.
    Lacks(Qualification),
    /// Its qualification waits for the operator.
    Waits(Qualification),
}

/// Whether offers of a segment are for a customer.
///
/// # Errors
/// Why they are not.
pub fn check_segment(segment: Segment, cloud: Cloud, held: &Qualifications) -> Result<(), Unqualified> {
    if cloud == Cloud::UsGovernment {
        return if segment == Segment::Government { Ok(()) } else { Err(Unqualified::OtherCloud) };
    }
    let Some(wanted) = Qualification::of(segment) else { return Ok(()) };
    match held.state(wanted) {
        Some(QualificationState::Approved) => Ok(()),
        Some(QualificationState::InReview) => Err(Unqualified::Waits(wanted)),
        Some(QualificationState::Denied) | None => Err(Unqualified::Lacks(wanted)),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Qualification::{Education, Government, Nonprofit, StateOwned},
        QualificationAct::{Approve, Deny, State, Withdraw},
        QualificationState::{Approved, Denied, InReview},
        *,
    };

    #[test]
    fn each_act_in_each_state() {
        for one in [Education, Government] {
            for (state, act, wanted) in [
                (None, State, Some(Some(InReview))),
                (None, Withdraw, Some(None)),
                (None, Approve, None),
                (None, Deny, None),
                (Some(InReview), State, Some(Some(InReview))),
                (Some(InReview), Withdraw, Some(None)),
                (Some(InReview), Approve, Some(Some(Approved))),
                (Some(InReview), Deny, Some(Some(Denied))),
                (Some(Approved), State, Some(Some(Approved))),
                (Some(Approved), Withdraw, Some(None)),
                (Some(Approved), Approve, Some(Some(Approved))),
                (Some(Approved), Deny, None),
                (Some(Denied), State, Some(Some(InReview))),
                (Some(Denied), Withdraw, Some(None)),
                (Some(Denied), Approve, None),
                (Some(Denied), Deny, Some(Some(Denied))),
            ] {
                assert_eq!(after(one, state, act).ok(), wanted, "{one} {state:?} {act:?}");
            }
        }
        for one in [Nonprofit, StateOwned] {
            assert_eq!(after(one, None, State).ok(), Some(Some(Approved)), "{one} needs nobody's word");
        }
    }

    #[test]
    fn a_segment_opens_to_whoever_is_qualified() {
        let held = |state| Qualifications::new(vec![(Education, state), (StateOwned, Approved)]);
        let public = |segment, held: &Qualifications| check_segment(segment, Cloud::Public, held);
        assert_eq!(public(Segment::Commercial, &Qualifications::default()), Ok(()));
        assert_eq!(public(Segment::Education, &held(Approved)), Ok(()));
        assert_eq!(public(Segment::Education, &held(InReview)), Err(Unqualified::Waits(Education)));
        assert_eq!(public(Segment::Education, &held(Denied)), Err(Unqualified::Lacks(Education)));
        assert_eq!(public(Segment::Nonprofit, &held(Approved)), Err(Unqualified::Lacks(Nonprofit)));
        assert_eq!(public(Segment::Government, &held(Approved)), Err(Unqualified::Lacks(Government)));
        let us = |segment| check_segment(segment, Cloud::UsGovernment, &held(Approved));
        assert_eq!(us(Segment::Government), Ok(()));
        assert_eq!(us(Segment::Education), Err(Unqualified::OtherCloud));
    }

    #[test]
    fn one_of_the_exclusive_ones_stands_beside_state_ownership() {
        assert_eq!(
            Qualifications::new(vec![(StateOwned, Approved), (Nonprofit, Approved)]).exclusive(),
            Some(Nonprofit)
        );
        assert_eq!(Qualifications::new(vec![(StateOwned, Approved)]).exclusive(), None);
    }
}
