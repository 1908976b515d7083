//! What a person is connected by, as it sees it in its own settings.

use serde_json::json;
use url::Url;

use crate::{
    domain::{AuditEvent, Error, Moment, ids::AccountId},
    repository::{db::Db, identities, sessions::Visitor, single_sign_on},
    service::{
        AuditEntry, Call, sessions,
        warnings::{Warning, warn},
    },
};

/// Single sign-on of an account that a person belongs to.
pub struct OwnSignOn {
    /// The account.
    pub account: AccountId,
    /// What it is called.
    pub name: String,
    /// The provider's host.
    pub host: String,
    /// Since when the person is connected, where it is.
    pub connected_at: Option<Moment>,
    /// Whether the account is closed to this session.
    pub is_closed: bool,
}

/// Where whoever asks can sign in through a provider, by the accounts' names.
pub fn list(db: &mut Db, visitor: &Visitor) -> Result<Vec<OwnSignOn>, Error> {
    let own = visitor.accounts.iter().map(|one| (one, false));
    let own = own.chain(visitor.closed.iter().map(|one| (one, true)));
    let own: Vec<_> = own.collect();
    let ids: Vec<AccountId> = own.iter().map(|(account, _)| account.id).collect();
    let settings = single_sign_on::of_accounts(db, &ids)?;
    let connected = identities::of_user(db, visitor.person.id)?;
    let one = |(account, is_closed): (&crate::domain::account::AccountFacts, bool)| {
        let provider = settings.iter().find(|one| one.account_id == account.id && one.is_on)?;
        let known = connected.iter().find(|one| one.account_id == account.id && one.issuer == provider.issuer);
        Some(OwnSignOn {
            account: account.id,
            name: account.name.clone(),
            host: host_of(&provider.issuer),
            connected_at: known.map(|one| one.created_at),
            is_closed,
        })
    };
    Ok(own.into_iter().filter_map(one).collect())
}

/// Disconnects whoever asks in an account; the sessions that began by it end. Gives whether this one did.
///
/// # Errors
/// [`Error::ProofNeeded`]; [`Error::NotFound`] where it is not connected.
pub fn disconnect(db: &mut Db, call: &Call, visitor: &Visitor, account: AccountId) -> Result<(), Error> {
    let user = visitor.person.id;
    let own = identities::in_account(db, account, user)?.ok_or(Error::NotFound)?;
    sessions::need_proof(call, visitor)?;
    identities::disconnect(db, account, user)?;
    let entry = AuditEntry::new(AuditEvent::IdentityDisconnected, "user", *user.uuid())
        .from(json!({ "issuer": own.issuer, "subject": own.subject }));
    call.audit_person(db, &visitor.person, entry)?;
    warn(db, call, user, &Warning::SignOnDisconnected(&host_of(&own.issuer)))
}

/// A provider's host, for people.
pub(super) fn host_of(issuer: &str) -> String {
    Url::parse(issuer).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}
