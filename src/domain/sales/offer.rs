//! What is sold: offers, their kinds, terms and prices (`docs/domain.md` §9.1).

use chrono::{Months, TimeDelta};

use crate::domain::Moment;

text_enum! {
    /// Whom an offer is for.
    Segment {
        /// Companies.
        Commercial => "commercial",
        /// Schools and universities.
        Education => "education",
        /// Authorities.
        Government => "government",
        /// Charities.
        Nonprofit => "nonprofit",
    }
}

text_enum! {
    /// What is counted for the bill.
    BillingType {
        /// Licenses, in advance.
        License => "license",
        /// What was used, afterwards.
        Usage => "usage",
    }
}

text_enum! {
    /// What kind of offer it is.
    OfferCategory {
        /// For companies of any size.
        Enterprise => "enterprise",
        /// For companies of fewer than 300 people.
        SmallBusiness => "small_business",
        /// Free for 30 days (`docs/domain.md` §9.9).
        Trial => "trial",
        /// Only together with one of its parents.
        AddOn => "add_on",
    }
}

impl OfferCategory {
    /// The key of the category's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Enterprise => "category-enterprise",
            Self::SmallBusiness => "category-small-business",
            Self::Trial => "category-trial",
            Self::AddOn => "category-add-on",
        }
    }
}

text_enum! {
    /// How a customer's number of subscriptions to one offer is limited.
    LimitKind {
        /// It is not.
        None => "none",
        /// So many ever.
        Lifetime => "lifetime",
        /// So many at once.
        Concurrent => "concurrent",
    }
}

text_enum! {
    /// For how long a price is agreed.
    Term {
        /// A trial's 30 days.
        ThirtyDays => "P30D",
        /// A month.
        Month => "P1M",
        /// A year.
        Year => "P1Y",
        /// Three years.
        ThreeYears => "P3Y",
        /// Until somebody ends it: what is billed by use.
        Open => "open",
    }
}

impl Term {
    /// The key of the term's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ThirtyDays => "term-thirty-days",
            Self::Month => "term-month",
            Self::Year => "term-year",
            Self::ThreeYears => "term-three-years",
            Self::Open => "term-open",
        }
    }

    /// How many months of the calendar it lasts; `None` where it is not counted in months.
    #[must_use]
    pub const fn months(self) -> Option<u32> {
        match self {
            Self::Open | Self::ThirtyDays => None,
            Self::Month => Some(1),
            Self::Year => Some(12),
            Self::ThreeYears => Some(36),
        }
    }

    /// When a term that begins at `start` ends; `None` where it has no end. Months are the calendar's: a term that
    /// begins on the 31st ends on the last day of a shorter month.
    #[must_use]
    pub fn ends_after(self, start: Moment) -> Option<Moment> {
        if self == Self::ThirtyDays {
            return Some(start.plus(TimeDelta::days(30)));
        }
        start.utc().checked_add_months(Months::new(self.months()?)).map(Moment::from_utc)
    }
}

text_enum! {
    /// How often the bill comes.
    Frequency {
        /// Each month.
        Monthly => "monthly",
        /// Each year.
        Annual => "annual",
    }
}

impl Frequency {
    /// How many months of the calendar a billing period has.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Self::Monthly => 1,
            Self::Annual => 12,
        }
    }

    /// The key of the frequency's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Monthly => "frequency-monthly",
            Self::Annual => "frequency-annual",
        }
    }

    /// The key of what is said of it in short, beside a term.
    #[must_use]
    pub const fn short_key(self) -> &'static str {
        match self {
            Self::Monthly => "frequency-monthly-short",
            Self::Annual => "frequency-annual-short",
        }
    }
}

text_enum! {
    /// How one offer leads to another.
    LinkKind {
        /// The other is what this add-on needs.
        Parent => "parent",
        /// The other is what this can be upgraded to.
        Upgrade => "upgrade",
        /// The other is what this trial becomes when it is paid for.
        Paid => "paid",
    }
}
