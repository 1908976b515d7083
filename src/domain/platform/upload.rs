//! A catalogue file that was sent and is looked at before it is loaded.

use chrono::TimeDelta;

use crate::domain::Moment;

text_enum! {
    /// How far a file has come.
    UploadState {
        /// It waits for the word to load it.
        Waiting => "waiting",
        /// It is being loaded.
        Loading => "loading",
        /// It is in the catalogue.
        Loaded => "loaded",
        /// Loading it broke off; nothing of it is in the catalogue.
        Failed => "failed",
    }
}

impl UploadState {
    /// Whether loading may begin (again). One that has taken so long has died with the process it ran in.
    #[must_use]
    pub fn may_begin(self, started_at: Option<Moment>, now: Moment) -> bool {
        match self {
            Self::Waiting | Self::Failed => true,
            Self::Loading => started_at.is_none_or(|at| now.since(at) > patience()),
            Self::Loaded => false,
        }
    }
}

/// How long a file is kept.
#[must_use]
pub const fn lifetime() -> TimeDelta {
    TimeDelta::days(1)
}

/// How long loading may take: many times what the largest file needs.
#[must_use]
pub const fn patience() -> TimeDelta {
    TimeDelta::minutes(5)
}
