//! What several use cases share: drafts, and loading files in the background; and finding all that one may see.

pub mod activity_log;
pub mod audit_anchors;
pub mod audit_archives;
pub mod audit_sealer;
pub(in crate::service) mod drafts;
pub mod finder;
pub mod imports;
pub(in crate::service) mod mail_guard;
pub mod mail_refusal;
pub mod personal_data;
pub mod security_events;
pub(in crate::service) mod waiting;
