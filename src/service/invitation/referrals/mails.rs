//! Who is told what of referrals. No mail names the contact: a mail lies about longer than the contact is kept.

use super::{Referral, Referred};
use crate::{
    domain::{
        Country, Error, Text,
        ids::{AccountId, UserId},
        mail::MailKind,
        policy,
        referral::ReferralState,
    },
    paths,
    repository::{accounts, db::Db, users},
    service::{
        Call, UseCase,
        notices::{self, Notice},
    },
};

/// Tells the reseller that there is a referral for it.
pub(super) fn tell_of_new(cx: &mut UseCase<'_>, referral: &Referral) -> Result<(), Error> {
    let text = |key| {
        Text::new(key)
            .with("provider", &cx.actor.account.name)
            .with("person", &cx.actor.person.name)
            .with("company", &referral.company)
            .with("need", &referral.need)
            .moment("until", referral.expires_at)
    };
    let paragraphs = vec![text("mail-referral-text"), text("mail-referral-need"), text("mail-referral-until")];
    tell_reseller(cx.db, cx.call, referral, MailKind::Referral, text("mail-referral-subject"), &paragraphs)
}

/// Tells the reseller that the provider has taken a referral back.
pub(super) fn tell_of_withdrawal(db: &mut Db, call: &Call, referred: &Referred) -> Result<(), Error> {
    let text = |key| {
        Text::new(key)
            .with("provider", &referred.provider)
            .with("company", &referred.referral.company)
            .moment("at", call.now)
    };
    let paragraphs = [text("mail-referral-withdrawn-text")];
    let subject = text("mail-referral-withdrawn-subject");
    tell_reseller(db, call, &referred.referral, MailKind::ReferralWithdrawn, subject, &paragraphs)
}

/// Tells whoever sent a referral what the reseller has answered, or how it ended.
pub(super) fn tell_sender(db: &mut Db, call: &Call, referred: &Referred, person: &str) -> Result<(), Error> {
    let referral = &referred.referral;
    let text = |key| {
        Text::new(key)
            .with("reseller", &referred.reseller)
            .with("person", person)
            .with("company", &referral.company)
            .text("state", referral.state.key())
            .moment("at", call.now)
    };
    let mut paragraphs = vec![text("mail-referral-answer-text")];
    if !referral.reason.is_empty() {
        paragraphs.push(Text::new("mail-declined-reason").with("reason", &referral.reason));
    }
    if referral.state == ReferralState::Accepted {
        paragraphs.push(Text::new("mail-referral-accepted-next"));
    }
    tell_provider(db, call, referral, MailKind::ReferralAnswer, text("mail-referral-answer-subject"), &paragraphs)
}

/// Tells both sides that nobody has answered in time.
pub(super) fn tell_of_expiry(db: &mut Db, call: &Call, referred: &Referred) -> Result<(), Error> {
    let referral = &referred.referral;
    let text = |key| {
        Text::new(key)
            .with("provider", &referred.provider)
            .with("reseller", &referred.reseller)
            .with("company", &referral.company)
            .moment("at", referral.expires_at)
    };
    let subject = || text("mail-referral-expired-subject");
    let to_provider = [text("mail-referral-expired-text"), text("mail-referral-expired-next")];
    tell_provider(db, call, referral, MailKind::ReferralExpired, subject(), &to_provider)?;
    let to_reseller = [text("mail-referral-expired-text"), text("mail-referral-expired-ask")];
    tell_reseller(db, call, referral, MailKind::ReferralExpired, subject(), &to_reseller)
}

/// Those at the reseller who see to referrals: its referrals admins and its global admins.
fn tell_reseller(
    db: &mut Db,
    call: &Call,
    referral: &Referral,
    kind: MailKind,
    subject: Text,
    paragraphs: &[Text],
) -> Result<(), Error> {
    let mut readers = Vec::new();
    for role in policy::TOLD_OF_REFERRALS {
        readers.extend(accounts::users_with_role(db, referral.reseller_id, role)?);
    }
    readers.sort_unstable();
    readers.dedup();
    tell(db, call, (referral.reseller_id, readers), referral, kind, subject, paragraphs)
}

/// Whoever sent the referral; where that person has left the provider, the provider's global admins.
fn tell_provider(
    db: &mut Db,
    call: &Call,
    referral: &Referral,
    kind: MailKind,
    subject: Text,
    paragraphs: &[Text],
) -> Result<(), Error> {
    let readers = if users::roles_in(db, referral.sent_by, referral.provider_id)?.iter().next().is_none() {
        accounts::administrators(db, referral.provider_id)?
    } else {
        vec![referral.sent_by]
    };
    tell(db, call, (referral.provider_id, readers), referral, kind, subject, paragraphs)
}

fn tell(
    db: &mut Db,
    call: &Call,
    (account, readers): (AccountId, Vec<UserId>),
    referral: &Referral,
    kind: MailKind,
    subject: Text,
    paragraphs: &[Text],
) -> Result<(), Error> {
    let country = accounts::find(db, account)?.country;
    let path = paths::referral(referral.id);
    let notice = Notice {
        kind,
        invitation: None,
        subject,
        paragraphs: paragraphs.to_vec(),
        action: Some(("mail-referral-open", path.as_str())),
    };
    for user in readers {
        let reader = notices::reader(db, user, Country::language_of(&country))?;
        notices::send(db, call, reader, &notice)?;
    }
    Ok(())
}
