//! The list of the partner's people.

use actix_web::web;
use askama::Template;

use super::{role_names, state};
use crate::{
    domain::{
        Action, policy,
        role::{Role, Roles},
    },
    paths,
    service::{
        PartnerUserQuery,
        partner_users::{self, People},
    },
    web::{Answer, Choice, Pager, Request, View, When, page, pages::account_settings::Frame},
};

#[derive(Template)]
#[template(path = "partner/account_settings/users/list.html")]
struct ListPage<'a> {
    view: &'a View,
    frame: Frame,
    search: &'a str,
    roles: Vec<Choice>,
    rows: Vec<Row>,
    pager: Pager,
    asked: Vec<Asked>,
}

/// Somebody who was asked to be one of them.
struct Asked {
    withdrawal: String,
    email: String,
    roles: String,
    until: When,
}

struct Row {
    id: String,
    name: String,
    email: String,
    roles: String,
    badge: &'static str,
    state: &'static str,
}

/// `GET /settings/users`
pub async fn get(request: Request, query: web::Query<PartnerUserQuery>) -> Answer {
    let wanted = query.clone();
    let (view, People { page: found, asked }) = request.read(move |cx| partner_users::list(cx, &wanted)).await?;
    let rows = found.rows.iter().map(|listed| {
        let (badge, state) = state(&view, listed);
        Row {
            id: listed.user.id.to_string(),
            name: listed.user.name.clone(),
            email: listed.user.email.clone(),
            roles: role_names(&view, &listed.roles),
            badge,
            state,
        }
    });
    let asked = asked.into_iter().map(|(link, email)| Asked {
        withdrawal: paths::withdrawal_of_asked(link.user_id),
        email,
        roles: role_names(&view, &Roles::split(&link.roles)),
        until: view.exactly(link.expires_at),
    });
    let shown = ListPage {
        frame: Frame::new(&view, "/settings/users"),
        search: query.search(),
        roles: choices(&view, query.filter.role),
        rows: rows.collect(),
        asked: asked.collect(),
        pager: Pager::filtered(
            "/settings/users",
            &query,
            &found,
            [(query.filter.role.map(|role| view.t(role.key()).to_owned()), |filter| filter.role = None)],
        ),
        view: &view,
    };
    page(&request, &shown)
}

/// Every role that somebody here can hold.
fn choices(view: &View, chosen: Option<Role>) -> Vec<Choice> {
    let held = view.actor().map_or([].as_slice(), |actor| Role::held_in(actor.account.kind));
    view.choices("users-all-roles", held, chosen, Role::key)
}

impl ListPage<'_> {
    /// What a role that is filtered by may do; nothing where none is.
    fn meaning(&self) -> &str {
        let role = self.roles.iter().find(|role| role.selected).and_then(|role| Role::parse(&role.value));
        role.map_or("", |role| self.view.t(policy::meaning_of(role)))
    }
}
