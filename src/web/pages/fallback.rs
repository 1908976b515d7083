//! Addresses that lead nowhere, and methods that a page does not know.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderValue},
};

use crate::{
    domain::Error,
    web::{Answer, Request, error::Failure, routes::KnownMethods},
};

/// Any other address.
pub async fn not_found(request: Request) -> Answer {
    Err(request.failure(Failure::Domain(Error::NotFound)).await)
}

/// Any other method; the answer says which there are (RFC 9110, §15.5.6).
pub async fn method(request: Request, http: HttpRequest) -> Answer {
    let mut answer = HttpResponse::from_error(request.failure(Failure::Method).await);
    if let Ok(known) = HeaderValue::from_str(KnownMethods::of(&http)) {
        answer.headers_mut().insert(header::ALLOW, known);
    }
    Ok(answer)
}
