//! Invitations: the list of all of them, the draft of one, and what can be done with those that are out.

pub mod bulk;
pub mod draft;
pub mod list;
pub mod request;
