//! The fields of a company, as the wizard and the Account page show them: `templates/customer/customers/company.html`.

use crate::{
    domain::{
        Text,
        company::CompanyForm,
        country::{Rules, culture_name, language_name},
    },
    web::{Choice, View},
};

/// What the country makes of the fields of a company.
pub struct CompanyFields {
    /// Its states; empty where any may be named.
    pub states: Vec<Choice>,
    /// Its cultures.
    pub cultures: Vec<Choice>,
    /// Their languages.
    pub languages: Vec<Choice>,
    /// The local name of the registration number, and what one looks like.
    pub registration_hint: String,
    /// What a postal code looks like.
    pub postal_code_hint: String,
    /// What a phone number looks like.
    pub phone_hint: String,
}

impl CompanyFields {
    /// The fields of a company in the country that these rules are of.
    #[must_use]
    pub fn new(view: &View, rules: &Rules, form: &CompanyForm) -> Self {
        let choice = |value: &str, text: String, chosen: &str| Choice {
            selected: value.eq_ignore_ascii_case(chosen.trim()),
            value: value.to_owned(),
            text,
        };
        let state = rules.find_state(&form.state).map(|state| state.code).unwrap_or_default();
        let mut states: Vec<Choice> =
            rules.states().iter().map(|one| choice(one.code, one.name.to_owned(), state)).collect();
        if !states.is_empty() {
            states.insert(0, choice("", view.t("user-choose").to_owned(), state));
        }
        let culture = |tag: &&str| choice(tag, culture_name(tag, view.lang()), &form.culture);
        let language = |tag: &&str| choice(tag, language_name(tag, view.lang()), &form.language);
        let example = |key, example: &str| {
            if example.is_empty() { String::new() } else { view.text(&Text::new(key).with("example", example)) }
        };
        Self {
            states,
            cultures: rules.cultures().iter().map(culture).collect(),
            languages: rules.languages().iter().map(language).collect(),
            registration_hint: registration_hint(view, rules),
            postal_code_hint: example("new-customer-example", rules.postal_code_example),
            phone_hint: example("new-customer-example", rules.phone_example),
        }
    }
}

/// The local name of the registration number, and what one looks like.
fn registration_hint(view: &View, rules: &Rules) -> String {
    let number = &rules.registration;
    let text = |key| view.text(&Text::new(key).with("name", number.name).with("example", number.example));
    match (number.name.is_empty(), number.example.is_empty()) {
        (true, _) => view.t("new-customer-registration-generic").to_owned(),
        (false, true) => number.name.to_owned(),
        (false, false) => text("new-customer-registration-hint"),
    }
}
