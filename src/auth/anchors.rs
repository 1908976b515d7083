//! Anchors of the audit chain (`docs/adr/0026`): a link that is written down elsewhere, signed, so that whoever rewrites
//! the chain from there on is found. One line each, which may stand in a log among others.

use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

use super::token;
use crate::domain::{Moment, audit_chain::ChainEnd};

/// How a line begins that is one. Those of 1 are of a chain whose leaves were made in another way: nothing of it is left
/// to be compared.
const BEGINS: &str = "tandem-anchor 2 ";

/// The key that anchors are signed with: apart from the installation's secret, which is where the database is.
pub struct AnchorKey(Ed25519KeyPair);

impl AnchorKey {
    /// The key that these 32 bytes make; `None` for others.
    #[must_use]
    pub fn from_seed(seed: &[u8]) -> Option<Self> {
        Ed25519KeyPair::from_seed_unchecked(seed).ok().map(Self)
    }

    /// What signatures are checked with.
    #[must_use]
    pub fn public(&self) -> String {
        token::encode(self.0.public_key().as_ref())
    }

    /// The line that says where the chain ended at that moment.
    #[must_use]
    pub fn sign(&self, end: &ChainEnd, at: Moment) -> String {
        let at = at.utc().format("%Y-%m-%dT%H:%M:%SZ");
        let signed = format!("{BEGINS}{} {} {at} {}", end.seq, token::encode(&end.link), self.public());
        let signature = token::encode(self.0.sign(signed.as_bytes()).as_ref());
        format!("{signed} {signature}")
    }
}

/// An anchor as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where the chain ended.
    pub end: ChainEnd,
    /// The key that it is signed with.
    pub key: String,
}

/// Why a line that begins as an anchor is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FalseAnchor;

impl Anchor {
    /// The anchor in a line; `None` where the line is about something else.
    ///
    /// # Errors
    /// [`FalseAnchor`] where it was cut off, or its signature is wrong.
    pub fn read(line: &str) -> Result<Option<Self>, FalseAnchor> {
        let Some((_, rest)) = line.split_once(BEGINS) else { return Ok(None) };
        // A log may put it between quotation marks, and a mail between tags.
        let rest = rest.split(['"', '<']).next().unwrap_or_default();
        Self::parse(rest.trim_end()).ok_or(FalseAnchor).map(Some)
    }

    fn parse(rest: &str) -> Option<Self> {
        let mut fields = rest.split(' ');
        let (seq, link, at) = (fields.next()?, fields.next()?, fields.next()?);
        let (key, signature) = (fields.next()?, fields.next()?);
        let signed = format!("{BEGINS}{seq} {link} {at} {key}");
        let public = UnparsedPublicKey::new(&ED25519, token::decode_any(key)?);
        public.verify(signed.as_bytes(), &token::decode_any(signature)?).ok()?;
        let end = ChainEnd { seq: seq.parse().ok()?, link: token::decode(link)? };
        Some(Self { end, key: key.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_read_again_among_other_lines_and_none_that_was_touched() {
        let key = AnchorKey::from_seed(&[7; 32]).unwrap();
        let end = ChainEnd { seq: 42, link: [9; 32] };
        let line = key.sign(&end, Moment::from_naive_utc(chrono::NaiveDateTime::default()));
        let anchor = Anchor { end, key: key.public() };
        assert_eq!(Anchor::read(&line), Ok(Some(anchor.clone())));
        for told in [format!("2030-01-15 INFO tandem: {line}\n"), format!("<p>{line}</p>"), format!("\"{line}\"")] {
            assert_eq!(Anchor::read(&told), Ok(Some(anchor.clone())), "{told}");
        }
        assert_eq!(Anchor::read("2030-01-15 INFO tandem: ready"), Ok(None));
        for touched in [line.replace(" 42 ", " 43 "), line[..line.len() - 9].to_owned(), format!("{BEGINS}42")] {
            assert_eq!(Anchor::read(&touched), Err(FalseAnchor), "{touched}");
        }
        assert!(AnchorKey::from_seed(&[7; 31]).is_none());
    }
}
