//! A customer's directory: its users, and what somebody may do to them (`docs/domain.md` §10.1, §10.2).

pub mod customer_user;
pub mod license;
pub mod service_plan;
pub mod user_sheet;

use super::{ids::AccountId, policy::Action};

text_enum! {
    /// Whether a user is there.
    UserState {
        /// May sign in and use licenses.
        Active => "active",
        /// Deleted: kept for 30 days, and brought back whole within them.
        Deleted => "deleted",
    }
}

/// Whose directory is meant: a partner names a customer, a customer means itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The actor's own account, a customer.
    Own,
    /// A customer of the actor's account.
    Customer(AccountId),
}

/// What somebody wants in a directory. A partner needs one right for it, the customer's own people another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// See users and licenses.
    View,
    /// Add, change, delete and restore users.
    Manage,
    /// Give a user a new temporary password.
    ResetPassword,
    /// Add many users out of a file.
    Import,
    /// Give and take licenses.
    AssignLicenses,
}

impl Right {
    /// What a partner's people must be allowed to do.
    #[must_use]
    pub const fn of_partner(self) -> Action {
        match self {
            Self::View => Action::ViewCustomerUsers,
            Self::Manage => Action::ManageCustomerUsers,
            Self::ResetPassword => Action::ResetCustomerPassword,
            Self::Import => Action::ImportCustomerUsers,
            Self::AssignLicenses => Action::AssignLicenses,
        }
    }

    /// What the customer's own people must be allowed to do.
    #[must_use]
    pub const fn of_customer(self) -> Action {
        match self {
            Self::View => Action::ViewOwnUsers,
            Self::Manage => Action::ManageOwnUsers,
            Self::ResetPassword => Action::ResetOwnPasswords,
            Self::Import => Action::ImportOwnUsers,
            Self::AssignLicenses => Action::AssignOwnLicenses,
        }
    }
}
