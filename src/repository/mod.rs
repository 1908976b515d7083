//! What is kept, and how it is found again. Diesel only: functions take a connection and a scope, never a pool,
//! and know nothing of HTTP. What writes takes a grant and asks whether it
//! [proves](crate::domain::policy::Grant::proves) one of the actions that the top of its file names; what needs none lies in
//! a file that says so.
//!
//! Whatever asks the database can fail as the database does: [`Unavailable`](crate::domain::error::Error::Unavailable),
//! [`NotSaved`](crate::domain::error::Error::NotSaved) or [`Internal`](crate::domain::error::Error::Internal), and
//! [`NotFound`](crate::domain::error::Error::NotFound) where one row is wanted and there is none, it is somebody else's, or
//! somebody was faster. A function has a section on errors only for what comes on top of that.

#[macro_use]
mod types;

mod account;

mod counted;
mod customer;
pub mod db;
mod directory;
mod error;
mod fixed_sql;
mod in_list;
mod invitation;
mod keyset;
pub mod migrate;
mod partner;
mod platform;
mod pool;
mod pooler;
mod sales;
#[cfg_attr(not(test), expect(clippy::wildcard_imports, reason = "diesel prints the tables so"))]
mod schema;
mod search;
mod statement;
mod states;
mod support;
pub mod sweeping;
pub mod whole;
mod writer;

// Each lies in the folder of its noun, and is named without it.
pub use account::*;
pub use customer::*;
pub use directory::*;
pub use invitation::*;
pub use partner::*;
pub use platform::*;
pub use sales::*;
pub use support::*;
