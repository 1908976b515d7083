//! Business profiles: what a reseller says of itself to those who may refer customers to it (`docs/domain.md` §12.2).

text_enum! {
    /// A field of business that a reseller knows.
    Industry {
        /// Farming and food.
        Agriculture => "agriculture",
        /// Construction and real estate.
        Construction => "construction",
        /// Schools and universities.
        Education => "education",
        /// Banks and insurers.
        Finance => "finance",
        /// Public administration.
        Government => "government",
        /// Hospitals and practices.
        Healthcare => "healthcare",
        /// Hotels and restaurants.
        Hospitality => "hospitality",
        /// Industry.
        Manufacturing => "manufacturing",
        /// Associations and charities.
        Nonprofit => "nonprofit",
        /// Law, tax, consulting.
        ProfessionalServices => "professional_services",
        /// Shops.
        Retail => "retail",
        /// Transport and logistics.
        Transport => "transport",
    }
}

impl Industry {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agriculture => "industry-agriculture",
            Self::Construction => "industry-construction",
            Self::Education => "industry-education",
            Self::Finance => "industry-finance",
            Self::Government => "industry-government",
            Self::Healthcare => "industry-healthcare",
            Self::Hospitality => "industry-hospitality",
            Self::Manufacturing => "industry-manufacturing",
            Self::Nonprofit => "industry-nonprofit",
            Self::ProfessionalServices => "industry-professional-services",
            Self::Retail => "industry-retail",
            Self::Transport => "industry-transport",
        }
    }
}

text_enum! {
    /// What a reseller does for its customers.
    Service {
        /// It advises.
        Consulting => "consulting",
        /// It writes software.
        Development => "development",
        /// It sets up.
        Deployment => "deployment",
        /// It keeps licenses in order.
        Licensing => "licensing",
        /// It runs what others own.
        ManagedServices => "managed_services",
        /// It moves data and mailboxes.
        Migration => "migration",
        /// It secures.
        Security => "security",
        /// It helps users.
        Support => "support",
        /// It teaches.
        Training => "training",
    }
}

impl Service {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Consulting => "expertise-consulting",
            Self::Development => "expertise-development",
            Self::Deployment => "expertise-deployment",
            Self::Licensing => "expertise-licensing",
            Self::ManagedServices => "expertise-managed-services",
            Self::Migration => "expertise-migration",
            Self::Security => "expertise-security",
            Self::Support => "expertise-support",
            Self::Training => "expertise-training",
        }
    }
}

text_enum! {
    /// How large the customers are that a reseller looks for.
    TargetSize {
        /// Up to 49 people.
        Small => "small",
        /// 50 to 249 people.
        Medium => "medium",
        /// 250 people and more.
        Large => "large",
    }
}

impl TargetSize {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Small => "target-small",
            Self::Medium => "target-medium",
            Self::Large => "target-large",
        }
    }
}

/// The longest description (`docs/domain.md` §12.2).
pub const MAX_DESCRIPTION: usize = 2500;
/// How many industries, and how many services, a profile names at most.
pub const MOST_TAGS: usize = 3;

/// Tags as they are kept: in their order, each once.
#[must_use]
pub fn joined(tags: &[&str]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for tag in tags {
        if !tag.is_empty() && !kept.contains(tag) {
            kept.push(tag);
        }
    }
    kept.join(",")
}

/// Tags that were kept.
pub fn split(kept: &str) -> impl Iterator<Item = &str> {
    kept.split(',').filter(|tag| !tag.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_counts_once_and_comes_back_in_its_place() {
        let kept = joined(&["retail", "", "finance", "retail"]);
        assert_eq!(split(&kept).collect::<Vec<_>>(), ["retail", "finance"]);
        assert_eq!(split("").count(), 0);
    }
}
