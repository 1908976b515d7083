//! What the text of a setting means.

use std::{net::IpAddr, path::PathBuf};

use ipnet::IpNet;
use url::Url;

use super::{ConfigError, variable};
use crate::domain::{audit_chain::AnchorPlace, email::EmailAddress};

/// Says what is wrong with a setting.
pub(super) fn wrong(key: &str, reason: &str) -> ConfigError {
    ConfigError { variable: variable(key), reason: reason.to_owned() }
}

/// Networks, or single addresses, with commas between.
pub(super) fn networks(text: &str) -> Result<Vec<IpNet>, ConfigError> {
    let one = |text: &str| text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    let found: Result<_, _> = text.split(',').map(|text| one(text.trim())).collect();
    found.map_err(|_| wrong("trusted_proxies", "must be networks such as 10.0.0.0/8, with commas between"))
}

pub(super) fn count(key: &str, value: Option<&str>, usual: i64) -> Result<i64, ConfigError> {
    let Some(value) = value else { return Ok(usual) };
    value.parse().ok().filter(|count| *count > 0).ok_or_else(|| wrong(key, "must be a whole number of 1 or more"))
}

/// A century is as good as forever, and more is a slip of the hand.
const MOST_DAYS: i64 = 36_500;

/// For how many days something is kept.
pub(super) fn days(key: &str, value: Option<&str>, usual: i64) -> Result<i64, ConfigError> {
    let Some(value) = value else { return Ok(usual) };
    let days = value.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    days.ok_or_else(|| wrong(key, "must be a whole number of days, from 1 to 36500"))
}

/// How few days audit records may be kept for.
const FEWEST_AUDIT_DAYS: i64 = 365;

/// After how many days audit records go into an archive.
pub(super) fn audit_days(text: &str) -> Result<i64, ConfigError> {
    let reason = "must be 365 or more, because questions about a year that is over need its records; unset keeps them \
                  forever";
    text.parse()
        .ok()
        .filter(|days| (FEWEST_AUDIT_DAYS..=MOST_DAYS).contains(days))
        .ok_or_else(|| wrong("audit_days", reason))
}

/// Where anchors go: into the log, to a mailbox, or into a file.
pub(super) fn anchor_place(text: &str) -> Result<AnchorPlace, ConfigError> {
    match (text, text.strip_prefix("mailto:")) {
        ("log", _) => Ok(AnchorPlace::Log),
        (_, Some(address)) => EmailAddress::parse(address)
            .map(AnchorPlace::Mail)
            .ok_or_else(|| wrong("audit_anchor", "after mailto: must come an email address")),
        _ => Ok(AnchorPlace::File(PathBuf::from(text))),
    }
}

pub(super) fn boolean(key: &str, value: Option<&str>) -> Result<bool, ConfigError> {
    match value {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(wrong(key, "must be true or false")),
    }
}

pub(super) fn public_url(text: &str) -> Result<String, ConfigError> {
    let reason = "must be http(s)://HOST, without a path";
    let url = Url::parse(text).map_err(|_| wrong("public_url", reason))?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.host().is_some()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty();
    if plain { Ok(url.as_str().trim_end_matches('/').to_owned()) } else { Err(wrong("public_url", reason)) }
}
