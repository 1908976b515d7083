//! The reseller on a subscription: is the number that was typed one that earns incentives (`docs/domain.md` §9.4)?

use crate::service::Db;
use crate::{
    domain::{
        Error, Text,
        account::AccountFacts,
        ids::AccountId,
        partner_of_record::{self, NumberHolder},
        policy,
    },
    repository::{
        accounts::{self, Account},
        partnerships, privileges, relationships,
    },
};

/// Checks a partner number for a subscription that `seller` sells. Gives the reseller it belongs to, or what is wrong
/// with it, for the field that it was typed into.
pub fn check(db: &mut Db, seller: &AccountFacts, typed: i64) -> Result<Result<Account, Text>, Error> {
    let numbers = accounts::find(db, seller.id)?;
    let numbers = [numbers.mpn_global_id, numbers.mpn_location_id];
    let found = accounts::find_by_mpn(db, typed)?;
    let holder = match &found {
        None => None,
        Some(account) => Some(NumberHolder {
            account: account.facts(),
            mpn_global_id: account.mpn_global_id,
            mpn_location_id: account.mpn_location_id,
            mpa_signed: account.mpa_signed_at.is_some(),
            is_partner: partnerships::are_partners(db, seller.id, account.id)?,
        }),
    };
    Ok(match (partner_of_record::check(seller, &numbers, holder.as_ref(), typed), found) {
        (Ok(()), Some(account)) => Ok(account),
        (Err(refusal), _) => Err(refusal.text(typed)),
        (Ok(()), None) => Err(partner_of_record::NumberRefusal::Unknown.text(typed)),
    })
}

/// The reseller that stands on what a customer is sold without anybody naming one: the only one of the seller's resellers
/// that serves the customer and holds privileges over it, where its number earns incentives. Gives its name and number.
pub fn of_customer(db: &mut Db, seller: &AccountFacts, customer: AccountId) -> Result<Option<(String, i64)>, Error> {
    let privileged = privileges::holders(db, customer)?;
    let partners = partnerships::partners_of(db, seller.id)?;
    let mut serving = relationships::of_customer(db, customer)?.into_iter().filter(|one| {
        policy::stands_on_orders(one.kind)
            && partners.contains(&one.account)
            && privileged.iter().any(|(holder, _)| *holder == one.account)
    });
    let (Some(only), None) = (serving.next(), serving.next()) else { return Ok(None) };
    match only.mpn_location_id {
        Some(mpn) => Ok(check(db, seller, mpn)?.ok().map(|_| (only.name, mpn))),
        None => Ok(None),
    }
}
