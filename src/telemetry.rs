//! Logs: one line per request, without addresses of pages (they may hold tokens), names or secrets.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;

/// What the server says of itself while it starts, the portal says better: its address comes first. Filters may ask for
/// it all the same.
const QUIET: &str = "actix_server=warn";

/// Starts logging to standard error with this filter, in colours on a terminal unless `NO_COLOR` is set. A second call
/// changes nothing.
pub fn start(filter: &str) {
    let filter = EnvFilter::try_new(format!("{QUIET},{filter}"))
        .unwrap_or_else(|_checked_by_config| EnvFilter::new(format!("{QUIET},info")));
    let mut subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    if !stderr().is_terminal() {
        // Only this way round: asking for colours would overrule `NO_COLOR`, which the library looks at itself.
        subscriber = subscriber.with_ansi(false);
    }
    let _already_started = subscriber.try_init();
}

/// An address fit for a log: `a…@b.example`.
#[must_use]
pub fn mask_email(address: &str) -> String {
    match address.split_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or('?')),
        None => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_masked_in_logs() {
        assert_eq!(mask_email("ana.souza@birch.example"), "a…@birch.example");
        assert_eq!(mask_email("not an address"), "…");
    }
}
