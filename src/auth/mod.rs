//! Passwords, passkeys, keys, tokens, sessions, providers of single sign-on, and the slow-down after failed sign-ins.

pub mod anchors;
pub mod keys;
pub mod lanes;
pub mod oidc;
pub mod passkeys;
pub mod password;
pub mod session;
pub mod throttle;
pub mod token;
pub mod totp;
