//! Drafts: what somebody fills in over several pages is sealed and kept, so that it survives a reload, the way back, a
//! sign-out and a restart.

use serde::{Serialize, de::DeserializeOwned};

use crate::service::{Call, FormKey};
use crate::{
    domain::{
        Actor, Error, Grant,
        draft::DraftKind,
        ids::{AccountId, DraftId},
    },
    repository::{
        db::Db,
        drafts::{self, Draft},
    },
};

/// How many unfinished drafts of a kind somebody keeps; the oldest give way.
const MOST_DRAFTS: i64 = 20;

/// Begins a draft, once for a form.
///
/// # Errors
/// [`Error::Invalid`] for a form without a key; or as the database says.
pub(in crate::service) fn begin(
    db: &mut Db,
    call: &Call,
    (actor, grant): (&Actor, &Grant),
    key: &FormKey,
    (kind, customer): (DraftKind, Option<AccountId>),
    content: &impl Serialize,
) -> Result<DraftId, Error> {
    let draft = Draft {
        id: DraftId::at(call.now),
        kind,
        account_id: grant.account(),
        user_id: actor.person.id,
        customer_id: customer,
        sealed_content: Some(seal(call, content)?),
        made_id: None,
        created_at: call.now,
        changed_at: call.now,
        expires_at: call.now.plus(call.drafts_kept),
        version: 1,
    };
    let reference = call.once(db, &key.of_page(), kind.as_str(), &draft.id.to_string(), |db| {
        let _others_are_swept_by_the_hour = drafts::sweep(db, call.now)?;
        drafts::insert(db, &draft)?;
        drafts::keep_newest(db, &draft, MOST_DRAFTS)
    })?;
    let begun: DraftId = reference.parse()?;
    if begun == draft.id {
        return Ok(begun);
    }
    // The same page sent again, as after the browser's way back: what it holds now is what is meant. Where its draft was
    // submitted or dropped meanwhile, it begins another.
    match find(db, call, (actor, grant), kind, begun) {
        Ok(before) if before.made_id.is_none() && before.customer_id == customer => {
            save(db, call, &before, content).map(|()| begun)
        }
        Ok(_) | Err(Error::NotFound) => drafts::insert(db, &draft).map(|()| draft.id),
        Err(error) => Err(error),
    }
}

/// A draft of the actor's own, whether it was submitted or not.
pub(in crate::service) fn find(
    db: &mut Db,
    call: &Call,
    (actor, grant): (&Actor, &Grant),
    kind: DraftKind,
    id: DraftId,
) -> Result<Draft, Error> {
    drafts::find(db, grant.scope(), actor.person.id, kind, id, call.now)
}

/// What was typed; `None` once it was submitted.
pub(in crate::service) fn content<T: DeserializeOwned>(call: &Call, draft: &Draft) -> Result<Option<T>, Error> {
    let Some(sealed) = &draft.sealed_content else { return Ok(None) };
    let plain = call.keys.open(sealed).ok_or(Error::NotFound)?;
    serde_json::from_slice(&plain).map(Some).map_err(|_other_version| Error::NotFound)
}

/// Keeps what was typed since.
pub(in crate::service) fn save(db: &mut Db, call: &Call, draft: &Draft, content: &impl Serialize) -> Result<(), Error> {
    drafts::save(db, draft, seal(call, content)?, call.now, call.now.plus(call.drafts_kept))
}

fn seal(call: &Call, content: &impl Serialize) -> Result<Vec<u8>, Error> {
    let plain = serde_json::to_vec(content).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(call.keys.seal(&plain))
}
