//! Who is told what of inquiries, each in its own language.

use super::PartnershipInquiry;
use crate::{
    domain::{
        Action, Actor, Country, Error, Text,
        account::AccountFacts,
        consent::{inert_line, inert_lines},
        mail::MailKind,
        policy,
    },
    paths,
    repository::{accounts, db::Db, users},
    service::{
        Call,
        notices::{self, Notice},
    },
};

/// Tells the provider's people who can decide that a reseller asks. What it writes stands on the page alone.
pub(super) fn tell_provider(
    db: &mut Db,
    call: &Call,
    inquiry: &PartnershipInquiry,
    provider: &AccountFacts,
) -> Result<(), Error> {
    let reseller = accounts::find(db, inquiry.reseller_id)?.name;
    let with = |key| {
        Text::new(key)
            .with("reseller", inert_line(&reseller))
            .with("person", inert_line(&inquiry.asker_name))
            .moment("until", inquiry.expires_at)
    };
    let mut readers = Vec::new();
    for role in policy::roles_that_may(provider.kind, Action::AnswerPartnershipInquiries) {
        readers.extend(accounts::users_with_role(db, provider.id, role)?);
    }
    readers.sort_unstable();
    readers.dedup();
    let path = paths::received_inquiry(inquiry.id);
    let notice = Notice {
        kind: MailKind::PartnershipInquiry,
        invitation: None,
        subject: with("mail-inquiry-subject"),
        paragraphs: vec![with("mail-inquiry-text"), with("mail-inquiry-decide")],
        action: Some(("mail-inquiry-open", path.as_str())),
    };
    for user in readers {
        let reader = notices::reader(db, user, Country::language_of(&provider.country))?;
        notices::send(db, call, reader, &notice)?;
    }
    Ok(())
}

/// Tells whoever asked that the provider has declined.
pub(super) fn tell_reseller(
    db: &mut Db,
    call: &Call,
    inquiry: &PartnershipInquiry,
    decider: &Actor,
) -> Result<(), Error> {
    let with = |key| {
        Text::new(key)
            .with("provider", inert_line(&decider.account.name))
            .with("person", inert_line(&decider.person.name))
    };
    let path = paths::sent_inquiry(inquiry.id);
    let notice = Notice {
        kind: MailKind::PartnershipInquiryDeclined,
        invitation: None,
        subject: with("mail-inquiry-declined-subject"),
        paragraphs: vec![
            with("mail-inquiry-declined-text"),
            Text::new("mail-declined-reason").with("reason", inert_lines(&inquiry.reason)),
        ],
        action: Some(("mail-inquiry-open", path.as_str())),
    };
    let reseller = accounts::find(db, inquiry.reseller_id)?;
    // Where that person has left, its account's global admins.
    let readers = if users::roles_in(db, inquiry.asked_by, reseller.id)?.iter().next().is_none() {
        accounts::administrators(db, reseller.id)?
    } else {
        vec![inquiry.asked_by]
    };
    for user in readers {
        let reader = notices::reader(db, user, Country::language_of(&reseller.country))?;
        notices::send(db, call, reader, &notice)?;
    }
    Ok(())
}
