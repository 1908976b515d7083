//! Sessions on the server: the browser holds a signed key, the database its SHA-256 and who is behind it.
//!
//! Loading is put off: [`Store::load`] only names the session, and the request's one trip to the database looks it up
//! together with everything else the page needs.

use std::collections::HashMap;

use actix_session::{
    Session,
    storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError, generate_session_key},
};
use actix_web::cookie::time::Duration;
use chrono::TimeDelta;

use super::token;
use crate::{
    clock::Clock,
    domain::ids::{AccountId, UserId},
    repository::{
        db::Database,
        sessions::{self, SessionHash},
    },
};

/// How long a session lasts after the last form that was sent in it.
#[must_use]
pub const fn lifetime() -> TimeDelta {
    TimeDelta::hours(12)
}

/// How old a session's lifetime must be before a form renews it.
#[must_use]
pub const fn renewal_interval() -> TimeDelta {
    TimeDelta::minutes(5)
}

const HASH: &str = "hash";
const USER: &str = "user";
const ACCOUNT: &str = "account";

/// Signs a user in: a new key for the browser (nobody can have planted it), the old session revoked.
pub fn begin(session: &Session, user: UserId, account: Option<AccountId>) {
    session.renew();
    let _strings_always_fit = session.insert(USER, user.to_string());
    if let Some(account) = account {
        let _strings_always_fit = session.insert(ACCOUNT, account.to_string());
    }
}

/// Signs the browser out; its session is deleted.
pub fn end(session: &Session) {
    session.purge();
}

/// What the browser's session is found by, if it has a key that we signed.
#[must_use]
pub fn hash_of(session: &Session) -> Option<SessionHash> {
    let text: String = session.get(HASH).ok()??;
    token::Token::parse(&text).map(|hash| *hash.bytes())
}

/// Keeps sessions in the database.
pub struct Store {
    /// Where.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
}

impl Store {
    async fn keep(&self, key: &SessionKey, state: &HashMap<String, String>) -> anyhow::Result<()> {
        let read = |name: &str| state.get(name).and_then(|json| serde_json::from_str::<String>(json).ok());
        let Some(user) = read(USER).and_then(|id| id.parse::<UserId>().ok()) else { return Ok(()) };
        let account = read(ACCOUNT).and_then(|id| id.parse::<AccountId>().ok());
        let (hash, now) = (token::hash(key.as_ref().as_bytes()), self.clock.now());
        self.database
            .write(move |db| sessions::save(db, &hash, user, account, now, now.plus(lifetime())))
            .await
            .map_err(anyhow::Error::new)
    }
}

impl SessionStore for Store {
    async fn load(&self, key: &SessionKey) -> Result<Option<HashMap<String, String>>, LoadError> {
        let hash = token::encode(&token::hash(key.as_ref().as_bytes()));
        Ok(Some(HashMap::from([(HASH.to_owned(), format!("\"{hash}\""))])))
    }

    async fn save(&self, state: HashMap<String, String>, _ttl: &Duration) -> Result<SessionKey, SaveError> {
        let key = generate_session_key();
        self.keep(&key, &state).await.map_err(SaveError::Other)?;
        Ok(key)
    }

    async fn update(
        &self,
        key: SessionKey,
        state: HashMap<String, String>,
        _ttl: &Duration,
    ) -> Result<SessionKey, UpdateError> {
        self.keep(&key, &state).await.map_err(UpdateError::Other)?;
        Ok(key)
    }

    /// Lifetimes are renewed by the forms that are sent, never by pages that are looked at.
    async fn update_ttl(&self, _key: &SessionKey, _ttl: &Duration) -> anyhow::Result<()> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> anyhow::Result<()> {
        let hash = token::hash(key.as_ref().as_bytes());
        self.database.write(move |db| sessions::delete(db, &hash)).await.map_err(anyhow::Error::new)
    }
}
