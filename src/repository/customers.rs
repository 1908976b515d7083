//! What ties customers to partners: relationships, privileges, subscriptions.
//! Bare rows for now; the pages about customers will widen them.

use diesel::prelude::*;

use super::{
    db::Db,
    schema::{admin_privileges, relationships, subscriptions},
};
use crate::domain::{
    error::Error,
    ids::{AccountId, PrivilegeId, RelationshipId, SubscriptionId},
    moment::Moment,
};

/// A subscription about to be kept.
#[derive(Clone, Debug)]
pub struct NewSubscription {
    /// Who bought it.
    pub customer: AccountId,
    /// The partner that sold it.
    pub partner: AccountId,
    /// The offer's name.
    pub offer: String,
    /// How many licences.
    pub quantity: i64,
    /// `active` or `suspended`.
    pub state: &'static str,
    /// The reseller's location id on it.
    pub reseller_mpn_id: Option<i64>,
    /// Whom the customer asks for support.
    pub support_contact: AccountId,
    /// When it was bought.
    pub created_at: Moment,
}

/// Ties a partner and a customer.
///
/// # Errors
/// As the database says.
pub fn relate(db: &mut Db, partner: AccountId, customer: AccountId, since: Moment) -> Result<(), Error> {
    let row = (
        relationships::id.eq(RelationshipId::at(since)),
        relationships::partner_id.eq(partner),
        relationships::customer_id.eq(customer),
        relationships::state.eq("active"),
        relationships::since.eq(since),
    );
    diesel::insert_into(relationships::table).values(row).execute(db)?;
    Ok(())
}

/// Gives a partner delegated administration privileges over a customer.
///
/// # Errors
/// As the database says.
pub fn grant_privileges(db: &mut Db, partner: AccountId, customer: AccountId, at: Moment) -> Result<(), Error> {
    let row = (
        admin_privileges::id.eq(PrivilegeId::at(at)),
        admin_privileges::partner_id.eq(partner),
        admin_privileges::customer_id.eq(customer),
        admin_privileges::granted_at.eq(at),
    );
    diesel::insert_into(admin_privileges::table).values(row).execute(db)?;
    Ok(())
}

/// Keeps a subscription.
///
/// # Errors
/// As the database says.
pub fn subscribe(db: &mut Db, new: &NewSubscription) -> Result<(), Error> {
    let row = (
        subscriptions::id.eq(SubscriptionId::at(new.created_at)),
        subscriptions::customer_id.eq(new.customer),
        subscriptions::partner_id.eq(new.partner),
        subscriptions::offer.eq(&new.offer),
        subscriptions::quantity.eq(new.quantity),
        subscriptions::state.eq(new.state),
        subscriptions::reseller_mpn_id.eq(new.reseller_mpn_id),
        subscriptions::support_contact_id.eq(new.support_contact),
        subscriptions::created_at.eq(new.created_at),
    );
    diesel::insert_into(subscriptions::table).values(row).execute(db)?;
    Ok(())
}
