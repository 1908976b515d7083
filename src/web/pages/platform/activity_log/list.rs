//! The log, and all of it as a file.

use actix_web::web;
use askama::Template;

use super::{
    PATH, customer, lead, person,
    words::{self, Withheld},
};
use crate::{
    domain::{
        AuditEvent, audit::ActivityResult, ids::AuditId, list::PagePosition, policy, security_event::SecurityEventKind,
    },
    paths,
    service::{
        ActivityFilter, ActivityQuery, EventOfUser,
        activity_log::{self, LogLine, LogReader, ShownAct, ShownLog},
    },
    web::{
        Answer, Choice, Pager, Request, View, When,
        lists::{self, day_filter, typed_filter},
        page,
        pages::account_settings::Frame,
    },
};

#[derive(Template)]
#[template(path = "platform/activity_log/list.html")]
struct LogPage<'a> {
    view: &'a View,
    frame: Frame,
    filter: &'a ActivityFilter,
    lead: &'a str,
    /// The kinds of acts, then those of refused attempts.
    groups: Vec<KindGroup<'a>>,
    /// What can have become of an attempt; empty where the reader sees what was done alone.
    results: Vec<Choice>,
    names_customers: bool,
    rows: Vec<Row<'a>>,
    export: String,
    pager: Pager,
    is_narrowed: bool,
    none_found: &'a str,
}

/// Kinds of lines that stand together.
struct KindGroup<'a> {
    name: &'a str,
    /// Value, words, and whether it is chosen.
    kinds: Vec<(&'static str, &'a str, bool)>,
}

/// A line of the log.
struct Row<'a> {
    /// Where its details are.
    href: String,
    at: When,
    what: &'a str,
    about: String,
    customer: Option<(String, Option<String>)>,
    who: String,
    email: String,
    organization: String,
}

/// `GET /activity-log`
pub async fn get(request: Request, query: web::Query<ActivityQuery>) -> Answer {
    let wanted = query.clone();
    let (view, shown) = request.read(move |cx| activity_log::list(cx, &wanted)).await?;
    let ShownLog { page: found, reader, with_refusals, customer: named } = &shown;
    let filter = &query.filter;
    let pager = Pager::filtered(
        PATH,
        &query,
        found,
        [
            (day_filter(&view, "list-filter-from", &filter.from), |filter| filter.from.clear()),
            (day_filter(&view, "list-filter-to", &filter.to), |filter| filter.to.clear()),
            (kind(&view, &filter.action).map(str::to_owned), |filter| filter.action.clear()),
            (filter.result.map(|result| view.t(result.key()).to_owned()), |filter| filter.result = None),
            (typed_filter(&filter.user), |filter| filter.user.clear()),
            (named.clone().or_else(|| typed_filter(&filter.customer)), |filter| filter.customer.clear()),
            (typed_filter(&filter.object).map(|_| view.t("activity-filter-object").to_owned()), |filter| {
                filter.object.clear();
            }),
        ],
    );
    let none_found =
        if named.is_none() && !filter.customer.is_empty() { "activity-no-customer" } else { "activity-none-found" };
    let shown = LogPage {
        frame: Frame::new(&view, PATH),
        lead: view.t(lead(*reader)),
        groups: groups(&view, &filter.action, *with_refusals),
        results: if *with_refusals { results(&view, filter) } else { Vec::new() },
        names_customers: *reader != LogReader::Customer,
        rows: found.rows.iter().map(|line| row(&view, line, *reader)).collect(),
        export: query.0.clone().at(PagePosition::First).address("/activity-log/export"),
        none_found: view.t(none_found),
        is_narrowed: !pager.active_filters(&view).is_empty(),
        pager,
        filter,
        view: &view,
    };
    page(&request, &shown)
}

/// What can have become of an attempt.
fn results(view: &View, filter: &ActivityFilter) -> Vec<Choice> {
    view.choices("activity-all-results", ActivityResult::ALL, filter.result, ActivityResult::key)
}

/// The words of a kind of line.
fn kind<'a>(view: &'a View, text: &str) -> Option<&'a str> {
    let refused = || SecurityEventKind::parse(text).filter(|kind| kind.is_failure()).map(SecurityEventKind::key);
    AuditEvent::parse(text).map(AuditEvent::key).or_else(refused).map(|key| view.t(key))
}

impl LogPage<'_> {
    /// Whether there are more lines than anybody reads.
    fn are_many(&self) -> bool {
        self.pager.count.is_some_and(|count| count.exactly().is_none())
    }
}

/// What can be chosen from, each group in the order of its words.
fn groups<'a>(view: &'a View, chosen: &str, with_refusals: bool) -> Vec<KindGroup<'a>> {
    let sorted = |mut kinds: Vec<(&'static str, &'a str, bool)>| {
        kinds.sort_by_key(|(_, words, _)| words.to_lowercase());
        kinds
    };
    let acts = AuditEvent::ALL.iter().map(|event| (event.as_str(), view.t(event.key()), event.as_str() == chosen));
    let mut groups = vec![KindGroup { name: view.t("activity-group-acts"), kinds: sorted(acts.collect()) }];
    if with_refusals {
        let refused = SecurityEventKind::FAILURES.iter();
        let kinds = refused.map(|kind| (kind.as_str(), view.t(kind.key()), kind.as_str() == chosen)).collect();
        groups.push(KindGroup { name: view.t("activity-group-events"), kinds: sorted(kinds) });
    }
    groups
}

fn row<'a>(view: &'a View, line: &LogLine, reader: LogReader) -> Row<'a> {
    match line {
        LogLine::Act(shown) => act_row(view, shown, reader),
        LogLine::Refusal(event, account) => refusal_row(view, event, account.as_ref()),
    }
}

fn act_row<'a>(view: &'a View, shown: &ShownAct, reader: LogReader) -> Row<'a> {
    let who = person(view, shown);
    let is_others = reader == LogReader::Customer && shown.account.is_some();
    Row {
        href: paths::activity(shown.act.id),
        at: view.moment(shown.act.at),
        what: view.t(shown.act.event.key()),
        about: words::about(view, &shown.act, Withheld::from(view, is_others)),
        customer: customer(view, shown),
        who: who.name,
        email: who.email,
        organization: who.organization,
    }
}

fn refusal_row<'a>(view: &'a View, (event, user): &EventOfUser, account: Option<&String>) -> Row<'a> {
    let (who, email) = match (user, &event.address) {
        (Some((name, email)), _) => (name.clone(), email.clone()),
        (None, Some(address)) => (address.clone(), String::new()),
        (None, None) => (view.t("events-nobody").to_owned(), String::new()),
    };
    Row {
        // Lines of both kinds are opened at one address.
        href: paths::activity(AuditId::from_uuid(*event.id.uuid())),
        at: view.moment(event.first_at),
        what: view.t(event.kind.key()),
        about: event.network.clone(),
        customer: None,
        who,
        email,
        organization: account.cloned().unwrap_or_default(),
    }
}

/// The columns of the file.
const HEADS: [&str; 8] = [
    "activity-when",
    "activity-action",
    "activity-concerns",
    "activity-customer",
    "activity-who",
    "activity-field-email",
    "activity-organization",
    "activity-changes",
];

/// `GET /activity-log/export`: everything that the log finds, in a file. That it was taken away is on record before it is.
pub async fn export(request: Request, query: web::Query<ActivityQuery>) -> Answer {
    request.write(activity_log::note_export).await?;
    lists::export(&request, ("activity-log", &HEADS), query.into_inner(), activity_log::export, cells).await
}

fn cells(view: &View, line: &LogLine) -> Vec<String> {
    let is_served = view.kind().is_some_and(policy::is_served);
    let reader = if is_served { LogReader::Customer } else { LogReader::Partner };
    let Row { what, about, customer, who, email, organization, .. } = row(view, line, reader);
    let (at, changes) = match line {
        LogLine::Act(shown) => {
            let is_others = is_served && shown.account.is_some();
            (shown.act.at, words::in_one_line(view, &shown.act, Withheld::from(view, is_others)))
        }
        LogLine::Refusal(event, _) => (event.0.first_at, String::new()),
    };
    let at = at.utc().format("%Y-%m-%d %H:%M:%S UTC").to_string();
    let customer = customer.map(|(name, _)| name).unwrap_or_default();
    vec![at, what.to_owned(), about, customer, who, email, organization, changes]
}
