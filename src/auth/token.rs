//! Secrets in links: 32 random bytes, of which the database keeps the SHA-256 alone.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// The secret in a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A new secret.
    #[must_use]
    pub fn random() -> Self {
        Self(rand::random())
    }

    /// The secret that stands in an address; `None` for anything that is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        decode(text).map(Self)
    }

    /// The secret from its bytes, as they were sealed.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The secret's bytes, for sealing.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The secret as it stands in an address.
    #[must_use]
    pub fn text(&self) -> String {
        encode(&self.0)
    }

    /// What the database keeps of it.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        hash(&self.0)
    }
}

impl fmt::Debug for Token {
    /// Never the secret itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256.
#[must_use]
pub fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Base64 that may stand in an address.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes behind such Base64, however many.
#[must_use]
pub fn decode_any(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// The bytes behind such Base64, if there are as many as wanted.
#[must_use]
pub fn decode<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_the_address_and_never_shows_in_debug() {
        let token = Token::random();
        assert_eq!(Token::parse(&token.text()), Some(token.clone()));
        assert_eq!(token.text().len(), 43);
        assert!(!format!("{token:?}").contains(&token.text()));
        assert_eq!(Token::parse("short"), None);
        assert_ne!(token.hash(), *token.bytes());
    }
}
