//! What happens around every request: cookies, headers, the log.

pub mod cookies;
pub mod headers;
pub mod log;
