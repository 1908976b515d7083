//! Whose directory an address means: `/customers/{id}/…` a partner's customer, `/users/…` the reader's own.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};

use crate::{
    domain::{directory::Place, error::Error, ids::NotAnId},
    paths,
};

/// The directory that an address names. An `{id}` that is none names nothing.
#[derive(Clone, Debug)]
pub struct At(Result<Place, NotAnId>);

impl At {
    /// The place, for a use case.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the address holds no id of an account.
    pub fn place(&self) -> Result<Place, Error> {
        Ok(self.0?)
    }

    /// The address of the list of users; none where nothing is named, for then no page shows it.
    #[must_use]
    pub fn users(&self) -> String {
        self.0.map(paths::users).unwrap_or_default()
    }

    /// The address of the licenses; none where nothing is named, for then no page shows it.
    #[must_use]
    pub fn licenses(&self) -> String {
        self.0.map(paths::licenses).unwrap_or_default()
    }

    /// The address where more is ordered for a customer; a customer orders nothing for itself.
    #[must_use]
    pub fn order(&self) -> Option<String> {
        match self.0 {
            Ok(Place::Customer(customer)) => Some(paths::new_order(customer)),
            Ok(Place::Own) | Err(_) => None,
        }
    }
}

impl FromRequest for At {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(http: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = http.match_info().get("id");
        ready(Ok(Self(id.map_or(Ok(Place::Own), |id| id.parse().map(Place::Customer)))))
    }
}
