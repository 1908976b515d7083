//! Where a service request goes: to the support contact, and from there a step up (`docs/domain.md` §11.4). Nobody
//! answers its own request, and nobody is asked who no longer serves the customer; where none is left, the operator.

use crate::domain::{account::AccountKind, ids::AccountId, policy};

/// A partner that serves the customer now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serving {
    /// The partner.
    pub account: AccountId,
    /// What it is.
    pub kind: AccountKind,
    /// Whether it is a partner of the account that asks; a customer knows all of its own.
    pub known: bool,
}

/// Who sold a subscription, and whom its customer asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubscriptionPartners {
    /// Its support contact.
    pub contact: AccountId,
    /// The partner that sold it.
    pub seller: AccountId,
}

/// Who receives a request on a subscription that `opener` opens: its support contact, else who sold it. `None` is the
/// operator.
#[must_use]
pub fn on_subscription(supported: SubscriptionPartners, opener: AccountId, serving: &[Serving]) -> Option<AccountId> {
    [supported.contact, supported.seller].into_iter().find(|one| *one != opener && serves(serving, *one))
}

/// Among whom an opener chooses who opens a request about the account in general: who sells to the customer; the customer
/// itself may have none but a reseller. Empty is the operator.
#[must_use]
pub fn in_general(opener: AccountKind, serving: &[Serving]) -> Vec<AccountId> {
    let of = |sells: bool| serving.iter().filter(move |one| policy::sells(one.kind) == sells).map(|one| one.account);
    if policy::is_served(opener) {
        let sellers: Vec<AccountId> = of(true).collect();
        if sellers.is_empty() { of(false).collect() } else { sellers }
    } else if policy::works_through_providers(opener) {
        providers(serving)
    } else {
        Vec::new()
    }
}

/// A step up from a holder of this kind: a reseller's is who sold the subscription, or one of its providers; everybody
/// else's, and where that would be the opener, is the operator. Empty is the operator.
#[must_use]
pub fn above(
    holder: AccountKind,
    opener: AccountId,
    supported: Option<SubscriptionPartners>,
    serving: &[Serving],
) -> Vec<AccountId> {
    if !policy::works_through_providers(holder) {
        return Vec::new();
    }
    let found = match supported {
        Some(one) => vec![one.seller].into_iter().filter(|seller| serves(serving, *seller)).collect(),
        None => providers(serving),
    };
    found.into_iter().filter(|one| *one != opener).collect()
}

/// Whom a customer works with besides is nobody's business: of its providers, those that the asking partner works with.
fn providers(serving: &[Serving]) -> Vec<AccountId> {
    let providers = serving.iter().filter(|one| one.known && policy::works_through_resellers(one.kind));
    providers.map(|one| one.account).collect()
}

fn serves(serving: &[Serving], account: AccountId) -> bool {
    serving.iter().any(|one| one.account == account)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const fn id(n: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(n))
    }
    const PROVIDER: AccountId = id(1);
    const RESELLER: AccountId = id(2);
    const CUSTOMER: AccountId = id(3);
    const OTHER: AccountId = id(4);
    const DIRECT: AccountId = id(5);
    const GONE: AccountId = id(6);

    fn serving(of: &[(AccountId, AccountKind, bool)]) -> Vec<Serving> {
        of.iter().map(|(account, kind, known)| Serving { account: *account, kind: *kind, known: *known }).collect()
    }

    fn both() -> Vec<Serving> {
        serving(&[
            (PROVIDER, AccountKind::IndirectProvider, true),
            (RESELLER, AccountKind::IndirectReseller, true),
            (OTHER, AccountKind::IndirectProvider, false),
        ])
    }

    #[test]
    fn a_request_on_a_subscription_goes_to_its_contact_and_never_back_to_its_opener() {
        let by_provider = SubscriptionPartners { contact: PROVIDER, seller: PROVIDER };
        let by_reseller = SubscriptionPartners { contact: RESELLER, seller: PROVIDER };
        for (supported, opener, expected) in [
            (by_provider, CUSTOMER, Some(PROVIDER)),
            (by_provider, RESELLER, Some(PROVIDER)),
            (by_provider, PROVIDER, None),
            (by_reseller, CUSTOMER, Some(RESELLER)),
            (by_reseller, PROVIDER, Some(RESELLER)),
            (by_reseller, RESELLER, Some(PROVIDER)),
            // Whoever has left is not asked.
            (SubscriptionPartners { contact: GONE, seller: PROVIDER }, CUSTOMER, Some(PROVIDER)),
            (SubscriptionPartners { contact: GONE, seller: GONE }, CUSTOMER, None),
        ] {
            assert_eq!(on_subscription(supported, opener, &both()), expected, "{supported:?} by {opener}");
        }
    }

    #[test]
    fn a_request_in_general_goes_to_who_sells() {
        assert_eq!(in_general(AccountKind::Customer, &both()), [PROVIDER, OTHER]);
        assert_eq!(in_general(AccountKind::IndirectReseller, &both()), [PROVIDER]);
        assert!(in_general(AccountKind::IndirectProvider, &both()).is_empty());
        let direct = serving(&[(DIRECT, AccountKind::DirectBill, true)]);
        assert_eq!(in_general(AccountKind::Customer, &direct), [DIRECT]);
        assert!(in_general(AccountKind::DirectBill, &direct).is_empty());
        let alone = serving(&[(RESELLER, AccountKind::IndirectReseller, true)]);
        assert_eq!(in_general(AccountKind::Customer, &alone), [RESELLER]);
        assert!(in_general(AccountKind::Customer, &[]).is_empty());
    }

    #[test]
    fn from_a_reseller_it_goes_to_the_provider_and_from_there_to_the_operator() {
        let supported = Some(SubscriptionPartners { contact: RESELLER, seller: PROVIDER });
        let up = |kind, opener, supported| above(kind, opener, supported, &both());
        assert_eq!(up(AccountKind::IndirectReseller, CUSTOMER, supported), [PROVIDER]);
        assert_eq!(up(AccountKind::IndirectReseller, CUSTOMER, None), [PROVIDER]);
        // The provider asked its reseller: it is not asked itself.
        assert!(up(AccountKind::IndirectReseller, PROVIDER, supported).is_empty());
        for kind in [AccountKind::IndirectProvider, AccountKind::DirectBill] {
            assert!(up(kind, CUSTOMER, supported).is_empty(), "{kind}");
        }
    }
}
