//! Writes the end of the audit chain down elsewhere, signed (`docs/adr/0026`): whoever rewrites the chain cannot rewrite
//! that.

use std::{
    fs::OpenOptions,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    time::Duration,
};

use crate::{
    auth::anchors::AnchorKey,
    clock::Clock,
    domain::{Error, audit_chain::AnchorPlace},
    repository::{audit_chain, db::Database},
    telemetry,
};

/// How often.
const ROUND: Duration = Duration::from_mins(5);

/// Writes anchors.
pub struct AuditAnchors {
    /// Where the chain is.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
    /// What they are signed with.
    pub key: AnchorKey,
    /// Where they go.
    pub place: AnchorPlace,
}

impl AuditAnchors {
    /// Works until it is aborted. What can't be written is logged and tried again next round.
    pub async fn run(self) {
        let mut written = 0;
        loop {
            match self.anchor(written).await {
                Ok(seq) => written = seq,
                Err(error) => telemetry::put_off(&error, "the audit chain could not be anchored"),
            }
            tokio::time::sleep(ROUND).await;
        }
    }

    /// Writes where the chain ends, if it has grown since it had `written` records. Gives how many it has.
    ///
    /// # Errors
    /// As the database says; [`Error::Unavailable`] where the file can't be written.
    pub async fn anchor(&self, written: i64) -> Result<i64, Error> {
        let end = self.database.read(audit_chain::end).await?;
        if end.seq > written {
            let line = self.key.sign(&end, self.clock.now());
            match &self.place {
                // Whatever else is logged: without them nobody would know that they are missing.
                AnchorPlace::Log => writeln!(std::io::stderr().lock(), "{line}")
                    .map_err(|error| Error::Unavailable(format!("standard error: {error}")))?,
                AnchorPlace::File(path) => {
                    let path = path.clone();
                    // A disk far away may take its time, which nobody else should.
                    let written = tokio::task::spawn_blocking(move || append(&path, &line)).await;
                    written.map_err(|_panic| Error::Internal("an anchor broke off".into()))??;
                }
            }
        }
        Ok(end.seq)
    }
}

/// Adds a line to a file, on a line of its own: the one before may have been cut off.
fn append(path: &Path, line: &str) -> Result<(), Error> {
    let write = || -> std::io::Result<()> {
        let mut file = OpenOptions::new().create(true).read(true).append(true).mode(0o600).open(path)?;
        let mut last = [b'\n'];
        if file.metadata()?.len() > 0 {
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
        }
        let begin = if last == [b'\n'] { "" } else { "\n" };
        file.write_all(format!("{begin}{line}\n").as_bytes())?;
        file.sync_data()
    };
    write().map_err(|error| Error::Unavailable(format!("{}: {error}", path.display())))
}
