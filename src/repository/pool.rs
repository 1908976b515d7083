//! The pool of connections, and what it knows of the database: where that can't be reached, nobody waits for it.
//! Whoever asks is told at once, until a connection is made again, which the pool tries by itself twice a second.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use diesel::{
    connection::SimpleConnection,
    r2d2::{HandleError, ManageConnection, Pool, PooledConnection, R2D2Connection},
};
use tokio::{sync::Semaphore, time::timeout};

use super::db::{DatabaseUrl, Db, Mode, blocking, connect};
use crate::{domain::Error, telemetry};

/// For how long a connection that has just worked is taken to work still: a trip to `PostgreSQL` that asks whether it
/// is there costs as much as the page.
const TRUSTED: Duration = Duration::from_secs(1);
/// How long whoever asks waits for a connection, where others have all of them.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often whoever waits looks whether there is still something to wait for.
const GLANCE: Duration = Duration::from_millis(50);
/// The pool tries to connect after 400 milliseconds, and then each half of this.
const TRIES: Duration = Duration::from_secs(1);

/// The connections of one kind. Cheap to clone.
#[derive(Clone)]
pub(super) struct Connections {
    pool: Pool<Manager>,
    /// As many as there are connections, given in the order in which they are asked for: the pool itself knows of no
    /// order, and where many wait, some would wait for ever.
    turns: Arc<Semaphore>,
    reach: Arc<Reach>,
}

impl Connections {
    /// Makes the first of at most so many.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where it can't be made.
    pub(super) fn open(url: &DatabaseUrl, mode: Mode, most: u32) -> Result<Self, Error> {
        let reach = Arc::new(Reach::default());
        let pool = Pool::builder()
            .max_size(most)
            .min_idle(Some(1))
            .test_on_check_out(matches!(url, DatabaseUrl::Postgres(_)))
            .connection_timeout(TRIES)
            .error_handler(Box::new(Quiet))
            .build_unchecked(Manager { url: url.clone(), mode, reach: Arc::clone(&reach) });
        // At a start it may be about to come: whoever starts it waits.
        let _first = pool.get_timeout(PATIENCE).map_err(|failed| Error::Unavailable(failed.to_string()))?;
        Ok(Self { pool, turns: Arc::new(Semaphore::new(usize::try_from(most).unwrap_or(1))), reach })
    }

    /// Runs `work` on a connection, off the thread that serves requests, as soon as it is its turn.
    ///
    /// # Errors
    /// What `work` says; [`Error::Unavailable`] where no connection is to be had in time, or the database can't be
    /// reached.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let asked = Instant::now();
        self.reach.there()?;
        let Ok(turn) = timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await else {
            self.reach.waited_in_vain(asked);
            return Err(Error::Unavailable("all connections are at work".to_owned()));
        };
        let connections = self.clone();
        blocking(move || {
            // It goes on to the next once the connection is back.
            let _turn = turn;
            connections.get(asked)?.run(work)
        })
        .await
    }

    /// A connection, as soon as there is one; blocks. Whoever wants one has asked some time ago.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where none is to be had in time, or the database can't be reached.
    fn get(&self, asked: Instant) -> Result<Lent, Error> {
        loop {
            self.reach.there()?;
            let failed = match self.pool.get_timeout(GLANCE) {
                Ok(connection) => return Ok(Lent(connection)),
                Err(failed) => failed,
            };
            if asked.elapsed() >= PATIENCE {
                self.reach.waited_in_vain(asked);
                return Err(Error::Unavailable(failed.to_string()));
            }
        }
    }
}

/// A connection that goes back to the pool.
struct Lent(PooledConnection<Manager>);

impl Lent {
    /// Runs `work`, and notes whether the connection can be trusted after it.
    fn run<T>(mut self, work: impl FnOnce(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
        let pooled = &mut *self.0;
        let result = work(&mut pooled.db);
        let is_doubtful = matches!(result, Err(Error::Unavailable(_) | Error::NotSaved(_) | Error::Internal(_)));
        pooled.worked = (!is_doubtful).then(Instant::now);
        if !is_doubtful {
            pooled.reach.worked();
        }
        result
    }
}

/// Whether the database can be reached, as far as connections tell.
#[derive(Default)]
struct Reach(Mutex<Known>);

#[derive(Default)]
struct Known {
    /// How many connections there are, idle or lent.
    open: usize,
    /// Why a connection could last not be made.
    failed: Option<String>,
    /// When something last worked.
    worked: Option<Instant>,
    /// Set while the database can't be reached.
    lost: Option<Lost>,
}

struct Lost {
    since: Instant,
    cause: String,
}

impl Reach {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the database can be reached, as far as is known.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where it can't.
    fn there(&self) -> Result<(), Error> {
        match &self.known().lost {
            Some(lost) => Err(Error::Unavailable(lost.cause.clone())),
            None => Ok(()),
        }
    }

    /// A connection was made.
    fn opened(&self) {
        let mut known = self.known();
        known.open += 1;
        known.work();
    }

    /// A connection is no more.
    fn closed(&self) {
        let mut known = self.known();
        known.open = known.open.saturating_sub(1);
    }

    /// Something was read or written.
    fn worked(&self) {
        self.known().work();
    }

    /// A connection could not be made. While there are others that says nothing of the database: it may have too many.
    fn failed(&self, cause: &str) {
        let mut known = self.known();
        known.failed = Some(cause.to_owned());
        if known.open == 0 {
            known.lose();
        }
    }

    /// Somebody has waited since `asked` for a connection, and got none: where nothing worked meanwhile, those that are
    /// there lead nowhere, or to a server that stands still.
    fn waited_in_vain(&self, asked: Instant) {
        let mut known = self.known();
        if known.worked.is_none_or(|at| at < asked) {
            known.failed.get_or_insert_with(|| "nothing was answered for five seconds".to_owned());
            known.lose();
        }
    }
}

impl Known {
    fn work(&mut self) {
        self.worked = Some(Instant::now());
        self.failed = None;
        if let Some(lost) = self.lost.take() {
            tracing::info!(seconds = lost.since.elapsed().as_secs(), "the database can be reached again");
        }
    }

    fn lose(&mut self) {
        let cause = self.failed.clone().unwrap_or_default();
        if self.lost.is_none() {
            tracing::error!(cause, "the database can't be reached; requests are answered 503 until it can");
            // Whoever meets it meanwhile has nothing to add.
            let _told_above = telemetry::is_news(&cause);
            self.lost = Some(Lost { since: Instant::now(), cause });
        }
    }
}

/// A connection of the pool.
struct Pooled {
    db: Db,
    /// When it last worked; `None` once it has not.
    worked: Option<Instant>,
    reach: Arc<Reach>,
}

impl Drop for Pooled {
    fn drop(&mut self) {
        self.reach.closed();
    }
}

/// Makes connections of one kind for the pool. Not diesel's own manager: that one tries each database in turn.
struct Manager {
    url: DatabaseUrl,
    mode: Mode,
    reach: Arc<Reach>,
}

/// What the pool is told when a connection can't be made.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Broken(String);

/// What could not be connected is said by [`Reach`], once.
#[derive(Debug)]
struct Quiet;

impl HandleError<Broken> for Quiet {
    fn handle_error(&self, _error: Broken) {}
}

impl fmt::Debug for Manager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.url.fmt(f)
    }
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = Broken;

    fn connect(&self) -> Result<Pooled, Broken> {
        match connect(&self.url, self.mode) {
            Ok(db) => {
                self.reach.opened();
                Ok(Pooled { db, worked: Some(Instant::now()), reach: Arc::clone(&self.reach) })
            }
            Err(error) => {
                let cause = match error {
                    Error::Unavailable(cause) => cause,
                    other => other.to_string(),
                };
                self.reach.failed(&cause);
                Err(Broken(cause))
            }
        }
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), Broken> {
        if pooled.worked.is_some_and(|worked| worked.elapsed() < TRUSTED) {
            return Ok(());
        }
        pooled.db.batch_execute("SELECT 1").map_err(|error| Broken(error.to_string()))
    }

    /// One that has not worked is not kept: while the database counts as lost nobody would try it again, and the one that is
    /// made in its place tells whether it still is.
    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        if pooled.worked.is_none() {
            return true;
        }
        match &mut pooled.db {
            Db::Pg(conn) => R2D2Connection::is_broken(conn),
            Db::Sqlite(conn) => R2D2Connection::is_broken(conn),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_lost(reach: &Reach) -> bool {
        reach.known().lost.is_some()
    }

    #[test]
    fn a_database_is_lost_only_where_no_connection_is_left() {
        let reach = Reach::default();
        reach.opened();
        reach.failed("too many clients");
        assert!(!is_lost(&reach), "another connection works");
        reach.closed();
        assert!(!is_lost(&reach), "nobody has tried since");
        reach.failed("connection refused");
        assert!(is_lost(&reach));
        reach.opened();
        assert!(!is_lost(&reach));
    }

    #[test]
    fn connections_that_lead_nowhere_are_found_by_who_waits() {
        let reach = Reach::default();
        reach.opened();
        let asked = Instant::now();
        reach.worked();
        reach.waited_in_vain(asked);
        assert!(!is_lost(&reach), "all connections are at work");
        let asked = Instant::now();
        reach.waited_in_vain(asked);
        assert!(is_lost(&reach));
        reach.worked();
        assert!(!is_lost(&reach));
    }
}
