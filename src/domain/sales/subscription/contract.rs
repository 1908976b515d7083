//! What was agreed on with a subscription, and how that changes: pure functions, each from one contract to the next.

use chrono::{Datelike, Months, TimeDelta};

use super::{
    EndReason, SubscriptionState,
    rules::{Kind, SubscriptionChange, decide},
};
use crate::domain::{
    Moment, Text,
    offer::{BillingType, Frequency, OfferCategory, Term},
};

/// How long after purchase or renewal licenses may be given back and the subscription cancelled.
pub const WINDOW: TimeDelta = TimeDelta::days(7);
/// How long a subscription may be suspended before it is deleted.
pub const GRACE: TimeDelta = TimeDelta::days(90);

/// What is agreed on for a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How many licenses.
    pub quantity: i64,
    /// For how long.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// ISO 4217 code.
    pub currency: String,
    /// Minor units per license and billing period.
    pub unit_price: i64,
}

/// What is to change with the next term. It says how things are to be then, not by how much they change: a change of
/// licenses before that leaves it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextTerm {
    /// How many licenses.
    pub quantity: i64,
    /// For how long.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
}

/// The fewest and the most licenses that an offer allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The fewest.
    pub min: i64,
    /// The most.
    pub max: i64,
}

impl Limits {
    /// Whether so many licenses may be had.
    ///
    /// # Errors
    /// The text that says how many may.
    pub fn check(self, quantity: i64) -> Result<(), Text> {
        if (self.min..=self.max).contains(&quantity) {
            return Ok(());
        }
        Err(Text::new("quantity-limits").count("min", self.min).count("max", self.max))
    }
}

/// What happens to a subscription by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionEvent {
    /// Another term begins.
    Renewal,
    /// The term ends, and the subscription with it.
    Expiry,
    /// The trial ends.
    TrialEnd,
    /// It has been suspended for 90 days.
    Deletion,
}

/// A subscription in the eyes of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// What is billed.
    pub billing: BillingType,
    /// What kind of offer it is of.
    pub category: OfferCategory,
    /// What is agreed on for this term.
    pub terms: Terms,
    /// Where it stands.
    pub state: SubscriptionState,
    /// Whether another term begins when this one ends.
    pub auto_renew: bool,
    /// When it was bought.
    pub created_at: Moment,
    /// When this term began.
    pub term_started_at: Moment,
    /// When this term ends; `None` where it has no end.
    pub term_ends_at: Option<Moment>,
    /// Until when licenses may be given back and the subscription cancelled.
    pub window_ends_at: Option<Moment>,
    /// Since when it is suspended.
    pub suspended_at: Option<Moment>,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// What is to change with the next term.
    pub next: Option<NextTerm>,
}

impl Contract {
    /// A subscription that begins now. Trials and what is billed by use don't renew: the one ends, the other runs on.
    #[must_use]
    pub fn begin(billing: BillingType, category: OfferCategory, terms: Terms, now: Moment) -> Self {
        let mut contract = Self {
            billing,
            category,
            terms,
            state: SubscriptionState::Active,
            auto_renew: false,
            created_at: now,
            term_started_at: now,
            term_ends_at: None,
            window_ends_at: None,
            suspended_at: None,
            ended_at: None,
            end_reason: None,
            next: None,
        };
        contract.auto_renew = matches!(contract.kind(), Kind::Paid | Kind::AddOn);
        contract.start_term(now);
        contract
    }

    /// What it is in the eyes of the rules.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        Kind::of(self.billing, self.category)
    }

    /// When it is deleted, if it is suspended and stays so.
    #[must_use]
    pub fn deletes_at(&self) -> Option<Moment> {
        let suspended = self.suspended_at.filter(|_| self.state == SubscriptionState::Suspended);
        suspended.map(|since| since.plus(GRACE))
    }

    /// What happens to it by itself next, and when. While it is suspended its term may end unnoticed: a new one begins
    /// when it is brought back. A trial ends with its 30 days, suspended or not.
    #[must_use]
    pub fn next_event(&self) -> Option<(Moment, SubscriptionEvent)> {
        let deletion = self.deletes_at().map(|at| (at, SubscriptionEvent::Deletion));
        let trial_end =
            self.term_ends_at.filter(|_| self.kind() == Kind::Trial).map(|at| (at, SubscriptionEvent::TrialEnd));
        match self.state {
            SubscriptionState::Active => trial_end.or_else(|| {
                let event = if self.auto_renew { SubscriptionEvent::Renewal } else { SubscriptionEvent::Expiry };
                self.term_ends_at.map(|at| (at, event))
            }),
            SubscriptionState::Suspended => [trial_end, deletion].into_iter().flatten().min_by_key(|(at, _)| *at),
            SubscriptionState::Expired | SubscriptionState::Deleted => None,
        }
    }

    /// Whether bringing it back begins a new term, because the one it was suspended in is over.
    #[must_use]
    pub fn needs_new_term(&self, now: Moment) -> bool {
        let suspended = self.state == SubscriptionState::Suspended && self.kind() != Kind::Trial;
        suspended && self.term_ends_at.is_some_and(|end| end <= now)
    }

    /// What its next term is to be: as scheduled, else as this one.
    #[must_use]
    pub fn following(&self) -> NextTerm {
        let Terms { quantity, term, frequency, .. } = self.terms;
        self.next.unwrap_or(NextTerm { quantity, term, frequency })
    }

    /// What its next term is to be where its seller may sell nothing new: no more licenses than now, for the same term;
    /// fewer, where fewer are scheduled.
    #[must_use]
    pub fn following_at_most(&self) -> NextTerm {
        let Terms { quantity, term, frequency, .. } = self.terms;
        NextTerm { quantity: self.following().quantity.min(quantity), term, frequency }
    }

    /// With this left to do with the next term: what was scheduled for the one that has begun, and was not done.
    #[must_use]
    pub fn keeping(self, rest: Option<NextTerm>) -> Self {
        Self { next: rest, ..self }
    }

    /// With so many licenses.
    pub fn with_quantity(&self, quantity: i64, limits: Limits, now: Moment) -> Result<Self, Text> {
        if quantity == self.terms.quantity {
            return Ok(self.clone());
        }
        let more = quantity > self.terms.quantity;
        // What never changes says so itself, whatever number was typed.
        let ruling =
            decide(self, if more { SubscriptionChange::AddLicenses } else { SubscriptionChange::RemoveLicenses }, now);
        if self.kind() == Kind::Paid || self.kind() == Kind::AddOn {
            limits.check(quantity)?;
        }
        ruling?;
        let mut after = self.clone();
        after.terms.quantity = quantity;
        Ok(after)
    }

    /// Ended by somebody within its window.
    pub fn cancelled(&self, now: Moment) -> Result<Self, Text> {
        decide(self, SubscriptionChange::Cancel, now)?;
        Ok(self.ended(SubscriptionState::Deleted, EndReason::Cancelled, now))
    }

    /// With its users locked out.
    pub fn suspended(&self, now: Moment) -> Result<Self, Text> {
        decide(self, SubscriptionChange::Suspend, now)?;
        Ok(Self { state: SubscriptionState::Suspended, suspended_at: Some(now), ..self.clone() })
    }

    /// Brought back. An add-on comes back only while its parent is active; `parent` is the state of that. Where the
    /// term is over meanwhile, a new one on `terms` begins now.
    pub fn reactivated(&self, parent: Option<SubscriptionState>, terms: Terms, now: Moment) -> Result<Self, Text> {
        decide(self, SubscriptionChange::Reactivate, now)?;
        if parent.is_some_and(|parent| parent != SubscriptionState::Active) {
            return Err(Text::new("subscription-no-parent-inactive"));
        }
        let mut after = Self { state: SubscriptionState::Active, suspended_at: None, ..self.clone() };
        if self.needs_new_term(now) {
            after.terms = terms;
            after.next = None;
            after.start_term(now);
        }
        Ok(after)
    }

    /// Renewing at the end of its term, or not. Without renewal there is no next term: what was scheduled for it goes.
    pub fn with_auto_renew(&self, auto_renew: bool, now: Moment) -> Result<Self, Text> {
        if auto_renew == self.auto_renew {
            return Ok(self.clone());
        }
        decide(self, SubscriptionChange::AutoRenew, now)?;
        Ok(Self { auto_renew, next: self.next.filter(|_| auto_renew), ..self.clone() })
    }

    /// With a change for the next term.
    pub fn scheduled(&self, next: NextTerm, limits: Limits, now: Moment) -> Result<Self, Text> {
        decide(self, SubscriptionChange::Schedule, now)?;
        if !self.auto_renew {
            return Err(Text::new("subscription-no-schedule-without-renewal"));
        }
        limits.check(next.quantity)?;
        Ok(Self { next: Some(next), ..self.clone() })
    }

    /// Without a change for the next term.
    pub fn unscheduled(&self, now: Moment) -> Result<Self, Text> {
        decide(self, SubscriptionChange::Unschedule, now)?;
        Ok(Self { next: None, ..self.clone() })
    }

    /// A trial, paid for from now on: its first paid term begins.
    pub fn converted(&self, category: OfferCategory, terms: Terms, limits: Limits, now: Moment) -> Result<Self, Text> {
        decide(self, SubscriptionChange::Convert, now)?;
        limits.check(terms.quantity)?;
        let mut after = Self { category, terms, auto_renew: true, next: None, ..self.clone() };
        after.start_term(now);
        Ok(after)
    }

    /// Moved to a bigger offer: licenses, term and window stay, the price is the new offer's. What was scheduled was
    /// scheduled for the old offer, and goes.
    pub fn upgraded(
        &self,
        category: OfferCategory,
        (currency, unit_price): (&str, i64),
        limits: Limits,
        now: Moment,
    ) -> Result<Self, Text> {
        decide(self, SubscriptionChange::Upgrade, now)?;
        limits.check(self.terms.quantity)?;
        let terms = Terms { currency: currency.to_owned(), unit_price, ..self.terms.clone() };
        Ok(Self { category, terms, next: None, ..self.clone() })
    }

    /// In its next term, on these terms, from the moment that this one ended.
    #[must_use]
    pub fn renewed(&self, terms: Terms) -> Self {
        let mut after = Self { terms, next: None, ..self.clone() };
        after.start_term(self.term_ends_at.unwrap_or(self.term_started_at));
        after
    }

    /// Ended by what happens by itself at this moment; as it is where that is no end.
    #[must_use]
    pub fn ended_by(&self, event: SubscriptionEvent, at: Moment) -> Self {
        match event {
            SubscriptionEvent::Renewal => self.clone(),
            SubscriptionEvent::Expiry => self.ended(SubscriptionState::Expired, EndReason::NotRenewed, at),
            SubscriptionEvent::TrialEnd => self.ended(SubscriptionState::Expired, EndReason::TrialOver, at),
            SubscriptionEvent::Deletion => self.ended(SubscriptionState::Deleted, EndReason::SuspendedTooLong, at),
        }
    }

    /// Ended with the subscription that it adds to, and in the same way; as it is where it has ended before.
    #[must_use]
    pub fn ended_with(&self, parent: SubscriptionState, at: Moment) -> Self {
        if self.state.is_live() { self.ended(parent, EndReason::ParentEnded, at) } else { self.clone() }
    }

    fn ended(&self, state: SubscriptionState, reason: EndReason, at: Moment) -> Self {
        Self { state, ended_at: Some(at), end_reason: Some(reason), next: None, ..self.clone() }
    }

    fn start_term(&mut self, start: Moment) {
        self.term_ends_at = end_of_term(self.terms.term, self.created_at, start);
        self.term_started_at = start;
        self.window_ends_at = matches!(self.kind(), Kind::Paid | Kind::AddOn).then(|| start.plus(WINDOW));
    }
}

/// When a term that begins at `start` ends, counted as [`months_on`] does.
fn end_of_term(term: Term, bought: Moment, start: Moment) -> Option<Moment> {
    match term.months() {
        Some(months) => months_on(bought, start, months),
        None => term.ends_after(start),
    }
}

/// So many months after `start`. Where whole months lie between the first purchase and `start`, it is counted from the
/// purchase: what was bought on the 31st is on the 28th of February, and on the 31st of March again.
pub(in crate::domain) fn months_on(bought: Moment, start: Moment, months: u32) -> Option<Moment> {
    let after = |moment: &Moment, months: u32| {
        moment.naive_utc().checked_add_months(Months::new(months)).map(Moment::from_naive_utc)
    };
    let plain = after(&start, months)?;
    let since_bought = |moment: Moment| {
        let (from, to) = (bought.naive_utc(), moment.naive_utc());
        u32::try_from(
            (to.year() - from.year()) * 12 + i32::try_from(to.month()).ok()? - i32::try_from(from.month()).ok()?,
        )
        .ok()
    };
    let counted = |moment: Moment| {
        let months = since_bought(moment)?;
        after(&bought, months)
    };
    Some(if counted(start) == Some(start) { counted(plain).unwrap_or(plain) } else { plain })
}
