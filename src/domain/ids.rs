//! Identifiers: one type per noun, so that a customer's id can't be passed where an account's is meant.

use std::{fmt, str::FromStr};

use uuid::{NoContext, Timestamp, Uuid};

use super::moment::Moment;

/// What was to be an id and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// Declares id types over UUIDs of version 7 (their order is the order of creation on both databases), and
/// `for_each_id`, which hands all of them to another macro. `$d` stands for the `$` of that one.
macro_rules! id_types {
    ($d:tt; $($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id, made at `now`.
            #[must_use]
            pub fn at(now: Moment) -> Self {
                Self(uuid_at(now))
            }

            /// Wraps an id that was read from elsewhere.
            #[must_use]
            pub const fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }

            /// The bare UUID.
            #[must_use]
            pub const fn uuid(&self) -> &Uuid {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            /// An id from an address.
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )+
        macro_rules! for_each_id {
            ($d each:ident) => { $d each!($($crate::domain::ids::$name),+); };
        }
        pub(crate) use for_each_id;
    };
}

id_types! {
    $;
    /// A provider, reseller, direct-bill partner, customer or the operator.
    AccountId,
    /// A person who signs in.
    UserId,
    /// An app of a person that makes codes.
    AuthenticatorId,
    /// A passkey of a person.
    PasskeyId,
    /// A session of a person, which is no secret: what opens it is its key.
    SessionId,
    /// Whom a provider of single sign-on calls so: a user of an account.
    IdentityId,
    /// A partnership between a provider and a reseller.
    PartnershipId,
    /// An invitation, whatever it invites to.
    InvitationId,
    /// An organisation's wish to be enrolled, until its address is verified.
    EnrolmentId,
    /// A message in the outbox.
    MessageId,
    /// A relationship between a partner and a customer.
    RelationshipId,
    /// A grant of delegated administration privileges.
    PrivilegeId,
    /// A subscription of a customer.
    SubscriptionId,
    /// A customer's permission for a reseller to own its Azure tenant.
    TenantOwnerId,
    /// What a partner states that a customer is.
    QualificationId,
    /// An entry in the audit table.
    AuditId,
    /// Something that happened to people's ways in, or was tried.
    SecurityEventId,
    /// An acceptance of the customer agreement.
    AgreementId,
    /// An offer of the catalogue.
    OfferId,
    /// An order.
    OrderId,
    /// What somebody asks the seller to order.
    OrderRequestId,
    /// What a reseller asks of a provider: to become partners.
    InquiryId,
    /// Somebody's word that a password is forgotten.
    PasswordRequestId,
    /// A global admin's way back in, with the operator's help.
    RestorationId,
    /// Something being filled in over several pages.
    DraftId,
    /// What a draft became: a customer or an order.
    MadeId,
    /// A catalogue file, or its loading.
    UploadId,
    /// A file of users, or its loading.
    UserImportId,
    /// A signature under the partner agreement.
    PartnerAgreementId,
    /// A customer that a reseller served before it enrolled.
    ServedCustomerId,
    /// A service request.
    ServiceRequestId,
    /// A prospective customer that a provider hands to a reseller.
    ReferralId,
    /// A place of a partner.
    LocationId,
    /// What was said or done about a service request.
    ServiceRequestEntryId,
    /// A file attached to a service request or to an entry of it.
    ServiceRequestFileId,
    /// Whatever a search has found.
    FoundId,
}

fn uuid_at(now: Moment) -> Uuid {
    let (seconds, nanos) = now.unix();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, nanos))
}
