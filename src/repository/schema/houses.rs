//! What partners say of themselves: their profiles, places and the links to their people.

use diesel::table;

table! {
    use diesel::sql_types::{BigInt, Text, Timestamp};
    use crate::repository::types::DbUuid;
    partner_profiles (account_id) {
        account_id -> DbUuid,
        address_line1 -> Text,
        address_line2 -> Text,
        city -> Text,
        state -> Text,
        postal_code -> Text,
        first_name -> Text,
        last_name -> Text,
        email -> Text,
        phone -> Text,
        changed_at -> Timestamp,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    partner_locations (id) {
        id -> DbUuid,
        account_id -> DbUuid,
        mpn_id -> BigInt,
        name -> Text,
        name_key -> Text,
        country -> Text,
        address_line1 -> Text,
        address_line2 -> Text,
        city -> Text,
        state -> Text,
        postal_code -> Text,
        first_name -> Text,
        last_name -> Text,
        email -> Text,
        phone -> Text,
        associated_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
    }
}

table! {
    use diesel::sql_types::{Binary, Text, Timestamp};
    use crate::repository::types::DbUuid;
    user_links (user_id, account_id) {
        user_id -> DbUuid,
        account_id -> DbUuid,
        roles -> Text,
        token_hash -> Binary,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}
