//! What may be done to a subscription, and when: one table for all of them, kept as data.

use super::{SubscriptionState, contract::Contract};
use crate::domain::{
    Moment, Text,
    offer::{BillingType, OfferCategory},
};

/// What a subscription is in the eyes of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Licenses for a term, in advance.
    Paid,
    /// The same, together with the subscription it adds to.
    AddOn,
    /// Free for 30 days.
    Trial,
    /// What was used, afterwards.
    Usage,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Paid, Self::AddOn, Self::Trial, Self::Usage];

    /// The kind of what is billed in this way and listed in this category.
    #[must_use]
    pub const fn of(billing: BillingType, category: OfferCategory) -> Self {
        match (billing, category) {
            (BillingType::Usage, _) => Self::Usage,
            (_, OfferCategory::Trial) => Self::Trial,
            (_, OfferCategory::AddOn) => Self::AddOn,
            (_, OfferCategory::Enterprise | OfferCategory::SmallBusiness) => Self::Paid,
        }
    }

    /// What its quantity counts: a key of `locales/`.
    #[must_use]
    pub const fn unit_key(self) -> &'static str {
        match self {
            Self::Paid | Self::Trial => "subscription-unit-licenses",
            Self::AddOn => "subscription-unit-add-on-licenses",
            Self::Usage => "subscription-unit-usage",
        }
    }
}

/// What somebody may want to do to a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionChange {
    /// More licenses.
    AddLicenses,
    /// Fewer licenses.
    RemoveLicenses,
    /// End it now.
    Cancel,
    /// Lock its users out.
    Suspend,
    /// Bring it back.
    Reactivate,
    /// Renew at the end of the term, or not.
    AutoRenew,
    /// Call it something else.
    Rename,
    /// Put another reseller on it, or none.
    Reseller,
    /// Choose whom the customer asks for support.
    SupportContact,
    /// Have licenses, term or billing change with the next term.
    Schedule,
    /// Take such a change back.
    Unschedule,
    /// Pay for a trial.
    Convert,
    /// Move to a bigger offer.
    Upgrade,
    /// Buy an add-on for it.
    BuyAddOn,
}

/// When something may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeWindow {
    /// Any time.
    Always,
    /// For 7 days after purchase or renewal; else the text says why not.
    InWindow(&'static str),
    /// Until it is deleted for having been suspended for 90 days.
    UntilDeletion,
    /// Never, and the text says why.
    Never(&'static str),
}

/// A row of the table: for a change, and for these kinds of subscriptions, when it may be done in which state.
#[derive(Debug)]
pub struct Rule {
    /// What is wanted.
    pub change: SubscriptionChange,
    /// Of what kind of subscription.
    pub kinds: &'static [Kind],
    /// While it is active.
    pub active: ChangeWindow,
    /// While it is suspended.
    pub suspended: ChangeWindow,
}

const fn rule(
    change: SubscriptionChange,
    kinds: &'static [Kind],
    active: ChangeWindow,
    suspended: ChangeWindow,
) -> Rule {
    Rule { change, kinds, active, suspended }
}

const LICENSED: &[Kind] = &[Kind::Paid, Kind::AddOn];
const ALL: &[Kind] = &Kind::ALL;

/// Every rule. What has ended stays ended: no row says otherwise.
pub const RULES: &[Rule] = {
    use ChangeWindow::{Always, InWindow, Never, UntilDeletion};
    use Kind::{AddOn, Paid, Trial, Usage};
    use SubscriptionChange::{
        AddLicenses, AutoRenew, BuyAddOn, Cancel, Convert, Reactivate, RemoveLicenses, Rename, Reseller, Schedule,
        SupportContact, Suspend, Unschedule, Upgrade,
    };

    const SUSPENDED: ChangeWindow = Never("subscription-no-while-suspended");
    const TRIAL: ChangeWindow = Never("subscription-no-trial-is-fixed");
    const USAGE: ChangeWindow = Never("subscription-no-usage-has-no-term");
    &[
        rule(AddLicenses, LICENSED, Always, SUSPENDED),
        rule(AddLicenses, &[Trial], TRIAL, TRIAL),
        rule(AddLicenses, &[Usage], USAGE, USAGE),
        rule(RemoveLicenses, LICENSED, InWindow("subscription-no-fewer-after-window"), SUSPENDED),
        rule(RemoveLicenses, &[Trial], TRIAL, TRIAL),
        rule(RemoveLicenses, &[Usage], USAGE, USAGE),
        rule(
            Cancel,
            LICENSED,
            InWindow("subscription-no-cancel-after-window"),
            InWindow("subscription-no-cancel-after-window"),
        ),
        rule(Cancel, &[Trial, Usage], Always, Always),
        rule(Suspend, ALL, Always, Never("subscription-no-suspended-already")),
        rule(Reactivate, ALL, Never("subscription-no-active-already"), UntilDeletion),
        rule(AutoRenew, LICENSED, Always, Always),
        rule(AutoRenew, &[Trial], TRIAL, TRIAL),
        rule(AutoRenew, &[Usage], USAGE, USAGE),
        rule(Rename, ALL, Always, Always),
        rule(Reseller, ALL, Always, Always),
        rule(SupportContact, ALL, Always, Always),
        rule(Schedule, LICENSED, Always, SUSPENDED),
        rule(Schedule, &[Trial], TRIAL, TRIAL),
        rule(Schedule, &[Usage], USAGE, USAGE),
        rule(Unschedule, ALL, Always, Always),
        rule(Convert, &[Trial], Always, SUSPENDED),
        rule(
            Convert,
            &[Paid, AddOn, Usage],
            Never("subscription-no-only-trials-convert"),
            Never("subscription-no-only-trials-convert"),
        ),
        rule(Upgrade, &[Paid], Always, SUSPENDED),
        rule(Upgrade, &[Trial], TRIAL, TRIAL),
        rule(Upgrade, &[AddOn, Usage], Never("subscription-no-upgrade"), Never("subscription-no-upgrade")),
        rule(BuyAddOn, &[Paid], Always, SUSPENDED),
        rule(BuyAddOn, &[AddOn, Trial, Usage], Never("subscription-no-add-ons"), Never("subscription-no-add-ons")),
    ]
};

/// When a change may be made to a subscription of this kind in this state.
#[must_use]
pub fn when(change: SubscriptionChange, kind: Kind, state: SubscriptionState) -> ChangeWindow {
    let row = RULES.iter().find(|rule| rule.change == change && rule.kinds.contains(&kind));
    match (row, state) {
        (Some(rule), SubscriptionState::Active) => rule.active,
        (Some(rule), SubscriptionState::Suspended) => rule.suspended,
        _ => ChangeWindow::Never("subscription-no-ended"),
    }
}

/// Whether a change may be made to a subscription now.
///
/// # Errors
/// The text that says why not, and what can be done instead.
pub fn decide(contract: &Contract, change: SubscriptionChange, now: Moment) -> Result<(), Text> {
    let when = when(change, contract.kind(), contract.state);
    match when {
        ChangeWindow::Always => {}
        ChangeWindow::Never(why) => return Err(Text::new(why)),
        ChangeWindow::InWindow(why) => match contract.window_ends_at {
            Some(end) if now < end => {}
            end => return Err(Text::new(why).moment("until", end.unwrap_or(contract.term_started_at))),
        },
        ChangeWindow::UntilDeletion => match contract.deletes_at() {
            Some(end) if now < end => {}
            end => return Err(Text::new("subscription-no-deleted").moment("at", end.unwrap_or(now))),
        },
    }
    // Its name and the people on it don't depend on what happens next; everything else waits for that.
    let waits = !matches!(
        change,
        SubscriptionChange::Rename | SubscriptionChange::Reseller | SubscriptionChange::SupportContact
    );
    match contract.next_event() {
        Some((at, _)) if waits && at <= now => Err(Text::new("subscription-no-due").moment("at", at)),
        _ => Ok(()),
    }
}
