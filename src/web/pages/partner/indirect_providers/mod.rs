//! Indirect providers: a reseller's list of them.

pub mod list;
