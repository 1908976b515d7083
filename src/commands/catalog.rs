//! `tandem catalog import FILE.csv`.

use std::{
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::Path,
    sync::Arc,
};

use actix_web::rt::System;
use chrono_tz::Tz;

use super::{Outcome, say};
use crate::{
    auth::keys::Keys,
    clock::Clock,
    config::Config,
    domain::{
        catalog::{self, RowFault},
        error::Error,
        language::Language,
    },
    i18n::texts,
    repository::{
        db::{Database, DatabaseUrl},
        migrate,
    },
    service::{Call, catalog::import as load},
};

/// Loads a file into the catalogue: each bad row is told on standard error, and then nothing is loaded.
pub(super) fn import(config: &Config, file: &Path) -> Outcome {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let url = config.database("tandem.sqlite");
    // A database that is not there would be made, and then lack everything.
    if let DatabaseUrl::Sqlite(path) = &url
        && !path.exists()
    {
        return Err(format!("{url:?}: there is no database yet; `tandem migrate` makes it").into());
    }
    let database = Database::open(&url, 1)?;
    let call = Call {
        now: Clock::System.now(),
        request_id: "command line".to_owned(),
        // Nothing is sealed here; a secret of its own would be made where the portal runs on another machine.
        keys: Arc::new(Keys::derive(&rand::random::<[u8; 32]>())),
        public_url: "".into(),
        approve_enrolments: config.approve_enrolments,
    };
    let outcome = System::new().block_on(async {
        match database.read(migrate::is_current).await {
            Ok(true) => {}
            // Where not even the list of migrations is there, it can't be read.
            Ok(false) | Err(Error::Internal(_)) => {
                return Err("the database is not at this version's schema; run `tandem migrate` first".to_owned());
            }
            Err(error) => return Err(error.to_string()),
        }
        let loaded = database.write(move |db| load(db, &call, catalog::read(&bytes))).await;
        loaded.map_err(|error| error.to_string())
    })?;
    let name = file.display();
    match outcome {
        Ok(changes) => {
            say(&format!(
                "{name} is loaded. Offers added: {}, updated: {}, unchanged: {}. Prices: {}.",
                changes.added, changes.updated, changes.unchanged, changes.prices
            ));
            Ok(())
        }
        Err(faults) => {
            tell(file, &faults);
            Err(format!(
                "{name}: nothing was loaded. Faults: {}; mend the lines named above and try again",
                faults.len()
            )
            .into())
        }
    }
}

/// Prints what is wrong, a line for each.
fn tell(file: &Path, faults: &[RowFault]) {
    let mut text = String::new();
    for RowFault { line, column, text: reason } in faults {
        let column = column.map(|column| format!("{column}: ")).unwrap_or_default();
        let reason = texts(Language::English).format(reason, Tz::UTC);
        let _strings_always_take_it = writeln!(text, "{}: line {line}: {column}{reason}", file.display());
    }
    let _nobody_listens = io::stderr().lock().write_all(text.as_bytes());
}
