//! A user's page: names, location, roles, and the ways to its password, its licenses and its end.

use actix_web::web;
use askama::Template;

use super::{RoleBox, UserPart, locations, may, read_form, role_boxes, role_names};
use crate::{
    domain::{
        Moment, Text,
        customer_user::{UserForm, kept_for},
        directory::{Right, UserState},
    },
    paths,
    service::{
        activity_log::HistoryOf,
        customer_users::{self, OpenedCustomerUser},
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View, When, extract::place::DirectoryPath, page,
        pages::customers::inside::Inside, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "directory/users/change.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or does not")]
struct UserPage<'a> {
    view: &'a View,
    inside: Inside,
    users: String,
    id: String,
    name: &'a str,
    user_name: &'a str,
    version: i64,
    form: &'a UserForm,
    location: String,
    locations: Vec<Choice>,
    role_names: String,
    roles: Vec<RoleBox>,
    rules: bool,
    /// Whether the form is shown; else the same as facts.
    editable: bool,
    touchable: bool,
    bound: bool,
    last_admin: bool,
    oneself: bool,
    /// Since when it is deleted, and until when it can come back.
    deleted: Option<(When, When)>,
    /// Until when the password works, where it is a temporary one.
    password_ends: Option<Moment>,
    /// Products with the service plans that the user does not have of them.
    plans_off: Vec<(String, String)>,
    may_manage: bool,
    may_reset: bool,
    may_sign_out: bool,
    may_assign: bool,
    /// Whether the reader may take second factors that the user has lost.
    may_take_factors: bool,
}

/// `GET …/users/{user}`
pub async fn get(request: Request, at: DirectoryPath, named: web::Path<UserPart>) -> Answer {
    let (view, opened) = request
        .read_with_history(
            move |cx| customer_users::find(cx, at.place()?, Right::View, named.user.parse()?),
            |opened| HistoryOf::Object(*opened.user.id.uuid()),
        )
        .await?;
    page(&request, &user_page(&view, &opened, (&kept(&opened), opened.user.version)))
}

/// `POST …/users/{user}`: a form that knows something older is answered with what is kept now.
pub async fn post(
    request: Request,
    at: DirectoryPath,
    named: web::Path<UserPart>,
    posted: Posted<Vec<(String, String)>>,
) -> Answer {
    let sent = request.submit(
        (at, named.into_inner().user, read_form(posted.form)),
        |cx, (at, user, (form, version))| customer_users::change(cx, (at.place()?, user.parse()?), form, *version),
        |cx, (at, user, _)| customer_users::find_to_change(cx, at.place()?, user.parse()?),
    );
    match sent.await? {
        Sent::Done(_, opened) => {
            let path = paths::user(opened.directory.place(), opened.user.id);
            let text = Text::new("flash-user-saved").with("name", opened.user.display_name);
            Ok(see_other_saying(&request, &path, "success", text))
        }
        Sent::Back(back) => {
            let (_, _, (typed, version)) = &*back.form;
            let kept = kept(&back.found);
            let shown = if back.stale { (&kept, back.found.user.version) } else { (typed, *version) };
            back.page(&request, &user_page(&back.view, &back.found, shown))
        }
    }
}

fn kept(opened: &OpenedCustomerUser) -> UserForm {
    UserForm {
        first_name: opened.user.first_name.clone(),
        last_name: opened.user.last_name.clone(),
        display_name: opened.user.display_name.clone(),
        user_name: String::new(),
        location: opened.user.location.clone(),
        roles: opened.roles.iter().map(|role| role.as_str().to_owned()).collect(),
    }
}

/// The page with a form and the version that it knows.
fn user_page<'a>(view: &'a View, opened: &'a OpenedCustomerUser, (form, version): (&'a UserForm, i64)) -> UserPage<'a> {
    let (user, directory, touchable) = (&opened.user, &opened.directory, opened.touchable());
    let there = user.state == UserState::Active;
    let may_manage = may(view, directory, Right::Manage);
    UserPage {
        inside: Inside::of(view, directory, "users"),
        users: paths::users(directory.place()),
        id: user.id.to_string(),
        name: &user.display_name,
        user_name: &user.email,
        version,
        location: if user.location.is_empty() { String::new() } else { view.country(&user.location) },
        locations: locations(view, &form.location),
        role_names: role_names(view, Some(&opened.roles)),
        roles: role_boxes(view, directory.rules, &form.roles),
        rules: directory.rules,
        editable: there && touchable && may_manage,
        touchable,
        bound: opened.bound,
        last_admin: opened.last_admin,
        oneself: opened.oneself,
        deleted: user.deleted_at.map(|at| (view.exactly(at), view.exactly(at.plus(kept_for())))),
        password_ends: user.password_expires_at.filter(|_| there),
        plans_off: plans_off(opened),
        may_manage,
        may_sign_out: there && touchable && !opened.oneself && may(view, directory, Right::ResetPassword),
        may_reset: there && touchable && !opened.bound && may(view, directory, Right::ResetPassword),
        may_take_factors: there && may_manage && directory.customer.is_none() && directory.rules && !opened.oneself,
        may_assign: there && may(view, directory, Right::AssignLicenses),
        form,
        view,
    }
}

/// Plans by product.
fn plans_off(opened: &OpenedCustomerUser) -> Vec<(String, String)> {
    let mut products: Vec<(String, String)> = Vec::new();
    for (product, plan) in &opened.plans_off {
        match products.last_mut().filter(|(last, _)| last == product) {
            Some((_, plans)) => *plans = format!("{plans}, {plan}"),
            None => products.push((product.clone(), plan.clone())),
        }
    }
    products
}
