//! What each kind of account is and does in the channel (`docs/domain.md` §1.1). A kind that is given to a new account
//! or looked for among accounts has a name for what it is looked for.

use crate::domain::{account::AccountKind, enrolment::EnrolmentKind};

/// What the one account is that runs the installation.
pub const OPERATOR: AccountKind = AccountKind::Operator;

/// What the partner is that the set-up link makes (`docs/domain.md` §2.4).
pub const FIRST_PARTNER: AccountKind = AccountKind::IndirectProvider;

/// All kinds of partners.
pub const PARTNERS: [AccountKind; 3] =
    [AccountKind::IndirectProvider, AccountKind::IndirectReseller, AccountKind::DirectBill];

/// Whom partners serve.
pub const SERVED: AccountKind = AccountKind::Customer;

/// Whom the public list of providers names (`docs/domain.md` §12.1).
pub const LISTED: AccountKind = AccountKind::IndirectProvider;

/// Who may own a customer's Azure tenant (`docs/domain.md` §6.8).
pub const TENANT_OWNER: AccountKind = AccountKind::IndirectReseller;

/// Whether accounts of this kind are partners: only these are made, suspended and reactivated by the operator.
#[must_use]
pub const fn is_partner(kind: AccountKind) -> bool {
    sells(kind) || works_through_providers(kind)
}

/// Whether they sell: order for their customers, and bill them.
#[must_use]
pub const fn sells(kind: AccountKind) -> bool {
    matches!(kind, AccountKind::IndirectProvider | AccountKind::DirectBill)
}

/// Whether they recruit resellers, who look after their customers.
#[must_use]
pub const fn works_through_resellers(kind: AccountKind) -> bool {
    matches!(kind, AccountKind::IndirectProvider)
}

/// Whether they look after customers to whom their providers sell.
#[must_use]
pub const fn works_through_providers(kind: AccountKind) -> bool {
    matches!(kind, AccountKind::IndirectReseller)
}

/// What those are with whom they have partnerships, where they have any.
#[must_use]
pub const fn other_side(kind: AccountKind) -> Option<AccountKind> {
    match kind {
        AccountKind::IndirectProvider => Some(AccountKind::IndirectReseller),
        AccountKind::IndirectReseller => Some(AccountKind::IndirectProvider),
        AccountKind::DirectBill | AccountKind::Customer | AccountKind::Operator => None,
    }
}

/// Whether they are customers, with a tenant.
#[must_use]
pub const fn is_served(kind: AccountKind) -> bool {
    matches!(kind, SERVED)
}

/// Whether they run the installation.
#[must_use]
pub const fn runs_installation(kind: AccountKind) -> bool {
    matches!(kind, OPERATOR)
}

/// Whether orders name them by their partner number, as *Reseller (MPN ID)*: they can't do without (`docs/domain.md`
/// §9.4).
#[must_use]
pub const fn stands_on_orders(kind: AccountKind) -> bool {
    matches!(kind, AccountKind::IndirectReseller)
}

/// Whether privileges decide how much they see of a customer's subscriptions (`docs/domain.md` §9.11).
#[must_use]
pub const fn sees_by_privileges(kind: AccountKind) -> bool {
    matches!(kind, AccountKind::IndirectReseller)
}

/// Whether they see what the vendor bills the seller (`docs/domain.md` §9.11).
#[must_use]
pub const fn sees_prices(kind: AccountKind) -> bool {
    !matches!(kind, AccountKind::IndirectReseller)
}

/// Whether the public list may name them.
#[must_use]
pub const fn can_be_listed(kind: AccountKind) -> bool {
    matches!(kind, LISTED)
}

/// Whether a customer may let them own its Azure tenant.
#[must_use]
pub const fn may_own_tenants(kind: AccountKind) -> bool {
    matches!(kind, TENANT_OWNER)
}

/// What an account is that comes of an enrolment.
#[must_use]
pub const fn enrols_as(enrolment: EnrolmentKind) -> AccountKind {
    match enrolment {
        EnrolmentKind::IndirectReseller => AccountKind::IndirectReseller,
        EnrolmentKind::Customer => AccountKind::Customer,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        AccountKind::{Customer, DirectBill, IndirectProvider, IndirectReseller, Operator},
        *,
    };
    use crate::domain::{Action, policy::ever_may};

    fn kinds_that(question: impl Fn(AccountKind) -> bool) -> Vec<AccountKind> {
        AccountKind::ALL.iter().copied().filter(|kind| question(*kind)).collect()
    }

    #[test]
    fn partners_sell_or_look_after_what_others_sell() {
        assert_eq!(kinds_that(is_partner), [IndirectProvider, IndirectReseller, DirectBill]);
        assert_eq!(kinds_that(is_partner), PARTNERS);
        assert_eq!(kinds_that(sells), [IndirectProvider, DirectBill]);
        assert_eq!(kinds_that(works_through_resellers), [IndirectProvider]);
        assert_eq!(kinds_that(works_through_providers), [IndirectReseller]);
    }

    #[test]
    fn partnerships_are_between_providers_and_resellers() {
        assert_eq!(
            AccountKind::ALL.iter().map(|kind| other_side(*kind)).collect::<Vec<_>>(),
            [Some(IndirectReseller), Some(IndirectProvider), None, None, None]
        );
    }

    #[test]
    fn customers_are_served_and_the_operator_runs_the_installation() {
        assert_eq!(kinds_that(is_served), [Customer]);
        assert_eq!(kinds_that(runs_installation), [Operator]);
    }

    #[test]
    fn orders_name_resellers_who_see_them_without_prices_and_all_of_them_by_privileges() {
        assert_eq!(kinds_that(stands_on_orders), [IndirectReseller]);
        assert_eq!(kinds_that(sees_by_privileges), [IndirectReseller]);
        assert_eq!(kinds_that(sees_prices), [IndirectProvider, DirectBill, Customer, Operator]);
    }

    #[test]
    fn providers_are_listed_and_resellers_own_tenants() {
        assert_eq!(kinds_that(can_be_listed), [IndirectProvider]);
        assert_eq!(kinds_that(may_own_tenants), [IndirectReseller]);
    }

    #[test]
    fn an_enrolment_makes_a_reseller_or_a_customer() {
        assert_eq!(
            EnrolmentKind::ALL.iter().map(|kind| enrols_as(*kind)).collect::<Vec<_>>(),
            [IndirectReseller, Customer]
        );
    }

    #[test]
    fn what_a_kind_ever_may_is_what_any_of_its_roles_may() {
        assert_eq!(kinds_that(|kind| ever_may(kind, Action::SendReferrals)), [IndirectProvider]);
        assert_eq!(kinds_that(|kind| ever_may(kind, Action::AttestAgreement)), [IndirectProvider, DirectBill]);
        assert_eq!(
            kinds_that(|kind| ever_may(kind, Action::OpenServiceRequests)),
            [IndirectProvider, IndirectReseller, DirectBill, Customer]
        );
        assert_eq!(
            kinds_that(|kind| ever_may(kind, Action::AnswerServiceRequests)),
            [IndirectProvider, IndirectReseller, DirectBill, Operator]
        );
    }
}
