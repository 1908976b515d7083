//! What a mail says, and how it becomes a message that servers take.

use std::time::{Duration, SystemTime};

use askama::Template;
use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Body, Mailbox, MultiPart, SinglePart,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue},
    },
};
use serde::{Deserialize, Serialize};

use crate::{
    auth::keys::Keys,
    domain::{
        Error, Language, Moment, Text,
        ids::{InvitationId, MessageId},
        mail::MailKind,
    },
    i18n::texts,
    repository::{db::Db, outbox},
};

/// A name and an address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Party {
    /// The name, if there is one.
    pub name: Option<String>,
    /// The address.
    pub email: String,
}

/// A finished mail: this is what the outbox keeps, sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Content {
    /// Who receives it.
    pub to: Party,
    /// The name shown as the sender's; the address is the installation's.
    pub from_name: Option<String>,
    /// Where answers go.
    pub reply_to: Option<Party>,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// What the frame of a mail holds: paragraphs, a link, and the small print.
pub struct Letter {
    /// The language it is in.
    pub language: Language,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
    /// A link and its words, below the paragraphs.
    pub action: Option<(String, String)>,
    /// A link that stands inside the paragraphs, made clickable there.
    pub inline_link: Option<String>,
    /// What somebody else wrote, before all that: whose words they are, and the words.
    pub quoted: Option<(String, String)>,
    /// The small print: why this mail came.
    pub footer: String,
    /// A link and its words, in the small print.
    pub way_out: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "email/letter.html")]
struct LetterHtml<'a> {
    language: &'a str,
    quoted: Option<(&'a str, Vec<Lines<'a>>)>,
    paragraphs: Vec<Lines<'a>>,
    action: Option<&'a (String, String)>,
    footer: &'a str,
    way_out: Option<&'a (String, String)>,
}

#[derive(Template)]
#[template(path = "email/letter.txt", escape = "none")]
struct LetterText<'a> {
    quoted: Option<(&'a str, std::str::Lines<'a>)>,
    paragraphs: &'a [String],
    action: Option<&'a (String, String)>,
    footer: &'a str,
    way_out: Option<&'a (String, String)>,
}

/// The lines of a paragraph, in pieces.
type Lines<'a> = Vec<Vec<Piece<'a>>>;

/// A piece of a line: text, or the one link we made ourselves.
enum Piece<'a> {
    Text(&'a str),
    Link(&'a str),
}

impl Letter {
    /// Both parts of the mail: text and HTML.
    ///
    /// # Errors
    /// [`Error::Internal`] where a template fails.
    pub fn render(&self) -> Result<(String, String), Error> {
        let failed = |e: askama::Error| Error::Internal(e.to_string());
        let (action, way_out) = (self.action.as_ref(), self.way_out.as_ref());
        let quoted = self.quoted.as_ref().map(|(whose, words)| (whose.as_str(), words.as_str()));
        let text = LetterText {
            quoted: quoted.map(|(whose, words)| (whose, words.lines())),
            paragraphs: &self.paragraphs,
            action,
            footer: &self.footer,
            way_out,
        };
        let html = LetterHtml {
            language: self.language.as_str(),
            quoted: quoted.map(|(whose, words)| (whose, self.lines(words))),
            paragraphs: self.paragraphs.iter().flat_map(|text| self.lines(text)).collect(),
            action,
            footer: &self.footer,
            way_out,
        };
        Ok((text.render().map_err(failed)?, html.render().map_err(failed)?))
    }

    /// A text as paragraphs, each in lines.
    fn lines<'a>(&'a self, text: &'a str) -> Vec<Lines<'a>> {
        let paragraph = |text: &'a str| text.lines().map(|line| self.pieces(line)).collect();
        text.split("\n\n").map(paragraph).collect()
    }

    fn pieces<'a>(&'a self, line: &'a str) -> Vec<Piece<'a>> {
        let Some(address) = self.inline_link.as_deref() else { return vec![Piece::Text(line)] };
        let mut pieces = Vec::new();
        for (at, text) in line.split(address).enumerate() {
            if at > 0 {
                pieces.push(Piece::Link(address));
            }
            pieces.push(Piece::Text(text));
        }
        pieces
    }
}

impl Content {
    /// Puts the mail into the outbox, in the transaction that `db` is in.
    pub fn enqueue(
        &self,
        db: &mut Db,
        keys: &Keys,
        kind: MailKind,
        invitation: Option<InvitationId>,
        now: Moment,
    ) -> Result<(), Error> {
        let id = MessageId::at(now);
        let json = serde_json::to_vec(self).map_err(|e| Error::Internal(e.to_string()))?;
        outbox::insert(
            db,
            &outbox::NewMessage {
                id,
                kind,
                invitation,
                recipient: self.to.email.clone(),
                message_id: format!("<{id}@tandem>"),
                sealed_content: keys.seal(&json),
                created_at: now,
            },
        )
    }

    /// Opens what the outbox keeps.
    #[must_use]
    pub fn unseal(keys: &Keys, sealed: &[u8]) -> Option<Self> {
        serde_json::from_slice(&keys.open(sealed)?).ok()
    }

    /// The message as it travels. `from` is the installation's sender; `date` when the mail was written.
    ///
    /// # Errors
    /// [`Error::Internal`] where an address can't be put into a header.
    pub fn message(&self, from: &Mailbox, message_id: &str, date: Moment) -> Result<Message, Error> {
        let sender = Mailbox::new(self.from_name.clone().or_else(|| from.name.clone()), from.email.clone());
        let (seconds, _) = date.unix();
        let mut builder = Message::builder()
            .from(sender)
            .to(mailbox(&self.to)?)
            .subject(self.subject.clone())
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .message_id(Some(message_id.to_owned()))
            .raw_header(raw_header("Auto-Submitted", "auto-generated"));
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(mailbox(reply_to)?);
        }
        builder.multipart(self.parts()?).map_err(|e| Error::Internal(e.to_string()))
    }

    /// The mail as a draft for the inviter's own mail program: `X-Unsent` opens it for writing.
    ///
    /// # Errors
    /// [`Error::Internal`] where an address can't be put into a header.
    pub fn draft(&self, date: Moment) -> Result<Vec<u8>, Error> {
        let from = self.reply_to.as_ref().unwrap_or(&self.to);
        let from = mailbox(from)?;
        let envelope = Envelope::new(Some(from.email.clone()), vec![from.email.clone()])
            .map_err(|e| Error::Internal(e.to_string()))?;
        let (seconds, _) = date.unix();
        let mut builder = Message::builder()
            .from(from)
            .subject(self.subject.clone())
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .envelope(envelope)
            .raw_header(raw_header("X-Unsent", "1"));
        if !self.to.email.is_empty() {
            builder = builder.to(mailbox(&self.to)?);
        }
        let part = quoted(ContentType::TEXT_PLAIN, self.text.clone())?;
        let message = builder.singlepart(part).map_err(|e| Error::Internal(e.to_string()))?;
        Ok(message.formatted())
    }

    fn parts(&self) -> Result<MultiPart, Error> {
        Ok(MultiPart::alternative()
            .singlepart(quoted(ContentType::TEXT_PLAIN, self.text.clone())?)
            .singlepart(quoted(ContentType::TEXT_HTML, self.html.clone())?))
    }
}

/// A part in quoted-printable: readable by eye, and no relay has a reason to touch it.
fn quoted(content_type: ContentType, text: String) -> Result<SinglePart, Error> {
    let body = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable)
        .map_err(|_| Error::Internal("a mail part can't be encoded".into()))?;
    Ok(SinglePart::builder().header(content_type).body(body))
}

fn raw_header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// A mailbox for a header. Line ends can't come this far (`input.rs`), and lettre encodes what is not ASCII.
fn mailbox(party: &Party) -> Result<Mailbox, Error> {
    let address: Address =
        party.email.parse().map_err(|e: lettre::address::AddressError| Error::Internal(e.to_string()))?;
    let name = party.name.as_ref().map(|name| name.chars().filter(|c| !c.is_control()).collect());
    Ok(Mailbox::new(name, address))
}

/// The small print under a mail: who sent it, why it came, and what to do where something is wrong.
pub enum Footer {
    /// It asks for something, and whoever did not expect it may leave it.
    Request,
    /// It tells the global admins of the account with this name.
    Admins(String),
    /// It tells people who have to do with what it is about.
    Involved,
    /// It warns a person of what happened to its ways in; nobody can do without.
    Security,
}

impl Footer {
    /// Its words.
    #[must_use]
    pub fn text(&self, language: Language, public_url: &str) -> String {
        let host = public_url.split_once("://").map_or(public_url, |(_, host)| host);
        let text = match self {
            Self::Request => Text::new("mail-footer-request"),
            Self::Admins(account) => Text::new("mail-footer-admins").with("account", account),
            Self::Involved => Text::new("mail-footer-involved"),
            Self::Security => Text::new("mail-footer-security"),
        };
        texts(language).format(&text.with("host", host), chrono_tz::Tz::UTC)
    }
}
