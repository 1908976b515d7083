//! Providers of single sign-on: their descriptions and keys, where people are sent, and codes turned into people (`OpenID`
//! Connect Core 1.0 and Discovery 1.0).

mod fetch;
mod jws;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::TimeDelta;
use serde::Deserialize;
use url::Url;

pub use fetch::tls_of_this_machine;

use self::{
    fetch::{FetchBody, Fetcher},
    jws::{ProviderKeys, Unverified},
};
use crate::{
    auth::token,
    clock::Clock,
    domain::{
        Moment,
        single_sign_on::{
            ProviderFault,
            claims::{AskedToken, Claims, EndedSubject, ProvedSubject, check_id_token, check_logout_token},
            guard::{AllowedPlaces, may_fetch},
        },
    },
};

/// The most bytes of a provider's description.
const DESCRIPTION_LIMIT: usize = 64 * 1024;
/// The most bytes of its keys.
const KEYS_LIMIT: usize = 256 * 1024;
/// The most bytes of the answer to a code.
const ANSWER_LIMIT: usize = 64 * 1024;
/// How many providers are remembered.
const MOST_KNOWN: usize = 500;

/// For how long a description and its keys are believed.
const fn believed() -> TimeDelta {
    TimeDelta::hours(1)
}

/// How long after its keys were fetched they may be fetched again, for a key that is not among them; and how long a provider
/// is left alone that did not answer.
const fn pause() -> TimeDelta {
    TimeDelta::minutes(1)
}

/// What a provider says of itself.
#[derive(Debug, Deserialize)]
struct Description {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    /// How clients prove who they are; by HTTP's own way where it is not said.
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    /// Whether its answers name it (RFC 9207).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// A provider as it is remembered.
struct Remembered {
    at: Moment,
    found: Result<Arc<Provider>, ProviderFault>,
}

/// A provider that has described itself.
pub struct Provider {
    description: Description,
    keys: Mutex<KeysAt>,
}

struct KeysAt {
    at: Moment,
    keys: Arc<ProviderKeys>,
}

/// What the portal is at a provider.
pub struct OidcClient<'a> {
    /// Its name there.
    pub id: &'a str,
    /// Its secret.
    pub secret: &'a str,
    /// Where people come back to.
    pub redirect_uri: &'a str,
}

/// What belongs to one sign-in alone: the provider repeats the nonce, and wants the verifier for the code (RFC 7636).
pub struct FlowSecrets {
    /// The nonce.
    pub nonce: String,
    /// The verifier.
    pub verifier: String,
}

impl FlowSecrets {
    /// New ones.
    #[must_use]
    pub fn random() -> Self {
        let text = || token::encode(&rand::random::<[u8; 32]>());
        Self { nonce: text(), verifier: text() }
    }

    /// As one text, for sealing.
    #[must_use]
    pub fn joined(&self) -> String {
        format!("{} {}", self.nonce, self.verifier)
    }

    /// From that text.
    #[must_use]
    pub fn split(joined: &[u8]) -> Option<Self> {
        let (nonce, verifier) = std::str::from_utf8(joined).ok()?.split_once(' ')?;
        Some(Self { nonce: nonce.to_owned(), verifier: verifier.to_owned() })
    }
}

/// Every provider that accounts name, asked over the net and remembered for a while.
pub struct Providers {
    clock: Clock,
    allowed: Arc<AllowedPlaces>,
    fetcher: Fetcher,
    known: Mutex<HashMap<String, Remembered>>,
}

impl Providers {
    /// None is known yet. `allowed` are the places that may be reached by http and at addresses that are not public.
    #[must_use]
    pub fn new(clock: Clock, allowed: AllowedPlaces) -> Self {
        let allowed = Arc::new(allowed);
        Self { clock, fetcher: Fetcher::new(Arc::clone(&allowed)), allowed, known: Mutex::default() }
    }

    /// The places that may be reached otherwise than others.
    #[must_use]
    pub fn allowed(&self) -> &AllowedPlaces {
        &self.allowed
    }

    /// The provider at this address, as it was remembered or, for one who tests, `anew`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn find(&self, issuer: &str, anew: bool) -> Result<Arc<Provider>, ProviderFault> {
        let now = self.clock.now();
        if !anew && let Some(found) = self.remembered(issuer, now) {
            return found;
        }
        let found = self.discover(issuer).await.map(Arc::new);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(issuer.to_owned(), Remembered { at: now, found: found.clone() });
        found
    }

    fn remembered(&self, issuer: &str, now: Moment) -> Option<Result<Arc<Provider>, ProviderFault>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let one = known.get(issuer)?;
        let lasts = if one.found.is_ok() { believed() } else { pause() };
        (now.since(one.at) < lasts).then(|| one.found.clone())
    }

    async fn discover(&self, issuer: &str) -> Result<Provider, ProviderFault> {
        let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let body = self.fetcher.fetch(address, FetchBody::Nothing, DESCRIPTION_LIMIT).await?.ok()?;
        let description: Description = serde_json::from_slice(&body).map_err(|_| ProviderFault::Discovery)?;
        if description.issuer != issuer {
            return Err(ProviderFault::Issuer);
        }
        for address in [&description.authorization_endpoint, &description.token_endpoint, &description.jwks_uri] {
            let url = Url::parse(address).map_err(|_| ProviderFault::Discovery)?;
            if !may_fetch(&url, &self.allowed) {
                return Err(ProviderFault::Address);
            }
        }
        let keys = self.fetch_keys(&description).await?;
        Ok(Provider { description, keys: Mutex::new(keys) })
    }

    async fn fetch_keys(&self, description: &Description) -> Result<KeysAt, ProviderFault> {
        let body = self.fetcher.fetch(description.jwks_uri.clone(), FetchBody::Nothing, KEYS_LIMIT).await?.ok()?;
        let keys = ProviderKeys::parse(&body).ok_or(ProviderFault::Discovery)?;
        Ok(KeysAt { at: self.clock.now(), keys: Arc::new(keys) })
    }

    /// Turns the code that somebody came back with into who that is. `asked` is what its token must say.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub async fn redeem(
        &self,
        provider: &Provider,
        client: &OidcClient<'_>,
        (code, verifier): (&str, &str),
        asked: &AskedToken<'_>,
    ) -> Result<ProvedSubject, ProviderFault> {
        let claims = self.verified(provider, &self.ask_for_token(provider, client, code, verifier).await?).await?;
        check_id_token(claims, asked, self.clock.now())
    }

    async fn ask_for_token(
        &self,
        provider: &Provider,
        client: &OidcClient<'_>,
        code: &str,
        verifier: &str,
    ) -> Result<String, ProviderFault> {
        let methods = &provider.description.token_endpoint_auth_methods_supported;
        let is_posted = !methods.is_empty() && !methods.iter().any(|method| method == "client_secret_basic");
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", client.redirect_uri)
            .append_pair("code_verifier", verifier);
        let mut authorization = None;
        if is_posted {
            form.append_pair("client_id", client.id).append_pair("client_secret", client.secret);
        } else {
            let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let both = format!("{}:{}", encoded(client.id), encoded(client.secret));
            authorization = Some(format!("Basic {}", STANDARD.encode(both)));
        }
        let sent = FetchBody::Form { body: form.finish(), authorization };
        let answer = self.fetcher.fetch(provider.description.token_endpoint.clone(), sent, ANSWER_LIMIT).await?;
        let body = answer.of_client()?;
        let found: TokenAnswer = serde_json::from_slice(&body).map_err(|_| ProviderFault::Malformed)?;
        found.id_token.ok_or(ProviderFault::Malformed)
    }

    /// What a logout token of this provider says.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn read_logout(
        &self,
        provider: &Provider,
        token: &str,
        asked: &AskedToken<'_>,
    ) -> Result<EndedSubject, ProviderFault> {
        let claims = self.verified(provider, token).await?;
        check_logout_token(claims, asked, self.clock.now())
    }

    /// What a token says that one of the provider's keys has signed. A key that is not among those known is looked for
    /// once more, every minute at most.
    async fn verified(&self, provider: &Provider, token: &str) -> Result<Claims, ProviderFault> {
        let (at, keys) = {
            let kept = provider.keys.lock().unwrap_or_else(PoisonError::into_inner);
            (kept.at, Arc::clone(&kept.keys))
        };
        match keys.verify(token) {
            Ok(claims) => Ok(claims),
            Err(Unverified::Fault(fault)) => Err(fault),
            Err(Unverified::UnknownKey) if self.clock.now().since(at) < pause() => Err(ProviderFault::Signature),
            Err(Unverified::UnknownKey) => {
                let fetched = self.fetch_keys(&provider.description).await?;
                let keys = Arc::clone(&fetched.keys);
                *provider.keys.lock().unwrap_or_else(PoisonError::into_inner) = fetched;
                keys.verify(token).map_err(|unverified| match unverified {
                    Unverified::Fault(fault) => fault,
                    Unverified::UnknownKey => ProviderFault::Signature,
                })
            }
        }
    }
}

/// Who claims to have made a token, and for whom: to know which provider to ask, and nothing else.
#[must_use]
pub fn unverified_parties(token: &str) -> Option<(String, Vec<String>)> {
    let claims = jws::unverified(token)?;
    Some((claims.iss, claims.aud.as_slice().to_vec()))
}

/// What a token endpoint answers.
#[derive(Deserialize)]
struct TokenAnswer {
    id_token: Option<String>,
}

impl Provider {
    /// Where somebody is sent to sign in, with what belongs to this sign-in. `again` asks for a proof of who it is whoever
    /// is signed in there.
    ///
    /// # Errors
    /// [`ProviderFault::Discovery`] where the provider's own address can't be read.
    pub fn sign_in_address(
        &self,
        client: &OidcClient<'_>,
        state: &str,
        secrets: &FlowSecrets,
        again: bool,
    ) -> Result<String, ProviderFault> {
        let mut url = Url::parse(&self.description.authorization_endpoint).map_err(|_| ProviderFault::Discovery)?;
        let challenge = token::encode(&token::hash(secrets.verifier.as_bytes()));
        let mut query = url.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", client.id)
            .append_pair("redirect_uri", client.redirect_uri)
            .append_pair("scope", "openid email profile")
            .append_pair("state", state)
            .append_pair("nonce", &secrets.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        if again {
            query.append_pair("prompt", "login").append_pair("max_age", "0");
        }
        drop(query);
        Ok(url.into())
    }

    /// Makes sure that an answer is this provider's, where it names one (RFC 9207): of two that are mixed up, neither gets
    /// the code of the other.
    ///
    /// # Errors
    /// [`ProviderFault::Issuer`].
    pub fn check_answer(&self, iss: &str) -> Result<(), ProviderFault> {
        let is_missing = iss.is_empty() && !self.description.authorization_response_iss_parameter_supported;
        if is_missing || iss == self.description.issuer { Ok(()) } else { Err(ProviderFault::Issuer) }
    }
}
