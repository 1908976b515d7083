//! Texts in three languages, from `locales/`; dates and counts as each language writes them.

use std::{borrow::Cow, collections::HashMap, sync::OnceLock};

use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::{LanguageIdentifier, langid};

mod dates;

use crate::domain::{Language, Text, money::Money, text::Arg};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// All texts of one language.
pub struct Texts {
    language: Language,
    /// Messages without values: most of every page, so they are not formatted anew each time.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
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
        let mut plain = HashMap::new();
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
        Self { language, plain, bundle }
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

    /// What stands between thousands, and before a fraction.
    const fn marks(&self) -> (char, char) {
        match self.language {
            Language::English => (',', '.'),
            Language::Portuguese => ('.', ','),
            Language::Russian => ('\u{A0}', ','),
        }
    }

    /// How large a file is: in bytes, else to a tenth of the unit that fits, and never as less than it is.
    #[must_use]
    pub fn size(&self, bytes: i64) -> String {
        const KILOBYTE: i64 = 1024;
        const MEGABYTE: i64 = 1024 * KILOBYTE;
        let (key, unit) = match bytes {
            ..KILOBYTE => return self.with_args("size-bytes", &FluentArgs::from_iter([("count", bytes)])),
            KILOBYTE..MEGABYTE => ("size-kilobytes", KILOBYTE),
            MEGABYTE.. => ("size-megabytes", MEGABYTE),
        };
        let tenths = bytes.saturating_mul(10).saturating_add(unit - 1) / unit;
        let number = match (tenths / 10, tenths % 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenth) => format!("{whole}{}{tenth}", self.marks().1),
        };
        self.with_args(key, &FluentArgs::from_iter([("number", number)]))
    }

    /// An amount as this language writes it: `1,250.00 USD`, `1.250,00 USD`, `1 250,00 USD`.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        let (group, point) = self.marks();
        let plain = money.to_string();
        let (number, currency) = plain.split_once(' ').unwrap_or((&plain, ""));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = whole.trim_start_matches('-');
        let mut grouped = String::from(if whole.starts_with('-') { "−" } else { "" });
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(group);
            }
            grouped.push(digit);
        }
        if !fraction.is_empty() {
            grouped.push(point);
            grouped.push_str(fraction);
        }
        format!("{grouped}\u{A0}{currency}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_the_units_of_each_language() {
        let size = |language, bytes| texts(language).size(bytes);
        assert_eq!(size(Language::English, 1), "1\u{A0}byte");
        assert_eq!(size(Language::English, 1023), "1023\u{A0}bytes");
        assert_eq!(size(Language::English, 1024), "1\u{A0}KB");
        assert_eq!(size(Language::Portuguese, 1_468_000), "1,4\u{A0}MB");
        assert_eq!(size(Language::Russian, 1500), "1,5\u{A0}КБ");
        assert_eq!(size(Language::Russian, 2), "2\u{A0}байта");
        assert_eq!(size(Language::Russian, 10 * 1024 * 1024), "10\u{A0}МБ");
    }

    #[test]
    fn amounts_are_grouped_as_each_language_does() {
        let money = Money::new(123_456_750, "USD");
        assert_eq!(texts(Language::English).money(&money), "1,234,567.50\u{A0}USD");
        assert_eq!(texts(Language::Portuguese).money(&money), "1.234.567,50\u{A0}USD");
        assert_eq!(texts(Language::Russian).money(&Money::new(-100_000, "RUB")), "−1\u{A0}000,00\u{A0}RUB");
    }
}
