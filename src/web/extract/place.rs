//! Whose directory an address means: `/customers/{id}/…` a partner's customer, `/users/…` the reader's own.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};

use crate::{domain::error::Error, service::directory::Place};

/// The directory that an address names. An `{id}` that is none names nothing.
#[derive(Clone, Debug)]
pub struct At {
    id: Option<String>,
}

impl At {
    /// The place, for a use case.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the address holds no id of an account.
    pub fn place(&self) -> Result<Place, Error> {
        match &self.id {
            None => Ok(Place::Own),
            Some(id) => Ok(Place::Customer(id.parse()?)),
        }
    }

    /// The address of the list of users.
    #[must_use]
    pub fn users(&self) -> String {
        match &self.id {
            None => "/users".to_owned(),
            Some(id) => format!("/customers/{id}/users"),
        }
    }
}

impl At {
    /// The address of the licenses.
    #[must_use]
    pub fn licenses(&self) -> String {
        match &self.id {
            None => "/licenses".to_owned(),
            Some(id) => format!("/customers/{id}/licenses"),
        }
    }

    /// The address of a user's licenses.
    #[must_use]
    pub fn licenses_of(&self, user: &str) -> String {
        format!("{}/{user}/licenses", self.users())
    }

    /// The address where more is ordered for a customer; a customer orders nothing for itself.
    #[must_use]
    pub fn order(&self) -> Option<String> {
        self.id.as_ref().map(|id| format!("/customers/{id}/subscriptions/new"))
    }
}

impl FromRequest for At {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(http: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self { id: http.match_info().get("id").map(str::to_owned) }))
    }
}
