//! How people get back in with somebody else's help, unless somebody who is told cancels it: a global admin whom nobody else
//! can help (`docs/domain.md` §15.4), by one operator and another, or time; and whoever has lost its second factors (§15.5),
//! by a global admin and time.

use chrono::TimeDelta;

use crate::domain::{Moment, ids::UserId};

text_enum! {
    /// How far it has come.
    RestorationState {
        /// It waits for its time, or for another operator.
        Waiting => "waiting",
        /// It is done.
        Effective => "effective",
        /// Somebody canceled it.
        Canceled => "canceled",
    }
}

text_enum! {
    /// What is restored.
    RestorationKind {
        /// All ways in of a global admin, by the operator.
        Access => "access",
        /// The way in without second factors, by a global admin of the account.
        Factors => "factors",
    }
}

text_enum! {
    /// Whether the person has to want it: nobody decides alone over somebody who belongs to others too.
    RestorationConsent {
        /// It belongs to this account alone.
        Needless => "needless",
        /// It was asked by mail.
        Awaited => "awaited",
        /// It does.
        Given => "given",
    }
}

/// What can happen to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestorationStep {
    /// This operator confirms it.
    Confirm(UserId),
    /// The person says by mail that it wants it.
    Consent,
    /// Somebody of the account, or an operator, cancels it.
    Cancel,
    /// Time passes.
    Elapse,
}

/// What decides about the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestorationFacts {
    /// What it is about.
    pub kind: RestorationKind,
    /// Whether the person has to want it.
    pub consent: RestorationConsent,
    /// How far it has come.
    pub state: RestorationState,
    /// The operator who asked for it.
    pub requested_by: UserId,
    /// When it takes effect by itself.
    pub effective_at: Moment,
}

/// How long the account's people have to cancel it.
#[must_use]
pub const fn delay() -> TimeDelta {
    TimeDelta::hours(24)
}

impl RestorationFacts {
    /// What a step makes of it; `None` where it can't be taken: of two operators each counts once, and nobody but time
    /// takes lost factors. What the person was asked and has not answered comes to nothing.
    #[must_use]
    pub fn after(&self, step: RestorationStep, now: Moment) -> Option<RestorationState> {
        if self.state != RestorationState::Waiting {
            return None;
        }
        let awaited = self.consent == RestorationConsent::Awaited;
        match step {
            RestorationStep::Confirm(by) => {
                (self.kind == RestorationKind::Access && by != self.requested_by).then_some(RestorationState::Effective)
            }
            RestorationStep::Consent => (awaited && now < self.effective_at).then_some(RestorationState::Waiting),
            RestorationStep::Elapse if now < self.effective_at => None,
            RestorationStep::Elapse if awaited => Some(RestorationState::Canceled),
            RestorationStep::Elapse => Some(RestorationState::Effective),
            RestorationStep::Cancel => Some(RestorationState::Canceled),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(hours: i64) -> Moment {
        Moment::from_naive_utc(chrono::NaiveDateTime::default()).plus(TimeDelta::hours(hours))
    }

    fn operator(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    fn facts(kind: RestorationKind, consent: RestorationConsent, state: RestorationState) -> RestorationFacts {
        RestorationFacts { kind, consent, state, requested_by: operator(1), effective_at: at(24) }
    }

    #[test]
    fn lost_factors_are_taken_by_time_alone_and_where_the_person_wants_it_if_it_is_asked() {
        use RestorationConsent::{Awaited, Given, Needless};
        use RestorationState::{Canceled, Effective, Waiting};
        for (consent, step, hours, after) in [
            (Needless, RestorationStep::Confirm(operator(2)), 0, None),
            (Needless, RestorationStep::Consent, 0, None),
            (Needless, RestorationStep::Elapse, 23, None),
            (Needless, RestorationStep::Elapse, 24, Some(Effective)),
            (Awaited, RestorationStep::Consent, 23, Some(Waiting)),
            (Awaited, RestorationStep::Consent, 24, None),
            (Awaited, RestorationStep::Elapse, 24, Some(Canceled)),
            (Given, RestorationStep::Consent, 0, None),
            (Given, RestorationStep::Elapse, 24, Some(Effective)),
            (Given, RestorationStep::Cancel, 0, Some(Canceled)),
        ] {
            let facts = facts(RestorationKind::Factors, consent, Waiting);
            assert_eq!(facts.after(step, at(hours)), after, "{consent}, {step:?} after {hours} h");
        }
    }

    #[test]
    fn another_operator_or_a_day_lets_it_take_effect_and_anyone_of_the_account_cancels_it() {
        let facts = |state| facts(RestorationKind::Access, RestorationConsent::Needless, state);
        let waiting = facts(RestorationState::Waiting);
        for (step, hours, after) in [
            (RestorationStep::Confirm(operator(2)), 0, Some(RestorationState::Effective)),
            (RestorationStep::Confirm(operator(1)), 23, None),
            (RestorationStep::Elapse, 23, None),
            (RestorationStep::Elapse, 24, Some(RestorationState::Effective)),
            (RestorationStep::Cancel, 23, Some(RestorationState::Canceled)),
        ] {
            assert_eq!(waiting.after(step, at(hours)), after, "{step:?} after {hours} h");
        }
        for over in [RestorationState::Effective, RestorationState::Canceled] {
            for step in [RestorationStep::Confirm(operator(2)), RestorationStep::Elapse, RestorationStep::Cancel] {
                assert_eq!(facts(over).after(step, at(48)), None, "{over} and {step:?}");
            }
        }
    }
}
