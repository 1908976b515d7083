//! Security headers, on every answer.

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};

use crate::{auth::token, paths, state::AppState};

/// What the scripts of one answer are known by: nothing else runs on a page, whatever somebody gets into it or uploads.
#[derive(Clone)]
pub struct ScriptNonce(pub String);

impl ScriptNonce {
    fn random() -> Self {
        Self(token::encode(&rand::random::<[u8; 16]>()))
    }

    /// Nothing inline, nothing from elsewhere, no frames.
    fn policy(&self) -> String {
        let before = "default-src 'none'; style-src 'self'; script-src 'nonce-";
        let after = "'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
                     frame-ancestors 'none'";
        [before, &self.0, after].concat()
    }
}

/// Sets the headers. Pages whose address holds a secret name no referrer and are stored nowhere.
pub async fn apply(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let secret = paths::holds_secret(request.path())
        || request.path().ends_with("/draft")
        || request.query_string().contains("return_to=");
    let secure = request.app_data::<Data<AppState>>().is_some_and(|app| app.is_secure());
    let nonce = ScriptNonce::random();
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    // What is no page (a picture that somebody sent) may be held tighter, and is by its handler.
    let held = headers.contains_key(header::CONTENT_SECURITY_POLICY);
    if let Ok(policy) = HeaderValue::from_str(&nonce.policy())
        && !held
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, if secret { "no-referrer" } else { "same-origin" });
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(header::PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if secure {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
    if secret {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    } else if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    Ok(response)
}
