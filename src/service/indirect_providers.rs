//! A reseller and its providers.

use super::Call;
use crate::{
    domain::{actor::Actor, error::Error, policy::Action},
    repository::{
        db::Db,
        partnerships::{self, Partner},
    },
};

/// The reseller's providers by name.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn list(db: &mut Db, call: &Call, actor: &Actor) -> Result<Vec<Partner>, Error> {
    let grant = call.authorize(actor, Action::ViewIndirectProviders)?;
    partnerships::list_providers(db, grant.scope())
}
