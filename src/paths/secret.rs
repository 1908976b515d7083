//! Addresses that hold the secret of a link: they are kept nowhere, and told to no other site.

/// How addresses begin that hold a secret.
const SECRET: [&str; 7] =
    ["/enrol/", "/i/", "/password/new/", "/restoration/", "/setup/", "/sign-in/notice/", "/welcome/"];

/// Whether an address holds the secret of a link.
pub fn holds_secret(path: &str) -> bool {
    SECRET.iter().any(|start| path.starts_with(start))
}
