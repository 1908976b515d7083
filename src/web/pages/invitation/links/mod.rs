//! The personal link of an invitation: who asks, yes or no; and enrolling from it.

pub mod consent;
pub mod enrol;
pub mod partnership;
pub mod unknown;
pub mod verify;
pub mod welcome;

use crate::{
    auth::token::Token,
    web::{Request, error::WebError},
};

/// The secret in the address.
///
/// # Errors
/// The page of dead links, for what is none.
async fn secret_in(request: &Request, token: &str) -> Result<Token, WebError> {
    match partnership::parse(token) {
        Ok(secret) => Ok(secret),
        Err(error) => request.visit(move |_, _, _| Err(error)).await.map(|(_, secret)| secret),
    }
}
