//! Signing in and staying signed in: passwords, sessions, and the way back in.

mod passwords;
mod proof;
mod recovery;
mod sessions;
mod sign_in;
