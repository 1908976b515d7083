//! What the address, the phone and the registration number of a customer must be like in a country (`docs/domain.md`
//! §3.3, §3.4).

use super::{
    address::{self, PostalCode, State},
    culture::{cultures_of, languages_of},
    pattern::row,
    phone::{self, Numbering},
    registration::{self, Numbers, RegistrationNumber},
};

/// What an address and a company in a country must hold.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "one for each field of the form that some countries ask for")]
pub struct Rules {
    /// Whether an address must name its city.
    pub city_required: bool,
    /// Whether an address must name its state or province.
    pub state_required: bool,
    /// Whether an address must have a postal code.
    pub postal_code_required: bool,
    /// Whether the primary contact must have a phone number.
    pub phone_required: bool,
    /// A postal code as the country writes it; empty where the portal knows none.
    pub postal_code_example: &'static str,
    /// A phone number in its international form; empty where the portal knows none.
    pub phone_example: &'static str,
    /// What the form says about the registration number.
    pub registration: RegistrationNumber,
    states: &'static [State],
    postal_code: PostalCode,
    numbering: Numbering,
    numbers: Numbers,
    cultures: Vec<&'static str>,
    languages: Vec<&'static str>,
}

impl Rules {
    /// Takes a country's code and gathers its rules from the country files. Nothing is compiled yet: a pattern is when
    /// it is first asked.
    pub(super) fn of(country: &'static str) -> Self {
        let (required, pattern, masks, prefixes, postal_code_example) = match row(address::TABLE, country).as_slice() {
            &[_, required, pattern, masks, prefixes, example] => (required, pattern, masks, prefixes, example),
            _ => ("city", "", "", "", ""),
        };
        let (numbering, phone_example) = match row(phone::TABLE, country).as_slice() {
            &[_, calling, pattern, lengths, trunk, becomes, out, example] => {
                (Numbering::new([calling, pattern, lengths, trunk, becomes, out]), example)
            }
            _ => (Numbering::new([""; 6]), ""),
        };
        let (demand, name, numbers, example) = match row(registration::TABLE, country).as_slice() {
            &[_, demand, name, pattern, masks, check, example] => {
                (demand, name, Numbers::new(country, pattern, masks, check), example)
            }
            _ => ("", "", Numbers::new(country, "", "", ""), ""),
        };
        let asks_for = |field| required.split(' ').any(|one| one == field);
        // Microsoft asks for the phone where it asks for the number (`docs/domain.md` §3.3).
        let number_required = demand == "required";
        let cultures = cultures_of(country);
        Self {
            city_required: asks_for("city"),
            state_required: asks_for("state"),
            postal_code_required: asks_for("postal"),
            phone_required: number_required,
            postal_code_example,
            phone_example,
            registration: RegistrationNumber { required: number_required, name, example },
            states: State::of(country),
            postal_code: PostalCode::new(country, pattern, masks, prefixes),
            numbering,
            numbers,
            languages: languages_of(&cultures),
            cultures,
        }
    }

    /// The states an address may name, by name; empty where it may name any.
    pub fn states(&self) -> &'static [State] {
        self.states
    }

    /// Takes a state's code, name or another name in use, in either case, with or without accents, and gives the state;
    /// `None` where the country's list has none of that name, or the country no list.
    pub fn find_state(&self, text: &str) -> Option<&'static State> {
        self.states.iter().find(|state| state.is_called(text))
    }

    /// Takes a postal code as people type it and gives it as the country writes it (`01310-100`); `None` where it is no
    /// postal code of the country.
    pub fn check_postal_code(&self, typed: &str) -> Option<String> {
        self.postal_code.normalize(typed)
    }

    /// Takes a phone number as people type it, in its national or international form, and gives it in E.164
    /// (`+5511912345678`); `None` where it is no number of the country.
    pub fn check_phone(&self, typed: &str) -> Option<String> {
        self.numbering.normalize(typed)
    }

    /// Takes a registration number as people type it and gives it without what groups its characters; `None` where it
    /// is not of the country's form or its check digits are wrong.
    pub fn check_registration_number(&self, typed: &str) -> Option<String> {
        self.numbers.normalize(typed)
    }

    /// The cultures a customer can choose, the country's default first: `en-US`.
    pub fn cultures(&self) -> &[&'static str] {
        &self.cultures
    }

    /// The languages of the cultures, in their order: `en`.
    pub fn languages(&self) -> &[&'static str] {
        &self.languages
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::domain::{
        Country,
        country::{address, culture, phone},
    };

    #[test]
    fn every_file_has_a_sound_row_for_every_country() {
        for (file, fields) in [(address::TABLE, 6), (phone::TABLE, 8), (culture::TABLE, 2)] {
            assert!(!file.contains(['"', '\r']));
            assert!(file.lines().all(|line| line.split(';').count() == fields));
            let codes = file.lines().skip(1).map(|line| line.split(';').next().unwrap());
            assert!(codes.eq(Country::all().iter().map(|country| country.code)));
        }
    }

    #[test]
    fn every_example_of_a_postal_code_and_a_phone_is_one() {
        for country in Country::all() {
            let rules = country.rules();
            let (postal, phone) = (rules.postal_code_example, rules.phone_example);
            let written = rules.check_postal_code(postal);
            assert!(postal.is_empty() || written.as_deref() == Some(postal), "{} {postal}", country.code);
            assert!(phone.is_empty() || rules.check_phone(phone).is_some(), "{} {phone}", country.code);
            assert!(!rules.postal_code_required || !postal.is_empty(), "{}", country.code);
        }
    }

    #[test]
    fn every_pattern_of_the_files_compiles() {
        let patterns = [
            (address::TABLE, 2),
            (phone::TABLE, 2),
            (phone::TABLE, 4),
            (phone::TABLE, 6),
            (super::registration::TABLE, 3),
        ];
        for (file, column) in patterns {
            for line in file.lines().skip(1) {
                let pattern = line.split(';').nth(column).unwrap();
                assert!(regex_lite::Regex::new(&format!("^(?:{pattern})$")).is_ok(), "{line}");
            }
        }
    }

    #[test]
    fn the_required_fields_of_well_known_countries_are_exact() {
        let required = |code| {
            let rules = Country::find(code).unwrap().rules();
            (rules.city_required, rules.state_required, rules.postal_code_required, rules.phone_required)
        };
        assert_eq!(required("US"), (true, true, true, false));
        assert_eq!(required("BR"), (true, true, true, true));
        assert_eq!(required("RU"), (true, true, true, true));
        assert_eq!(required("DE"), (true, false, true, false));
        assert_eq!(required("SG"), (false, false, true, false));
        assert_eq!(required("AE"), (false, true, false, true));
    }

    #[test]
    fn rules_are_gathered_once() {
        let country = Country::find("BR").unwrap();
        assert!(std::ptr::eq(country.rules(), country.rules()));
    }

    proptest! {
        #[test]
        fn normalizing_twice_changes_nothing(
            place in 0..Country::all().len(),
            typed in "[+]?[0-9]{4,14}|[A-Z]{1,3}[ -]?[0-9]{3,9}|[A-Z0-9]{2,4} ?[A-Z0-9]{3}|\\PC{1,12}",
        ) {
            let rules = Country::all()[place].rules();
            for check in [super::Rules::check_postal_code, super::Rules::check_phone, super::Rules::check_registration_number] {
                if let Some(once) = check(rules, &typed) {
                    prop_assert_eq!(check(rules, &once), Some(once));
                }
            }
        }
    }
}
