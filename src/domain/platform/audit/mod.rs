//! What the audit table records, and its words: an event, and each field of the values before and after, stand on one list.

mod event;
mod field;
mod outcome;
mod value;
mod words;

pub use event::AuditEvent;
pub use field::{AuditField, Telling};
pub use outcome::ActivityResult;
pub use value::word_key;
