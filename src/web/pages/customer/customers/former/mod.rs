//! Customers that a partner no longer serves: the list of them, giving up what is left over, asking again.

pub mod give_up;
pub mod list;
pub mod reinstate;
