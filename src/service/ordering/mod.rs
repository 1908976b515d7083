//! Ordering: what a customer can be sold, whether the lines in a cart can be ordered, and placing the order. The wizard,
//! *Add subscription*, add-ons and customers that purchase for themselves all come here.

mod place;
mod shelf;

pub use place::{Placement, Placer, place};
pub use shelf::{Buyer, Item as ShelfItem, Shelf, Weighed, open_shelf, weigh};
