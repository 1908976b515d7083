//! Codes of authenticator apps (RFC 6238): six digits, a new one every 30 seconds, from a secret of 160 bits.

use totp_rs::{Builder, Secret, Totp};

use crate::domain::{Error, Moment};

/// The secret that the app and the portal share.
#[derive(Clone)]
pub struct AppSecret([u8; 20]);

impl AppSecret {
    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        Self(rand::random())
    }

    /// One that was kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its bytes, to be sealed.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// What is typed into an app that can't see the picture: base 32, in groups of four.
    #[must_use]
    pub fn text(&self) -> String {
        let signs: Vec<char> = Secret::from(self.0).to_base32().chars().collect();
        let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }

    /// What the picture says: whose code it is, and of which portal.
    ///
    /// # Errors
    /// [`Error::Internal`] for an address or a name that can't stand in one.
    pub fn address(&self, portal: &str, email: &str) -> Result<String, Error> {
        self.codes(portal, email)?.to_url().map_err(internal)
    }

    /// The number of the 30 seconds that a code belongs to: those of `now`, or the ones before or after. `None` for a wrong
    /// code, and for one that belongs to no later ones than `last`: each counts once.
    ///
    /// # Errors
    /// [`Error::Internal`] where codes can't be made.
    pub fn check(&self, typed: &str, last: i64, now: Moment) -> Result<Option<i64>, Error> {
        let code: String = typed.chars().filter(char::is_ascii_digit).collect();
        let step = self.codes("", "-")?.check(&code, now.unix().0);
        Ok(step.and_then(|step| i64::try_from(step).ok()).filter(|step| *step > last))
    }

    /// The code of a moment, for tests that stand in for an app.
    ///
    /// # Errors
    /// [`Error::Internal`] where codes can't be made.
    pub fn code_at(&self, now: Moment) -> Result<String, Error> {
        Ok(self.codes("", "-")?.generate(now.unix().0).to_string())
    }

    fn codes(&self, portal: &str, email: &str) -> Result<Totp, Error> {
        let issuer = (!portal.is_empty()).then(|| portal.replace(':', " "));
        let builder = Builder::new().with_secret(Secret::from(self.0)).with_account_name(email.replace(':', " "));
        builder.with_issuer(issuer).build().map_err(internal)
    }
}

fn internal(cause: impl std::fmt::Display) -> Error {
    Error::Internal(cause.to_string())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_utc(DateTime::from_timestamp(seconds, 0).unwrap())
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = AppSecret::from_bytes(b"12345678901234567890").unwrap();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(secret.code_at(at(seconds)).unwrap(), code);
            assert_eq!(secret.check(code, 0, at(seconds)).unwrap(), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_counts_once_and_half_a_minute_early_or_late() {
        let (secret, now) = (AppSecret::random(), at(1_780_000_000));
        let code = secret.code_at(now).unwrap();
        let step = secret.check(&code, 0, now).unwrap().unwrap();
        assert_eq!(secret.check(&code, step, now).unwrap(), None);
        let late = |seconds| secret.check(&code, 0, now.plus(TimeDelta::seconds(seconds))).unwrap();
        assert_eq!((late(30), late(-30)), (Some(step), Some(step)));
        assert_eq!((late(90), late(-90)), (None, None));
        assert_eq!(secret.check("", 0, now).unwrap(), None);
    }

    #[test]
    fn a_code_is_read_with_blanks_as_apps_show_it() {
        let (secret, now) = (AppSecret::random(), at(1_780_000_000));
        let code = secret.code_at(now).unwrap();
        let (first, last) = code.split_at(3);
        assert!(secret.check(&format!(" {first} {last} "), 0, now).unwrap().is_some());
    }
}
