//! `tandem copy` and `tandem check --database`: all that is in a database, moved or looked at.

use std::time::Duration;

use clap::Args;

use super::{Outcome, say};
use crate::{
    config::Config,
    repository::{
        db::DatabaseUrl,
        whole::{self, soundness, transfer::transfer},
    },
};

/// Where everything is moved to.
#[derive(Args)]
pub(super) struct CopyCommand {
    /// An empty database: sqlite:PATH or postgres://… (a password there can be seen by others on this machine; set
    /// PGPASSWORD instead)
    #[arg(long, value_name = "URL")]
    to: String,
}

/// Moves everything into an empty database.
pub(super) fn copy(config: &Config, command: &CopyCommand) -> Outcome {
    let from = config.database("tandem.sqlite");
    let to = DatabaseUrl::parse(&command.to).ok_or("--to: must be sqlite:PATH or postgres://…")?;
    if from == to {
        return Err("--to: this is the database that the settings name".into());
    }
    let began = std::time::Instant::now();
    let moved = transfer(&from, &to)?;
    for (table, rows) in moved.iter().filter(|(_, rows)| **rows > 0) {
        say(&format!("{rows:>12} {table}"));
    }
    let (rows, seconds) = (moved.values().sum::<i64>(), rounded(began.elapsed()));
    say(&format!(
        "{rows} rows of {} tables in {seconds} s. Set TANDEM_DATABASE_URL to the new database, and keep the secret key. To \
         prove that all is well, run `tandem check --database` there.",
        moved.len()
    ));
    Ok(())
}

/// Checks a database, and says what is wrong with it.
pub(super) fn check(config: &Config) -> Outcome {
    let url = config.database("tandem.sqlite");
    let mut db = whole::open(&url)?;
    let began = std::time::Instant::now();
    let wrong = soundness::check(&mut db, &mut |what| say(&format!("wrong: {what}")))?;
    if wrong > 0 {
        return Err(format!("{url:?}: {wrong} things are wrong; restore a backup, or ask whoever supports you").into());
    }
    let purpose = soundness::purpose(&mut db)?;
    let rows: i64 = whole::counts(&mut db)?.values().sum();
    say(&format!("{url:?}: sound. {rows} rows of {purpose}, checked in {} s.", rounded(began.elapsed())));
    Ok(())
}

/// Seconds with a digit behind the point.
fn rounded(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64())
}
