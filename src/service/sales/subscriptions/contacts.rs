//! Who can be the support contact of a subscription (`docs/domain.md` §11.1).

use crate::{
    domain::{Error, account::AccountFacts, ids::AccountId, policy},
    repository::{contacts::names, db::Db, partnerships, privileges, relationships, subscriptions::Subscription},
};

/// Who may be chosen: the seller first, then its current partners that serve the customer and hold privileges; and
/// whoever is the contact now, since the end of a partnership touches no subscription (`docs/domain.md` §5.3). A reseller
/// chooses between the seller and itself: which others serve the customer is not its to know.
pub fn choices(
    db: &mut Db,
    reader: &AccountFacts,
    subscription: &Subscription,
) -> Result<Vec<(AccountId, String)>, Error> {
    let related = relationships::of_customer(db, subscription.customer_id)?;
    let partners = partnerships::partners_of(db, subscription.partner_id)?;
    let privileged = privileges::holders(db, subscription.customer_id)?;
    let fixed = [subscription.partner_id, subscription.support_contact_id];
    let names = names(db, &fixed)?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let mut choices = vec![(subscription.partner_id, name(subscription.partner_id))];
    for partner in related {
        let holds = privileged.iter().any(|(holder, _)| *holder == partner.account);
        let known = policy::sells(reader.kind) || partner.account == reader.id;
        if policy::works_through_providers(partner.kind) && known && holds && partners.contains(&partner.account) {
            choices.push((partner.account, partner.name));
        }
    }
    let present = subscription.support_contact_id;
    if !choices.iter().any(|(id, _)| *id == present) {
        choices.push((present, name(present)));
    }
    Ok(choices)
}
