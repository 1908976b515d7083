//! A provider says that somebody has signed out there (`OpenID` Connect Back-Channel Logout 1.0).

use serde_json::json;

use super::arrive::once;
use crate::{
    auth::oidc::unverified_parties,
    domain::{
        AuditEvent, Error,
        single_sign_on::{
            ProviderFault,
            claims::{AskedToken, EndedSubject, LOGOUT_LASTS},
        },
    },
    repository::{
        db::Db,
        identities, sign_on_flows,
        single_sign_on::{self, SingleSignOn},
        users,
    },
    service::{AuditEntry, Call, Caller},
};

/// Ends the sessions that a provider's token names, in each account whose provider it is. The token is the proof: it says
/// for whom it is and who made it, and its signature, that this is so.
///
/// # Errors
/// What is wrong with the token; one that was taken before is malformed.
pub async fn log_out(caller: &Caller, token: &str) -> Result<(), ProviderFault> {
    let (issuer, audience) = unverified_parties(token).ok_or(ProviderFault::Malformed)?;
    let wanted = issuer.clone();
    let found = caller.visit_anyone(move |db, _, _| single_sign_on::of_client(db, &wanted, &audience)).await;
    let concerned = found.result.map_err(|_| ProviderFault::Unreachable)?;
    if concerned.is_empty() {
        return Err(ProviderFault::Audience);
    }
    let providers = &caller.app().providers;
    let provider = providers.find(&issuer, false).await?;
    for settings in concerned {
        let asked = AskedToken { issuer: &issuer, client_id: &settings.client_id, nonce: "", shown_since: None };
        let ended = providers.read_logout(&provider, token, &asked).await?;
        let done = caller.write_anyone(move |db, call, _| end(db, call, &settings, &ended)).await;
        match done.result {
            Ok(true) => {}
            Ok(false) => return Err(ProviderFault::Malformed),
            Err(error) => {
                tracing::error!(%error, "a provider's logout ended nothing");
                return Err(ProviderFault::Unreachable);
            }
        }
    }
    Ok(())
}

/// Gives whether the token was not taken before.
fn end(db: &mut Db, call: &Call, settings: &SingleSignOn, ended: &EndedSubject) -> Result<bool, Error> {
    let account = settings.account_id;
    let hash = once(account, &settings.issuer, &ended.token);
    if !sign_on_flows::take_logout(db, &hash, call.now.plus(LOGOUT_LASTS))? {
        return Ok(false);
    }
    let (ids, session) = match (&ended.subject, &ended.session) {
        (Some(subject), session) => {
            let identity = identities::find(db, account, &settings.issuer, subject)?;
            (identity.map(|one| one.id).into_iter().collect(), session.as_deref())
        }
        (None, Some(session)) => (identities::of_provider_session(db, account, session)?, Some(session.as_str())),
        (None, None) => (Vec::new(), None),
    };
    for id in ids {
        let count = identities::end_sessions(db, &[id], session)?;
        if count > 0
            && let Some(user) = identities::user_of(db, id)?
        {
            let email = users::find(db, user)?.email;
            let entry = AuditEntry::new(AuditEvent::ProviderSignedOut, "user", *user.uuid())
                .to(json!({ "issuer": settings.issuer, "sessions": count }));
            call.audit_user(db, user, &email, entry)?;
        }
    }
    Ok(true)
}
