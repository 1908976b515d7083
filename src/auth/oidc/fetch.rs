//! Asking a provider over the net, so that nobody who names one looks around in the operator's own network: only addresses
//! that were looked at, by https, without redirects and proxies, with a limit to how much, how long and how many at once.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    thread,
    time::Duration,
};

use rustls::crypto::ring;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;
use ureq::{
    Agent, Error,
    config::Config,
    http::Uri,
    tls::{Certificate, RootCerts, TlsConfig},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};
use url::Url;

use crate::domain::single_sign_on::{
    ProviderFault,
    guard::{AllowedPlaces, is_public, may_fetch},
};

/// How long an answer may take, from the look-up of its name to its last byte; and how long one waits for a turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many are asked at once.
const AT_ONCE: usize = 8;

/// What is sent.
pub(super) enum FetchBody {
    /// Nothing: something is read.
    Nothing,
    /// A form, and who sends it.
    Form {
        /// The form.
        body: String,
        /// The header that says who sends it.
        authorization: Option<String>,
    },
}

/// What came back.
pub(super) struct Fetched {
    status: u16,
    body: Vec<u8>,
}

impl Fetched {
    /// What was read.
    pub(super) fn ok(self) -> Result<Vec<u8>, ProviderFault> {
        match self.status {
            200 => Ok(self.body),
            500.. => Err(ProviderFault::Unreachable),
            _ => Err(ProviderFault::Discovery),
        }
    }

    /// The answer to a client that has shown who it is.
    pub(super) fn of_client(self) -> Result<Vec<u8>, ProviderFault> {
        let is_unknown = || self.body.windows(14).any(|part| part == b"invalid_client");
        match self.status {
            200 => Ok(self.body),
            500.. => Err(ProviderFault::Unreachable),
            401 | 403 => Err(ProviderFault::Client),
            _ if is_unknown() => Err(ProviderFault::Client),
            400..500 => Err(ProviderFault::Refused),
            _ => Err(ProviderFault::Malformed),
        }
    }
}

/// TLS as this machine trusts it, for whatever is asked over the net.
#[must_use]
pub fn tls_of_this_machine() -> TlsConfig {
    let found = rustls_native_certs::load_native_certs();
    let certificates: Vec<_> = found.certs.iter().map(|one| Certificate::from_der(one).to_owned()).collect();
    TlsConfig::builder()
        .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
        .root_certs(RootCerts::from(certificates))
        .build()
}

/// Asks over the net.
pub(super) struct Fetcher {
    allowed: Arc<AllowedPlaces>,
    agent: Agent,
    turns: Arc<Semaphore>,
}

impl Fetcher {
    pub(super) fn new(allowed: Arc<AllowedPlaces>) -> Self {
        let config = Agent::config_builder()
            .tls_config(tls_of_this_machine())
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .max_response_header_size(16 * 1024)
            // An address is looked at each time it is gone to.
            .max_idle_connections(0)
            .max_idle_connections_per_host(0)
            .user_agent("Tandem")
            .accept("application/json")
            .build();
        let resolver = Guarded { allowed: Arc::clone(&allowed), names: DefaultResolver::default() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { allowed, agent, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Asks, on a thread of its own: whoever waits holds up nobody else.
    pub(super) async fn fetch(&self, address: String, sent: FetchBody, limit: usize) -> Result<Fetched, ProviderFault> {
        let url = Url::parse(&address).map_err(|_| ProviderFault::Address)?;
        if !may_fetch(&url, &self.allowed) {
            return Err(ProviderFault::Address);
        }
        let turn = timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(ProviderFault::Unreachable) };
        let (agent, (answer, answered)) = (self.agent.clone(), oneshot::channel());
        let work = move || {
            let _turn = turn;
            let _nobody_may_wait = answer.send(ask(&agent, url.as_str(), sent, limit));
        };
        thread::Builder::new().name("provider".into()).spawn(work).map_err(|_| ProviderFault::Unreachable)?;
        answered.await.map_err(|_| ProviderFault::Unreachable)?
    }
}

fn ask(agent: &Agent, address: &str, sent: FetchBody, limit: usize) -> Result<Fetched, ProviderFault> {
    let answer = match sent {
        FetchBody::Nothing => agent.get(address).call(),
        FetchBody::Form { body, authorization } => {
            let mut request = agent.post(address).content_type("application/x-www-form-urlencoded");
            if let Some(authorization) = authorization {
                request = request.header("authorization", authorization);
            }
            request.send(body)
        }
    };
    let mut answer = answer.map_err(|error| fault(&error))?;
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    let body = answer.body_mut().with_config().limit(limit).read_to_vec();
    let body = body.map_err(|error| match error {
        Error::BodyExceedsLimit(_) => ProviderFault::Discovery,
        error => fault(&error),
    })?;
    Ok(Fetched { status: answer.status().as_u16(), body })
}

fn fault(error: &Error) -> ProviderFault {
    tracing::info!(%error, "a provider of single sign-on could not be asked");
    match error {
        Error::BadUri(_) => ProviderFault::Address,
        _ => ProviderFault::Unreachable,
    }
}

/// Looks names up, and leads to none but public addresses and allowed places. What it gives is what is connected to: nobody
/// can have the name lead elsewhere in between.
#[derive(Debug)]
struct Guarded {
    allowed: Arc<AllowedPlaces>,
    names: DefaultResolver,
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let url = Url::parse(&uri.to_string()).map_err(|_| Error::BadUri("unreadable".into()))?;
        if !may_fetch(&url, &self.allowed) {
            return Err(Error::BadUri("not allowed".into()));
        }
        let found = self.names.resolve(uri, config, timeout)?;
        if !self.allowed.holds(&url) && !are_public(found.iter().map(SocketAddr::ip)) {
            return Err(Error::BadUri("leads to no public address".into()));
        }
        Ok(found)
    }
}

/// Whether each of a name's addresses is public: one that leads inside as well is trusted no further.
fn are_public(mut addresses: impl Iterator<Item = IpAddr>) -> bool {
    addresses.all(is_public)
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpListener,
    };

    use super::*;

    /// A server that answers one request so; gives its address and, at the end, what it was asked.
    fn serve(answer: &'static str) -> (String, thread::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let serving = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut read = [0; 4096];
            let length = stream.read(&mut read).unwrap();
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8_lossy(&read[..length]).into_owned()
        });
        (address, serving)
    }

    fn fetcher(allowed: &str) -> Fetcher {
        Fetcher::new(Arc::new(AllowedPlaces::parse(allowed).unwrap()))
    }

    #[tokio::test]
    async fn an_allowed_place_is_asked_and_what_it_says_is_bounded() {
        let (place, serving) = serve("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody");
        let found = fetcher(&place).fetch(format!("http://{place}/x"), FetchBody::Nothing, 100).await.unwrap();
        assert_eq!((found.status, found.body.as_slice()), (200, b"body".as_slice()));
        assert!(serving.join().unwrap().starts_with("GET /x HTTP/1.1\r\n"));
        let (place, _serving) = serve("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody");
        let found = fetcher(&place).fetch(format!("http://{place}/x"), FetchBody::Nothing, 3).await;
        assert_eq!(found.err(), Some(ProviderFault::Discovery));
    }

    #[tokio::test]
    async fn nobody_is_followed_elsewhere() {
        let (place, _serving) =
            serve("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n");
        let found = fetcher(&place).fetch(format!("http://{place}/"), FetchBody::Nothing, 100).await.unwrap();
        assert_eq!(found.status, 302);
        assert_eq!(found.ok().err(), Some(ProviderFault::Discovery));
    }

    #[tokio::test]
    async fn what_is_inside_is_not_asked_whatever_it_is_called() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let fetcher = fetcher("");
        for address in [
            format!("http://127.0.0.1:{port}/"),
            format!("https://127.0.0.1:{port}/"),
            // Names that lead to this machine.
            format!("https://localhost:{port}/"),
            format!("https://localhost.:{port}/"),
            format!("https://[::ffff:127.0.0.1]:{port}/"),
        ] {
            let found = fetcher.fetch(address.clone(), FetchBody::Nothing, 100).await;
            // A name that this machine does not know leads nowhere either.
            let kept_out = matches!(found.err(), Some(ProviderFault::Address | ProviderFault::Unreachable));
            assert!(kept_out, "{address}");
        }
        assert!(listener.accept().is_err(), "somebody connected");
    }

    #[test]
    fn a_name_that_leads_inside_as_well_is_not_gone_to() {
        let found = |list: &[&str]| are_public(list.iter().map(|address| address.parse().unwrap()));
        assert!(found(&["8.8.8.8", "2606:4700::1"]));
        assert!(!found(&["8.8.8.8", "10.0.0.1"]) && !found(&["::1"]));
    }

    #[test]
    fn what_a_provider_answers_to_a_code_says_what_is_wrong() {
        let answer = |status, body: &str| Fetched { status, body: body.into() }.of_client();
        assert!(answer(200, "{}").is_ok());
        assert_eq!(answer(401, ""), Err(ProviderFault::Client));
        assert_eq!(answer(400, "{\"error\":\"invalid_client\"}"), Err(ProviderFault::Client));
        assert_eq!(answer(400, "{\"error\":\"invalid_grant\"}"), Err(ProviderFault::Refused));
        assert_eq!(answer(302, ""), Err(ProviderFault::Malformed));
        assert_eq!(answer(503, ""), Err(ProviderFault::Unreachable));
    }
}
