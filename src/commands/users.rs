//! `tandem users …`: the way back in that only whoever runs the machine can open.

use clap::Subcommand;

use super::{Outcome, portal::Portal, say, settings_help, told};
use crate::{config::Config, service::recovery};

#[derive(Subcommand)]
pub(super) enum UsersCommand {
    /// Print a one-time link to choose a new password, and sign the person out everywhere
    #[command(after_help = settings_help())]
    Reset {
        /// The address the person signs in with
        #[arg(value_name = "EMAIL")]
        email: String,
    },
}

/// Does what was asked.
pub(super) fn run(config: &Config, command: UsersCommand) -> Outcome {
    let UsersCommand::Reset { email } = command;
    let portal = Portal::open_sealed(config)?;
    let (link, until) = portal.write(move |db, call| recovery::issue(db, call, &email)).map_err(told)?;
    say(&format!("{link}\nThe link works once, until {}.", until.utc().format("%Y-%m-%d %H:%M UTC")));
    Ok(())
}
