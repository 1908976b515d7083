//! Logs: one line per request, without addresses of pages (they may hold tokens), names or secrets.

use std::{
    io::{IsTerminal, stderr},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tracing_subscriber::EnvFilter;

use crate::domain::Error;

/// How long an outage that goes on is not told once more.
const TOLD: Duration = Duration::from_mins(10);
/// How many outages are kept in mind.
const MOST: usize = 32;

/// The outages that were told of, and when.
static KNOWN: Mutex<Vec<(String, Instant)>> = Mutex::new(Vec::new());

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

/// Whether this outage is to be told of now: everybody meets it, and whoever reads the log wants to read of it once,
/// and again as long as it lasts.
#[must_use]
pub fn is_news(outage: &str) -> bool {
    // A full disk is one thing, whichever of its files, by their numbers, could not grow.
    let outage: String = outage.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.retain(|(_, told)| told.elapsed() < TOLD);
    if known.iter().any(|(one, _)| *one == outage) {
        return false;
    }
    if known.len() >= MOST {
        known.remove(0);
    }
    known.push((outage, Instant::now()));
    true
}

/// Tells that a job beside the requests is put off to its next round, and why.
pub fn put_off(error: &Error, what: &'static str) {
    if error.outage().is_none_or(is_news) {
        tracing::warn!(%error, "{what}");
    } else {
        tracing::debug!(%error, "{what}");
    }
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
    fn an_outage_is_told_of_once() {
        assert!(is_news("the disk of this test is full"));
        assert!(!is_news("the disk of this test is full"));
        assert!(is_news("no room for file 12") && !is_news("no room for file 13"));
        assert!(is_news("something else"));
        for number in 0..MOST {
            assert!(is_news(&"x".repeat(number + 1)));
        }
        assert!(is_news("something else"), "only so many are kept in mind");
    }

    #[test]
    fn addresses_are_masked_in_logs() {
        assert_eq!(mask_email("ana.souza@birch.example"), "a…@birch.example");
        assert_eq!(mask_email("not an address"), "…");
    }
}
