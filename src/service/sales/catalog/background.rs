//! Loading a catalogue file that was sent.

use super::{
    UploadAttempt,
    uploads::{begin, fail, load, read},
};
use crate::{
    domain::{Actor, Error, ids::UploadId},
    service::{Caller, Outcome, UseCase},
};

/// Loads a file; once, however often it is asked.
pub async fn run(caller: &Caller, id: UploadId) -> Outcome<()> {
    let begun = caller.write(move |cx| Ok((begin(cx, id)?, cx.actor.clone()))).await;
    match begun.result {
        Ok((Some(attempt), actor)) => {
            caller.app().imports.load(load_all(caller.clone(), actor, attempt)).await;
            Outcome::done(begun.visitor, ())
        }
        Ok((None, _)) => Outcome::done(begun.visitor, ()),
        Err(error) => Outcome::failed(begun.visitor, error),
    }
}

/// Rows written and rows to write of a file that is being loaded; `None` where that is not known, here or yet.
#[must_use]
pub fn seen(caller: &Caller, id: UploadId) -> Option<(usize, usize)> {
    caller.app().imports.loads.seen(id)
}

/// Runs one attempt to its end; failures are logged and shown on the file's page.
async fn load_all(caller: Caller, actor: Actor, attempt: UploadAttempt) {
    let progress = caller.app().imports.loads.begin(attempt.id());
    let (call, database) = (caller.call(), &caller.app().database);
    let (reader, who) = (call.clone(), actor.clone());
    let reading = database.read(move |db| read(&mut UseCase::new(db, &reader, &who), attempt)).await;
    let loaded = match reading {
        Ok(reading) => {
            let work =
                move |db: &mut _| load(&mut UseCase::new(db, &call, &actor), attempt, reading, &progress).map(|_| ());
            database.write(work).await
        }
        Err(error) => Err(error),
    };
    if let Err(error) = loaded {
        tracing::error!(upload.id = %attempt.id(), %error, "a catalogue was not loaded");
        let noted: Result<(), Error> = database.write(move |db| fail(db, attempt)).await;
        if let Err(error) = noted {
            tracing::error!(upload.id = %attempt.id(), %error, "could not record the failed import");
        }
    }
    caller.app().imports.loads.end(attempt.id());
}
