//! Who uses which license in the demo world.

use super::Builder;
use crate::{
    domain::{error::Error, license::Wish},
    repository::{
        db::Db,
        licensed_users::{self, WantedUsers},
        offers,
    },
    service::{
        FormKey,
        directory::Place,
        licenses::many::{self, AssignForm},
    },
};

/// Everybody at Elm Bakery, four people, works with Business Basic; of five licenses one is left.
const USERS: i64 = 4;

pub(super) fn assign(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let (elm, aurora) = (builder.id("elm")?, builder.actor("aurora")?);
    let basic = offers::find_by_sku(db, "m365-business-basic")?;
    let users = licensed_users::addresses(db, elm, &WantedUsers::default(), USERS)?;
    let form =
        AssignForm { users: users.join("\n"), wishes: vec![(basic.id.to_string(), Wish::Assign.as_str().to_owned())] };
    let key = FormKey::new(b"demo".to_vec(), "elm uses business basic".to_owned(), &[]);
    many::assign(db, &builder.call, &aurora, Place::Customer(elm), (&form, &key)).map(|_| ())
}
