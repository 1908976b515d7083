//! What a customer's company info is called in its country and in the reader's language.

use crate::{domain::Country, service::Profile, web::View};

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
pub(super) fn state(country: &str, state: &str) -> String {
    let found = Country::find(country).and_then(|country| country.rules().find_state(state));
    found.map_or(state, |state| state.name).to_owned()
}

/// What the registration number is called: by the country's own name for it, too.
pub(in crate::web::pages) fn registration_number(view: &View, country: &str) -> String {
    let general = view.t("new-customer-registration");
    match Country::find(country).map(|country| country.rules().registration.name) {
        Some(name) if !name.is_empty() => format!("{general} ({name})"),
        _ => general.to_owned(),
    }
}
