//! Who uses which license in the demo world.

use super::Builder;
use crate::{
    domain::{Error, license::Wish, service_plan::PlanWish},
    repository::{
        db::Db,
        licensed_users::{self, WantedUsers},
        offers,
    },
    service::{
        FormKey, UseCase,
        directory::Place,
        licenses::{
            TypedWish,
            many::{self, AssignForm},
        },
    },
};

/// Everybody at Elm Bakery, four people, works with Business Basic; of five licenses one is left. The last of them, by
/// name, goes without one of its services.
const USERS: i64 = 4;
const WITHOUT: &str = "TEAMS1";

pub(super) fn assign(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let (elm, aurora) = (builder.id("elm")?, builder.actor("aurora")?);
    let offer = offers::find_by_sku(db, "m365-business-basic")?.id.to_string();
    let users = licensed_users::candidates(db, elm, &WantedUsers::default(), USERS)?;
    let last = users.len().saturating_sub(1);
    for (place, user) in users.into_iter().enumerate() {
        let mut plans = PlanWish::default();
        plans.off.extend((place == last).then(|| WITHOUT.to_owned()));
        let typed = TypedWish { offer: offer.clone(), wish: Wish::Assign.as_str().to_owned(), plans };
        let key = FormKey::new(b"demo".to_vec(), format!("{} uses business basic", user.email), &[]);
        let form = AssignForm { selected: vec![user.email], users: String::new(), typed: vec![typed] };
        many::assign(&mut UseCase::new(db, &builder.call, &aurora), Place::Customer(elm), (&form, &key))?;
    }
    Ok(())
}
