//! What handlers are given: the request with its way to the database, and checked forms.

pub mod form;
pub mod request;
