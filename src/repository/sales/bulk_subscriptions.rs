//! Many subscriptions at once, of one customer or of many.

use diesel::prelude::*;

use super::subscriptions::Subscription;
use crate::domain::{
    Action, Error, Grant, Scope,
    ids::{AccountId, SubscriptionId},
    offer::{Frequency, Term},
    subscription::{SubscriptionState, bulk::BulkChange},
};
use crate::repository::{
    db::{CHUNK, Db},
    in_list::ColumnInList,
    schema::{accounts, admin_privileges, partnerships, relationships, subscriptions},
    states::{ActivePartnership, ActiveRelationship},
};

/// What many are changed by.
const CHANGED_BY: &[Action] = &[Action::ManageSubscriptions];
const LIVE: [SubscriptionState; 2] = [SubscriptionState::Active, SubscriptionState::Suspended];

/// A subscription, with what its seller calls the customer.
pub type Sold = (String, Subscription);

/// The living subscriptions that a partner has sold to these customers of its own, in the order of the customers' names;
/// at most so many. Customers of others are left out.
pub fn of_customers(db: &mut Db, scope: Scope, customers: &[AccountId], most: i64) -> Result<Vec<Sold>, Error> {
    Ok(subscriptions::table
        .inner_join(relationships::table.on(relationships::customer_id.eq(subscriptions::customer_id)))
        .filter(subscriptions::customer_id.in_list(customers))
        .filter(subscriptions::partner_id.eq(scope.account()))
        .filter(subscriptions::state.in_list(LIVE))
        .filter(relationships::partner_id.eq(scope.account()))
        .filter(ActiveRelationship)
        .order((relationships::name_key, subscriptions::customer_id, subscriptions::id))
        .limit(most)
        .select((relationships::company_name, Subscription::as_select()))
        .load(db)?)
}

/// The customers of these that are the partner's own, each with what it calls them, by name.
pub fn customers(db: &mut Db, scope: Scope, ids: &[AccountId]) -> Result<Vec<(AccountId, String)>, Error> {
    Ok(relationships::table
        .filter(relationships::customer_id.in_list(ids))
        .filter(relationships::partner_id.eq(scope.account()))
        .filter(ActiveRelationship)
        .order((relationships::name_key, relationships::customer_id))
        .select((relationships::customer_id, relationships::company_name))
        .load(db)?)
}

/// Who of a provider's partners may be the support contact of which of these customers: each with its name and the
/// customer. Such a reseller serves the customer and holds privileges over it (`docs/domain.md` §11.1).
pub fn possible_contacts(
    db: &mut Db,
    scope: Scope,
    customers: &[AccountId],
) -> Result<Vec<(AccountId, String, AccountId)>, Error> {
    Ok(relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .inner_join(partnerships::table.on(partnerships::reseller_id.eq(relationships::partner_id)))
        .inner_join(
            admin_privileges::table.on(admin_privileges::partner_id
                .eq(relationships::partner_id)
                .and(admin_privileges::customer_id.eq(relationships::customer_id))),
        )
        .filter(relationships::customer_id.in_list(customers))
        .filter(ActiveRelationship)
        .filter(partnerships::provider_id.eq(scope.account()).and(ActivePartnership))
        .filter(admin_privileges::removed_at.is_null())
        .order((accounts::name_key, accounts::id))
        .select((accounts::id, accounts::name, relationships::customer_id))
        .load(db)?)
}

/// Changes these subscriptions, each version by one. For callers that hold their customers and have asked the rules.
pub fn change(db: &mut Db, grant: &Grant, ids: &[SubscriptionId], change: BulkChange) -> Result<(), Error> {
    grant.proves(CHANGED_BY)?;
    for ids in ids.chunks(CHUNK) {
        let these = subscriptions::table
            .filter(subscriptions::id.in_list(ids))
            .filter(subscriptions::partner_id.eq(grant.account()));
        let raised = subscriptions::version.eq(subscriptions::version + 1_i64);
        let _changed = match change {
            BulkChange::SupportContact(contact) => {
                diesel::update(these).set((subscriptions::support_contact_id.eq(contact), raised)).execute(db)?
            }
            BulkChange::Reseller(number) => {
                diesel::update(these).set((subscriptions::reseller_mpn_id.eq(number), raised)).execute(db)?
            }
            BulkChange::AutoRenew(true) => {
                diesel::update(these).set((subscriptions::auto_renew.eq(true), raised)).execute(db)?
            }
            // Without renewal there is no next term, and nothing to schedule for it.
            BulkChange::AutoRenew(false) => diesel::update(these)
                .set((
                    subscriptions::auto_renew.eq(false),
                    subscriptions::next_quantity.eq(None::<i64>),
                    subscriptions::next_term.eq(None::<Term>),
                    subscriptions::next_frequency.eq(None::<Frequency>),
                    raised,
                ))
                .execute(db)?,
        };
    }
    Ok(())
}
