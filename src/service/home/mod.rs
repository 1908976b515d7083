//! The home page: what needs the reader, what a new account does next, and how things stand. Whatever is shown here is
//! bounded, and asked for in as many queries for a long list as for a short one.

mod figures;
mod needs;
mod steps;
mod tasks;

use std::collections::HashMap;

use super::UseCase;
use crate::{
    domain::{Action, Error, account::Standing, ids::AccountId, policy},
    repository::{accounts, contacts, privileges, subscriptions::Subscription},
    service::{provider_list, subscriptions::own, support_contacts::SupportContact},
};

pub use crate::backup::schedule::BackupHealth;
pub use crate::repository::{
    account_figures::{CustomerProgress, InstallationProgress, PartnerProgress},
    invitation_list::{AnsweredInvitation, InvitationTask},
    partner_figures::UnsignedReseller,
    service_request_tasks::RequestTask,
};
pub use figures::{Figure, FigureKind, Glance, Months};
pub use needs::{Needs, Source, Task, TaskGroup};
pub use steps::{NextStep, StepKind};

/// Everything on the home page of one reader.
#[derive(Debug)]
pub struct Home {
    /// What needs the reader.
    pub needs: Needs,
    /// What a new account does next; nothing where all of it is done, or none of it is the reader's to do.
    pub steps: Vec<NextStep>,
    /// How things stand.
    pub glance: Glance,
    /// Who may act for the reader's organisation.
    pub privileged: Vec<(AccountId, String)>,
    /// What the reader's organisation has, and whom it asks about it.
    pub own: Option<OwnSubscriptions>,
    /// Whether the public list of providers names the reader's organisation.
    pub listed: bool,
    /// The names of the account's global admins, for a reader who may little.
    pub admins: Vec<String>,
    /// Whether the account may do business, or why not.
    pub standing: Standing,
    /// How backups stand, for whoever runs the installation.
    pub backups: Option<BackupHealth>,
}

/// A customer's own subscriptions, and the partners on them.
#[derive(Clone, Debug)]
pub struct OwnSubscriptions {
    /// The subscriptions.
    pub subscriptions: Vec<Subscription>,
    /// Whom the customer asks.
    pub partners: HashMap<AccountId, SupportContact>,
}

/// Everything on the reader's home page.
pub fn show(cx: &mut UseCase<'_>) -> Result<Home, Error> {
    let grant = cx.authorize(Action::ViewHome)?;
    let own = if policy::may(cx.actor, Action::ViewOwnSubscriptions) {
        let (subscriptions, partners) = own::list(cx)?;
        Some(OwnSubscriptions { subscriptions, partners })
    } else {
        None
    };
    let needs = tasks::gather(cx, own.as_ref())?;
    let steps = steps::list(cx)?;
    let glance = figures::show(cx, own.as_ref())?;
    let listed = provider_list::names_own(cx)?;
    let admins = if may_little(cx) { accounts::administrator_names(cx.db, grant.account())? } else { Vec::new() };
    let standing = cx.actor.account.standing;
    let backups = policy::may(cx.actor, Action::ManageAccounts).then(|| cx.call.backups.health(cx.call.now));
    Ok(Home { needs, steps, glance, privileged: privileged(cx)?, own, listed, admins, standing, backups })
}

/// Whether the reader is to be told who may more: a person who has nothing to do here with customers, users, requests or
/// the installation.
fn may_little(cx: &UseCase<'_>) -> bool {
    let some = [
        Action::ViewCustomers,
        Action::ViewOwnUsers,
        Action::ViewServiceRequests,
        Action::PurchaseForOneself,
        Action::ManageAccounts,
    ];
    !some.iter().any(|action| policy::may(cx.actor, *action))
}

fn privileged(cx: &mut UseCase<'_>) -> Result<Vec<(AccountId, String)>, Error> {
    let Ok(grant) = policy::authorize(cx.actor, Action::ViewPartnerRelationships) else { return Ok(Vec::new()) };
    let holders: Vec<AccountId> = privileges::holders(cx.db, grant.account())?.into_iter().map(|(id, _)| id).collect();
    let mut names = contacts::names(cx.db, &holders)?;
    Ok(holders.into_iter().filter_map(|id| names.remove(&id).map(|name| (id, name))).collect())
}
