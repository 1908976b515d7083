//! Licenses for many users at once, and what came of it for each.

use std::collections::HashSet;

use actix_web::web;
use askama::Template;

use super::{
    buy_more, outcome,
    plans::{self, PlansField, Product},
};
use crate::{
    domain::{
        Error,
        directory::Place,
        license::{Decision, LicenseOutcome, OfferWish, Pool, Wish},
        list::{ByName, ListQuery},
    },
    paths,
    service::{
        Candidate, UseCase, WantedUsers, customer_users,
        licenses::{
            BOTH,
            many::{self, AssignForm, LicenseChoices, MOST, Updated},
        },
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View,
        extract::place::DirectoryPath,
        lists::selection::{Selection, SelectionFields},
        page,
        pages::customers::inside::Inside,
    },
};

#[derive(Template)]
#[template(path = "directory/licenses/assign.html")]
struct AssignPage<'a> {
    view: &'a View,
    inside: Inside,
    licenses: String,
    here: String,
    whom: Vec<Choice>,
    search: &'a str,
    looked: String,
    people: Vec<Person>,
    users: &'a str,
    rows: Vec<Row>,
    /// Whether something is to be revoked.
    revokes: bool,
}

/// A user to select.
struct Person {
    id: String,
    name: String,
    email: String,
    ticked: bool,
}

/// A product to assign or revoke.
struct Row {
    id: String,
    revoke_id: String,
    field: String,
    name: String,
    revoke: String,
    hint: String,
    assigned: bool,
    revoked: bool,
    error: String,
    plans: Option<PlansField>,
}

#[derive(Template)]
#[template(path = "directory/licenses/updated.html")]
struct UpdatedPage<'a> {
    view: &'a View,
    inside: Inside,
    licenses: String,
    here: String,
    again: bool,
    buy_more: Option<String>,
    sums: Vec<Sum>,
    failed: Vec<Told>,
    done: Vec<Told>,
    strangers: Vec<String>,
}

/// What came of the wish for a product.
struct Sum {
    name: String,
    wish: &'static str,
    done: usize,
    before: usize,
    failed: usize,
    missing: String,
}

/// What came of it for a user.
struct Told {
    href: String,
    profile: String,
    name: String,
    email: String,
    lines: Vec<String>,
    needs_location: bool,
}

/// Which users the page is to name: those that were looked for, or those that were selected in the list of users.
#[derive(Clone, Default)]
struct UsersQuery {
    whom: String,
    search: String,
    selection: Selection,
}

impl UsersQuery {
    fn new(fields: SelectionFields) -> Self {
        let selection = Selection::new(fields);
        let value = |name: &str| selection.value(name).unwrap_or_default().to_owned();
        let search: ListQuery<ByName> = ListQuery::new(&value("search"), ());
        Self { whom: value("whom"), search: search.search().to_owned(), selection }
    }

    /// Whether users were selected in their list.
    fn selects(&self) -> bool {
        self.selection.is_whole_page() || self.selection.value("select").is_some()
    }

    fn is_narrowed(&self) -> bool {
        self.selects() || !self.whom.is_empty() || !self.search.is_empty()
    }

    /// The users that are looked for; `None` where nobody is.
    fn wanted(&self, cx: &mut UseCase<'_>, place: Place) -> Result<Option<WantedUsers>, Error> {
        if !self.is_narrowed() {
            return Ok(None);
        }
        let selected = match self.selects() {
            false => None,
            true if self.selection.is_whole_page() => Some(customer_users::ids(cx, place, &self.selection.list())?),
            true => Some(self.selection.ids()),
        };
        Ok(Some(WantedUsers { search: self.search.clone(), without: self.whom.parse().ok(), selected }))
    }
}

fn begin(cx: &mut UseCase<'_>, at: DirectoryPath, query: &UsersQuery) -> Result<LicenseChoices, Error> {
    let place = at.place()?;
    let wanted = query.wanted(cx, place)?;
    many::begin(cx, place, wanted.as_ref())
}

/// `GET /customers/{id}/licenses/assign`, `GET /licenses/assign`: whoever was looked for is selected.
pub async fn get(request: Request, at: DirectoryPath, query: web::Query<SelectionFields>) -> Answer {
    let query = UsersQuery::new(query.into_inner());
    let users = query.clone();
    let (view, found) = request.read(move |cx| begin(cx, at, &users)).await?;
    let looked_for = found.found.iter().filter(|_| query.is_narrowed());
    let form = AssignForm { selected: looked_for.map(|user| user.email.clone()).collect(), ..AssignForm::default() };
    page(&request, &assign_page(&view, &found, &query, &form))
}

/// `POST /customers/{id}/licenses/assign`, `POST /licenses/assign`: *Save*. The answer is what came of it, for each user;
/// sent twice, the form does nothing twice and tells how things stand. Refused, it comes back with the users it showed.
pub async fn post(
    request: Request,
    at: DirectoryPath,
    query: web::Query<SelectionFields>,
    posted: Posted<Vec<(String, String)>>,
) -> Answer {
    let values =
        |field: &'static str| posted.form.iter().filter(move |(name, _)| name == field).map(|(_, value)| value);
    let form = AssignForm {
        selected: values("user").cloned().collect(),
        users: values("users").next().cloned().unwrap_or_default(),
        typed: plans::read(&posted.form),
    };
    let query = UsersQuery::new(query.into_inner());
    let (key, users) = (posted.key, query.clone());
    let sent = request.submit(
        (at, form),
        move |cx, (at, form)| many::assign(cx, at.place()?, (form, &key)),
        move |cx, (at, _)| begin(cx, *at, &users),
    );
    match sent.await? {
        Sent::Done(view, updated) => page(&request, &updated_page(&view, updated)),
        Sent::Back(back) => back.page(&request, &assign_page(&back.view, &back.found, &query, &back.form.1)),
    }
}

fn row(view: &View, found: &LicenseChoices, (place, pool): (usize, &Pool), form: &AssignForm) -> Row {
    let offer = pool.offer.to_string();
    let typed = form.typed.iter().find(|typed| typed.offer == offer);
    let wish = typed.map_or("", |typed| typed.wish.as_str());
    let says = |one: Wish| wish == one.as_str() || wish == BOTH;
    let product = Product { place, pool, plans: &found.plans, typed };
    Row {
        id: format!("assign-{place}"),
        revoke_id: format!("revoke-{place}"),
        hint: view.count("license-available-count", pool.available()),
        plans: product.for_many(view, &found.spread),
        name: pool.name.clone(),
        revoke: view.with("license-revoke-product", "product", &pool.name),
        assigned: says(Wish::Assign),
        revoked: says(Wish::Take),
        error: if wish == BOTH { view.refused().of("products").to_owned() } else { String::new() },
        field: format!("license-{offer}"),
    }
}

fn assign_page<'a>(
    view: &'a View,
    found: &LicenseChoices,
    query: &'a UsersQuery,
    form: &'a AssignForm,
) -> AssignPage<'a> {
    let rows: Vec<Row> = found.pools.iter().enumerate().map(|pool| row(view, found, pool, form)).collect();
    let selected: HashSet<&str> = form.selected.iter().map(String::as_str).collect();
    let person = |(place, user): (usize, &Candidate)| Person {
        id: format!("user-{place}"),
        name: user.name.clone(),
        ticked: selected.contains(user.email.as_str()),
        email: user.email.clone(),
    };
    let everyone = Choice {
        value: "everyone".to_owned(),
        text: view.t("license-whom-everyone").to_owned(),
        selected: !found.pools.iter().any(|pool| pool.offer.to_string() == query.whom),
    };
    let without = found.pools.iter().map(|pool| {
        Choice::new(pool.offer.to_string(), view.with("license-whom-without", "product", &pool.name), &query.whom)
    });
    let many = i64::try_from(found.found.len()).unwrap_or(i64::MAX);
    let looked = match (query.is_narrowed(), found.more) {
        (false, true) => view.count("license-first", many),
        (false, false) => String::new(),
        (true, true) => view.count("license-found-more", i64::try_from(MOST).unwrap_or(i64::MAX)),
        (true, false) => view.count("license-found", many),
    };
    AssignPage {
        view,
        inside: Inside::of(view, &found.directory, "users"),
        licenses: paths::licenses(found.directory.place()),
        here: paths::license_assignment(found.directory.place()),
        whom: std::iter::once(everyone).chain(without).collect(),
        search: &query.search,
        looked,
        people: found.found.iter().enumerate().map(person).collect(),
        users: &form.users,
        revokes: rows.iter().any(|row| row.revoked),
        rows,
    }
}

fn updated_page(view: &View, updated: Updated) -> UpdatedPage<'_> {
    let Updated { directory, asks, results, names, strangers, again } = updated;
    let sums: Vec<Sum> = asks.iter().enumerate().map(|(place, ask)| sum(view, ask, place, &results)).collect();
    let (mut failed, mut done) = (Vec::new(), Vec::new());
    for (user, decisions) in results {
        let told = |good: bool| {
            let of = asks.iter().zip(&decisions).filter(|(_, decision)| decision.outcome.is_good() == good);
            let lines = of.map(|(ask, decision)| outcome::told(view, &ask.pool.name, decision, &names));
            Told {
                lines: lines.collect(),
                needs_location: !good && decisions.iter().any(|one| one.outcome == LicenseOutcome::NoLocation),
                href: paths::user_licenses(directory.place(), user.id),
                profile: paths::user(directory.place(), user.id),
                name: user.name.clone(),
                email: user.email.clone(),
            }
        };
        failed.extend(Some(told(false)).filter(|told| !told.lines.is_empty()));
        done.extend(Some(told(true)).filter(|told| !told.lines.is_empty()));
    }
    UpdatedPage {
        view,
        inside: Inside::of(view, &directory, "users"),
        licenses: paths::licenses(directory.place()),
        here: paths::license_assignment(directory.place()),
        again,
        buy_more: buy_more(view, directory.place()).filter(|_| sums.iter().any(|sum| !sum.missing.is_empty())),
        sums,
        failed,
        done,
        strangers,
    }
}

fn sum(view: &View, ask: &OfferWish, place: usize, results: &[(Candidate, Vec<Decision>)]) -> Sum {
    let count = |wanted: &dyn Fn(LicenseOutcome) -> bool| {
        results.iter().filter_map(|(_, decisions)| decisions.get(place)).filter(|one| wanted(one.outcome)).count()
    };
    let missing = count(&|one| one == LicenseOutcome::NoneLeft);
    Sum {
        name: ask.pool.name.clone(),
        wish: view.t(match ask.wish {
            Some(Wish::Assign) => "license-assign",
            Some(Wish::Take) => "license-take",
            None => "license-change-plans",
        }),
        done: count(&LicenseOutcome::is_change),
        before: count(&|one| one.is_good() && !one.is_change()),
        failed: count(&|one| !one.is_good()),
        missing: if missing == 0 {
            String::new()
        } else {
            view.count("license-missing", i64::try_from(missing).unwrap_or(i64::MAX))
        },
    }
}
