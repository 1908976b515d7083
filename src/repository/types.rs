//! How the domain's small types are bound and read on both databases.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    pg::Pg,
    serialize::{self, IsNull, Output, ToSql},
    sql_types::{HasSqlType, SqlType, Text, Timestamp},
    sqlite::Sqlite,
};
use uuid::Uuid;

use super::db::MultiBackend;
use crate::domain::{self, Moment, ids::for_each_id};

/// The SQL type of an id: `uuid` on PostgreSQL, 16 bytes on SQLite.
#[derive(Clone, Copy, Debug, Default, SqlType, diesel::query_builder::QueryId)]
#[diesel(postgres_type(name = "uuid"))]
#[diesel(sqlite_type(name = "Binary"))]
pub struct DbUuid;

impl HasSqlType<DbUuid> for MultiBackend {
    fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
        Self::lookup_sql_type::<DbUuid>(lookup)
    }
}

/// Makes a type of the domain an expression of SQL type `$sql`, and readable from a row.
macro_rules! sql_value {
    ($rust:ty as $sql:ty) => {
        const _: () = {
            #[derive(AsExpression, FromSqlRow)]
            #[diesel(sql_type = $sql)]
            #[diesel(foreign_derive)]
            #[expect(dead_code, reason = "stands in for a type of the domain, which knows nothing of SQL")]
            struct Proxy($rust);
        };
    };
}

/// Binds id types as [`DbUuid`].
macro_rules! sql_ids {
    ($($id:ty),+) => {$(
        sql_value!($id as DbUuid);

        impl ToSql<DbUuid, Pg> for $id {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                ToSql::<diesel::sql_types::Uuid, Pg>::to_sql(self.uuid(), out)
            }
        }
        impl ToSql<DbUuid, Sqlite> for $id {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                out.set_value(self.uuid().as_bytes().as_slice());
                Ok(IsNull::No)
            }
        }
        impl ToSql<DbUuid, MultiBackend> for $id {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((DbUuid, self));
                Ok(IsNull::No)
            }
        }
        impl FromSql<DbUuid, Pg> for $id {
            fn from_sql(bytes: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                FromSql::<diesel::sql_types::Uuid, Pg>::from_sql(bytes).map(Self::from_uuid)
            }
        }
        impl FromSql<DbUuid, Sqlite> for $id {
            fn from_sql(mut bytes: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(Self::from_uuid(Uuid::from_slice(bytes.read_blob())?))
            }
        }
        impl FromSql<DbUuid, MultiBackend> for $id {
            fn from_sql(bytes: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                bytes.from_sql::<Self, DbUuid>()
            }
        }
    )+};
}

/// Binds enums of `text_enum!` as text.
macro_rules! sql_texts {
    ($($module:ident::{$($name:ident),+}),+ $(,)?) => {$($(
        sql_value!(domain::$module::$name as Text);

        impl<DB> ToSql<Text, DB> for domain::$module::$name
        where
            DB: Backend,
            str: ToSql<Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                <str as ToSql<Text, DB>>::to_sql(self.as_str(), out)
            }
        }
        impl<DB> FromSql<Text, DB> for domain::$module::$name
        where
            DB: Backend,
            String: FromSql<Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                let text = String::from_sql(bytes)?;
                Self::parse(&text).ok_or_else(|| format!("no {} is called {text:?}", stringify!($name)).into())
            }
        }
    )+)+};
}

for_each_id!(sql_ids);

sql_texts!(
    account::{AccountKind, Cloud, Standing},
    actor::{Theme},
    attachment::{FileKind},
    audit::{AuditEvent},
    customer::{AgreementWay, RelationshipState, Revoker},
    qualification::{Qualification, QualificationState},
    directory::{UserState},
    draft::{DraftKind},
    enrolment::{EnrolmentKind},
    invitation::{InvitationKind, InvitationOutcome, InvitationStage},
    language::{Language},
    license::{LicenseGroup},
    logo::{LogoFormat},
    list::{PageSize},
    mail::{MailKind, MailState},
    mail_quota::{MailScope},
    offer::{BillingType, Frequency, LimitKind, LinkKind, OfferCategory, Segment, Term},
    second_factor::{AccountFactorRule},
    security_event::{SecurityDetail, SecurityEventKind, SecurityObject},
    session::{SessionKind},
    single_sign_on::{FlowPurpose},
    order::{LineKind, OrderState, PlacedBy},
    order_request::{OrderRequestKind, OrderRequestState, Overtaking},
    partnership::{PartnershipState},
    partnership_inquiry::{InquiryState},
    policy::{Action},
    referral::{ContactConsent, ReferralState},
    restoration::{RestorationConsent, RestorationKind, RestorationState},
    role::{Role},
    service_request::{EntryKind, RequestState, Severity, Topic},
    subscription::{EndReason, SubscriptionState},
    upload::{UploadState},
);

sql_value!(Moment as Timestamp);

impl<DB> ToSql<Timestamp, DB> for Moment
where
    DB: Backend,
    NaiveDateTime: ToSql<Timestamp, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        ToSql::<Timestamp, DB>::to_sql(self.naive_utc(), out)
    }
}

impl FromSql<Timestamp, Pg> for Moment {
    fn from_sql(bytes: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        FromSql::<Timestamp, Pg>::from_sql(bytes).map(Self::from_naive_utc)
    }
}

impl FromSql<Timestamp, Sqlite> for Moment {
    /// `SQLite` keeps times as text. Diesel reads them by patterns, one after another, which takes longer than all else
    /// that is read of a row.
    fn from_sql(mut bytes: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        match read_time(bytes.read_text().as_bytes()) {
            Some(time) => Ok(Self::from_naive_utc(time)),
            None => FromSql::<Timestamp, Sqlite>::from_sql(bytes).map(Self::from_naive_utc),
        }
    }
}

impl FromSql<Timestamp, MultiBackend> for Moment {
    fn from_sql(bytes: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        bytes.from_sql::<Self, Timestamp>()
    }
}

/// `2026-11-21 19:05:00.123456`, as diesel writes times, with any number of digits after the point or none; `None` for
/// whatever else there is.
fn read_time(text: &[u8]) -> Option<NaiveDateTime> {
    let number = |from: usize, to: usize| {
        text.get(from..to)?.iter().try_fold(0_u32, |number, digit| Some(number * 10 + char::from(*digit).to_digit(10)?))
    };
    let signs = [(4, b'-'), (7, b'-'), (10, b' '), (13, b':'), (16, b':')];
    if !signs.iter().all(|(place, sign)| text.get(*place) == Some(sign)) {
        return None;
    }
    let micros = match text.get(19..)? {
        [] => 0,
        [b'.', digits @ ..] if (1..=6).contains(&digits.len()) => {
            let missing = u32::try_from(6 - digits.len()).ok()?;
            number(20, text.len())? * 10_u32.pow(missing)
        }
        _ => return None,
    };
    let year = i32::try_from(number(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?;
    day.and_hms_micro_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?, micros)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_written() {
        let of = |text: &str| read_time(text.as_bytes()).map(|time| time.to_string());
        assert_eq!(of("2026-11-21 19:05:00").as_deref(), Some("2026-11-21 19:05:00"));
        assert_eq!(of("2026-11-21 19:05:00.5").as_deref(), Some("2026-11-21 19:05:00.500"));
        assert_eq!(of("2026-11-21 19:05:09.000123").as_deref(), Some("2026-11-21 19:05:09.000123"));
        for text in ["", "2026-11-21", "2026-11-21T19:05:00", "2026-13-21 19:05:00", "2026-11-21 19:05:00.1234567"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
