//! What an authenticator says (section 6.1): for which host, who was there, how often it was used, and the key that it made.

use ciborium::Value;
use ring::{
    agreement::{self, ECDH_P256, EphemeralPrivateKey},
    rand::SystemRandom,
};

use super::{
    ES256, PasskeyFault,
    answer::{LONGEST_ID, cbor},
};

/// What the flags say, each a bit.
pub(super) struct Flags;

impl Flags {
    pub(super) const PRESENT: u8 = 0x01;
    pub(super) const VERIFIED: u8 = 0x04;
    pub(super) const BACKUP_ELIGIBLE: u8 = 0x08;
    pub(super) const BACKED_UP: u8 = 0x10;
    const CREDENTIAL: u8 = 0x40;
    const EXTENSIONS: u8 = 0x80;
}

/// All of it.
pub(super) struct AuthenticatorData<'a> {
    pub(super) rp_id_hash: &'a [u8; 32],
    flags: u8,
    pub(super) sign_count: u32,
    /// The passkey that it made, where it made one.
    pub(super) credential: Option<NewCredential<'a>>,
}

/// A passkey that was just made.
pub(super) struct NewCredential<'a> {
    pub(super) id: &'a [u8],
    /// A point of P-256, uncompressed.
    pub(super) public_key: [u8; 65],
}

impl<'a> AuthenticatorData<'a> {
    /// Reads it to its last byte.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, PasskeyFault> {
        let (rp_id_hash, rest) = take::<32>(bytes)?;
        let (&[flags], rest) = take::<1>(rest)?;
        let (count, mut rest) = take::<4>(rest)?;
        let mut credential = None;
        if flags & Flags::CREDENTIAL != 0 {
            let (new, after) = NewCredential::parse(rest)?;
            (credential, rest) = (Some(new), after);
        }
        if flags & Flags::EXTENSIONS != 0 {
            // None was asked for; what comes all the same may be ignored.
            let (extensions, after) = cbor(rest)?;
            if !extensions.is_map() {
                return Err(PasskeyFault::Unreadable);
            }
            rest = after;
        }
        if !rest.is_empty() {
            return Err(PasskeyFault::Unreadable);
        }
        Ok(Self { rp_id_hash, flags, sign_count: u32::from_be_bytes(*count), credential })
    }

    pub(super) const fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

impl<'a> NewCredential<'a> {
    fn parse(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), PasskeyFault> {
        let (_make_of_the_authenticator, rest) = take::<16>(bytes)?;
        let (length, rest) = take::<2>(rest)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (id, rest) = rest.split_at_checked(length).ok_or(PasskeyFault::Unreadable)?;
        if id.is_empty() || id.len() > LONGEST_ID {
            return Err(PasskeyFault::Unreadable);
        }
        let (key, rest) = cbor(rest)?;
        Ok((Self { id, public_key: point(&key)? }, rest))
    }
}

/// The point of a COSE key (RFC 9053 §7.1.1): only what signs by ES256 is one of ours.
fn point(key: &Value) -> Result<[u8; 65], PasskeyFault> {
    let entries = key.as_map().ok_or(PasskeyFault::Key)?;
    let number = |label: i64| -> Result<&Value, PasskeyFault> {
        let mut found = entries.iter().filter(|(key, _)| key.as_integer() == Some(label.into()));
        match (found.next(), found.next()) {
            (Some((_, value)), None) => Ok(value),
            _ => Err(PasskeyFault::Key),
        }
    };
    // The type of the key, its algorithm, and the curve.
    for (label, wanted) in [(1, 2), (3, ES256), (-1, 1)] {
        if number(label)?.as_integer() != Some(wanted.into()) {
            return Err(PasskeyFault::Key);
        }
    }
    let mut point = [4; 65];
    let (x, y) = (number(-2)?.as_bytes(), number(-3)?.as_bytes());
    let (Some(x), Some(y)) = (x.filter(|x| x.len() == 32), y.filter(|y| y.len() == 32)) else {
        return Err(PasskeyFault::Key);
    };
    for (place, byte) in point.iter_mut().skip(1).zip(x.iter().chain(y)) {
        *place = *byte;
    }
    if is_on_curve(&point) { Ok(point) } else { Err(PasskeyFault::Key) }
}

/// Whether it is a point at all: nobody is to be left with a passkey that never signs.
fn is_on_curve(point: &[u8; 65]) -> bool {
    let any = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new());
    let point = agreement::UnparsedPublicKey::new(&ECDH_P256, point);
    any.and_then(|any| agreement::agree_ephemeral(any, &point, |_| ())).is_ok()
}

fn take<const LENGTH: usize>(bytes: &[u8]) -> Result<(&[u8; LENGTH], &[u8]), PasskeyFault> {
    bytes.split_first_chunk().ok_or(PasskeyFault::Unreadable)
}
