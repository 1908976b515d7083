//! What the portal itself keeps: audit records, drafts, mail that waits, files that were sent.

pub mod audit;
pub mod crowd;
pub mod drafts;
pub mod idempotency;
pub mod outbox;
pub mod sent_files;
pub mod uploads;
