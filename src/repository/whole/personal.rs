//! All that is kept of a person: where it stands, how it is taken away as a file, and what goes when somebody is erased
//! (`docs/adr/0028`). The tables are named here once; a test asks for those that hold people and aren't.
//!
//! Needs no grant: whoever runs the machine answers people who ask for it, and both are on record.

use std::collections::BTreeMap;

use diesel::{
    RunQueryDsl, sql_query,
    sql_types::{Binary, Nullable, Text, Timestamp},
};
use serde_json::{Map, Value};

use super::{
    Line,
    columns::{Column, columns, row},
    quoted,
};
use crate::{
    domain::{Error, Moment, ids::UserId},
    repository::{
        db::{Db, on_backend},
        purges,
        types::DbUuid,
    },
};

/// What goes of a row when its person is erased.
enum Erasing {
    /// All of it.
    Row,
    /// These columns become what stands here.
    Columns(&'static str),
    /// Nothing: why.
    Kept(&'static str),
}

/// Where something is kept of a person.
struct PersonalTable {
    table: &'static str,
    /// Whose row `t` is: of the person `p`.
    whose: &'static str,
    /// Columns that are secrets of the portal, and tell nothing of the person.
    secret: &'static [&'static str],
    erasing: Erasing,
}

const fn personal_table(
    table: &'static str,
    whose: &'static str,
    secret: &'static [&'static str],
    erasing: Erasing,
) -> PersonalTable {
    PersonalTable { table, whose, secret, erasing }
}

/// Why what an order is made of stays.
const TRADE: &str = "who ordered is part of an order, which the law keeps";
/// Why what people wrote for their organizations stays.
const TALK: &str = "it belongs to the organizations; the person in it is nobody's any more";
/// Why contacts stay: whoever is one is not erased.
const CONTACT: &str = "an organization names its contact itself, and another one first";
/// Whose a row with the id of a user is.
const OF_USER: &str = "t.user_id = p.id";

/// Everywhere, in an order in which rows can go.
const PERSONAL_TABLES: [PersonalTable; 31] = [
    personal_table(
        "users",
        "t.id = p.id",
        &["password_hash", "search_key"],
        Erasing::Kept("emptied apart: others name the row"),
    ),
    personal_table("memberships", OF_USER, &[], Erasing::Row),
    personal_table("customer_users", OF_USER, &["name_key", "search_key"], Erasing::Row),
    personal_table("sessions", OF_USER, &["id", "number"], Erasing::Row),
    personal_table("second_steps", OF_USER, &["id"], Erasing::Row),
    personal_table("single_sign_on_identities", OF_USER, &[], Erasing::Row),
    personal_table("passkeys", OF_USER, &["credential_id", "public_key"], Erasing::Row),
    personal_table("authenticators", OF_USER, &["sealed"], Erasing::Row),
    personal_table("recovery_codes", OF_USER, &["hash"], Erasing::Row),
    personal_table("password_links", OF_USER, &["token_hash"], Erasing::Row),
    personal_table("user_links", OF_USER, &["token_hash"], Erasing::Row),
    personal_table("sign_in_notices", OF_USER, &["token_hash"], Erasing::Row),
    personal_table("drafts", OF_USER, &["sealed_content"], Erasing::Row),
    personal_table(
        "access_restorations",
        "t.user_id = p.id OR lower(t.new_email) = p.email",
        &["token_hash"],
        Erasing::Columns("new_email = NULL"),
    ),
    personal_table(
        "security_events",
        "t.user_id = p.id OR t.address_digest = p.digest",
        &["bucket", "address_digest"],
        Erasing::Columns("address = NULL, address_digest = NULL, network = '', browser = ''"),
    ),
    personal_table(
        "invitations",
        "t.recipient_key = p.email",
        &["token_hash", "sealed_token"],
        Erasing::Columns("recipient = NULL, recipient_key = NULL, subject = '', message = '', decline_reason = NULL"),
    ),
    personal_table(
        "enrolments",
        "t.email_key = p.email",
        &["token_hash", "sealed_link_token", "password_hash"],
        Erasing::Columns("admin_name = '—', email = '', email_key = ''"),
    ),
    personal_table(
        "referrals",
        "lower(t.contact_email) = p.email",
        &[],
        Erasing::Columns("contact_name = '', contact_email = '', contact_phone = '', erased_at = p.now"),
    ),
    personal_table(
        "partnership_inquiries",
        "t.asked_by = p.id OR lower(t.asker_email) = p.email",
        &[],
        Erasing::Columns("asker_name = '—', asker_email = ''"),
    ),
    personal_table(
        "customers",
        "lower(t.email) = p.email",
        &[],
        Erasing::Columns("first_name = '—', middle_name = '', last_name = '', email = '', phone = ''"),
    ),
    personal_table("outbox", "lower(t.recipient) = p.email", &["sealed_content"], Erasing::Columns("recipient = ''")),
    personal_table("contacted_addresses", "t.address_key = p.email", &[], Erasing::Row),
    personal_table("mail_counters", "t.scope = 'recipient' AND t.subject = p.email", &[], Erasing::Row),
    personal_table("partner_profiles", "lower(t.email) = p.email", &[], Erasing::Kept(CONTACT)),
    personal_table("partner_locations", "lower(t.email) = p.email", &["name_key"], Erasing::Kept(CONTACT)),
    personal_table(
        "partner_agreements",
        "t.signed_by = p.id",
        &[],
        Erasing::Kept("who signed an agreement is part of it: the name stays, the address goes"),
    ),
    personal_table(
        "customer_agreements",
        "lower(t.email) = p.email",
        &[],
        Erasing::Kept("who accepted an agreement is part of it"),
    ),
    personal_table("orders", OF_USER, &[], Erasing::Kept(TRADE)),
    personal_table("order_requests", "t.asker_id = p.id", &[], Erasing::Kept(TRADE)),
    personal_table("service_requests", "t.opened_by_user = p.id", &[], Erasing::Kept(TALK)),
    personal_table("service_request_entries", OF_USER, &[], Erasing::Kept(TALK)),
];

/// What keeps somebody from being erased: each is ended by people of that organization, or by time.
const LIVE: [&str; 11] = [
    "SELECT 'is a user of ' || a.name || ': an administrator there removes this person first' AS line \
     FROM memberships t JOIN accounts a ON a.id = t.account_id, p WHERE t.user_id = p.id",
    "SELECT 'is in the directory of ' || a.name || ': an administrator there, or of its partner, deletes this user first' \
     AS line FROM customer_users t JOIN accounts a ON a.id = t.customer_id, p \
     WHERE t.user_id = p.id AND t.state = 'active'",
    "SELECT 'was deleted from the directory of ' || a.name || ', which keeps it for 30 days: wait until then' AS line \
     FROM customer_users t JOIN accounts a ON a.id = t.customer_id, p WHERE t.user_id = p.id AND t.state = 'deleted'",
    "SELECT 'was asked to join ' || a.name || ': an administrator there withdraws that first' AS line \
     FROM user_links t JOIN accounts a ON a.id = t.account_id, p \
     WHERE t.user_id = p.id AND t.roles <> '' AND t.expires_at > p.now",
    "SELECT 'has an open invitation from ' || a.name || ': somebody there revokes it first' AS line \
     FROM invitations t JOIN accounts a ON a.id = t.account_id, p \
     WHERE t.recipient_key = p.email AND t.outcome IS NULL AND t.replaced_at IS NULL AND t.expires_at > p.now",
    "SELECT 'is about to confirm an enrollment of ' || t.company || ': it ends by itself' AS line \
     FROM enrolments t, p WHERE t.email_key = p.email AND t.verified_at IS NULL",
    "SELECT 'is the contact of an open referral from ' || a.name || ': it is closed or withdrawn first' AS line \
     FROM referrals t JOIN accounts a ON a.id = t.provider_id, p \
     WHERE lower(t.contact_email) = p.email AND t.ended_at IS NULL",
    "SELECT 'is the contact of ' || a.name || ': somebody there, or of its partner, names another one first' AS line \
     FROM customers t JOIN accounts a ON a.id = t.id, p WHERE lower(t.email) = p.email \
     AND (EXISTS (SELECT 1 FROM relationships r WHERE r.customer_id = t.id AND r.state = 'active') \
     OR EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = t.id))",
    "SELECT 'is the contact of ' || a.name || ': somebody there names another one first' AS line \
     FROM partner_profiles t JOIN accounts a ON a.id = t.account_id, p WHERE lower(t.email) = p.email",
    "SELECT 'is the contact of ' || t.name || ', a location of ' || a.name || ': somebody there names another one first' \
     AS line FROM partner_locations t JOIN accounts a ON a.id = t.account_id, p WHERE lower(t.email) = p.email",
    "SELECT 'is about to get an email: wait until it is sent or given up' AS line \
     FROM outbox t, p WHERE lower(t.recipient) = p.email AND t.state = 'waiting'",
];

/// Somebody whom tables may know.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    /// The user that it is.
    pub user: Option<UserId>,
    /// The address, as addresses are compared.
    pub email_key: String,
    /// What the address is kept as where it isn't kept.
    pub digest: [u8; 32],
    /// Now.
    pub now: Moment,
}

/// A statement about `p`, the person.
macro_rules! about {
    ($db:expr, $person:expr, $statement:expr, |$query:ident, $conn:ident| $run:expr) => {{
        let person = match $db {
            Db::Pg(_) => "SELECT $1::uuid AS id, $2::text AS email, $3::bytea AS digest, $4::timestamp AS now",
            Db::Sqlite(_) => "SELECT $1 AS id, $2 AS email, $3 AS digest, $4 AS now",
        };
        let text = format!("WITH p AS ({person}) {}", $statement);
        on_backend!($db, |$conn| {
            let $query = sql_query(&text)
                .bind::<Nullable<DbUuid>, _>($person.user)
                .bind::<Text, _>(&$person.email_key)
                .bind::<Binary, _>($person.digest.as_slice())
                .bind::<Timestamp, _>($person.now);
            $run
        })
    }};
}

/// The rows of each table that are kept of a person, without the portal's secrets.
pub fn rows(db: &mut Db, person: &KnownPerson) -> Result<BTreeMap<&'static str, Vec<Value>>, Error> {
    let all = columns(db)?;
    let mut found = BTreeMap::new();
    for PersonalTable { table, whose, secret, .. } in &PERSONAL_TABLES {
        let shown = |column: &&Column| !secret.contains(&column.name.as_str());
        let columns: Vec<&Column> = all.get(*table).into_iter().flatten().filter(shown).collect();
        let row = row(db, "t", &columns);
        let statement = format!("SELECT {row} AS line FROM {} t, p WHERE {whose}", quoted(table));
        let lines: Vec<Line> = about!(db, person, statement, |query, conn| query.load(conn))?;
        let mut rows = Vec::with_capacity(lines.len());
        for Line { line } in lines {
            let values: Vec<Value> = serde_json::from_str(&line).map_err(|error| Error::Internal(error.to_string()))?;
            let fields = columns.iter().map(|column| column.name.clone()).zip(values);
            rows.push(Value::Object(fields.collect::<Map<String, Value>>()));
        }
        if !rows.is_empty() {
            found.insert(*table, rows);
        }
    }
    Ok(found)
}

/// What keeps a person from being erased, in words; nothing where nothing does.
pub fn reasons_to_wait(db: &mut Db, person: &KnownPerson) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    for statement in LIVE {
        let lines: Vec<Line> = about!(db, person, statement, |query, conn| query.load(conn))?;
        found.extend(lines.into_iter().map(|one| one.line));
    }
    found.dedup();
    Ok(found)
}

/// Erases a person out of all tables but the audit records. Gives how many rows went or were emptied. For callers that
/// have asked whether it may be.
pub fn erase(db: &mut Db, person: &KnownPerson) -> Result<usize, Error> {
    let mut changed = 0;
    for PersonalTable { table, whose, erasing, .. } in &PERSONAL_TABLES {
        let table = quoted(table);
        let statement = match erasing {
            Erasing::Row => format!("DELETE FROM {table} AS t WHERE EXISTS (SELECT 1 FROM p WHERE {whose})"),
            Erasing::Columns(columns) => format!("UPDATE {table} AS t SET {columns} FROM p WHERE {whose}"),
            Erasing::Kept(_why) => continue,
        };
        changed += about!(db, person, statement, |query, conn| query.execute(conn))?;
    }
    if let Some(user) = person.user {
        let names = "SELECT t.name AS line FROM users t, p WHERE t.id = p.id AND EXISTS \
                      (SELECT 1 FROM partner_agreements a WHERE a.signed_by = t.id)";
        let signer: Vec<Line> = about!(db, person, names, |query, conn| query.load(conn))?;
        let name = signer.into_iter().next().map(|one| one.line);
        purges::empty(db, user, name.as_deref())?;
        changed += 1;
    }
    Ok(changed)
}

/// The tables that people are held in, each with why nothing of it goes where that is so.
#[must_use]
pub fn tables() -> Vec<(&'static str, Option<&'static str>)> {
    let why = |erasing: &Erasing| match erasing {
        Erasing::Kept(why) => Some(*why),
        Erasing::Row | Erasing::Columns(_) => None,
    };
    PERSONAL_TABLES.iter().map(|one| (one.table, why(&one.erasing))).collect()
}
