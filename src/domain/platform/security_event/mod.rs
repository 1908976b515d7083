//! Security events: what was tried and did not work, and what changed of people's ways in (`docs/domain.md` §4.9). Each
//! carries its words, wherever it is read.

mod gathering;
mod kind;

pub use gathering::{GatheredEvent, Gathering, PER_KIND, PER_PLACE};
pub use kind::{SecurityDetail, SecurityEventKind, SecurityObject};

use uuid::Uuid;

use crate::domain::{
    Action, Moment,
    client::Client,
    ids::{AccountId, UserId},
};

/// How many failures within an hour need the operator.
pub const FAILURES_NOTICED: i64 = 100;

/// How many days events are kept where no setting says otherwise.
pub const USUAL_DAYS: i64 = 90;

/// Who it was, or as whom somebody came, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EventPerson {
    /// Nobody knows.
    Nobody,
    /// A user.
    User(UserId),
    /// Whoever typed this address, as [`EmailAddress::key`](crate::domain::email::EmailAddress::key) writes it; whether
    /// somebody signs in with it is looked up where the event is kept.
    Address(String),
}

/// Something that happened, before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityEvent {
    /// What.
    pub kind: SecurityEventKind,
    /// When.
    pub at: Moment,
    /// From where.
    pub client: Client,
    /// Who it was.
    pub person: EventPerson,
    /// The account that the person acted in.
    pub account: Option<AccountId>,
    /// What it was done to, or tried on.
    pub object: Option<(SecurityObject, Uuid)>,
    /// What was not allowed.
    pub action: Option<Action>,
    /// Which form or page: its method and the pattern of its address, without what stands for its names.
    pub route: Option<String>,
    /// What exactly.
    pub detail: Option<SecurityDetail>,
}

impl SecurityEvent {
    /// Something that happened, of which nothing more is known.
    #[must_use]
    pub fn new(kind: SecurityEventKind, at: Moment, client: Client) -> Self {
        Self {
            kind,
            at,
            // Whom a browser is known to is nobody else's business.
            client: Client { marks: Vec::new(), ..client },
            person: EventPerson::Nobody,
            account: None,
            object: None,
            action: None,
            route: None,
            detail: None,
        }
    }

    /// Adds who it was.
    #[must_use]
    pub fn by(self, person: EventPerson) -> Self {
        Self { person, ..self }
    }

    /// Adds who it was: a user.
    #[must_use]
    pub fn by_user(self, user: UserId) -> Self {
        self.by(EventPerson::User(user))
    }

    /// Adds whose it is: the account that the person acted in.
    #[must_use]
    pub fn in_account(self, account: Option<AccountId>) -> Self {
        Self { account, ..self }
    }

    /// Adds what it was done to.
    #[must_use]
    pub fn on(self, object: Option<(SecurityObject, Uuid)>) -> Self {
        Self { object, ..self }
    }

    /// Adds what was not allowed.
    #[must_use]
    pub fn of_action(self, action: Option<Action>) -> Self {
        Self { action, ..self }
    }

    /// Adds the form or page.
    #[must_use]
    pub fn at_route(self, route: Option<String>) -> Self {
        Self { route, ..self }
    }

    /// Adds what exactly it was.
    #[must_use]
    pub fn detailed(self, detail: SecurityDetail) -> Self {
        Self { detail: Some(detail), ..self }
    }
}
