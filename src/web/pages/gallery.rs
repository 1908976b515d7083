//! The gallery: every component in every state, for whoever changes the look, and for the tests that measure it.

use actix_web::web;
use askama::Template;
use chrono::Months;
use serde::Deserialize;

use crate::{
    domain::{
        Action, Checks, Error, Moment, Text,
        list::{ByName, Count, ListQuery, Page},
    },
    service::UseCase,
    web::{
        Answer, Choice, Pager, Posted, Request, Sent, View, When,
        charts::{Bar, Chart, MonthNumbers},
        page,
        pages::letterhead::{Letterhead, Organization},
        see_other_saying,
    },
};

const PATH: &str = "/gallery";

#[derive(Template)]
#[template(path = "platform/gallery.html")]
struct GalleryPage<'a> {
    view: &'a View,
    form: &'a Sample,
    choices: Vec<Choice>,
    rows: Vec<Row>,
    pager: Pager,
    now: When,
    letterhead: Letterhead,
    chart: Chart<'a>,
    bars: [Bar; 3],
}

/// What the form of the gallery sends. Nothing is ever kept of it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sample {
    name: String,
    email: String,
    quantity: String,
    message: String,
    choice: String,
}

struct Row {
    name: &'static str,
    domain: &'static str,
    state: (&'static str, &'static str),
    quantity: Option<i64>,
}

/// A name that fits, one that hardly does, and one that has to give way.
const NAMES: [(&str, &str); 4] = [
    ("Elm Bakery", "elmbakery.onmicrosoft.com"),
    ("Jacarandá Móveis e Decorações do Brasil Ltda.", "jacarandamoveisedecoracoes.onmicrosoft.com"),
    ("ООО «Калина Красная Логистика и Перевозки»", "kalinakrasnaya.onmicrosoft.com"),
    ("Q", "q.onmicrosoft.com"),
];

/// `GET /gallery`
pub async fn get(request: Request, query: web::Query<ListQuery<ByName>>) -> Answer {
    let (view, ()) = request.read(open).await?;
    page(&request, &gallery(&view, &Sample::default(), &query, request.now()))
}

/// `POST /gallery`: always refused, to show how that looks; or done at once, to show what is said then.
pub async fn post(request: Request, posted: Posted<Sample>) -> Answer {
    match request.submit(posted.form, refuse, |cx, _| open(cx)).await? {
        Sent::Done(..) => Ok(see_other_saying(&request, PATH, "success", Text::new("flash-settings-saved"))),
        Sent::Back(back) => {
            let query = ListQuery::default();
            back.page(&request, &gallery(&back.view, &back.form, &query, request.now()))
        }
    }
}

fn open(cx: &mut UseCase<'_>) -> Result<(), Error> {
    cx.authorize(Action::ManageAccounts).map(drop)
}

fn refuse(cx: &mut UseCase<'_>, sample: &Sample) -> Result<(), Error> {
    open(cx)?;
    if sample.choice == "good" {
        return Ok(());
    }
    let mut checks = Checks::new();
    for field in ["name", "email", "quantity", "message", "choice"] {
        checks.refuse(field, Text::new("input-required"));
    }
    Ok(checks.finish()?)
}

fn gallery<'a>(view: &'a View, form: &'a Sample, wanted: &ListQuery<ByName>, now: Moment) -> GalleryPage<'a> {
    let states = [
        ("success", "subscription-active"),
        ("warning", "subscription-suspended"),
        ("danger", "service-request-overdue"),
        ("neutral", "list-none"),
    ];
    let rows = NAMES.iter().zip(states).zip([Some(7), Some(100_000), None, Some(1)]);
    let rows = rows.map(|((name, state), quantity)| Row {
        name: name.0,
        domain: name.1,
        state: (state.0, view.t(state.1)),
        quantity,
    });
    let listed = Page { rows: rows.collect(), ..Page::empty() };
    GalleryPage {
        choices: vec![
            Choice::new("", view.t("customer-list-all-resellers"), &form.choice),
            Choice::new("good", view.t("subscription-on"), &form.choice),
        ],
        pager: Pager::filtered(PATH, wanted, &listed, [(Some(view.t("subscription-active").to_owned()), |()| ())]),
        rows: listed.rows,
        now: view.when(now),
        letterhead: Letterhead {
            seller: party(NAMES[1], Some((view.t("column-mpn"), "3100001"))),
            buyer: party(NAMES[0], None),
            printed: view.now(),
        },
        chart: chart(view, now),
        bars: [Bar::ranked(3, 7), Bar::used(3, 7), Bar::used(0, 7)],
        view,
        form,
    }
}

fn party((name, domain): (&str, &str), registration: Option<(&str, &str)>) -> Organization {
    Organization {
        name: name.to_owned(),
        address: vec!["1200 Harbor Avenue".to_owned(), "Seattle, Washington, 98101".to_owned()],
        domain: domain.to_owned(),
        registration: registration.map(|(called, number)| (called.to_owned(), number.to_owned())),
    }
}

/// A year of months: with nothing in some, much in others, and more than is counted in the last.
fn chart(view: &View, now: Moment) -> Chart<'_> {
    let numbers = [(0, 0), (1, 0), (12, 3), (140, 9), (0, 77), (300, 1), (10, 10), (9, 8), (0, 5), (4, 0), (60, 41)];
    let today = now.utc().date_naive();
    let counted = |back: u32, (begun, ended): (i64, i64)| {
        let day = today.checked_sub_months(Months::new(back)).unwrap_or(today);
        (day, vec![Count::from(begun), Count::from(ended)])
    };
    let months: Vec<MonthNumbers> =
        (0..).zip(numbers).map(|(place, pair)| counted(11 - place, pair)).chain([counted(0, (12_345, 800))]).collect();
    let series = vec![view.t("analytics-begun"), view.t("analytics-ended")];
    Chart::by_month(view, ("gallery-chart", view.t("gallery-chart")), series, &months)
}
