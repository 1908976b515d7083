//! Mails that tell people what happened to something of theirs, in their own language and zone.

use chrono_tz::Tz;

use super::Call;
use crate::{
    domain::{
        Country, Error, Language, Text,
        ids::{AccountId, InvitationId, UserId},
        inert::inert,
        mail::{MailKind, MutedTopics},
    },
    i18n::texts,
    mail::message::{Content, Footer, Letter, Party},
    repository::{accounts, db::Db, users},
};

/// A notice: a subject, paragraphs, and perhaps a page of the portal to look at.
pub(super) struct Notice<'a> {
    /// What it is about; one word for the outbox.
    pub(super) kind: MailKind,
    /// The invitation it belongs to.
    pub(super) invitation: Option<InvitationId>,
    /// The subject.
    pub(super) subject: Text,
    /// The paragraphs.
    pub(super) paragraphs: Vec<Text>,
    /// The words of a link, and the path or whole address behind it.
    pub(super) action: Option<(&'static str, &'a str)>,
}

/// Whom a notice goes to.
pub(super) struct Reader {
    /// The name and address.
    pub(super) party: Party,
    /// The language it is written in.
    pub(super) language: Language,
    /// The zone its dates are in.
    pub(super) zone: Tz,
    /// What is said below it.
    pub(super) footer: Footer,
    /// What the reader wants no mail about.
    pub(super) muted: MutedTopics,
}

/// A user of the portal as a reader; one who chose no language is written to in `fallback`.
pub(super) fn reader(db: &mut Db, user: UserId, fallback: Language) -> Result<Reader, Error> {
    let user = users::find(db, user)?;
    Ok(Reader {
        language: user.language.unwrap_or(fallback),
        zone: user.time_zone.parse().unwrap_or(Tz::UTC),
        party: Party { name: Some(user.name), email: user.email },
        footer: Footer::Involved,
        muted: MutedTopics::split(&user.muted_mails),
    })
}

/// Puts a notice into the outbox, unless the reader wants none of its kind.
pub(super) fn send(db: &mut Db, call: &Call, reader: Reader, notice: &Notice<'_>) -> Result<(), Error> {
    if !reader.muted.let_through(notice.kind) {
        return Ok(());
    }
    let texts = texts(reader.language);
    let greeting = reader.party.name.as_ref().map(|name| Text::new("mail-greeting").with("name", name));
    let letter = Letter {
        language: reader.language,
        paragraphs: greeting.iter().chain(&notice.paragraphs).map(|text| texts.format(text, reader.zone)).collect(),
        action: notice.action.map(|(words, path)| {
            let link = if path.starts_with('/') { call.link(path) } else { path.to_owned() };
            (texts.get(words).to_owned(), link)
        }),
        inline_link: None,
        quoted: None,
        way_out: None,
        footer: reader.footer.text(reader.language, &call.public_url),
    };
    let (text, html) = letter.render()?;
    // A name in a subject may be called after an address.
    let subject = inert(&texts.format(&notice.subject, reader.zone), &call.public_url).text;
    let content = Content { to: reader.party, from_name: None, reply_to: None, subject, text, html };
    content.enqueue(db, &call.keys, notice.kind, notice.invitation, call.now)
}

/// Puts a notice into the outbox for every global admin of an account; who chose no language is written to in the
/// country's.
pub(super) fn send_to_admins(
    db: &mut Db,
    call: &Call,
    (account, country): (AccountId, &str),
    notice: &Notice<'_>,
) -> Result<(), Error> {
    let name = accounts::find(db, account)?.name;
    for admin in accounts::administrators(db, account)? {
        let reader = reader(db, admin, Country::language_of(country))?;
        send(db, call, Reader { footer: Footer::Admins(name.clone()), ..reader }, notice)?;
    }
    Ok(())
}
