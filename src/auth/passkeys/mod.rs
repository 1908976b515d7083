//! Passkeys: what a browser answers when one is added or shown, held against what was asked
//! ([WebAuthn](https://www.w3.org/TR/webauthn-3/) sections 7.1 and 7.2). One algorithm, ES256, which every authenticator has. What
//! an authenticator says of its make is not asked for, and not read.

mod answer;
mod authenticator_data;

pub use answer::{Assertion, LONGEST_ANSWER, Registration};

use ring::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};
use url::{Host, Url};

use self::{
    answer::ClientData,
    authenticator_data::{AuthenticatorData, Flags},
};
use super::token;

/// ES256 as COSE numbers it: ECDSA on P-256 with SHA-256.
pub const ES256: i64 = -7;

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasskeyFault {
    /// It is none, or too long.
    #[error("it can't be read")]
    Unreadable,
    /// It answers another question: adding is not showing.
    #[error("it is of another type")]
    Type,
    /// The challenge is another, was used, or is too old.
    #[error("its challenge is none that waits")]
    Challenge,
    /// It was made on another site, or in a frame of one.
    #[error("it comes from another origin")]
    Origin,
    /// It was made for another host.
    #[error("it is for another host")]
    RelyingParty,
    /// Nobody was there.
    #[error("nobody was present")]
    Presence,
    /// Whoever was there did not say who it is.
    #[error("nobody was verified")]
    Verification,
    /// The key is of another algorithm, or none.
    #[error("its key is none of ours")]
    Key,
    /// No such passkey is known, or it is somebody else's.
    #[error("no such passkey")]
    Unknown,
    /// Whether it can be copied to other devices has changed, which it never does.
    #[error("its backup flags contradict themselves")]
    Backup,
    /// It was not signed by the passkey.
    #[error("its signature is wrong")]
    Signature,
    /// It has been used less often than it was before: there may be a copy.
    #[error("its counter went back")]
    Counter,
}

/// Who asks for passkeys: browsers give each site its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelyingParty {
    /// The host that passkeys are made for.
    pub id: String,
    /// The origin on which they are used.
    origin: String,
}

impl RelyingParty {
    /// The portal at this address; `None` where its host is a number, for which browsers make no passkeys.
    #[must_use]
    pub fn of(public_url: &str) -> Option<Self> {
        let url = Url::parse(public_url).ok()?;
        let Some(Host::Domain(id)) = url.host() else { return None };
        Some(Self { id: id.to_owned(), origin: url.origin().ascii_serialization() })
    }

    fn check_client(&self, json: &[u8], asked: &str, challenge: &[u8; 32]) -> Result<(), PasskeyFault> {
        let client = ClientData::parse(json)?;
        if client.kind != asked {
            return Err(PasskeyFault::Type);
        }
        if token::decode::<32>(&client.challenge).as_ref() != Some(challenge) {
            return Err(PasskeyFault::Challenge);
        }
        if client.origin != self.origin || client.cross_origin || client.top_origin.is_some() {
            return Err(PasskeyFault::Origin);
        }
        Ok(())
    }

    /// Both flags are asked for: a passkey alone is two factors.
    fn check_authenticator(&self, data: &AuthenticatorData<'_>) -> Result<(), PasskeyFault> {
        if *data.rp_id_hash != token::hash(self.id.as_bytes()) {
            return Err(PasskeyFault::RelyingParty);
        }
        if !data.has(Flags::PRESENT) {
            return Err(PasskeyFault::Presence);
        }
        if !data.has(Flags::VERIFIED) {
            return Err(PasskeyFault::Verification);
        }
        if data.has(Flags::BACKED_UP) && !data.has(Flags::BACKUP_ELIGIBLE) {
            return Err(PasskeyFault::Backup);
        }
        Ok(())
    }
}

/// A passkey as it was when it was last heard of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyFacts {
    /// What the authenticator calls it.
    pub credential_id: Vec<u8>,
    /// Its public key: a point of P-256, uncompressed.
    pub public_key: Vec<u8>,
    /// How often it was used; 0 where it does not count.
    pub sign_count: u32,
    /// Whether it can be copied to other devices.
    pub backup_eligible: bool,
    /// Whether it was.
    pub backed_up: bool,
}

/// Reads a passkey that somebody adds, in answer to `challenge`.
///
/// # Errors
/// [`PasskeyFault`], whatever is wrong with it.
pub fn register(party: &RelyingParty, challenge: &[u8; 32], new: &Registration) -> Result<PasskeyFacts, PasskeyFault> {
    party.check_client(&new.client_data, "webauthn.create", challenge)?;
    let data = AuthenticatorData::parse(&new.authenticator_data)?;
    party.check_authenticator(&data)?;
    let credential = data.credential.as_ref().ok_or(PasskeyFault::Unreadable)?;
    if credential.id != new.credential_id {
        return Err(PasskeyFault::Unreadable);
    }
    Ok(PasskeyFacts {
        credential_id: credential.id.to_vec(),
        public_key: credential.public_key.to_vec(),
        sign_count: data.sign_count,
        backup_eligible: data.has(Flags::BACKUP_ELIGIBLE),
        backed_up: data.has(Flags::BACKED_UP),
    })
}

/// Checks that whoever was asked by `challenge` has shown the passkey `known`; gives what is known of it from here on.
///
/// # Errors
/// [`PasskeyFault`], whatever is wrong with it; [`PasskeyFault::Counter`] only where all else is right.
pub fn verify(
    party: &RelyingParty,
    challenge: &[u8; 32],
    known: &PasskeyFacts,
    shown: &Assertion,
) -> Result<PasskeyFacts, PasskeyFault> {
    party.check_client(&shown.client_data, "webauthn.get", challenge)?;
    let data = AuthenticatorData::parse(&shown.authenticator_data)?;
    party.check_authenticator(&data)?;
    if shown.credential_id != known.credential_id {
        return Err(PasskeyFault::Unknown);
    }
    if data.credential.is_some() {
        return Err(PasskeyFault::Unreadable);
    }
    if data.has(Flags::BACKUP_ELIGIBLE) != known.backup_eligible {
        return Err(PasskeyFault::Backup);
    }
    let signed = [shown.authenticator_data.as_slice(), &token::hash(&shown.client_data)].concat();
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, &known.public_key)
        .verify(&signed, &shown.signature)
        .map_err(|_| PasskeyFault::Signature)?;
    // Many do not count, and always say 0.
    let counts = data.sign_count != 0 || known.sign_count != 0;
    if counts && data.sign_count <= known.sign_count {
        return Err(PasskeyFault::Counter);
    }
    Ok(PasskeyFacts { sign_count: data.sign_count, backed_up: data.has(Flags::BACKED_UP), ..known.clone() })
}

#[cfg(test)]
mod tests;
