//! The personal link of an invitation: who asks, yes or no; and enrolling from it.

pub mod consent;
pub mod enrol;
pub mod look;
pub mod verify;
pub mod welcome;
