//! Who uses which license in the demo world.

use super::Builder;
use crate::{
    domain::{error::Error, license::Wish, service_plan::PlanWish},
    repository::{
        db::Db,
        licensed_users::{self, WantedUsers},
        offers,
    },
    service::{
        FormKey,
        directory::Place,
        licenses::{
            Typed,
            many::{self, AssignForm},
        },
    },
};

/// Everybody at Elm Bakery, four people, works with Business Basic; of five licenses one is left.
const USERS: i64 = 4;

pub(super) fn assign(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let (elm, aurora) = (builder.id("elm")?, builder.actor("aurora")?);
    let basic = offers::find_by_sku(db, "m365-business-basic")?;
    let users = licensed_users::addresses(db, elm, &WantedUsers::default(), USERS)?;
    let addresses: Vec<String> = users.into_iter().map(|(_, address)| address).collect();
    let typed =
        Typed { offer: basic.id.to_string(), wish: Wish::Assign.as_str().to_owned(), plans: PlanWish::default() };
    let form = AssignForm { users: addresses.join("\n"), typed: vec![typed] };
    let key = FormKey { browser: b"demo".to_vec(), key: "elm uses business basic".to_owned() };
    many::assign(db, &builder.call, &aurora, Place::Customer(elm), (&form, &key)).map(|_| ())
}
