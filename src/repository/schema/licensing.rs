//! What licenses are made of.

use diesel::table;

table! {
    use diesel::sql_types::{BigInt, Text};
    use crate::repository::types::DbUuid;
    service_plans (offer_id, code) {
        offer_id -> DbUuid,
        code -> Text,
        position -> BigInt,
        name -> Text,
        needs -> Text,
        excludes -> Text,
    }
}

table! {
    use diesel::sql_types::Text;
    use crate::repository::types::DbUuid;
    excluded_plans (user_id, offer_id, code) {
        user_id -> DbUuid,
        offer_id -> DbUuid,
        code -> Text,
    }
}
