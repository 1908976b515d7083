//! What the New customer wizard gathers over its pages (`docs/domain.md` §8.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Checks, Country, Text,
    cart::TypedLine,
    company::{self, Company, CompanyForm},
    customer::DOMAIN_SUFFIX,
    domain_prefix::DomainPrefix,
};

/// The most characters of a field that are kept.
const LONGEST_FIELD: usize = 1000;

/// Everything typed so far. The names of the first page's fields are those of its form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCustomerForm {
    /// ISO 3166-1 code of the customer's country.
    pub country: String,
    /// The prefix of its first domain.
    pub domain: String,
    /// The company and its primary contact.
    #[serde(flatten)]
    pub company: CompanyForm,
    /// The account of the reseller; empty for none.
    pub reseller: String,
    /// `attested` or `asked`.
    pub agreement: String,
    /// The day on which the agreement was accepted.
    pub accepted_on: String,
    /// Who accepted it, where that was not the primary contact: first name.
    pub acceptor_first_name: String,
    /// Last name.
    pub acceptor_last_name: String,
    /// Address.
    pub acceptor_email: String,
    /// What is bought.
    pub lines: Vec<TypedLine>,
}

impl NewCustomerForm {
    /// Cuts what no field can mean, so that a draft stays small: far beyond what is refused as too long.
    pub fn cut(&mut self) {
        let company = &mut self.company;
        for field in [
            &mut self.country,
            &mut self.domain,
            &mut self.reseller,
            &mut self.agreement,
            &mut self.accepted_on,
            &mut self.acceptor_first_name,
            &mut self.acceptor_last_name,
            &mut self.acceptor_email,
            &mut company.company_name,
            &mut company.registration_number,
            &mut company.address_line1,
            &mut company.address_line2,
            &mut company.city,
            &mut company.state,
            &mut company.postal_code,
            &mut company.first_name,
            &mut company.middle_name,
            &mut company.last_name,
            &mut company.email,
            &mut company.phone,
            &mut company.culture,
            &mut company.language,
        ] {
            if let Some((at, _)) = field.char_indices().nth(LONGEST_FIELD) {
                field.truncate(at);
            }
        }
    }
}

/// How the customer agreement stands for a customer that is being added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementChoice {
    /// The partner attests that it was accepted.
    Attested {
        /// On which day.
        accepted_on: NaiveDate,
        /// By whom: first name.
        first_name: String,
        /// Last name.
        last_name: String,
        /// Address.
        email: String,
    },
    /// The customer will be asked; nothing can be bought before.
    Asked,
}

/// A customer whose *Account info* is good. Whether its domain is free and its reseller a partner is for the database.
#[derive(Clone, Debug)]
pub struct AccountInfo {
    /// Its country.
    pub country: &'static Country,
    /// Its first domain, whole.
    pub domain: String,
    /// The company.
    pub company: Company,
    /// The agreement.
    pub agreement: AgreementChoice,
}

/// Whether the form says that the customer will be asked to accept the agreement itself.
#[must_use]
pub fn is_asked(form: &NewCustomerForm) -> bool {
    form.agreement == "asked"
}

/// The first domain that a prefix makes.
#[must_use]
pub fn full_domain(prefix: &DomainPrefix) -> String {
    format!("{prefix}{DOMAIN_SUFFIX}")
}

/// Reads *Account info*. `allowed` are the countries of the partner's region, `today` is the day where the person is,
/// `partner_domain` the domain of the partner's own people.
pub fn read(
    checks: &mut Checks,
    form: &NewCustomerForm,
    allowed: &[&'static Country],
    today: NaiveDate,
    partner_domain: Option<&str>,
) -> Option<AccountInfo> {
    let country = allowed.iter().copied().find(|country| country.code == form.country);
    let country = checks.choice("country", country)?;
    let domain = DomainPrefix::parse(&form.domain).map_err(|fault| checks.refuse("domain", fault.text())).ok();
    let company = company::read(checks, &form.company, country, partner_domain);
    let agreement = read_agreement(checks, form, &company, today, partner_domain);
    let (domain, agreement) = (domain?, agreement?);
    checks.passed().then(|| AccountInfo { country, domain: full_domain(&domain), company, agreement })
}

/// Reads the day of an acceptance: a day of the calendar, not in the future.
pub fn read_day(checks: &mut Checks, field: &'static str, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    if typed.trim().is_empty() {
        checks.refuse(field, Text::new("agreement-date-required"));
        return None;
    }
    let day: Option<NaiveDate> = typed.trim().parse().ok().filter(|day: &NaiveDate| *day >= earliest());
    match day {
        None => checks.refuse(field, Text::new("agreement-date-wrong")),
        Some(day) if day > today => {
            checks.refuse(field, Text::new("agreement-date-future"));
            return None;
        }
        Some(_) => {}
    }
    day
}

/// Before this day there was nothing to accept.
fn earliest() -> NaiveDate {
    NaiveDate::from_ymd_opt(2010, 1, 1).unwrap_or_default()
}

fn read_agreement(
    checks: &mut Checks,
    form: &NewCustomerForm,
    company: &Company,
    today: NaiveDate,
    partner_domain: Option<&str>,
) -> Option<AgreementChoice> {
    match form.agreement.as_str() {
        "asked" => Some(AgreementChoice::Asked),
        "attested" => {
            let accepted_on = read_day(checks, "accepted_on", &form.accepted_on, today);
            let name = |checks: &mut Checks, field, typed: &str, contact: &str| {
                if typed.trim().is_empty() { contact.to_owned() } else { company::read_person(checks, field, typed) }
            };
            let first_name = name(checks, "acceptor_first_name", &form.acceptor_first_name, &company.first_name);
            let last_name = name(checks, "acceptor_last_name", &form.acceptor_last_name, &company.last_name);
            let email = if form.acceptor_email.trim().is_empty() {
                company.email.clone()
            } else {
                company::read_email(checks, "acceptor_email", &form.acceptor_email, partner_domain)
            };
            Some(AgreementChoice::Attested { accepted_on: accepted_on?, first_name, last_name, email })
        }
        _ => {
            checks.refuse("agreement", Text::new("input-choose"));
            None
        }
    }
}
