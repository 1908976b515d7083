//! How things stand, as tiles and a chart.

use crate::{
    domain::{Action, Text, license::Pool, list::Count},
    service::home::{Figure, FigureKind, Months},
    web::{
        View,
        charts::{Bar, Chart},
    },
};

/// How many products have bars.
const PRODUCTS: usize = 6;

/// A figure on a card.
pub struct Tile<'a> {
    /// What is counted.
    pub label: &'a str,
    /// How many there are.
    pub figure: Count,
    /// What has changed, or what they wait for.
    pub note: String,
    /// Whether the note is of something late.
    pub late: bool,
    /// Where they are, for those who may see it.
    pub href: Option<&'static str>,
}

/// What a customer has of a product.
pub struct UsedLicenses {
    /// The product.
    pub name: String,
    /// How much of it is used, as a bar.
    pub bar: Bar,
    /// The same in words.
    pub words: String,
}

/// The card of a figure.
pub fn tile<'a>(view: &'a View, figure: &Figure) -> Tile<'a> {
    let late = figure.late != Count::from(0);
    Tile {
        label: view.t(label(figure.kind)),
        figure: figure.count,
        note: if late { view.count("home-requests-overdue", figure.late) } else { note(view, figure) },
        late,
        href: way(view, figure.kind),
    }
}

const fn label(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Customers | FigureKind::CustomerAccounts => "menu-customers",
        FigureKind::Subscriptions => "menu-subscriptions",
        FigureKind::Resellers => "menu-indirect-resellers",
        FigureKind::Providers => "menu-indirect-providers",
        FigureKind::FreeLicenses => "home-free-licenses",
        FigureKind::Users => "home-users",
        FigureKind::PartnerAccounts => "home-partners",
        FigureKind::Offers => "home-offers",
        FigureKind::OpenRequests => "home-open-requests",
        FigureKind::Referrals => "home-open-referrals",
        FigureKind::Invitations => "home-open-invitations",
    }
}

fn note(view: &View, figure: &Figure) -> String {
    let key = match figure.kind {
        FigureKind::FreeLicenses => "home-free-note",
        FigureKind::Users => "home-users-note",
        FigureKind::PartnerAccounts | FigureKind::CustomerAccounts => "home-accounts-note",
        FigureKind::Offers => "home-offers-note",
        FigureKind::OpenRequests if view.may(Action::AnswerServiceRequests) => "home-requests-note",
        FigureKind::OpenRequests => "home-own-requests-note",
        FigureKind::Referrals | FigureKind::Invitations => "home-waiting-note",
        FigureKind::Customers | FigureKind::Subscriptions | FigureKind::Resellers | FigureKind::Providers => {
            return changed(view, figure.change);
        }
    };
    view.t(key).to_owned()
}

/// What has changed in 30 days; nothing where that can't be told.
fn changed(view: &View, change: Option<i64>) -> String {
    let sign = match change {
        None => return String::new(),
        Some(0) => return view.t("home-unchanged").to_owned(),
        Some(change) if change > 0 => format!("+{change}"),
        Some(change) => format!("−{}", change.unsigned_abs()),
    };
    view.with("home-changed", "change", &sign)
}

fn way(view: &View, kind: FigureKind) -> Option<&'static str> {
    let (action, path) = match kind {
        FigureKind::Customers => (Action::ViewCustomers, "/customers"),
        FigureKind::Subscriptions => (Action::ViewOwnSubscriptions, "/subscriptions"),
        FigureKind::Resellers => (Action::ViewIndirectResellers, "/indirect-resellers"),
        FigureKind::Providers => (Action::ViewIndirectProviders, "/indirect-providers"),
        FigureKind::FreeLicenses => (Action::ViewOwnUsers, "/licenses"),
        FigureKind::Users => (Action::ViewOwnUsers, "/users"),
        FigureKind::PartnerAccounts => (Action::ManageAccounts, "/accounts"),
        FigureKind::CustomerAccounts => (Action::ManageAccounts, "/accounts?kind=customer"),
        FigureKind::Offers => (Action::ManageCatalog, "/catalog"),
        FigureKind::OpenRequests if view.may(Action::AnswerServiceRequests) => {
            (Action::ViewServiceRequests, "/service-requests?state=open&whose=held")
        }
        FigureKind::OpenRequests => (Action::ViewServiceRequests, "/service-requests?whose=opened"),
        FigureKind::Referrals => (Action::ViewReferrals, "/referrals?state=received"),
        FigureKind::Invitations => (Action::ViewInvitations, "/invitations"),
    };
    Some(path).filter(|_| view.may(action))
}

/// The months before: what they are of, and the chart.
pub fn chart<'a>(view: &'a View, months: &Months) -> (&'a str, Chart<'a>) {
    let pair = |all: &[(chrono::NaiveDate, Count, Count)]| {
        all.iter().map(|(day, begun, ended)| (*day, vec![*begun, *ended])).collect::<Vec<_>>()
    };
    let both = vec![view.t("analytics-begun"), view.t("analytics-ended")];
    let (title, series, numbers) = match months {
        Months::Subscriptions(all) => (view.t("home-chart-subscriptions"), both, pair(all)),
        Months::Customers(all) => (view.t("home-chart-customers"), both, pair(all)),
        Months::Accounts(all) => {
            let made = all.iter().map(|(day, made)| (*day, vec![*made])).collect();
            (view.t("home-chart-accounts"), vec![view.t("analytics-begun")], made)
        }
    };
    (title, Chart::by_month(view, ("months", title), series, &numbers))
}

/// What a customer has of each product: of the first few.
pub fn licenses(view: &View, pools: &[Pool]) -> Vec<UsedLicenses> {
    let used = |pool: &Pool| UsedLicenses {
        name: pool.name.clone(),
        bar: Bar::used(pool.assigned, pool.bought()),
        words: view.text(&Text::new("home-assigned").count("assigned", pool.assigned).count("bought", pool.bought())),
    };
    pools.iter().take(PRODUCTS).map(used).collect()
}
