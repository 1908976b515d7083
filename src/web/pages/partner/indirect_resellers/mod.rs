//! Indirect resellers: a provider's list of them, and the end of a partnership.

pub mod analytics;
pub mod details;
pub mod farewell;
pub mod list;
pub mod remove;
