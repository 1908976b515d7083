//! Accounts, people, partnerships, and what the portal keeps for itself.

use diesel::table;

table! {
    use diesel::sql_types::{Integer, Text, Timestamp};
    installation (id) {
        id -> Integer,
        purpose -> Text,
        created_at -> Timestamp,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    accounts (id) {
        id -> DbUuid,
        kind -> Text,
        name -> Text,
        name_key -> Text,
        country -> Text,
        cloud -> Text,
        standing -> Text,
        mail_domain -> Nullable<Text>,
        contact_key -> Nullable<Text>,
        mpn_global_id -> Nullable<BigInt>,
        mpn_location_id -> Nullable<BigInt>,
        mpa_signed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        approved_at -> Nullable<Timestamp>,
        standing_changed_at -> Nullable<Timestamp>,
    }
}

table! {
    use diesel::sql_types::{Text, Timestamp};
    use crate::repository::types::DbUuid;
    suspensions (account_id) {
        account_id -> DbUuid,
        reason -> Text,
        suspended_at -> Timestamp,
        suspended_by -> DbUuid,
    }
}

table! {
    use diesel::sql_types::{Bool, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    users (id) {
        id -> DbUuid,
        email -> Text,
        email_key -> Text,
        name -> Text,
        password_hash -> Text,
        must_change_password -> Bool,
        language -> Nullable<Text>,
        time_zone -> Text,
        theme -> Text,
        email_confirmed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        search_key -> Text,
    }
}

table! {
    use diesel::sql_types::{Text, Timestamp};
    use crate::repository::types::DbUuid;
    memberships (user_id, account_id, role) {
        user_id -> DbUuid,
        account_id -> DbUuid,
        role -> Text,
        created_at -> Timestamp,
    }
}

table! {
    use diesel::sql_types::{Binary, Nullable, Timestamp};
    use crate::repository::types::DbUuid;
    sessions (id) {
        id -> Binary,
        user_id -> DbUuid,
        account_id -> Nullable<DbUuid>,
        created_at -> Timestamp,
        renewed_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    audit_records (id) {
        id -> DbUuid,
        at -> Timestamp,
        user_id -> Nullable<DbUuid>,
        user_email -> Text,
        account_id -> Nullable<DbUuid>,
        roles -> Text,
        event -> Text,
        object_kind -> Text,
        object_id -> Nullable<DbUuid>,
        old_value -> Nullable<Text>,
        new_value -> Nullable<Text>,
        request_id -> Text,
        customer_id -> Nullable<DbUuid>,
    }
}

table! {
    use diesel::sql_types::{Binary, Text, Timestamp};
    idempotency_keys (key_hash) {
        key_hash -> Binary,
        reference -> Text,
        created_at -> Timestamp,
    }
}

table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    invitations (id) {
        id -> DbUuid,
        kind -> Text,
        account_id -> DbUuid,
        inviter_id -> DbUuid,
        provider_id -> Nullable<DbUuid>,
        customer_id -> Nullable<DbUuid>,
        restores_id -> Nullable<DbUuid>,
        with_privileges -> Bool,
        recipient -> Nullable<Text>,
        recipient_key -> Nullable<Text>,
        recipient_domain -> Nullable<Text>,
        language -> Text,
        subject -> Text,
        message -> Text,
        stage -> Text,
        token_hash -> Binary,
        sealed_token -> Nullable<Binary>,
        created_at -> Timestamp,
        issued_at -> Nullable<Timestamp>,
        expires_at -> Timestamp,
        signed_in_at -> Nullable<Timestamp>,
        outcome -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        decided_by_user_id -> Nullable<DbUuid>,
        decided_by_account_id -> Nullable<DbUuid>,
        decline_reason -> Nullable<Text>,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    partnerships (id) {
        id -> DbUuid,
        provider_id -> DbUuid,
        reseller_id -> DbUuid,
        invitation_id -> Nullable<DbUuid>,
        state -> Text,
        since -> Timestamp,
        removed_at -> Nullable<Timestamp>,
    }
}

table! {
    use diesel::sql_types::{BigInt, Binary, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    enrolments (id) {
        id -> DbUuid,
        kind -> Text,
        invitation_id -> DbUuid,
        company -> Text,
        country -> Text,
        cloud -> Text,
        domain -> Nullable<Text>,
        mpn_global_id -> Nullable<BigInt>,
        mpn_location_id -> Nullable<BigInt>,
        admin_name -> Text,
        email -> Text,
        email_key -> Text,
        password_hash -> Nullable<Text>,
        language -> Text,
        token_hash -> Binary,
        sealed_link_token -> Nullable<Binary>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        verified_at -> Nullable<Timestamp>,
        account_id -> Nullable<DbUuid>,
    }
}

table! {
    use diesel::sql_types::{Binary, Integer, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    outbox (id) {
        id -> DbUuid,
        kind -> Text,
        invitation_id -> Nullable<DbUuid>,
        recipient -> Text,
        message_id -> Text,
        sealed_content -> Nullable<Binary>,
        state -> Text,
        attempts -> Integer,
        next_attempt_at -> Timestamp,
        leased_until -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
        settled_at -> Nullable<Timestamp>,
    }
}

table! {
    use diesel::sql_types::{Text, Timestamp};
    use crate::repository::types::DbUuid;
    partner_agreements (id) {
        id -> DbUuid,
        account_id -> DbUuid,
        document -> Text,
        signed_at -> Timestamp,
        signed_by -> DbUuid,
    }
}

table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Timestamp};
    use crate::repository::types::DbUuid;
    served_customers (id) {
        id -> DbUuid,
        mpn_id -> BigInt,
        customer_id -> DbUuid,
        with_privileges -> Bool,
        since -> Timestamp,
        imported_at -> Timestamp,
        imported_by -> DbUuid,
        applied_at -> Nullable<Timestamp>,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    customer_users (user_id) {
        user_id -> DbUuid,
        customer_id -> DbUuid,
        first_name -> Text,
        last_name -> Text,
        name_key -> Text,
        search_key -> Text,
        location -> Text,
        state -> Text,
        deleted_at -> Nullable<Timestamp>,
        kept_roles -> Text,
        created_at -> Timestamp,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::Timestamp;
    use crate::repository::types::DbUuid;
    license_assignments (user_id, offer_id) {
        user_id -> DbUuid,
        offer_id -> DbUuid,
        customer_id -> DbUuid,
        assigned_at -> Timestamp,
    }
}

table! {
    use diesel::sql_types::{Nullable, Timestamp};
    use crate::repository::types::DbUuid;
    tenant_owners (id) {
        id -> DbUuid,
        customer_id -> DbUuid,
        partner_id -> DbUuid,
        given_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text, Timestamp};
    use crate::repository::types::DbUuid;
    support_profiles (account_id) {
        account_id -> DbUuid,
        email -> Text,
        phone -> Text,
        website -> Text,
        changed_at -> Timestamp,
        version -> BigInt,
    }
}

table! {
    use crate::repository::types::DbUuid;
    kept_licenses (user_id, offer_id) {
        user_id -> DbUuid,
        offer_id -> DbUuid,
    }
}

table! {
    use diesel::sql_types::{BigInt, Binary, Nullable, Text, Timestamp};
    use crate::repository::types::DbUuid;
    user_imports (id) {
        id -> DbUuid,
        account_id -> DbUuid,
        customer_id -> DbUuid,
        user_id -> DbUuid,
        file_name -> Text,
        location -> Text,
        content -> Nullable<Binary>,
        state -> Text,
        total -> BigInt,
        done -> BigInt,
        added -> BigInt,
        created_at -> Timestamp,
        started_at -> Nullable<Timestamp>,
        advanced_at -> Nullable<Timestamp>,
        expires_at -> Timestamp,
        passwords_at -> Nullable<Timestamp>,
        passwords_by -> Nullable<DbUuid>,
    }
}

table! {
    use crate::repository::types::DbUuid;
    imported_users (import_id, user_id) {
        import_id -> DbUuid,
        user_id -> DbUuid,
    }
}
