//! Service requests.

use diesel::table;

table! {
    use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    service_requests (id) {
        id -> DbUuid,
        number -> Text,
        customer_id -> DbUuid,
        subscription_id -> Nullable<DbUuid>,
        opened_by_account -> DbUuid,
        opened_by_user -> DbUuid,
        assigned_to_account -> DbUuid,
        subject -> Text,
        description -> Text,
        severity -> Text,
        state -> Text,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::{Text, Timestamp};
    use crate::repository::types::DbUuid;
    service_request_answers (id) {
        id -> DbUuid,
        request_id -> DbUuid,
        account_id -> DbUuid,
        user_id -> DbUuid,
        message -> Text,
        created_at -> Timestamp,
    }
}
