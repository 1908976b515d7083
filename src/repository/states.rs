//! States by which rows are chosen, in words that never change.
//!
//! A database knows an index of some rows alone (`… WHERE state = 'active'`) by these very words: a value that is bound
//! could be any other. `SQLite` could look at the value, and would then plan the statement anew whenever it is run: it is
//! built not to (`.cargo/config.toml`).

use diesel::{
    backend::Backend,
    expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::Bool,
};

/// Conditions: the table, the state's name and the state itself, which a test holds against each other.
macro_rules! conditions {
    ($($(#[$meta:meta])* $name:ident: $table:literal is $word:literal, $state:expr;)+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, QueryId)]
            pub(super) struct $name;

            impl Expression for $name {
                type SqlType = Bool;
            }

            impl<DB: Backend> QueryFragment<DB> for $name {
                fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
                    out.push_sql(concat!($table, ".state = '", $word, "'"));
                    Ok(())
                }
            }

            impl<T> AppearsOnTable<T> for $name {}
            impl<T> SelectableExpression<T> for $name {}
            impl<G> ValidGrouping<G> for $name {
                type IsAggregate = is_aggregate::Never;
            }
        )+

        #[cfg(test)]
        mod tests {
            use crate::domain::{
                customer::RelationshipState, mail::MailState, partnership::PartnershipState,
                qualification::QualificationState, referral::ReferralState, restoration::RestorationState,
            };

            #[test]
            fn each_condition_names_its_state() {
                $(assert_eq!($state.as_str(), $word);)+
            }
        }
    };
}

conditions! {
    /// The partner serves the customer.
    ActiveRelationship: "relationships" is "active", RelationshipState::Active;
    /// The partner served the customer once.
    RemovedRelationship: "relationships" is "removed", RelationshipState::Removed;
    /// Provider and reseller work together.
    ActivePartnership: "partnerships" is "active", PartnershipState::Active;
    /// The mail was not sent yet.
    WaitingMail: "outbox" is "waiting", MailState::Waiting;
    /// The reseller has not answered the referral.
    ReceivedReferral: "referrals" is "received", ReferralState::Received;
    /// The operator has not decided on the qualification.
    QualificationInReview: "customer_qualifications" is "in_review", QualificationState::InReview;
    /// The restoration was neither cancelled nor done.
    WaitingRestoration: "access_restorations" is "waiting", RestorationState::Waiting;
}
