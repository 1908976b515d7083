//! The names of those that a partner works, or has worked, with: lists show them in each row. They are kept in memory, and
//! are never older than the request that asks: the version of them in the database is read with its session
//! ([`PartnerCounts::partners_version`](crate::repository::partner_counts::PartnerCounts)).

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

pub use crate::repository::partner_counts::KnownPartner;
use crate::{
    domain::{Error, Scope, ids::AccountId},
    repository::{db::Db, partner_counts},
};

/// How many names are kept for all partners together; beyond that all of them are read again.
const MOST: usize = 100_000;

/// Those that a partner works, or has worked, with.
#[derive(Debug, Default)]
pub struct KnownPartners {
    by_name: Vec<KnownPartner>,
    /// Where each stands among them.
    places: HashMap<AccountId, usize>,
    /// As they stand in a `<select>`.
    options: OnceLock<String>,
}

impl KnownPartners {
    /// These partners, by name.
    #[must_use]
    pub fn new(by_name: Vec<KnownPartner>) -> Self {
        let places = by_name.iter().enumerate().map(|(place, partner)| (partner.id, place)).collect();
        Self { by_name, places, options: OnceLock::new() }
    }

    /// Those that it works with now, by name.
    pub fn active(&self) -> impl Iterator<Item = &KnownPartner> {
        self.by_name.iter().filter(|partner| partner.is_active)
    }

    /// How a page writes those that it works with now: made once, and kept for as long as they are today's.
    pub fn options(&self, write: impl FnOnce(&Self) -> String) -> &str {
        self.options.get_or_init(|| write(self))
    }

    /// One that it works with now.
    #[must_use]
    pub fn find_active(&self, id: AccountId) -> Option<&KnownPartner> {
        self.by_name.get(*self.places.get(&id)?).filter(|partner| partner.is_active)
    }

    /// The names of those of these that it knows, by name: whom a customer works with besides is nobody's business.
    #[must_use]
    pub fn names_of(&self, ids: &[AccountId]) -> String {
        match ids {
            [] => String::new(),
            [id] => self.place(*id).map(|place| self.name(place).to_owned()).unwrap_or_default(),
            ids => {
                let mut places: Vec<usize> = ids.iter().filter_map(|id| self.place(*id)).collect();
                places.sort_unstable();
                places.into_iter().map(|place| self.name(place)).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn place(&self, id: AccountId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    fn name(&self, place: usize) -> &str {
        self.by_name.get(place).map_or("", |partner| &partner.name)
    }
}

/// What is kept: for each partner, as of which version.
#[derive(Debug, Default)]
pub struct PartnerNames(Mutex<HashMap<AccountId, (i64, Arc<KnownPartners>)>>);

impl PartnerNames {
    /// Those that the partner knows, as of `version` or later. No query, or one where something has changed.
    ///
    /// # Errors
    /// As the database says.
    pub fn known_to(&self, db: &mut Db, scope: Scope, version: i64) -> Result<Arc<KnownPartners>, Error> {
        let found = self.lock().get(&scope.account()).filter(|(kept, _)| *kept >= version).cloned();
        if let Some((_, known)) = found {
            return Ok(known);
        }
        let known = Arc::new(KnownPartners::new(partner_counts::known_partners(db, scope)?));
        let mut kept = self.lock();
        if kept.values().map(|(_, known)| known.by_name.len() + 1).sum::<usize>() + known.by_name.len() > MOST {
            kept.clear();
        }
        kept.insert(scope.account(), (version, Arc::clone(&known)));
        Ok(known)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<AccountId, (i64, Arc<KnownPartners>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::account::Standing;

    fn id(number: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn names_stand_in_their_order_and_strangers_have_none() {
        let partner = |number, name: &str, is_active| KnownPartner {
            id: id(number),
            name: name.to_owned(),
            is_active,
            standing: Standing::Active,
        };
        let known = KnownPartners::new(vec![partner(3, "Birch", true), partner(1, "Cedar", false)]);
        assert_eq!(known.names_of(&[id(1), id(2), id(3)]), "Birch, Cedar");
        assert_eq!(known.names_of(&[id(2)]), "");
        assert_eq!(known.active().map(|one| one.id).collect::<Vec<_>>(), [id(3)]);
        assert!(known.find_active(id(1)).is_none() && known.find_active(id(3)).is_some());
    }
}
