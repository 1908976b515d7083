//! What the portal itself keeps: audit records, drafts, mail that waits, files that were sent; and finding all there is.

pub mod activity_log;
pub mod audit;
pub mod audit_chain;
pub mod crowd;
pub mod drafts;
pub mod finder;
pub mod idempotency;
pub mod kept_numbers;
pub mod mail_blocks;
pub mod mail_quotas;
pub mod outbox;
pub mod security_event_list;
pub mod security_events;
pub mod sent_files;
pub mod uploads;
pub mod waiting;
