//! What a customer's company info is called in its country and in the reader's language.

use crate::{
    domain::{
        Country,
        country::{culture_name, language_name},
    },
    service::Profile,
    web::View,
};

/// The address as it stands on an envelope, a line each.
pub(in crate::web::pages) fn address(view: &View, country: &str, profile: &Profile) -> Vec<String> {
    let place = [profile.city.as_str(), &state(country, &profile.state), &profile.postal_code];
    let place = place.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ");
    let lines = [profile.address_line1.clone(), profile.address_line2.clone(), place, view.country(country)];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The primary contact's name.
pub(in crate::web::pages) fn contact(profile: &Profile) -> String {
    let parts = [profile.first_name.as_str(), &profile.middle_name, &profile.last_name];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// The state's name, where the country's states have codes.
pub(in crate::web::pages) fn state(country: &str, state: &str) -> String {
    let found = Country::find(country).and_then(|country| country.rules().find_state(state));
    found.map_or(state, |state| state.name).to_owned()
}

/// What is known of a company, in the order of the page: what it is called and its lines; what is not known is left out.
pub(in crate::web::pages) fn facts(
    view: &View,
    (alias, domain, country): (&str, &str, &str),
    profile: &Profile,
) -> Vec<(String, Vec<String>)> {
    let one = |key: &'static str, value: String| (view.t(key).to_owned(), vec![value]);
    let person = vec![contact(profile), profile.email.clone(), profile.phone.clone()];
    let facts = vec![
        one("account-alias", alias.to_owned()),
        one("account-primary-domain", domain.to_owned()),
        one("account-country", view.country(country)),
        (view.t("account-address").to_owned(), address(view, country, profile)),
        (view.t("account-contact").to_owned(), person),
        (registration_number(view, country), vec![profile.registration_number.clone()]),
        one("account-culture", culture_name(&profile.culture, view.lang())),
        one("account-language", language_name(&profile.language, view.lang())),
    ];
    let filled = |(term, lines): (String, Vec<String>)| {
        (term, lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>())
    };
    facts.into_iter().map(filled).filter(|(_, lines)| !lines.is_empty()).collect()
}

/// What the registration number is called: by the country's own name for it, too.
pub(in crate::web::pages) fn registration_number(view: &View, country: &str) -> String {
    let general = view.t("new-customer-registration");
    match Country::find(country).map(|country| country.rules().registration.name) {
        Some(name) if !name.is_empty() => format!("{general} ({name})"),
        _ => general.to_owned(),
    }
}
