//! What a partner says of itself: where it is, whom to ask there, and how its customers reach its support
//! (`docs/domain.md` §2.5).

use crate::domain::{
    Checks, Country, Text,
    company::{CompanyForm, read_line, read_person, read_phone, read_postal_code, read_state},
    country::Rules,
    web_address,
};

/// A place and who is asked there, in their normal forms. Empty texts where nothing was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
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
    /// The contact's first name.
    pub first_name: String,
    /// The contact's last name.
    pub last_name: String,
    /// The contact's address, of a company and not of a public mail service.
    pub email: String,
    /// The contact's phone number, in its international form.
    pub phone: String,
}

impl Office {
    /// The fields as a form shows them.
    #[must_use]
    pub fn form(&self) -> CompanyForm {
        CompanyForm {
            address_line1: self.address_line1.clone(),
            address_line2: self.address_line2.clone(),
            city: self.city.clone(),
            state: self.state.clone(),
            postal_code: self.postal_code.clone(),
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            ..CompanyForm::default()
        }
    }

    /// Each field by its name, for records of what changed.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 9] {
        [
            ("address_line1", &self.address_line1),
            ("address_line2", &self.address_line2),
            ("city", &self.city),
            ("state", &self.state),
            ("postal_code", &self.postal_code),
            ("first_name", &self.first_name),
            ("last_name", &self.last_name),
            ("email", &self.email),
            ("phone", &self.phone),
        ]
    }
}

/// Reads address and contact by the rules of `country`; what is wrong is noted in `checks`.
pub fn read_office(checks: &mut Checks, form: &CompanyForm, country: &Country) -> Office {
    let rules = country.rules();
    Office {
        address_line1: checks.line("address_line1", &form.address_line1, 200),
        address_line2: checks.optional_line("address_line2", &form.address_line2, 200),
        city: read_line(checks, "city", &form.city, rules.city_required),
        state: read_state(checks, &form.state, rules),
        postal_code: read_postal_code(checks, &form.postal_code, rules),
        first_name: read_person(checks, "first_name", &form.first_name),
        last_name: read_person(checks, "last_name", &form.last_name),
        email: read_contact(checks, &form.email),
        phone: read_phone(checks, "phone", &form.phone, rules),
    }
}

/// A contact's address: a public mail service says nothing about an organisation (`docs/domain.md` §2.5).
fn read_contact(checks: &mut Checks, typed: &str) -> String {
    let Some(email) = checks.email("email", typed) else { return String::new() };
    if email.is_webmail() {
        checks.refuse("email", Text::new("legal-webmail"));
    }
    email.as_str().to_owned()
}

/// The support that customers turn to, in its normal form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// The address.
    pub email: String,
    /// The phone number in its international form; empty for none.
    pub phone: String,
    /// The site, `https://…`; empty for none.
    pub website: String,
}

/// Reads how customers reach the support; what is wrong is noted in `checks`.
pub fn read_support(checks: &mut Checks, typed: &Support, rules: &Rules) -> Support {
    let email = checks.email("email", &typed.email);
    let phone =
        if typed.phone.trim().is_empty() { String::new() } else { read_phone(checks, "phone", &typed.phone, rules) };
    Support {
        email: email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
        phone,
        website: web_address::check(checks, "website", &typed.website),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_has_an_address_of_a_company() {
        let form = CompanyForm {
            address_line1: "1 Main St".into(),
            city: "Seattle".into(),
            state: "WA".into(),
            postal_code: "98101".into(),
            first_name: "Ana".into(),
            last_name: "Souza".into(),
            email: "ana@gmail.com".into(),
            ..CompanyForm::default()
        };
        let country = Country::find("US").unwrap();
        let mut checks = Checks::new();
        read_office(&mut checks, &form, country);
        assert!(!checks.passed());
        let mut checks = Checks::new();
        let office = read_office(&mut checks, &CompanyForm { email: "ana@birch.example".into(), ..form }, country);
        assert!(checks.passed() && office.form().state == "WA");
    }
}
