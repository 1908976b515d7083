//! What is sold in the demo world: `catalog.csv`, loaded as an operator loads it.

use crate::{
    domain::{Error, catalog},
    repository::db::Db,
    service::{Call, catalog::import},
};

const FILE: &[u8] = include_bytes!("catalog.csv");

/// Loads it.
pub(super) fn load(db: &mut Db, call: &Call) -> Result<(), Error> {
    match import(db, call, catalog::read(FILE))? {
        Ok(_) => Ok(()),
        Err(faults) => Err(Error::Internal(format!("the demo's catalogue: {faults:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Known;

    #[test]
    fn nothing_is_wrong_with_it_and_no_name_holds_another() {
        let catalog = catalog::read(FILE).finish(&Known::default()).unwrap();
        let names: Vec<&str> = catalog.offers.iter().map(|offer| offer.name.as_str()).collect();
        assert!(names.len() > 12);
        // Fields are found by their words, so one offer's must not be found in another's.
        for name in &names {
            assert_eq!(names.iter().filter(|other| other.contains(name)).count(), 1, "{name}");
        }
        for name in
            ["Microsoft 365 Business Basic", "Microsoft 365 Business Standard", "Microsoft 365 E3", "Azure plan"]
        {
            assert!(names.contains(&name), "{name}");
        }
    }
}
