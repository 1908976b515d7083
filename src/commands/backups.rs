//! `tandem backup` and `tandem restore`: one file of everything, and the way back.

use std::{fmt::Write as _, path::PathBuf};

use clap::Args;

use super::{Outcome, say};
use crate::{
    backup::{self, BackupOrder, KeyPlace, Passphrase, Restoring},
    clock::Clock,
    config::Config,
};

/// What a backup is written to.
#[derive(Args)]
pub(super) struct BackupCommand {
    /// The file to write
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Put the secret key into a file of its own, and not into the backup
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// Replace files of these names
    #[arg(long)]
    replace: bool,
    /// Seal the backup with the passphrase in this file
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// What is restored.
#[derive(Args)]
pub(super) struct RestoreCommand {
    /// A file that `tandem backup` wrote
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The file of the backup's secret key, where that was put apart
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// The file of the passphrase that the backup was sealed with
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// Takes a backup, and says what is in it.
pub(super) fn back_up(config: &Config, command: &BackupCommand) -> Outcome {
    let passphrase = passphrase(config, command.passphrase_file.as_ref())?;
    let order = BackupOrder {
        database: &config.database("tandem.sqlite"),
        key: config.existing_secret()?,
        work: &config.data_dir,
        file: &command.file,
        keys: command.keys.as_deref(),
        replaces: command.replace,
        passphrase: passphrase.as_ref(),
        now: Clock::System.now(),
    };
    let taken = backup::take(&order).map_err(in_one_line)?;
    let file = command.file.display();
    let key = match (taken.key, &command.keys) {
        (KeyPlace::Apart, Some(keys)) => {
            format!("The secret key is in {}: keep it in another place. Restoring needs both files.", keys.display())
        }
        (KeyPlace::Inside | KeyPlace::Apart, _) => {
            "The secret key is in it: keep the file as safe as a password.".to_owned()
        }
        (KeyPlace::None, _) => "There is no secret key yet, so none is in it.".to_owned(),
    };
    let seal = if passphrase.is_some() {
        "It is sealed: without its passphrase nobody can open it, you included."
    } else {
        "It isn't sealed: --passphrase-file FILE would do that."
    };
    say(&format!(
        "{file}: {} tables, {} rows, {} bytes.\n{key}\n{seal}\nSettings and the files of the outbox folder aren't in it.",
        taken.tables, taken.rows, taken.bytes
    ));
    Ok(())
}

/// Restores a backup, and says what comes next.
pub(super) fn restore(config: &Config, command: &RestoreCommand) -> Outcome {
    let passphrase = passphrase(config, command.passphrase_file.as_ref())?;
    let order = Restoring {
        file: &command.file,
        keys: command.keys.as_deref(),
        passphrase: passphrase.as_ref(),
        database: &config.database("tandem.sqlite"),
        existing_key: config.existing_secret()?,
        data_folder: &config.data_dir,
    };
    let restored = backup::restore(&order).map_err(in_one_line)?;
    let manifest = &restored.manifest;
    let rows: i64 = manifest.tables.values().sum();
    let mut text = format!(
        "{}: restored. {} tables, {rows} rows, as of {}, written by Tandem {}.",
        command.file.display(),
        manifest.tables.len(),
        manifest.made_at,
        manifest.program
    );
    if let Some(file) = &restored.key_file {
        write!(text, "\nThe secret key is in {}.", file.display())?;
    }
    if restored.is_older {
        text.push_str("\nIts schema is older: the next start brings it to today's, as does `tandem migrate`.");
    }
    text.push_str("\nTo prove that all is well, run `tandem check --database`.");
    say(&text);
    Ok(())
}

/// The passphrase that is named here, or in the settings.
fn passphrase(config: &Config, file: Option<&PathBuf>) -> Result<Option<Passphrase>, Box<dyn std::error::Error>> {
    let file = file.or(config.backup_passphrase_file.as_ref());
    file.map(|file| Passphrase::read(file)).transpose().map_err(in_one_line)
}

/// What went wrong, and where, in one line.
fn in_one_line(error: anyhow::Error) -> Box<dyn std::error::Error> {
    format!("{error:#}").replace('\n', "; ").into()
}
