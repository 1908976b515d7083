//! Ways back in for people who can't sign in: how long their links work, and how often one is mailed (`docs/domain.md`
//! §15.3).

use chrono::TimeDelta;

/// How many links an address is mailed in an [`hour`].
const MOST_TO_ADDRESS: i64 = 3;
/// How many links one network may cause in an [`hour`].
const MOST_FROM_PLACE: i64 = 10;
/// How often one network may ask in an [`hour`], whatever comes of it: nobody fills the database.
pub const MOST_ASKED: i64 = 100;

/// What is counted over.
#[must_use]
pub const fn hour() -> TimeDelta {
    TimeDelta::hours(1)
}

/// How long a link works that was mailed to whoever asked for it.
#[must_use]
pub const fn link_lifetime() -> TimeDelta {
    TimeDelta::minutes(30)
}

/// How long a link works that somebody else made, who has to hand it over.
#[must_use]
pub const fn handed_lifetime() -> TimeDelta {
    TimeDelta::hours(24)
}

/// Whether one more link may be mailed, after so many in the last [`hour`] to the address and from the network.
#[must_use]
pub const fn may_mail(to_address: i64, from_place: i64) -> bool {
    to_address < MOST_TO_ADDRESS && from_place < MOST_FROM_PLACE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_three_links_an_hour_and_a_network_causes_ten() {
        assert!(may_mail(2, 9) && !may_mail(3, 0) && !may_mail(0, 10));
        assert!(link_lifetime() < hour() && hour() < handed_lifetime());
    }
}
