//! A provider of single sign-on that a test plays, on this machine: it describes itself, signs tokens, and says in them
//! whatever the test wants.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use tandem::{auth::token, clock::Clock};
use url::Url;

use super::{Browser, Page, TestApp};

/// What the portal is called there.
pub const CLIENT: &str = "tandem";
/// Its secret.
pub const SECRET: &str = "s3cret & more";

/// The provider.
pub struct TestProvider {
    /// Where it is: `host:port`.
    pub place: String,
    /// What it calls itself.
    pub issuer: String,
    clock: Mutex<Option<Clock>>,
    shared: Arc<Mutex<Shared>>,
}

struct Shared {
    key: EcdsaKeyPair,
    /// Codes: the challenge of whoever may redeem one, and the token that it gives.
    codes: HashMap<String, (String, String)>,
    asked: Vec<String>,
}

/// Somebody who has come here, as the address says.
pub struct Visit {
    query: HashMap<String, String>,
}

impl Visit {
    /// What the page that leads here asks for.
    pub fn of(page: &Page) -> Self {
        let link = page.header("refresh").and_then(|leads| leads.strip_prefix("0;url="));
        let link = link.unwrap_or_else(|| panic!("no way to the provider: {}", page.text()));
        // The link leads there too, for whoever has switched that off.
        assert!(page.language() != "en" || page.link("Go to provider").as_deref() == Some(link));
        let url = Url::parse(link).unwrap();
        Self { query: url.query_pairs().into_owned().collect() }
    }

    /// A parameter of the request.
    pub fn get(&self, name: &str) -> &str {
        self.query.get(name).map_or("", String::as_str)
    }
}

impl TestProvider {
    /// Starts one.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let place = listener.local_addr().unwrap().to_string();
        let issuer = format!("http://{place}");
        let shared = Arc::new(Mutex::new(Shared { key: new_key(), codes: HashMap::new(), asked: Vec::new() }));
        let (serving, name) = (Arc::clone(&shared), issuer.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream, &name, &serving);
            }
        });
        Self { place, issuer, clock: Mutex::new(None), shared }
    }

    /// Goes by this clock.
    pub fn set_clock(&self, clock: &Clock) {
        *self.clock.lock().unwrap() = Some(clock.clone());
    }

    fn now(&self) -> i64 {
        self.clock.lock().unwrap().as_ref().unwrap().now().utc().timestamp()
    }

    /// What it was asked for so far, by path.
    pub fn asked(&self) -> Vec<String> {
        self.shared.lock().unwrap().asked.clone()
    }

    /// Signs with another key from now on, which its set of keys has instead.
    pub fn change_key(&self) {
        self.shared.lock().unwrap().key = new_key();
    }

    /// What it says of somebody who signs in.
    pub fn claims(&self, visit: &Visit, subject: &str) -> Value {
        let now = self.now();
        json!({
            "iss": self.issuer, "aud": CLIENT, "sub": subject, "nonce": visit.get("nonce"),
            "iat": now, "exp": now + 300, "auth_time": now, "email": "someone@elsewhere.example", "sid": "s-1",
        })
    }

    /// What it says of somebody who signs out.
    pub fn logout_claims(&self, subject: &str, name: &str) -> Value {
        let now = self.now();
        json!({
            "iss": self.issuer, "aud": CLIENT, "sub": subject, "iat": now, "exp": now + 120, "jti": name,
            "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        })
    }

    /// Signs somebody in; gives the path by which the browser comes back.
    pub fn sign_in(&self, page: &Page, subject: &str) -> String {
        let visit = Visit::of(page);
        let claims = self.claims(&visit, subject);
        self.give(&visit, &self.sign(&claims))
    }

    /// Gives a code for a token; gives the path by which the browser comes back.
    pub fn give(&self, visit: &Visit, token: &str) -> String {
        assert_eq!(visit.get("code_challenge_method"), "S256");
        assert_eq!(visit.get("redirect_uri"), "http://portal.test/sign-in/sso/callback");
        let mut shared = self.shared.lock().unwrap();
        let code = format!("code-{}", shared.codes.len());
        shared.codes.insert(code.clone(), (visit.get("code_challenge").to_owned(), token.to_owned()));
        way_back(&[("code", &code), ("state", visit.get("state")), ("iss", &self.issuer)])
    }

    /// Signs a token.
    pub fn sign(&self, claims: &Value) -> String {
        self.sign_as(claims, "ES256")
    }

    /// Signs a token that says it was signed in this way.
    pub fn sign_as(&self, claims: &Value, algorithm: &str) -> String {
        let shared = self.shared.lock().unwrap();
        let header = token::encode(json!({ "alg": algorithm, "kid": kid(&shared.key) }).to_string().as_bytes());
        let signed = format!("{header}.{}", token::encode(claims.to_string().as_bytes()));
        if algorithm == "none" {
            return format!("{signed}.");
        }
        let signature = shared.key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", token::encode(signature.as_ref()))
    }
}

/// The path by which a browser comes back with this.
pub fn way_back(pairs: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("/sign-in/sso/callback?{query}")
}

fn new_key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random).unwrap()
}

fn kid(key: &EcdsaKeyPair) -> String {
    token::encode(&key.public_key().as_ref()[1..9])
}

fn answer(mut stream: TcpStream, issuer: &str, shared: &Mutex<Shared>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut first, mut length, mut authorization) = (String::new(), 0, String::new());
    reader.read_line(&mut first).unwrap();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "authorization" => value.clone_into(&mut authorization),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut shared = shared.lock().unwrap();
    shared.asked.push(path.clone());
    let (status, said) = match path.as_str() {
        "/.well-known/openid-configuration" => (200, describe(issuer)),
        "/jwks" => (200, keys(&shared.key)),
        "/token" => redeem(&mut shared, &body, &authorization),
        _ => (404, json!({})),
    };
    let text = said.to_string();
    let head = format!("HTTP/1.1 {status} x\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{text}", text.len());
    let _gone_where_nobody_listens = stream.write_all(head.as_bytes());
}

fn describe(issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "authorization_response_iss_parameter_supported": true,
    })
}

fn keys(key: &EcdsaKeyPair) -> Value {
    let point = key.public_key().as_ref();
    let (x, y) = (token::encode(&point[1..33]), token::encode(&point[33..65]));
    json!({ "keys": [{ "kty": "EC", "crv": "P-256", "kid": kid(key), "use": "sig", "x": x, "y": y }] })
}

/// A code for its token: once, for whoever has the verifier of its challenge and the client's secret.
fn redeem(shared: &mut Shared, body: &[u8], authorization: &str) -> (u16, Value) {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let expected = format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(CLIENT), encoded(SECRET))));
    if authorization != expected {
        return (401, json!({ "error": "invalid_client" }));
    }
    let form: HashMap<String, String> = form_urlencoded::parse(body).into_owned().collect();
    let found = form.get("code").and_then(|code| shared.codes.remove(code));
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    match found {
        Some((challenge, id_token)) if challenge == token::encode(&token::hash(verifier.as_bytes())) => {
            (200, json!({ "id_token": id_token, "access_token": "x", "token_type": "Bearer" }))
        }
        _ => (400, json!({ "error": "invalid_grant" })),
    }
}

/// The page of the settings.
pub const SETTINGS: &str = "/settings/single-sign-on";

/// Names the provider for the account of whoever is signed in.
pub async fn save(browser: &Browser, provider: &TestProvider, short_name: &str) -> Page {
    let page = browser.get(SETTINGS).await;
    let typed = [
        ("Issuer", provider.issuer.as_str()),
        ("Client ID", CLIENT),
        ("Client secret", SECRET),
        ("Company’s sign-in name", short_name),
    ];
    browser.press_on(&page, "Save provider", &typed).await
}

/// Tries the settings; gives the page of the settings afterwards.
pub async fn try_out(browser: &Browser, provider: &TestProvider) -> Page {
    let page = browser.get(SETTINGS).await;
    let away = browser.press(&page, "Test sign-in", &[]).await;
    browser.visit(&provider.sign_in(&away, "the-admin")).await
}

/// Names the provider, tries it and switches it on; gives the browser of whoever did.
pub async fn turn_on(app: &TestApp, provider: &TestProvider, admin: &str, short_name: &str) -> Browser {
    provider.set_clock(&app.clock);
    let browser = app.signed_in(admin).await;
    save(&browser, provider, short_name).await;
    let page = try_out(&browser, provider).await;
    let on = browser.press_on(&page, "Turn on single sign-on", &[]).await;
    assert!(on.says("Single sign-on is on."), "{}", on.text());
    browser
}

/// Changes how it counts, for whoever is signed in.
pub async fn rule(browser: &Browser, typed: &[(&str, &str)]) -> Page {
    let page = browser.get(SETTINGS).await;
    browser.press_on(&page, "Save rules", typed).await
}

/// Connects whoever is signed in; gives the page afterwards.
pub async fn connect(browser: &Browser, provider: &TestProvider, subject: &str) -> Page {
    let page = browser.get("/settings/security").await;
    let away = browser.press(&page, "Connect", &[]).await;
    browser.visit(&provider.sign_in(&away, subject)).await
}

/// Sets out from the page where people say where they belong.
pub async fn set_out(browser: &Browser, short_name: &str, to: &str) -> Page {
    let page = browser.get(&format!("/sign-in/sso?return_to={to}")).await;
    browser.press(&page, "Continue to provider", &[("Company’s sign-in name", short_name)]).await
}

/// Signs in through the provider; gives the page to which that leads.
pub async fn sign_in(browser: &Browser, provider: &TestProvider, short_name: &str, subject: &str) -> Page {
    let away = set_out(browser, short_name, "/customers").await;
    browser.visit(&provider.sign_in(&away, subject)).await
}

/// What the provider says to the portal: somebody has signed out.
pub async fn say_logout(app: &TestApp, token: &str) -> u16 {
    let answer = app.browser().post("/sign-in/sso/logout", &[("logout_token", token)]).await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    answer.status.as_u16()
}
