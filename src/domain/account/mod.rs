//! Accounts: the organisations of the channel (`docs/domain.md` §2).

pub mod actor;
pub mod client;
pub mod enrolment;
pub mod naming;
pub mod password;
pub mod person_name;
pub mod recovery;
pub mod restoration;
pub mod role;
pub mod second_factor;
pub mod session;
pub mod sign_in_notice;
pub mod single_sign_on;

use super::{country::Country, ids::AccountId};

text_enum! {
    /// What an account is in the channel.
    AccountKind {
        /// Buys from the vendor, wins resellers.
        IndirectProvider => "indirect_provider",
        /// Serves customers through providers.
        IndirectReseller => "indirect_reseller",
        /// Has customers of its own and no resellers.
        DirectBill => "direct_bill",
        /// An organisation with a tenant.
        Customer => "customer",
        /// Runs this installation.
        Operator => "operator",
    }
}

impl AccountKind {
    /// The key of the kind's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::IndirectProvider => "kind-indirect-provider",
            Self::IndirectReseller => "kind-indirect-reseller",
            Self::DirectBill => "kind-direct-bill",
            Self::Customer => "kind-customer",
            Self::Operator => "kind-operator",
        }
    }
}

text_enum! {
    /// The cloud that an account lives in; accounts of different clouds never work together.
    Cloud {
        /// The public cloud.
        Public => "public",
        /// The cloud for the government of the United States.
        UsGovernment => "us_government",
        /// The German cloud.
        Germany => "germany",
    }
}

impl Cloud {
    /// Whether partners there may request a relationship without delegated admin privileges (`docs/domain.md` §3.2).
    #[must_use]
    pub const fn leaves_choice_of_privileges(self) -> bool {
        matches!(self, Self::Public)
    }

    /// Whether the list of providers, business profiles and referrals are offered there (`docs/domain.md` §3.2).
    #[must_use]
    pub const fn offers_referrals(self) -> bool {
        matches!(self, Self::Public)
    }

    /// The key of the name of the place where customers of this cloud accept (`docs/domain.md` §3.2).
    #[must_use]
    pub const fn acceptance_area_key(self) -> &'static str {
        match self {
            Self::Public => "area-admin-center",
            Self::UsGovernment | Self::Germany => "area-office-admin-portal",
        }
    }

    /// The key of the cloud's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Public => "cloud-public",
            Self::UsGovernment => "cloud-us-government",
            Self::Germany => "cloud-germany",
        }
    }
}

text_enum! {
    /// Whether an account may do business.
    Standing {
        /// It may.
        Active => "active",
        /// It has enrolled and waits for the operator.
        PendingApproval => "pending_approval",
        /// The operator refused its enrolment.
        Refused => "refused",
        /// It keeps what it has and sells nothing new (`docs/domain.md` §2.2).
        Suspended => "suspended",
    }
}

impl Standing {
    /// Whether an account of this standing may sell something new (`docs/domain.md` §2.2).
    #[must_use]
    pub const fn may_sell(self) -> bool {
        matches!(self, Self::Active)
    }

    /// The key of the standing's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Active => "standing-active",
            Self::PendingApproval => "standing-pending-approval",
            Self::Refused => "standing-refused",
            Self::Suspended => "standing-suspended",
        }
    }
}

/// What is known of an account wherever it matters who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFacts {
    /// Its id.
    pub id: AccountId,
    /// What it is.
    pub kind: AccountKind,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its cloud.
    pub cloud: Cloud,
    /// Whether it may do business.
    pub standing: Standing,
}

impl AccountFacts {
    /// The countries of the account's region: whoever it works with is in one of them (`docs/domain.md` §3.1).
    #[must_use]
    pub fn region_countries(&self) -> Vec<&'static Country> {
        let region = Country::find(&self.country).map(|country| country.region);
        Country::all().iter().filter(|country| Some(country.region) == region).collect()
    }

    /// Whether both accounts are in one region and one cloud: only then may they work together (`docs/domain.md` §3.1,
    /// §3.2).
    #[must_use]
    pub fn same_market(&self, other: &Self) -> bool {
        let region = |code: &str| Country::find(code).map(|country| country.region);
        self.cloud == other.cloud && region(&self.country).is_some() && region(&self.country) == region(&other.country)
    }
}
