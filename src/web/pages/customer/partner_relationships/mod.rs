//! A customer's partner relationships: the list, what one partner has done, and its privileges.

pub mod list;
pub mod partner;
pub mod privileges;
pub(in crate::web::pages) mod words;
