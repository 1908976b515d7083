//! A new account for a partner, with its first global admin, whose temporary password stands in the answer to the form.

use askama::Template;

use crate::{
    domain::{
        Action, Country,
        account::{AccountKind, Cloud},
        password::TemporaryPassword,
        policy,
    },
    service::{accounts::NewAccountForm, credentials},
    web::{Answer, Choice, Posted, Request, Sent, View, page, respond::page_once},
};

#[derive(Template)]
#[template(path = "account/accounts/new.html")]
struct NewPage<'a> {
    view: &'a View,
    form: &'a NewAccountForm,
    kinds: Vec<Choice>,
    countries: Vec<Choice>,
    clouds: Vec<Choice>,
}

/// The answer that shows a temporary password, or says that it was shown before.
#[derive(Template)]
#[template(path = "account/accounts/secret.html")]
pub(super) struct SecretPage<'a> {
    pub(super) view: &'a View,
    pub(super) id: String,
    pub(super) title: &'a str,
    pub(super) lead: String,
    /// The address to sign in with, and the password.
    pub(super) secret: Option<(&'a str, &'a TemporaryPassword)>,
}

/// `GET /accounts/new`
pub async fn get(request: Request) -> Answer {
    let (view, ()) = request.read(|cx| cx.authorize(Action::ManageAccounts).map(|_| ())).await?;
    let form = NewAccountForm { cloud: Cloud::Public.as_str().to_owned(), ..NewAccountForm::default() };
    page(&request, &new_page(&view, &form))
}

/// `POST /accounts/new`
pub async fn post(request: Request, posted: Posted<NewAccountForm>) -> Answer {
    let form = posted.form;
    let creating = credentials::create_account(request.caller(), form.clone(), posted.key);
    match request.sent(form, creating).await? {
        Sent::Done(view, (created, secret)) => {
            let done = SecretPage {
                id: created.account.id.to_string(),
                title: view.t("new-account-done"),
                lead: view.with("new-account-done-lead", "name", &created.account.name),
                secret: created.admin.as_deref().map(|admin| (admin, &secret)),
                view: &view,
            };
            page_once(&request, &done)
        }
        Sent::Back(back) => {
            request.read(|cx| cx.authorize(Action::ManageAccounts).map(|_| ())).await?;
            back.page(&request, &new_page(&back.view, &back.form))
        }
    }
}

fn new_page<'a>(view: &'a View, form: &'a NewAccountForm) -> NewPage<'a> {
    let all: Vec<&'static Country> = Country::all().iter().collect();
    let choose = || Choice::new("", view.t("user-choose"), "");
    let mut countries = view.country_choices(&all, &form.country);
    if form.country.is_empty() {
        countries.insert(0, choose());
    }
    let partners = AccountKind::ALL.iter().filter(|kind| policy::is_partner(**kind));
    let mut kinds: Vec<Choice> =
        partners.map(|kind| Choice::new(kind.as_str(), view.t(kind.key()), &form.kind)).collect();
    if form.kind.is_empty() {
        kinds.insert(0, choose());
    }
    let clouds = Cloud::ALL.iter().map(|cloud| Choice::new(cloud.as_str(), view.t(cloud.key()), &form.cloud)).collect();
    NewPage { view, form, kinds, countries, clouds }
}
