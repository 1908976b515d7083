//! What happens around every request: cookies, headers, compression, the log.

pub mod compression;
pub mod cookies;
pub mod headers;
pub mod log;
