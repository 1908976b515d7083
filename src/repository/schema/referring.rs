//! The list of providers, business profiles, referrals.

use diesel::table;

table! {
    use diesel::sql_types::{BigInt, Bool, Text, Timestamp};
    use crate::repository::types::DbUuid;
    provider_entries (account_id) {
        account_id -> DbUuid,
        listed -> Bool,
        description -> Text,
        website -> Text,
        phone -> Text,
        email -> Text,
        languages -> Text,
        changed_at -> Timestamp,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text, Timestamp};
    use crate::repository::types::DbUuid;
    business_profiles (account_id) {
        account_id -> DbUuid,
        description -> Text,
        website -> Text,
        linkedin -> Text,
        industries -> Text,
        services -> Text,
        target_size -> Text,
        changed_at -> Timestamp,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::{BigInt, Binary, Text, Timestamp};
    use crate::repository::types::DbUuid;
    business_logos (account_id) {
        account_id -> DbUuid,
        format -> Text,
        width -> BigInt,
        height -> BigInt,
        content -> Binary,
        changed_at -> Timestamp,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    referrals (id) {
        id -> DbUuid,
        provider_id -> DbUuid,
        reseller_id -> DbUuid,
        sent_by -> DbUuid,
        company -> Text,
        country -> Text,
        need -> Text,
        contact_name -> Text,
        contact_email -> Text,
        contact_phone -> Text,
        consent -> Text,
        state -> Text,
        reason -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        erased_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}
