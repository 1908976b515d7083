//! Texts in three languages, from `locales/`; dates and counts as each language writes them.

use std::{borrow::Cow, sync::OnceLock};

use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rustc_hash::FxHashMap;
use unic_langid::{LanguageIdentifier, langid};

mod date_patterns;
mod dates;
mod numbers;

pub use date_patterns::{DateForm, LocalTime, write_utc};

use date_patterns::DatePatterns;

use crate::domain::{Language, Text, text::Arg};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// All texts of one language.
pub struct Texts {
    language: Language,
    /// Messages without values: most of every page, so they are not formatted anew each time.
    plain: FxHashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
    dates: OnceLock<DatePatterns>,
}

/// The texts of a language; read when they are first asked for, and kept.
#[must_use]
pub fn texts(language: Language) -> &'static Texts {
    static ENGLISH: OnceLock<Texts> = OnceLock::new();
    static PORTUGUESE: OnceLock<Texts> = OnceLock::new();
    static RUSSIAN: OnceLock<Texts> = OnceLock::new();
    let kept = match language {
        Language::English => &ENGLISH,
        Language::Portuguese => &PORTUGUESE,
        Language::Russian => &RUSSIAN,
    };
    kept.get_or_init(|| Texts::load(language))
}

impl Language {
    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::English => langid!("en"),
            Self::Portuguese => langid!("pt-BR"),
            Self::Russian => langid!("ru"),
        }
    }
}

impl Texts {
    fn load(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Names stand in mails and subjects too, where invisible marks would be noise; `input.rs` refuses overrides.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::formatter(language)));
        let mut plain = FxHashMap::default();
        for (tag, source) in LOCALES.iter().filter(|(tag, _)| *tag == language.as_str()) {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
                tracing::error!(language = tag, ?errors, "a locale file has errors");
                resource
            });
            bundle.add_resource_overriding(resource);
            for key in source.lines().filter_map(message_key) {
                let _added = plain.insert(key.to_owned(), String::new());
            }
        }
        for (key, text) in &mut plain {
            let mut errors = Vec::new();
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                *text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
            }
            // A message that needs values says so by failing without them.
            if !errors.is_empty() {
                text.clear();
            }
        }
        plain.retain(|_, text| !text.is_empty());
        Self { language, plain, bundle, dates: OnceLock::new() }
    }

    /// How dates are written, read when the first one is.
    fn dates(&self) -> &DatePatterns {
        self.dates.get_or_init(|| DatePatterns::read(self))
    }

    /// The language these are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A message without values. One that is missing is shown in English; a test finds it before a person does.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        match self.plain.get(key) {
            Some(text) => text,
            None if self.language == Language::English => key,
            None => texts(Language::English).get(key),
        }
    }

    /// A text with its values; points in time are written exactly, with their `zone`.
    #[must_use]
    pub fn format(&self, text: &Text, zone: Tz) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &text.args {
            let value = match arg {
                Arg::Plain(value) => FluentValue::from(value.clone()),
                Arg::Count(count) => FluentValue::from(*count),
                Arg::Moment(moment) => FluentValue::from(self.exactly(*moment, zone)),
                Arg::Money(money) => FluentValue::from(self.money(money)),
                Arg::Text(key) => FluentValue::from(self.get(key).to_owned()),
            };
            args.set(*name, value);
        }
        self.with_args(text.key, &args)
    }

    fn with_args(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            let english = texts(Language::English);
            return if self.language == Language::English { key.to_owned() } else { english.with_args(key, args) };
        };
        let mut errors = Vec::new();
        let text: Cow<'_, str> = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, ?errors, language = %self.language, "a text lacks a value");
        }
        text.into_owned()
    }
}

/// The key of the message that begins on this line of a Fluent file.
fn message_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let proper = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    proper.then_some(key)
}
