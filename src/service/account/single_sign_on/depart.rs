//! The way to a provider: to sign in, to try the settings, to connect a user, to prove who it is.

use url::Url;

use super::{OwnClient, settings};
use crate::{
    auth::{oidc::FlowSecrets, token::Token},
    domain::{
        Action, Error, Text,
        ids::{AccountId, SessionId},
        refusals::Refusals,
        single_sign_on::{FLOW_LASTS, FlowPurpose, ProviderFault},
    },
    repository::{
        db::Db,
        identities,
        sign_on_flows::{self, SignOnFlow},
        single_sign_on::{self, SingleSignOn},
    },
    service::{Call, Caller, Outcome, sessions as own_sessions},
};

/// How many may set out from one network within the time that one has.
const MOST_FROM_A_PLACE: i64 = 200;

/// Somebody who sets out for a provider.
pub struct Departure {
    /// Where to.
    pub address: String,
    /// The provider's host, for people.
    pub host: String,
    /// What the browser keeps until it comes back.
    pub token: Token,
}

/// What somebody sets out with.
struct Wanted {
    settings: SingleSignOn,
    purpose: FlowPurpose,
    session: Option<SessionId>,
    return_to: String,
}

/// Sets out to sign in to the account that is known by a short name.
///
/// # Errors
/// [`Error::Invalid`] where none is known so, and where its provider can't be asked; [`Error::Throttled`].
pub async fn sign_in(caller: &Caller, short_name: String, return_to: String) -> Outcome<Departure> {
    let short_name = short_name.trim().to_lowercase();
    let found = caller
        .visit_anyone(move |db, _, _| {
            let settings = single_sign_on::named(db, &short_name)?.filter(|settings| settings.is_on);
            let settings = settings.ok_or_else(|| {
                let mut refusals = Refusals::default();
                refusals.refuse("company", Text::new("sso-company-unknown"));
                Error::Invalid(refusals)
            })?;
            Ok(Wanted { settings, purpose: FlowPurpose::SignIn, session: None, return_to })
        })
        .await;
    leave(caller, found).await
}

/// Sets out to try the settings of the account. What is wrong with the provider is kept as what the test showed.
///
/// # Errors
/// [`Error::Denied`]; [`Error::ProofNeeded`]; [`Error::Invalid`] where there are no settings, or the provider can't be asked.
pub async fn test(caller: &Caller) -> Outcome<Departure> {
    let found = caller
        .write(|cx| {
            let grant = cx.authorize(Action::ManageSingleSignOn)?;
            let settings = single_sign_on::find(cx.db, grant.account())?;
            let settings = settings.ok_or_else(|| Error::refused(Text::new("sso-not-set")))?;
            Ok((settings, cx.actor.clone()))
        })
        .await;
    let session = found.visitor.as_ref().map(|visitor| visitor.session.number);
    let found = found.map(|(settings, _)| Wanted {
        settings,
        purpose: FlowPurpose::Test,
        session,
        return_to: "/settings/single-sign-on".to_owned(),
    });
    leave(caller, found).await
}

/// Sets out to connect whoever is signed in with what it is called at the provider of one of its accounts.
///
/// # Errors
/// [`Error::ProofNeeded`]; [`Error::NotFound`] where the account is none of the person's, or has no single sign-on;
/// [`Error::Invalid`] where its provider can't be asked.
pub async fn connect(caller: &Caller, account: AccountId, return_to: String) -> Outcome<Departure> {
    let found = caller
        .write_person(move |db, call, visitor| {
            let is_own = visitor.accounts.iter().chain(&visitor.closed).any(|mine| mine.id == account);
            let settings = if is_own { single_sign_on::find(db, account)? } else { None };
            let settings = settings.filter(|settings| settings.is_on).ok_or(Error::NotFound)?;
            own_sessions::need_proof(call, visitor)?;
            Ok(Wanted { settings, purpose: FlowPurpose::Connect, session: Some(visitor.session.number), return_to })
        })
        .await;
    leave(caller, found).await
}

/// Sets out to prove once more who it is, for somebody whose session began at a provider.
///
/// # Errors
/// [`Error::NotFound`] where the session began otherwise; [`Error::Invalid`] where the provider can't be asked.
pub async fn prove(caller: &Caller, return_to: String) -> Outcome<Departure> {
    let credential = caller.credential();
    let found = caller
        .read_person(move |db, _, visitor| {
            let session = credential.ok_or(Error::SignInNeeded)?;
            let identity = identities::of_session(db, &session)?.ok_or(Error::NotFound)?;
            let settings = single_sign_on::find(db, identity.account_id)?.filter(|settings| settings.is_on);
            let settings = settings.ok_or(Error::NotFound)?;
            Ok(Wanted { settings, purpose: FlowPurpose::Prove, session: Some(visitor.session.number), return_to })
        })
        .await;
    leave(caller, found).await
}

/// Asks the provider where to go, and notes who is on the way. The provider is asked while nothing is held.
async fn leave(caller: &Caller, found: Outcome<Wanted>) -> Outcome<Departure> {
    let wanted = match found.result {
        Ok(wanted) => wanted,
        Err(error) => return Outcome::failed(found.visitor, error),
    };
    let (is_test, secrets, state, token) =
        (wanted.purpose == FlowPurpose::Test, FlowSecrets::random(), Token::random(), Token::random());
    let place = caller.place().to_owned();
    let address = match address(caller, &wanted, &secrets, &state).await {
        Ok(address) => address,
        Err(Refused::Fault(fault)) => {
            tracing::info!(%fault, "nobody can be sent to a provider of single sign-on");
            if is_test {
                note_fault(caller, &wanted, fault).await;
            }
            return Outcome::failed(found.visitor, Error::refused(Text::new(fault.flash_key())));
        }
        Err(Refused::Error(error)) => return Outcome::failed(found.visitor, error),
    };
    let host = Url::parse(&address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    let noted = (token.clone(), state);
    let written = caller.write_anyone(move |db, call, _| note(db, call, &wanted, (&secrets, noted, &place))).await;
    Outcome { visitor: found.visitor, result: written.result.map(|()| Departure { address, host, token }) }
}

/// Why nobody is sent anywhere.
enum Refused {
    Fault(ProviderFault),
    Error(Error),
}

async fn address(caller: &Caller, wanted: &Wanted, secrets: &FlowSecrets, state: &Token) -> Result<String, Refused> {
    let (providers, settings) = (&caller.app().providers, &wanted.settings);
    let client = OwnClient::of(&caller.call(), settings).map_err(Refused::Error)?;
    let provider = providers.find(&settings.issuer, wanted.purpose == FlowPurpose::Test).await;
    let again = wanted.purpose == FlowPurpose::Prove;
    let address = provider.and_then(|found| found.sign_in_address(&client.as_client(), &state.text(), secrets, again));
    address.map_err(Refused::Fault)
}

fn note(
    db: &mut Db,
    call: &Call,
    wanted: &Wanted,
    (secrets, (token, state), place): (&FlowSecrets, (Token, Token), &str),
) -> Result<(), Error> {
    let place_hash = call.keys.pseudonym("sign-on", place);
    if sign_on_flows::count_since(db, &place_hash, call.now.plus(-FLOW_LASTS))? >= MOST_FROM_A_PLACE {
        return Err(Error::Throttled(600));
    }
    let flow = SignOnFlow {
        id: token.hash().to_vec(),
        state_hash: state.hash().to_vec(),
        sealed: call.keys.seal(secrets.joined().as_bytes()),
        account_id: wanted.settings.account_id,
        version: wanted.settings.version,
        purpose: wanted.purpose,
        session_number: wanted.session,
        return_to: wanted.return_to.clone(),
        place_hash: place_hash.to_vec(),
        created_at: call.now,
        expires_at: call.now.plus(FLOW_LASTS),
    };
    sign_on_flows::begin(db, &flow)
}

/// Keeps what a test showed that came no further than here.
async fn note_fault(caller: &Caller, wanted: &Wanted, fault: ProviderFault) {
    let (account, version) = (wanted.settings.account_id, wanted.settings.version);
    let noted = caller
        .write(move |cx| {
            let grant = cx.authorize(Action::ManageSingleSignOn)?;
            settings::note_test(cx.db, cx.call, (cx.actor, &grant), (account, version), Err(fault))
        })
        .await;
    if let Err(error) = noted.result {
        tracing::info!(%error, "what a test of single sign-on showed was not kept");
    }
}
