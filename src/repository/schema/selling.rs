//! Customers, offers, orders and subscriptions.

use diesel::table;

table! {
    use diesel::sql_types::{Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    admin_privileges (id) {
        id -> DbUuid,
        partner_id -> DbUuid,
        customer_id -> DbUuid,
        granted_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
        removed_by -> Nullable<Text>,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    customers (id) {
        id -> DbUuid,
        domain -> Text,
        registration_number -> Text,
        address_line1 -> Text,
        address_line2 -> Text,
        city -> Text,
        state -> Text,
        postal_code -> Text,
        first_name -> Text,
        middle_name -> Text,
        last_name -> Text,
        email -> Text,
        phone -> Text,
        culture -> Text,
        language -> Text,
        agreement_asked_at -> Nullable<Timestamp>,
    }
}

table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    relationships (id) {
        id -> DbUuid,
        partner_id -> DbUuid,
        customer_id -> DbUuid,
        state -> Text,
        since -> Timestamp,
        removed_at -> Nullable<Timestamp>,
        company_name -> Text,
        name_key -> Text,
        domain -> Text,
        alias -> Text,
        search_key -> Text,
        subscription_count -> BigInt,
        may_purchase -> Bool,
        version -> BigInt,
        had_privileges -> Nullable<Bool>,
    }
}

table! {
    use diesel::sql_types::{Date, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    customer_agreements (id) {
        id -> DbUuid,
        customer_id -> DbUuid,
        way -> Text,
        partner_id -> Nullable<DbUuid>,
        first_name -> Text,
        last_name -> Text,
        email -> Text,
        phone -> Text,
        accepted_on -> Date,
        recorded_at -> Timestamp,
        recorded_by -> DbUuid,
        document -> Text,
    }
}

table! {
    use diesel::sql_types::{BigInt, Date, Nullable, Text};
    use crate::repository::types::DbUuid;
    offers (id) {
        id -> DbUuid,
        sku -> Text,
        name -> Text,
        name_key -> Text,
        publisher -> Text,
        segment -> Text,
        billing -> Text,
        category -> Text,
        min_quantity -> BigInt,
        max_quantity -> BigInt,
        limit_kind -> Text,
        limit_count -> BigInt,
        sold_from -> Nullable<Date>,
        sold_until -> Nullable<Date>,
        license_group -> Text,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text};
    use crate::repository::types::DbUuid;
    offer_prices (offer_id, market, term, frequency) {
        offer_id -> DbUuid,
        market -> Text,
        term -> Text,
        frequency -> Text,
        currency -> Text,
        unit_price -> BigInt,
    }
}

table! {
    use diesel::sql_types::Text;
    use crate::repository::types::DbUuid;
    offer_links (offer_id, kind, other_id) {
        offer_id -> DbUuid,
        kind -> Text,
        other_id -> DbUuid,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    orders (id) {
        id -> DbUuid,
        number -> Text,
        customer_id -> DbUuid,
        partner_id -> DbUuid,
        placed_by -> Text,
        user_id -> Nullable<DbUuid>,
        user_name -> Text,
        state -> Text,
        currency -> Text,
        total -> BigInt,
        line_count -> BigInt,
        created_at -> Timestamp,
    }
}

table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    subscriptions (id) {
        id -> DbUuid,
        customer_id -> DbUuid,
        partner_id -> DbUuid,
        offer_id -> DbUuid,
        order_id -> DbUuid,
        parent_id -> Nullable<DbUuid>,
        offer_name -> Text,
        nickname -> Text,
        billing -> Text,
        category -> Text,
        quantity -> BigInt,
        term -> Text,
        frequency -> Text,
        currency -> Text,
        unit_price -> BigInt,
        state -> Text,
        auto_renew -> Bool,
        reseller_mpn_id -> Nullable<BigInt>,
        support_contact_id -> DbUuid,
        created_at -> Timestamp,
        term_started_at -> Timestamp,
        term_ends_at -> Nullable<Timestamp>,
        window_ends_at -> Nullable<Timestamp>,
        suspended_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        end_reason -> Nullable<Text>,
        next_quantity -> Nullable<BigInt>,
        next_term -> Nullable<Text>,
        next_frequency -> Nullable<Text>,
        due_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use crate::repository::types::DbUuid;
    order_lines (order_id, position) {
        order_id -> DbUuid,
        position -> BigInt,
        kind -> Text,
        offer_id -> DbUuid,
        sku -> Text,
        offer_name -> Text,
        billing -> Text,
        quantity -> BigInt,
        term -> Text,
        frequency -> Text,
        unit_price -> BigInt,
        amount -> BigInt,
        reseller_mpn_id -> Nullable<BigInt>,
        subscription_id -> DbUuid,
    }
}

table! {
    use diesel::sql_types::{BigInt, Binary, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    drafts (id) {
        id -> DbUuid,
        kind -> Text,
        account_id -> DbUuid,
        user_id -> DbUuid,
        customer_id -> Nullable<DbUuid>,
        sealed_content -> Nullable<Binary>,
        made_id -> Nullable<DbUuid>,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        expires_at -> Timestamp,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::{BigInt, Binary, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    uploads (id) {
        id -> DbUuid,
        account_id -> DbUuid,
        user_id -> DbUuid,
        file_name -> Text,
        content -> Nullable<Binary>,
        state -> Text,
        added -> BigInt,
        updated -> BigInt,
        unchanged -> BigInt,
        prices -> BigInt,
        created_at -> Timestamp,
        started_at -> Nullable<Timestamp>,
        expires_at -> Timestamp,
    }
}

table! {
    use crate::repository::types::DbUuid;
    ended_support_contacts (relationship_id, subscription_id) {
        relationship_id -> DbUuid,
        subscription_id -> DbUuid,
    }
}
