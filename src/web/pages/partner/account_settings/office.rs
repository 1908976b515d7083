//! Address and contact of a place, as the pages of a partner's account settings show them.

use crate::{
    domain::{Country, partner_profile::Office},
    web::View,
};

/// The address as it stands on an envelope, a line each; nothing where none is known.
pub(in crate::web::pages) fn address(view: &View, country: &str, office: &Office) -> Vec<String> {
    if office.address_line1.is_empty() {
        return Vec::new();
    }
    let state = Country::find(country).and_then(|country| country.rules().find_state(&office.state));
    let state = state.map_or(office.state.as_str(), |state| state.name);
    let place = [office.city.as_str(), state, &office.postal_code];
    let place = place.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ");
    let lines = [office.address_line1.clone(), office.address_line2.clone(), place, view.country(country)];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Who is asked there: name, address, phone.
pub(super) fn contact(office: &Office) -> Vec<String> {
    let name = format!("{} {}", office.first_name, office.last_name);
    let lines = [name.trim().to_owned(), office.email.clone(), office.phone.clone()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
