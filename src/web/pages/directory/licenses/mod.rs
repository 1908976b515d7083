//! Licenses of a customer's users, for its partners and for itself: what there is, who has it, and giving and taking.

pub mod assign;
pub mod list;
mod outcome;
mod plans;
pub mod user;
pub mod users;

use crate::{
    domain::{
        Action,
        directory::{Place, Right},
        license::Wish,
    },
    paths,
    service::directory::Directory,
    web::{Choice, View},
};

/// Whether the reader may assign licenses here: for buttons.
fn may_assign(view: &View, directory: &Directory) -> bool {
    let right = Right::AssignLicenses;
    view.may(if directory.customer.is_some() { right.of_partner() } else { right.of_customer() })
}

/// Where the reader buys more, where it may order for this customer.
fn buy_more(view: &View, place: Place) -> Option<String> {
    match place {
        Place::Customer(customer) => view.may(Action::OrderSubscriptions).then(|| paths::new_order(customer)),
        Place::Own => None,
    }
}

/// The list to choose from what is wanted of a product. What is as it is sends nothing.
fn choices(view: &View, words: &[(Option<Wish>, &'static str)], chosen: &str) -> Vec<Choice> {
    words.iter().map(|(wish, key)| Choice::new(wish.map_or("", Wish::as_str), view.t(key), chosen)).collect()
}
