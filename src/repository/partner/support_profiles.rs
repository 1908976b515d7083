//! How customers reach the partners that support them (`docs/domain.md` §11.1).

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::{Action, Error, Grant, Moment, ids::AccountId, partner_profile::Support};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    schema::support_profiles,
};

/// What support profiles are changed by.
const CHANGED_BY: &[Action] = &[Action::UpdateAccountSettings];

/// What a partner tells its customers of its support; empty texts where it tells nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable)]
pub struct SupportProfile {
    /// The address for support.
    pub email: String,
    /// The phone number, in its international form.
    pub phone: String,
    /// The site, `https://…`.
    pub website: String,
    /// Raised by each change; 0 where there is none yet.
    pub version: i64,
}

/// The support profiles of these partners; those without one are missing.
pub fn load(db: &mut Db, partners: &[AccountId]) -> Result<HashMap<AccountId, SupportProfile>, Error> {
    let rows: Vec<(AccountId, SupportProfile)> = support_profiles::table
        .filter(support_profiles::account_id.in_list(partners))
        .select((
            support_profiles::account_id,
            (support_profiles::email, support_profiles::phone, support_profiles::website, support_profiles::version),
        ))
        .load(db)?;
    Ok(rows.into_iter().collect())
}

/// Keeps how customers reach the partner's support, if nobody has changed it since `version`. `false` where somebody has.
pub fn save(db: &mut Db, grant: &Grant, support: &Support, version: i64, now: Moment) -> Result<bool, Error> {
    grant.proves(CHANGED_BY)?;
    let id = grant.account();
    let row = (
        support_profiles::email.eq(&support.email),
        support_profiles::phone.eq(&support.phone),
        support_profiles::website.eq(&support.website),
        support_profiles::changed_at.eq(now),
        support_profiles::version.eq(version + 1),
    );
    let changed = on_backend!(db, |conn| {
        if version == 0 {
            diesel::insert_into(support_profiles::table)
                .values((support_profiles::account_id.eq(id), row))
                .on_conflict_do_nothing()
                .execute(conn)
        } else {
            diesel::update(support_profiles::table.find(id).filter(support_profiles::version.eq(version)))
                .set(row)
                .execute(conn)
        }
    })?;
    Ok(changed == 1)
}
