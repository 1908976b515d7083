//! Where partners are and whom to ask there.

use diesel::prelude::*;

use crate::domain::{Action, Error, Grant, Moment, Scope, ids::AccountId, partner_profile::Office};
use crate::repository::{
    db::{Db, on_backend},
    schema::partner_profiles,
};

/// What partners' addresses and contacts are changed by.
const CHANGED_BY: &[Action] = &[Action::UpdateAccountSettings];

/// An [`Office`] as it is kept.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = partner_profiles)]
pub struct OfficeRow {
    address_line1: String,
    address_line2: String,
    city: String,
    state: String,
    postal_code: String,
    first_name: String,
    last_name: String,
    email: String,
    phone: String,
}

impl From<OfficeRow> for Office {
    fn from(row: OfficeRow) -> Self {
        let OfficeRow { address_line1, address_line2, city, state, postal_code, first_name, last_name, email, phone } =
            row;
        Self { address_line1, address_line2, city, state, postal_code, first_name, last_name, email, phone }
    }
}

impl From<&Office> for OfficeRow {
    fn from(office: &Office) -> Self {
        let Office { address_line1, address_line2, city, state, postal_code, first_name, last_name, email, phone } =
            office.clone();
        Self { address_line1, address_line2, city, state, postal_code, first_name, last_name, email, phone }
    }
}

/// What a partner says of itself, and its version; nothing and 0 where it has said nothing yet.
pub fn load(db: &mut Db, scope: Scope) -> Result<(Office, i64), Error> {
    let found: Option<(OfficeRow, i64)> = partner_profiles::table
        .find(scope.account())
        .select((OfficeRow::as_select(), partner_profiles::version))
        .first(db)
        .optional()?;
    Ok(found.map(|(row, version)| (row.into(), version)).unwrap_or_default())
}

/// Where a partner is and whom to ask there; nothing where it has said nothing yet. For callers that may see it.
pub fn find(db: &mut Db, partner: AccountId) -> Result<Office, Error> {
    let found: Option<OfficeRow> =
        partner_profiles::table.find(partner).select(OfficeRow::as_select()).first(db).optional()?;
    Ok(found.map(Office::from).unwrap_or_default())
}

/// Keeps what a partner says of itself, if nobody has changed it since `version`. `false` where somebody has.
pub fn save(db: &mut Db, grant: &Grant, office: &Office, version: i64, now: Moment) -> Result<bool, Error> {
    grant.proves(CHANGED_BY)?;
    let id = grant.account();
    let next = (partner_profiles::changed_at.eq(now), partner_profiles::version.eq(version + 1));
    let row = OfficeRow::from(office);
    let changed = on_backend!(db, |conn| {
        if version == 0 {
            diesel::insert_into(partner_profiles::table)
                .values((partner_profiles::account_id.eq(id), row, next))
                .on_conflict_do_nothing()
                .execute(conn)
        } else {
            diesel::update(partner_profiles::table.find(id).filter(partner_profiles::version.eq(version)))
                .set((row, next))
                .execute(conn)
        }
    })?;
    Ok(changed == 1)
}
