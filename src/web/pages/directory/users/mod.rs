//! The users of a customer's directory: inside a customer for its partners, *Users and licenses* for the customer itself.
//! The same pages serve both; an address says whose directory is meant.

pub mod add;
pub mod bulk;
pub mod change;
pub mod import;
pub mod list;
pub mod load;
pub mod password;
pub mod removal;
pub mod sign_out;

use serde::Deserialize;

use crate::{
    domain::{
        Country,
        customer_user::{UserForm, roles_to_give},
        directory::Right,
        policy,
        role::{Role, Roles},
    },
    service::directory::Directory,
    web::{Choice, View},
};

/// The user that an address names.
#[derive(Deserialize)]
pub struct UserPart {
    /// Its id.
    pub user: String,
}

/// Whether the reader may do `right` in a directory: for buttons.
fn may(view: &View, directory: &Directory, right: Right) -> bool {
    view.may(if directory.customer.is_some() { right.of_partner() } else { right.of_customer() })
}

/// Countries to choose from, none chosen where `chosen` is none.
fn locations(view: &View, chosen: &str) -> Vec<Choice> {
    let all: Vec<&'static Country> = Country::all().iter().collect();
    let mut choices = vec![Choice { value: String::new(), text: view.t("user-choose").to_owned(), selected: false }];
    choices.extend(view.country_choices(&all, chosen));
    choices
}

/// A role to give or not.
pub struct RoleBox {
    /// The field's id.
    pub id: String,
    /// What the form sends of it.
    pub value: &'static str,
    /// The role.
    pub name: &'static str,
    /// What it may do.
    pub means: &'static str,
    /// Whether it is given.
    pub ticked: bool,
}

/// The roles to choose from; those in `chosen` are given.
fn role_boxes(view: &View, rules: bool, chosen: &[String]) -> Vec<RoleBox> {
    let role_box = |role: Role| RoleBox {
        id: format!("role-{role}"),
        value: role.as_str(),
        name: view.t(role.key()),
        means: view.t(policy::meaning_in_directory(role)),
        ticked: chosen.iter().any(|one| one == role.as_str()),
    };
    roles_to_give(rules).into_iter().map(role_box).collect()
}

/// Roles by name.
fn role_names(view: &View, roles: Option<&Roles>) -> String {
    let names: Vec<&str> = roles.into_iter().flat_map(Roles::iter).map(|role| view.t(role.key())).collect();
    names.join(", ")
}

/// What a form says of a user, and of the version that it knows.
fn read_form(fields: Vec<(String, String)>) -> (UserForm, i64) {
    let (mut form, mut version) = (UserForm::default(), 0);
    for (name, value) in fields {
        match name.as_str() {
            "first_name" => form.first_name = value,
            "last_name" => form.last_name = value,
            "display_name" => form.display_name = value,
            "user_name" => form.user_name = value,
            "location" => form.location = value,
            "roles" if form.roles.len() < 20 => form.roles.push(value),
            "version" => version = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    (form, version)
}
