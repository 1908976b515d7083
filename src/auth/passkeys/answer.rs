//! What a browser sends of a passkey: JSON with Base64 in it, as `PublicKeyCredential.toJSON` writes it.

use ciborium::Value;
use serde::{Deserialize, de::DeserializeOwned};

use super::{super::token, PasskeyFault};

/// The most bytes of an answer that are looked at: the longest id there may be, with room for what is ignored.
pub const LONGEST_ANSWER: usize = 16 * 1024;

/// The longest name that an authenticator may give a passkey (section 5.8.3).
pub(super) const LONGEST_ID: usize = 1023;

/// A passkey that somebody adds.
#[derive(Clone, Debug)]
pub struct Registration {
    /// What the authenticator calls it.
    pub credential_id: Vec<u8>,
    pub(super) client_data: Vec<u8>,
    pub(super) authenticator_data: Vec<u8>,
}

/// A passkey that somebody shows.
#[derive(Clone, Debug)]
pub struct Assertion {
    /// What the authenticator calls it.
    pub credential_id: Vec<u8>,
    /// Whose it is, as it was said when it was added; some do not say.
    pub user_handle: Option<Vec<u8>>,
    pub(super) client_data: Vec<u8>,
    pub(super) authenticator_data: Vec<u8>,
    pub(super) signature: Vec<u8>,
}

#[derive(Deserialize)]
struct Credential<R> {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    response: R,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Created {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    attestation_object: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Got {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    authenticator_data: String,
    signature: String,
    #[serde(default)]
    user_handle: Option<String>,
}

impl Registration {
    /// Reads one as it was sent.
    ///
    /// # Errors
    /// [`PasskeyFault::Unreadable`].
    pub fn parse(json: &str) -> Result<Self, PasskeyFault> {
        let (credential_id, response): (_, Created) = credential(json)?;
        Ok(Self {
            credential_id,
            client_data: bytes(&response.client_data)?,
            authenticator_data: authenticator_data(&bytes(&response.attestation_object)?)?,
        })
    }
}

impl Assertion {
    /// Reads one as it was sent.
    ///
    /// # Errors
    /// [`PasskeyFault::Unreadable`].
    pub fn parse(json: &str) -> Result<Self, PasskeyFault> {
        let (credential_id, response): (_, Got) = credential(json)?;
        let user_handle = response.user_handle.filter(|handle| !handle.is_empty());
        Ok(Self {
            credential_id,
            user_handle: user_handle.as_deref().map(bytes).transpose()?,
            client_data: bytes(&response.client_data)?,
            authenticator_data: bytes(&response.authenticator_data)?,
            signature: bytes(&response.signature)?,
        })
    }
}

fn credential<R: DeserializeOwned>(json: &str) -> Result<(Vec<u8>, R), PasskeyFault> {
    if json.len() > LONGEST_ANSWER {
        return Err(PasskeyFault::Unreadable);
    }
    let credential: Credential<R> = serde_json::from_str(json).map_err(|_| PasskeyFault::Unreadable)?;
    let id = bytes(&credential.id)?;
    if credential.kind != "public-key" || id.is_empty() || id.len() > LONGEST_ID {
        return Err(PasskeyFault::Unreadable);
    }
    Ok((id, credential.response))
}

fn bytes(text: &str) -> Result<Vec<u8>, PasskeyFault> {
    token::decode_any(text).ok_or(PasskeyFault::Unreadable)
}

/// What the authenticator says, out of an attestation object; its statement about itself is left aside.
fn authenticator_data(object: &[u8]) -> Result<Vec<u8>, PasskeyFault> {
    let (value, rest) = cbor(object)?;
    let Value::Map(entries) = value else { return Err(PasskeyFault::Unreadable) };
    let mut found = entries.into_iter().filter(|(key, _)| key.as_text() == Some("authData"));
    match (found.next(), found.next()) {
        (Some((_, Value::Bytes(data))), None) if rest.is_empty() => Ok(data),
        _ => Err(PasskeyFault::Unreadable),
    }
}

/// The first value of some CBOR, and what follows it. Nothing that authenticators send is nested deeper.
pub(super) fn cbor(bytes: &[u8]) -> Result<(Value, &[u8]), PasskeyFault> {
    let mut rest = bytes;
    let value = ciborium::de::from_reader_with_recursion_limit(&mut rest, 8).map_err(|_| PasskeyFault::Unreadable)?;
    Ok((value, rest))
}

/// What the browser says of itself.
#[derive(Deserialize)]
pub(super) struct ClientData {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) challenge: String,
    pub(super) origin: String,
    #[serde(default, rename = "crossOrigin")]
    pub(super) cross_origin: bool,
    #[serde(default, rename = "topOrigin")]
    pub(super) top_origin: Option<String>,
}

impl ClientData {
    pub(super) fn parse(json: &[u8]) -> Result<Self, PasskeyFault> {
        serde_json::from_slice(json).map_err(|_| PasskeyFault::Unreadable)
    }
}
