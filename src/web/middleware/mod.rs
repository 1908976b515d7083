//! What happens around every request: cookies, headers, compression, the log, and security events.

pub mod compression;
pub mod cookies;
pub mod events;
pub mod headers;
pub mod log;
