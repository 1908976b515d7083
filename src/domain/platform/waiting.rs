//! What waits for somebody in an account, as the menu counts it beside its entries.

use crate::domain::policy::Action;

/// Beyond this many the menu says that there are more, and nothing is counted.
pub const MOST_COUNTED: i64 = 99;

/// What waits for somebody who may do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Service requests that the account is to answer.
    Requests,
    /// Service requests of the account that were answered, and wait for more words or their end.
    Replies,
    /// Partners that ask the customer for a relationship.
    Partners,
    /// The customer's agreement.
    Agreement,
    /// Referrals that the reseller has not answered.
    Referrals,
    /// Order requests that the account is to decide on.
    OrderRequests,
    /// Resellers that ask the provider for a partnership.
    Inquiries,
    /// Accounts that the operator has not decided on.
    Accounts,
}

impl Waiting {
    /// All of it.
    pub const ALL: [Self; 8] = [
        Self::Requests,
        Self::Replies,
        Self::Partners,
        Self::Agreement,
        Self::Referrals,
        Self::OrderRequests,
        Self::Inquiries,
        Self::Accounts,
    ];

    /// What one must be allowed to do for it to wait for one.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Requests => Action::AnswerServiceRequests,
            Self::Replies => Action::OpenServiceRequests,
            Self::Partners => Action::AcceptRelationship,
            Self::Agreement => Action::SignAgreement,
            Self::Referrals => Action::AcceptReferral,
            Self::OrderRequests => Action::AnswerOrderRequests,
            Self::Inquiries => Action::AnswerPartnershipInquiries,
            Self::Accounts => Action::ManageAccounts,
        }
    }
}
