//! Recovery codes: ten at a time, shown once, each good once.

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    domain::{
        AuditEvent, Error,
        ids::UserId,
        second_factor::{RECOVERY_CODES, RecoveryCode},
    },
    repository::{db::Db, second_factors, sessions::Visitor},
    service::{
        AuditEntry, Call, FormKey, sessions,
        warnings::{Warning, warn},
    },
};

/// Makes new recovery codes for whoever asks; those of before are good for nothing any more. None where there is no second
/// factor to do without, and for the same form once more: they are shown once.
pub fn make_codes(db: &mut Db, call: &Call, visitor: &Visitor, key: &FormKey) -> Result<Vec<RecoveryCode>, Error> {
    sessions::need_proof(call, visitor)?;
    let person = &visitor.person;
    if !second_factors::has_any(db, person.id)? {
        return Ok(Vec::new());
    }
    let mut codes = Vec::new();
    call.once(db, key, "make recovery codes", &person.id.to_string(), |db| {
        codes = replace(db, person.id)?;
        let made = AuditEntry::new(AuditEvent::RecoveryCodesMade, "user", *person.id.uuid())
            .to(json!({ "recovery_codes": codes.len() }));
        call.audit_person(db, person, made)?;
        warn(db, call, person.id, &Warning::RecoveryCodesMade)
    })?;
    Ok(codes)
}

/// Replaces a user's codes by new ones.
pub(super) fn replace(db: &mut Db, user: UserId) -> Result<Vec<RecoveryCode>, Error> {
    let codes: Vec<RecoveryCode> = (0..RECOVERY_CODES).map(|_| RecoveryCode::random()).collect();
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash(user, code)).collect();
    second_factors::replace_codes(db, user, &hashes)?;
    Ok(codes)
}

/// What a code is kept as. It has 120 bits: no work need make guessing dear.
pub(super) fn hash(user: UserId, code: &RecoveryCode) -> [u8; 32] {
    Sha256::new().chain_update(user.uuid().as_bytes()).chain_update(code.reveal()).finalize().into()
}
