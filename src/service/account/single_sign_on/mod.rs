//! Single sign-on by `OpenID` Connect (`docs/domain.md` §4.8): an account's settings and their test, the way to its provider
//! and back, whom the provider's people are here, and the provider's word that somebody has signed out.

mod arrive;
mod depart;
mod finish;
mod log_out;
mod own;
mod settings;

pub use arrive::{Arrived, ProviderAnswer, arrive};
pub use depart::{Departure, connect, prove, sign_in, test};
pub use log_out::log_out;
pub use own::{OwnSignOn, disconnect, list};
pub use settings::{
    ProviderForm, RulesForm, SignOnSettings, Switch, disconnect_person, find, read_result, save, save_rules, switch,
};

use crate::{
    auth::oidc::OidcClient,
    domain::{
        Error, Text,
        ids::{AccountId, UserId},
        policy,
        role::Roles,
    },
    repository::{
        db::Db,
        single_sign_on::{self, SingleSignOn},
    },
    service::Call,
};

/// Where people come back to from a provider.
const CALLBACK: &str = "/sign-in/sso/callback";
/// Where a provider says that somebody has signed out.
const LOGOUT: &str = "/sign-in/sso/logout";

/// What the portal is at the provider of an account, with its secret opened.
struct OwnClient {
    id: String,
    secret: String,
    redirect_uri: String,
}

impl OwnClient {
    fn of(call: &Call, settings: &SingleSignOn) -> Result<Self, Error> {
        let secret = call.keys.open(&settings.sealed_secret).and_then(|bytes| String::from_utf8(bytes).ok());
        let secret =
            secret.ok_or_else(|| Error::Internal("the secret key has changed since a client was set".into()))?;
        Ok(Self { id: settings.client_id.clone(), secret, redirect_uri: call.link(CALLBACK) })
    }

    fn as_client(&self) -> OidcClient<'_> {
        OidcClient { id: &self.id, secret: &self.secret, redirect_uri: &self.redirect_uri }
    }
}

/// Makes sure that, as long as single sign-on is on, the person stays a global admin to whom a password opens the account
/// whatever happens to the provider. `after` are the roles that somebody is to have.
///
/// # Errors
/// [`Error::Conflict`].
pub(in crate::service) fn check_break_glass(
    db: &mut Db,
    account: AccountId,
    user: UserId,
    after: &Roles,
) -> Result<(), Error> {
    if policy::is_ruler(after) {
        return Ok(());
    }
    match break_glass_of(db, account)? {
        Some(kept) if kept == user => Err(Error::Conflict(Text::new("sso-break-glass-needed"))),
        _ => Ok(()),
    }
}

/// Who that is in an account, as long as its single sign-on is on.
pub(in crate::service) fn break_glass_of(db: &mut Db, account: AccountId) -> Result<Option<UserId>, Error> {
    let settings = single_sign_on::find(db, account)?.filter(|settings| settings.is_on);
    Ok(settings.map(|settings| settings.break_glass_id))
}
