//! Addresses that lead nowhere, and methods that a page does not know.

use crate::{
    domain::Error,
    web::{Answer, Request, error::Failure},
};

/// Any other address.
pub async fn not_found(request: Request) -> Answer {
    Err(request.failure(Failure::Domain(Error::NotFound)).await)
}

/// Any other method.
pub async fn method(request: Request) -> Answer {
    Err(request.failure(Failure::Method).await)
}
