//! A file on its way through the operator's pages: looked at, kept, and loaded by its last word.

use super::{
    audit_entry,
    plan::{self, CatalogCheck, CatalogImport},
    progress::LoadProgress,
};
use crate::{
    auth::token,
    domain::{
        Action, Error,
        catalog::{self, Reading},
        ids::UploadId,
        upload::UploadState,
    },
    repository::{
        db::Db,
        uploads::{self, Upload, UploadAttempt},
    },
    service::{FormKey, UseCase},
};

/// What a file would change, or everything that is wrong with it.
pub fn judge(cx: &mut UseCase<'_>, content: &[u8]) -> Result<CatalogCheck, Error> {
    cx.authorize(Action::ManageCatalog)?;
    plan::preview(cx.db, catalog::read(content), cx.call.now)
}

/// Keeps a file until its operator says whether to load it; once for each form.
pub fn keep(cx: &mut UseCase<'_>, key: &FormKey, (name, content): (&str, &[u8])) -> Result<UploadId, Error> {
    let grant = cx.authorize(Action::ManageCatalog)?;
    let id = UploadId::at(cx.call.now);
    // Another file sent from the same page, after the way back to it, is another upload.
    let purpose = format!("upload {}", token::encode(&token::hash(content)));
    let made = cx.once(key, &purpose, &id.to_string(), |cx| {
        uploads::insert(cx.db, &grant, cx.actor.person.id, id, (name, content), cx.call.now)
    })?;
    Ok(made.parse()?)
}

/// A file, and what it would change now, or what is wrong with it now, as long as it can be loaded.
pub fn open(cx: &mut UseCase<'_>, id: UploadId) -> Result<(Upload, Option<CatalogCheck>), Error> {
    let scope = cx.authorize(Action::ManageCatalog)?.scope();
    let upload = uploads::find(cx.db, scope, id, cx.call.now)?;
    if !upload.state.may_begin(upload.started_at, cx.call.now) {
        return Ok((upload, None));
    }
    let content = uploads::content(cx.db, scope, id)?;
    let preview = plan::preview(cx.db, catalog::read(&content), cx.call.now)?;
    Ok((upload, Some(preview)))
}

/// Begins to load a file. `None` where that has begun already: then there is nothing to do but wait.
pub fn begin(cx: &mut UseCase<'_>, id: UploadId) -> Result<Option<UploadAttempt>, Error> {
    let grant = cx.authorize(Action::ManageCatalog)?;
    uploads::find(cx.db, grant.scope(), id, cx.call.now)?;
    uploads::begin(cx.db, &grant, id, cx.call.now)
}

/// What the file of a try holds, read.
pub fn read(cx: &mut UseCase<'_>, attempt: UploadAttempt) -> Result<Reading, Error> {
    let scope = cx.authorize(Action::ManageCatalog)?.scope();
    Ok(catalog::read(&uploads::content(cx.db, scope, attempt.id())?))
}

/// Loads what was read, and notes that in the same transaction. Where the catalogue has changed meanwhile so that
/// something is wrong with the file now, it waits again.
pub fn load(
    cx: &mut UseCase<'_>,
    attempt: UploadAttempt,
    reading: Reading,
    progress: &LoadProgress,
) -> Result<CatalogImport, Error> {
    let grant = cx.authorize(Action::ManageCatalog)?;
    let outcome = plan::load(cx.db, &grant, reading, (cx.call.now, progress))?;
    match &outcome {
        Ok(changes) => {
            let offers = (changes.added, changes.updated, changes.unchanged);
            uploads::finish(cx.db, attempt, offers, changes.prices)?;
            cx.audit(audit_entry(*attempt.id().uuid(), *changes))?;
        }
        Err(_) => uploads::give_back(cx.db, attempt, UploadState::Waiting)?,
    }
    Ok(outcome)
}

/// Notes that a try broke off.
pub fn fail(db: &mut Db, attempt: UploadAttempt) -> Result<(), Error> {
    uploads::give_back(db, attempt, UploadState::Failed)
}
