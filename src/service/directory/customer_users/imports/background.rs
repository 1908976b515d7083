//! Loading a file of users from its first piece to its last.

use std::sync::Arc;

use super::{ImportAttempt, Piece, begin, fail, load, read};
use crate::{
    domain::{Actor, Error, ids::UserImportId},
    service::{Call, Caller, Outcome, UseCase, directory::Place},
};

/// Loads a file; once, however often it is asked. Goes on where a try broke off.
pub async fn run(caller: &Caller, place: Place, id: UserImportId) -> Outcome<()> {
    let begun = caller.write(move |cx| Ok((begin(cx, place, id)?, cx.actor.clone()))).await;
    match begun.result {
        Ok((Some(attempt), actor)) => {
            caller.app().imports.load(load_all(caller.clone(), (actor, place), attempt)).await;
            Outcome::done(begun.visitor, ())
        }
        Ok((None, _)) => Outcome::done(begun.visitor, ()),
        Err(error) => Outcome::failed(begun.visitor, error),
    }
}

/// Runs one attempt to its end; failures are logged and shown on the file's page.
async fn load_all(caller: Caller, (actor, place): (Actor, Place), attempt: ImportAttempt) {
    if let Err(error) = load_pieces(&caller, (&actor, place), attempt).await {
        tracing::warn!(import.id = %attempt.id(), %error, "a file of users was not loaded to its end");
        let noted: Result<(), Error> = caller.app().database.write(move |db| fail(db, attempt)).await;
        if let Err(error) = noted {
            tracing::error!(import.id = %attempt.id(), %error, "could not record the failed import");
        }
    }
}

async fn load_pieces(caller: &Caller, (actor, place): (&Actor, Place), attempt: ImportAttempt) -> Result<(), Error> {
    let (call, database) = (caller.call(), &caller.app().database);
    let (reader, who) = (call.clone(), actor.clone());
    let rows = database.read(move |db| read(&mut UseCase::new(db, &reader, &who), place, attempt)).await?;
    let rows: Arc<[_]> = rows.into();
    let mut done = usize::try_from(attempt.done()).unwrap_or(0);
    loop {
        let (who, rows) = (actor.clone(), Arc::clone(&rows));
        let call = Call { now: caller.app().clock.now(), ..call.clone() };
        let work = move |db: &mut _| load(&mut UseCase::new(db, &call, &who), place, (attempt, &rows), done);
        match database.write(work).await? {
            Piece::Loaded(rows) => done = rows,
            Piece::Last => return Ok(()),
        }
    }
}
