//! The activity log (`docs/domain.md` §4.10): what was done, by whom and to what. The operator sees everything, partners
//! what their people did, customers what anybody did for them. Whoever may see security events finds refused attempts
//! among them.

use serde_json::Value;
use uuid::Uuid;

use crate::{
    domain::{
        Action, AuditEvent, Error, Grant, Moment,
        audit::{ActivityResult, AuditField, Telling},
        email::EmailAddress,
        fold::search_key,
        ids::{AccountId, AuditId, SecurityEventId, UserId},
        list::{Page, PagePosition, PageSize},
        policy,
        security_event::SecurityEventKind,
    },
    repository::{
        activity_log::{
            self, ActivityExtent, ActivityFilter, ActivityNames, ActivityQuery, NamedAct, NarrowedActivity, RecordedAct,
        },
        audit::AuditEntry,
        purges,
        security_event_list::{self, EventOfUser, NarrowedEvents, SecurityEventFilter},
    },
    service::{
        UseCase,
        security_events::{self, OpenedEvent},
    },
};

/// How many acts the page of a thing shows of those that were done to it.
const HISTORY: i64 = 5;

/// A line of the log.
#[derive(Clone, Debug)]
pub enum LogLine {
    /// Something that was done.
    Act(Box<ShownAct>),
    /// Something that was tried, and refused; and the name of the account that was acted in.
    Refusal(Box<EventOfUser>, Option<String>),
}

/// Something that was done, with the names of whoever is in it.
#[derive(Clone, Debug)]
pub struct ShownAct {
    /// Its record.
    pub act: RecordedAct,
    /// Who it was.
    pub person: Option<String>,
    /// The organization that the person acted for, where that is another than the reader's.
    pub account: Option<String>,
    /// The customer that it was done for, where that is another than the reader's.
    pub customer: Option<String>,
    /// Whether the reader's account serves that customer now.
    pub is_served: bool,
}

/// Whose acts the reader sees, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogReader {
    /// The operator.
    Operator,
    /// Somebody of a partner.
    Partner,
    /// Somebody of a customer.
    Customer,
}

/// A page of the log.
#[derive(Debug)]
pub struct ShownLog {
    /// The page.
    pub page: Page<LogLine>,
    /// Who reads it.
    pub reader: LogReader,
    /// Whether refused attempts are among its lines.
    pub with_refusals: bool,
    /// The name of the customer that it is narrowed to.
    pub customer: Option<String>,
}

/// One act, with what it changed.
#[derive(Debug)]
pub struct OpenedAct {
    /// The act.
    pub shown: ShownAct,
    /// The names of whoever its values name.
    pub names: ActivityNames,
    /// Which number its record has in the chain.
    pub number: Option<i64>,
    /// Whether somebody else's people did it, who keep some of its values to themselves.
    pub is_others: bool,
}

/// A line of the log, with what there is to say of it.
#[derive(Debug)]
pub enum OpenedLine {
    /// Something that was done.
    Act(Box<OpenedAct>),
    /// Something that was tried, and refused.
    Refusal(Box<OpenedEvent>),
}

/// What was done to a thing last, for its page; the whole of it is in the log.
#[derive(Clone, Debug, Default)]
pub struct ObjectHistory {
    /// The newest acts.
    pub acts: Vec<ShownAct>,
    /// The log, narrowed to the thing.
    pub log: ActivityQuery,
}

/// What a page shows the history of.
#[derive(Clone, Copy, Debug)]
pub enum HistoryOf {
    /// A thing: what was done to it.
    Object(Uuid),
    /// A customer: what was done for it, to whatever.
    Customer(AccountId),
}

/// Whose acts the reader sees.
fn extent(cx: &UseCase<'_>, grant: &Grant) -> Result<(ActivityExtent, LogReader), Error> {
    if let Ok(all) = cx.authorize(Action::ViewAllActivity) {
        return Ok((activity_log::extent_of_all(&all)?, LogReader::Operator));
    }
    Ok(if policy::is_served(cx.actor.account.kind) {
        (ActivityExtent::For(grant.scope()), LogReader::Customer)
    } else {
        (ActivityExtent::Of(grant.scope()), LogReader::Partner)
    })
}

/// A page of the log, as far as the reader may see it.
pub fn list(cx: &mut UseCase<'_>, wanted: &ActivityQuery) -> Result<ShownLog, Error> {
    let grant = cx.authorize(Action::ViewActivityLog)?;
    let wanted = cx.paged(wanted);
    let (extent, reader) = extent(cx, &grant)?;
    let with_refusals = cx.authorize(Action::ViewSecurityEvents).is_ok();
    let Some(narrowed) = narrow(cx, extent, &wanted)? else {
        return Ok(ShownLog { page: Page::empty(), reader, with_refusals, customer: None });
    };
    let page = lines(cx, extent, (&wanted, &narrowed), true)?;
    let customer = match narrowed.customer {
        Some(id) => activity_log::customer_name(cx.db, extent, id)?,
        None => None,
    };
    Ok(ShownLog { page, reader, with_refusals, customer })
}

/// A piece of the log for a file, and the place where the next one begins. Who takes it has proved that before
/// ([`note_export`]): a long file takes longer than a proof lasts.
pub fn export(cx: &mut UseCase<'_>, wanted: &ActivityQuery) -> Result<(Vec<LogLine>, Option<PagePosition>), Error> {
    let grant = cx.authorize(Action::ViewActivityLog)?;
    let (extent, _) = extent(cx, &grant)?;
    let wanted = &wanted.clone().usually(PageSize::Rows200);
    let Some(narrowed) = narrow(cx, extent, wanted)? else { return Ok((Vec::new(), None)) };
    let page = lines(cx, extent, (wanted, &narrowed), false)?;
    Ok((page.rows, page.next))
}

/// Puts on record that the log is taken away as a file.
pub fn note_export(cx: &mut UseCase<'_>) -> Result<(), Error> {
    let grant = cx.authorize(Action::ExportActivityLog)?;
    cx.audit(AuditEntry::new(AuditEvent::ActivityLogExported, "account", *grant.account().uuid()))
}

/// One line of the log, as far as the reader may see it.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for one that is nobody's, or not the reader's to see.
pub fn open(cx: &mut UseCase<'_>, id: Uuid) -> Result<OpenedLine, Error> {
    match open_act(cx, AuditId::from_uuid(id)) {
        Err(Error::NotFound) => open_refusal(cx, SecurityEventId::from_uuid(id)),
        found => Ok(OpenedLine::Act(Box::new(found?))),
    }
}

/// A refused attempt; there are none for whoever may not see security events.
fn open_refusal(cx: &mut UseCase<'_>, id: SecurityEventId) -> Result<OpenedLine, Error> {
    cx.authorize(Action::ViewSecurityEvents).map_err(|_denied| Error::NotFound)?;
    let opened = security_events::open(cx, id)?;
    if opened.event.0.kind.is_failure() { Ok(OpenedLine::Refusal(Box::new(opened))) } else { Err(Error::NotFound) }
}

fn open_act(cx: &mut UseCase<'_>, id: AuditId) -> Result<OpenedAct, Error> {
    let grant = cx.authorize(Action::ViewActivityLog)?;
    let (extent, reader) = extent(cx, &grant)?;
    let act = activity_log::find(cx.db, extent, id)?;
    let (people, accounts) = named_in(&act);
    let mut names = activity_log::names(cx.db, &people, &accounts)?;
    names.served = activity_log::served(cx.db, extent, act.customer_id.as_slice())?;
    let number = activity_log::number(cx.db, id)?;
    let is_others = reader == LogReader::Customer && act.account_id != Some(grant.account());
    let shown = show(cx, act, &names);
    Ok(OpenedAct { shown, names, number, is_others })
}

/// What was done last to a thing that the reader sees the page of; nothing for whoever may not see the log. One query.
pub fn history(cx: &mut UseCase<'_>, of: HistoryOf) -> Result<Option<ObjectHistory>, Error> {
    let Ok(grant) = cx.authorize(Action::ViewActivityLog) else { return Ok(None) };
    let (extent, _) = extent(cx, &grant)?;
    let (mut filter, mut narrowed) = (ActivityFilter::default(), NarrowedActivity::default());
    match of {
        HistoryOf::Object(object) => {
            (filter.object, narrowed.object) = (object.to_string(), Some(object));
        }
        HistoryOf::Customer(customer) => {
            (filter.customer, narrowed.customer) = (customer.to_string(), Some(customer));
        }
    }
    let me = cx.actor.account.id;
    let shown = |(act, person, account): NamedAct| ShownAct {
        person: person.filter(|name| !is_nobodys(&act, name)),
        account: account.filter(|_| act.account_id != Some(me)),
        customer: None,
        is_served: false,
        act,
    };
    let acts = activity_log::newest(cx.db, extent, &narrowed, HISTORY)?.into_iter().map(shown).collect();
    Ok(Some(ObjectHistory { acts, log: ActivityQuery::new("", filter) }))
}

/// A page of whatever lines are wanted; how many there are, where it `counts`.
fn lines(
    cx: &mut UseCase<'_>,
    extent: ActivityExtent,
    (wanted, narrowed): (&ActivityQuery, &NarrowedActivity),
    counts: bool,
) -> Result<Page<LogLine>, Error> {
    let with_refusals = cx.authorize(Action::ViewSecurityEvents).is_ok();
    let (with_acts, refused) = match wanted_lines(&wanted.filter, with_refusals) {
        Some(WantedLines::Acts) => (true, None),
        Some(WantedLines::Refusals(kind)) => (false, Some(kind)),
        Some(WantedLines::Both) => (true, Some(None)),
        None => return Ok(Page::empty()),
    };
    let done = if with_acts {
        let read = if counts { activity_log::page } else { activity_log::piece };
        let found = read(cx.db, extent, (wanted, narrowed))?;
        Some(acts(cx, extent, found)?)
    } else {
        None
    };
    // Of more acts than are counted there are more lines, however many were refused.
    let are_many = done.as_ref().and_then(|page| page.count).is_some_and(|count| count.exactly().is_none());
    let refused = match refused {
        Some(kind) => Some(refusals(cx, (wanted, narrowed), kind, counts && !are_many)?),
        None => None,
    };
    Ok(match (done, refused) {
        (Some(done), Some(refused)) => done.merged(refused, &wanted.seek(), key),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => Page::empty(),
    })
}

/// Which lines are wanted.
enum WantedLines {
    Acts,
    Refusals(Option<SecurityEventKind>),
    Both,
}

/// Which lines the filters leave; none where what is wanted does not exist for the reader.
fn wanted_lines(filter: &ActivityFilter, with_refusals: bool) -> Option<WantedLines> {
    // What was refused was done to nothing, and for nobody.
    let about_something = !filter.object.is_empty() || !filter.customer.is_empty();
    let refusal = SecurityEventKind::parse(&filter.action).filter(|kind| kind.is_failure());
    let is_act = AuditEvent::parse(&filter.action).is_some();
    let acts = refusal.is_none() && filter.result != Some(ActivityResult::Refused);
    let refusals = with_refusals && !about_something && !is_act && filter.result != Some(ActivityResult::Done);
    match (acts, refusals) {
        (true, true) => Some(WantedLines::Both),
        (true, false) => Some(WantedLines::Acts),
        (false, true) => Some(WantedLines::Refusals(refusal)),
        (false, false) => None,
    }
}

/// Looks up what the log is narrowed to; `None` where that finds nothing.
fn narrow(
    cx: &mut UseCase<'_>,
    extent: ActivityExtent,
    wanted: &ActivityQuery,
) -> Result<Option<NarrowedActivity>, Error> {
    let filter = &wanted.filter;
    let zone = cx.actor.person.time_zone;
    let day = SecurityEventFilter::day;
    let mut narrowed = NarrowedActivity {
        event: AuditEvent::parse(&filter.action),
        from: day(&filter.from).and_then(|day| security_events::begin_of(day, zone)),
        before: day(&filter.to).and_then(|day| security_events::begin_of(day.succ_opt()?, zone)),
        ..NarrowedActivity::default()
    };
    if !filter.user.is_empty() {
        let Some(address) = EmailAddress::parse(&filter.user) else { return Ok(None) };
        narrowed.email = Some(address.as_str().to_owned());
    }
    if !filter.object.is_empty() {
        let Ok(object) = Uuid::try_parse(&filter.object) else { return Ok(None) };
        narrowed.object = Some(object);
    }
    if !filter.customer.is_empty() {
        let found = match filter.customer.parse::<AccountId>() {
            Ok(id) => Some(id),
            Err(_) => activity_log::find_customer(cx.db, extent, &search_key(&filter.customer))?,
        };
        let Some(customer) = found else { return Ok(None) };
        narrowed.customer = Some(customer);
    }
    Ok(Some(narrowed))
}

/// What the lines are in the order of.
fn key(line: &LogLine) -> (Moment, Uuid) {
    match line {
        LogLine::Act(shown) => (shown.act.at, *shown.act.id.uuid()),
        LogLine::Refusal(event, _) => (event.0.first_at, *event.0.id.uuid()),
    }
}

/// Acts with the names of whoever is in them.
fn acts(cx: &mut UseCase<'_>, extent: ActivityExtent, page: Page<RecordedAct>) -> Result<Page<LogLine>, Error> {
    let people: Vec<UserId> = page.rows.iter().filter_map(|act| act.user_id).collect();
    let accounts = page.rows.iter().flat_map(|act| [act.account_id, act.customer_id]).flatten();
    let accounts: Vec<AccountId> = accounts.filter(|id| *id != cx.actor.account.id).collect();
    let mut names = activity_log::names(cx.db, &people, &accounts)?;
    let customers: Vec<AccountId> = page.rows.iter().filter_map(|act| act.customer_id).collect();
    names.served = activity_log::served(cx.db, extent, &customers)?;
    let cx = &*cx;
    Ok(page.map(|act| LogLine::Act(Box::new(show(cx, act, &names)))))
}

/// Whether somebody was erased who is still named by an id.
fn is_nobodys(act: &RecordedAct, name: &str) -> bool {
    act.is_erased && name == purges::NO_NAME
}

fn show(cx: &UseCase<'_>, act: RecordedAct, names: &ActivityNames) -> ShownAct {
    let me = cx.actor.account.id;
    let name = |id: Option<AccountId>| id.filter(|id| *id != me).and_then(|id| names.accounts.get(&id)).cloned();
    ShownAct {
        person: act.user_id.and_then(|id| names.people.get(&id)).filter(|name| !is_nobodys(&act, name)).cloned(),
        account: name(act.account_id),
        customer: name(act.customer_id),
        is_served: act.customer_id.is_some_and(|id| names.served.contains(&id)),
        act,
    }
}

/// Refused attempts of the reader's people; of everybody for the operator. How many there are, where it `counts`.
fn refusals(
    cx: &mut UseCase<'_>,
    (wanted, narrowed): (&ActivityQuery, &NarrowedActivity),
    kind: Option<SecurityEventKind>,
    counts: bool,
) -> Result<Page<LogLine>, Error> {
    let grant = cx.authorize(Action::ViewSecurityEvents)?;
    let person = match &narrowed.email {
        Some(email) => Some(security_events::find_person(cx, email)?),
        None => None,
    };
    let wanted = wanted.beside(SecurityEventFilter::default());
    let (from, before) = (narrowed.from, narrowed.before);
    let narrowed = NarrowedEvents { kind, failures: kind.is_none(), person, network: None, from, before };
    let page = match cx.authorize(Action::ViewAllSecurityEvents) {
        Ok(all) => security_event_list::list(cx.db, &all, None, (&wanted, &narrowed), counts)?,
        Err(_) => security_event_list::list_own(cx.db, grant.scope(), (&wanted, &narrowed), counts)?,
    };
    let accounts = page.rows.iter().filter_map(|event| event.0.account_id);
    let accounts: Vec<AccountId> = accounts.filter(|id| *id != cx.actor.account.id).collect();
    let names = activity_log::names(cx.db, &[], &accounts)?.accounts;
    Ok(page.map(|event| {
        let account = event.0.account_id.and_then(|id| names.get(&id)).cloned();
        LogLine::Refusal(Box::new(event), account)
    }))
}

/// The people and accounts that a record names: in its columns, and in its values.
fn named_in(act: &RecordedAct) -> (Vec<UserId>, Vec<AccountId>) {
    let mut people: Vec<UserId> = act.user_id.into_iter().collect();
    let mut accounts: Vec<AccountId> = act.account_id.into_iter().chain(act.customer_id).collect();
    for value in [&act.old_value, &act.new_value].into_iter().flatten() {
        let Ok(Value::Object(fields)) = serde_json::from_str::<Value>(value) else { continue };
        for (name, value) in fields {
            let telling = AuditField::find(act.event, &name).map(|field| field.telling);
            let Some(id) = value.as_str().and_then(|text| Uuid::try_parse(text).ok()) else { continue };
            match telling {
                Some(Telling::Account) => accounts.push(AccountId::from_uuid(id)),
                Some(Telling::Person) => people.push(UserId::from_uuid(id)),
                _ => {}
            }
        }
    }
    (people, accounts)
}
