//! A file on its way through the operator's pages: looked at, kept, and loaded by its last word.

use super::{
    deed,
    plan::{self, Judgment, Outcome},
    progress::Progress,
};
use crate::{
    auth::token,
    domain::{
        actor::Actor,
        catalog::{self, Reading},
        error::Error,
        ids::UploadId,
        policy::Action,
        upload::UploadState,
    },
    repository::{
        db::Db,
        uploads::{self, Attempt, Upload},
    },
    service::{Call, FormKey},
};

/// What a file would change, or everything that is wrong with it.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn judge(db: &mut Db, call: &Call, actor: &Actor, content: &[u8]) -> Result<Judgment, Error> {
    call.authorize(actor, Action::ManageCatalog)?;
    plan::preview(db, catalog::read(content), call.now)
}

/// Keeps a file until its operator says whether to load it; once for each form.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn keep(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    key: &FormKey,
    (name, content): (&str, &[u8]),
) -> Result<UploadId, Error> {
    let grant = call.authorize(actor, Action::ManageCatalog)?;
    let id = UploadId::at(call.now);
    // Another file sent from the same page, after the way back to it, is another upload.
    let purpose = format!("upload {}", token::encode(&token::hash(content)));
    let made = call.once(db, key, &purpose, &id.to_string(), |db| {
        uploads::insert(db, &grant, actor.person.id, id, (name, content), call.now)
    })?;
    Ok(made.parse()?)
}

/// A file, and what it would change now, or what is wrong with it now, as long as it can be loaded.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where it is not there (any more).
pub fn open(db: &mut Db, call: &Call, actor: &Actor, id: UploadId) -> Result<(Upload, Option<Judgment>), Error> {
    let scope = call.authorize(actor, Action::ManageCatalog)?.scope();
    let upload = uploads::find(db, scope, id, call.now)?;
    if !upload.state.may_begin(upload.started_at, call.now) {
        return Ok((upload, None));
    }
    let content = uploads::content(db, scope, id)?;
    let preview = plan::preview(db, catalog::read(&content), call.now)?;
    Ok((upload, Some(preview)))
}

/// Begins to load a file. `None` where that has begun already: then there is nothing to do but wait.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where it is not there (any more).
pub fn begin(db: &mut Db, call: &Call, actor: &Actor, id: UploadId) -> Result<Option<Attempt>, Error> {
    let grant = call.authorize(actor, Action::ManageCatalog)?;
    uploads::find(db, grant.scope(), id, call.now)?;
    uploads::begin(db, &grant, id, call.now)
}

/// What the file of a try holds, read.
///
/// # Errors
/// As [`begin`].
pub fn read(db: &mut Db, call: &Call, actor: &Actor, attempt: Attempt) -> Result<Reading, Error> {
    let scope = call.authorize(actor, Action::ManageCatalog)?.scope();
    Ok(catalog::read(&uploads::content(db, scope, attempt.id)?))
}

/// Loads what was read, and notes that in the same transaction. Where the catalogue has changed meanwhile so that
/// something is wrong with the file now, it waits again.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where another try has taken over.
pub fn load(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    attempt: Attempt,
    reading: Reading,
    progress: &Progress,
) -> Result<Outcome, Error> {
    call.authorize(actor, Action::ManageCatalog)?;
    let outcome = plan::load(db, reading, call.now, progress)?;
    match &outcome {
        Ok(changes) => {
            let offers = (changes.added, changes.updated, changes.unchanged);
            uploads::finish(db, attempt, offers, changes.prices)?;
            call.audit(db, actor, deed(*attempt.id.uuid(), *changes))?;
        }
        Err(_) => uploads::give_back(db, attempt, UploadState::Waiting)?,
    }
    Ok(outcome)
}

/// Notes that a try broke off.
pub fn fail(db: &mut Db, attempt: Attempt) -> Result<(), Error> {
    uploads::give_back(db, attempt, UploadState::Failed)
}
