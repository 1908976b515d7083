//! Mail: written as data inside the transaction that causes it, delivered afterwards.

pub mod message;
pub mod transport;
pub mod worker;
