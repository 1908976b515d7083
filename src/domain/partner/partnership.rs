//! The partnership of an indirect provider and an indirect reseller (`docs/domain.md` §5).

use chrono::TimeDelta;

use crate::domain::{
    Text,
    account::{AccountFacts, Standing},
    policy,
};

/// How long after a reminder of the partner agreement the next one may follow.
pub const REMINDER_INTERVAL: TimeDelta = TimeDelta::days(7);

text_enum! {
    /// Where a partnership stands.
    PartnershipState {
        /// Both work together.
        Active => "active",
        /// The provider ended it.
        Removed => "removed",
    }
}

/// Why a reseller and a provider can't become partners, in the order in which a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartnershipObstacle {
    /// The link belongs to the reader's own account.
    OwnLink,
    /// The reader's account is not enrolled as an indirect reseller.
    NotAReseller,
    /// The reader's enrolment waits for the operator, was refused, or the account is suspended.
    NotInGoodStanding(Standing),
    /// The accounts are in different regions.
    OtherRegion,
    /// The accounts are in different clouds.
    OtherCloud,
    /// They are partners already.
    AlreadyPartners,
}

impl PartnershipObstacle {
    /// What the person is told.
    #[must_use]
    pub fn text(self, provider: &str) -> Text {
        let key = match self {
            Self::OwnLink => "acceptance-own-link",
            Self::NotAReseller => "acceptance-not-a-reseller",
            Self::NotInGoodStanding(Standing::PendingApproval) => "acceptance-pending-approval",
            Self::NotInGoodStanding(_) => "acceptance-not-in-good-standing",
            Self::OtherRegion => "acceptance-other-region",
            Self::OtherCloud => "acceptance-other-cloud",
            Self::AlreadyPartners => "acceptance-already-partners",
        };
        Text::new(key).with("provider", provider)
    }
}

/// Whether `reseller` may become a partner of `provider` (`docs/domain.md` §5.1); `partners` says whether it is one
/// already.
///
/// # Errors
/// The first [`PartnershipObstacle`] in the way.
pub fn check_guards(
    provider: &AccountFacts,
    reseller: &AccountFacts,
    partners: bool,
) -> Result<(), PartnershipObstacle> {
    if provider.id == reseller.id {
        return Err(PartnershipObstacle::OwnLink);
    }
    if !policy::works_through_providers(reseller.kind) {
        return Err(PartnershipObstacle::NotAReseller);
    }
    if partners {
        return Err(PartnershipObstacle::AlreadyPartners);
    }
    if reseller.standing != Standing::Active {
        return Err(PartnershipObstacle::NotInGoodStanding(reseller.standing));
    }
    if provider.cloud != reseller.cloud {
        return Err(PartnershipObstacle::OtherCloud);
    }
    if !provider.same_market(reseller) {
        return Err(PartnershipObstacle::OtherRegion);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Moment,
        account::{AccountKind, Cloud},
        ids::AccountId,
    };

    fn account(kind: AccountKind, country: &str, cloud: Cloud) -> AccountFacts {
        let now = Moment::from_naive_utc(chrono::NaiveDateTime::default());
        let standing = Standing::Active;
        AccountFacts { id: AccountId::at(now), kind, name: "A".into(), country: country.into(), cloud, standing }
    }

    #[test]
    fn partners_are_of_one_region_and_one_cloud() {
        let provider = account(AccountKind::IndirectProvider, "DE", Cloud::Public);
        let french = account(AccountKind::IndirectReseller, "FR", Cloud::Public);
        let american = account(AccountKind::IndirectReseller, "US", Cloud::Public);
        let german_cloud = account(AccountKind::IndirectReseller, "DE", Cloud::Germany);
        assert_eq!(check_guards(&provider, &french, false), Ok(()));
        assert_eq!(check_guards(&provider, &american, false), Err(PartnershipObstacle::OtherRegion));
        assert_eq!(check_guards(&provider, &german_cloud, false), Err(PartnershipObstacle::OtherCloud));
    }

    #[test]
    fn only_another_account_that_is_a_reseller_in_good_standing_can_accept() {
        let provider = account(AccountKind::IndirectProvider, "US", Cloud::Public);
        let mut reseller = account(AccountKind::IndirectReseller, "US", Cloud::Public);
        assert_eq!(check_guards(&provider, &provider, false), Err(PartnershipObstacle::OwnLink));
        assert_eq!(check_guards(&provider, &reseller, true), Err(PartnershipObstacle::AlreadyPartners));
        reseller.standing = Standing::Suspended;
        let obstacle = PartnershipObstacle::NotInGoodStanding(Standing::Suspended);
        assert_eq!(check_guards(&provider, &reseller, false), Err(obstacle));
        let customer = account(AccountKind::Customer, "US", Cloud::Public);
        assert_eq!(check_guards(&provider, &customer, false), Err(PartnershipObstacle::NotAReseller));
    }
}
