//! Whom customers ask for support: partners with what they tell of their support (`docs/domain.md` §11.1).

use std::collections::HashMap;

use crate::{
    domain::{Error, ids::AccountId},
    repository::{
        contacts::contacts,
        db::Db,
        support_profiles::{self, SupportProfile},
    },
};

/// A partner as a customer may turn to it.
#[derive(Clone, Debug)]
pub struct SupportContact {
    /// Its name.
    pub name: String,
    /// The address of its contact: of who enrolled it, else of its first global admin.
    pub email: Option<String>,
    /// What it tells of its support; `None` where it tells nothing.
    pub profile: Option<SupportProfile>,
}

/// These partners as customers may turn to them. Three queries, however many there are.
pub fn load(db: &mut Db, partners: &[AccountId]) -> Result<HashMap<AccountId, SupportContact>, Error> {
    let mut profiles = support_profiles::load(db, partners)?;
    let found = contacts(db, partners)?.into_iter().map(|(id, contact)| {
        let profile = profiles
            .remove(&id)
            .filter(|one| [&one.email, &one.phone, &one.website].into_iter().any(|text| !text.is_empty()));
        (id, SupportContact { name: contact.name, email: contact.email, profile })
    });
    Ok(found.collect())
}
