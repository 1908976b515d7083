//! The one form of a subscription's page: what stands in its fields, and which of them can be changed.

use serde::Deserialize;

use crate::{
    domain::{
        Moment, Text,
        subscription::{
            SubscriptionState,
            administration::Reach,
            contract::{Contract, GRACE},
            rules::{ChangeWindow, Kind, SubscriptionChange, when},
        },
    },
    service::{
        Subscription,
        subscriptions::{
            change::{ChangeForm, stale::Difference},
            details::SubscriptionDetails,
        },
    },
    web::{Choice, View, view::When},
};

/// What the page sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    pub(super) version: String,
    nickname: String,
    quantity: Option<String>,
    status: Option<String>,
    auto_renew: Option<String>,
    reseller: Option<String>,
    contact: Option<String>,
}

impl Form {
    /// What the use case takes.
    pub(super) fn change(&self) -> ChangeForm {
        ChangeForm {
            version: self.version.clone(),
            nickname: self.nickname.clone(),
            quantity: self.quantity.clone(),
            status: self.status.clone(),
            auto_renew: self.auto_renew.is_some(),
            reseller: self.reseller.clone(),
            contact: self.contact.clone(),
        }
    }
}

/// What stands in the fields.
pub(super) struct Fields {
    pub(super) version: i64,
    pub(super) nickname: String,
    pub(super) quantity: String,
    pub(super) status: String,
    pub(super) auto_renew: bool,
    pub(super) reseller: String,
    contact: String,
}

impl Fields {
    /// As the subscription is.
    pub(super) fn of(one: &Subscription) -> Self {
        Self {
            version: one.version,
            nickname: one.nickname.clone(),
            quantity: one.quantity.to_string(),
            status: one.state.as_str().to_owned(),
            auto_renew: one.auto_renew,
            reseller: one.reseller_mpn_id.map(|number| number.to_string()).unwrap_or_default(),
            contact: one.support_contact_id.to_string(),
        }
    }

    /// As somebody typed them. Where the subscription has changed since, whatever they had left as it was is shown as
    /// it is now: sending the form again undoes nobody's work unseen.
    pub(super) fn typed(one: &Subscription, form: &Form, differences: &[Difference]) -> Self {
        let now = Self::of(one);
        let untouched = |field: &str, typed: &str| {
            differences.iter().any(|difference| difference.field == field && difference.sent == typed.trim())
        };
        let keep = |field, typed: &Option<String>, present: String| match typed {
            Some(typed) if !untouched(field, typed) => typed.clone(),
            _ => present,
        };
        let ticked = if form.auto_renew.is_some() { "yes" } else { "" };
        Self {
            version: now.version,
            nickname: keep("nickname", &Some(form.nickname.clone()), now.nickname),
            quantity: keep("quantity", &form.quantity, now.quantity),
            status: keep("status", &form.status, now.status),
            auto_renew: if untouched("auto_renew", ticked) { now.auto_renew } else { form.auto_renew.is_some() },
            reseller: keep("reseller", &form.reseller, now.reseller),
            contact: keep("contact", &form.contact, now.contact),
        }
    }

    pub(super) fn is_active(&self) -> bool {
        self.status == SubscriptionState::Active.as_str()
    }

    pub(super) fn is_suspended(&self) -> bool {
        self.status == SubscriptionState::Suspended.as_str()
    }

    /// The support contacts to choose from.
    pub(super) fn contacts(&self, details: &SubscriptionDetails) -> Vec<Choice> {
        details.contacts.iter().map(|(id, name)| Choice::new(id.to_string(), name, &self.contact)).collect()
    }
}

/// What is said below the fields, and which of them are fixed.
pub(super) struct Hints {
    /// Whether it has licenses and a term at all.
    pub(super) is_licensed: bool,
    /// Why the quantity can't be changed; empty where it can.
    pub(super) quantity_fixed: &'static str,
    /// The fewest and the most licenses.
    pub(super) limits: (i64, i64),
    /// Until when licenses can be given back.
    pub(super) fewer_until: Option<When>,
    /// Why auto-renew can't be changed; empty where it can.
    pub(super) renewal_fixed: &'static str,
    /// What suspending does, or has done.
    pub(super) suspension: String,
    /// Whether bringing it back begins a new term.
    pub(super) new_term: bool,
    /// Whether turning auto-renew off drops a scheduled change.
    pub(super) drops_schedule: bool,
}

impl Hints {
    /// The hints for a subscription at this moment.
    pub(super) fn new(view: &View, details: &SubscriptionDetails, now: Moment) -> Self {
        let one = &details.subscription;
        let contract = one.contract();
        let why = |change| match when(change, contract.kind(), contract.state) {
            ChangeWindow::Never(key) => view.t(key),
            _ => "",
        };
        let asks = details.reach == Reach::WithoutCost;
        Self {
            is_licensed: contract.kind() != Kind::Usage,
            quantity_fixed: if asks {
                view.t("subscription-quantity-asked")
            } else {
                why(SubscriptionChange::AddLicenses)
            },
            limits: (details.offer.min_quantity, details.offer.max_quantity),
            fewer_until: one.window_ends_at.filter(|end| now < *end).map(|end| view.exactly(end)),
            renewal_fixed: if asks && !one.auto_renew && why(SubscriptionChange::AutoRenew).is_empty() {
                view.t("subscription-renewal-asked")
            } else {
                why(SubscriptionChange::AutoRenew)
            },
            suspension: view.text(&suspension(&contract, details.assigned, now)),
            new_term: contract.needs_new_term(now),
            drops_schedule: contract.next.is_some(),
        }
    }
}

/// What suspending does to whom and until when it lasts, for whoever is about to; where it was done, until when.
fn suspension(contract: &Contract, assigned: Option<i64>, now: Moment) -> Text {
    let is_suspended = contract.state == SubscriptionState::Suspended;
    let end = if is_suspended { Some(contract.clone()) } else { contract.suspended(now).ok() }
        .and_then(|suspended| suspended.next_event())
        .map_or_else(|| now.plus(GRACE), |(at, _)| at);
    let key = match (is_suspended, contract.kind()) {
        (true, Kind::Trial) => "subscription-suspended-trial",
        (true, _) => "subscription-suspended-now",
        (false, Kind::Trial) => "subscription-suspend-trial",
        (false, _) => "subscription-suspend-effect",
    };
    Text::new(key).count("users", assigned.unwrap_or_default()).moment("at", end)
}
