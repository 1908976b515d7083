//! Mail that waits: a row written in the transaction of what caused it, delivered by `mail/worker.rs`.
//!
//! Needs no grant: a mail tells of what was allowed, or goes to somebody who is not here yet.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment,
    email::EmailAddress,
    ids::{InvitationId, MessageId},
    mail::{MailKind, MailState},
};
use crate::repository::{db::Db, schema::outbox, states::WaitingMail, sweeping::PIECE};

/// A message about to be put into the outbox.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// Its id.
    pub id: MessageId,
    /// What it is about.
    pub kind: MailKind,
    /// The invitation it belongs to.
    pub invitation: Option<InvitationId>,
    /// The address it goes to.
    pub recipient: String,
    /// Its `Message-ID`, the same at every attempt.
    pub message_id: String,
    /// Subject, texts and addresses, sealed: the text may hold a link.
    pub sealed_content: Vec<u8>,
    /// When it was written.
    pub created_at: Moment,
}

/// A message leased for an attempt.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct Leased {
    /// Its id.
    pub id: MessageId,
    /// What it is about.
    pub kind: MailKind,
    /// Its `Message-ID`.
    pub message_id: String,
    /// Its sealed content.
    pub sealed_content: Option<Vec<u8>>,
    /// How many attempts were made, this one included.
    pub attempts: i32,
    /// When it was written.
    pub created_at: Moment,
}

/// Puts a message into the outbox.
pub fn insert(db: &mut Db, message: &NewMessage) -> Result<(), Error> {
    let row = (
        outbox::id.eq(message.id),
        outbox::kind.eq(message.kind),
        outbox::invitation_id.eq(message.invitation),
        outbox::recipient.eq(key_of(&message.recipient)),
        outbox::message_id.eq(&message.message_id),
        outbox::sealed_content.eq(&message.sealed_content),
        outbox::state.eq(MailState::Waiting),
        outbox::attempts.eq(0),
        outbox::next_attempt_at.eq(message.created_at),
        outbox::created_at.eq(message.created_at),
    );
    diesel::insert_into(outbox::table).values(row).execute(db)?;
    Ok(())
}

/// How many mails of this kind one invitation has caused since a moment: a link must not be a mail cannon.
pub fn count_for(db: &mut Db, invitation: InvitationId, kind: MailKind, since: Moment) -> Result<i64, Error> {
    Ok(outbox::table
        .filter(outbox::invitation_id.eq(invitation).and(outbox::kind.eq(kind)))
        .filter(outbox::created_at.ge(since))
        .count()
        .get_result(db)?)
}

/// What a recipient's address is kept as.
fn key_of(recipient: &str) -> String {
    EmailAddress::parse(recipient).map(|address| address.key()).unwrap_or_default()
}

/// Whether a message is due. A read, so that an idle worker writes nothing.
pub fn is_due(db: &mut Db, now: Moment) -> Result<bool, Error> {
    let due: Option<MessageId> = outbox::table
        .filter(WaitingMail.and(outbox::next_attempt_at.le(now)))
        .filter(outbox::leased_until.is_null().or(outbox::leased_until.le(now)))
        .select(outbox::id)
        .first(db)
        .optional()?;
    Ok(due.is_some())
}

/// Takes the message that has waited longest and is due; nobody else takes it until `until`.
pub fn lease(db: &mut Db, now: Moment, until: Moment) -> Result<Option<Leased>, Error> {
    let due = outbox::table
        .filter(WaitingMail.and(outbox::next_attempt_at.le(now)))
        .filter(outbox::leased_until.is_null().or(outbox::leased_until.le(now)))
        .order((outbox::next_attempt_at, outbox::id));
    let found: Option<Leased> = match db {
        Db::Pg(conn) => due.for_update().skip_locked().select(Leased::as_select()).first(conn).optional()?,
        Db::Sqlite(conn) => due.select(Leased::as_select()).first(conn).optional()?,
    };
    let Some(mut message) = found else { return Ok(None) };
    message.attempts += 1;
    diesel::update(outbox::table.find(message.id))
        .set((outbox::leased_until.eq(until), outbox::attempts.eq(message.attempts)))
        .execute(db)?;
    Ok(Some(message))
}

/// Notes that a message was delivered; its content is erased.
pub fn settle_sent(db: &mut Db, id: MessageId, now: Moment) -> Result<(), Error> {
    diesel::update(outbox::table.find(id))
        .set((
            outbox::state.eq(MailState::Sent),
            outbox::settled_at.eq(now),
            outbox::sealed_content.eq(None::<Vec<u8>>),
            outbox::leased_until.eq(None::<Moment>),
            outbox::last_error.eq(None::<String>),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes that everything that waits was delivered long ago: the demo world's past.
pub fn settle_past(db: &mut Db) -> Result<(), Error> {
    diesel::update(outbox::table.filter(WaitingMail))
        .set((
            outbox::state.eq(MailState::Sent),
            outbox::settled_at.eq(outbox::created_at.nullable()),
            outbox::sealed_content.eq(None::<Vec<u8>>),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes that a message can't be delivered; its content is erased.
pub fn settle_failed(db: &mut Db, id: MessageId, error: &str, now: Moment) -> Result<(), Error> {
    diesel::update(outbox::table.find(id))
        .set((
            outbox::state.eq(MailState::Failed),
            outbox::settled_at.eq(now),
            outbox::sealed_content.eq(None::<Vec<u8>>),
            outbox::leased_until.eq(None::<Moment>),
            outbox::last_error.eq(error),
        ))
        .execute(db)?;
    Ok(())
}

/// Puts a message back for another attempt.
pub fn retry(db: &mut Db, id: MessageId, error: &str, next_attempt_at: Moment) -> Result<(), Error> {
    diesel::update(outbox::table.find(id))
        .set((
            outbox::next_attempt_at.eq(next_attempt_at),
            outbox::leased_until.eq(None::<Moment>),
            outbox::last_error.eq(error),
        ))
        .execute(db)?;
    Ok(())
}

/// Makes due what waits for a time that a clock which is right would never have named: a lease beyond `lease_end`, and
/// after so many attempts the next one beyond its `latest`.
pub fn bring_forward(db: &mut Db, now: Moment, lease_end: Moment, latest: &[(i32, Moment)]) -> Result<(), Error> {
    diesel::update(outbox::table.filter(WaitingMail.and(outbox::leased_until.gt(lease_end))))
        .set(outbox::leased_until.eq(None::<Moment>))
        .execute(db)?;
    for (attempts, latest) in latest {
        let ahead = outbox::attempts.eq(attempts).and(outbox::next_attempt_at.gt(latest));
        diesel::update(outbox::table.filter(WaitingMail.and(ahead)))
            .set(outbox::next_attempt_at.eq(now))
            .execute(db)?;
    }
    Ok(())
}

/// Gives up an invitation's mail that still waits: its link has died. What others wait for is theirs.
pub fn cancel_for(db: &mut Db, invitation: InvitationId, now: Moment) -> Result<(), Error> {
    let waiting = outbox::table
        .filter(outbox::invitation_id.eq(invitation).and(WaitingMail))
        .filter(outbox::kind.eq(MailKind::Invitation));
    diesel::update(waiting)
        .set((
            outbox::state.eq(MailState::Failed),
            outbox::settled_at.eq(now),
            outbox::sealed_content.eq(None::<Vec<u8>>),
            outbox::last_error.eq("superseded"),
        ))
        .execute(db)?;
    Ok(())
}

/// Drops mails that were sent or given up before a moment, so many at a time; whether more may be left.
pub fn sweep(db: &mut Db, before: Moment) -> Result<bool, Error> {
    let settled = |until: Moment| outbox::table.filter(outbox::settled_at.le(until));
    let last = settled(before).order(outbox::settled_at).offset(PIECE).select(outbox::settled_at.assume_not_null());
    let last: Option<Moment> = last.first(db).optional()?;
    diesel::delete(settled(last.unwrap_or(before)).filter(outbox::state.ne(MailState::Waiting))).execute(db)?;
    Ok(last.is_some())
}
