//! What a customer is as a company: the fields of *Account info*, checked by its country's rules (`docs/domain.md`
//! §3.3, §3.4, §8.2).

use serde::{Deserialize, Serialize};

use crate::domain::{
    Checks, Country, Text,
    company_name::parse_company_name,
    country::Rules,
    naming::{self, Named},
    person_name::parse_person_name,
};

/// The fields as they are typed. The names are those of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompanyForm {
    /// The company's legal name.
    pub company_name: String,
    /// The registration number.
    pub registration_number: String,
    /// Street and number.
    pub address_line1: String,
    /// What else the address needs.
    pub address_line2: String,
    /// The city.
    pub city: String,
    /// The state: a code where the country has a list of them.
    pub state: String,
    /// The postal code.
    pub postal_code: String,
    /// The primary contact's first name.
    pub first_name: String,
    /// The primary contact's middle name.
    pub middle_name: String,
    /// The primary contact's last name.
    pub last_name: String,
    /// The primary contact's address.
    pub email: String,
    /// The primary contact's phone number.
    pub phone: String,
    /// How dates and numbers are written.
    pub culture: String,
    /// The language of the customer's services.
    pub language: String,
}

/// A company whose fields are good, in their normal forms. Empty texts where nothing was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// The company's legal name.
    pub name: String,
    /// The registration number.
    pub registration_number: String,
    /// Street and number.
    pub address_line1: String,
    /// What else the address needs.
    pub address_line2: String,
    /// The city.
    pub city: String,
    /// The state's code where the country has a list of them, else its name.
    pub state: String,
    /// The postal code.
    pub postal_code: String,
    /// The primary contact's first name.
    pub first_name: String,
    /// The primary contact's middle name.
    pub middle_name: String,
    /// The primary contact's last name.
    pub last_name: String,
    /// The primary contact's address.
    pub email: String,
    /// The primary contact's phone number, in its international form.
    pub phone: String,
    /// How dates and numbers are written.
    pub culture: String,
    /// The language of the customer's services.
    pub language: String,
}

/// Reads the fields by the rules of `country`; what is wrong is noted in `checks`. `partner_domain` is the domain of
/// the partner's own people: a customer's contact is none of them.
pub fn read(checks: &mut Checks, form: &CompanyForm, country: &Country, partner_domain: Option<&str>) -> Company {
    let name = read_name(checks, &form.company_name);
    Company { name, ..read_details(checks, form, country, partner_domain) }
}

/// The same but for the name, which stays as it is.
pub fn read_details(
    checks: &mut Checks,
    form: &CompanyForm,
    country: &Country,
    partner_domain: Option<&str>,
) -> Company {
    let rules = country.rules();
    Company {
        name: form.company_name.clone(),
        registration_number: read_registration(checks, &form.registration_number, rules),
        address_line1: checks.line("address_line1", &form.address_line1, 200),
        address_line2: checks.optional_line("address_line2", &form.address_line2, 200),
        city: read_line(checks, "city", &form.city, rules.city_required),
        state: read_state(checks, &form.state, rules),
        postal_code: read_postal_code(checks, &form.postal_code, rules),
        first_name: read_person(checks, "first_name", &form.first_name),
        middle_name: checks.optional_person("middle_name", &form.middle_name, 50),
        last_name: read_person(checks, "last_name", &form.last_name),
        email: read_email(checks, "email", &form.email, partner_domain),
        phone: read_phone(checks, "phone", &form.phone, rules),
        culture: read_choice(checks, "culture", &form.culture, rules.cultures()),
        language: read_choice(checks, "language", &form.language, rules.languages()),
    }
}

/// Reads a person's first or last name.
pub fn read_person(checks: &mut Checks, field: &'static str, typed: &str) -> String {
    let line = checks.line(field, typed, 200);
    if line.is_empty() {
        return line;
    }
    if let Err(fault) = naming::check(&line, Named::Person) {
        checks.refuse(field, fault.text());
        return line;
    }
    match parse_person_name(&line) {
        Ok(name) => name,
        Err(fault) => {
            checks.refuse(field, fault.text());
            line
        }
    }
}

/// Reads a customer's address: nobody of the partner's, nobody of the vendor's.
pub fn read_email(checks: &mut Checks, field: &'static str, typed: &str, partner_domain: Option<&str>) -> String {
    let Some(email) = checks.email(field, typed) else { return String::new() };
    if email.domain() == "microsoft.com" {
        checks.refuse(field, Text::new("company-email-vendor"));
    } else if partner_domain == Some(email.domain()) {
        checks.refuse(field, Text::new("company-email-partner"));
    }
    email.as_str().to_owned()
}

/// Reads a phone number, which some countries require.
pub fn read_phone(checks: &mut Checks, field: &'static str, typed: &str, rules: &Rules) -> String {
    if typed.trim().is_empty() {
        if rules.phone_required {
            checks.refuse(field, Text::new("company-phone-required"));
        }
        return String::new();
    }
    let phone = rules.check_phone(typed);
    if phone.is_none() {
        checks.refuse(field, example("company-phone-wrong", rules.phone_example));
    }
    phone.unwrap_or_default()
}

fn read_name(checks: &mut Checks, typed: &str) -> String {
    match parse_company_name(typed) {
        Ok(name) => checks.organization("company_name", &name, 255),
        Err(fault) => {
            checks.refuse("company_name", fault.text());
            String::new()
        }
    }
}

pub(in crate::domain) fn read_line(checks: &mut Checks, field: &'static str, typed: &str, required: bool) -> String {
    if required { checks.line(field, typed, 100) } else { checks.optional_line(field, typed, 100) }
}

pub(in crate::domain) fn read_state(checks: &mut Checks, typed: &str, rules: &Rules) -> String {
    if rules.states().is_empty() || typed.trim().is_empty() {
        return read_line(checks, "state", typed, rules.state_required);
    }
    let state = checks.choice("state", rules.find_state(typed));
    state.map(|state| state.code.to_owned()).unwrap_or_default()
}

pub(in crate::domain) fn read_postal_code(checks: &mut Checks, typed: &str, rules: &Rules) -> String {
    let line = read_line(checks, "postal_code", typed, rules.postal_code_required);
    if line.is_empty() {
        return line;
    }
    let code = rules.check_postal_code(&line);
    if code.is_none() {
        checks.refuse("postal_code", example("company-postal-code-wrong", rules.postal_code_example));
    }
    code.unwrap_or_default()
}

fn read_registration(checks: &mut Checks, typed: &str, rules: &Rules) -> String {
    if typed.trim().is_empty() {
        if rules.registration.required {
            let text = Text::new("company-registration-required").with("name", rules.registration.name);
            checks.refuse("registration_number", text);
        }
        return String::new();
    }
    let number = rules.check_registration_number(typed);
    if number.is_none() {
        let key = "company-registration-wrong";
        let text = example(key, rules.registration.example).with("name", rules.registration.name);
        checks.refuse("registration_number", text);
    }
    number.unwrap_or_default()
}

fn read_choice(checks: &mut Checks, field: &'static str, typed: &str, choices: &[&'static str]) -> String {
    let chosen = choices.iter().find(|choice| choice.eq_ignore_ascii_case(typed.trim()));
    checks.choice(field, chosen).map(|choice| (*choice).to_owned()).unwrap_or_default()
}

fn example(key: &'static str, example: &str) -> Text {
    Text::new(key).with("example", example)
}
