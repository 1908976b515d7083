//! Where mail goes: an SMTP server, a folder, or a test's memory.

use std::{
    fs,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{config::Config, domain::Error};

/// A way out.
#[derive(Clone)]
pub enum Transport {
    /// An SMTP server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
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
                Ok(Self::Smtp(builder.timeout(Some(Duration::from_secs(30))).build()))
            }
        }
    }

    /// Connects to the server and greets it, as for a message, and hands none over; `None` where there is no server.
    ///
    /// # Errors
    /// What the server says, or why there is no connection.
    pub async fn try_server(&self) -> Option<Result<(), String>> {
        let Self::Smtp(server) = self else { return None };
        Some(match server.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("it doesn't answer as a mail server does".to_owned()),
            Err(e) => Err(e.to_string()),
        })
    }

    /// Hands one message over. `name` is unique to the message: a file of that name is written at most once.
    ///
    /// # Errors
    /// A [`DeliveryFailure`].
    pub async fn deliver(&self, name: &str, message: Message) -> Result<(), DeliveryFailure> {
        match self {
            Self::Smtp(server) => match server.send(message).await {
                Ok(_) => Ok(()),
                // 53x: the server does not know us (RFC 4954 §6). That is the operator's to mend, not the recipient's.
                Err(e) if e.is_permanent() && !e.status().is_some_and(|code| code.to_string().starts_with("53")) => {
                    Err(DeliveryFailure::ForGood(e.to_string()))
                }
                Err(e) => Err(DeliveryFailure::ForNow(e.to_string())),
            },
            Self::Folder(folder) => {
                let (folder, name) = (folder.clone(), name.to_owned());
                let written = tokio::task::spawn_blocking(move || {
                    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
                    // Renamed into place, so that whoever watches the folder never sees half a message.
                    let hidden = folder.join(format!(".{name}.part"));
                    let mut file = fs::OpenOptions::new();
                    let mut file = file.write(true).create(true).truncate(true).mode(0o600).open(&hidden)?;
                    file.write_all(&message.formatted())?;
                    fs::rename(hidden, folder.join(format!("{name}.eml")))
                });
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
