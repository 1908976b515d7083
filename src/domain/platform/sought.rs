//! What somebody looks for, whatever and wherever it may be: as it was typed, and as it may stand in names, numbers,
//! addresses and ids.

use uuid::Uuid;

use crate::domain::{
    customer::DOMAIN_SUFFIX,
    fold::{like_pattern_of_folded, search_key},
    ids::FoundId,
};

/// How many of each kind are shown at most.
pub const MOST_SHOWN: usize = 10;

/// How much of the number of an order or a request must be there to look for what begins with it: the year, and one
/// sign of its own.
const LEAST_OF_NUMBER: usize = 6;

/// What stands before the number of a service request.
const OF_REQUESTS: &str = "SR-";

/// What can be found. In the order in which kinds are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoundKind {
    /// An account, for the operator.
    Account,
    /// A customer of a partner.
    Customer,
    /// A reseller of a provider.
    Reseller,
    /// A provider of a reseller.
    Provider,
    /// A partner of a customer.
    CustomersPartner,
    /// An order for a customer.
    Order,
    /// A service request.
    Request,
    /// A subscription of a partner's customer.
    Subscription,
    /// A customer's own subscription.
    OwnSubscription,
    /// A user of a partner's customer.
    CustomerUser,
    /// A customer's own user.
    OwnUser,
    /// One of a partner's own people.
    Colleague,
    /// An invitation.
    Invitation,
    /// An offer of the catalogue.
    Offer,
}

impl FoundKind {
    /// Each.
    pub const ALL: [Self; 14] = [
        Self::Account,
        Self::Customer,
        Self::Reseller,
        Self::Provider,
        Self::CustomersPartner,
        Self::Order,
        Self::Request,
        Self::Subscription,
        Self::OwnSubscription,
        Self::CustomerUser,
        Self::OwnUser,
        Self::Colleague,
        Self::Invitation,
        Self::Offer,
    ];
}

/// What somebody looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    typed: String,
    key: String,
    id: Option<Uuid>,
}

impl Sought {
    /// What was typed, or `None` where that is nothing.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let id = Uuid::try_parse(typed).ok();
        // An id may be typed in several ways and is kept in one.
        let typed = id.map_or_else(|| typed.to_owned(), |id| id.to_string());
        let key = search_key(&typed);
        (!key.is_empty()).then_some(Self { typed, key, id })
    }

    /// As it was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Folded.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What `LIKE` finds it by in a folded text.
    #[must_use]
    pub fn pattern(&self) -> String {
        like_pattern_of_folded(&self.key)
    }

    /// What `LIKE` finds it by in texts that nobody has folded: in small letters, as it was typed, and as a sentence
    /// begins.
    #[must_use]
    pub fn patterns_as_written(&self) -> [String; 3] {
        let small = self.typed.to_lowercase();
        let mut rest = small.chars();
        let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
        [small.clone(), self.typed.clone(), first + rest.as_str()].map(|text| like_pattern_of_folded(&text))
    }

    /// The id that it is; one that nothing has where it is none.
    #[must_use]
    pub fn id(&self) -> FoundId {
        FoundId::from_uuid(self.id.unwrap_or_default())
    }

    /// The partner number that it may be; one that nobody has where it is none.
    #[must_use]
    pub fn mpn(&self) -> i64 {
        let digits = self.key.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| self.key.parse().ok()).flatten().unwrap_or(-1)
    }

    /// The whole domains that it may be: itself, and the first domain of a customer whose prefix it is.
    #[must_use]
    pub fn domains(&self) -> [String; 2] {
        [self.key.clone(), format!("{}{DOMAIN_SUFFIX}", self.key)]
    }

    /// Between which two keys all stand that begin with it: from the first, and before the second.
    #[must_use]
    pub fn beginnings(&self) -> [String; 2] {
        begun_by(&self.key)
    }

    /// Between which two numbers of orders all stand that begin with it; between nothing where it is no number.
    #[must_use]
    pub fn orders(&self) -> [String; 2] {
        self.number().map_or_else(Default::default, |number| begun_by(&number))
    }

    /// As [`Self::orders`], for service requests, with what stands before their numbers or without.
    #[must_use]
    pub fn requests(&self) -> [String; 2] {
        self.number().map_or_else(Default::default, |number| begun_by(&format!("{OF_REQUESTS}{number}")))
    }

    /// The number that it is or begins, without what stands before it.
    fn number(&self) -> Option<String> {
        let typed = self.typed.to_uppercase();
        let number = typed.strip_prefix(OF_REQUESTS).unwrap_or(&typed);
        let is_one = number.len() >= LEAST_OF_NUMBER
            && number.starts_with(|sign: char| sign.is_ascii_digit())
            && number.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
        is_one.then(|| number.to_owned())
    }

    /// Whether it is this very number, address or domain.
    #[must_use]
    pub fn is_exactly(&self, text: &str) -> bool {
        let key = search_key(text);
        let same = |text: &str| !text.is_empty() && text == self.key;
        same(&key)
            || key.strip_suffix(DOMAIN_SUFFIX).is_some_and(same)
            || key.strip_prefix(&OF_REQUESTS.to_lowercase()).is_some_and(same)
    }
}

/// No text that stands in a key begins with this sign.
fn begun_by(start: &str) -> [String; 2] {
    [start.to_owned(), format!("{start}{}", char::MAX)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought(typed: &str) -> Sought {
        Sought::new(typed).unwrap()
    }

    #[test]
    fn nothing_is_not_looked_for() {
        assert_eq!(Sought::new(""), None);
        assert_eq!(Sought::new("\u{301}"), None, "an accent alone");
    }

    #[test]
    fn an_id_is_one_however_it_is_typed() {
        let id = "0190f3c2-7a4e-7000-8000-000000000001";
        for typed in [id.to_owned(), id.to_uppercase(), id.replace('-', ""), format!("{{{id}}}")] {
            assert_eq!((sought(&typed).id().to_string().as_str(), sought(&typed).key()), (id, id), "{typed}");
        }
        assert!(sought("elm").id().uuid().is_nil());
    }

    #[test]
    fn a_number_is_looked_for_from_its_first_own_sign_on() {
        let from = |typed: &str| (sought(typed).orders()[0].clone(), sought(typed).requests()[0].clone());
        for typed in ["2030-7k", "SR-2030-7K", "sr-2030-7k"] {
            assert_eq!(from(typed), ("2030-7K".into(), "SR-2030-7K".into()), "{typed}");
        }
        for typed in ["2030-", "2030", "elm bakery", "sr-2030-", "2030-7k%", "2030 7k"] {
            assert_eq!(sought(typed).orders(), sought(typed).requests(), "{typed}");
            assert_eq!(sought(typed).orders()[0], "", "{typed}");
        }
    }

    #[test]
    fn a_partner_number_is_nothing_but_digits() {
        assert_eq!(
            ["4100001", "41 00001", "x4", "99999999999999999999"].map(|typed| sought(typed).mpn()),
            [4_100_001, -1, -1, -1]
        );
    }

    #[test]
    fn texts_that_nobody_folded_are_looked_for_as_people_write() {
        assert_eq!(sought("почта 50%").patterns_as_written(), ["%почта 50\\%%", "%почта 50\\%%", "%Почта 50\\%%"]);
        assert_eq!(sought("ÓRGÃO").patterns_as_written(), ["%órgão%", "%ÓRGÃO%", "%Órgão%"]);
    }

    #[test]
    fn what_begins_with_it_stands_between_two_keys() {
        let [from, before] = sought("Ipê").beginnings();
        for key in ["ipe", "ipe solucoes", "ipezinho"] {
            assert!(from.as_str() <= key && key < before.as_str(), "{key}");
        }
        for key in ["ip", "ipd", "ipf", "o ipe"] {
            assert!(!(from.as_str() <= key && key < before.as_str()), "{key}");
        }
    }

    #[test]
    fn a_whole_number_domain_or_address_is_told_from_a_piece() {
        for (typed, whole) in [
            ("elmbakery", "elmbakery.onmicrosoft.com"),
            ("ELMBAKERY.onmicrosoft.com", "elmbakery.onmicrosoft.com"),
            ("2030-7k3qx9mb", "2030-7K3QX9MB"),
            ("2030-7k3qx9mb", "SR-2030-7K3QX9MB"),
            ("Ana@Elm.example", "ana@elm.example"),
        ] {
            assert!(sought(typed).is_exactly(whole), "{typed}");
        }
        for (typed, more) in [("elm", "elmbakery.onmicrosoft.com"), ("2030-7k3", "2030-7K3QX9MB"), ("elm", "")] {
            assert!(!sought(typed).is_exactly(more), "{typed}");
        }
    }
}
