//! How what the activity log tells of ended.

text_enum! {
    /// Whether something was done.
    ActivityResult {
        /// It was.
        Done => "done",
        /// It was tried, and refused.
        Refused => "refused",
    }
}

impl ActivityResult {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "activity-result-done",
            Self::Refused => "activity-result-refused",
        }
    }
}
