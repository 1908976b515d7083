//! Which partner number may stand on a subscription as its reseller (`docs/domain.md` §9.4).

use crate::domain::{
    Text,
    account::{AccountFacts, Standing},
    policy,
};

/// An account that a typed number belongs to, as far as the decision needs it.
#[derive(Clone, Debug)]
pub struct NumberHolder {
    /// The account.
    pub account: AccountFacts,
    /// Its global id.
    pub mpn_global_id: Option<i64>,
    /// The id of the location that it is associated with.
    pub mpn_location_id: Option<i64>,
    /// Whether it signed the partner agreement.
    pub mpa_signed: bool,
    /// Whether it is a partner of the seller now.
    pub is_partner: bool,
}

/// Why a number can't stand on a subscription. Each has words of its own, with who can mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberRefusal {
    /// The seller has customers of its own only.
    NoResellers,
    /// It is the seller's own number.
    Own,
    /// Nobody has it.
    Unknown,
    /// It belongs to the company as a whole and not to the location that sells.
    Global,
    /// It belongs to a location that the reseller's account is not associated with (any more).
    NotAssociated,
    /// Whoever has it is no indirect reseller.
    NotAReseller,
    /// The reseller is in another region or cloud.
    OtherRegion,
    /// The reseller is no partner of the seller (any more).
    NoPartnership,
    /// The reseller is suspended.
    Suspended,
    /// The reseller has not signed the partner agreement.
    AgreementNotSigned,
}

impl NumberRefusal {
    /// What the person is told of the number that was typed.
    #[must_use]
    pub fn text(self, typed: i64) -> Text {
        let key = match self {
            Self::NoResellers => "reseller-none-direct",
            Self::Own => "reseller-own",
            Self::Unknown => "reseller-unknown",
            Self::Global => "reseller-global",
            Self::NotAssociated => "reseller-not-associated",
            Self::NotAReseller => "reseller-not-a-reseller",
            Self::OtherRegion => "reseller-other-region",
            Self::NoPartnership => "reseller-no-partnership",
            Self::Suspended => "reseller-suspended",
            Self::AgreementNotSigned => "reseller-agreement-not-signed",
        };
        Text::new(key).with("mpn", typed.to_string())
    }
}

/// Whether `typed` may stand on a subscription that `seller` sells; `holder` is whoever has that number.
///
/// # Errors
/// The first [`NumberRefusal`] in the way.
pub fn check(
    seller: &AccountFacts,
    seller_numbers: &[Option<i64>],
    holder: Option<&NumberHolder>,
    typed: i64,
) -> Result<(), NumberRefusal> {
    if !policy::works_through_resellers(seller.kind) {
        return Err(NumberRefusal::NoResellers);
    }
    if seller_numbers.contains(&Some(typed)) {
        return Err(NumberRefusal::Own);
    }
    let holder = holder.ok_or(NumberRefusal::Unknown)?;
    if !policy::stands_on_orders(holder.account.kind) {
        return Err(NumberRefusal::NotAReseller);
    }
    if holder.mpn_location_id != Some(typed) {
        let global = holder.mpn_global_id == Some(typed);
        return Err(if global { NumberRefusal::Global } else { NumberRefusal::NotAssociated });
    }
    if !seller.same_market(&holder.account) {
        return Err(NumberRefusal::OtherRegion);
    }
    if !holder.is_partner {
        return Err(NumberRefusal::NoPartnership);
    }
    if holder.account.standing != Standing::Active {
        return Err(NumberRefusal::Suspended);
    }
    if !holder.mpa_signed {
        return Err(NumberRefusal::AgreementNotSigned);
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

    fn account(kind: AccountKind, country: &str) -> AccountFacts {
        let id = AccountId::at(Moment::from_naive_utc(chrono::NaiveDateTime::default()));
        let (cloud, standing) = (Cloud::Public, Standing::Active);
        AccountFacts { id, kind, name: "A".into(), country: country.into(), cloud, standing }
    }

    fn holder() -> NumberHolder {
        let account = account(AccountKind::IndirectReseller, "US");
        let (mpn_global_id, mpn_location_id) = (Some(4_000_001), Some(4_100_001));
        NumberHolder { account, mpn_global_id, mpn_location_id, mpa_signed: true, is_partner: true }
    }

    fn decide(holder: Option<&NumberHolder>, typed: i64) -> Result<(), NumberRefusal> {
        let seller = account(AccountKind::IndirectProvider, "US");
        check(&seller, &[Some(3_000_001), Some(3_100_001)], holder, typed)
    }

    #[test]
    fn a_partners_location_id_is_taken_once_its_agreement_is_signed() {
        assert_eq!(decide(Some(&holder()), 4_100_001), Ok(()));
        let unsigned = NumberHolder { mpa_signed: false, ..holder() };
        assert_eq!(decide(Some(&unsigned), 4_100_001), Err(NumberRefusal::AgreementNotSigned));
    }

    #[test]
    fn each_wrong_number_is_refused_for_its_own_reason() {
        assert_eq!(decide(None, 9), Err(NumberRefusal::Unknown));
        assert_eq!(decide(None, 3_100_001), Err(NumberRefusal::Own));
        assert_eq!(decide(Some(&holder()), 4_000_001), Err(NumberRefusal::Global));
        assert_eq!(decide(Some(&holder()), 4_100_011), Err(NumberRefusal::NotAssociated));
        let far = NumberHolder { account: account(AccountKind::IndirectReseller, "BR"), ..holder() };
        assert_eq!(decide(Some(&far), 4_100_001), Err(NumberRefusal::OtherRegion));
        let former = NumberHolder { is_partner: false, ..holder() };
        assert_eq!(decide(Some(&former), 4_100_001), Err(NumberRefusal::NoPartnership));
        let provider = NumberHolder { account: account(AccountKind::IndirectProvider, "US"), ..holder() };
        assert_eq!(decide(Some(&provider), 4_100_001), Err(NumberRefusal::NotAReseller));
        let mut suspended = holder();
        suspended.account.standing = Standing::Suspended;
        assert_eq!(decide(Some(&suspended), 4_100_001), Err(NumberRefusal::Suspended));
        let direct = account(AccountKind::DirectBill, "US");
        assert_eq!(check(&direct, &[], Some(&holder()), 4_100_001), Err(NumberRefusal::NoResellers));
    }
}
