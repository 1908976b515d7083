//! Security events: the operator sees everybody's, whoever manages the people of an account those of that.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        Action,
        directory::Place,
        ids::{AccountId, UserId},
        policy,
        security_event::{SecurityEventKind, SecurityObject},
    },
    paths,
    service::{
        EventNames, EventOfUser, ListedEvent, SecurityEventFilter, SecurityEventQuery,
        security_events::{self, OpenedEvent, ShownEvents},
    },
    web::{
        Answer, Choice, Pager, Request, View, When,
        lists::{day_filter, typed_filter},
        page,
        pages::account_settings::Frame,
    },
};

/// Where it is.
const PATH: &str = "/settings/security-events";

#[derive(Template)]
#[template(path = "account/security/events.html")]
struct EventsPage<'a> {
    view: &'a View,
    frame: Frame,
    filter: &'a SecurityEventFilter,
    kinds: Vec<Choice>,
    /// Whether it shows everybody's.
    of_all: bool,
    rows: Vec<Row<'a>>,
    pager: Pager,
    /// Whether it is narrowed to anything.
    is_narrowed: bool,
    /// What is said where nothing is found.
    none_found: &'a str,
}

/// What there is to say of one event, as the activity log opens refused attempts.
#[derive(Template)]
#[template(path = "platform/activity_log/refusal.html")]
struct RefusalPage<'a> {
    view: &'a View,
    frame: Frame,
    event: Row<'a>,
    at: When,
    /// When it happened last, where it happened more than once.
    last: Option<When>,
}

/// An event as its row and its page show it.
struct Row<'a> {
    /// When it happened first, within its minute.
    at: When,
    words: &'a str,
    detail: &'a str,
    route: &'a str,
    who: Who<'a>,
    /// The account that was acted in.
    account: &'a str,
    network: &'a str,
    /// What the browser calls itself, or else that nobody knows.
    browser: Result<&'a str, &'a str>,
    times: String,
    object: Option<Concerned<'a>>,
}

/// Who it was.
enum Who<'a> {
    /// A person, with its address where the reader may know it.
    Person(&'a str, &'a str),
    /// An address without what would tell it.
    Masked(&'a str),
    /// Several.
    Several,
    /// Nobody knows.
    Unknown,
}

/// What it was done to.
struct Concerned<'a> {
    kind: &'a str,
    name: &'a str,
    href: Option<String>,
}

/// `GET /settings/security-events`
pub async fn get(request: Request, query: web::Query<SecurityEventQuery>) -> Answer {
    let wanted = query.clone();
    let (view, shown) = request.read(move |cx| security_events::list(cx, &wanted)).await?;
    let ShownEvents { page: found, names, of_all, account } = &shown;
    let filter = &query.filter;
    let pager = Pager::filtered(
        PATH,
        &query,
        found,
        [
            (filter.kind.map(|kind| view.t(kind.key()).to_owned()), |filter| filter.kind = None),
            (account.clone().or_else(|| typed_filter(&filter.account)).filter(|_| *of_all), |filter| {
                filter.account.clear();
            }),
            (typed_filter(&filter.person), |filter| filter.person.clear()),
            (typed_filter(&filter.place), |filter| filter.place.clear()),
            (day_filter(&view, "list-filter-from", &filter.from), |filter| filter.from.clear()),
            (day_filter(&view, "list-filter-to", &filter.to), |filter| filter.to.clear()),
        ],
    );
    let shown = EventsPage {
        frame: Frame::new(&view, PATH),
        kinds: view.choices("events-all-kinds", SecurityEventKind::ALL, filter.kind, SecurityEventKind::key),
        of_all: *of_all,
        rows: found.rows.iter().map(|event| row(&view, event, (names, *of_all))).collect(),
        none_found: view.t(if *of_all && account.is_none() && !filter.account.is_empty() {
            "events-no-account"
        } else {
            "events-none-found"
        }),
        is_narrowed: !pager.active_filters(&view).is_empty(),
        pager,
        filter,
        view: &view,
    };
    page(&request, &shown)
}

/// The page of a refused attempt, in the frame of the page at `path`.
pub(in crate::web::pages) fn refusal(request: &Request, view: &View, opened: &OpenedEvent, path: &str) -> Answer {
    let OpenedEvent { event, names, of_all } = opened;
    let shown = RefusalPage {
        frame: Frame::new(view, path),
        at: view.exactly(event.0.first_at),
        last: (event.0.times > 1).then(|| view.exactly(event.0.last_at)),
        event: row(view, event, (names, *of_all)),
        view,
    };
    page(request, &shown)
}

fn row<'a>(view: &'a View, (event, user): &'a EventOfUser, (names, of_all): (&'a EventNames, bool)) -> Row<'a> {
    let is_known = |id: Option<UserId>| of_all || id.is_some_and(|id| names.users.contains_key(&id));
    Row {
        at: view.moment(event.first_at),
        words: view.t(event.kind.key()),
        detail: event.detail.map_or("", |detail| view.t(detail.key())),
        route: event.route.as_deref().unwrap_or_default(),
        who: match (user, &event.address) {
            (Some((name, email)), _) => Who::Person(name, if is_known(event.user_id) { email } else { "" }),
            (None, Some(address)) => Who::Masked(address),
            (None, None) if event.is_sum => Who::Several,
            (None, None) => Who::Unknown,
        },
        account: event.account_id.and_then(|id| names.accounts.get(&id)).filter(|_| of_all).map_or("", String::as_str),
        network: match event.network.as_str() {
            "" if event.is_sum => view.t("events-networks"),
            "" => view.t("events-portal"),
            network => network,
        },
        browser: match event.browser.as_str() {
            "" if event.is_sum || event.network.is_empty() => Err(""),
            "" => Err(view.t("security-browser-unknown")),
            browser => Ok(browser),
        },
        times: view.number(event.times),
        object: object(view, event, names),
    }
}

/// What an event was done to, with a way there where the reader may see it.
fn object<'a>(view: &'a View, event: &ListedEvent, names: &'a EventNames) -> Option<Concerned<'a>> {
    let (kind, id) = (event.object_kind?, event.object_id?);
    let (name, href) = match kind {
        SecurityObject::User => {
            let user = UserId::from_uuid(*id.uuid());
            (names.users.get(&user), way_to_user(view, user))
        }
        SecurityObject::Account => (names.accounts.get(&id), way_to_account(view, id)),
        _ => (None, None),
    };
    let href = href.filter(|_| name.is_some());
    Some(Concerned { kind: view.t(kind.key()), name: name.map_or("", String::as_str), href })
}

fn way_to_user(view: &View, user: UserId) -> Option<String> {
    if view.may(Action::ViewPartnerUsers) {
        return Some(paths::partner_user(user));
    }
    view.may(Action::ViewOwnUsers).then(|| paths::user(Place::Own, user))
}

fn way_to_account(view: &View, account: AccountId) -> Option<String> {
    if view.may(Action::ManageAccounts) {
        return Some(paths::account(account));
    }
    let is_served =
        view.kind().is_some_and(policy::is_partner) && view.actor().is_some_and(|me| me.account.id != account);
    (is_served && view.may(Action::ViewCustomerAccount)).then(|| paths::customer_account(account))
}

impl EventsPage<'_> {
    /// The key of what stands below the heading.
    const fn lead(&self) -> &'static str {
        if self.of_all { "events-lead-all" } else { "events-lead" }
    }

    /// Whether there are more events than anybody reads.
    fn are_many(&self) -> bool {
        self.pager.count.is_some_and(|count| count.exactly().is_none())
    }
}
