//! Add user: a form, and in the answer to it the temporary password.

use actix_web::http::StatusCode;
use askama::Template;

use super::{locations, read_form, role_choices};
use crate::{
    domain::{
        customer_user::UserForm,
        directory::Right,
        password::{self, TemporaryPassword},
        role::Role,
    },
    service::{
        customer_users,
        directory::{self, Directory},
    },
    web::{
        extract::{form::Posted, place::At, request::Request},
        pages::customers::inside::Inside,
        respond::{Answer, page, page_once, page_with},
        view::{Choice, Refused, View},
    },
};

#[derive(Template)]
#[template(path = "users/add.html")]
struct AddPage<'a> {
    view: &'a View,
    inside: Inside,
    users: &'a str,
    form: &'a UserForm,
    domain_hint: String,
    locations: Vec<Choice>,
    roles: Vec<Choice>,
    rules: bool,
    refused: Refused,
}

#[derive(Template)]
#[template(path = "users/added.html")]
struct AddedPage<'a> {
    view: &'a View,
    inside: Inside,
    users: &'a str,
    user_name: &'a str,
    /// The password, in the one answer that shows it.
    secret: Option<&'a TemporaryPassword>,
}

/// `GET …/users/new`
pub async fn get(request: Request, at: At) -> Answer {
    let (place, users) = (at.clone(), at.users());
    let (view, directory) =
        request.read(move |db, call, actor| directory::open(db, call, actor, place.place()?, Right::Manage)).await?;
    let form = UserForm {
        location: directory.country.clone(),
        roles: vec![Role::DefaultUser.as_str().to_owned()],
        ..UserForm::default()
    };
    page(&request, &add_page(&view, &directory, &users, &form, Refused::default()))
}

/// `POST …/users/new`: who may is asked before anything is hashed, and again when the user is made.
pub async fn post(request: Request, at: At, posted: Posted<Vec<(String, String)>>) -> Answer {
    let (place, again, users) = (at.clone(), at.clone(), at.users());
    let (form, _) = read_form(posted.form);
    let (_, directory) =
        request.read(move |db, call, actor| directory::open(db, call, actor, place.place()?, Right::Manage)).await?;
    let secret = password::temporary();
    let hash = request.app.passwords.hash(secret.reveal().to_owned()).await.map_err(|e| request.error(e))?;
    let (typed, key) = (form.clone(), posted.key);
    let added = request
        .write(move |db, call, actor| customer_users::add(db, call, actor, again.place()?, &typed, (&key, &hash)))
        .await;
    match added {
        Ok((view, added)) => {
            let added_page = AddedPage {
                inside: Inside::of(&view, &added.directory, "users"),
                users: &users,
                user_name: &added.user_name,
                secret: added.now.then_some(&secret),
                view: &view,
            };
            page_once(&request, &added_page)
        }
        Err(error) => {
            let (view, refusals) = error.into_refusals()?;
            let refusal = view.refused(&refusals).with_form(view.t("user-refused"));
            let again = add_page(&view, &directory, &users, &form, refusal);
            page_with(&request, StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    }
}

fn add_page<'a>(
    view: &'a View,
    directory: &Directory,
    users: &'a str,
    form: &'a UserForm,
    refused: Refused,
) -> AddPage<'a> {
    AddPage {
        inside: Inside::of(view, directory, "users"),
        users,
        form,
        domain_hint: view.with("user-name-hint", "domain", &directory.domain),
        locations: locations(view, &form.location),
        roles: role_choices(view, directory.rules, &form.roles),
        rules: directory.rules,
        refused,
        view,
    }
}
