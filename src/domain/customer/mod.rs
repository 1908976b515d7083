//! Customers: their company info, agreement and relationships (`docs/domain.md` §6.1, §7.2, §8).

pub mod company;
pub mod company_name;
pub mod domain_prefix;
pub mod new_customer;
pub mod qualification;
pub mod served;

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

text_enum! {
    /// Who took delegated administration privileges away.
    Revoker {
        /// The customer, which granted them.
        Customer => "customer",
        /// The partner, which gave them back.
        Partner => "partner",
    }
}

/// What every customer's first domain ends in.
pub const DOMAIN_SUFFIX: &str = ".onmicrosoft.com";

/// What stands before each word of a search key: two blanks, which with a first letter make the three characters that
/// both databases keep an index of.
const WORD_START: &str = "  ";

/// What a partner's search finds a customer by: name, domain, tenant id and alias, folded, a line for each.
#[must_use]
pub fn relationship_search_key(name: &str, domain: &str, tenant: &str, alias: &str) -> String {
    [name, domain, tenant, alias].map(|text| begin_words(&search_key(text))).join("\n")
}

/// What a customer's search key must hold for `search` to find it: three characters and more anywhere, fewer where a
/// word begins. `None` where nothing is searched for.
#[must_use]
pub fn searched_piece(search: &str) -> Option<String> {
    let folded = search_key(search);
    match folded.chars().count() {
        0 => None,
        1 | 2 => Some(begin_words(&folded)),
        _ => Some(folded.replace(' ', WORD_START)),
    }
}

fn begin_words(folded: &str) -> String {
    if folded.is_empty() { String::new() } else { format!("{WORD_START}{}", folded.replace(' ', WORD_START)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(search: &str) -> bool {
        let key =
            relationship_search_key("Ipê  Soluções Ltda", "ipe.onmicrosoft.com", "0190f3c2-7a4e-7000", "Tree (BR)");
        searched_piece(search).is_none_or(|piece| key.contains(&piece))
    }

    #[test]
    fn pieces_are_found_anywhere_from_three_characters_on() {
        for search in ["solu", "ÕES", "ipe sol", "pe solucoes l", "microsoft", "7A4E", "(br)", "", "  "] {
            assert!(finds(search), "{search:?}");
        }
        for search in ["solucao", "ltda ipe", "ipe  onmicrosoft", "%", "com 0190"] {
            assert!(!finds(search), "{search:?}");
        }
    }

    #[test]
    fn fewer_characters_are_found_where_a_word_begins() {
        for search in ["i", "So", "lt", "01", "tr", "(b"] {
            assert!(finds(search), "{search:?}");
        }
        for search in ["p", "ol", "90", "b", "on"] {
            assert!(!finds(search), "{search:?}");
        }
    }
}
