//! Sign-ins from browsers that are new to a person: how often it is told of one by mail, and how long it may answer
//! (`docs/domain.md` §4.5).

use chrono::TimeDelta;

/// How many such mails somebody gets in a day: whoever has the password cannot fill the mailbox.
const MOST_A_DAY: i64 = 10;

/// How long somebody may say that it was not its own sign-in.
#[must_use]
pub const fn lifetime() -> TimeDelta {
    TimeDelta::days(7)
}

/// Whether one more is mailed, after so many in a day.
#[must_use]
pub const fn may_mail(in_a_day: i64) -> bool {
    in_a_day < MOST_A_DAY
}
