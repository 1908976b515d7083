//! The activity log: what was done, by whom and to what; one act with what it changed; and all of it as a file.

pub mod details;
pub mod history;
pub mod list;
mod words;

use crate::{
    domain::Action,
    paths,
    service::activity_log::{LogReader, ShownAct},
    web::View,
};

/// Where it is.
const PATH: &str = "/activity-log";

/// Who did something, as rows tell it.
struct LogPerson {
    /// The name, or what else there is.
    name: String,
    /// The address, where there is a name beside it.
    email: String,
    /// The organization, where that is another than the reader's.
    organization: String,
}

/// Who did it: a person, part of the portal, or somebody whom nobody knows.
fn person(view: &View, shown: &ShownAct) -> LogPerson {
    let (act, organization) = (&shown.act, shown.account.clone().unwrap_or_default());
    let (name, email) = match &shown.person {
        None if act.is_erased => (view.t("activity-deleted-person").to_owned(), String::new()),
        Some(name) => (name.clone(), act.user_email.clone()),
        None if act.user_email.is_empty() => (view.t("activity-another-person").to_owned(), String::new()),
        None if act.user_email.contains('@') => (act.user_email.clone(), String::new()),
        // Whoever runs the machine.
        None if act.user_email == "command line" || act.user_email.starts_with("tandem ") => {
            (view.t("activity-command-line").to_owned(), String::new())
        }
        None if act.user_email == "link in an email" => (view.t("activity-email-link").to_owned(), String::new()),
        // What acts by itself has a name that is nobody's.
        None => (view.t("activity-portal").to_owned(), String::new()),
    };
    LogPerson { name, email, organization }
}

/// The customer that something was done for, and the way to it where there is one for the reader.
fn customer(view: &View, shown: &ShownAct) -> Option<(String, Option<String>)> {
    let (name, id) = (shown.customer.clone()?, shown.act.customer_id?);
    let way = if view.may(Action::ManageAccounts) {
        Some(paths::account(id))
    } else {
        (shown.is_served && view.may(Action::ViewSubscriptions)).then(|| paths::customer_subscriptions(id))
    };
    Some((name, way))
}

/// The key of what stands below the heading.
const fn lead(reader: LogReader) -> &'static str {
    match reader {
        LogReader::Operator => "activity-lead-all",
        LogReader::Partner => "activity-lead-partner",
        LogReader::Customer => "activity-lead-customer",
    }
}
