//! What resellers hear of one change to many subscriptions at once: one mail each, whatever their number.

use std::collections::{BTreeMap, HashSet};

use super::{Change, by, shown, tell};
use crate::{
    domain::{Error, Text, consent::inert_line, ids::AccountId, mail::MailKind},
    repository::{accounts, contacts::names, db::Db, partner_locations},
    service::{
        notices::Notice,
        subscriptions::{Hand, difference, differing},
    },
};

/// How many subscriptions a mail names.
const NAMED: usize = 20;

/// Tells each reseller that stands on some of these subscriptions, or did before, what was changed of them: the same of all.
pub(in crate::service) fn tell_of_many(db: &mut Db, hand: &Hand<'_>, changes: &[Change<'_>]) -> Result<(), Error> {
    let (Some(actor), Some(first)) = (hand.actor, changes.first()) else { return Ok(()) };
    let of_reseller = by_reseller(db, changes)?;
    if of_reseller.is_empty() {
        return Ok(());
    }
    let customers: Vec<AccountId> = changes.iter().map(|(_, after)| after.customer_id).collect();
    let names = names(db, &customers)?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let (old, new) = difference(first.0, first.1);
    let what: Vec<Text> = differing(db, &old, &new)?
        .into_iter()
        .map(|(label, _, new)| shown(Text::new("mail-reseller-many-value").text("field", label), "new", new))
        .collect();
    for (reseller, theirs) in of_reseller {
        if reseller == actor.account.id {
            continue;
        }
        let count = i64::try_from(theirs.len()).unwrap_or(i64::MAX);
        let text = |key| by(key, actor, "", hand.at).count("count", count);
        let mut paragraphs = vec![text("mail-reseller-many-text")];
        paragraphs.extend(what.iter().cloned());
        paragraphs.extend(theirs.iter().take(NAMED).map(|(_, after)| {
            Text::new("mail-reseller-many-one")
                .with("customer", inert_line(&name(after.customer_id)))
                .with("subscription", inert_line(&after.nickname))
        }));
        if theirs.len() > NAMED {
            let rest = i64::try_from(theirs.len() - NAMED).unwrap_or(i64::MAX);
            paragraphs.push(Text::new("mail-reseller-many-more").count("count", rest));
        }
        let notice = Notice {
            kind: MailKind::ResellerSale,
            invitation: None,
            subject: text("mail-reseller-many-subject"),
            paragraphs,
            action: Some(("consent-mail-open-customers", "/customers")),
        };
        let account = accounts::find(db, reseller)?;
        tell(db, hand.call, &[account], &notice)?;
    }
    Ok(())
}

/// The changes that concern each reseller: its number stood on the subscription or stands there now, and it serves the
/// customer.
fn by_reseller<'a>(db: &mut Db, changes: &'a [Change<'a>]) -> Result<BTreeMap<AccountId, Vec<&'a Change<'a>>>, Error> {
    let numbers = |(before, after): &Change<'_>| [before.reseller_mpn_id, after.reseller_mpn_id].into_iter().flatten();
    let all: HashSet<i64> = changes.iter().flat_map(numbers).collect();
    let mut of_reseller: BTreeMap<AccountId, Vec<&Change<'_>>> = BTreeMap::new();
    if all.is_empty() {
        return Ok(of_reseller);
    }
    let customers: HashSet<AccountId> = changes.iter().map(|(_, after)| after.customer_id).collect();
    let customers: Vec<AccountId> = customers.into_iter().collect();
    let serving = partner_locations::serving_any(db, &customers, &all.into_iter().collect::<Vec<_>>())?;
    for change in changes {
        let concerned: HashSet<AccountId> = serving
            .iter()
            .filter(|(number, _, customer)| {
                *customer == change.1.customer_id && numbers(change).any(|one| one == *number)
            })
            .map(|(_, reseller, _)| *reseller)
            .collect();
        for reseller in concerned {
            of_reseller.entry(reseller).or_default().push(change);
        }
    }
    Ok(of_reseller)
}
