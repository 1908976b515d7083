//! A customer's licenses: who uses them, and what becomes of that when there are more or fewer of them
//! (`spec/domain.md` §5.1.11). At every moment no more are assigned than are bought: whoever gives or takes, and whoever
//! changes what is bought, holds the customer first and counts afterwards.

pub mod list;
pub mod many;
pub(super) mod settle;
pub mod user;

use std::collections::BTreeSet;

use serde_json::json;

use super::{
    Call, Deed,
    directory::{self, Directory, Place},
};
use crate::{
    domain::{
        actor::Actor,
        audit::AuditEvent,
        directory::Right,
        error::Error,
        ids::{AccountId, OfferId, UserId},
        license::{Outcome, Pool, Wish, decide},
    },
    repository::{
        customers,
        db::Db,
        licensed_users::Candidate,
        licenses::{self, Assignment},
    },
};

/// The directory for somebody who assigns licenses in it, held until this transaction ends. It is looked at again once it
/// is held: privileges may have been taken away while this waited.
fn hold(db: &mut Db, call: &Call, actor: &Actor, place: Place) -> Result<Directory, Error> {
    let directory = directory::open(db, call, actor, place, Right::AssignLicenses)?;
    customers::hold(db, directory.id)?;
    directory::open(db, call, actor, place, Right::AssignLicenses)
}

/// What is wanted of licenses, by the ids of offers as a form sends them: only of what the customer has.
fn wishes(pools: &[Pool], typed: &[(String, String)]) -> Vec<(Pool, Wish)> {
    let wish = |pool: &Pool| {
        let id = pool.offer.to_string();
        let typed = typed.iter().find(|(offer, _)| *offer == id)?;
        Some((pool.clone(), Wish::parse(&typed.1)?))
    };
    pools.iter().filter_map(wish).collect()
}

fn ids(users: &[Candidate]) -> Vec<(UserId, bool)> {
    users.iter().map(|user| (user.id, !user.location.is_empty())).collect()
}

/// Gives and takes, and records it, one record for each user that it concerns. For whoever has held the directory.
fn fulfil(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    customer: AccountId,
    (wishes, users): (&[(Pool, Wish)], &[Candidate]),
) -> Result<Vec<Vec<Outcome>>, Error> {
    let users = ids(users);
    let held = held(db, customer, &users)?;
    let outcomes = decide(wishes, &users, &held);
    store(db, call, customer, wishes, &users, &outcomes)?;
    let deeds = users.iter().zip(&outcomes).filter(|(_, each)| each.iter().any(|one| one.is_change()));
    let deeds = deeds.map(|((user, _), each)| {
        let names = |wanted: Outcome| -> Vec<&str> {
            let of = wishes.iter().zip(each).filter(|(_, one)| **one == wanted);
            of.map(|((pool, _), _)| pool.name.as_str()).collect()
        };
        deed(customer, *user, &names(Outcome::Given), &names(Outcome::Taken))
    });
    let deeds: Vec<Deed> = deeds.collect();
    call.audit_all(db, actor, deeds)?;
    Ok(outcomes)
}

fn held(db: &mut Db, customer: AccountId, users: &[(UserId, bool)]) -> Result<BTreeSet<(UserId, OfferId)>, Error> {
    let ids: Vec<UserId> = users.iter().map(|(user, _)| *user).collect();
    licenses::held(db, customer, &ids)
}

fn store(
    db: &mut Db,
    call: &Call,
    customer: AccountId,
    wishes: &[(Pool, Wish)],
    users: &[(UserId, bool)],
    outcomes: &[Vec<Outcome>],
) -> Result<(), Error> {
    let mut new = Vec::new();
    for (at, (pool, _)) in wishes.iter().enumerate() {
        let mut taken = Vec::new();
        for ((user, _), each) in users.iter().zip(outcomes) {
            match each.get(at) {
                Some(Outcome::Given) => new.push(Assignment {
                    user_id: *user,
                    offer_id: pool.offer,
                    customer_id: customer,
                    assigned_at: call.now,
                }),
                Some(Outcome::Taken) => taken.push(*user),
                _ => {}
            }
        }
        licenses::take(db, customer, pool.offer, &taken)?;
    }
    licenses::assign(db, &new)
}

/// The record of what one user was given and lost, by the offers' names.
fn deed(customer: AccountId, user: UserId, given: &[&str], taken: &[&str]) -> Deed {
    Deed::new(AuditEvent::CustomerUserLicensesUpdated, "user", *user.uuid())
        .of(customer)
        .to(json!({ "given": given, "taken": taken }))
}
