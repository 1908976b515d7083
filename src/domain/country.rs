//! The countries the program sells in, and the region each belongs to.
//!
//! The CSP region table sets which companies may deal with each other: a provider, its resellers
//! and their customers stand in one region, and a company's currency follows from its country.
//! The portal also takes from here the time zone and the language it starts with for a company of
//! that country, and the countries' names in each language it speaks.
//!
//! What a customer's address, phone and registration number must be like in a country are its
//! [`Rules`].
//!
//! The facts are in the files of `country/`, which are part of the program; `country/README.md`
//! tells where each of them comes from.

mod address;
mod check_digits;
mod culture;
mod pattern;
mod phone;
mod registration;
mod rules;

use std::sync::OnceLock;

use chrono_tz::Tz;

use super::language::Language;

pub use self::{
    address::State,
    culture::{culture_name, language_name},
    registration::RegistrationNumber,
    rules::Rules,
};

const TABLE: &str = include_str!("country/countries.csv");

/// Writes the regions once, each with its slug and what it holds.
macro_rules! regions {
    ($($region:ident $slug:literal $doc:literal)*) => {
        /// A region of the CSP region table: companies of one region may deal with each other.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Region {
            $(#[doc = $doc] $region,)*
        }

        impl Region {
            /// Every region, in the table's order.
            pub const ALL: &'static [Self] = &[$(Self::$region),*];

            /// The region's slug, as the country file holds it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$region => $slug,)*
                }
            }
        }
    };
}

regions! {
    Africa "africa" "Africa, south of the Sahara for the most part."
    AsiaPacific "asia_pacific" "South and South-East Asia, without India."
    Australia "australia" "Australia and most islands of the Pacific."
    Brazil "brazil" "Brazil alone."
    Canada "canada" "Canada, with Saint Pierre and Miquelon."
    Europe "europe" "The European Union for the most part, and the United Kingdom."
    India "india" "India alone."
    Japan "japan" "Japan alone."
    Korea "korea" "The Republic of Korea alone."
    LatinAmerica "latin_america" "Latin America without Brazil, and the Caribbean."
    Mecee "mecee" "The Middle East, Central and Eastern Europe, the north and south of Africa."
    NewZealand "new_zealand" "New Zealand, with American Samoa, Samoa and Vanuatu."
    Russia "russia" "Russia alone."
    Taiwan "taiwan" "Taiwan alone."
    UnitedStates "united_states" "The United States, with their outlying islands."
}

impl Region {
    /// Takes a slug and gives its region; `None` where no region has exactly that slug.
    pub fn parse(slug: &str) -> Option<Self> {
        let mut regions = Self::ALL.iter().copied();
        regions.find(|region| region.as_str() == slug)
    }
}

/// A country of the CSP region table, with what the portal starts from for a company in it.
#[derive(Debug)]
pub struct Country {
    /// The ISO 3166-1 alpha-2 code; `XK`, from the range left to users, is Kosovo.
    pub code: &'static str,
    /// The region the CSP region table puts the country in.
    pub region: Region,
    /// The ISO 4217 code of the currency the CSP region table bills the country in.
    pub currency: &'static str,
    /// The IANA time zone most of the country's people live in.
    pub time_zone: Tz,
    /// The tag of the language that mails to the country start in: `en`, `pt-BR` or `ru`.
    pub language: &'static str,
    /// The names in English, Brazilian Portuguese and Russian.
    names: [&'static str; 3],
    /// Gathered from the other country files when they are first asked for.
    rules: OnceLock<Rules>,
}

impl Country {
    /// The language that mails to an organisation in this country start in; English where there is no such country.
    #[must_use]
    pub fn language_of(code: &str) -> Language {
        Self::find(code).and_then(|country| Language::parse(country.language)).unwrap_or(Language::English)
    }

    /// Takes an ISO 3166-1 alpha-2 code in either case, with or without spaces around it, and gives
    /// its country; `None` where the CSP region table has no such country (China, for one).
    pub fn find(code: &str) -> Option<&'static Self> {
        let code = code.trim().as_bytes();
        let upper = [code.first()?.to_ascii_uppercase(), code.get(1)?.to_ascii_uppercase()];
        let place = Self::all().binary_search_by(|country| country.code.as_bytes().cmp(&upper)).ok()?;
        Self::all().get(place).filter(|_| code.len() == upper.len())
    }

    /// Every country of the CSP region table, by code.
    pub fn all() -> &'static [Self] {
        static COUNTRIES: OnceLock<Vec<Country>> = OnceLock::new();
        COUNTRIES.get_or_init(|| TABLE.lines().skip(1).filter_map(Self::from_row).collect())
    }

    /// Takes a language tag and gives the country's name in that language: `pt-BR` and `ru` have
    /// names of their own, every other tag gets the English one.
    pub fn name(&self, lang_tag: &str) -> &'static str {
        let [english, portuguese, russian] = self.names;
        match lang_tag {
            "pt-BR" => portuguese,
            "ru" => russian,
            _ => english,
        }
    }

    /// What a customer's address, phone and registration number must be like in the country.
    pub fn rules(&self) -> &Rules {
        self.rules.get_or_init(|| Rules::of(self.code))
    }

    /// Takes a language tag and gives every country in the order the names in that language sort
    /// for its reader, without regard to case and accents ("Åland" is among the A's).
    pub fn sorted_by_name(lang_tag: &str) -> Vec<&'static Self> {
        let mut countries: Vec<&'static Self> = Self::all().iter().collect();
        countries.sort_by_cached_key(|country| sort_key(country.name(lang_tag)));
        countries
    }

    /// Takes a row of the file; `None` where it has not eight fields, a region and a time zone.
    fn from_row(row: &'static str) -> Option<Self> {
        let fields: Vec<&'static str> = row.split(',').collect();
        let &[code, region, currency, zone, language, en, pt, ru] = fields.as_slice() else {
            return None;
        };
        Some(Self {
            code,
            region: Region::parse(region)?,
            currency,
            time_zone: zone.parse().ok()?,
            language,
            names: [en, pt, ru],
            rules: OnceLock::new(),
        })
    }
}

/// A name in lower case without accents. й stays what it is: a letter of its own, after и.
fn sort_key(name: &str) -> String {
    let fold = |letter| match letter {
        'á' | 'â' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' | 'õ' => 'o',
        'ú' | 'ü' => 'u',
        'ё' => 'е',
        '’' => '\'',
        other => other,
    };
    name.to_lowercase().chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(code: &str) -> Option<Region> {
        Country::find(code).map(|country| country.region)
    }

    #[test]
    fn every_row_is_a_country_with_a_known_zone_and_the_codes_are_unique_and_sorted() {
        assert_eq!(Country::all().len(), TABLE.lines().count() - 1);
        assert!(Country::all().is_sorted_by(|a, b| a.code < b.code));
        for (row, country) in TABLE.lines().skip(1).zip(Country::all()) {
            assert_eq!(row.split(',').nth(3), Some(country.time_zone.name()));
        }
    }

    #[test]
    fn every_field_of_the_file_is_sound_and_none_needs_quoting() {
        assert!(!TABLE.contains(['"', '\r']));
        assert!(TABLE.lines().all(|line| line.split(',').count() == 8));
        for c in Country::all() {
            let upper = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
            assert!(c.code.len() == 2 && upper(c.code), "{c:?}");
            assert!(c.currency.len() == 3 && upper(c.currency), "{c:?}");
            assert!(["en", "pt-BR", "ru"].contains(&c.language), "{c:?}");
            assert!(!c.names.contains(&""), "{c:?}");
        }
    }

    #[test]
    fn every_region_has_a_slug_that_parses_back_and_a_country() {
        for &region in Region::ALL {
            assert_eq!(Region::parse(region.as_str()), Some(region));
            assert!(Country::all().iter().any(|c| c.region == region));
        }
        assert_eq!(Region::parse("Europe"), None);
    }

    #[test]
    fn well_known_countries_have_their_exact_facts() {
        for (code, facts) in [
            ("BR", "Brazil USD America/Sao_Paulo pt-BR Brasil"),
            ("DE", "Europe EUR Europe/Berlin en Germany"),
            ("RU", "Russia RUB Europe/Moscow ru Россия"),
            ("US", "UnitedStates USD America/New_York en United States"),
        ] {
            let found = Country::find(code).map(|c| {
                let (region, zone, name) = (c.region, c.time_zone, c.name(c.language));
                format!("{region:?} {} {zone} {} {name}", c.currency, c.language)
            });
            assert_eq!(found.as_deref(), Some(facts));
        }
    }

    #[test]
    fn france_and_germany_share_a_region_and_the_united_states_and_britain_do_not() {
        assert_eq!(region("FR"), region("DE"));
        assert_ne!(region("US"), region("GB"));
    }

    #[test]
    fn a_code_is_found_in_either_case_with_spaces_around_it_and_an_unknown_one_is_not() {
        assert_eq!(region(" br "), Some(Region::Brazil));
        assert_eq!(["", "CN", "BRA", "B R"].map(region), [None; 4]);
    }

    #[test]
    fn a_name_is_english_where_the_language_has_none_of_its_own() {
        let name = |tag| Country::find("DE").map(|country| country.name(tag));
        let names = ["Alemanha", "Германия", "Germany", "Germany"];
        assert_eq!(["pt-BR", "ru", "en", "fr"].map(name), names.map(Some));
    }

    #[test]
    fn names_sort_without_regard_to_accents_in_every_language() {
        let place = |tag, code| {
            let mut sorted = Country::sorted_by_name(tag).into_iter();
            sorted.position(|country| country.code == code)
        };
        assert_eq!(place("en", "AX"), Some(1));
        assert_eq!(place("pt-BR", "ZA"), Some(1));
        assert!(place("ru", "TC") < place("ru", "TV"));
        for name in Country::all().iter().flat_map(|country| country.names) {
            let plain = |c: char| c.is_ascii() || ('а'..='я').contains(&c) || c == '—';
            assert!(sort_key(name).chars().all(plain), "{name}");
        }
    }

    #[test]
    fn a_row_that_is_not_sound_is_skipped() {
        assert!(Country::from_row("DE,europe,EUR,Europe/Berlin,en,A,B,C").is_some());
        assert!(Country::from_row("DE,europe,EUR,Europe/Berlin,en,A,B").is_none());
        assert!(Country::from_row("DE,nowhere,EUR,Europe/Berlin,en,A,B,C").is_none());
        assert!(Country::from_row("DE,europe,EUR,Europe/Nowhere,en,A,B,C").is_none());
    }
}
