//! What the portal stands on fails for a while: it says so, goes on as far as it can, and is well again by itself.

mod clock;
mod database;
mod disk;
mod line;
mod mail_server;
