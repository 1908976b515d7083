//! Signed tokens (RFC 7515 and 7517): what is signed by RS256, PS256 or ES256 and one of a provider's keys, and nothing else.
//! There is no way to say `none`, nor to sign with a shared secret.

use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};
use serde::{Deserialize, de::IgnoredAny};

use crate::{
    auth::token::decode_any,
    domain::single_sign_on::{ProviderFault, claims::Claims},
};

/// The longest token.
const LONGEST: usize = 32 * 1024;
/// How many keys of a set are looked at.
const MOST_KEYS: usize = 100;

/// A provider's keys.
pub(super) struct ProviderKeys(Vec<Key>);

/// One of them, as it is published.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Key {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    alg: Option<String>,
    crv: String,
    n: String,
    e: String,
    x: String,
    y: String,
}

#[derive(Deserialize)]
struct KeySet {
    /// Keys of kinds that are not known here are passed over.
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// What must be understood, which nothing here does.
    crit: Option<IgnoredAny>,
}

/// Why a token is not believed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unverified {
    /// None of the keys is called so: there may be newer ones.
    UnknownKey,
    /// Something is wrong with it.
    Fault(ProviderFault),
}

impl From<ProviderFault> for Unverified {
    fn from(fault: ProviderFault) -> Self {
        Self::Fault(fault)
    }
}

impl ProviderKeys {
    /// Reads a set of keys.
    pub(super) fn parse(json: &[u8]) -> Option<Self> {
        let set: KeySet = serde_json::from_slice(json).ok()?;
        let keys = set.keys.into_iter().take(MOST_KEYS).filter_map(|key| serde_json::from_value(key).ok());
        Some(Self(keys.collect()))
    }

    /// What a token says that one of these keys has signed.
    pub(super) fn verify(&self, token: &str) -> Result<Claims, Unverified> {
        let parts = Parts::of(token).ok_or(ProviderFault::Malformed)?;
        let header: Header = serde_json::from_slice(&decoded(parts.header)?).map_err(|_| ProviderFault::Malformed)?;
        if header.crit.is_some() {
            return Err(ProviderFault::Malformed.into());
        }
        let kind = match header.alg.as_str() {
            "RS256" | "PS256" => "RSA",
            "ES256" => "EC",
            _ => return Err(ProviderFault::Algorithm.into()),
        };
        let fits = |key: &&Key| {
            key.kty == kind
                && key.purpose.as_deref().is_none_or(|purpose| purpose == "sig")
                && key.alg.as_ref().is_none_or(|alg| *alg == header.alg)
                && (header.kid.is_none() || key.kid == header.kid)
        };
        let mut candidates = self.0.iter().filter(fits).peekable();
        if candidates.peek().is_none() {
            return Err(Unverified::UnknownKey);
        }
        let signature = decoded(parts.signature)?;
        if !candidates.any(|key| key.has_signed(&header.alg, parts.signed.as_bytes(), &signature)) {
            return Err(ProviderFault::Signature.into());
        }
        Ok(serde_json::from_slice(&decoded(parts.payload)?).map_err(|_| ProviderFault::Malformed)?)
    }
}

impl Key {
    fn has_signed(&self, alg: &str, message: &[u8], signature: &[u8]) -> bool {
        let bytes = |text: &str| decode_any(text).unwrap_or_default();
        match alg {
            "RS256" | "PS256" => {
                let key = RsaPublicKeyComponents { n: bytes(&self.n), e: bytes(&self.e) };
                let way = if alg == "RS256" { &RSA_PKCS1_2048_8192_SHA256 } else { &RSA_PSS_2048_8192_SHA256 };
                key.verify(way, message, signature).is_ok()
            }
            "ES256" if self.crv == "P-256" => {
                let point = [vec![4], bytes(&self.x), bytes(&self.y)].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).is_ok()
            }
            _ => false,
        }
    }
}

/// What an unsigned look at a token shows; nothing of it is to be believed.
pub(super) fn unverified(token: &str) -> Option<Claims> {
    let payload = decode_any(Parts::of(token)?.payload)?;
    serde_json::from_slice(&payload).ok()
}

/// The parts of a token as it is sent.
struct Parts<'a> {
    header: &'a str,
    payload: &'a str,
    signature: &'a str,
    /// What is signed: the first two, with the dot between.
    signed: &'a str,
}

impl<'a> Parts<'a> {
    fn of(token: &'a str) -> Option<Self> {
        let (signed, signature) = token.rsplit_once('.').filter(|_| token.len() <= LONGEST)?;
        let (header, payload) = signed.split_once('.').filter(|(_, payload)| !payload.contains('.'))?;
        Some(Self { header, payload, signature, signed })
    }
}

fn decoded(part: &str) -> Result<Vec<u8>, Unverified> {
    decode_any(part).ok_or(Unverified::Fault(ProviderFault::Malformed))
}

#[cfg(test)]
mod tests;
