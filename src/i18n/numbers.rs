//! Counts, sizes and amounts, with thousands grouped as each language does.

use fluent_bundle::{FluentArgs, FluentValue};

use super::Texts;
use crate::domain::{Language, money::Money};

/// How a bundle writes the values of its texts.
type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// Writes the counts in the texts of a language.
pub(super) fn formatter<M>(language: Language) -> Formatter<M> {
    match language {
        Language::English => write::<{ marks(Language::English).0 }, M>,
        Language::Portuguese => write::<{ marks(Language::Portuguese).0 }, M>,
        Language::Russian => write::<{ marks(Language::Russian).0 }, M>,
    }
}

/// A count as it stands in a text; whatever else is written as it is.
fn write<const MARK: char, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string(), MARK)),
        _ => None,
    }
}

/// What stands between thousands, and before a fraction.
const fn marks(language: Language) -> (char, char) {
    match language {
        Language::English => (',', '.'),
        Language::Portuguese => ('.', ','),
        Language::Russian => ('\u{A0}', ','),
    }
}

/// A whole number, its thousands apart.
fn grouped(number: &str, mark: char) -> String {
    let digits = number.trim_start_matches('-');
    let mut grouped = String::from(if number.starts_with('-') { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

impl Texts {
    /// A whole number: `12,345`, `12.345`, `12 345`.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        grouped(&number.to_string(), marks(self.language).0)
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
        let number = match (self.number(tenths / 10), tenths % 10) {
            (whole, 0) => whole,
            (whole, tenth) => format!("{whole}{}{tenth}", marks(self.language).1),
        };
        self.with_args(key, &FluentArgs::from_iter([("number", number)]))
    }

    /// An amount as this language writes it: `1,250.00 USD`, `1.250,00 USD`, `1 250,00 USD`.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        let (group, point) = marks(self.language);
        let plain = money.to_string();
        let (number, currency) = plain.split_once(' ').unwrap_or((&plain, ""));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let mut amount = grouped(whole, group);
        if !fraction.is_empty() {
            amount.push(point);
            amount.push_str(fraction);
        }
        format!("{amount}\u{A0}{currency}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Text, i18n::texts};

    #[test]
    fn counts_in_texts_are_grouped_as_each_language_does() {
        let said = |language, count| {
            let text = Text::new("date-days-ago").count("count", count);
            texts(language).format(&text, chrono_tz::Tz::UTC)
        };
        assert_eq!(said(Language::English, 12_345), "12,345 days ago");
        assert_eq!(said(Language::Portuguese, 12_345), "há 12.345 dias");
        assert_eq!(said(Language::Russian, 12_345), "12\u{A0}345 дней назад");
        assert_eq!(said(Language::English, 999), "999 days ago");
        // The plural goes by the count, whatever stands between its digits.
        assert_eq!(said(Language::Russian, 1001), "1\u{A0}001 день назад");
        assert_eq!(texts(Language::English).number(1_234_567), "1,234,567");
    }

    #[test]
    fn values_that_are_no_counts_are_written_as_they_are() {
        let text = Text::new("served-fault-twice").with("line", "12345");
        assert!(texts(Language::English).format(&text, chrono_tz::Tz::UTC).contains("12345"));
    }

    #[test]
    fn sizes_have_the_units_of_each_language() {
        let size = |language, bytes| texts(language).size(bytes);
        assert_eq!(size(Language::English, 1), "1\u{A0}byte");
        assert_eq!(size(Language::English, 1023), "1,023\u{A0}bytes");
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
