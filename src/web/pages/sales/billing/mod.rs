//! What was charged for customers, month by month, and what offers cost.

pub mod export;
pub mod list;
pub mod price_list;
pub mod statement;

use serde::Deserialize;

use crate::{
    domain::{Text, billing::Month, money::Money, refusals::Refusals},
    service::billing::MonthChoice,
    web::{Choice, View, charts::month_name},
};

/// What the address says of a customer's statement.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StatementQuery {
    /// The month, as `2030-01`.
    month: String,
}

/// The choice of a month on a page, with the ways to the months beside it.
struct MonthBar {
    /// What the month is called.
    name: String,
    /// The months to choose from.
    choices: Vec<Choice>,
    /// The way to the month before.
    previous: Option<(String, String)>,
    /// The way to the month after.
    next: Option<(String, String)>,
}

impl MonthBar {
    /// The bar of a page whose address for a month `to` gives.
    fn new(view: &View, choice: &MonthChoice, to: impl Fn(&str) -> String) -> Self {
        let way = |month: Option<Month>| month.map(|month| (to(&month.to_string()), named(view, month)));
        let chosen = choice.month.to_string();
        Self {
            name: named(view, choice.month),
            choices: choice
                .months
                .iter()
                .map(|month| Choice::new(month.to_string(), named(view, *month), &chosen))
                .collect(),
            previous: way(choice.previous),
            next: way(choice.next),
        }
    }
}

/// What a month is called: `Nov 2030`.
fn named(view: &View, month: Month) -> String {
    let day = month.first_day();
    let text = Text::new("billing-month-name").with("month", month_name(view, day));
    view.text(&text.with("year", day.format("%Y").to_string()))
}

/// The chrome of a page whose month was refused.
fn refusing(view: View, choice: &MonthChoice) -> View {
    match &choice.refused {
        Some(why) => view.refusing(&Refusals { form: None, fields: vec![("month", why.clone())] }),
        None => view,
    }
}

/// Amounts, one for each currency; nothing where nothing was charged.
fn moneys(view: &View, amounts: &[Money]) -> String {
    amounts.iter().map(|money| view.money(money)).collect::<Vec<_>>().join(" + ")
}
