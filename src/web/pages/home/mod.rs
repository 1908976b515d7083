//! Home: where everything starts.

pub mod glance;
pub mod rows;

use askama::Template;

use self::{
    glance::{Tile, UsedLicenses},
    rows::{MoreLine, NeedLine, StepLine},
};
use crate::{
    domain::{Action, Text, account::Standing},
    paths,
    service::home::{self, BackupHealth, Home, OwnSubscriptions},
    web::{Answer, Request, View, charts::Chart, page, pages::support::AskedPartner},
};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    view: &'a View,
    needs: Vec<NeedLine>,
    more: Vec<MoreLine>,
    steps: Vec<StepLine<'a>>,
    tiles: Vec<Tile<'a>>,
    chart: Option<(&'a str, Chart<'a>)>,
    licenses: Vec<UsedLicenses>,
    /// Whether it is a customer's: who may act for it, and whom it calls.
    served: bool,
    privileged: Vec<(String, String)>,
    contacts: Vec<AskedPartner>,
    /// Ways to what has no place in the menu.
    ways: Vec<(String, &'a str)>,
    /// What a reader is told who may little here.
    told: String,
    /// What whoever runs the installation is told of backups where they are missing, and where all is well.
    backup_fault: String,
    backup_note: String,
}

/// `GET /`
pub async fn get(request: Request) -> Answer {
    let (view, home) = request.read(home::show).await?;
    page(&request, &home_page(&view, home))
}

fn home_page(view: &View, home: Home) -> HomePage<'_> {
    let ways = ways(view, home.listed);
    let told = told(view, &home);
    let served = home.own.is_some();
    let (backup_fault, backup_note) = home.backups.map(|health| backups(view, health)).unwrap_or_default();
    HomePage {
        view,
        needs: home.needs.shown.into_iter().map(|task| rows::need(view, task)).collect(),
        more: home.needs.more.iter().map(|group| rows::more(view, group)).collect(),
        steps: home.steps.iter().map(|step| rows::step(view, *step)).collect(),
        tiles: home.glance.figures.iter().map(|figure| glance::tile(view, figure)).collect(),
        chart: home.glance.months.as_ref().map(|months| glance::chart(view, months)),
        licenses: glance::licenses(view, &home.glance.pools),
        served,
        privileged: home.privileged.into_iter().map(|(id, name)| (paths::partner_relationship(id), name)).collect(),
        contacts: home.own.map(|own| contacts(view, &own)).unwrap_or_default(),
        ways,
        told,
        backup_fault,
        backup_note,
    }
}

/// Whom a customer calls: each partner once.
fn contacts(view: &View, own: &OwnSubscriptions) -> Vec<AskedPartner> {
    let living = own.subscriptions.iter().filter(|one| one.ended_at.is_none());
    let asked: Vec<AskedPartner> = living.map(|one| AskedPartner::about(view, one, &own.partners)).collect();
    AskedPartner::each(asked.iter())
}

fn ways(view: &View, listed: bool) -> Vec<(String, &str)> {
    let Some(actor) = view.actor() else { return Vec::new() };
    let mut ways = Vec::new();
    let mut lead = |open: bool, path: &str, text: &'static str| {
        if open {
            ways.push((path.to_owned(), view.t(text)));
        }
    };
    lead(view.may(Action::ViewResellerAnalytics), "/indirect-resellers/analytics", "analytics-title");
    let referred = actor.account.cloud.offers_referrals() && view.may(Action::ViewReferrals);
    lead(referred, "/referrals", "referrals-title");
    lead(view.may(Action::EditBusinessProfile), "/settings/business-profile", "profile-title");
    lead(listed, &paths::listed_provider(actor.account.id), "home-own-entry");
    ways
}

/// What is said of backups: as a fault, or as a note.
fn backups(view: &View, health: BackupHealth) -> (String, String) {
    let dated = |key, at| view.text(&Text::new(key).moment("at", at));
    match health {
        BackupHealth::Unscheduled => (String::new(), view.t("home-backup-off").to_owned()),
        BackupHealth::Waiting => (String::new(), view.t("home-backup-waits").to_owned()),
        BackupHealth::Made(at) => (String::new(), dated("home-backup-made", at)),
        BackupHealth::Missed(at) => (dated("home-backup-missed", at), String::new()),
        BackupHealth::Failed(at, made_at) => {
            let made = made_at.map(|at| dated("home-backup-made", at));
            (dated("home-backup-failed", at), made.unwrap_or_default())
        }
    }
}

fn told(view: &View, home: &Home) -> String {
    match home.standing {
        Standing::PendingApproval => view.t("home-pending").to_owned(),
        Standing::Refused => view.t("home-refused").to_owned(),
        Standing::Active | Standing::Suspended if home.admins.is_empty() => String::new(),
        Standing::Active | Standing::Suspended => {
            let key = if home.own.is_some() { "home-ask-admins-customer" } else { "home-ask-admins" };
            view.with(key, "names", &home.admins.join(", "))
        }
    }
}
