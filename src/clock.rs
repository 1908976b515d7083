//! The one place that asks what time it is. Everything else is handed a [`Moment`].

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{TimeDelta, Utc};

use crate::domain::Moment;

/// Tells the time: the system's, or a time that a test moves by hand.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved.
    Manual(Arc<Mutex<Moment>>),
}

impl Clock {
    /// A clock that stands at `start` until [`Clock::advance`] moves it.
    #[must_use]
    pub fn manual(start: Moment) -> Self {
        Self::Manual(Arc::new(Mutex::new(start)))
    }

    /// Now, in UTC, cut to microseconds (what both databases keep).
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the clock itself")]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => Moment::from_utc(Utc::now()),
            Self::Manual(moment) => *moment.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a manual clock by `by`; the system's clock takes no orders.
    pub fn advance(&self, by: TimeDelta) {
        if let Self::Manual(moment) = self {
            let mut moment = moment.lock().unwrap_or_else(PoisonError::into_inner);
            *moment = moment.plus(by);
        }
    }
}
