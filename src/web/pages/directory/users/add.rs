//! Add user: a form, and in the answer to it the temporary password.

use askama::Template;

use super::{RoleBox, locations, read_form, role_boxes};
use crate::{
    domain::{customer_user::UserForm, directory::Right, password::TemporaryPassword, policy},
    paths,
    service::{
        credentials,
        directory::{self, Directory},
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View, extract::place::DirectoryPath, page,
        pages::customers::inside::Inside, respond::page_once,
    },
};

#[derive(Template)]
#[template(path = "directory/users/add.html")]
struct AddPage<'a> {
    view: &'a View,
    inside: Inside,
    users: String,
    form: &'a UserForm,
    domain_hint: String,
    locations: Vec<Choice>,
    roles: Vec<RoleBox>,
    rules: bool,
}

#[derive(Template)]
#[template(path = "directory/users/added.html")]
struct AddedPage<'a> {
    view: &'a View,
    inside: Inside,
    users: String,
    user_name: &'a str,
    /// The password, in the one answer that shows it.
    secret: Option<&'a TemporaryPassword>,
}

/// `GET …/users/new`
pub async fn get(request: Request, at: DirectoryPath) -> Answer {
    let (view, directory) = request.read(move |cx| directory::open(cx, at.place()?, Right::Manage)).await?;
    let form = UserForm {
        location: directory.country.clone(),
        roles: vec![policy::LEAST_ROLE.as_str().to_owned()],
        ..UserForm::default()
    };
    page(&request, &add_page(&view, &directory, &form))
}

/// `POST …/users/new`
pub async fn post(request: Request, at: DirectoryPath, posted: Posted<Vec<(String, String)>>) -> Answer {
    let place = request.named(at.place()).await?;
    let (form, _) = read_form(posted.form);
    let adding = credentials::add_user(request.caller(), place, form.clone(), posted.key);
    match request.sent(form, adding).await? {
        Sent::Done(view, (added, secret)) => {
            let added_page = AddedPage {
                inside: Inside::of(&view, &added.directory, "users"),
                users: paths::users(place),
                user_name: &added.user_name,
                secret: added.now.then_some(&secret),
                view: &view,
            };
            page_once(&request, &added_page)
        }
        Sent::Back(back) => {
            let (_, directory) = request.read(move |cx| directory::open(cx, place, Right::Manage)).await?;
            back.page(&request, &add_page(&back.view, &directory, &back.form))
        }
    }
}

fn add_page<'a>(view: &'a View, directory: &Directory, form: &'a UserForm) -> AddPage<'a> {
    AddPage {
        inside: Inside::of(view, directory, "users"),
        users: paths::users(directory.place()),
        form,
        domain_hint: view.with("user-name-hint", "domain", &directory.domain),
        locations: locations(view, &form.location),
        roles: role_boxes(view, directory.rules, &form.roles),
        rules: directory.rules,
        view,
    }
}
