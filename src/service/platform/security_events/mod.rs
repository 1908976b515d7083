//! Security events (`docs/domain.md` §4.9): taken where they happen, kept beside the requests, and read by whoever manages
//! the people whom they are about.

mod log;

pub(in crate::service) use log::digest as address_digest;
pub use log::{SecurityEventKeeper, SecurityLog};

use std::slice;

use chrono::{Days, NaiveDate, NaiveTime, TimeZone};

use crate::{
    domain::{
        Action, Error, Moment,
        client::network_name,
        email::EmailAddress,
        fold::search_key,
        ids::{AccountId, SecurityEventId, UserId},
        list::Page,
        security_event::{GatheredEvent, SecurityEvent, SecurityEventKind, SecurityObject},
    },
    repository::{
        audit::{AuditEntry, Author},
        db::Db,
        security_event_list::{self, EventNames, EventOfUser, NarrowedEvents, SecurityEventQuery, WantedPerson},
        security_events,
    },
    service::{Call, UseCase},
};

/// Keeps an event in the transaction of the change that it tells of.
pub fn note(db: &mut Db, call: &Call, event: SecurityEvent) -> Result<(), Error> {
    note_many(db, call, GatheredEvent::alone(event))
}

/// Keeps what happened several times within a minute.
pub fn note_many(db: &mut Db, call: &Call, events: GatheredEvent) -> Result<(), Error> {
    log::keep(db, &call.keys, vec![events])
}

/// Keeps what goes on record as a security event too, where it is one.
pub(in crate::service) fn note_recorded(
    db: &mut Db,
    call: &Call,
    author: &Author,
    entry: &AuditEntry,
) -> Result<(), Error> {
    let Some(kind) = SecurityEventKind::of(entry.event()) else { return Ok(()) };
    let (object_kind, object) = entry.object();
    let of_object = SecurityObject::parse(object_kind).map(|kind| (kind, object));
    let is_own = author.user.is_some_and(|user| user.uuid() == &object);
    let event = call.event(kind).in_account(author.account);
    let event = match author.user {
        // One's own sessions may be ended by anybody who is oneself.
        Some(_) if is_own && kind == SecurityEventKind::SessionsEnded => return Ok(()),
        Some(user) if is_own => event.by_user(user),
        Some(user) => event.by_user(user).on(of_object),
        None if kind.is_by_link() => event.by_user(UserId::from_uuid(object)),
        None => event.on(of_object),
    };
    note(db, call, event)
}

/// A page of events, and the names of what they are about.
#[derive(Debug)]
pub struct ShownEvents {
    /// The page.
    pub page: Page<EventOfUser>,
    /// The names that the reader may see.
    pub names: EventNames,
    /// Whether the reader sees everybody's.
    pub of_all: bool,
    /// The name of the account that they are narrowed to.
    pub account: Option<String>,
}

/// A page of the events that the reader may see: the operator everybody's, others those of their account.
pub fn list(cx: &mut UseCase<'_>, wanted: &SecurityEventQuery) -> Result<ShownEvents, Error> {
    let grant = cx.authorize(Action::ViewSecurityEvents)?;
    let wanted = cx.paged(wanted);
    let narrowed = narrow(cx, &wanted)?;
    let all = cx.authorize(Action::ViewAllSecurityEvents).ok();
    let Some(all) = all else {
        let page = security_event_list::list_own(cx.db, grant.scope(), (&wanted, &narrowed), true)?;
        let (people, accounts) = about(&page.rows);
        let names = security_event_list::own_names(cx.db, grant.scope(), (&people, &accounts))?;
        return Ok(ShownEvents { page, names, of_all: false, account: None });
    };
    let typed = wanted.filter.account.as_str();
    let account = match typed.parse::<AccountId>() {
        Ok(id) => Some(id),
        Err(_) if typed.is_empty() => None,
        Err(_) => security_event_list::find_account(cx.db, &all, &search_key(typed))?,
    };
    let page = if account.is_none() && !typed.is_empty() {
        Page::empty()
    } else {
        security_event_list::list(cx.db, &all, account, (&wanted, &narrowed), true)?
    };
    let (people, mut accounts) = about(&page.rows);
    accounts.extend(account);
    let names = security_event_list::names(cx.db, &all, (&people, &accounts))?;
    let account = account.and_then(|id| names.accounts.get(&id).cloned());
    Ok(ShownEvents { page, names, of_all: true, account })
}

/// One event, and the names of what it is about.
#[derive(Debug)]
pub struct OpenedEvent {
    /// The event, and its user.
    pub event: EventOfUser,
    /// The names that the reader may see.
    pub names: EventNames,
    /// Whether the reader sees everybody's.
    pub of_all: bool,
}

/// One event that the reader may see.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for one that is nobody's, or not the reader's to see.
pub fn open(cx: &mut UseCase<'_>, id: SecurityEventId) -> Result<OpenedEvent, Error> {
    let grant = cx.authorize(Action::ViewSecurityEvents)?;
    let Ok(all) = cx.authorize(Action::ViewAllSecurityEvents) else {
        let event = security_event_list::find_own(cx.db, grant.scope(), id)?;
        let (people, accounts) = about(slice::from_ref(&event));
        let names = security_event_list::own_names(cx.db, grant.scope(), (&people, &accounts))?;
        return Ok(OpenedEvent { event, names, of_all: false });
    };
    let event = security_event_list::find(cx.db, &all, id)?;
    let (people, accounts) = about(slice::from_ref(&event));
    let names = security_event_list::names(cx.db, &all, (&people, &accounts))?;
    Ok(OpenedEvent { event, names, of_all: true })
}

/// Looks up what the list is narrowed to.
fn narrow(cx: &mut UseCase<'_>, wanted: &SecurityEventQuery) -> Result<NarrowedEvents, Error> {
    let filter = &wanted.filter;
    let person = match EmailAddress::parse(&filter.person).map(|address| address.key()) {
        Some(key) => Some(find_person(cx, &key)?),
        // What is no address is nobody's.
        None if !filter.person.is_empty() => Some(WantedPerson::Address(log::digest(&cx.call.keys, ""))),
        None => None,
    };
    let day = |typed: &str| security_event_list::SecurityEventFilter::day(typed);
    let zone = cx.actor.person.time_zone;
    Ok(NarrowedEvents {
        kind: filter.kind,
        failures: false,
        person,
        network: (!filter.place.is_empty()).then(|| network_name(&filter.place)),
        from: day(&filter.from).and_then(|day| begin_of(day, zone)),
        before: day(&filter.to).and_then(|day| begin_of(day.checked_add_days(Days::new(1))?, zone)),
    })
}

pub(in crate::service) fn find_person(cx: &mut UseCase<'_>, key: &str) -> Result<WantedPerson, Error> {
    let known = security_events::users_by_address(cx.db, &[key.to_owned()])?;
    Ok(known
        .get(key)
        .map_or_else(|| WantedPerson::Address(log::digest(&cx.call.keys, key)), |id| WantedPerson::User(*id)))
}

/// When a day begins in a zone; where the clock is put forward over that, an hour later.
pub(in crate::service) fn begin_of(day: NaiveDate, zone: chrono_tz::Tz) -> Option<Moment> {
    let begins = |hour| zone.from_local_datetime(&day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?)).earliest();
    let begins = begins(0).or_else(|| begins(1))?;
    Some(Moment::from_utc(begins.to_utc()))
}

/// The users and accounts that events are about.
fn about(events: &[EventOfUser]) -> (Vec<UserId>, Vec<AccountId>) {
    let objects = || events.iter().filter_map(|(event, _)| Some((event.object_kind?, event.object_id?)));
    let users =
        objects().filter(|(kind, _)| *kind == SecurityObject::User).map(|(_, id)| UserId::from_uuid(*id.uuid()));
    let who = events.iter().filter_map(|(event, _)| event.user_id);
    let accounts = objects().filter(|(kind, _)| *kind == SecurityObject::Account).map(|(_, id)| id);
    let acting = events.iter().filter_map(|(event, _)| event.account_id);
    (users.chain(who).collect(), accounts.chain(acting).collect())
}
