//! Identifiers: the partner's numbers, its places, and which of them its account is associated with (`docs/domain.md`
//! §2.3).

use serde_json::json;

use crate::{
    domain::{
        Action, AuditEvent, Checks, Country, Error, Grant, Text,
        company::CompanyForm,
        list::{ByName, ListQuery, Page},
        mpn::parse_location_mpn_id,
        partner_profile::{Office, read_office},
    },
    repository::{
        accounts::{self, Account},
        db::Db,
        partner_locations::{self, Location, NewLocation},
        partner_profiles, partner_users,
    },
    service::{AuditEntry, Call, FormKey, UseCase},
};

/// The most characters of a place's name.
const NAME_LENGTH: usize = 100;

/// The partner's numbers.
#[derive(Clone, Debug)]
pub struct Identifiers {
    /// The account, with its global number and that of the place it is associated with.
    pub account: Account,
    /// The place that the account is associated with, where somebody has described it.
    pub associated: Option<Location>,
    /// A page of its places.
    pub locations: Page<Location>,
}

impl Identifiers {
    /// The number of the place that the account is associated with, where that has come with the account, and nobody has
    /// described it.
    #[must_use]
    pub fn undescribed(&self) -> Option<i64> {
        self.account.mpn_location_id.filter(|_| self.associated.is_none())
    }
}

/// The fields of a new place.
#[derive(Clone, Debug, Default)]
pub struct LocationForm {
    /// Its partner number.
    pub mpn_id: String,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its address and whom to ask there.
    pub office: CompanyForm,
}

/// The partner's numbers, with a page of its places by name. Three queries.
pub fn show(cx: &mut UseCase<'_>, wanted: &ListQuery<ByName>) -> Result<Identifiers, Error> {
    let wanted = &cx.paged(wanted);
    load(cx.db, &cx.authorize(Action::ViewAccountSettings)?, wanted)
}

/// The same for somebody who may choose the location that the account is associated with.
pub fn choose(cx: &mut UseCase<'_>, wanted: &ListQuery<ByName>) -> Result<Identifiers, Error> {
    let wanted = &cx.paged(wanted);
    load(cx.db, &cx.authorize(Action::AssociateLocation)?, wanted)
}

/// The partner's country, for somebody who may add locations to its account.
pub fn begin(cx: &mut UseCase<'_>) -> Result<&'static Country, Error> {
    cx.authorize(Action::AddLocations)?;
    Country::find(&cx.actor.account.country).ok_or(Error::NotFound)
}

fn load(db: &mut Db, grant: &Grant, wanted: &ListQuery<ByName>) -> Result<Identifiers, Error> {
    let scope = grant.scope();
    let account = accounts::find(db, scope.account())?;
    let associated = place(db, grant, account.mpn_location_id)?;
    Ok(Identifiers { associated, locations: partner_locations::list(db, scope, wanted)?, account })
}

/// The partner's place that has this number, if it has one.
fn place(db: &mut Db, grant: &Grant, number: Option<i64>) -> Result<Option<Location>, Error> {
    match number {
        Some(number) => partner_locations::find(db, grant.scope(), number),
        None => Ok(None),
    }
}

/// Adds a place. Its number is nobody else's, neither of an account nor of a place; its name no other place's of the
/// partner. Gives its name.
pub fn add(cx: &mut UseCase<'_>, key: &FormKey, form: &LocationForm) -> Result<String, Error> {
    let grant = cx.authorize(Action::AddLocations)?;
    partner_users::lock(cx.db, grant.account())?;
    // What was typed is not kept before it is checked: PostgreSQL keeps no NUL.
    cx.once(key, "add a location", "added", |cx| {
        let mut checks = Checks::new();
        let country = checks.choice("country", Country::find(&form.country));
        let name = checks.name("name", &form.name, NAME_LENGTH);
        if partner_locations::is_named(cx.db, grant.scope(), &name)? {
            checks.refuse("name", Text::new("location-name-taken"));
        }
        let mpn_id = read_number(cx.db, &mut checks, &form.mpn_id)?;
        let office = country.map(|country| read_office(&mut checks, &form.office, country));
        checks.finish()?;
        let (Some(country), Some(mpn_id), Some(office)) = (country, mpn_id, office) else {
            return Err(Error::Internal("a refused field passed".into()));
        };
        let new = NewLocation { mpn_id, name: &name, country: country.code, office: &office, associated_at: None };
        let id = partner_locations::insert(cx.db, &grant, &new, cx.call.now)?;
        let audit_entry = AuditEntry::new(AuditEvent::LocationCreated, "location", *id.uuid())
            .to(json!({ "mpn_id": mpn_id, "name": name, "country": country.code }));
        cx.audit(audit_entry)
    })?;
    // The key is bound to what was typed, so a form that is sent again has the same name.
    Ok(form.name.trim().to_owned())
}

fn read_number(db: &mut Db, checks: &mut Checks, typed: &str) -> Result<Option<i64>, Error> {
    let Some(number) = parse_location_mpn_id(typed) else {
        checks.refuse("mpn_id", Text::new("location-mpn-wrong"));
        return Ok(None);
    };
    if accounts::is_mpn_taken(db, number, number)? {
        checks.refuse("mpn_id", Text::new("location-mpn-taken"));
    }
    Ok(Some(number))
}

/// Associates the partner's account with another of its locations, which is in the account's own country
/// (`docs/domain.md` §2.3). What was sold with the number before keeps it, and the number stays the partner's. Gives
/// the number; nothing changes if the account is associated with the location already.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Invalid`] where the place is in another country; [`Error::NotFound`] where it is another's.
pub fn associate(cx: &mut UseCase<'_>, typed: &str) -> Result<i64, Error> {
    let grant = cx.authorize(Action::AssociateLocation)?;
    partner_users::lock(cx.db, grant.account())?;
    let account = accounts::find(cx.db, grant.account())?;
    let mut checks = Checks::new();
    let number = typed.parse::<i64>().ok();
    let chosen = place(cx.db, &grant, number)?;
    let before = account.mpn_location_id;
    if let (Some(number), true) = (number, number == before) {
        return Ok(number);
    }
    let chosen = checks.choice("location", chosen);
    if let Some(place) = chosen.as_ref().filter(|place| place.country != account.country) {
        checks.refuse("location", Text::new("associate-other-country").with("name", &place.name));
    }
    checks.finish()?;
    let chosen = chosen.ok_or(Error::NotFound)?;
    if let (Some(number), None) = (before, place(cx.db, &grant, before)?) {
        keep_first(cx.db, cx.call, &grant, &account, number)?;
    }
    partner_locations::associate(cx.db, &grant, chosen.mpn_id, cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::LocationAssociated, "account", *grant.account().uuid())
        .from(json!({ "mpn_location_id": before }))
        .to(json!({ "mpn_location_id": chosen.mpn_id }));
    cx.audit(audit_entry)?;
    Ok(chosen.mpn_id)
}

/// Keeps the place that came with the account as one of its own: it carries the account's name and address.
fn keep_first(db: &mut Db, call: &Call, grant: &Grant, account: &Account, mpn_id: i64) -> Result<(), Error> {
    let (office, _): (Office, i64) = partner_profiles::load(db, grant.scope())?;
    let taken = partner_locations::is_named(db, grant.scope(), &account.name)?;
    let name = if taken { format!("{} {mpn_id}", account.name) } else { account.name.clone() };
    let associated_at = Some(account.created_at);
    let first = NewLocation { mpn_id, name: &name, country: &account.country, office: &office, associated_at };
    partner_locations::insert(db, grant, &first, call.now).map(|_| ())
}
