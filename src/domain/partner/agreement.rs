//! Attesting that a customer accepted the Microsoft Customer Agreement (`docs/domain.md` §7.3).

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::{
    Checks, Country,
    company::{read_email, read_person, read_phone},
    email::EmailAddress,
    new_customer::read_day,
};

/// Who accepted, and when, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AttestationForm {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address.
    pub email: String,
    /// Phone number; may be missing.
    pub phone: String,
    /// The day: `2030-01-15`.
    pub accepted_on: String,
}

/// Who accepted, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// The person.
    pub acceptor: Acceptor,
    /// The day.
    pub accepted_on: NaiveDate,
}

/// The person at the customer who accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptor {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address.
    pub email: String,
    /// Phone number; empty where it was not given.
    pub phone: String,
}

impl Acceptor {
    /// Whether both are the same person, reached in the same way.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let key = |email: &str| EmailAddress::parse(email).map_or_else(|| email.to_lowercase(), |one| one.key());
        self.first_name == other.first_name
            && self.last_name == other.last_name
            && key(&self.email) == key(&other.email)
            && self.phone == other.phone
    }
}

/// Reads an attestation by the rules of the customer's country. `today` is the day where whoever attests is,
/// `partner_domain` the domain of the partner's own people.
pub fn read(
    checks: &mut Checks,
    form: &AttestationForm,
    country: &Country,
    today: NaiveDate,
    partner_domain: Option<&str>,
) -> Option<Attestation> {
    let no_phone = form.phone.trim().is_empty();
    let acceptor = Acceptor {
        first_name: read_person(checks, "first_name", &form.first_name),
        last_name: read_person(checks, "last_name", &form.last_name),
        email: read_email(checks, "email", &form.email, partner_domain),
        phone: if no_phone { String::new() } else { read_phone(checks, "phone", &form.phone, country.rules()) },
    };
    let accepted_on = read_day(checks, "accepted_on", &form.accepted_on, today)?;
    checks.passed().then_some(Attestation { acceptor, accepted_on })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> AttestationForm {
        AttestationForm {
            first_name: " Olivia ".into(),
            last_name: "Bennett".into(),
            email: "olivia@elm.example".into(),
            phone: String::new(),
            accepted_on: "2030-01-15".into(),
        }
    }

    fn attest(form: &AttestationForm) -> Option<Attestation> {
        let today = NaiveDate::from_ymd_opt(2030, 1, 15)?;
        read(&mut Checks::new(), form, Country::find("BR")?, today, Some("aurora.example"))
    }

    #[test]
    fn a_whole_form_is_read_and_its_phone_may_be_missing_even_where_companies_need_one() {
        let read = attest(&form()).unwrap();
        assert_eq!((read.acceptor.first_name.as_str(), read.acceptor.phone.as_str()), ("Olivia", ""));
        let read = attest(&AttestationForm { phone: "11 91234-5678".into(), ..form() }).unwrap();
        assert_eq!(read.acceptor.phone, "+5511912345678");
    }

    #[test]
    fn days_to_come_words_for_numbers_and_the_partners_own_people_are_refused() {
        for wrong in [
            AttestationForm { accepted_on: "2030-01-16".into(), ..form() },
            AttestationForm { accepted_on: "2030-02-30".into(), ..form() },
            AttestationForm { accepted_on: String::new(), ..form() },
            AttestationForm { phone: "call me".into(), ..form() },
            AttestationForm { email: "sales.agent@aurora.example".into(), ..form() },
            AttestationForm { last_name: "admin".into(), ..form() },
        ] {
            assert_eq!(attest(&wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_person_is_another_when_any_of_the_four_differs() {
        let one = attest(&form()).unwrap().acceptor;
        assert!(one.is_same(&Acceptor { email: "Olivia@ELM.example".into(), ..one.clone() }));
        assert!(!one.is_same(&Acceptor { phone: "+12065550100".into(), ..one.clone() }));
        assert!(!one.is_same(&Acceptor { last_name: "Reed".into(), ..one.clone() }));
    }
}
