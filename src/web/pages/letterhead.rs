//! The head of a document on paper: who sells, who buys, and when it was printed. `ui::letterhead` shows it.

use crate::{
    service::parties::Parties,
    web::{
        View, When,
        pages::{account_settings::office, customers::account::words},
    },
};

/// What stands above a document.
pub struct Letterhead {
    /// Who sells.
    pub seller: Organization,
    /// Who buys.
    pub buyer: Organization,
    /// When the page was made.
    pub printed: When,
}

/// An organization as a document names it; what is not known is left out.
pub struct Organization {
    /// Its name.
    pub name: String,
    /// Its address as it stands on an envelope, a line each.
    pub address: Vec<String>,
    /// Its domain.
    pub domain: String,
    /// What the number is called that it is registered under, and the number: a partner's is that of the program.
    pub registration: Option<(String, String)>,
}

impl Letterhead {
    /// The head of what a partner sells to a customer.
    #[must_use]
    pub fn new(view: &View, parties: &Parties) -> Self {
        let Parties { seller, office, buyer, profile } = parties;
        let number = profile.registration_number.clone();
        Self {
            seller: Organization {
                name: seller.name.clone(),
                address: office::address(view, &seller.country, office),
                domain: seller.mail_domain.clone().unwrap_or_default(),
                registration: seller.mpn_location_id.map(|id| (view.t("column-mpn").to_owned(), id.to_string())),
            },
            buyer: Organization {
                name: buyer.name.clone(),
                address: words::address(view, &buyer.country, profile),
                domain: buyer.domain.clone(),
                registration: (!number.is_empty()).then(|| (words::registration_number(view, &buyer.country), number)),
            },
            printed: view.now(),
        }
    }
}
