//! Pages of what the portal itself keeps.

pub mod activity_log;
