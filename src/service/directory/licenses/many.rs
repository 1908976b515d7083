//! Licenses for many users at once: what can be done is done, and each user is told of.

use std::collections::{HashMap, HashSet};

use super::{BOTH, PlanNames, TypedWish, asks, check_asks, fulfil, holders, list::pools, load_plans, lock_directory};
use crate::{
    domain::{
        Checks, Error, Text,
        directory::Right,
        email::EmailAddress,
        ids::UserId,
        license::{Decision, OfferWish, Pool, standing},
        service_plan::Plans,
    },
    repository::{
        db::Db,
        licensed_users::{self, Candidate, WantedUsers},
        licenses,
    },
    service::{
        FormKey, UseCase,
        directory::{self, Directory, Place},
    },
};

pub use super::plans::Spread;

/// The most users of one form.
pub const MOST: usize = 1_000;
/// How many users the page shows where none were looked for.
pub const FIRST: usize = 50;

/// What can be chosen, and the users that were looked for.
#[derive(Clone, Debug)]
pub struct LicenseChoices {
    /// Whose licenses.
    pub directory: Directory,
    /// What the customer has of each product.
    pub pools: Vec<Pool>,
    /// The service plans of each.
    pub plans: Plans,
    /// How many have them: of the users that were looked for, where some were, else of all.
    pub spread: Spread,
    /// The users that were found; where none were looked for, the first.
    pub found: Vec<Candidate>,
    /// Whether there are more of them.
    pub more: bool,
}

/// What the page sends.
#[derive(Clone, Debug, Default)]
pub struct AssignForm {
    /// The addresses of the users that were selected.
    pub selected: Vec<String>,
    /// User names or addresses, as they were typed.
    pub users: String,
    /// What is wanted of each product.
    pub typed: Vec<TypedWish>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Updated {
    /// Whose licenses.
    pub directory: Directory,
    /// What was wanted, with what there was of each product before.
    pub asks: Vec<OfferWish>,
    /// Each user with what came of the asks, in their order.
    pub results: Vec<(Candidate, Vec<Decision>)>,
    /// What service plans are called.
    pub names: PlanNames,
    /// What was typed and is no user of this directory.
    pub strangers: Vec<String>,
    /// Whether the form had been sent before: then this is how things stand now.
    pub again: bool,
}

/// The page before anything is sent; with the users that are looked for, where some are.
pub fn begin(cx: &mut UseCase<'_>, place: Place, wanted: Option<&WantedUsers>) -> Result<LicenseChoices, Error> {
    let directory = directory::open(cx, place, Right::AssignLicenses)?;
    let pools = pools(cx.db, &directory)?;
    let most = if wanted.is_some() { MOST } else { FIRST };
    let everyone = WantedUsers::default();
    let one_more = i64::try_from(most + 1).unwrap_or(i64::MAX);
    let mut found = licensed_users::candidates(cx.db, directory.id, wanted.unwrap_or(&everyone), one_more)?;
    let more = found.len() > most;
    found.truncate(most);
    let plans = load_plans(cx.db, &pools)?;
    let spread = match wanted {
        Some(_) => {
            let ids: Vec<UserId> = found.iter().map(|user| user.id).collect();
            Spread::among(cx.db, directory.id, &ids)?
        }
        None => Spread::of_all(cx.db, directory.id, &pools)?,
    };
    Ok(LicenseChoices { directory, pools, plans, spread, found, more })
}

/// Gives licenses to users and takes them, while there are any, and turns their service plans on and off; in the order in which the users stand. Sent twice, the form
/// counts once.
pub fn assign(cx: &mut UseCase<'_>, place: Place, (form, key): (&AssignForm, &FormKey)) -> Result<Updated, Error> {
    let directory = lock_directory(cx, place)?;
    let names = read_names(&format!("{}\n{}", form.selected.join("\n"), form.users), &directory.domain);
    let pools = licenses::pools(cx.db, directory.id)?;
    let plans = load_plans(cx.db, &pools)?;
    let asks = asks(&pools, &plans, &form.typed);
    check(&names, &asks, &plans, both(&pools, &form.typed))?;
    let (users, strangers) = found(cx.db, &directory, names)?;
    let purpose = format!("assign_licenses {}", directory.id);
    let mut done = None;
    cx.once(key, &purpose, &directory.id.to_string(), |cx| {
        done = Some(fulfil(cx, (&directory.grant, directory.id), (&asks, &users, &plans))?);
        Ok(())
    })?;
    let again = done.is_none();
    let (decisions, names) = if let Some(done) = done {
        done
    } else {
        let decisions = standing(&asks, &holders(cx.db, directory.id, &users)?);
        let names = PlanNames::of(cx.db, &plans, &decisions)?;
        (decisions, names)
    };
    let results = users.into_iter().zip(decisions).collect();
    Ok(Updated { directory, asks, results, names, strangers, again })
}

/// A product that is to be assigned and revoked both, where there is one.
fn both<'a>(pools: &'a [Pool], typed: &[TypedWish]) -> Option<&'a Pool> {
    let offer = &typed.iter().find(|typed| typed.wish == BOTH)?.offer;
    pools.iter().find(|pool| pool.offer.to_string() == *offer)
}

fn check(names: &[(String, String)], asks: &[OfferWish], plans: &Plans, both: Option<&Pool>) -> Result<(), Error> {
    let mut checks = Checks::new();
    if names.is_empty() {
        checks.refuse("users", Text::new("license-refused-no-users"));
    }
    if names.len() > MOST {
        let (max, count) = (i64::try_from(MOST).unwrap_or(i64::MAX), i64::try_from(names.len()).unwrap_or(i64::MAX));
        checks.refuse("users", Text::new("license-refused-many").count("max", max).count("count", count));
    }
    if let Some(pool) = both {
        checks.refuse("products", Text::new("license-refused-both").with("product", &pool.name));
    } else if asks.is_empty() {
        checks.refuse_form(Text::new("license-refused-nothing"));
    }
    check_asks(&mut checks, asks, plans);
    Ok(checks.finish()?)
}

/// What was typed, each once, with what it is compared by: addresses, or user names of this directory's domain.
fn read_names(typed: &str, domain: &str) -> Vec<(String, String)> {
    let mut seen = HashSet::new();
    let pieces = typed.split(['\n', '\r', ',', ';', '\t']).map(str::trim).filter(|piece| !piece.is_empty());
    let names = pieces.map(|piece| {
        // Address books write `Olivia Bennett <olivia@elm.example>`.
        let inner = piece.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(piece, |(inner, _)| inner);
        let address = if inner.contains('@') { inner.to_owned() } else { format!("{inner}@{domain}") };
        let key = EmailAddress::parse(&address).map_or_else(|| address.to_lowercase(), |address| address.key());
        (piece.to_owned(), key)
    });
    names.filter(|(_, key)| seen.insert(key.clone())).collect()
}

/// The users that were named, in that order, and what names no user of this directory.
fn found(
    db: &mut Db,
    directory: &Directory,
    names: Vec<(String, String)>,
) -> Result<(Vec<Candidate>, Vec<String>), Error> {
    let keys: Vec<String> = names.iter().map(|(_, key)| key.clone()).collect();
    let found = licensed_users::named(db, directory.id, &keys)?;
    let mut by_key: HashMap<String, Candidate> = found.into_iter().map(|user| (user.email_key.clone(), user)).collect();
    let (mut users, mut strangers) = (Vec::with_capacity(keys.len()), Vec::new());
    for (typed, key) in names {
        match by_key.remove(&key) {
            Some(user) => users.push(user),
            None => strangers.push(typed),
        }
    }
    Ok((users, strangers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_named_by_addresses_user_names_and_lines_of_address_books_and_count_once() {
        let typed = "Olivia Bennett <Olivia@elm.example>\r\nnoah; olivia@ELM.example,\tno user\n\n";
        let keys: Vec<String> = read_names(typed, "elm.example").into_iter().map(|(_, key)| key).collect();
        assert_eq!(keys, ["olivia@elm.example", "noah@elm.example", "no user@elm.example"]);
    }
}
