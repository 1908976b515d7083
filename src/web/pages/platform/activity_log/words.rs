//! What acts changed, in words: the fields of the values that records keep.

use chrono::{DateTime, NaiveDate};
use serde_json::{Map, Value};

use crate::{
    domain::{
        Action, AuditEvent, Language, Moment,
        audit::{AuditField, Telling, word_key},
        ids::{AccountId, UserId},
        money::Money,
        policy,
    },
    service::{ActivityNames, RecordedAct},
    web::View,
};

/// A field of what was before and after.
pub(super) struct ToldField {
    /// What it is called.
    pub(super) label: String,
    /// What it was; empty where that is not on record.
    pub(super) before: String,
    /// What it is; empty likewise.
    pub(super) after: String,
}

/// The values of one side of a record.
struct Values(Map<String, Value>);

impl Values {
    fn read(text: Option<&String>) -> Self {
        let read = text.and_then(|text| serde_json::from_str(text).ok());
        Self(match read {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        })
    }
}

/// What of an act its reader is not told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Withheld {
    /// What a partner records of a customer and keeps to itself.
    partners_own: bool,
    /// What something costs.
    prices: bool,
}

impl Withheld {
    /// What the reader of a page is not told of an act; `is_others` where somebody else's people did it.
    pub(super) fn from(view: &View, is_others: bool) -> Self {
        // Whoever sees what was ordered sees what it costs, if the account does.
        let sees_orders = view.may(Action::ViewOrders) || view.may(Action::ViewOwnOrders);
        let sees_prices = sees_orders && view.kind().is_some_and(policy::sees_prices);
        Self { partners_own: is_others, prices: !sees_prices && !view.may(Action::ViewAllActivity) }
    }

    fn covers(self, field: &AuditField) -> bool {
        field.telling == Telling::Hidden
            || self.partners_own && field.is_partners_own()
            || self.prices && field.is_price()
    }
}

/// What tells values: in whose language, of which act, with whose names, and to whom.
struct Teller<'a> {
    view: &'a View,
    event: AuditEvent,
    object_kind: &'a str,
    names: &'a ActivityNames,
    withheld: Withheld,
}

/// What an act changed, field by field.
pub(super) fn changes(view: &View, act: &RecordedAct, names: &ActivityNames, withheld: Withheld) -> Vec<ToldField> {
    let teller = Teller { view, event: act.event, object_kind: &act.object_kind, names, withheld };
    let (old, new) = (Values::read(act.old_value.as_ref()), Values::read(act.new_value.as_ref()));
    let mut fields: Vec<&String> = old.0.keys().chain(new.0.keys()).collect();
    fields.sort_unstable();
    fields.dedup();
    let told = |name: &&String| {
        let field = AuditField::find(act.event, name)?;
        if withheld.covers(field) {
            return None;
        }
        let side = |values: &Values| values.0.get(*name).map(|value| teller.tell(field, value, &values.0));
        let (before, after) = (side(&old).unwrap_or_default(), side(&new).unwrap_or_default());
        let is_told = !(before.is_empty() && after.is_empty()) && (before != after || old.0.is_empty());
        is_told.then(|| ToldField { label: view.t(field.label).to_owned(), before, after })
    };
    fields.iter().filter_map(told).collect()
}

/// What an act was about, by the most telling of its values; empty where none tells.
pub(super) fn about(view: &View, act: &RecordedAct, withheld: Withheld) -> String {
    let (old, new) = (Values::read(act.old_value.as_ref()), Values::read(act.new_value.as_ref()));
    let names = &ActivityNames::default();
    let teller = Teller { view, event: act.event, object_kind: &act.object_kind, names, withheld };
    AuditField::naming()
        .filter_map(|name| AuditField::find(act.event, name))
        .filter(|field| !withheld.covers(field))
        .find_map(|field| {
            let (Values(new), Values(old)) = (&new, &old);
            let (value, beside) = match new.get(field.name) {
                Some(value) => (value, new),
                None => (old.get(field.name)?, old),
            };
            Some(teller.tell(field, value, beside)).filter(|text| !value.is_null() && !text.is_empty())
        })
        .unwrap_or_default()
}

impl Teller<'_> {
    /// One value; `beside` is what stands beside it.
    fn tell(&self, field: &AuditField, value: &Value, beside: &Map<String, Value>) -> String {
        if value.is_null() {
            return self.view.t("activity-nothing").to_owned();
        }
        match (field.telling, value) {
            (_, Value::Bool(flag)) => self.view.t(if *flag { "activity-yes" } else { "activity-no" }).to_owned(),
            (Telling::Number, Value::Array(many)) => self.view.number(i64::try_from(many.len()).unwrap_or(i64::MAX)),
            (Telling::Number, Value::Number(number)) => {
                number.as_i64().map_or_else(|| number.to_string(), |number| self.view.number(number))
            }
            (Telling::Money, Value::Number(minor)) => self.money(minor.as_i64(), beside),
            (_, Value::Number(number)) => number.to_string(),
            (_, Value::Array(many)) => {
                let told: Vec<String> = many.iter().map(|one| self.tell(field, one, beside)).collect();
                told.join("; ")
            }
            (_, Value::Object(fields)) => self.nested(fields),
            (_, Value::String(text)) => self.text(field, text),
            (_, Value::Null) => String::new(),
        }
    }

    fn text(&self, field: &AuditField, text: &str) -> String {
        let word = |one: &str| word_key(field.name, self.object_kind, one).map(|key| self.view.t(key).to_owned());
        let told = match field.telling {
            _ if text.is_empty() => Some(self.view.t("activity-nothing").to_owned()),
            Telling::Day => text.parse::<NaiveDate>().ok().map(|day| self.view.calendar_day(day)),
            Telling::Moment => DateTime::parse_from_rfc3339(text)
                .ok()
                .map(|at| self.view.exactly(Moment::from_utc(at.to_utc())).text()),
            Telling::Country => Some(self.view.country(text)),
            Telling::Language => Language::parse(text).map(|language| language.name().to_owned()),
            Telling::Word | Telling::Side => word(text),
            Telling::Words => {
                let words = text.split([' ', ',']).filter(|one| !one.is_empty());
                Some(words.map(|one| word(one).unwrap_or_else(|| one.to_owned())).collect::<Vec<_>>().join(", "))
            }
            Telling::Account => text.parse::<AccountId>().ok().map(|id| {
                let known = self.names.accounts.get(&id).map(String::as_str);
                known.unwrap_or_else(|| self.view.t("activity-someone-else")).to_owned()
            }),
            Telling::Person => text.parse::<UserId>().ok().map(|id| {
                let known = self.names.people.get(&id).map(String::as_str);
                known.unwrap_or_else(|| self.view.t("activity-another-person")).to_owned()
            }),
            _ => None,
        };
        told.unwrap_or_else(|| text.to_owned())
    }

    /// An amount; where no currency stands beside it, none can be told.
    fn money(&self, minor: Option<i64>, beside: &Map<String, Value>) -> String {
        let currency = beside.get("currency").and_then(Value::as_str);
        match (minor, currency) {
            (Some(minor), Some(currency)) => self.view.money(&Money::new(minor, currency)),
            _ => String::new(),
        }
    }

    /// Fields within a field, in one line.
    fn nested(&self, fields: &Map<String, Value>) -> String {
        let told = fields.iter().filter_map(|(name, value)| {
            let field = AuditField::find(self.event, name).filter(|field| !self.withheld.covers(field))?;
            Some(format!("{}: {}", self.view.t(field.label), self.tell(field, value, fields)))
        });
        told.collect::<Vec<_>>().join("; ")
    }
}

/// What an act changed, for a cell of a file.
pub(super) fn in_one_line(view: &View, act: &RecordedAct, withheld: Withheld) -> String {
    let told = changes(view, act, &ActivityNames::default(), withheld);
    let told = told.into_iter().map(|ToldField { label, before, after }| match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("{label}: {after}"),
        (_, true) => format!("{label}: {before}"),
        _ => format!("{label}: {before} → {after}"),
    });
    told.collect::<Vec<_>>().join("; ")
}
