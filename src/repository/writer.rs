//! `SQLite`'s one writer: a thread that takes what waits, runs each use case in a savepoint of its own and commits
//! them together. Under load many small writes share one `fsync`; nobody waits for a lock.

use std::{
    num::NonZeroU32,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use diesel::{
    Connection,
    connection::{AnsiTransactionManager, SimpleConnection, TransactionManager},
};
use tokio::sync::oneshot;

use super::db::{DatabaseUrl, Db, Mode, connect};
use crate::domain::Error;

/// How many use cases share a commit at most.
const BATCH: usize = 64;
/// How many may wait; beyond that callers are told that the portal is busy.
const QUEUE: usize = 4096;

/// A use case waiting to be written: run on the connection, or on nothing where there is none to be had.
type Job = Box<dyn FnOnce(Result<&mut Db, &Error>) -> Done + Send>;
/// Tells the caller how its use case ended, once the commit is known to have held or failed.
type Answer = Box<dyn FnOnce(Result<(), &Error>) + Send>;

/// A use case that has run.
struct Done {
    answer: Answer,
    /// Where the database failed it, and may have undone more than it: why.
    fault: Option<Error>,
}

/// The way to the writer thread. Cheap to clone; the thread ends when the last clone is gone.
#[derive(Clone)]
pub(super) struct Writer {
    jobs: SyncSender<Job>,
}

impl Writer {
    /// Opens the connection and starts the thread.
    pub(super) fn start(url: DatabaseUrl) -> Result<Self, Error> {
        let db = open(&url)?;
        let (jobs, waiting) = sync_channel(QUEUE);
        thread::Builder::new()
            .name("database-writer".into())
            .spawn(move || serve(&url, db, &waiting))
            .map_err(|e| Error::Unavailable(e.to_string()))?;
        Ok(Self { jobs })
    }

    /// Runs `work` with others in one transaction; gives its result after the commit.
    pub(super) async fn run<T, F>(&self, work: F) -> Result<T, Error>
    where
        F: FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |db| {
            let mut fault = None;
            let result = match db {
                // Where undoing fails as well, that says less than why it had to be.
                Ok(db) => db.transaction(|db| work(db).inspect_err(|error| fault = fault_in(error))),
                Err(error) => Err(error.again()),
            };
            if fault.is_none() {
                fault = result.as_ref().err().and_then(fault_in);
            }
            let answer: Answer = Box::new(move |commit| {
                let result = match commit {
                    Ok(()) => result,
                    Err(error) => Err(error.again()),
                };
                // A caller that has gone away needs no answer.
                let _gone = tell.send(result);
            });
            Done { answer, fault }
        });
        self.jobs.try_send(job).map_err(|_full| Error::Unavailable("too many writes are waiting".into()))?;
        told.await.unwrap_or_else(|_gone| Err(Error::Internal("a use case broke off while writing".into())))
    }
}

/// A connection to write on. What a use case changes can be undone alone: the pages as they were before are kept in memory,
/// where beyond 64 KB they would go to a file, two calls of the system for each.
fn open(url: &DatabaseUrl) -> Result<Db, Error> {
    let mut db = connect(url, Mode::Write)?;
    db.batch_execute("PRAGMA temp_store=MEMORY")?;
    Ok(db)
}

/// Takes batches until nobody is left who could send one.
fn serve(url: &DatabaseUrl, db: Db, waiting: &Receiver<Job>) {
    let mut connection = Some(db);
    while let Ok(first) = waiting.recv() {
        let batch = std::iter::once(first).chain(waiting.try_iter().take(BATCH - 1)).collect();
        let db = match connection.take() {
            Some(db) => Ok(db),
            None => open(url),
        };
        match db {
            Ok(db) => connection = write_batch(db, batch),
            Err(error) => refuse(batch, &error),
        }
    }
}

/// Answers everybody that nothing was written, and why.
fn refuse(jobs: impl IntoIterator<Item = Job>, error: &Error) {
    for job in jobs {
        (job(Err(error)).answer)(Err(error));
    }
}

/// What the database says of itself, and not of what was asked.
fn fault_in(error: &Error) -> Option<Error> {
    matches!(error, Error::Unavailable(_) | Error::NotSaved(_) | Error::Internal(_)).then(|| error.again())
}

/// Writes one batch and answers everybody in it. Gives the connection back if it is still good.
fn write_batch(mut db: Db, batch: Vec<Job>) -> Option<Db> {
    if let Err(error) = begin(&mut db) {
        refuse(batch, &error);
        return None;
    }
    let mut answers = Vec::with_capacity(batch.len());
    let mut broken = None;
    let mut jobs = batch.into_iter();
    for job in jobs.by_ref() {
        match catch_unwind(AssertUnwindSafe(|| job(Ok(&mut db)))) {
            Ok(Done { answer, fault }) => {
                answers.push(answer);
                broken = fault.filter(|_| is_over(&mut db));
            }
            // What it did is undone alone. Where even that fails, nothing of this batch can be trusted to be whole.
            Err(_panic) if undo(&mut db).is_err() => {
                broken = Some(Error::Unavailable("a use case broke off while writing".into()));
            }
            Err(_panic) => {}
        }
        // Whoever came next would be written alone, outside of any transaction, and told that nothing was.
        if broken.is_some() {
            break;
        }
    }
    let commit = broken.map_or_else(|| commit(&mut db), Err);
    for answer in answers {
        answer(commit.as_ref().copied());
    }
    match commit {
        Ok(()) => Some(db),
        Err(error) => {
            refuse(jobs, &error);
            None
        }
    }
}

/// Whether the transaction is gone: where the disk is full or fails, `SQLite` undoes all of it by itself, and says so
/// only to whoever begins another.
fn is_over(db: &mut Db) -> bool {
    db.batch_execute("BEGIN").is_ok()
}

/// `BEGIN IMMEDIATE`: a transaction that begins by reading would be refused the lock at its first write.
fn begin(db: &mut Db) -> Result<(), Error> {
    match db {
        Db::Sqlite(conn) => Ok(AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?),
        Db::Pg(_) => Err(Error::Internal("the writer thread is SQLite's alone".into())),
    }
}

/// Undoes what a use case did that broke off: its savepoint, and those within it, are left open.
fn undo(db: &mut Db) -> Result<(), Error> {
    let Db::Sqlite(conn) = db else { return Ok(()) };
    loop {
        let status = AnsiTransactionManager::transaction_manager_status_mut(conn);
        match status.transaction_depth()?.map_or(0, NonZeroU32::get) {
            0 => return Err(Error::Internal("the transaction of the batch is gone".into())),
            1 => return Ok(()),
            _ => AnsiTransactionManager::rollback_transaction(conn)?,
        }
    }
}

fn commit(db: &mut Db) -> Result<(), Error> {
    let committed = <Db as Connection>::TransactionManager::commit_transaction(db);
    if committed.is_err() {
        // The connection is dropped after this; rolling back here only frees the lock sooner.
        let _already_failing = <Db as Connection>::TransactionManager::rollback_transaction(db);
    }
    Ok(committed?)
}
