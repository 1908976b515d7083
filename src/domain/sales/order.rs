//! Orders (`docs/domain.md` §9.3).

use rand::RngExt;

use crate::domain::Moment;

text_enum! {
    /// Who placed an order.
    PlacedBy {
        /// The partner, for its customer.
        Partner => "partner",
        /// The customer itself, where its partner allows that.
        Customer => "customer",
        /// The portal: renewals.
        System => "system",
    }
}

text_enum! {
    /// Where an order stands.
    OrderState {
        /// All of it was done.
        Completed => "completed",
        /// It was taken back within its window.
        Cancelled => "cancelled",
    }
}

impl OrderState {
    /// The key of the state's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Completed => "history-completed",
            Self::Cancelled => "history-cancelled",
        }
    }
}

text_enum! {
    /// What a line of an order did.
    LineKind {
        /// It began a subscription.
        New => "new",
        /// It added licenses.
        AddLicenses => "add_licenses",
        /// It gave licenses back.
        RemoveLicenses => "remove_licenses",
        /// It renewed a subscription for another term.
        Renewal => "renewal",
        /// It turned a trial into a paid subscription.
        Conversion => "conversion",
        /// It moved a subscription to a bigger offer.
        Upgrade => "upgrade",
        /// It cancelled a subscription.
        Cancellation => "cancellation",
    }
}

impl LineKind {
    /// The key of the kind's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "line-new",
            Self::AddLicenses => "line-add-licenses",
            Self::RemoveLicenses => "line-remove-licenses",
            Self::Renewal => "line-renewal",
            Self::Conversion => "line-conversion",
            Self::Upgrade => "line-upgrade",
            Self::Cancellation => "line-cancellation",
        }
    }
}

/// A number for an order made at `now`: `2030-7K3QX9MB`. Chance, and not a count, so that nobody reads from it how much
/// others order; letters and digits that can be told apart on the phone. The database holds each to be unique.
#[must_use]
pub fn new_number(now: Moment) -> String {
    const SIGNS: [char; 31] = [
        '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P',
        'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
    ];
    let mut random = rand::rng();
    let signs: String = (0..8).filter_map(|_| SIGNS.get(random.random_range(0..SIGNS.len()))).collect();
    format!("{}-{signs}", now.utc().format("%Y"))
}
