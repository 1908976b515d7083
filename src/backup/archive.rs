//! The container: a tar archive, compressed with gzip, and sealed where that is asked for. Without a seal `tar xzf`
//! opens it.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Seek as _, Write},
    path::Path,
};

use anyhow::{Context as _, bail};
use flate2::{Compression, GzBuilder, bufread::GzDecoder, write::GzEncoder};
use sha2::{Digest as _, Sha256};

use super::{
    manifest::ArchivedPart,
    sealing::{Opening, Passphrase, SIGN, Sealing, WRONG_PASSPHRASE},
};
use crate::domain::{Moment, audit_chain::hex};

/// Where what is compressed goes.
enum Sink {
    Plain(BufWriter<File>),
    Sealed(Box<Sealing<BufWriter<File>>>),
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.write(bytes),
            Self::Sealed(sealing) => sealing.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(file) => file.flush(),
            Self::Sealed(sealing) => sealing.flush(),
        }
    }
}

/// An archive that is being written.
pub(super) struct ArchiveWriter {
    tar: tar::Builder<GzEncoder<Sink>>,
    made_at: u64,
}

impl ArchiveWriter {
    pub(super) fn new(file: File, passphrase: Option<&Passphrase>, made_at: Moment) -> io::Result<Self> {
        let file = BufWriter::new(file);
        let sink = match passphrase {
            Some(passphrase) => Sink::Sealed(Box::new(Sealing::new(file, passphrase)?)),
            None => Sink::Plain(file),
        };
        // A quarter of the time of the usual level, and a tenth more room.
        let gzip = GzBuilder::new().operating_system(255).write(sink, Compression::new(3));
        Ok(Self { tar: tar::Builder::new(gzip), made_at: made_at.unix().0 })
    }

    /// Adds a file of this name, which is `bytes` long.
    pub(super) fn add(&mut self, name: &str, bytes: u64, content: impl Read) -> io::Result<()> {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes);
        header.set_mode(0o600);
        header.set_mtime(self.made_at);
        self.tar.append_data(&mut header, name, content)
    }

    /// Writes what is left.
    pub(super) fn finish(self) -> io::Result<()> {
        let mut file = match self.tar.into_inner()?.finish()? {
            Sink::Plain(file) => file,
            Sink::Sealed(sealing) => sealing.finish()?,
        };
        file.flush()
    }
}

/// An archive that is being read.
pub(super) type Archive = tar::Archive<GzDecoder<BufReader<Box<dyn Read>>>>;

/// Opens an archive.
pub(super) fn open(path: &Path, passphrase: Option<&Passphrase>) -> anyhow::Result<Archive> {
    let said = || format!("{}", path.display());
    let mut file = File::open(path).with_context(said)?;
    let mut sign = [0; 10];
    let known = file.read_exact(&mut sign).is_ok();
    file.rewind().with_context(said)?;
    let is_sealed = known && sign.starts_with(SIGN);
    let source: Box<dyn Read> = match (is_sealed, passphrase) {
        (true, Some(passphrase)) => {
            let opening = Opening::new(BufReader::new(file), passphrase);
            Box::new(opening.map_err(|error| damaged(path, &error))?)
        }
        (true, None) => {
            bail!("{}: this backup is sealed; name the file of its passphrase with --passphrase-file", path.display())
        }
        // What the compression's head says of its own kind, and no time: nothing else guards these bytes.
        (false, _) if known && sign.starts_with(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0]) && sign.ends_with(&[255]) => {
            Box::new(file)
        }
        (false, _) => bail!("{}: this isn't a backup that Tandem made, or its beginning is damaged", path.display()),
    };
    Ok(tar::Archive::new(GzDecoder::new(BufReader::new(source))))
}

/// Reads what comes after the last file, which shows whether any of what came before it was changed.
pub(super) fn read_to_end(archive: Archive, path: &Path) -> anyhow::Result<()> {
    let mut gzip = archive.into_inner();
    let mut read = || -> io::Result<bool> {
        io::copy(&mut gzip, &mut io::sink())?;
        let mut rest = gzip.get_mut();
        Ok(rest.fill_buf()?.is_empty() && io::copy(&mut rest, &mut io::sink())? == 0)
    };
    match read() {
        Ok(true) => Ok(()),
        Ok(false) => Err(damaged(path, &io::Error::other("something stands behind its end"))),
        Err(error) => Err(damaged(path, &error)),
    }
}

/// What is said of a file that can't be read to its end.
pub(super) fn damaged(path: &Path, error: &dyn std::fmt::Display) -> anyhow::Error {
    if error.to_string().contains(WRONG_PASSPHRASE) {
        return anyhow::anyhow!("{}: {WRONG_PASSPHRASE}", path.display());
    }
    anyhow::anyhow!("{}: damaged or incomplete, so nothing was restored; use another backup ({error})", path.display())
}

/// What a file is, and what it holds in short.
pub(super) fn describe(name: &str, mut content: impl Read) -> io::Result<ArchivedPart> {
    let mut copying = Hashing::new(io::sink());
    io::copy(&mut content, &mut copying)?;
    let (_, bytes, sha256) = copying.finish();
    Ok(ArchivedPart { name: name.to_owned(), bytes, sha256 })
}

/// Hashes what is written through it.
pub(super) struct Hashing<W> {
    out: W,
    digest: Sha256,
    bytes: u64,
}

impl<W: Write> Hashing<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, digest: Sha256::new(), bytes: 0 }
    }

    /// What was written to, how much, and its SHA-256.
    pub(super) fn finish(self) -> (W, u64, String) {
        let digest: [u8; 32] = self.digest.finalize().into();
        (self.out, self.bytes, hex(&digest))
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or(bytes));
        self.bytes += u64::try_from(written).map_err(io::Error::other)?;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
