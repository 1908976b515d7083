//! Single sign-on by `OpenID` Connect: what an account says of its provider, and what goes wrong with one (`docs/domain.md`
//! §4.8).

pub mod claims;
pub mod guard;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::domain::{Checks, Text};

/// How long there is at the provider.
pub const FLOW_LASTS: TimeDelta = TimeDelta::minutes(10);

/// How long a test counts for switching it on.
pub const TEST_COUNTS: TimeDelta = TimeDelta::hours(1);

/// The longest address of a provider.
const LONGEST_ISSUER: usize = 300;
/// The longest client ID.
const LONGEST_CLIENT: usize = 200;
/// The longest client secret.
const LONGEST_SECRET: usize = 500;
/// How many values may stand for a second factor.
const MOST_VALUES: usize = 10;

text_enum! {
    /// What somebody goes to a provider for.
    FlowPurpose {
        /// To sign in.
        SignIn => "sign_in",
        /// To try the settings, which counts for nothing else.
        Test => "test",
        /// To connect a user of the portal.
        Connect => "connect",
        /// To prove once more who it is.
        Prove => "prove",
    }
}

text_enum! {
    /// What goes wrong with a provider and its answers.
    ProviderFault {
        /// It does not answer, or not in time.
        Unreachable => "unreachable",
        /// Its address, or one that it names, is none that the portal goes to.
        Address => "address",
        /// Its own description lacks something, or can't be read.
        Discovery => "discovery",
        /// It is called otherwise than the settings say.
        Issuer => "issuer",
        /// It does not take the client ID or its secret.
        Client => "client",
        /// It signed nobody in.
        Refused => "refused",
        /// Its answer can't be read.
        Malformed => "malformed",
        /// It signs in a way that is not taken.
        Algorithm => "algorithm",
        /// The signature is none of its keys'.
        Signature => "signature",
        /// The answer is for another client.
        Audience => "audience",
        /// The answer is too old, or of a time to come.
        Time => "time",
        /// The answer belongs to another sign-in.
        Nonce => "nonce",
        /// It names nobody.
        Subject => "subject",
        /// It has not asked again who it is.
        AuthTime => "auth_time",
    }
}

impl ProviderFault {
    /// The key of what a global admin who tests is shown.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unreachable => "sso-fault-unreachable",
            Self::Address => "sso-fault-address",
            Self::Discovery => "sso-fault-discovery",
            Self::Issuer => "sso-fault-issuer",
            Self::Client => "sso-fault-client",
            Self::Refused => "sso-fault-refused",
            Self::Malformed => "sso-fault-malformed",
            Self::Algorithm => "sso-fault-algorithm",
            Self::Signature => "sso-fault-signature",
            Self::Audience => "sso-fault-audience",
            Self::Time => "sso-fault-time",
            Self::Nonce => "sso-fault-nonce",
            Self::Subject => "sso-fault-subject",
            Self::AuthTime => "sso-fault-auth-time",
        }
    }

    /// The key of what whoever wanted to sign in is shown: what it can do, and no more.
    #[must_use]
    pub const fn flash_key(self) -> &'static str {
        match self {
            Self::Unreachable | Self::Address | Self::Discovery => "flash-sso-unreachable",
            Self::Refused => "flash-sso-refused",
            _ => "flash-sso-untrusted",
        }
    }
}

/// What a test showed, as it is kept for the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TestResult {
    /// What went wrong; empty where nothing did.
    pub fault: String,
    /// Who it was, as the provider calls it.
    pub subject: String,
    /// The address that it gave.
    pub email: String,
    /// How the person showed who it is.
    pub methods: Vec<String>,
    /// What class of proof the provider says that was.
    pub class: String,
}

/// A provider as an account names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedProvider {
    /// What people type who want to sign in.
    pub short_name: String,
    /// The provider's address, as it calls itself.
    pub issuer: String,
    /// What the portal is called there.
    pub client_id: String,
}

/// Checks what somebody typed of a provider. `allowed` are the places that may be reached otherwise than others.
pub fn check_provider(
    checks: &mut Checks,
    (short_name, issuer, client_id): (&str, &str, &str),
    allowed: &guard::AllowedPlaces,
) -> NamedProvider {
    let short_name = short_name.trim().to_lowercase();
    if !is_short_name(&short_name) {
        checks.refuse("short_name", Text::new("sso-short-name-wrong"));
    }
    let issuer = issuer.trim().to_owned();
    if issuer.is_empty() {
        checks.refuse("issuer", Text::new("input-required"));
    } else if !is_issuer(&issuer, allowed) {
        checks.refuse("issuer", Text::new("sso-issuer-wrong"));
    }
    let client_id = client_id.trim().to_owned();
    if client_id.is_empty() {
        checks.refuse("client_id", Text::new("input-required"));
    } else if client_id.len() > LONGEST_CLIENT || !is_plain(&client_id) {
        checks.refuse("client_id", Text::new("input-forbidden-characters"));
    }
    NamedProvider { short_name, issuer, client_id }
}

/// Checks a client secret; an empty one leaves the one that is kept, where one `is_kept`.
pub fn check_secret(checks: &mut Checks, typed: &str, is_kept: bool) {
    let typed = typed.trim();
    if typed.is_empty() && !is_kept {
        checks.refuse("client_secret", Text::new("input-required"));
    } else if typed.len() > LONGEST_SECRET || !typed.bytes().all(|sign| matches!(sign, b' '..=b'~')) {
        checks.refuse("client_secret", Text::new("input-forbidden-characters"));
    }
}

/// Reads the values that count as a second factor, with blanks or commas between.
pub fn check_values(checks: &mut Checks, typed: &str) -> Vec<String> {
    let split = typed.split(|c: char| c.is_whitespace() || c == ',').filter(|value| !value.is_empty());
    let mut values: Vec<String> = split.map(str::to_owned).collect();
    values.sort();
    values.dedup();
    if values.len() > MOST_VALUES || values.iter().any(|value| value.len() > 100 || !is_plain(value)) {
        checks.refuse("second_factor_values", Text::new("sso-values-wrong"));
    }
    values
}

/// Whether people can type this to say where they belong.
#[must_use]
pub fn is_short_name(name: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    (3..=40).contains(&name.len()) && name.bytes().all(is_sign) && !name.starts_with('-') && !name.ends_with('-')
}

/// Whether a provider may be called so: an address by https without anything behind its path, but for `allowed` places.
#[must_use]
pub fn is_issuer(issuer: &str, allowed: &guard::AllowedPlaces) -> bool {
    let Ok(url) = Url::parse(issuer) else { return false };
    let is_bare = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let is_short = issuer.len() <= LONGEST_ISSUER && is_plain(issuer);
    is_short && is_bare && url.password().is_none() && guard::may_fetch(&url, allowed)
}

/// Whether a text holds nothing but what is printed, without blanks.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|sign| sign.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_has_an_address_by_https_that_says_nothing_besides() {
        let allowed = guard::AllowedPlaces::parse("127.0.0.1:9000").unwrap();
        for good in ["https://login.example", "https://login.example/", "https://login.example/realms/a:1"] {
            assert!(is_issuer(good, &allowed), "{good}");
        }
        assert!(is_issuer("http://127.0.0.1:9000", &allowed));
        for wrong in [
            "",
            "login.example",
            "http://login.example",
            "http://127.0.0.1:9001",
            "https://login.example?x=1",
            "https://login.example#x",
            "https://me@login.example",
            "https://me:pw@login.example",
            "https://login.example/a b",
            "ftp://login.example",
            "javascript:alert(1)",
        ] {
            assert!(!is_issuer(wrong, &allowed), "{wrong}");
        }
    }

    #[test]
    fn short_names_are_easy_to_type() {
        for good in ["abc", "aurora", "birch-it", "a1-2b"] {
            assert!(is_short_name(good), "{good}");
        }
        for wrong in ["", "ab", "-ab", "ab-", "Aurora", "a b c", "a_b", "á-b", &"a".repeat(41)] {
            assert!(!is_short_name(wrong), "{wrong}");
        }
    }

    #[test]
    fn values_are_read_however_they_are_parted() {
        let mut checks = Checks::new();
        assert_eq!(check_values(&mut checks, " mfa, hwk  mfa\nurn:x "), ["hwk", "mfa", "urn:x"]);
        assert!(checks.passed());
        check_values(&mut checks, &"x".repeat(101));
        assert!(!checks.passed());
    }
}
