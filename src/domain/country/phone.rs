//! Phone numbers: what people type becomes E.164, the form that every telephone system understands.

use unicode_normalization::UnicodeNormalization;

use super::pattern::Pattern;

pub(super) const TABLE: &str = include_str!("phones.csv");

/// The most digits of a number with its country's calling code (ITU-T E.164).
const MAX_DIGITS: usize = 15;
/// The fewest digits taken where nothing is known of a country's numbers.
const MIN_DIGITS: usize = 7;

/// How the phones of a country are numbered.
#[derive(Debug)]
pub(super) struct Numbering {
    /// `55`; empty where nothing is known of the country's numbers.
    calling_code: &'static str,
    /// National numbers without what is dialed before them within the country.
    pattern: Pattern,
    lengths: &'static str,
    /// What is dialed before a number within the country: `0`, `8`.
    trunk_prefix: Pattern,
    /// What stands in place of the trunk prefix, where it is more than left out.
    trunk_becomes: &'static str,
    /// What is dialed before a number abroad: `00`, `011`.
    dial_out: Pattern,
}

impl Numbering {
    /// Takes the fields of the country's row after its code, without the example.
    pub(super) const fn new(fields: [&'static str; 6]) -> Self {
        let [calling_code, pattern, lengths, trunk_prefix, trunk_becomes, dial_out] = fields;
        Self {
            calling_code,
            pattern: Pattern::whole(pattern),
            lengths,
            trunk_prefix: Pattern::beginning(trunk_prefix),
            trunk_becomes,
            dial_out: Pattern::beginning(dial_out),
        }
    }

    /// The number in E.164; `None` where it is not one of the country.
    pub(super) fn normalize(&self, typed: &str) -> Option<String> {
        let (international, digits) = read(typed)?;
        if self.calling_code.is_empty() {
            let digits = if international { Some(digits.as_str()) } else { digits.strip_prefix("00") }?;
            let plain = (MIN_DIGITS..=MAX_DIGITS).contains(&digits.len()) && !digits.starts_with('0');
            return plain.then(|| format!("+{digits}"));
        }
        let national = if international { self.after_calling_code(&digits) } else { self.dialed(&digits) }?;
        Some(format!("+{}{national}", self.calling_code))
    }

    /// Digits without a plus sign: dialed from abroad, dialed at home, or with the plus sign forgotten.
    fn dialed(&self, digits: &str) -> Option<String> {
        let out = || self.dial_out.captures(digits).and_then(|found| digits.get(found.get(0)?.end()..));
        // 00 is known everywhere, even where another code is dialed.
        let abroad = |rest: Option<&str>| rest.and_then(|rest| self.after_calling_code(rest));
        abroad(digits.strip_prefix("00"))
            .or_else(|| abroad(out()))
            .or_else(|| self.national(digits))
            .or_else(|| self.after_calling_code(digits))
    }

    fn after_calling_code(&self, digits: &str) -> Option<String> {
        self.national(digits.strip_prefix(self.calling_code)?)
    }

    /// The national number, freed from its trunk prefix where it does not fit with it.
    fn national(&self, digits: &str) -> Option<String> {
        if self.fits(digits) {
            return Some(digits.to_owned());
        }
        let found = self.trunk_prefix.captures(digits)?;
        let rest = digits.get(found.get(0)?.end()..)?;
        let mut number = String::new();
        let last_group = found.len().saturating_sub(1);
        if !self.trunk_becomes.is_empty() && last_group > 0 && found.get(last_group).is_some() {
            found.expand(self.trunk_becomes, &mut number);
        }
        number.push_str(rest);
        self.fits(&number).then_some(number)
    }

    fn fits(&self, number: &str) -> bool {
        let length_known = self.lengths.split(',').any(|length| length.parse() == Ok(number.len()));
        length_known && self.calling_code.len() + number.len() <= MAX_DIGITS && self.pattern.fits(number)
    }
}

/// Whether a plus sign leads, and the digits; `None` where there is anything but digits and what groups them.
fn read(typed: &str) -> Option<(bool, String)> {
    let mut international = false;
    let mut digits = String::new();
    for c in typed.nfkc() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !international => international = true,
            '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            blank if blank.is_whitespace() => {}
            _ => return None,
        }
    }
    Some((international, digits))
}

#[cfg(test)]
mod tests {
    use crate::domain::Country;

    fn phone(country: &str, typed: &str) -> Option<String> {
        Country::find(country).unwrap().rules().check_phone(typed)
    }

    #[test]
    fn numbers_are_understood_as_people_type_them() {
        for (country, typed, number) in [
            ("US", "(425) 555-0100", "+14255550100"),
            ("US", "1-425-555-0100", "+14255550100"),
            ("US", "+1 425.555.0100", "+14255550100"),
            ("BR", "(11) 91234-5678", "+5511912345678"),
            ("BR", "011 91234-5678", "+5511912345678"),
            ("BR", "0 15 11 2345-6789", "+551123456789"),
            ("BR", "55 11 91234-5678", "+5511912345678"),
            ("BR", "+55 (11) 91234-5678", "+5511912345678"),
            ("RU", "8 (495) 123-45-67", "+74951234567"),
            ("RU", "+7 495 123-45-67", "+74951234567"),
            ("RU", "7 495 123 45 67", "+74951234567"),
            ("RU", "495 123 45 67", "+74951234567"),
            ("DE", "030 123456", "+4930123456"),
            ("DE", "+49 (0)30 123456", "+4930123456"),
            ("DE", "0049 30/123456", "+4930123456"),
            ("DE", "49 30 123456", "+4930123456"),
            ("US", "011 1 425 555 0100", "+14255550100"),
            ("BR", "00 55 11 2345-6789", "+551123456789"),
            ("IT", "06 698 12345", "+390669812345"),
            ("AR", "011 15 2345-6789", "+5491123456789"),
            ("HU", "06 1 234 5678", "+3612345678"),
            ("AI", "497 2345", "+12644972345"),
            ("IN", "91 98765 43210", "+919876543210"),
            ("PL", "22 123 45 67", "+48221234567"),
            ("UA", "044 123 45 67", "+380441234567"),
            ("KZ", "8 727 212 34 56", "+77272123456"),
            ("TR", "0212 345 67 89", "+902123456789"),
            ("AQ", "+672 1 12345", "+672112345"),
        ] {
            assert_eq!(phone(country, typed).as_deref(), Some(number), "{country} {typed}");
        }
    }

    #[test]
    fn what_is_no_number_of_the_country_is_refused() {
        for (country, typed) in [
            ("US", "555-0100"),
            ("US", "+49 30 123456"),
            ("US", "1-800-FLOWERS"),
            ("US", "425 555 0100 1"),
            ("BR", "123"),
            ("RU", "12345"),
            ("RU", "+55 11 91234-5678"),
            ("DE", "12+34567"),
            ("DE", "++49 30 123456"),
            ("AQ", "12345678"),
            ("AQ", "+1234567890123456"),
            ("AQ", "+"),
        ] {
            assert_eq!(phone(country, typed), None, "{country} {typed}");
        }
        assert!(Country::all().iter().all(|country| country.rules().check_phone(" ").is_none()));
    }
}
