//! Who is given a temporary password. It stands in the answer alone: its hash is kept, and whoever signs in with it must
//! replace it.

use super::issue;
use crate::{
    domain::{
        Action, Error,
        customer_user::UserForm,
        directory::Right,
        ids::{AccountId, DraftId, UserId},
        password::TemporaryPassword,
    },
    service::{
        Account, Caller, FormKey, Outcome,
        accounts::{self, Created, NewAccountForm},
        customer_password::{self, CustomerAdministrator},
        customer_users::{self, OpenedCustomerUser as OpenedUser},
        directory::{self, Place},
        new_customer::{self, SubmittedCustomer},
        partner_users::{self, AddedPartnerUser, NewUserForm, Reset},
    },
};

/// Adds a user to a directory.
pub async fn add_user(
    caller: &Caller,
    place: Place,
    form: UserForm,
    key: FormKey,
) -> Outcome<(customer_users::AddedCustomerUser, TemporaryPassword)> {
    issue(
        caller,
        move |cx| directory::open(cx, place, Right::Manage).map(|_| ()),
        move |cx, hash| customer_users::add(cx, place, &form, (&key, &hash)),
    )
    .await
}

/// Gives a user of a directory a new password; the second value says whether this form did it.
pub async fn reset_user(
    caller: &Caller,
    place: Place,
    user: UserId,
    key: FormKey,
) -> Outcome<((OpenedUser, bool), TemporaryPassword)> {
    issue(
        caller,
        move |cx| customer_users::find_for_password(cx, place, user).map(|_| ()),
        move |cx, hash| customer_users::reset(cx, (place, user), &key, &hash),
    )
    .await
}

/// Adds somebody to the people of a partner. Whoever chooses a password with a link has this one, which nobody knows,
/// until then.
pub async fn add_colleague(
    caller: &Caller,
    form: NewUserForm,
    key: FormKey,
) -> Outcome<(AddedPartnerUser, TemporaryPassword)> {
    let checked = form.clone();
    issue(
        caller,
        move |cx| partner_users::check(cx.call, cx.actor, &checked),
        move |cx, hash| partner_users::add(cx, &key, &form, &hash).map_err(Error::in_place),
    )
    .await
}

/// Gives one of a partner's people a new password.
pub async fn reset_colleague(caller: &Caller, user: UserId, key: FormKey) -> Outcome<(Reset, TemporaryPassword)> {
    issue(
        caller,
        move |cx| partner_users::open_reset(cx, user).map(|_| ()),
        move |cx, hash| partner_users::reset_password(cx, user, &key, &hash),
    )
    .await
}

/// Makes a partner's account with its first global admin.
pub async fn create_account(
    caller: &Caller,
    form: NewAccountForm,
    key: FormKey,
) -> Outcome<(Created, TemporaryPassword)> {
    issue(
        caller,
        |cx| cx.authorize(Action::ManageAccounts).map(|_| ()),
        move |cx, hash| accounts::create_once(cx, (&form, &key), hash).map_err(Error::in_place),
    )
    .await
}

/// Gives an administrator of an account, named by `user`, a new password: the operator's help.
pub async fn reset_administrator(
    caller: &Caller,
    account: AccountId,
    user: String,
    key: FormKey,
) -> Outcome<((Account, Option<String>), TemporaryPassword)> {
    issue(
        caller,
        |cx| cx.authorize(Action::ManageAccounts).map(|_| ()),
        move |cx, hash| accounts::reset_password(cx, (account, user.as_str()), &key, &hash),
    )
    .await
}

/// Gives a customer's first administrator a new password; the second value says whether this form did it.
pub async fn reset_first_administrator(
    caller: &Caller,
    customer: AccountId,
    key: FormKey,
) -> Outcome<((CustomerAdministrator, bool), TemporaryPassword)> {
    issue(
        caller,
        move |cx| customer_password::find(cx, customer).map(|_| ()),
        move |cx, hash| customer_password::reset(cx, customer, &key, &hash),
    )
    .await
}

/// Submits a new customer, whose first administrator gets the password. `reviewed` marks what Review showed.
pub async fn submit_new_customer(
    caller: &Caller,
    draft: DraftId,
    reviewed: String,
) -> Outcome<(SubmittedCustomer, TemporaryPassword)> {
    issue(
        caller,
        move |cx| new_customer::may_submit(cx, draft),
        move |cx, hash| new_customer::submit(cx, draft, &reviewed, hash),
    )
    .await
}
