//! Hashing passwords: argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane), a few at a time.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use super::lanes::{Lanes, Origin, Turn};
use crate::domain::{Error, password::TemporaryPassword};

/// How many KiB the hash of a password that the portal made takes: ten thousand of them a second or so.
const TEMPORARY_MEMORY: u32 = 64;

/// A decoy hash with the usual parameters, so that an unknown address takes as long as a known one. No password fits it.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$d4xJ/9HE5JrbhbuODFgMpw$/dN/o0Z5xPrPiCDZ72Od2IgKELe+8K2QhfZzpUNLaFI";

/// Hashes and checks passwords off the request threads, with bounded concurrency: each takes 19 MiB and a core.
#[derive(Clone)]
pub struct Passwords(Lanes);

impl Passwords {
    /// As many at once as given.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self(Lanes::new(at_once))
    }

    /// Hashes a password for keeping, with a salt of its own; gives a PHC string.
    ///
    /// # Errors
    /// [`Error::Throttled`] where no turn comes in time; [`Error::Internal`] where hashing fails.
    pub async fn hash(&self, origin: &Origin, password: String) -> Result<String, Error> {
        Ok(self.in_turn(origin, move || hash(&password)).await?.1)
    }

    /// Hashes passwords that the portal made, many at a time, with a salt each and little work; gives PHC strings.
    ///
    /// Little work is enough for these: it makes guessing dear, and of what is chosen at random out of 2⁹¹ nobody guesses
    /// one however cheap each try is. The type sees to it that no password of a person's own choice comes here; the one
    /// that replaces it at the first sign-in is hashed like any other. Checking reads the parameters from the hash.
    ///
    /// # Errors
    /// As [`hash`](Self::hash).
    pub async fn hash_temporary(
        &self,
        origin: &Origin,
        passwords: Vec<TemporaryPassword>,
    ) -> Result<Vec<String>, Error> {
        let hashed = self.in_turn(origin, move || {
            let failed = |cause: &dyn std::fmt::Display| Error::Internal(cause.to_string());
            let params = Params::new(TEMPORARY_MEMORY, 1, 1, None).map_err(|cause| failed(&cause))?;
            let cheap = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            let hash = |password: &TemporaryPassword| {
                let hash = cheap.hash_password(password.reveal().as_bytes()).map_err(|cause| failed(&cause))?;
                Ok(hash.to_string())
            };
            passwords.iter().map(hash).collect()
        });
        Ok(hashed.await?.1)
    }

    /// Whether `password` fits `kept`. Without a kept hash a decoy is checked, so that an unknown address takes as long;
    /// so it is for whom no password was made yet (an empty hash), and before a hash that took little work. What fits costs
    /// its network no turn.
    ///
    /// # Errors
    /// [`Error::Throttled`] where no turn comes in time; [`Error::Internal`] where checking fails.
    pub async fn verify(&self, origin: &Origin, password: String, kept: Option<String>) -> Result<bool, Error> {
        let kept = kept.filter(|hash| !hash.is_empty());
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| DECOY.to_owned());
        let work = move || {
            let fits = |kept: &str| {
                let parsed = PasswordHash::new(kept).map_err(|e| Error::Internal(e.to_string()))?;
                Ok::<_, Error>(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
            };
            if kept.starts_with(&cheap_start()) {
                fits(DECOY)?;
            }
            Ok(fits(&kept)? && known)
        };
        let (mut turn, fits) = self.in_turn(origin, work).await?;
        if fits {
            turn.give_back();
        }
        Ok(fits)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        origin: &Origin,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<(Turn, T), Error> {
        let turn = self.0.take(origin).await?;
        let done =
            tokio::task::spawn_blocking(work).await.unwrap_or_else(|panic| Err(Error::Internal(panic.to_string())));
        done.map(|value| (turn, value))
    }
}

/// How a hash begins that took little work.
fn cheap_start() -> String {
    format!("$argon2id$v=19$m={TEMPORARY_MEMORY},")
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

    fn anybody() -> Origin {
        Origin::network(String::new())
    }

    #[test]
    fn the_parameters_are_those_that_owasp_asks_for() {
        let start = "$argon2id$v=19$m=19456,t=2,p=1$";
        assert!(hash("correct horse").unwrap().starts_with(start) && DECOY.starts_with(start));
    }

    #[tokio::test(flavor = "current_thread")]
    async fn temporary_passwords_are_hashed_cheaply_and_checked_like_any_other() {
        let (passwords, made) = (Passwords::new(1), vec![temporary(), temporary()]);
        let kept = passwords.hash_temporary(&anybody(), made.clone()).await.unwrap();
        assert!(kept.iter().all(|hash| hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$")));
        assert!(passwords.verify(&anybody(), made[1].reveal().into(), Some(kept[1].clone())).await.unwrap());
        assert!(!passwords.verify(&anybody(), made[1].reveal().into(), Some(kept[0].clone())).await.unwrap());
        assert!(!passwords.verify(&anybody(), String::new(), Some(String::new())).await.unwrap());
    }

    #[tokio::test(flavor = "current_thread")]
    async fn only_the_right_password_of_a_known_user_fits() {
        let passwords = Passwords::new(1);
        let kept = passwords.hash(&anybody(), "correct horse".into()).await.unwrap();
        assert!(passwords.verify(&anybody(), "correct horse".into(), Some(kept.clone())).await.unwrap());
        assert!(!passwords.verify(&anybody(), "wrong horse".into(), Some(kept)).await.unwrap());
        assert!(!passwords.verify(&anybody(), "correct horse".into(), None).await.unwrap());
    }

    #[tokio::test(flavor = "current_thread")]
    async fn a_hash_that_took_little_work_is_checked_as_long_as_any_other() {
        let passwords = Passwords::new(1);
        let kept = passwords.hash_temporary(&anybody(), vec![temporary()]).await.unwrap().remove(0);
        let mut took = [std::time::Duration::ZERO; 2];
        for _ in 0..5 {
            for (total, kept) in took.iter_mut().zip([Some(kept.clone()), None]) {
                let began = std::time::Instant::now();
                assert!(!passwords.verify(&anybody(), "wrong horse".into(), kept).await.unwrap());
                *total += began.elapsed();
            }
        }
        assert!(took[0] >= took[1].mul_f64(0.8), "{took:?}");
    }
}
