//! How a global admin gets back in whom nobody else can help (`docs/domain.md` §15.4): one operator asks for it, and time or
//! another operator lets it take effect, unless somebody of the account cancels it.

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

/// What can happen to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestorationStep {
    /// This operator confirms it.
    Confirm(UserId),
    /// Somebody of the account, or an operator, cancels it.
    Cancel,
    /// Time passes.
    Elapse,
}

/// What decides about the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestorationFacts {
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
    /// What a step makes of it; `None` where it can't be taken: of two operators each counts once.
    #[must_use]
    pub fn after(&self, step: RestorationStep, now: Moment) -> Option<RestorationState> {
        match (self.state, step) {
            (RestorationState::Waiting, RestorationStep::Confirm(by)) if by != self.requested_by => {
                Some(RestorationState::Effective)
            }
            (RestorationState::Waiting, RestorationStep::Elapse) if now >= self.effective_at => {
                Some(RestorationState::Effective)
            }
            (RestorationState::Waiting, RestorationStep::Cancel) => Some(RestorationState::Canceled),
            _ => None,
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

    #[test]
    fn another_operator_or_a_day_lets_it_take_effect_and_anyone_of_the_account_cancels_it() {
        let facts = |state| RestorationFacts { state, requested_by: operator(1), effective_at: at(24) };
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
