//! What comes of somebody whom a provider has signed in.

use serde_json::json;

use super::{
    arrive::{Arrived, Expected},
    own::host_of,
    settings,
};
use crate::{
    domain::{
        Action, AuditEvent, Error,
        ids::{IdentityId, UserId},
        single_sign_on::{FlowPurpose, ProviderFault, claims::ProvedSubject},
    },
    paths,
    repository::{
        db::Db,
        identities::{self, Identity},
        second_factors, second_steps,
        sessions::{self, SessionHash, Visitor},
        users,
    },
    service::{
        AuditEntry, Call, second_factors as factors, sessions as own_sessions, sign_in,
        warnings::{Warning, warn},
    },
};

/// Does what somebody set out for.
pub(super) fn finish(
    db: &mut Db,
    call: &Call,
    (visitor, credential): (Option<&Visitor>, Option<SessionHash>),
    expected: &Expected,
    subject: Result<ProvedSubject, ProviderFault>,
) -> Result<Arrived, Error> {
    let purpose = expected.flow.purpose;
    let signed_in = || visitor.zip(credential).ok_or(Error::SignInNeeded);
    if purpose == FlowPurpose::Test {
        let actor = signed_in()?.0.actor.as_ref().ok_or(Error::AccountNeeded)?;
        let grant = call.authorize(actor, Action::ManageSingleSignOn)?;
        let of = (expected.settings.account_id, expected.settings.version);
        settings::note_test(db, call, (actor, &grant), of, subject)?;
        return Ok(Arrived::Tested);
    }
    let subject = match subject {
        Ok(subject) => subject,
        Err(fault) => return Ok(Arrived::Failed(purpose, fault, expected.flow.return_to.clone())),
    };
    match purpose {
        FlowPurpose::Connect => connect(db, call, signed_in()?, expected, &subject),
        FlowPurpose::Prove => prove(db, call, signed_in()?, expected, &subject),
        FlowPurpose::SignIn | FlowPurpose::Test => sign_in(db, call, expected, &subject),
    }
}

fn sign_in(db: &mut Db, call: &Call, expected: &Expected, subject: &ProvedSubject) -> Result<Arrived, Error> {
    let (settings, return_to) = (&expected.settings, &expected.flow.return_to);
    let Some(identity) = identities::find(db, settings.account_id, &settings.issuer, &subject.subject)? else {
        return Ok(Arrived::Unknown);
    };
    if users::roles_in(db, identity.user_id, identity.account_id)?.is_empty() {
        return Ok(Arrived::Unknown);
    }
    let session = subject.session.as_deref();
    let excused = subject.has_second_factor(&settings.values());
    if !excused && second_factors::has_any(db, identity.user_id)? {
        let token = factors::begin(db, call, identity.user_id)?;
        second_steps::note_provider(db, &token.hash(), identity.id, session)?;
        return Ok(Arrived::SecondStep(token, return_to.clone()));
    }
    let link = paths::token_of_link(return_to);
    let session = sign_in::complete_by_provider(db, call, &identity, (link.as_ref(), session), (false, excused))?;
    let email = users::find(db, identity.user_id)?.email;
    Ok(Arrived::SignedIn { session, email, return_to: return_to.clone() })
}

/// Connects whoever is signed in. One whom the provider calls so is one user of the account, and a user one of them: neither
/// is ever moved from one to another by what a provider says.
fn connect(
    db: &mut Db,
    call: &Call,
    (visitor, credential): (&Visitor, SessionHash),
    expected: &Expected,
    subject: &ProvedSubject,
) -> Result<Arrived, Error> {
    let (settings, user) = (&expected.settings, visitor.person.id);
    if users::roles_in(db, user, settings.account_id)?.is_empty() {
        return Err(Error::NotFound);
    }
    users::lock(db, user)?;
    let known = identities::find(db, settings.account_id, &settings.issuer, &subject.subject)?;
    let own = identities::in_account(db, settings.account_id, user)?;
    let identity = match (known, own) {
        (Some(known), _) if known.user_id == user => known,
        (Some(known), _) => return refuse(db, call, visitor, FlowPurpose::Connect, (known.user_id, &settings.issuer)),
        (None, Some(own)) if own.issuer == settings.issuer => {
            return refuse(db, call, visitor, FlowPurpose::Connect, (own.user_id, &settings.issuer));
        }
        (None, _) => {
            // What another provider had called the person, before the account changed to this one.
            identities::disconnect(db, settings.account_id, user)?;
            let new = Identity {
                id: IdentityId::at(call.now),
                account_id: settings.account_id,
                issuer: settings.issuer.clone(),
                subject: subject.subject.clone(),
                user_id: user,
                created_at: call.now,
                last_used_at: None,
            };
            identities::insert(db, &new)?;
            let entry = AuditEntry::new(AuditEvent::IdentityConnected, "user", *user.uuid())
                .to(json!({ "issuer": new.issuer, "subject": new.subject }));
            call.audit_person(db, &visitor.person, entry)?;
            warn(db, call, user, &Warning::SignOnConnected(&host_of(&new.issuer)))?;
            new
        }
    };
    if !visitor.closed.iter().any(|account| account.id == settings.account_id) {
        return Ok(Arrived::Connected(None));
    }
    // The password opened the account not, so its provider does.
    let factor = (visitor.session.second_factor, subject.has_second_factor(&settings.values()));
    let session = sign_in::complete_by_provider(db, call, &identity, (None, subject.session.as_deref()), factor)?;
    sessions::delete(db, &credential)?;
    Ok(Arrived::Connected(Some(session)))
}

/// Takes a provider's word once more, for the same person.
fn prove(
    db: &mut Db,
    call: &Call,
    (visitor, credential): (&Visitor, SessionHash),
    expected: &Expected,
    subject: &ProvedSubject,
) -> Result<Arrived, Error> {
    let settings = &expected.settings;
    let own = identities::of_session(db, &credential)?.ok_or(Error::NotFound)?;
    if own.account_id != settings.account_id || own.issuer != settings.issuer || own.subject != subject.subject {
        return refuse(db, call, visitor, FlowPurpose::Prove, (own.user_id, &settings.issuer));
    }
    sessions::note_provider_proof(db, visitor.session.number, call.now)?;
    let key = own_sessions::rekey(db, &credential, &visitor.session)?;
    Ok(Arrived::Proved(key, expected.flow.return_to.clone()))
}

/// Notes that a provider named somebody else than it should have.
fn refuse(
    db: &mut Db,
    call: &Call,
    visitor: &Visitor,
    purpose: FlowPurpose,
    (whose, issuer): (UserId, &str),
) -> Result<Arrived, Error> {
    let entry = AuditEntry::new(AuditEvent::IdentityRefused, "user", *whose.uuid())
        .to(json!({ "issuer": issuer, "purpose": purpose.as_str() }));
    call.audit_person(db, &visitor.person, entry)?;
    Ok(Arrived::Mixed(purpose))
}
