//! The commands of `tandem`: what each does before and around serving.

mod accounts;
mod audit;
mod imports;
mod portal;
mod users;

use std::{
    fmt::Write as _,
    io::{self, Write as _},
    net::{SocketAddr, TcpListener},
    process::ExitCode,
    sync::{Arc, Mutex},
    time::Duration,
};

use actix_web::{HttpServer, rt::System, web::Data};
use clap::{Parser, Subcommand};
use tokio::sync::Notify;

use self::{imports::ImportCommand, portal::told};
use crate::{
    app::build_app,
    auth::{
        keys::Keys,
        oidc::Providers,
        password::{self, Passwords},
        throttle::Throttle,
        token::{self, Token},
    },
    clock::Clock,
    config::{Config, SETTINGS, variable},
    demo::{self, crowd},
    domain::{Error, second_factor::FactorRule},
    mail::{transport::Transport, worker::Worker},
    paths,
    repository::{
        accounts as account_rows, crowd as crowd_rows,
        db::{Database, DatabaseUrl},
        installation::{self, Purpose},
        offers,
    },
    service::{
        Call,
        audit_anchors::AuditAnchors,
        audit_sealer::AuditSealer,
        customer_users::Purges,
        imports::Imports,
        order_requests::upkeep::OrderRequestUpkeep,
        recovery::Recoveries,
        referrals::upkeep::Upkeep,
        renewals::Renewals,
        restorations::Restorations,
        security_events::{SecurityEventKeeper, SecurityLog},
    },
    state::AppState,
    telemetry,
};

/// Threads that serve requests.
const WORKERS: usize = 2;
/// Connections that read at once, and so how many pages are made at once.
const CONNECTIONS: usize = 8;

/// How long the last security events may take to be kept.
const LAST_EVENTS: Duration = Duration::from_secs(5);

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
    /// Manage the organizations on this portal
    Accounts {
        #[command(subcommand)]
        command: accounts::AccountsCommand,
    },
    /// Check the activity log
    Audit {
        #[command(subcommand)]
        command: audit::AuditCommand,
    },
    /// Help people who can't sign in
    Users {
        #[command(subcommand)]
        command: users::UsersCommand,
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
    let outcome = Config::load().map_err(Into::into).and_then(|config| {
        telemetry::start(&config.log);
        match line.command {
            Command::Demo { customers } => run_demo(&config, customers),
            Command::Serve => run_serve(&config),
            Command::Migrate => Ok(Database::migrate(&config.database("tandem.sqlite"))?),
            Command::Catalog { command } => imports::catalog(&config, &command),
            Command::Accounts { command } => accounts::run(&config, command),
            Command::Audit { command } => audit::run(&config, command),
            Command::Users { command } => users::run(&config, command),
            Command::ProviderList { command } => imports::provider_list(&config, &command),
            Command::ServedCustomers { command } => imports::served_customers(&config, &command),
        }
    });
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
    // All share one password, and nobody's phone is at hand.
    let config = &Config { require_mfa: config.require_mfa.or(Some(FactorRule::Nobody)), ..config.clone() };
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

/// The server, bound and put together, not serving yet.
struct Server {
    state: Data<AppState>,
    worker: Worker,
    anchors: Option<AuditAnchors>,
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    fn prepare(config: &Config, url: &DatabaseUrl) -> Result<Self, Box<dyn std::error::Error>> {
        let listener =
            TcpListener::bind(config.listen).map_err(|e| format!("TANDEM_LISTEN: {}: {e}", config.listen))?;
        let address = listener.local_addr()?;
        let public_url: Arc<str> = config.public_url_for(address)?.into();
        let keys = Arc::new(Keys::derive(&config.secret()?));
        let database = Database::open(url, u32::try_from(CONNECTIONS)?)?;
        let (clock, outbox_wakeup) = (Clock::System, Arc::new(Notify::new()));
        let worker = Worker {
            database: database.clone(),
            clock: clock.clone(),
            keys: Arc::clone(&keys),
            transport: Transport::from_config(config)?,
            from: config.mail_from.clone(),
            outbox_wakeup: Arc::clone(&outbox_wakeup),
            security_events_days: config.security_events_days,
        };
        let state = Data::new(AppState {
            database,
            throttle: Throttle::new(clock.clone()),
            providers: Providers::new(clock.clone(), config.oidc_allow.clone()),
            clock,
            keys,
            passwords: Passwords::new(WORKERS),
            trusted_proxies: config.trusted_proxies.clone(),
            public_url,
            approve_enrolments: config.approve_enrolments,
            factor_rule: config.require_mfa.unwrap_or(FactorRule::Administrators),
            quotas: config.quotas,
            outbox_wakeup,
            recovery_wakeup: Arc::new(Notify::new()),
            security_log: SecurityLog::default(),
            setup: Mutex::new(None),
            partner_names: Arc::default(),
            imports: Imports::start()?,
        });
        let anchors = audit::anchors(config, &state)?;
        Ok(Self { state, worker, anchors, listener, address })
    }

    /// What the portal itself knows when it acts without a request.
    fn call(&self) -> Call {
        let state = &self.state;
        let call = Call::of_the_portal("start", state.clock.now(), &state.keys, &state.public_url);
        Call {
            approve_enrolments: state.approve_enrolments,
            factor_rule: state.factor_rule,
            quotas: state.quotas,
            ..call
        }
    }

    /// Serves until the process is told to end; requests under way are finished first. The greeting is printed once
    /// the portal would hear both.
    async fn serve(self, greeting: &str) -> Outcome {
        let renewals = Renewals {
            database: self.state.database.clone(),
            clock: self.state.clock.clone(),
            keys: Arc::clone(&self.state.keys),
            public_url: Arc::clone(&self.state.public_url),
        };
        let purges = Purges { database: self.state.database.clone(), clock: self.state.clock.clone() };
        let upkeep = Upkeep {
            database: self.state.database.clone(),
            clock: self.state.clock.clone(),
            keys: Arc::clone(&self.state.keys),
            public_url: Arc::clone(&self.state.public_url),
            outbox_wakeup: Arc::clone(&self.state.outbox_wakeup),
        };
        let order_requests = OrderRequestUpkeep {
            database: self.state.database.clone(),
            clock: self.state.clock.clone(),
            keys: Arc::clone(&self.state.keys),
            public_url: Arc::clone(&self.state.public_url),
            outbox_wakeup: Arc::clone(&self.state.outbox_wakeup),
        };
        let recoveries = Recoveries {
            database: self.state.database.clone(),
            clock: self.state.clock.clone(),
            keys: Arc::clone(&self.state.keys),
            public_url: Arc::clone(&self.state.public_url),
            outbox_wakeup: Arc::clone(&self.state.outbox_wakeup),
            wakeup: Arc::clone(&self.state.recovery_wakeup),
        };
        let restorations = Restorations {
            database: self.state.database.clone(),
            clock: self.state.clock.clone(),
            keys: Arc::clone(&self.state.keys),
            public_url: Arc::clone(&self.state.public_url),
            outbox_wakeup: Arc::clone(&self.state.outbox_wakeup),
        };
        let events = SecurityEventKeeper {
            log: self.state.security_log.clone(),
            database: self.state.database.clone(),
            keys: Arc::clone(&self.state.keys),
        };
        let anchors = self.anchors.map(|anchors| actix_web::rt::spawn(anchors.run()));
        let sealer = AuditSealer { database: self.state.database.clone() };
        let state = self.state.clone();
        let server = HttpServer::new(move || build_app(state.clone()))
            .workers(WORKERS)
            .worker_max_blocking_threads(CONNECTIONS / WORKERS)
            .tcp_nodelay(true)
            .shutdown_timeout(10)
            .listen(self.listener)?
            .run();
        let serving = actix_web::rt::spawn(server);
        tokio::task::yield_now().await;
        say(greeting);
        // What they log stands below the greeting.
        let workers = [
            actix_web::rt::spawn(self.worker.run()),
            actix_web::rt::spawn(renewals.run()),
            actix_web::rt::spawn(purges.run()),
            actix_web::rt::spawn(upkeep.run()),
            actix_web::rt::spawn(order_requests.run()),
            actix_web::rt::spawn(recoveries.run()),
            actix_web::rt::spawn(restorations.run()),
            actix_web::rt::spawn(sealer.run()),
        ];
        let events = actix_web::rt::spawn(events.run());
        serving.await??;
        for worker in workers.into_iter().chain(anchors) {
            worker.abort();
        }
        // What the last requests were refused is kept too.
        self.state.security_log.close();
        if tokio::time::timeout(LAST_EVENTS, events).await.is_err() {
            tracing::warn!("the last security events took too long");
        }
        Ok(())
    }
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
