//! Business profiles of resellers, and their logos.

use diesel::{prelude::*, upsert::excluded};

use crate::domain::{Action, Error, Grant, Moment, ids::AccountId, logo::LogoFormat};
use crate::repository::{
    db::{Db, on_backend},
    schema::{business_logos, business_profiles},
};

/// What profiles and logos are changed by.
const EDITED_BY: &[Action] = &[Action::EditBusinessProfile];

/// What a reseller says of itself; empty texts where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = business_profiles)]
pub struct BusinessProfile {
    /// What it does.
    pub description: String,
    /// Its site, `https://…`.
    pub website: String,
    /// Its page on `LinkedIn`.
    pub linkedin: String,
    /// Its industries, with commas between them.
    pub industries: String,
    /// Its services, with commas between them.
    pub services: String,
    /// How large the customers are that it looks for.
    pub target_size: String,
    /// Raised by each change; 0 where there is no profile yet.
    pub version: i64,
}

/// A logo without the picture itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
pub struct LogoFacts {
    /// Its width in pixels.
    pub width: i64,
    /// Its height in pixels.
    pub height: i64,
}

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = business_logos)]
pub struct Logo {
    /// Whose it is.
    pub account_id: AccountId,
    /// What kind of picture it is.
    pub format: LogoFormat,
    /// Its width in pixels.
    pub width: i64,
    /// Its height in pixels.
    pub height: i64,
    /// The picture.
    pub content: Vec<u8>,
    /// When it was sent.
    pub changed_at: Moment,
}

/// What a reseller says of itself. For callers that may see it.
pub fn find(db: &mut Db, account: AccountId) -> Result<BusinessProfile, Error> {
    let found: Option<BusinessProfile> =
        business_profiles::table.find(account).select(BusinessProfile::as_select()).first(db).optional()?;
    Ok(found.unwrap_or_default())
}

/// Keeps what a reseller says of itself from now on. `false` where somebody else has changed it since version
/// `profile.version` was read.
pub fn save(db: &mut Db, grant: &Grant, profile: &BusinessProfile, now: Moment) -> Result<bool, Error> {
    grant.proves(EDITED_BY)?;
    let facts = (
        business_profiles::description.eq(&profile.description),
        business_profiles::website.eq(&profile.website),
        business_profiles::linkedin.eq(&profile.linkedin),
        business_profiles::industries.eq(&profile.industries),
        business_profiles::services.eq(&profile.services),
        business_profiles::target_size.eq(&profile.target_size),
        business_profiles::changed_at.eq(now),
        business_profiles::version.eq(profile.version + 1),
    );
    let changed = if profile.version == 0 {
        let row = (business_profiles::account_id.eq(grant.account()), facts);
        on_backend!(db, |conn| {
            diesel::insert_into(business_profiles::table).values(row).on_conflict_do_nothing().execute(conn)
        })?
    } else {
        let same =
            business_profiles::table.find(grant.account()).filter(business_profiles::version.eq(profile.version));
        diesel::update(same).set(facts).execute(db)?
    };
    Ok(changed == 1)
}

/// How large a reseller's logo is; `None` where it has none. For callers that may see it.
pub fn logo_facts(db: &mut Db, account: AccountId) -> Result<Option<LogoFacts>, Error> {
    let sizes = (business_logos::width, business_logos::height);
    Ok(business_logos::table.find(account).select(sizes).first(db).optional()?)
}

/// A reseller's logo. For callers that may see it.
pub fn logo(db: &mut Db, account: AccountId) -> Result<Logo, Error> {
    Ok(business_logos::table.find(account).first(db)?)
}

/// Puts a logo in the place of the one there was.
pub fn save_logo(db: &mut Db, grant: &Grant, logo: &Logo) -> Result<(), Error> {
    grant.proves(EDITED_BY)?;
    on_backend!(db, |conn| {
        diesel::insert_into(business_logos::table)
            .values(logo)
            .on_conflict(business_logos::account_id)
            .do_update()
            .set((
                business_logos::format.eq(excluded(business_logos::format)),
                business_logos::width.eq(excluded(business_logos::width)),
                business_logos::height.eq(excluded(business_logos::height)),
                business_logos::content.eq(excluded(business_logos::content)),
                business_logos::changed_at.eq(excluded(business_logos::changed_at)),
            ))
            .execute(conn)
    })?;
    Ok(())
}

/// Removes the logo; `false` where there was none.
pub fn remove_logo(db: &mut Db, grant: &Grant) -> Result<bool, Error> {
    grant.proves(EDITED_BY)?;
    Ok(diesel::delete(business_logos::table.find(grant.account())).execute(db)? == 1)
}
