//! How many mails people may cause who are written to by nobody that they know (`docs/domain.md` §13.1).

use chrono::TimeDelta;

text_enum! {
    /// What is counted.
    MailScope {
        /// New addresses that a person writes to.
        Inviter => "inviter",
        /// New addresses that an account's people write to.
        Account => "account",
        /// Mails that go to an address.
        Recipient => "recipient",
        /// Enrolments that are asked for from a network.
        Place => "place",
    }
}

/// How many there may be in a day; settings of the installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailQuotas {
    /// New addresses that one person writes to.
    pub inviter: i64,
    /// New addresses that the people of one account write to.
    pub account: i64,
    /// Invitations and confirmations that one address gets.
    pub recipient: i64,
    /// Confirmations that are asked for from one network.
    pub place: i64,
}

impl Default for MailQuotas {
    fn default() -> Self {
        Self { inviter: 50, account: 200, recipient: 20, place: 50 }
    }
}

impl MailQuotas {
    /// The most of what is counted.
    #[must_use]
    pub const fn most(&self, scope: MailScope) -> i64 {
        match scope {
            MailScope::Inviter => self.inviter,
            MailScope::Account => self.account,
            MailScope::Recipient => self.recipient,
            MailScope::Place => self.place,
        }
    }
}

/// How long it is counted: from the first mail on.
#[must_use]
pub const fn window() -> TimeDelta {
    TimeDelta::days(1)
}
