//! HTTP: routes, pages, forms, and the one place where errors become answers. Whatever reads or writes can fail as its
//! use case does, whatever shows a page where the template fails.

pub mod assets;
pub mod charts;
pub mod chrome;
pub mod components;
pub mod csv;
pub mod download;
pub mod error;
pub mod extract;
pub mod flash;
pub mod forms;
pub mod html;
pub mod lists;
pub mod mailto;
pub mod menu;
pub mod middleware;
pub mod page_patterns;
pub mod pages;
pub mod respond;
pub mod routes;
pub mod view;

// What nearly every page is made with.
pub use extract::{
    form::{EmptyForm, Posted},
    request::Request,
};
pub use forms::Sent;
pub use lists::Pager;
pub use respond::{Answer, page, see_other, see_other_leading, see_other_saying};
pub use view::{Choice, View, When};
