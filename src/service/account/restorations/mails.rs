//! The mails: everybody of the account can cancel it, other operators can confirm it, and the person gets its link.

use super::WaitingRestoration;
use crate::{
    auth::token::Token,
    domain::{Country, Error, Grant, Moment, Text, ids::UserId, mail::MailKind},
    mail::message::Footer,
    paths,
    repository::{
        accounts::{self, Account},
        db::Db,
        restorations::{self, Restoration},
        users,
    },
    service::{
        Call,
        notices::{self, Notice, Reader},
    },
};

/// Mails everybody of the account the link that cancels it.
pub(super) fn tell_people(
    db: &mut Db,
    call: &Call,
    grant: &Grant,
    (account, waiting): (&Account, &WaitingRestoration),
    token: &Token,
) -> Result<(), Error> {
    let address = call.link(&paths::restoration(token));
    let notice = Notice {
        kind: MailKind::AccessRestoration,
        invitation: None,
        subject: text("mail-restore-subject", waiting),
        paragraphs: ["mail-restore-text", "mail-restore-when", "mail-restore-cancel"]
            .map(|key| text(key, waiting))
            .into(),
        action: Some(("mail-restore-action", &address)),
    };
    let fallback = Country::language_of(&account.country);
    for person in restorations::people(db, grant, account.id)? {
        let reader = notices::reader(db, person, fallback)?;
        notices::send(db, call, reader, &notice)?;
    }
    Ok(())
}

/// Tells the operators that one of them may confirm it.
pub(super) fn tell_operators(
    db: &mut Db,
    call: &Call,
    (account, waiting): (&Account, &WaitingRestoration),
) -> Result<(), Error> {
    let operator = accounts::operator(db)?;
    let path = paths::access_restoration(account.id);
    let notice = Notice {
        kind: MailKind::AccessRestoration,
        invitation: None,
        subject: text("mail-restore-subject", waiting),
        paragraphs: ["mail-restore-operator", "mail-restore-when"].map(|key| text(key, waiting)).into(),
        action: Some(("mail-open-request", &path)),
    };
    notices::send_to_admins(db, call, (operator.id, &operator.country), &notice)
}

/// Mails the person its link.
pub(super) fn send_link(
    db: &mut Db,
    call: &Call,
    (account, user): (&Account, UserId),
    (token, until): (Token, Moment),
) -> Result<(), Error> {
    let text = |key| Text::new(key).with("account", &account.name).moment("until", until);
    let address = call.link(&paths::password_link(&token));
    let notice = Notice {
        kind: MailKind::AccessRestoration,
        invitation: None,
        subject: text("mail-restored-subject"),
        paragraphs: vec![text("mail-restored-text")],
        action: Some(("mail-password-action", &address)),
    };
    let reader = notices::reader(db, user, Country::language_of(&account.country))?;
    notices::send(db, call, reader, &notice)
}

fn text(key: &'static str, waiting: &WaitingRestoration) -> Text {
    Text::new(key)
        .with("account", &waiting.company)
        .with("person", &waiting.person)
        .with("email", &waiting.email)
        .with("operator", &waiting.requested_by)
        .moment("until", waiting.effective_at)
}

/// Tells of second factors that are about to be taken: whoever must still say that it wants that, of that alone; else the
/// person and the global admins of all its accounts but whoever asked, with the link that cancels it.
pub(super) fn tell_of_factors(db: &mut Db, call: &Call, found: &Restoration, token: &Token) -> Result<(), Error> {
    let account = accounts::find(db, found.account_id)?;
    let waiting = super::in_words(db, &account, found)?;
    let address = call.link(&paths::restoration(token));
    let (subject, paragraphs, action): (_, &[&'static str], _) = if waiting.awaits_person {
        let paragraphs = &["mail-lost-factors-ask", "mail-lost-factors-until", "mail-lost-factors-ignore"];
        ("mail-lost-factors-ask-subject", paragraphs, "mail-lost-factors-answer")
    } else {
        let paragraphs = &["mail-lost-factors-text", "mail-lost-factors-when", "mail-lost-factors-cancel"];
        ("mail-lost-factors-subject", paragraphs, "mail-restore-action")
    };
    let notice = Notice {
        kind: MailKind::AccessRestoration,
        invitation: None,
        subject: text(subject, &waiting),
        paragraphs: paragraphs.iter().map(|key| text(key, &waiting)).collect(),
        action: Some((action, &address)),
    };
    let mut readers = vec![(found.user_id, Country::language_of(&account.country))];
    if !waiting.awaits_person {
        for home in users::accounts_of(db, found.user_id)? {
            let language = Country::language_of(&home.country);
            readers.extend(accounts::administrators(db, home.id)?.into_iter().map(|admin| (admin, language)));
        }
        let mut told = vec![found.requested_by];
        readers.retain(|(reader, _)| {
            let is_new = !told.contains(reader);
            told.push(*reader);
            is_new
        });
    }
    for (reader, language) in readers {
        let reader = Reader { footer: Footer::Security, ..notices::reader(db, reader, language)? };
        notices::send(db, call, reader, &notice)?;
    }
    Ok(())
}
