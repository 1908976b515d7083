//! Writes the end of the audit chain down elsewhere, signed (`docs/adr/0026`): whoever rewrites the chain cannot rewrite
//! that.

use std::{
    fs::OpenOptions,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    sync::Arc,
    time::Duration,
};

use chrono_tz::Tz;

use crate::{
    auth::{anchors::AnchorKey, keys::Keys},
    clock::Clock,
    domain::{
        Country, Error, Text,
        audit_chain::AnchorPlace,
        email::EmailAddress,
        mail::{MailKind, MutedTopics},
    },
    mail::message::{Footer, Party},
    repository::{
        accounts, audit_chain,
        db::{Database, Db},
    },
    service::{
        Call,
        notices::{self, Notice, Reader},
    },
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
    /// What mails are sealed with while they wait.
    pub keys: Arc<Keys>,
    /// How links in mails begin.
    pub public_url: Arc<str>,
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
                AnchorPlace::Mail(to) => self.mail(to.clone(), end.seq, line).await?,
            }
        }
        Ok(end.seq)
    }

    /// Puts an anchor into the outbox, in the language of the operator's country: whoever gets it need not be a user.
    async fn mail(&self, to: EmailAddress, number: i64, line: String) -> Result<(), Error> {
        let call = Call::of_the_portal("anchors", self.clock.now(), &self.keys, &self.public_url);
        let mail = move |db: &mut Db| {
            let reader = Reader {
                party: Party { name: None, email: to.as_str().to_owned() },
                language: Country::language_of(&accounts::operator(db)?.country),
                zone: Tz::UTC,
                footer: Footer::Involved,
                muted: MutedTopics::default(),
            };
            let text = |key| Text::new(key).with("number", number.to_string());
            let notice = Notice {
                kind: MailKind::ActivityAnchor,
                invitation: None,
                subject: text("mail-anchor-subject"),
                paragraphs: vec![text("mail-anchor-text"), Text::new("mail-anchor-line").with("line", &line)],
                action: None,
            };
            notices::send(db, &call, reader, &notice)
        };
        self.database.write(mail).await
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
