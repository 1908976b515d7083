//! The way back from a provider.

use super::{OwnClient, finish};
use crate::{
    auth::{
        oidc::FlowSecrets,
        session::NewKey,
        token::{self, Token},
    },
    domain::{
        Error,
        security_event::{SecurityDetail, SecurityEventKind},
        single_sign_on::{
            FlowPurpose, ProviderFault,
            claims::{AskedToken, ProvedSubject},
        },
    },
    repository::{
        db::Db,
        sessions::Visitor,
        sign_on_flows::{self, SignOnFlow},
        single_sign_on::{self, SingleSignOn},
    },
    service::{Call, Caller, Outcome},
};

/// The longest code or name of an error.
const LONGEST_CODE: usize = 4096;

/// What somebody brings from a provider.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct ProviderAnswer {
    /// What was sent along.
    pub state: String,
    /// What stands for the person.
    pub code: String,
    /// Which provider it is, where it says so.
    pub iss: String,
    /// Why nobody was signed in.
    pub error: String,
}

/// What came of it.
pub enum Arrived {
    /// Somebody is in.
    SignedIn {
        /// The key of the session that has begun.
        session: NewKey,
        /// The person's address.
        email: String,
        /// Where to go.
        return_to: String,
    },
    /// There is a second factor to show; the token is the browser's.
    SecondStep(Token, String),
    /// Nobody here is connected with whom the provider has signed in.
    Unknown,
    /// Somebody is connected with it by now; a session that opens the account has begun where the other did not.
    Connected(Option<NewKey>),
    /// What was tried is kept.
    Tested,
    /// Somebody has proved who it is; the session has another key.
    Proved(NewKey, String),
    /// Something was wrong: for what, and where whoever it was wanted to go.
    Failed(FlowPurpose, ProviderFault, String),
    /// Somebody else is connected with it, or the person with somebody else.
    Mixed(FlowPurpose),
    /// It took too long, was taken already, or began in another browser or with other settings.
    Over,
}

/// Somebody who is expected back.
pub(super) struct Expected {
    pub(super) flow: SignOnFlow,
    pub(super) settings: SingleSignOn,
    secrets: FlowSecrets,
}

/// Takes whoever comes back from a provider. `token` is what its browser kept.
pub async fn arrive(caller: &Caller, token: Option<Token>, answer: ProviderAnswer) -> Outcome<Arrived> {
    let (Some(token), Some(state)) = (token, Token::parse(&answer.state)) else {
        return caller.visit_anyone(|_, _, _| Ok(Arrived::Over)).await;
    };
    let found = caller.write_anyone(move |db, call, visitor| take(db, call, visitor, (&token, &state))).await;
    let expected = match found.result {
        Ok(Some(expected)) => expected,
        Ok(None) => return Outcome::done(found.visitor, Arrived::Over),
        Err(error) => return Outcome::failed(found.visitor, error),
    };
    let client = match OwnClient::of(&caller.call(), &expected.settings) {
        Ok(client) => client,
        Err(error) => return Outcome::failed(found.visitor, error),
    };
    let subject = redeem(caller, &expected, &client, &answer).await;
    if let Err(fault) = &subject {
        tracing::info!(%fault, purpose = %expected.flow.purpose, "a provider's answer was not taken");
        tell_of_failure(caller, &expected.flow);
    }
    let credential = caller.credential();
    caller
        .write_anyone(move |db, call, visitor| finish::finish(db, call, (visitor, credential), &expected, subject))
        .await
}

/// Takes a security event: what a provider said let nobody in. A test of the settings is none.
fn tell_of_failure(caller: &Caller, flow: &SignOnFlow) {
    let kind = match flow.purpose {
        FlowPurpose::SignIn => SecurityEventKind::SignInFailed,
        FlowPurpose::Connect | FlowPurpose::Prove => SecurityEventKind::ProofFailed,
        FlowPurpose::Test => return,
    };
    let failed = caller.event(kind).in_account(Some(flow.account_id));
    caller.record(failed.detailed(SecurityDetail::SingleSignOn));
}

/// Takes the flow, if it is this browser's, with what was sent along, in the same session, and with the settings of today.
fn take(
    db: &mut Db,
    call: &Call,
    visitor: Option<&Visitor>,
    (token, state): (&Token, &Token),
) -> Result<Option<Expected>, Error> {
    let Some(flow) = sign_on_flows::take(db, &token.hash(), &state.hash(), call.now)? else { return Ok(None) };
    let settings = single_sign_on::find(db, flow.account_id)?.filter(|settings| settings.version == flow.version);
    let is_session = flow.session_number.is_none() || flow.session_number == visitor.map(|one| one.session.number);
    let Some(settings) = settings.filter(|one| is_session && (one.is_on || flow.purpose == FlowPurpose::Test)) else {
        return Ok(None);
    };
    let secrets = call.keys.open(&flow.sealed).as_deref().and_then(FlowSecrets::split);
    let secrets = secrets.ok_or_else(|| Error::Internal("the secret key has changed since somebody set out".into()))?;
    Ok(Some(Expected { flow, settings, secrets }))
}

async fn redeem(
    caller: &Caller,
    expected: &Expected,
    client: &OwnClient,
    answer: &ProviderAnswer,
) -> Result<ProvedSubject, ProviderFault> {
    let (providers, settings, flow) = (&caller.app().providers, &expected.settings, &expected.flow);
    let provider = providers.find(&settings.issuer, false).await?;
    provider.check_answer(&answer.iss)?;
    if !answer.error.is_empty() {
        return Err(ProviderFault::Refused);
    }
    if answer.code.is_empty() || answer.code.len() > LONGEST_CODE {
        return Err(ProviderFault::Malformed);
    }
    let asked = AskedToken {
        issuer: &settings.issuer,
        client_id: &settings.client_id,
        nonce: &expected.secrets.nonce,
        shown_since: (flow.purpose == FlowPurpose::Prove).then_some(flow.created_at),
    };
    let code = (answer.code.as_str(), expected.secrets.verifier.as_str());
    providers.redeem(&provider, &client.as_client(), code, &asked).await
}

/// A digest of a token that counts once in an account.
pub(super) fn once(account: crate::domain::ids::AccountId, issuer: &str, name: &str) -> [u8; 32] {
    token::hash(format!("{account}\n{issuer}\n{name}").as_bytes())
}
