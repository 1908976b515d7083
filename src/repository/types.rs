//! How the domain's small types are bound and read on both databases.

use chrono::NaiveDateTime;
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

impl<DB> FromSql<Timestamp, DB> for Moment
where
    DB: Backend,
    NaiveDateTime: FromSql<Timestamp, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        NaiveDateTime::from_sql(bytes).map(Self::from_naive_utc)
    }
}
