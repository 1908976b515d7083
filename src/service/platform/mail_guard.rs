//! What keeps the portal's mails from being turned against people (`docs/domain.md` §13.1): how many there may be, and who
//! takes none from whom. What is refused here leaves no trace: whoever asks undoes its transaction.

use std::collections::HashMap;

use crate::{
    domain::{Error, Moment, Text, ids::AccountId, mail_quota::MailScope},
    repository::{db::Db, mail_blocks, mail_quotas},
    service::{Call, UseCase},
};

/// Whether a mail may leave, or what its sender is told.
pub(in crate::service) type Verdict = Result<(), Text>;

/// Counts a mail to an address, whoever sends it. Until the transaction ends nobody else writes there.
pub(in crate::service) fn count_recipient(db: &mut Db, call: &Call, key: &str) -> Result<Verdict, Error> {
    let spent = mail_quotas::spend(db, (MailScope::Recipient, key), call.quotas.recipient, call.now)?;
    Ok(spent.map_err(recipient_full))
}

/// Counts an enrolment that is asked for from a network, and its mail.
pub(in crate::service) fn count_enrolment(
    db: &mut Db,
    call: &Call,
    (place, key): (&str, &str),
) -> Result<Verdict, Error> {
    let place = call.keys.idempotency_hash(&[], "network", place, &[0; 32]);
    let place = crate::auth::token::encode(&place);
    let spent = mail_quotas::spend(db, (MailScope::Place, &place), call.quotas.place, call.now)?;
    match spent {
        Ok(()) => {
            let spent = mail_quotas::spend(db, (MailScope::Recipient, key), call.quotas.recipient, call.now)?;
            Ok(spent.map_err(|at| Text::new("mail-quota-recipient").moment("at", at)))
        }
        Err(at) => Ok(Err(Text::new("mail-quota-place").moment("at", at))),
    }
}

/// Counts a mail of the actor's to an address, or an address that the actor's account is bound to: the first time of an
/// account and an address counts, later ones don't.
pub(in crate::service) fn count_contact(cx: &mut UseCase<'_>, key: &str) -> Result<Verdict, Error> {
    let (account, now) = (cx.actor.account.id, cx.call.now);
    if mail_blocks::blocks(cx.db, account, &digest(cx.call, key))? {
        return Ok(Err(Text::new("mail-refused")));
    }
    if !mail_quotas::contact(cx.db, account, key, now)? {
        return Ok(Ok(()));
    }
    for (scope, subject) in scopes(cx) {
        let most = cx.call.quotas.most(scope);
        if let Err(at) = mail_quotas::spend(cx.db, (scope, &subject), most, now)? {
            let key = if scope == MailScope::Inviter { "mail-quota-inviter" } else { "mail-quota-account" };
            return Ok(Err(Text::new(key).count("most", most).moment("at", at)));
        }
    }
    Ok(Ok(()))
}

/// How many new addresses the actor may write to in this window.
pub(in crate::service) fn left(cx: &mut UseCase<'_>) -> Result<i64, Error> {
    let mut left = i64::MAX;
    for (scope, subject) in scopes(cx) {
        let used = mail_quotas::used(cx.db, scope, &[subject], cx.call.now)?;
        let used = used.into_values().map(|(used, _)| used).sum::<i64>();
        left = left.min(cx.call.quotas.most(scope).saturating_sub(used));
    }
    Ok(left.max(0))
}

/// How many mails these addresses got in the window that runs, and when it ends.
pub(in crate::service) fn recipients(
    db: &mut Db,
    call: &Call,
    keys: &[String],
) -> Result<HashMap<String, (i64, Moment)>, Error> {
    mail_quotas::used(db, MailScope::Recipient, keys, call.now)
}

/// What whoever writes to an address is told that has had enough.
pub(in crate::service) fn recipient_full(at: Moment) -> Text {
    Text::new("draft-mailed-enough").moment("at", at)
}

/// Lets an account write to an address no more. Whether it did so far.
pub(in crate::service) fn block(
    db: &mut Db,
    call: &Call,
    account: AccountId,
    (key, invitation): (&str, crate::domain::ids::InvitationId),
) -> Result<bool, Error> {
    mail_blocks::insert(db, (account, &digest(call, key)), invitation, call.now)
}

/// Whether an account may not write to an address any more.
pub(in crate::service) fn is_blocked(db: &mut Db, call: &Call, account: AccountId, key: &str) -> Result<bool, Error> {
    mail_blocks::blocks(db, account, &digest(call, key))
}

/// What an address is known by that wants no mail: it can't be read back.
fn digest(call: &Call, key: &str) -> [u8; 32] {
    call.keys.idempotency_hash(&[], "address without mail", key, &[0; 32])
}

fn scopes(cx: &UseCase<'_>) -> [(MailScope, String); 2] {
    [(MailScope::Inviter, cx.actor.person.id.to_string()), (MailScope::Account, cx.actor.account.id.to_string())]
}
