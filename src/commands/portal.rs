//! The portal as a command finds it: its database, and what use cases know of a request.

use std::{net::SocketAddr, sync::Arc};

use actix_web::rt::System;
use chrono_tz::Tz;

use crate::{
    auth::keys::Keys,
    clock::Clock,
    config::Config,
    domain::{Actor, Error, Language, Text},
    i18n::texts,
    repository::{
        db::{Database, DatabaseUrl, Db},
        migrate,
    },
    service::{Call, UseCase, accounts},
};

/// An installation's database, there and of this version.
pub(super) struct Portal {
    database: Database,
    call: Call,
}

impl Portal {
    /// Opens the database. Commands that write no mail need no secret: with `secret` empty they have one of their own.
    pub(super) fn open(config: &Config, secret: Option<Vec<u8>>) -> Result<Self, Box<dyn std::error::Error>> {
        let url = config.database("tandem.sqlite");
        // A database that is not there would be made, and then lack everything.
        if let DatabaseUrl::Sqlite(path) = &url
            && !path.exists()
        {
            return Err(format!("{url:?}: there is no database yet; to create it, run `tandem migrate`").into());
        }
        // A command binds no port: where no public URL is set, links lead to where the portal would listen.
        let public_url = if secret.is_some() { config.public_url_for(config.listen)? } else { String::new() };
        let keys = Keys::derive(&secret.unwrap_or_else(|| rand::random::<[u8; 32]>().to_vec()));
        let call = Call::of_the_portal("command line", Clock::System.now(), &Arc::new(keys), &public_url.into());
        let call = Call { approve_enrolments: config.approve_enrolments, quotas: config.quotas, ..call };
        Ok(Self { database: Database::open(&url, 1)?, call })
    }

    /// Opens the database for a command that may write mails, which the portal's own secret seals: it must be here.
    pub(super) fn open_sealed(config: &Config) -> Result<Self, Box<dyn std::error::Error>> {
        let secret = config.existing_secret()?.ok_or(
            "there is no secret key in the data folder; set TANDEM_DATA_DIR or TANDEM_SECRET_KEY to the same value as for `tandem serve`",
        )?;
        let listen: SocketAddr = config.listen;
        if config.public_url.is_none() && listen.port() == 0 {
            return Err("TANDEM_PUBLIC_URL: must be set, because emails contain links".into());
        }
        Self::open(config, Some(secret))
    }

    /// Runs one use case in one transaction, as nobody in particular.
    pub(super) fn write<T: Send + 'static>(
        self,
        work: impl FnOnce(&mut Db, &Call) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, CommandError> {
        self.run(|database, call| async move { database.write(move |db| work(db, &call)).await })
    }

    /// Runs one use case that changes nothing, as the operator: whoever writes meanwhile does not wait for it.
    pub(super) fn read_as_operator<T: Send + 'static>(
        self,
        work: impl FnOnce(&mut UseCase<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, CommandError> {
        let outcome = self.run(|database, call| async move {
            database.read(move |db| as_operator(db, |db, actor| work(&mut UseCase::new(db, &call, actor)))).await
        })?;
        outcome.ok_or(CommandError::NotSetUp)
    }

    /// Runs one use case in one transaction, as the operator.
    pub(super) fn write_as_operator<T: Send + 'static>(
        self,
        work: impl FnOnce(&mut UseCase<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, CommandError> {
        let outcome =
            self.write(move |db, call| as_operator(db, |db, actor| work(&mut UseCase::new(db, call, actor))))?;
        outcome.ok_or(CommandError::NotSetUp)
    }

    /// Runs a job on the database, if that is of this version.
    pub(super) fn run<T, F>(self, job: impl FnOnce(Database, Call) -> F) -> Result<T, CommandError>
    where
        F: Future<Output = Result<T, Error>>,
    {
        let Self { database, call } = self;
        System::new().block_on(async {
            match database.read(migrate::is_current).await {
                Ok(true) => {}
                Ok(false) => return Err(CommandError::NotCurrent),
                Err(error) => return Err(CommandError::Failed(error)),
            }
            job(database, call).await.map_err(CommandError::Failed)
        })
    }
}

/// Does something as the operator; `None` where the portal has none yet.
fn as_operator<T>(db: &mut Db, work: impl FnOnce(&mut Db, &Actor) -> Result<T, Error>) -> Result<Option<T>, Error> {
    match accounts::operator(db) {
        Ok(actor) => work(db, &actor).map(Some),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Why a command did nothing.
pub(super) enum CommandError {
    /// It can't be opened: why, in words.
    NotOpened(Box<dyn std::error::Error>),
    /// The database is of another version.
    NotCurrent,
    /// The portal has no operator yet.
    NotSetUp,
    /// The use case said no.
    Failed(Error),
}

impl From<Box<dyn std::error::Error>> for CommandError {
    fn from(error: Box<dyn std::error::Error>) -> Self {
        Self::NotOpened(error)
    }
}

/// Why a command did nothing, in words for whoever called it: a line for each thing that is wrong.
pub(super) fn told(refused: CommandError) -> Box<dyn std::error::Error> {
    let words = |text: &Text| texts(Language::English).format(text, Tz::UTC);
    match refused {
        CommandError::NotOpened(error) => error,
        CommandError::NotCurrent => {
            "the database schema isn't the one of this version; run `tandem migrate` first".into()
        }
        CommandError::NotSetUp => "this portal isn't set up yet; to get the set-up link, run `tandem serve`".into(),
        CommandError::Failed(Error::Conflict(text)) => words(&text).into(),
        CommandError::Failed(Error::Invalid(refusals)) => {
            let whole = refusals.form.iter().map(words);
            let fields =
                refusals.fields.iter().map(|(field, text)| format!("--{}: {}", field.replace('_', "-"), words(text)));
            whole.chain(fields).collect::<Vec<_>>().join("\ntandem: ").into()
        }
        CommandError::Failed(error) => error.to_string().into(),
    }
}
