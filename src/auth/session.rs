//! Sessions on the server: the browser holds a signed key, the database its SHA-256 and who is behind it.
//!
//! Loading is put off: [`Store::load`] only names the session, and the request's one trip to the database looks it up
//! together with everything else the page needs.

use std::collections::HashMap;

use actix_session::{
    Session,
    storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError},
};
use actix_web::cookie::time::Duration;
use chrono::TimeDelta;

use super::token;
use crate::{
    domain::ids::SessionId,
    repository::{
        db::Database,
        sessions::{self, SessionHash},
    },
};

/// How old a session's lifetime must be before a form renews it.
#[must_use]
pub const fn renewal_interval() -> TimeDelta {
    TimeDelta::minutes(5)
}

const HASH: &str = "hash";
const NUMBER: &str = "number";
/// How many characters of a key are the session's number: 16 bytes in base64.
const NUMBER_LENGTH: usize = 22;
const KEY: &str = "key";

/// The key of a session: what it is called, and a secret. When the secret changes, forms of the pages that are open stay
/// good, for they hang on the number.
#[derive(Clone)]
pub struct NewKey(String);

impl NewKey {
    /// A new key for the session called `number`.
    #[must_use]
    pub fn of(number: SessionId) -> Self {
        Self(token::encode(number.uuid().as_bytes()) + &token::encode(&rand::random::<[u8; 32]>()))
    }

    /// What the session is found by.
    #[must_use]
    pub fn hash(&self) -> SessionHash {
        token::hash(self.0.as_bytes())
    }
}

/// Gives the browser the key of a session that was begun, or whose key has changed; the key that it had opens nothing any
/// more (nobody can have planted the new one).
pub fn hand_over(session: &Session, key: NewKey) {
    session.renew();
    let _strings_always_fit = session.insert(KEY, key.0);
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

/// What the browser's session is called, if it has a key that we signed.
#[must_use]
pub fn number_of(session: &Session) -> Option<String> {
    session.get(NUMBER).ok()?
}

/// Finds sessions in the database and ends them there. They are begun by use cases, in the transaction that says who it is.
pub struct Store {
    /// Where.
    pub database: Database,
}

impl SessionStore for Store {
    async fn load(&self, key: &SessionKey) -> Result<Option<HashMap<String, String>>, LoadError> {
        let key = key.as_ref();
        let number = key.get(..NUMBER_LENGTH).unwrap_or_default();
        let json = |text: &str| serde_json::Value::from(text).to_string();
        let hash = token::encode(&token::hash(key.as_bytes()));
        Ok(Some(HashMap::from([(HASH.to_owned(), json(&hash)), (NUMBER.to_owned(), json(number))])))
    }

    async fn save(&self, state: HashMap<String, String>, _ttl: &Duration) -> Result<SessionKey, SaveError> {
        let key = state.get(KEY).and_then(|json| serde_json::from_str::<String>(json).ok());
        let key = key.ok_or_else(|| SaveError::Other(anyhow::anyhow!("a session that no use case began")))?;
        SessionKey::try_from(key).map_err(|error| SaveError::Other(error.into()))
    }

    /// Nothing of a session changes but its key.
    async fn update(
        &self,
        key: SessionKey,
        _state: HashMap<String, String>,
        _ttl: &Duration,
    ) -> Result<SessionKey, UpdateError> {
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
