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
        topic -> Text,
        subject -> Text,
        description -> Text,
        severity -> Text,
        state -> Text,
        first_response_due_at -> Timestamp,
        first_responded_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    service_request_entries (id) {
        id -> DbUuid,
        request_id -> DbUuid,
        account_id -> DbUuid,
        user_id -> DbUuid,
        kind -> Text,
        to_account -> Nullable<DbUuid>,
        message -> Text,
        created_at -> Timestamp,
    }
}

table! {
    use crate::repository::types::DbUuid;
    service_request_parties (account_id, request_id) {
        account_id -> DbUuid,
        request_id -> DbUuid,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    service_request_files (id) {
        id -> DbUuid,
        request_id -> DbUuid,
        entry_id -> Nullable<DbUuid>,
        place -> BigInt,
        name -> Text,
        kind -> Text,
        bytes -> BigInt,
        created_at -> Timestamp,
    }
}

table! {
    use diesel::sql_types::Binary;
    use crate::repository::types::DbUuid;
    service_request_file_contents (file_id) {
        file_id -> DbUuid,
        content -> Binary,
    }
}
