//! Whose directory an address means: `/customers/{id}/…` a partner's customer, `/users/…` the reader's own.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};

use crate::domain::{Error, directory::Place, ids::NotAnId};

/// The directory that an address names. An `{id}` that is none names nothing.
#[derive(Clone, Copy, Debug)]
pub struct DirectoryPath(Result<Place, NotAnId>);

impl DirectoryPath {
    /// The place, for a use case.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the address holds no id of an account.
    pub fn place(&self) -> Result<Place, Error> {
        Ok(self.0?)
    }
}

impl FromRequest for DirectoryPath {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(http: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = http.match_info().get("id");
        ready(Ok(Self(id.map_or(Ok(Place::Own), |id| id.parse().map(Place::Customer)))))
    }
}
