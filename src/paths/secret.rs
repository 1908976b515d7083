//! Addresses that hold the secret of a link: they are kept nowhere, and told to no other site.

use crate::auth::token::Token;

/// How addresses begin that hold a secret.
const SECRET: [&str; 7] =
    ["/enrol/", "/i/", "/password/new/", "/restoration/", "/setup/", "/sign-in/notice/", "/welcome/"];

/// Whether an address holds the secret of a link.
pub fn holds_secret(path: &str) -> bool {
    SECRET.iter().any(|start| path.starts_with(start))
}

/// The secret in the address of a personal link; `None` for any other address.
pub fn token_of_link(path: &str) -> Option<Token> {
    path.strip_prefix("/i/").and_then(Token::parse)
}
