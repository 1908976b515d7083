//! `tandem served-customers import FILE.csv`.

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
        language::Language,
        served::{Column, RowFault},
        sheet::Columns,
    },
    i18n::texts,
    service::served_customers,
};

/// Takes a file of customers that resellers serve already: each bad row is told on standard error, and then nothing is
/// taken.
pub(super) fn import(config: &Config, file: &Path) -> Outcome {
    let name = file.display();
    let content = fs::read(file).map_err(|error| format!("{name}: {error}"))?;
    let outcome = Portal::open_sealed(config)?
        .write_as_operator(move |db, call, actor| served_customers::import(db, call, actor, &content))
        .map_err(told)?;
    match outcome {
        Ok(imported) => {
            say(&format!(
                "{name} is taken. Rows added: {}, updated: {}, unchanged: {}. Relationships begun: {}.",
                imported.added, imported.updated, imported.unchanged, imported.begun
            ));
            Ok(())
        }
        Err(faults) => {
            tell(file, &faults);
            let count = faults.len();
            Err(format!("{name}: nothing was taken. Faults: {count}; mend the lines named above and try again").into())
        }
    }
}

/// Prints what is wrong, a line for each.
fn tell(file: &Path, faults: &[RowFault]) {
    let mut text = String::new();
    for RowFault { line, column, text: reason } in faults {
        let column = column.map(|column: Column| format!("{}: ", column.name())).unwrap_or_default();
        let reason = texts(Language::English).format(reason, Tz::UTC);
        let _strings_always_take_it = writeln!(text, "{}: line {line}: {column}{reason}", file.display());
    }
    let _nobody_listens = io::stderr().lock().write_all(text.as_bytes());
}
