//! What changed on a subscription since somebody opened its page: read from the audit table, field by field.

use serde_json::Value;

use crate::{
    domain::{
        Action, Error, Moment,
        ids::{AccountId, SubscriptionId},
        offer::{Frequency, Term},
        subscription::SubscriptionState,
    },
    repository::{
        audit::{self, Record},
        contacts::names,
        db::Db,
    },
    service::{
        UseCase,
        subscriptions::{OpenedSubscription, open},
    },
};

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field's name in the form, or in the record where the form has none.
    pub field: &'static str,
    /// The key of its label in `locales/`.
    pub label: &'static str,
    /// What it was, as the form would send it.
    pub sent: String,
    /// What it was.
    pub old: ShownValue,
    /// What it is.
    pub new: ShownValue,
    /// Who changed it last; `None` for the portal itself.
    pub by: Option<String>,
    /// When.
    pub at: Moment,
}

/// A value for people to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownValue {
    /// As it is.
    Plain(String),
    /// By its key in `locales/`.
    Key(&'static str),
}

/// The fields that people are told of: their names in records, in the form, and the keys of their labels.
const FIELDS: [(&str, &str, &str); 11] = [
    ("nickname", "nickname", "subscription-nickname"),
    ("quantity", "quantity", "subscription-quantity"),
    ("state", "status", "subscription-status"),
    ("auto_renew", "auto_renew", "subscription-auto-renew"),
    ("reseller_mpn_id", "reseller", "subscription-reseller"),
    ("support_contact", "contact", "subscription-contact"),
    ("offer", "offer", "subscription-product"),
    ("term", "term", "subscription-term"),
    ("frequency", "frequency", "subscription-frequency"),
    ("next_quantity", "next_quantity", "subscription-next-term-quantity"),
    ("next_term", "next_term", "subscription-next-term-term"),
];

/// What changed since the version that a page showed; nothing where that can't be told.
pub fn since(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId), seen: &str) -> Result<Vec<Difference>, Error> {
    let OpenedSubscription { subscription, .. } = open(cx, Action::ViewSubscriptions, place)?;
    let Ok(seen) = seen.parse::<i64>() else { return Ok(Vec::new()) };
    let records = audit::of_object(cx.db, "subscription", *subscription.id.uuid())?;
    let mut changes: Vec<(Record, Value, Value)> = records.into_iter().filter_map(parsed).collect();
    changes.retain(|(_, _, new)| new.get("version").and_then(Value::as_i64).is_some_and(|version| version > seen));
    changes.sort_by_key(|(_, _, new)| new.get("version").and_then(Value::as_i64));
    let mut differences: Vec<Difference> = Vec::new();
    for (name, field, label) in FIELDS {
        let about: Vec<_> = changes.iter().filter(|(_, old, _)| old.get(name).is_some()).collect();
        let (Some((_, first, _)), Some((record, _, last))) = (about.first(), about.last()) else { continue };
        let (old, new) = (first.get(name).unwrap_or(&Value::Null), last.get(name).unwrap_or(&Value::Null));
        if old == new {
            continue;
        }
        differences.push(Difference {
            field,
            label,
            sent: sent(old),
            old: shown(cx.db, name, old)?,
            new: shown(cx.db, name, new)?,
            by: record.user.map(|_| record.email.clone()),
            at: record.at,
        });
    }
    Ok(differences)
}

/// What differs between two states as records keep them, of what people are told of: the key of the label, and both values.
pub(in crate::service::sales) fn differing(
    db: &mut Db,
    old: &Value,
    new: &Value,
) -> Result<Vec<(&'static str, ShownValue, ShownValue)>, Error> {
    let mut lines = Vec::new();
    for (name, _, label) in FIELDS {
        if let (Some(old), Some(new)) = (old.get(name), new.get(name)) {
            lines.push((label, shown(db, name, old)?, shown(db, name, new)?));
        }
    }
    Ok(lines)
}

fn parsed(record: Record) -> Option<(Record, Value, Value)> {
    let read = |text: &Option<String>| text.as_deref().and_then(|text| serde_json::from_str(text).ok());
    let (old, new) = (read(&record.old)?, read(&record.new)?);
    Some((record, old, new))
}

/// A recorded value as the form sends it.
fn sent(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(true) => "yes".to_owned(),
        _ => String::new(),
    }
}

fn shown(db: &mut Db, name: &str, value: &Value) -> Result<ShownValue, Error> {
    let text = sent(value);
    let key = match name {
        "state" => SubscriptionState::parse(&text).map(SubscriptionState::key),
        "auto_renew" if text.is_empty() => Some("subscription-off"),
        "auto_renew" => Some("subscription-on"),
        "term" | "next_term" => Term::parse(&text).map(Term::key),
        "frequency" => Frequency::parse(&text).map(Frequency::key),
        _ => None,
    };
    if let Some(key) = key {
        return Ok(ShownValue::Key(key));
    }
    if text.is_empty() {
        return Ok(ShownValue::Key("subscription-none"));
    }
    if name == "support_contact" {
        let id: AccountId = text.parse()?;
        return Ok(ShownValue::Plain(names(db, &[id])?.remove(&id).unwrap_or_default()));
    }
    Ok(ShownValue::Plain(text))
}
