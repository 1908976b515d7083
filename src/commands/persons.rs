//! `tandem person …`: what is kept about a person, taken away as a file, or erased.

use std::{
    fs::OpenOptions,
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use clap::Subcommand;
use serde_json::json;

use super::{
    Outcome,
    portal::{CommandError, Portal, told},
    say, settings_help,
};
use crate::{
    config::Config,
    domain::{Error, email::EmailAddress},
    repository::{db::Database, whole},
    service::{
        Call,
        personal_data::{self, ErasedAmount, PersonalData, SoughtPerson},
    },
};

#[derive(Subcommand)]
pub(super) enum PersonCommand {
    /// Write all that is kept about a person into a file of JSON
    #[command(after_help = settings_help())]
    Export {
        /// The person's email address
        #[arg(value_name = "ADDRESS")]
        address: String,
        /// The file to write
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Erase a person who is gone: no user, contact or recipient of any organization any more
    #[command(after_help = settings_help())]
    Erase {
        /// The person's email address
        #[arg(value_name = "ADDRESS")]
        address: String,
        /// Do it: it can't be undone
        #[arg(long)]
        confirm: bool,
    },
}

/// Does what was asked.
pub(super) fn run(config: &Config, command: PersonCommand) -> Outcome {
    match command {
        PersonCommand::Export { address, file } => export(config, &address, &file),
        PersonCommand::Erase { address, confirm } => erase(config, &address, confirm),
    }
}

/// The person with this address.
async fn find(
    database: &Database,
    call: Call,
    address: EmailAddress,
    command: &'static str,
) -> Result<SoughtPerson, Error> {
    database.read(move |db| SoughtPerson::find(db, &call, &address, command)).await
}

fn parse(address: &str) -> Result<EmailAddress, &'static str> {
    EmailAddress::parse(address).ok_or("ADDRESS: this isn't an email address")
}

fn refused(error: CommandError) -> Box<dyn std::error::Error> {
    match error {
        CommandError::Failed(Error::NotFound) => "nothing is kept about this address".into(),
        other => told(other),
    }
}

fn export(config: &Config, address: &str, path: &Path) -> Outcome {
    let (place, wanted) = (path.display(), parse(address)?);
    let portal = Portal::open_sealed(config)?;
    // Made first: what can't be written is not put on record as taken away.
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = file.map_err(|error| format!("{place}: {error}"))?;
    let exported = portal.run(|database, call| async move {
        let at = call.now;
        let person = find(&database, call, wanted, "tandem person export").await?;
        Ok((at, personal_data::export(&database, &person).await?))
    });
    let (at, data) = exported.map_err(|error| {
        let _nothing_is_in_it = std::fs::remove_file(path);
        refused(error)
    })?;
    let PersonalData { tables, records, archives } = data;
    let rows: usize = tables.values().map(Vec::len).sum();
    let count = records.len();
    let all = json!({
        "address": address,
        "exported_at": at.utc().to_rfc3339(),
        "tables": tables,
        "activity_log": records,
    });
    let text = serde_json::to_string_pretty(&all)?;
    writeln!(file, "{text}").and_then(|()| file.sync_all()).map_err(|error| format!("{place}: {error}"))?;
    say(&format!("{place}: {rows} rows of {} tables, and {count} records of the activity log.", tables.len()));
    say_of_archives(archives);
    Ok(())
}

fn erase(config: &Config, address: &str, confirm: bool) -> Outcome {
    let (portal, wanted) = (Portal::open_sealed(config)?, parse(address)?);
    let done = portal.run(|database, call| async move {
        let person = find(&database, call, wanted, "tandem person erase").await?;
        let reasons = personal_data::reasons_to_wait(&database, &person).await?;
        if !reasons.is_empty() {
            return Ok(Err(reasons));
        }
        Ok(Ok(if confirm { Some(personal_data::erase(&database, &person).await?) } else { None }))
    });
    let ErasedAmount { records, rows, archives } = match done.map_err(refused)? {
        Err(reasons) => {
            let reasons = reasons.iter().map(|reason| format!("this person {reason}"));
            return Err(reasons.collect::<Vec<_>>().join("\ntandem: ").into());
        }
        Ok(None) => {
            return Err(
                "this can't be undone; to do it, add --confirm (`tandem person export` shows what is kept)".into()
            );
        }
        Ok(Some(amount)) => amount,
    };
    say(&format!(
        "Erased: {records} records of the activity log say nothing of people any more, and {rows} rows of other tables \
         were deleted or emptied."
    ));
    for (table, why) in whole::personal::tables() {
        if let Some(why) = why {
            say(&format!("Kept in {table}: {why}."));
        }
    }
    say("Backups that were made before hold the person until they are deleted.");
    say_of_archives(archives);
    Ok(())
}

fn say_of_archives(archives: usize) {
    if archives > 0 {
        say(&format!(
            "Archives of the activity log weren't looked into: {archives}. They hold what they held; delete those whose \
             time is over."
        ));
    }
}
