//! The commands of `tandem`: what each does before and around serving.

mod accounts;
mod audit;
mod backups;
mod databases;
mod imports;
mod persons;
mod portal;
mod server;
mod settings;
mod users;

use std::{
    fmt::Write as _,
    io::{self, Write as _},
    process::ExitCode,
};

use actix_web::rt::System;
use clap::{Parser, Subcommand};

use self::{imports::ImportCommand, portal::told, server::Server};
use crate::{
    auth::{
        password,
        token::{self, Token},
    },
    config::{Config, SETTINGS, variable},
    demo::{self, crowd},
    domain::{Error, second_factor::FactorRule},
    paths,
    repository::{
        accounts as account_rows, crowd as crowd_rows,
        db::Database,
        installation::{self, Purpose},
        offers,
    },
    state::AppState,
    telemetry,
};

/// A self-hosted partner center for the two-tier cloud channel.
#[derive(Parser)]
#[command(name = "tandem", version, about, after_help = settings_help())]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Create or reopen the demo world, and serve it on this machine
    #[command(after_help = settings_help())]
    Demo {
        /// Number of generated customers to add, for trying long lists
        #[arg(long, default_value_t = 0, value_name = "N")]
        customers: usize,
    },
    /// Update the database schema if needed, and serve
    #[command(after_help = settings_help())]
    Serve,
    /// Update the database schema and exit
    #[command(after_help = settings_help())]
    Migrate,
    /// Import offers and prices
    Catalog {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Write one file of everything, while the portal serves
    #[command(after_help = settings_help())]
    Backup(backups::BackupCommand),
    /// Bring a backup back, into an empty place
    #[command(after_help = settings_help())]
    Restore(backups::RestoreCommand),
    /// Move everything into an empty database of either kind, while no portal serves
    #[command(after_help = settings_help())]
    Copy(databases::CopyCommand),
    /// Say what is wrong with the settings, or with the data, and how to mend it
    #[command(after_help = settings_help())]
    Check {
        /// Check the data instead of the settings
        #[arg(long)]
        database: bool,
    },
    /// Manage the organizations on this portal
    Accounts {
        #[command(subcommand)]
        command: accounts::AccountsCommand,
    },
    /// Check the activity log, and archive what is old of it
    Audit {
        #[command(subcommand)]
        command: audit::AuditCommand,
    },
    /// Help people who can't sign in
    Users {
        #[command(subcommand)]
        command: users::UsersCommand,
    },
    /// Export or erase what is kept about a person
    Person {
        #[command(subcommand)]
        command: persons::PersonCommand,
    },
    /// Import entries of the public list of indirect providers
    ProviderList {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Import customers that resellers already serve
    ServedCustomers {
        #[command(subcommand)]
        command: ImportCommand,
    },
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Runs a command; gives the status to exit with: 0 done, 1 failed (2, wrong usage, is the parser's).
#[must_use]
pub fn run(line: CommandLine) -> ExitCode {
    if let Command::Check { database: false } = line.command {
        let checked = Config::load_what_can_be_used().map_err(Into::into);
        return ended(checked.and_then(|(config, faults)| settings::check(&config, &faults)));
    }
    ended(Config::load().map_err(Into::into).and_then(|config| {
        telemetry::start(&config.log);
        match line.command {
            Command::Demo { customers } => run_demo(&config, customers),
            Command::Serve => run_serve(&config),
            Command::Migrate => Ok(Database::migrate(&config.database("tandem.sqlite"))?),
            Command::Catalog { command } => imports::catalog(&config, &command),
            Command::Backup(command) => backups::back_up(&config, &command),
            Command::Restore(command) => backups::restore(&config, &command),
            Command::Copy(command) => databases::copy(&config, &command),
            Command::Check { .. } => databases::check(&config),
            Command::Accounts { command } => accounts::run(&config, command),
            Command::Audit { command } => audit::run(&config, command),
            Command::Users { command } => users::run(&config, command),
            Command::Person { command } => persons::run(&config, command),
            Command::ProviderList { command } => imports::provider_list(&config, &command),
            Command::ServedCustomers { command } => imports::served_customers(&config, &command),
        }
    }))
}

/// The status to exit with; what failed is told on standard error.
fn ended(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _nobody_listens = writeln!(io::stderr(), "tandem: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run_serve(config: &Config) -> Outcome {
    let url = config.database("tandem.sqlite");
    Database::migrate(&url)?;
    let server = Server::prepare(config, &url)?;
    System::new().block_on(async {
        let purpose = server.state.database.read(installation::purpose).await?;
        if purpose == Some(Purpose::Demo) {
            return Err("this is a demo database; to serve it, run `tandem demo`".into());
        }
        let mut greeting = format!("Tandem is ready at http://{}", server.address);
        if !server.state.database.read(installation::is_set_up).await? {
            let token = Token::random();
            server.state.open_setup(&token);
            let link = format!("{}{}", server.state.public_url, paths::setup(&token));
            write!(greeting, "\nSet it up here, once: {link}")?;
        }
        server.serve(&greeting).await
    })
}

fn run_demo(config: &Config, customers: usize) -> Outcome {
    if !config.listen.ip().is_loopback() {
        return Err("TANDEM_LISTEN: must be a loopback address, because the demo serves on this machine only".into());
    }
    let url = config.database("demo.sqlite");
    Database::migrate(&url)?;
    let password = config.demo_password.clone().unwrap_or_else(|| token::encode(&rand::random::<[u8; 12]>()));
    let hash = password::hash(&password)?;
    // All share one password, and nobody's phone is at hand. No file of a demo takes the place of a real backup.
    let require_mfa = config.require_mfa.or(Some(FactorRule::Nobody));
    let config = &Config { require_mfa, backup_dir: None, audit_days: None, ..config.clone() };
    let server = Server::prepare(config, &url)?;
    System::new().block_on(async {
        let purpose = server.state.database.read(installation::purpose).await?;
        if purpose == Some(Purpose::Real)
            || server.state.database.read(installation::is_set_up).await? && purpose.is_none()
        {
            return Err("this database has real data; the demo needs its own database".into());
        }
        if purpose == Some(Purpose::Demo) && server.state.database.read(offers::is_empty).await? {
            let text = "an earlier version created this demo world; delete it and start again";
            return Err(format!("{url:?}: {text}").into());
        }
        let call = server.call();
        server
            .state
            .database
            .write(move |db| {
                if purpose.is_none() {
                    demo::build(db, &call)?;
                }
                crowd_rows::change_all_passwords(db, &hash)
            })
            .await?;
        add_customers(&server.state, customers).await?;
        let mut text = format!("Tandem's demo world is ready at http://{}\n\n", server.address);
        writeln!(text, "Everyone's password: {password}\n")?;
        for (email, account, what) in demo::sign_ins() {
            writeln!(text, "  {email:<38} {account:<24} {what}")?;
        }
        server.serve(&text).await
    })
}

/// Tops the generated customers of the demo up to `wanted`.
async fn add_customers(state: &AppState, wanted: usize) -> Result<(), Error> {
    let (now, made) = (state.clock.now(), state.database.read(account_rows::count_generated).await?);
    for start in (made..wanted).step_by(crowd::BATCH) {
        let numbers = start..wanted.min(start + crowd::BATCH);
        state.database.write(move |db| crowd::add_buyers(db, now, numbers)).await?;
    }
    Ok(())
}

/// Prints for whoever started the program: the only words on standard output.
fn say(text: &str) {
    let mut out = io::stdout().lock();
    let _nobody_listens = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// The settings as `--help` shows them.
fn settings_help() -> String {
    let mut text = String::from("Settings (environment, or tandem.toml in lower case without the prefix):\n");
    for setting in SETTINGS {
        let _strings_always_take_it =
            writeln!(text, "  {:<26} {} [{}]", variable(setting.key), setting.meaning, setting.default);
    }
    text
}
