//! Single sign-on, from its settings to what a provider says later.

mod limits;
mod logout;
mod settings;
mod ways;
