//! `tandem catalog import FILE.csv`.

use std::{
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::Path,
};

use chrono_tz::Tz;

use super::{Outcome, portal::Portal, say, told};
use crate::{
    config::Config,
    domain::{
        catalog::{self, RowFault},
        language::Language,
    },
    i18n::texts,
    service::catalog::import as load,
};

/// Loads a file into the catalogue: each bad row is told on standard error, and then nothing is loaded.
pub(super) fn import(config: &Config, file: &Path) -> Outcome {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    // Nothing is sealed here; a secret of its own would be made where the portal runs on another machine.
    let outcome =
        Portal::open(config, None)?.write(move |db, call| load(db, call, catalog::read(&bytes))).map_err(told)?;
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
