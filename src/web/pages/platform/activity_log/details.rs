//! One act: when, by whom, to what, and what it changed; or a refused attempt.

use actix_web::web;
use askama::Template;

use super::{
    PATH, customer, person,
    words::{self, Withheld},
};
use crate::{
    domain::{audit::word_key, ids::AuditId},
    service::activity_log::{self, OpenedAct, OpenedLine},
    web::{
        Answer, Request, View, When, page,
        pages::{account::security_events, account_settings::Frame},
    },
};

#[derive(Template)]
#[template(path = "platform/activity_log/details.html")]
struct ActPage<'a> {
    view: &'a View,
    frame: Frame,
    what: &'a str,
    about: String,
    at: When,
    who: String,
    email: String,
    organization: String,
    roles: String,
    customer: Option<(String, Option<String>)>,
    number: Option<String>,
    request_id: &'a str,
    changes: Vec<words::ToldField>,
    has_before: bool,
    is_erased: bool,
}

/// `GET /activity-log/{act}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, opened) = request.read(move |cx| activity_log::open(cx, *id.parse::<AuditId>()?.uuid())).await?;
    match &opened {
        OpenedLine::Act(opened) => act(&request, &view, opened),
        OpenedLine::Refusal(opened) => security_events::refusal(&request, &view, opened, PATH),
    }
}

fn act(request: &Request, view: &View, opened: &OpenedAct) -> Answer {
    let OpenedAct { shown, names, number, is_others } = opened;
    let (act, who) = (&shown.act, person(view, shown));
    let roles = act.roles.split(' ').filter_map(|role| word_key("roles", "", role)).map(|key| view.t(key));
    let withheld = Withheld::from(view, *is_others);
    let changes = words::changes(view, act, names, withheld);
    let shown = ActPage {
        frame: Frame::new(view, PATH),
        what: view.t(act.event.key()),
        about: words::about(view, act, withheld),
        at: view.exactly(act.at),
        who: who.name,
        email: who.email,
        organization: who.organization,
        roles: if *is_others { String::new() } else { roles.collect::<Vec<_>>().join(", ") },
        customer: customer(view, shown),
        number: number.map(|number| view.number(number)),
        request_id: &act.request_id,
        is_erased: act.is_erased,
        has_before: changes.iter().any(|one| !one.before.is_empty()),
        changes,
        view,
    };
    page(request, &shown)
}
