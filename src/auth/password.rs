//! Hashing passwords: argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane), a few at a time.

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::domain::{Error, password::TemporaryPassword};

/// How many may wait for their turn; more are told that the portal is busy.
const QUEUE: usize = 128;

/// How many KiB the hash of a password that the portal made takes: ten thousand of them a second or so.
const TEMPORARY_MEMORY: u32 = 64;

/// A decoy hash with the usual parameters, so that an unknown address takes as long as a known one. No password fits it.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$d4xJ/9HE5JrbhbuODFgMpw$/dN/o0Z5xPrPiCDZ72Od2IgKELe+8K2QhfZzpUNLaFI";

/// Hashes and checks passwords off the request threads, with bounded concurrency: each takes 19 MiB and a core.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Passwords {
    /// As many at once as given.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self { turns: Arc::new(Semaphore::new(at_once)), queue: Arc::new(Semaphore::new(QUEUE)) }
    }

    /// Hashes a password for keeping, with a salt of its own; gives a PHC string.
    ///
    /// # Errors
    /// [`Error::Internal`] where hashing fails.
    pub async fn hash(&self, password: String) -> Result<String, Error> {
        self.in_turn(move || hash(&password)).await
    }

    /// Hashes passwords that the portal made, many at a time, with a salt each and little work; gives PHC strings.
    ///
    /// Little work is enough for these: it makes guessing dear, and of what is chosen at random out of 2⁹¹ nobody guesses
    /// one however cheap each try is. The type sees to it that no password of a person's own choice comes here; the one
    /// that replaces it at the first sign-in is hashed like any other. Checking reads the parameters from the hash.
    ///
    /// # Errors
    /// [`Error::Internal`] where hashing fails.
    pub async fn hash_temporary(&self, passwords: Vec<TemporaryPassword>) -> Result<Vec<String>, Error> {
        self.in_turn(move || {
            let failed = |cause: &dyn std::fmt::Display| Error::Internal(cause.to_string());
            let params = Params::new(TEMPORARY_MEMORY, 1, 1, None).map_err(|cause| failed(&cause))?;
            let cheap = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            let hash = |password: &TemporaryPassword| {
                let hash = cheap.hash_password(password.reveal().as_bytes()).map_err(|cause| failed(&cause))?;
                Ok(hash.to_string())
            };
            passwords.iter().map(hash).collect()
        })
        .await
    }

    /// Whether `password` fits `kept`. Without a kept hash a decoy is checked, so that an unknown address takes as long;
    /// and so it is for whom no password was made yet (an empty hash).
    ///
    /// # Errors
    /// [`Error::Internal`] where checking fails.
    pub async fn verify(&self, password: String, kept: Option<String>) -> Result<bool, Error> {
        let kept = kept.filter(|hash| !hash.is_empty());
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| DECOY.to_owned());
        self.in_turn(move || {
            let parsed = PasswordHash::new(&kept).map_err(|e| Error::Internal(e.to_string()))?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let busy = |_| Error::Unavailable("too many passwords are waiting to be checked".into());
        let _place = self.queue.try_acquire().map_err(busy)?;
        let _turn = self.turns.acquire().await.map_err(|closed| Error::Internal(closed.to_string()))?;
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|panic| Err(Error::Internal(panic.to_string())))
    }
}

/// Hashes a password here and now: for commands, where nobody waits.
///
/// # Errors
/// [`Error::Internal`] where hashing fails.
pub fn hash(password: &str) -> Result<String, Error> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::password::temporary;

    #[test]
    fn the_parameters_are_those_that_owasp_asks_for() {
        let start = "$argon2id$v=19$m=19456,t=2,p=1$";
        assert!(hash("correct horse").unwrap().starts_with(start) && DECOY.starts_with(start));
    }

    #[tokio::test(flavor = "current_thread")]
    async fn temporary_passwords_are_hashed_cheaply_and_checked_like_any_other() {
        let (passwords, made) = (Passwords::new(1), vec![temporary(), temporary()]);
        let kept = passwords.hash_temporary(made.clone()).await.unwrap();
        assert!(kept.iter().all(|hash| hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$")));
        assert!(passwords.verify(made[1].reveal().into(), Some(kept[1].clone())).await.unwrap());
        assert!(!passwords.verify(made[1].reveal().into(), Some(kept[0].clone())).await.unwrap());
        assert!(!passwords.verify(String::new(), Some(String::new())).await.unwrap());
    }

    #[tokio::test(flavor = "current_thread")]
    async fn only_the_right_password_of_a_known_user_fits() {
        let passwords = Passwords::new(1);
        let kept = passwords.hash("correct horse".into()).await.unwrap();
        assert!(passwords.verify("correct horse".into(), Some(kept.clone())).await.unwrap());
        assert!(!passwords.verify("wrong horse".into(), Some(kept)).await.unwrap());
        assert!(!passwords.verify("correct horse".into(), None).await.unwrap());
    }
}
