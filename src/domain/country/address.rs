//! Addresses: states and provinces, and postal codes.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::pattern::{Pattern, compact, shape};
use crate::domain::fold::search_key;

pub(super) const TABLE: &str = include_str!("addresses.csv");
const STATES: &str = include_str!("states.csv");

/// The most characters of a postal code where a country's pattern is not known.
const MAX_POSTAL_CODE: usize = 16;

/// A state, province or region that addresses of its country name.
#[derive(Debug)]
pub struct State {
    country: &'static str,
    /// The official code within the country: `CA`, `SP`, `MOW`.
    pub code: &'static str,
    /// The name that addresses have; in Latin letters, in Russia in Cyrillic ones.
    pub name: &'static str,
    /// Other names and abbreviations in use.
    aliases: &'static str,
}

impl State {
    /// Takes a country's code and gives its states by name; none where the portal has no list of them.
    pub(super) fn of(country: &str) -> &'static [Self] {
        static ALL: OnceLock<Vec<State>> = OnceLock::new();
        let all = ALL.get_or_init(|| STATES.lines().skip(1).filter_map(Self::from_row).collect());
        let start = all.partition_point(|state| state.country < country);
        let end = all.partition_point(|state| state.country <= country);
        all.get(start..end).unwrap_or_default()
    }

    /// Whether people call the state so: by its code, its name or another name in use, without regard to case, accents
    /// and punctuation.
    pub(super) fn is_called(&self, text: &str) -> bool {
        let asked = key(text);
        !asked.is_empty() && self.calls().any(|name| key(name) == asked)
    }

    /// Everything the state is called.
    fn calls(&self) -> impl Iterator<Item = &'static str> {
        let aliases = self.aliases.split('|').filter(|alias| !alias.is_empty());
        [self.code, self.name].into_iter().chain(aliases)
    }

    fn from_row(row: &'static str) -> Option<Self> {
        let fields: Vec<&'static str> = row.split(';').collect();
        let &[country, code, name, aliases] = fields.as_slice() else { return None };
        Some(Self { country, code, name, aliases })
    }
}

/// What names of states are compared by: letters and digits alone.
fn key(text: &str) -> String {
    search_key(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How a country writes its postal codes.
#[derive(Debug)]
pub(super) struct PostalCode {
    country: &'static str,
    pattern: Pattern,
    masks: &'static str,
    /// What people write before the code although it is not of it: `D` in D-10115.
    prefixes: &'static str,
}

impl PostalCode {
    pub(super) const fn new(
        country: &'static str,
        pattern: &'static str,
        masks: &'static str,
        prefixes: &'static str,
    ) -> Self {
        Self { country, pattern: Pattern::whole(pattern), masks, prefixes }
    }

    /// The code as the country writes it; `None` where it is not one.
    pub(super) fn normalize(&self, typed: &str) -> Option<String> {
        if self.pattern.is_empty() {
            return normalize_any(typed);
        }
        let code = compact(typed);
        let prefixes = ["", self.country].into_iter().chain(self.prefixes.split(' '));
        let mut forms = prefixes.filter_map(|prefix| code.strip_prefix(prefix));
        let bare = forms.find(|bare| self.pattern.fits(bare))?;
        Some(shape(bare, self.masks))
    }
}

/// A postal code of a country whose pattern is not known: letters, digits, and single blanks or hyphens between them.
fn normalize_any(typed: &str) -> Option<String> {
    let capitals: String = typed.nfkc().flat_map(char::to_uppercase).collect();
    let code = capitals.split_whitespace().collect::<Vec<_>>().join(" ");
    let allowed = code.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '-');
    let told = code.chars().any(|c| c.is_ascii_alphanumeric());
    (allowed && told && code.len() <= MAX_POSTAL_CODE).then_some(code)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::Country;

    fn postal(country: &str, typed: &str) -> Option<String> {
        Country::find(country).unwrap().rules().check_postal_code(typed)
    }

    fn state(country: &str, text: &str) -> Option<&'static str> {
        Country::find(country).unwrap().rules().find_state(text).map(|state| state.code)
    }

    #[test]
    fn every_row_of_the_states_is_sound_and_belongs_to_a_country() {
        assert!(!STATES.contains(['"', '\r']));
        for line in STATES.lines().skip(1) {
            let state = State::from_row(line).unwrap();
            assert!(Country::find(state.country).is_some() && !state.code.is_empty() && !state.name.is_empty());
        }
        let rows: Vec<_> = STATES.lines().skip(1).map(|line| line.split(';').next()).collect();
        assert!(rows.is_sorted());
    }

    #[test]
    fn no_two_states_of_a_country_are_called_the_same() {
        for country in Country::all() {
            let mut taken = HashSet::new();
            for state in country.rules().states() {
                let own: HashSet<_> = state.calls().map(key).collect();
                assert!(own.iter().all(|name| taken.insert(name.clone())), "{state:?}");
                assert!(own.iter().all(|name| country.rules().find_state(name).unwrap().code == state.code));
            }
        }
    }

    #[test]
    fn the_lists_are_whole_where_the_portal_has_one_and_other_countries_are_free() {
        let count = |code| Country::find(code).unwrap().rules().states().len();
        // With the three addresses of the armed forces; territories are countries of their own here.
        assert_eq!(count("US"), 51 + 3);
        assert_eq!(["CA", "MX", "BR", "RU", "AU"].map(count), [13, 32, 27, 83, 8]);
        assert_eq!(["IN", "IT", "ES", "JP", "KR", "AE", "CO", "VE"].map(count), [36, 107, 52, 47, 17, 7, 33, 25]);
        assert_eq!(["DE", "FR", "GB", "PL"].map(count), [0; 4]);
    }

    #[test]
    fn a_state_is_found_by_its_code_its_name_and_what_else_it_is_called() {
        assert_eq!(state("US", " wa "), Some("WA"));
        assert_eq!(state("US", "new york"), Some("NY"));
        assert_eq!(state("BR", "Sao Paulo"), Some("SP"));
        assert_eq!(state("CA", "Québec"), Some("QC"));
        assert_eq!(state("MX", "CDMX"), Some("CMX"));
        assert_eq!(state("RU", "г. Москва"), Some("MOW"));
        assert_eq!(state("RU", "Moscow"), Some("MOW"));
        assert_eq!(state("RU", "свердловская обл"), Some("SVE"));
        assert_eq!(state("IN", "Jammu & Kashmir"), Some("JK"));
        assert_eq!(state("US", "São Paulo"), None);
        assert_eq!(state("US", " "), None);
        assert_eq!(state("DE", "Bayern"), None);
    }

    #[test]
    fn postal_codes_are_written_as_their_country_writes_them() {
        for (country, typed, written) in [
            ("US", " 98052 ", "98052"),
            ("US", "980521234", "98052-1234"),
            ("BR", "01310100", "01310-100"),
            ("BR", "01.310-100", "01310-100"),
            ("RU", "101 000", "101000"),
            ("DE", "D-10115", "10115"),
            ("DE", "DE 10115", "10115"),
            ("CA", "k1a0b1", "K1A 0B1"),
            ("GB", "sw1a1aa", "SW1A 1AA"),
            ("GB", "m2 5bq", "M2 5BQ"),
            ("NL", "1234ab", "1234 AB"),
            ("PL", "00950", "00-950"),
            ("PT", "1250096", "1250-096"),
            ("JP", "〒154-0023", "154-0023"),
            ("SE", "SE-114 55", "114 55"),
            ("LV", "1073", "LV-1073"),
            ("CH", "CH-8001", "8001"),
            ("AZ", "AZ1000", "1000"),
            ("IE", "a65f4e2", "A65 F4E2"),
            ("MT", "NXR01", "NXR 01"),
            ("AE", "00000", "00000"),
        ] {
            assert_eq!(postal(country, typed).as_deref(), Some(written), "{country} {typed}");
        }
    }

    #[test]
    fn what_is_no_postal_code_of_the_country_is_refused() {
        for (country, typed) in [
            ("US", "9805"),
            ("US", "98052-12"),
            ("US", "SW1A 1AA"),
            ("BR", "0131010"),
            ("RU", "10100"),
            ("DE", "1011"),
            ("DE", "101155"),
            ("DE", "10115 Berlin"),
            ("CA", "D1A 0B1"),
            ("GB", "ZZ1 1AA"),
            ("AE", "?"),
            ("AE", "12345678901234567"),
            ("HK", " "),
        ] {
            assert_eq!(postal(country, typed), None, "{country} {typed}");
        }
        assert!(Country::all().iter().all(|country| country.rules().check_postal_code("").is_none()));
    }
}
