//! Numbers that companies are registered under: CNPJ, INN, EIN and what each country calls its own.

use unicode_normalization::UnicodeNormalization;

use super::{
    check_digits::CheckDigits,
    pattern::{Pattern, compact, shape},
};
use crate::domain::input::is_deceptive;

pub(super) const TABLE: &str = include_str!("registrations.csv");

/// The most characters of a number where a country's pattern is not known.
const MAX_LENGTH: usize = 50;

/// What a form says about a company's registration number (`docs/domain.md` §3.3).
#[derive(Debug)]
pub struct RegistrationNumber {
    /// Whether a customer in the country must have one.
    pub required: bool,
    /// What the country calls it: `CNPJ`, `INN`; empty where it has no name of its own here.
    pub name: &'static str,
    /// A made-up number as people write it there; empty where the form of the numbers is not known.
    pub example: &'static str,
}

/// How a country writes its registration numbers.
#[derive(Debug)]
pub(super) struct Numbers {
    country: &'static str,
    pattern: Pattern,
    masks: &'static str,
    check: Option<CheckDigits>,
}

impl Numbers {
    pub(super) fn new(country: &'static str, pattern: &'static str, masks: &'static str, check: &str) -> Self {
        Self { country, pattern: Pattern::whole(pattern), masks, check: CheckDigits::named(check) }
    }

    /// The number without what groups its characters; `None` where it is not one of the country.
    pub(super) fn normalize(&self, typed: &str) -> Option<String> {
        if self.pattern.is_empty() {
            return normalize_any(typed);
        }
        let typed = compact(typed);
        // VAT numbers begin with the country's code: HU12892312.
        let mut forms = ["", self.country].into_iter().filter_map(|prefix| typed.strip_prefix(prefix));
        let number = forms.find(|number| self.pattern.fits(number))?;
        let made_up = !number.contains(|c: char| c.is_ascii_digit()) || is_monotonous(number);
        let holds = self.check.is_none_or(|check| check.hold(number));
        (holds && !made_up).then(|| shape(number, self.masks))
    }
}

/// The same character over and over: typed to get past the field.
fn is_monotonous(number: &str) -> bool {
    let mut characters = number.chars();
    let first = characters.next();
    characters.all(|c| Some(c) == first)
}

/// A number of a country whose pattern is not known: one line with a letter or digit in it.
fn normalize_any(typed: &str) -> Option<String> {
    let number: String = typed.trim().nfc().collect();
    let printable = !number.chars().any(|c| c.is_control() || is_deceptive(c));
    let told = number.chars().any(char::is_alphanumeric);
    (printable && told && number.chars().count() <= MAX_LENGTH).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Country;

    fn check(country: &str, typed: &str) -> Option<String> {
        Country::find(country).unwrap().rules().check_registration_number(typed)
    }

    /// `docs/domain.md` §3.3: required since November 2020, and since 25 March 2021.
    const REQUIRED: &str = "AM AZ BY HU KZ KG MD RU TJ UA UZ BR IN IQ MM PL SA SS TH TR AE VE VN ZA";

    #[test]
    fn the_countries_of_the_announcements_require_a_number_and_a_phone_and_no_other_does() {
        for country in Country::all() {
            let rules = country.rules();
            let required = REQUIRED.split(' ').any(|code| code == country.code);
            assert_eq!((rules.registration.required, rules.phone_required), (required, required), "{}", country.code);
        }
    }

    #[test]
    fn every_row_is_sound_and_every_example_is_a_number_of_its_country() {
        assert!(!TABLE.contains(['"', '\r']));
        assert!(TABLE.lines().all(|line| line.split(';').count() == 7));
        let rows: Vec<Vec<_>> = TABLE.lines().skip(1).map(|line| line.split(';').collect()).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        for row in rows {
            let registration = &Country::find(row[0]).unwrap().rules().registration;
            assert!(check(row[0], registration.example).is_some(), "{row:?}");
            assert!(["", "required"].contains(&row[1]) && !row[2].is_empty(), "{row:?}");
            assert!(row[5].is_empty() || CheckDigits::named(row[5]).is_some(), "{row:?}");
        }
    }

    #[test]
    fn the_numbers_have_their_local_names() {
        let name = |code| Country::find(code).unwrap().rules().registration.name;
        assert_eq!(["BR", "RU", "US", "BY", "VE"].map(name), ["CNPJ", "INN", "EIN", "UNP", "RIF"]);
        assert_eq!(["DE", "FR"].map(name), ["", ""]);
    }

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        for (country, typed, number) in [
            ("BR", "11.222.333/0001-81", "11222333000181"),
            ("BR", "12.abc.345/01de-35", "12ABC34501DE35"),
            ("RU", "7707083893", "7707083893"),
            ("RU", "5001 0073 2259", "500100732259"),
            ("US", "123456789", "12-3456789"),
            ("US", " 12-3456789 ", "12-3456789"),
            ("DE", " HRB 12345 B ", "HRB 12345 B"),
            ("DE", "DE123456789", "DE123456789"),
            ("AM", "02570149", "02570149"),
            ("AZ", "1400057421", "1400057421"),
            ("BY", "200988541", "200988541"),
            ("BY", "MA1953684", "MA1953684"),
            ("HU", "HU12892312", "12892312"),
            ("HU", "12892312-2-41", "12892312241"),
            ("KZ", "971240001315", "971240001315"),
            ("KG", "01308199810037", "01308199810037"),
            ("MD", "1008600038413", "1008600038413"),
            ("TJ", "010082626", "010082626"),
            ("UA", "32855961", "32855961"),
            ("UZ", "201051906", "201051906"),
            ("IN", "aacca 6765 q", "AACCA6765Q"),
            ("IN", "27AAPFU0939F1ZV", "27AAPFU0939F1ZV"),
            ("IN", "L17110MH1973PLC019786", "L17110MH1973PLC019786"),
            ("IQ", "1-2345678", "12345678"),
            ("MM", "100 123 456", "100123456"),
            ("PL", "PL 856-734-62-15", "8567346215"),
            ("SA", "300075588700003", "300075588700003"),
            ("SS", "100234567", "100234567"),
            ("TH", "0-1075-42000-01-1", "0107542000011"),
            ("TR", "4540536920", "4540536920"),
            ("AE", "100-1234-5670-0003", "100123456700003"),
            ("VE", "J-12345678-9", "J123456789"),
            ("VN", "0100233488-001", "0100233488001"),
            ("ZA", "2010/123456/07", "201012345607"),
        ] {
            assert_eq!(check(country, typed).as_deref(), Some(number), "{country} {typed}");
        }
    }

    #[test]
    fn numbers_of_another_form_or_with_wrong_check_digits_are_refused() {
        for (country, typed) in [
            ("BR", "11.222.333/0001-82"),
            ("BR", "111.444.777-35"),
            ("BR", "00000000000000"),
            ("BR", "12ABC34501DE36"),
            ("RU", "7707083894"),
            ("RU", "500100732258"),
            ("RU", "77070838930"),
            ("RU", "0000000000"),
            ("US", "12345678"),
            ("US", "12-345678A"),
            ("DE", "—"),
            ("AM", "1234567"),
            ("AZ", "140005742"),
            ("BY", "20098854"),
            ("HU", "12892313"),
            ("KZ", "971240001316"),
            ("KG", "0130819981003"),
            ("MD", "100860003841"),
            ("TJ", "01008262"),
            ("UA", "3285596"),
            ("UZ", "20105190"),
            ("IN", "AACCA676Q"),
            ("IQ", "1234"),
            ("MM", "UNKNOWN"),
            ("PL", "8567346216"),
            ("SA", "30007558870"),
            ("SS", "11111"),
            ("TH", "0107542000012"),
            ("TR", "4540536921"),
            ("AE", "10012345670000"),
            ("VE", "12345678-9"),
            ("VN", "010023348"),
            ("ZA", "201012345"),
        ] {
            assert_eq!(check(country, typed), None, "{country} {typed}");
        }
    }

    #[test]
    fn other_countries_take_any_line_of_up_to_fifty_characters() {
        assert_eq!(check("FR", " 732 829 320 ").as_deref(), Some("732 829 320"));
        assert_eq!(check("FR", &"1".repeat(50)).map(|number| number.len()), Some(50));
        for typed in ["", " ", "1\n2", "1\u{202E}2", "-/-", &"1".repeat(51)] {
            assert_eq!(check("FR", typed), None, "{typed:?}");
        }
    }
}
