//! Security events, and the page that shows them.

pub mod events;
mod pages;
