//! A backup that only its passphrase opens: argon2id makes the key, and XChaCha20-Poly1305 seals one piece after
//! another (STREAM), so that none can be changed, left out, moved, or cut off at the end, and no backup is too large
//! for memory.

use std::{
    fs,
    io::{self, Read, Write},
    mem,
    path::Path,
};

use aead_stream::{DecryptorBE32, EncryptorBE32};
use anyhow::{Context as _, bail};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{XChaCha20Poly1305, aead::Payload};

/// How a sealed file begins: nothing else does.
pub(super) const SIGN: &[u8; 8] = b"TANDEMS1";
/// How much is sealed at a time.
const PIECE: usize = 64 * 1024;
/// What sealing adds to a piece.
const TAG: usize = 16;
/// KiB of memory, passes and lanes that making the key takes: a second or less, and a gigabyte for sixteen guesses at
/// once.
const EFFORT: (u32, u32, u32) = (64 * 1024, 3, 1);
/// The most that a file may ask for.
const MOST_EFFORT: (u32, u32, u32) = (1024 * 1024, 16, 16);
/// How short a passphrase may be.
const SHORTEST: usize = 12;

/// What opens sealed backups.
#[derive(Clone)]
pub struct Passphrase(Vec<u8>);

impl Passphrase {
    /// Reads a passphrase from a file; a line's end after it doesn't count.
    ///
    /// # Errors
    /// In one line, where the file can't be read, or what is in it is too short.
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let said = || format!("{}", file.display());
        let mut text = fs::read(file).with_context(said)?;
        while text.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            text.pop();
        }
        if text.len() < SHORTEST {
            bail!("{}: a passphrase has {SHORTEST} characters or more", file.display());
        }
        Ok(Self(text))
    }
}

/// What stands in clear at a sealed file's beginning, and counts for each of its pieces.
#[derive(Clone)]
struct Head([u8; 55]);

/// What the pieces of one file are sealed with.
struct PieceKeys {
    key: [u8; 32],
    nonce: [u8; 19],
}

impl Head {
    fn new() -> Self {
        let (memory, passes, lanes) = EFFORT;
        let (salt, nonce): ([u8; 16], [u8; 19]) = (rand::random(), rand::random());
        let parts: [&[u8]; 6] =
            [SIGN, &memory.to_be_bytes(), &passes.to_be_bytes(), &lanes.to_be_bytes(), &salt, &nonce];
        let mut head = [0; 55];
        head.iter_mut().zip(parts.concat()).for_each(|(place, byte)| *place = byte);
        Self(head)
    }

    fn keys(&self, passphrase: &Passphrase) -> io::Result<PieceKeys> {
        let damaged = || io::Error::other("its beginning is damaged");
        let (_, rest) = self.0.split_first_chunk::<8>().ok_or_else(damaged)?;
        let (memory, rest) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
        let (passes, rest) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
        let (lanes, rest) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
        let (salt, rest) = rest.split_first_chunk::<16>().ok_or_else(damaged)?;
        let (nonce, _) = rest.split_first_chunk::<19>().ok_or_else(damaged)?;
        let effort = [memory, passes, lanes].map(|number| u32::from_be_bytes(*number));
        let most: [u32; 3] = MOST_EFFORT.into();
        if effort.iter().zip(most).any(|(number, most)| *number > most) {
            return Err(damaged());
        }
        let [memory, passes, lanes] = effort;
        let params = Params::new(memory, passes, lanes, None).map_err(|_| damaged())?;
        let mut key = [0; 32];
        let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        hash.hash_password_into(&passphrase.0, salt, &mut key).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(PieceKeys { key, nonce: *nonce })
    }
}

/// Seals what is written to it.
pub(super) struct Sealing<W> {
    out: W,
    head: Head,
    stream: EncryptorBE32<XChaCha20Poly1305>,
    waiting: Vec<u8>,
}

impl<W: Write> Sealing<W> {
    pub(super) fn new(mut out: W, passphrase: &Passphrase) -> io::Result<Self> {
        let head = Head::new();
        let keys = head.keys(passphrase)?;
        out.write_all(&head.0)?;
        let stream = EncryptorBE32::new(&keys.key.into(), &keys.nonce.into());
        Ok(Self { out, head, stream, waiting: Vec::with_capacity(PIECE) })
    }

    /// Seals the last piece, as the last one.
    pub(super) fn finish(mut self) -> io::Result<W> {
        let payload = Payload { msg: &self.waiting, aad: &self.head.0 };
        let sealed = self.stream.encrypt_last(payload).map_err(|_| io::Error::other("sealing failed"))?;
        self.out.write_all(&sealed)?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A whole piece waits until more comes: the last one is sealed as such.
        if self.waiting.len() == PIECE {
            let payload = Payload { msg: &self.waiting, aad: &self.head.0 };
            let sealed = self.stream.encrypt_next(payload).map_err(|_| io::Error::other("sealing failed"))?;
            self.out.write_all(&sealed)?;
            self.waiting.clear();
        }
        let taken = bytes.len().min(PIECE - self.waiting.len());
        self.waiting.extend(bytes.iter().take(taken));
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Opens what was sealed, as it is read.
pub(super) struct Opening<R> {
    from: R,
    head: Head,
    /// `None` once the last piece was opened.
    stream: Option<DecryptorBE32<XChaCha20Poly1305>>,
    /// The sealed piece that comes next.
    ahead: Vec<u8>,
    open: io::Cursor<Vec<u8>>,
    is_first: bool,
}

impl<R: Read> Opening<R> {
    pub(super) fn new(mut from: R, passphrase: &Passphrase) -> io::Result<Self> {
        let mut head = [0; 55];
        from.read_exact(&mut head)?;
        let head = Head(head);
        let keys = head.keys(passphrase)?;
        let stream = Some(DecryptorBE32::new(&keys.key.into(), &keys.nonce.into()));
        let ahead = read_piece(&mut from)?;
        Ok(Self { from, head, stream, ahead, open: io::Cursor::default(), is_first: true })
    }

    fn open_next(&mut self) -> io::Result<()> {
        let Some(mut stream) = self.stream.take() else { return Ok(()) };
        let sealed = mem::replace(&mut self.ahead, read_piece(&mut self.from)?);
        let payload = Payload { msg: &sealed, aad: &self.head.0 };
        let opened = if self.ahead.is_empty() {
            stream.decrypt_last(payload)
        } else {
            let opened = stream.decrypt_next(payload);
            self.stream = Some(stream);
            opened
        };
        let said = if self.is_first { WRONG_PASSPHRASE } else { "a sealed piece is damaged or missing" };
        self.open = io::Cursor::new(opened.map_err(|_| io::Error::other(said))?);
        self.is_first = false;
        Ok(())
    }
}

/// What is said where not even the first piece opens.
pub(super) const WRONG_PASSPHRASE: &str = "the passphrase is another one, or the beginning is damaged";

impl<R: Read> Read for Opening<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.open.read(into)?;
            if read > 0 || self.stream.is_none() || into.is_empty() {
                return Ok(read);
            }
            self.open_next()?;
        }
    }
}

/// As much as a sealed piece takes, or what is left.
fn read_piece(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut piece = Vec::with_capacity(PIECE + TAG);
    let most = u64::try_from(PIECE + TAG).map_err(io::Error::other)?;
    from.take(most).read_to_end(&mut piece)?;
    Ok(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase(text.into())
    }

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let mut sealing = Sealing::new(Vec::new(), &passphrase("a passphrase")).unwrap();
        sealing.write_all(plain).unwrap();
        sealing.finish().unwrap()
    }

    fn opened(sealed: &[u8], with: &str) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        Opening::new(sealed, &passphrase(with))?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    #[test]
    fn what_was_sealed_opens_whatever_its_length() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7] {
            let plain: Vec<u8> = (0..length).map(|place| u8::try_from(place % 251).unwrap()).collect();
            assert_eq!(opened(&sealed(&plain), "a passphrase").unwrap(), plain, "{length}");
        }
    }

    #[test]
    fn another_passphrase_a_turned_bit_a_cut_and_a_moved_piece_are_found() {
        let good = sealed(&vec![7; 3 * PIECE + 7]);
        assert_eq!(opened(&good, "another one!").unwrap_err().to_string(), WRONG_PASSPHRASE);
        for place in [0, 30, 54, 55, 55 + PIECE, 55 + PIECE + TAG + 9, good.len() - 1] {
            let mut bent = good.clone();
            bent[place] ^= 1;
            // The sign at the beginning tells that a file is sealed, before anything opens it; the rest counts here.
            assert!(opened(&bent, "a passphrase").is_err(), "{place}");
        }
        for length in [54, 55, 55 + PIECE + TAG, 55 + 3 * (PIECE + TAG), good.len() - 1] {
            assert!(opened(&good[..length], "a passphrase").is_err(), "{length}");
        }
        let (first, second) = (55, 55 + PIECE + TAG);
        let moved =
            [&good[..first], &good[second..second + PIECE + TAG], &good[first..second], &good[2 * second - 55..]];
        assert!(opened(&moved.concat(), "a passphrase").is_err());
        let longer = [good.as_slice(), &[0]].concat();
        assert!(opened(&longer, "a passphrase").is_err());
    }
}
