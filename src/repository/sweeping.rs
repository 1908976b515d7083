//! What is swept: all that has had its time, table by table, a piece at a time.
//!
//! Needs no grant: time alone decides.

use chrono::TimeDelta;

use super::{
    db::Db, drafts, enrolments, idempotency, links, mail_quotas, outbox, passkeys, persons, recoveries, second_steps,
    security_events, sent_files, sessions, sign_in_notices, sign_on_flows,
};
use crate::domain::{Error, Moment};

/// About how many rows go in one transaction: nobody who writes waits long for it.
pub(super) const PIECE: i64 = 1_000;

/// Deletes rows of a table whose time is over, the oldest first, about [`PIECE`] of them: those of one moment go
/// together. Whether more may be left.
macro_rules! sweep_piece {
    ($db:expr, $table:ident, $at:ident, $over:expr $(, $which:expr)?) => {{
        let over = $over;
        let old = |until: Moment| $table::table.filter($table::$at.le(until))$(.filter($which))?;
        let last = old(over).order($table::$at).offset($crate::repository::sweeping::PIECE).select($table::$at);
        let last: Option<Moment> = last.first($db).optional()?;
        diesel::delete(old(last.unwrap_or(over))).execute($db)?;
        Ok(last.is_some())
    }};
}
pub(super) use sweep_piece;

/// For how long is kept what the settings have a word on.
#[derive(Clone, Copy, Debug)]
pub struct KeptFor {
    /// Which mails were sent or given up.
    pub sent_mails: TimeDelta,
    /// What happened to people's ways in.
    pub security_events: TimeDelta,
}

/// How a piece of a table is swept: at that moment, and whether more may be left.
type SweepPiece = fn(&mut Db, Moment, &KeptFor) -> Result<bool, Error>;

/// A table that is swept.
pub struct Sweep {
    /// Its name.
    pub table: &'static str,
    /// Sweeps a piece.
    pub piece: SweepPiece,
}

const fn sweep(table: &'static str, piece: SweepPiece) -> Sweep {
    Sweep { table, piece }
}

/// Everything that is swept, each hour.
pub const SWEEPS: [Sweep; 18] = [
    sweep("sessions", |db, now, _| sessions::sweep(db, now)),
    sweep("passkey_challenges", |db, now, _| passkeys::sweep(db, now)),
    sweep("single_sign_on_flows", |db, now, _| sign_on_flows::sweep(db, now)),
    sweep("single_sign_on_logouts", |db, now, _| sign_on_flows::sweep_logouts(db, now)),
    sweep("second_steps", |db, now, _| second_steps::sweep(db, now.plus(-TimeDelta::hours(1)))),
    sweep("sign_in_notices", |db, now, _| sign_in_notices::sweep(db, now)),
    sweep("idempotency_keys", |db, now, _| idempotency::sweep(db, now.plus(-TimeDelta::days(7)))),
    // Their sealed tokens alone.
    sweep("invitations", |db, now, _| links::sweep(db, now)),
    sweep("enrolments", |db, now, _| enrolments::sweep(db, now)),
    sweep("user_links", |db, now, _| persons::sweep_links(db, now)),
    sweep("mail_counters", |db, now, _| mail_quotas::sweep(db, now)),
    sweep("password_links", |db, now, _| recoveries::sweep(db, now)),
    sweep("password_requests", |db, now, _| recoveries::sweep_requests(db, now)),
    sweep("security_events", |db, now, kept| security_events::sweep(db, now.plus(-kept.security_events))),
    sweep("drafts", |db, now, _| drafts::sweep(db, now)),
    sweep("uploads", |db, now, _| sent_files::sweep(db, now)),
    sweep("user_imports", |db, now, _| sent_files::sweep_users(db, now)),
    sweep("outbox", |db, now, kept| outbox::sweep(db, now.plus(-kept.sent_mails))),
];
