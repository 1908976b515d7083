//! Where mail goes: an SMTP server, a folder, or a test's memory.

use std::{
    fs,
    io::{self, ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{
    config::Config,
    domain::{Error, Moment},
};

/// How long connecting to a server may take.
const CONNECTING: Duration = Duration::from_secs(30);
/// How long handing over one message may take: less than nobody else takes it for.
const PATIENCE: Duration = Duration::from_secs(100);

/// A way out.
#[derive(Clone)]
pub enum Transport {
    /// An SMTP server.
    Smtp {
        /// How it is reached.
        server: AsyncSmtpTransport<Tokio1Executor>,
        /// How long handing over one message may take: lettre itself waits for ever for what a server says.
        patience: Duration,
    },
    /// A folder of `.eml` files.
    Folder(PathBuf),
    /// Kept for a test to look at.
    Memory(Arc<Mutex<Vec<Vec<u8>>>>),
}

/// Why a message did not go out.
#[derive(Debug)]
pub enum DeliveryFailure {
    /// It never will: the server said so for good.
    ForGood(String),
    /// It may, later.
    ForNow(String),
}

impl Transport {
    /// The way that the settings name.
    ///
    /// # Errors
    /// [`Error::Internal`] where the server's URL can't be used.
    pub fn from_config(config: &Config) -> Result<Self, Error> {
        match &config.smtp_url {
            None => Ok(Self::Folder(config.data_dir.join("outbox"))),
            Some(url) => {
                let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|e| Error::Internal(format!("TANDEM_SMTP_URL: {e}")))?;
                Ok(Self::Smtp { server: builder.timeout(Some(CONNECTING)).build(), patience: PATIENCE })
            }
        }
    }

    /// Connects to the server and greets it, as for a message, and hands none over; `None` where there is no server.
    ///
    /// # Errors
    /// What the server says, or why there is no connection.
    pub async fn try_server(&self) -> Option<Result<(), String>> {
        let Self::Smtp { server, .. } = self else { return None };
        Some(match server.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("it doesn't answer as a mail server does".to_owned()),
            Err(e) => Err(e.to_string()),
        })
    }

    /// Deletes files of mails that were written before a moment, where mails are files.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where one can't be deleted.
    pub async fn sweep(&self, before: Moment) -> Result<(), Error> {
        let Self::Folder(folder) = self else { return Ok(()) };
        let folder = folder.clone();
        let swept = tokio::task::spawn_blocking(move || sweep_files(&folder, before)).await;
        let swept = swept.map_err(|panic| Error::Internal(panic.to_string()))?;
        swept.map_err(|error| Error::Unavailable(format!("outbox folder: {error}")))
    }

    /// Hands one message over. `name` is unique to the message: a file of that name is written at most once.
    ///
    /// # Errors
    /// A [`DeliveryFailure`].
    pub async fn deliver(&self, name: &str, message: Message) -> Result<(), DeliveryFailure> {
        match self {
            Self::Smtp { server, patience } => match tokio::time::timeout(*patience, server.send(message)).await {
                Err(_) => Err(DeliveryFailure::ForNow(format!("no answer within {} s", patience.as_secs()))),
                Ok(Ok(_)) => Ok(()),
                // 53x: the server does not know us (RFC 4954 §6). That is the operator's to mend, not the recipient's.
                Ok(Err(e))
                    if e.is_permanent() && !e.status().is_some_and(|code| code.to_string().starts_with("53")) =>
                {
                    Err(DeliveryFailure::ForGood(e.to_string()))
                }
                Ok(Err(e)) => Err(DeliveryFailure::ForNow(e.to_string())),
            },
            Self::Folder(folder) => {
                let (folder, name) = (folder.clone(), name.to_owned());
                let written = tokio::task::spawn_blocking(move || write_file(&folder, &name, &message.formatted()));
                match written.await {
                    Ok(Ok(())) => Ok(()),
                    Ok(Err(e)) => Err(DeliveryFailure::ForNow(e.to_string())),
                    Err(panic) => Err(DeliveryFailure::ForNow(panic.to_string())),
                }
            }
            Self::Memory(sent) => {
                sent.lock().unwrap_or_else(PoisonError::into_inner).push(message.formatted());
                Ok(())
            }
        }
    }
}

/// Writes a message as a file that is there whole or not at all, and stays when the power fails: whoever watches the
/// folder never sees half of one.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let hidden = folder.join(format!(".{name}.part"));
    let mut options = fs::OpenOptions::new();
    let written = options.write(true).create(true).truncate(true).mode(0o600).open(&hidden).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&hidden, folder.join(format!("{name}.eml"))));
    if moved.is_err() {
        // What a full disk has taken of it is room that others need.
        let _nothing_there = fs::remove_file(&hidden);
    }
    moved.and_then(|()| fs::File::open(folder)?.sync_all())
}

/// Deletes the files of mails in a folder that were written before a moment; whatever else is there stays.
fn sweep_files(folder: &Path, before: Moment) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        // Where there is no folder there are no mails.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        let is_mail = path.extension().is_some_and(|ending| ending == "eml");
        if is_mail && Moment::from_utc(entry.metadata()?.modified()?.into()) < before {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::clock::Clock;

    #[test]
    fn files_of_old_mails_go_and_whatever_else_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.eml", "notes.txt"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let (now, hour) = (Clock::System.now(), TimeDelta::hours(1));
        sweep_files(folder.path(), now.plus(-hour)).unwrap();
        assert!(folder.path().join("a.eml").exists());
        sweep_files(folder.path(), now.plus(hour)).unwrap();
        assert!(!folder.path().join("a.eml").exists() && folder.path().join("notes.txt").exists());
        sweep_files(&folder.path().join("missing"), now).unwrap();
    }
}
