//! Customers: their company info, agreement and relationships (`spec/domain.md` §2.2, §4.2, §4.6).

use super::fold::search_key;

text_enum! {
    /// Where a relationship of a partner and a customer stands.
    RelationshipState {
        /// The partner serves the customer.
        Active => "active",
        /// One of them ended it.
        Removed => "removed",
    }
}

text_enum! {
    /// How the Microsoft Customer Agreement came to be accepted.
    AgreementWay {
        /// The partner says that the customer accepted it.
        Attested => "attested",
        /// The customer accepted it in the portal.
        Accepted => "accepted",
    }
}

/// What every customer's first domain ends in.
pub const DOMAIN_SUFFIX: &str = ".onmicrosoft.com";

/// What a partner's search finds a customer by: name, domain, tenant id and alias, folded.
#[must_use]
pub fn relationship_search_key(name: &str, domain: &str, tenant: &str, alias: &str) -> String {
    [search_key(name), domain.to_owned(), tenant.to_owned(), search_key(alias)].join("\n")
}
