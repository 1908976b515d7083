//! Tables that commands load from files: all of one, or nothing where any of its rows is wrong.

use std::{
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use chrono_tz::Tz;
use clap::Subcommand;

use super::{
    Outcome,
    portal::{CommandError, Portal},
    say, settings_help, told,
};
use crate::{
    config::Config,
    domain::{
        Language, catalog,
        sheet::{Columns, MOST_FAULTS, RowFault},
    },
    i18n::texts,
    service::{catalog::import as load_catalog, provider_list, served_customers},
};

/// What can be done with such a table.
#[derive(Subcommand)]
pub(super) enum ImportCommand {
    /// Load a whole file, or nothing if any row is wrong
    #[command(after_help = settings_help())]
    Import {
        /// A CSV file; docs/operations.md describes its columns
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
}

/// `tandem catalog import FILE.csv`: offers and prices.
pub(super) fn catalog(config: &Config, ImportCommand::Import { file }: &ImportCommand) -> Outcome {
    import(
        file,
        // Nothing is sealed here; a secret of its own would be made where the portal runs on another machine.
        |content| Portal::open(config, None)?.write(move |db, call| load_catalog(db, call, catalog::read(&content))),
        |changes| {
            let (added, updated, unchanged) = (changes.added, changes.updated, changes.unchanged);
            format!("Offers added: {added}, updated: {updated}, unchanged: {unchanged}. Prices: {}.", changes.prices)
        },
    )
}

/// `tandem provider-list import FILE.csv`: what the public list says of providers.
pub(super) fn provider_list(config: &Config, ImportCommand::Import { file }: &ImportCommand) -> Outcome {
    import(
        file,
        |content| {
            let portal = Portal::open(config, None)?;
            portal.write_as_operator(move |cx| provider_list::import(cx, &content))
        },
        |rows| format!("Rows added: {}, updated: {}, unchanged: {}.", rows.added, rows.updated, rows.unchanged),
    )
}

/// `tandem served-customers import FILE.csv`: customers that resellers serve already. Their admins are mailed.
pub(super) fn served_customers(config: &Config, ImportCommand::Import { file }: &ImportCommand) -> Outcome {
    import(
        file,
        |content| {
            let portal = Portal::open_sealed(config)?;
            portal.write_as_operator(move |cx| served_customers::import(cx, None, &content))
        },
        |rows| {
            let (added, updated, unchanged) = (rows.added, rows.updated, rows.unchanged);
            format!(
                "Rows added: {added}, updated: {updated}, unchanged: {unchanged}. Relationships started: {}.",
                rows.begun
            )
        },
    )
}

/// Loads a file; tells what came of it, or each bad row on standard error.
fn import<T, C: Columns>(
    file: &Path,
    load: impl FnOnce(Vec<u8>) -> Result<Result<T, Vec<RowFault<C>>>, CommandError>,
    summary: impl FnOnce(T) -> String,
) -> Outcome {
    let name = file.display();
    let content = fs::read(file).map_err(|error| format!("{name}: {error}"))?;
    match load(content).map_err(told)? {
        Ok(loaded) => {
            say(&format!("{name} loaded. {}", summary(loaded)));
            Ok(())
        }
        Err(faults) => {
            tell(file, faults.get(..MOST_FAULTS).unwrap_or(&faults));
            let more = if faults.len() > MOST_FAULTS { "more than " } else { "" };
            let count = faults.len().min(MOST_FAULTS);
            let what = format!("Errors: {more}{count}; correct the lines above and try again");
            Err(format!("{name}: nothing was loaded. {what}").into())
        }
    }
}

/// Prints what is wrong, a line for each.
fn tell<C: Columns>(file: &Path, faults: &[RowFault<C>]) {
    let mut text = String::new();
    for RowFault { line, column, text: reason } in faults {
        let column = column.map(|column| format!("{}: ", column.name())).unwrap_or_default();
        let reason = texts(Language::English).format(reason, Tz::UTC);
        let _strings_always_take_it = writeln!(text, "{}: line {line}: {column}{reason}", file.display());
    }
    let _nobody_listens = io::stderr().lock().write_all(text.as_bytes());
}
