//! Logs: one line per request, without addresses of pages (they may hold tokens), names or secrets.

use tracing_subscriber::EnvFilter;

/// Starts logging to standard error with this filter. A second call changes nothing.
pub fn start(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_checked_by_config| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
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
