pub mod clock;
#[macro_use]
pub mod domain;
pub mod repository;
