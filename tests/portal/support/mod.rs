//! What tests stand on: an application with a clock to move and a mailbox to look into, a browser without a window,
//! and a database of its own for each test.

mod app;
mod browser;
mod database;
pub mod device;
mod elements;
mod forms;
mod page;
pub mod page_rules;
pub mod provider;
pub mod sales;
mod template;

use tandem::domain::{
    ids::AccountId,
    policy::{Action, Grant},
};
use uuid::Uuid;

pub use app::{PUBLIC_URL, TestApp, link_in};
pub use browser::Browser;
pub use database::{Backend, TestDatabase, unguarded};
pub use forms::{Field, Form};
pub use page::Page;

/// The demo users' password in tests.
pub const PASSWORD: &str = "a password for tests";

/// A grant for what is put straight into the database, where it does not matter on whose behalf.
pub fn grant_for(action: Action) -> Grant {
    Grant::of_the_portal(AccountId::from_uuid(Uuid::nil()), action)
}
