//! A reseller and its providers.

use crate::service::UseCase;
use crate::{
    domain::{Action, Error},
    repository::partnerships::{self, Partner},
};

/// The reseller's providers by name.
pub fn list(cx: &mut UseCase<'_>) -> Result<Vec<Partner>, Error> {
    let grant = cx.authorize(Action::ViewIndirectProviders)?;
    partnerships::list_providers(cx.db, grant.scope())
}
