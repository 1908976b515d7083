//! The keys that everything signed or sealed hangs on, all derived from the one secret of the installation.

use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The keys of this installation.
pub struct Keys {
    /// Signs the session cookie.
    cookie: actix_web::cookie::Key,
    forms: [u8; 32],
    idempotency: [u8; 32],
    comparison: [u8; 32],
    vault: XChaCha20Poly1305,
}

impl Keys {
    /// Derives the keys from the installation's secret (at least 32 bytes, see `config.rs`).
    #[must_use]
    pub fn derive(secret: &[u8]) -> Self {
        let first = mac(secret, &[b"tandem cookie 1"]);
        let second = mac(secret, &[b"tandem cookie 2"]);
        Self {
            cookie: actix_web::cookie::Key::from(&[first, second].concat()),
            forms: mac(secret, &[b"tandem forms"]),
            idempotency: mac(secret, &[b"tandem idempotency"]),
            comparison: mac(secret, &[b"tandem comparison"]),
            vault: XChaCha20Poly1305::new(&mac(secret, &[b"tandem vault"]).into()),
        }
    }

    /// The key that signs cookies.
    #[must_use]
    pub const fn cookie(&self) -> &actix_web::cookie::Key {
        &self.cookie
    }

    /// The token that forms carry for the browser known by `browser`: its session's hash or, before sign-in, the value
    /// of its cookie. It is the same for as long as that is, under a mask that is new each time: so the length of a
    /// compressed page tells nothing of it (BREACH).
    #[must_use]
    pub fn form_token(&self, browser: &[u8]) -> String {
        let mask: [u8; 32] = rand::random();
        token::encode([mask, xor(&mask, &mac(&self.forms, &[browser]))].as_flattened())
    }

    /// Whether a form carries the token of this browser, whatever mask it is under. A wrong one takes as long as the
    /// right one.
    #[must_use]
    pub fn is_form_token(&self, browser: &[u8], sent: &str) -> bool {
        let Some([mask, masked]) = token::decode::<64>(sent).map(halves) else { return false };
        xor(&mask, &masked).ct_eq(&mac(&self.forms, &[browser])).into()
    }

    /// What marks a browser in which the user with this address has signed in.
    #[must_use]
    pub fn device_mark(&self, email_key: &str) -> String {
        token::encode(&mac(&self.forms, &[b"device:", email_key.as_bytes()]))
    }

    /// What the idempotency key of a form is kept as: bound to the browser, to what the form does, and to what was typed.
    #[must_use]
    pub fn idempotency_hash(&self, browser: &[u8], purpose: &str, key: &str, content: &[u8; 32]) -> [u8; 32] {
        mac(&self.idempotency, &[browser, &[0], purpose.as_bytes(), &[0], key.as_bytes(), &[0], content])
    }

    /// What something is counted by that is not kept: nobody without this installation's secret can tell what it was.
    #[must_use]
    pub fn pseudonym(&self, kind: &str, what: &str) -> [u8; 32] {
        mac(&self.comparison, &[b"pseudonym", &[0], kind.as_bytes(), &[0], what.as_bytes()])
    }

    /// Six characters by which two people can see, on the phone, that they look at the same thing: easy to read out, no
    /// secret, and nothing that could be made without this installation's secret.
    #[must_use]
    pub fn comparison_code(&self, what: &[u8]) -> String {
        // Crockford's alphabet: no letter that sounds or looks like another sign.
        const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let bytes = mac(&self.comparison, &[what]);
        let sign = |byte: &u8| SIGNS.get(usize::from(byte % 32)).map_or('0', |sign| char::from(*sign));
        let signs: String = bytes.iter().take(6).map(sign).collect();
        signs.split_at_checked(3).map_or_else(String::new, |(first, last)| format!("{first}-{last}"))
    }

    /// Seals what must be had again but never read from a copy of the database (XChaCha20-Poly1305, random nonce).
    #[must_use]
    pub fn seal(&self, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; 24] = rand::random();
        // Sealing fails only for texts beyond 256 GiB.
        let sealed = self.vault.encrypt(&XNonce::from(nonce), plain).unwrap_or_default();
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`Keys::seal`] sealed; `None` if it was tampered with or sealed under another secret.
    #[must_use]
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(24)?;
        let nonce: [u8; 24] = nonce.try_into().ok()?;
        self.vault.decrypt(&XNonce::from(nonce), sealed).ok()
    }
}

use super::token;

/// Each byte of the one with that of the other.
fn xor(one: &[u8; 32], other: &[u8; 32]) -> [u8; 32] {
    let mut mixed = *one;
    mixed.iter_mut().zip(other).for_each(|(byte, other)| *byte ^= other);
    mixed
}

/// The two halves of what a form carries.
fn halves(whole: [u8; 64]) -> [[u8; 32]; 2] {
    let mut halves = [[0; 32]; 2];
    halves.as_flattened_mut().copy_from_slice(&whole);
    halves
}

/// HMAC-SHA-256 over the parts.
fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        // Unreachable: HMAC takes keys of any length. A plain digest of the key is still no guess.
        return Sha256::digest(key).into();
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_under_the_same_secret_only() {
        let keys = Keys::derive(&[7; 32]);
        let sealed = keys.seal(b"link");
        assert_eq!(keys.open(&sealed).as_deref(), Some(b"link".as_slice()));
        assert_eq!(Keys::derive(&[8; 32]).open(&sealed), None);
        assert_ne!(sealed, keys.seal(b"link"));
        let mut bent = sealed;
        bent[30] ^= 1;
        assert_eq!(keys.open(&bent), None);
    }

    #[test]
    fn comparison_codes_are_six_signs_that_hang_on_the_secret() {
        let code = Keys::derive(&[7; 32]).comparison_code(b"one");
        assert_eq!(code.len(), 7);
        assert!(code.bytes().all(|sign| sign.is_ascii_digit() || sign.is_ascii_uppercase() || sign == b'-'));
        assert_eq!(code, Keys::derive(&[7; 32]).comparison_code(b"one"));
        assert_ne!(code, Keys::derive(&[7; 32]).comparison_code(b"two"));
        assert_ne!(code, Keys::derive(&[8; 32]).comparison_code(b"one"));
    }

    #[test]
    fn form_tokens_are_taken_under_any_mask_from_their_browser_alone() {
        let keys = Keys::derive(&[7; 32]);
        let tokens = [keys.form_token(b"a"), keys.form_token(b"a")];
        assert_ne!(tokens[0], tokens[1]);
        for token in &tokens {
            assert!(keys.is_form_token(b"a", token));
            assert!(!keys.is_form_token(b"b", token));
            assert!(!Keys::derive(&[8; 32]).is_form_token(b"a", token));
        }
    }

    #[test]
    fn a_form_token_with_one_bit_turned_is_none() {
        let keys = Keys::derive(&[7; 32]);
        let good: [u8; 64] = token::decode(&keys.form_token(b"a")).unwrap();
        for bit in 0..512 {
            let mut bent = good;
            bent[bit / 8] ^= 1 << (bit % 8);
            assert!(!keys.is_form_token(b"a", &token::encode(&bent)), "bit {bit}");
        }
        for none in
            [String::new(), "A".repeat(86), token::encode(&good[..32]), token::encode(&mac(&keys.forms, &[b"a"]))]
        {
            assert!(!keys.is_form_token(b"a", &none), "{none:?}");
        }
    }
}
