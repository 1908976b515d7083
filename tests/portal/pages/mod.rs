//! Pages, a folder for each noun, on both databases.

mod account;
mod customer;
mod directory;
mod invitation;
mod partner;
mod platform;
mod sales;
mod support;
