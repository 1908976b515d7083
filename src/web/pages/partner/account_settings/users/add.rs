//! *Add user*: with a link by mail, or with a temporary password that the answer shows once.

use askama::Template;

use super::{RoleGroup, role_groups};
use crate::{
    domain::{Action, Language, password::TemporaryPassword},
    service::{
        credentials,
        partner_users::{self, AddedPartnerUser, FirstPasswordMethod, NewUserForm},
    },
    web::{Answer, Choice, Posted, Request, Sent, View, page, pages::account_settings::Frame, respond::page_once},
};

#[derive(Template)]
#[template(path = "partner/account_settings/users/add.html")]
struct AddPage<'a> {
    view: &'a View,
    frame: Frame,
    form: &'a NewUserForm,
    ways: Vec<Choice>,
    languages: Vec<Choice>,
    groups: Vec<RoleGroup>,
}

#[derive(Template)]
#[template(path = "partner/account_settings/users/added.html")]
struct AddedPage<'a> {
    view: &'a View,
    frame: Frame,
    email: &'a str,
    outcome: Outcome<'a>,
}

/// What the answer tells.
enum Outcome<'a> {
    /// This is the one answer that shows the password.
    WithPassword(&'a TemporaryPassword),
    /// A mail is on its way.
    WithLink,
    /// The person signs in here already, and was asked.
    Asked,
    /// The same form was sent before.
    Before,
}

/// `GET /settings/users/new`
pub async fn get(request: Request) -> Answer {
    let (view, form) = request.read(|cx| partner_users::form_for(cx.call, cx.actor)).await?;
    page(&request, &add_page(&view, &form))
}

/// `POST /settings/users/new`
pub async fn post(request: Request, posted: Posted<NewUserForm>) -> Answer {
    let Posted { form, key } = posted;
    let adding = credentials::add_colleague(request.caller(), form.clone(), key);
    let address = form.email.trim().to_owned();
    match request.sent(form, adding).await? {
        Sent::Done(view, (added, secret)) => {
            let outcome = match added {
                AddedPartnerUser::WithPassword => Outcome::WithPassword(&secret),
                AddedPartnerUser::WithLink => Outcome::WithLink,
                AddedPartnerUser::Asked => Outcome::Asked,
                AddedPartnerUser::Before => Outcome::Before,
            };
            let frame = Frame::new(&view, "/settings/users");
            page_once(&request, &AddedPage { frame, email: &address, outcome, view: &view })
        }
        Sent::Back(back) => {
            request.read(|cx| cx.authorize(Action::ManagePartnerUsers).map(|_| ())).await?;
            back.page(&request, &add_page(&back.view, &back.form))
        }
    }
}

fn add_page<'a>(view: &'a View, form: &'a NewUserForm) -> AddPage<'a> {
    let way = |way: &FirstPasswordMethod| {
        let key = match way {
            FirstPasswordMethod::Link => "users-way-link",
            FirstPasswordMethod::Password => "users-way-password",
        };
        Choice::new(way.as_str(), view.t(key), &form.way)
    };
    AddPage {
        frame: Frame::new(view, "/settings/users"),
        ways: FirstPasswordMethod::ALL.iter().map(way).collect(),
        languages: Language::ALL.iter().map(|one| Choice::new(one.as_str(), one.name(), &form.language)).collect(),
        groups: role_groups(view, &form.roles),
        form,
        view,
    }
}
