//! The activity log: audit records as people read them, everybody's for the operator, else those of an account.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    Action, AuditEvent, Error, Grant, Moment, Scope,
    account::AccountKind,
    audit::ActivityResult,
    ids::{AccountId, AuditId, UserId},
    list::{ByTime, ListQuery, Page, Seek, search_text},
    text_field,
};
use crate::repository::{
    contacts,
    counted::{count_all, count_up_to},
    db::Db,
    fixed_sql::{FixedSql, fixed},
    in_list::ColumnInList,
    keyset::keyset,
    schema::{accounts, audit_links, audit_records, relationships, users},
    states::ActiveRelationship,
};

/// What is wanted of the log.
pub type ActivityQuery = ListQuery<ByTime, ActivityFilter>;

/// What everybody's acts are seen by.
const SEEN_BY: &[Action] = &[Action::ViewAllActivity];

/// What the log is narrowed to, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ActivityFilter {
    /// Those from this day on.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// Those up to this day.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// One kind of act, or of refused attempt.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub action: String,
    /// Those of a person: its address.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub user: String,
    /// Those done for a customer: its name or id.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub customer: String,
    /// Those done to one thing: its id.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub object: String,
    /// What was done, or what was refused alone.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub result: Option<ActivityResult>,
}

/// What the log is narrowed to, looked up.
#[derive(Clone, Debug, Default)]
pub struct NarrowedActivity {
    /// One kind of act.
    pub event: Option<AuditEvent>,
    /// Those of whoever has this address.
    pub email: Option<String>,
    /// Those done for a customer.
    pub customer: Option<AccountId>,
    /// Those done to one thing.
    pub object: Option<Uuid>,
    /// Those of then or later.
    pub from: Option<Moment>,
    /// Those before.
    pub before: Option<Moment>,
}

/// Whose acts are seen.
#[derive(Clone, Copy, Debug)]
pub enum ActivityExtent {
    /// Everybody's.
    All,
    /// Those of a partner's people.
    Of(Scope),
    /// Those of whoever did something for a customer, its own people among them.
    For(Scope),
}

/// An act as the log shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = audit_records)]
pub struct RecordedAct {
    /// The id of its record.
    pub id: AuditId,
    /// When.
    pub at: Moment,
    /// The person; `None` for the portal itself, and for somebody who was not signed in.
    pub user_id: Option<UserId>,
    /// The person's address then, or what part of the portal acted; empty for somebody whom nobody knows.
    pub user_email: String,
    /// The account that was acted in.
    pub account_id: Option<AccountId>,
    /// The roles held there at that moment.
    pub roles: String,
    /// What was done.
    pub event: AuditEvent,
    /// What it was done to, by kind.
    pub object_kind: String,
    /// Which.
    pub object_id: Option<AuditId>,
    /// What mattered before, as JSON.
    pub old_value: Option<String>,
    /// What mattered afterwards, as JSON.
    pub new_value: Option<String>,
    /// The request.
    pub request_id: String,
    /// The customer that it was done for.
    pub customer_id: Option<AccountId>,
    /// Whether what it said of people was erased: its link has no salt any more.
    #[diesel(select_expression = is_erased(), select_expression_type = FixedSql<1>)]
    pub is_erased: bool,
}

/// An act without an address and values may never have had any.
const fn is_erased() -> FixedSql<1> {
    fixed("EXISTS (SELECT 1 FROM audit_links l WHERE l.record_id = audit_records.id AND l.salt IS NULL)")
}

/// An act with the names of its person and of the account that was acted in.
pub type NamedAct = (RecordedAct, Option<String>, Option<String>);

/// The acts that are seen and wanted. Each filter stands in an index beside the time.
macro_rules! wanted_acts {
    ($extent:expr, $narrowed:expr) => {{
        let mut query = audit_records::table.select(RecordedAct::as_select()).into_boxed();
        match $extent {
            ActivityExtent::All => {}
            ActivityExtent::Of(scope) => query = query.filter(audit_records::account_id.eq(scope.account())),
            ActivityExtent::For(scope) => query = query.filter(audit_records::customer_id.eq(scope.account())),
        }
        if let Some(event) = $narrowed.event {
            query = query.filter(audit_records::event.eq(event));
        }
        if let Some(email) = &$narrowed.email {
            query = query.filter(audit_records::user_email.eq(email.clone()));
        }
        if let Some(customer) = $narrowed.customer {
            query = query.filter(audit_records::customer_id.eq(customer));
        }
        if let Some(object) = $narrowed.object {
            query = query.filter(audit_records::object_id.eq(AuditId::from_uuid(object)));
        }
        if let Some(from) = $narrowed.from {
            query = query.filter(audit_records::at.ge(from));
        }
        if let Some(before) = $narrowed.before {
            query = query.filter(audit_records::at.lt(before));
        }
        query
    }};
}

/// That everybody's acts may be seen under this grant.
///
/// # Errors
/// [`Error::Internal`] for another grant.
pub fn extent_of_all(grant: &Grant) -> Result<ActivityExtent, Error> {
    grant.proves(SEEN_BY)?;
    Ok(ActivityExtent::All)
}

/// A page of the log, the newest first, and how long it is. One query, and one that counts, as far as that goes.
pub fn page(
    db: &mut Db,
    extent: ActivityExtent,
    (wanted, narrowed): (&ActivityQuery, &NarrowedActivity),
) -> Result<Page<RecordedAct>, Error> {
    let page = piece(db, extent, (wanted, narrowed))?;
    count_all(db, page, |db| count_up_to(db, wanted_acts!(extent, narrowed).select(audit_records::id)))
}

/// The same without its length where that is another query, for whoever reads all of it.
pub fn piece(
    db: &mut Db,
    extent: ActivityExtent,
    (wanted, narrowed): (&ActivityQuery, &NarrowedActivity),
) -> Result<Page<RecordedAct>, Error> {
    let seek: Seek<Moment> = wanted.seek();
    let query = keyset!(wanted_acts!(extent, narrowed), seek, audit_records::at, audit_records::id, AuditId);
    let found: Vec<RecordedAct> = query.limit(seek.limit()).load(db)?;
    Ok(Page::cut(found, &seek, |act| (act.at, *act.id.uuid())))
}

/// The newest acts of a thing, or for a customer, each with the names of its person and of the account that was acted in.
pub fn newest(
    db: &mut Db,
    extent: ActivityExtent,
    narrowed: &NarrowedActivity,
    most: i64,
) -> Result<Vec<NamedAct>, Error> {
    let mut query = audit_records::table
        .left_join(users::table.on(users::id.nullable().eq(audit_records::user_id)))
        .left_join(accounts::table.on(accounts::id.nullable().eq(audit_records::account_id)))
        .select((RecordedAct::as_select(), users::name.nullable(), accounts::name.nullable()))
        .into_boxed();
    match extent {
        ActivityExtent::All => {}
        ActivityExtent::Of(scope) => query = query.filter(audit_records::account_id.eq(scope.account())),
        ActivityExtent::For(scope) => query = query.filter(audit_records::customer_id.eq(scope.account())),
    }
    if let Some(customer) = narrowed.customer {
        query = query.filter(audit_records::customer_id.eq(customer));
    }
    if let Some(object) = narrowed.object {
        query = query.filter(audit_records::object_id.eq(AuditId::from_uuid(object)));
    }
    Ok(query.order((audit_records::at.desc(), audit_records::id.desc())).limit(most).load(db)?)
}

/// One act, if it is among those that are seen.
pub fn find(db: &mut Db, extent: ActivityExtent, id: AuditId) -> Result<RecordedAct, Error> {
    let any = NarrowedActivity::default();
    Ok(wanted_acts!(extent, any).filter(audit_records::id.eq(id)).first(db)?)
}

/// Which number a record has in the chain; `None` where it is not linked yet.
pub fn number(db: &mut Db, id: AuditId) -> Result<Option<i64>, Error> {
    let number = audit_links::table.filter(audit_links::record_id.eq(id)).select(audit_links::seq);
    Ok(number.first(db).optional()?)
}

/// What people and organizations in records are called.
#[derive(Clone, Debug, Default)]
pub struct ActivityNames {
    /// People.
    pub people: HashMap<UserId, String>,
    /// Organizations.
    pub accounts: HashMap<AccountId, String>,
    /// Customers that the account of the log serves now, where it is a partner's.
    pub served: HashSet<AccountId>,
}

/// The names of these. For callers that have found them in records that are seen. Two queries.
pub fn names(db: &mut Db, people: &[UserId], accounts: &[AccountId]) -> Result<ActivityNames, Error> {
    let people: Vec<(UserId, String)> =
        users::table.filter(users::id.in_list(people)).select((users::id, users::name)).load(db)?;
    let (people, accounts) = (people.into_iter().collect(), contacts::names(db, accounts)?);
    Ok(ActivityNames { people, accounts, served: HashSet::new() })
}

/// Which of these customers the account serves, where it is a partner's log.
pub fn served(db: &mut Db, extent: ActivityExtent, customers: &[AccountId]) -> Result<HashSet<AccountId>, Error> {
    let ActivityExtent::Of(scope) = extent else { return Ok(HashSet::new()) };
    let served: Vec<AccountId> = relationships::table
        .filter(relationships::partner_id.eq(scope.account()).and(relationships::customer_id.in_list(customers)))
        .filter(ActiveRelationship)
        .select(relationships::customer_id)
        .load(db)?;
    Ok(served.into_iter().collect())
}

/// What the log calls a customer that it is narrowed to: for whoever sees everything its name, for a partner what the
/// partner called it last; `None` for one that is not the account's own.
pub fn customer_name(db: &mut Db, extent: ActivityExtent, customer: AccountId) -> Result<Option<String>, Error> {
    Ok(match extent {
        ActivityExtent::All => contacts::names(db, &[customer])?.remove(&customer),
        ActivityExtent::Of(scope) => relationships::table
            .filter(relationships::partner_id.eq(scope.account()).and(relationships::customer_id.eq(customer)))
            .order(relationships::id.desc())
            .select(relationships::company_name)
            .first(db)
            .optional()?,
        ActivityExtent::For(_) => None,
    })
}

/// The customer that somebody means by its whole name: any for whoever sees everything, else one of the account's own,
/// whether it still serves it or not.
pub fn find_customer(db: &mut Db, extent: ActivityExtent, name_key: &str) -> Result<Option<AccountId>, Error> {
    let found = match extent {
        // There is an index for each kind.
        ActivityExtent::All => accounts::table
            .filter(accounts::kind.in_list(AccountKind::ALL).and(accounts::name_key.eq(name_key)))
            .order(accounts::id)
            .select(accounts::id)
            .first(db)
            .optional()?,
        ActivityExtent::Of(scope) => relationships::table
            .filter(relationships::partner_id.eq(scope.account()).and(relationships::name_key.eq(name_key)))
            .order(relationships::id)
            .select(relationships::customer_id)
            .first(db)
            .optional()?,
        ActivityExtent::For(_) => None,
    };
    Ok(found)
}
