//! What the portal itself keeps: records, drafts, files that were sent.

pub mod audit;
pub mod audit_chain;
pub mod draft;
pub mod inert;
pub mod list;
pub mod mail;
pub mod mail_quota;
pub mod security_event;
pub mod sheet;
pub mod sought;
pub mod upload;
pub mod waiting;
