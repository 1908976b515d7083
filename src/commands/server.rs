//! The portal, serving: what it is put together of, and what works beside it.

use std::{
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex},
    time::Duration,
};

use actix_web::{HttpServer, web::Data};
use chrono::TimeDelta;
use tokio::sync::Notify;

use super::{Outcome, audit, say};
use crate::{
    app::build_app,
    auth::{keys::Keys, oidc::Providers, password::Passwords, throttle::Throttle},
    backup::schedule::Schedule,
    clock::Clock,
    config::Config,
    domain::second_factor::FactorRule,
    mail::{transport::Transport, worker::Worker},
    repository::{
        db::{Database, DatabaseUrl},
        sweeping::KeptFor,
    },
    service::{
        Call,
        audit_anchors::AuditAnchors,
        audit_archives::AuditArchives,
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
};

/// Threads that serve requests.
const WORKERS: usize = 2;
/// Connections that read at once, and so how many pages are made at once.
const CONNECTIONS: usize = 8;

/// How long the last security events may take to be kept.
const LAST_EVENTS: Duration = Duration::from_secs(5);

/// The server, bound and put together, not serving yet.
pub(super) struct Server {
    pub(super) state: Data<AppState>,
    worker: Worker,
    schedule: Option<Schedule>,
    anchors: Option<AuditAnchors>,
    archives: Option<AuditArchives>,
    listener: TcpListener,
    pub(super) address: SocketAddr,
}

impl Server {
    pub(super) fn prepare(config: &Config, url: &DatabaseUrl) -> Result<Self, Box<dyn std::error::Error>> {
        let listener =
            TcpListener::bind(config.listen).map_err(|e| format!("TANDEM_LISTEN: {}: {e}", config.listen))?;
        let address = listener.local_addr()?;
        let public_url: Arc<str> = config.public_url_for(address)?.into();
        let (secret, backups) = (config.secret()?, Arc::default());
        let schedule = Schedule::from_config(config, url, &secret, &backups);
        let keys = Arc::new(Keys::derive(&secret));
        let database = Database::open(url, u32::try_from(CONNECTIONS)?)?;
        let (clock, outbox_wakeup) = (Clock::System, Arc::new(Notify::new()));
        let worker = Worker {
            database: database.clone(),
            clock: clock.clone(),
            keys: Arc::clone(&keys),
            transport: Transport::from_config(config)?,
            from: config.mail_from.clone(),
            outbox_wakeup: Arc::clone(&outbox_wakeup),
            kept: KeptFor {
                sent_mails: TimeDelta::days(config.sent_mail_days),
                security_events: TimeDelta::days(config.security_events_days),
            },
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
            backups,
            drafts_kept: TimeDelta::days(config.draft_days),
            imports: Imports::start()?,
        });
        let anchors = audit::anchors(config, &state)?;
        let archives = audit::archiver(config, &state.database, "archives");
        Ok(Self { state, worker, schedule, anchors, archives, listener, address })
    }

    /// What the portal itself knows when it acts without a request.
    pub(super) fn call(&self) -> Call {
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
    pub(super) async fn serve(self, greeting: &str) -> Outcome {
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
        let sealer = AuditSealer { database: self.state.database.clone(), clock: self.state.clock.clone() };
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
        let mut workers = vec![
            actix_web::rt::spawn(self.worker.run()),
            actix_web::rt::spawn(renewals.run()),
            actix_web::rt::spawn(purges.run()),
            actix_web::rt::spawn(upkeep.run()),
            actix_web::rt::spawn(order_requests.run()),
            actix_web::rt::spawn(recoveries.run()),
            actix_web::rt::spawn(restorations.run()),
            actix_web::rt::spawn(sealer.run()),
        ];
        workers.extend(self.schedule.map(|schedule| actix_web::rt::spawn(schedule.run())));
        workers.extend(self.anchors.map(|anchors| actix_web::rt::spawn(anchors.run())));
        workers.extend(self.archives.map(|archives| actix_web::rt::spawn(archives.run())));
        let events = actix_web::rt::spawn(events.run());
        serving.await??;
        for worker in workers {
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
