//! The end of a relationship, and what is kept of it so that it can be reinstated as it was (`docs/domain.md` §6.5,
//! §6.6).

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    customer::{RelationshipState, relationship_search_key},
    ids::{AccountId, RelationshipId, SubscriptionId},
    subscription::SubscriptionState,
};
use crate::repository::{
    common_customers,
    db::Db,
    in_list::ColumnInList,
    schema::{accounts, ended_support_contacts, relationships, subscriptions},
    states::ActiveRelationship,
};

/// What relationships are ended by.
const ENDED_BY: &[Action] = &[Action::RemoveCustomer];
/// What relationships are made what they were by.
const RESTORED_BY: &[Action] = &[Action::AcceptRelationship];

/// Subscriptions that still matter to whoever supports them.
const LIVING: [SubscriptionState; 2] = [SubscriptionState::Active, SubscriptionState::Suspended];

/// A subscription that a partner supports and another sells.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct SupportedSubscription {
    /// The subscription.
    pub id: SubscriptionId,
    /// What its seller calls it.
    pub nickname: String,
    /// The seller's name.
    pub seller: String,
}

/// The living subscriptions of a customer that this partner supports and another sells: those whose support contact
/// [`end`] changes.
pub fn supported(db: &mut Db, scope: Scope, customer: AccountId) -> Result<Vec<SupportedSubscription>, Error> {
    Ok(subscriptions::table
        .inner_join(accounts::table.on(accounts::id.eq(subscriptions::partner_id)))
        .filter(subscriptions::customer_id.eq(customer))
        .filter(subscriptions::support_contact_id.eq(scope.account()))
        .filter(subscriptions::partner_id.ne(scope.account()))
        .filter(subscriptions::state.in_list(LIVING))
        .order(subscriptions::id)
        .select((subscriptions::id, subscriptions::nickname, accounts::name))
        .load(db)?)
}

/// Ends this partner's relationship with a customer. Where others sell, and it is the support contact, the seller is
/// from now on; that, and whether it held privileges, is kept. Nothing else changes.
pub fn end(
    db: &mut Db,
    grant: &Grant,
    relationship: RelationshipId,
    had_privileges: bool,
    now: Moment,
) -> Result<(), Error> {
    grant.proves(ENDED_BY)?;
    let active = relationships::table
        .find(relationship)
        .filter(relationships::partner_id.eq(grant.account()))
        .filter(ActiveRelationship);
    let changed = diesel::update(active)
        .set((
            relationships::state.eq(RelationshipState::Removed),
            relationships::removed_at.eq(now),
            relationships::had_privileges.eq(had_privileges),
        ))
        .execute(db)?;
    if changed != 1 {
        return Err(Error::NotFound);
    }
    let customer: AccountId = relationships::table.find(relationship).select(relationships::customer_id).first(db)?;
    common_customers::leave(db, grant.account(), customer)?;
    let supported: Vec<(SubscriptionId, AccountId)> = subscriptions::table
        .filter(subscriptions::customer_id.eq(customer))
        .filter(subscriptions::support_contact_id.eq(grant.account()))
        .filter(subscriptions::partner_id.ne(grant.account()))
        .filter(subscriptions::state.in_list(LIVING))
        .select((subscriptions::id, subscriptions::partner_id))
        .load(db)?;
    for (subscription, seller) in supported {
        diesel::insert_into(ended_support_contacts::table)
            .values((
                ended_support_contacts::relationship_id.eq(relationship),
                ended_support_contacts::subscription_id.eq(subscription),
            ))
            .execute(db)?;
        support_by(db, subscription, seller)?;
    }
    Ok(())
}

/// Makes a new relationship of the same two what the old one was: what the partner calls the customer, whether it lets it
/// purchase, and the subscriptions that it supported, where their seller supports them now.
pub fn restore(db: &mut Db, grant: &Grant, old: RelationshipId, new: RelationshipId) -> Result<(), Error> {
    grant.proves(RESTORED_BY)?;
    let (partner, name, name_key, alias, may_purchase): (AccountId, String, String, String, bool) =
        relationships::table
            .find(old)
            .select((
                relationships::partner_id,
                relationships::company_name,
                relationships::name_key,
                relationships::alias,
                relationships::may_purchase,
            ))
            .first(db)?;
    let (customer, domain): (AccountId, String) =
        relationships::table.find(new).select((relationships::customer_id, relationships::domain)).first(db)?;
    diesel::update(relationships::table.find(new))
        .set((
            relationships::search_key.eq(relationship_search_key(&name, &domain, &customer.to_string(), &alias)),
            relationships::company_name.eq(name),
            relationships::name_key.eq(name_key),
            relationships::alias.eq(alias),
            relationships::may_purchase.eq(may_purchase),
        ))
        .execute(db)?;
    let supported: Vec<SubscriptionId> = ended_support_contacts::table
        .inner_join(subscriptions::table.on(subscriptions::id.eq(ended_support_contacts::subscription_id)))
        .filter(ended_support_contacts::relationship_id.eq(old))
        .filter(subscriptions::support_contact_id.eq(subscriptions::partner_id))
        .filter(subscriptions::state.in_list(LIVING))
        .select(subscriptions::id)
        .load(db)?;
    for subscription in supported {
        support_by(db, subscription, partner)?;
    }
    Ok(())
}

fn support_by(db: &mut Db, subscription: SubscriptionId, contact: AccountId) -> Result<(), Error> {
    diesel::update(subscriptions::table.find(subscription))
        .set((subscriptions::support_contact_id.eq(contact), subscriptions::version.eq(subscriptions::version + 1_i64)))
        .execute(db)?;
    Ok(())
}
