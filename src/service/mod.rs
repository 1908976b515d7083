//! Use cases: one function each, one transaction each — authorize, load, decide, store, audit, outbox.
//!
//! Whatever is done for somebody can fail as the policy, the object and the form do:
//! [`Denied`](crate::domain::error::Error::Denied) where the actor may not,
//! [`NotFound`](crate::domain::error::Error::NotFound) for what is not there (any more) or is somebody else's,
//! [`Invalid`](crate::domain::error::Error::Invalid) beside the fields,
//! [`Stale`](crate::domain::error::Error::Stale) where somebody else was faster, and as the
//! [`repository`](crate::repository) does. A function has a section on errors only for what comes on top of that.

mod account;
mod caller;
mod customer;
pub mod directory;
pub mod home;
mod invitation;
mod notices;
mod partner;
mod platform;
mod sales;
mod support;
mod use_case;

// Each lies in the folder of its noun, and is named without it.
use account::warnings;
pub use account::{
    accounts, approvals, credentials, enrolments, factor_rule, partner_users, passkeys, proof, recovery, restorations,
    second_factors, sessions, settings, setup, sign_in, sign_in_notices, single_sign_on,
};
pub use customer::{
    customer_accounts, customer_list, customer_password, customer_removal, customer_update, customers,
    former_customers, new_customer, own_company, partner_relationships, qualifications, served_customers,
    tenant_owners,
};
pub use directory::{customer_users, licenses};
pub use invitation::{acceptance, consent, invitations, links, referrals};
pub use partner::{
    account_settings, agreements, business_profile, farewells, indirect_providers, indirect_resellers, partner_names,
    partnership_inquiries, provider_list, reseller_analytics,
};
pub use platform::{
    activity_log, audit_anchors, audit_archives, audit_sealer, finder, imports, mail_refusal, personal_data,
    security_events,
};
use platform::{drafts, mail_guard, waiting};
pub use sales::{
    billing, catalog, customer_services, new_order, order_requests, ordering, orders, parties, partner_of_record,
    renewals, reservations, subscriptions,
};
use sales::{partner_notices, receipts};
pub use support::{service_requests, support_contacts};

use std::sync::Arc;

use chrono::TimeDelta;

use crate::{
    auth::{keys::Keys, token},
    backup::schedule::BackupLog,
    domain::{
        Action, Actor, Error, Grant, Moment, Text,
        actor::Person,
        client::Client,
        draft,
        ids::UserId,
        mail_quota::MailQuotas,
        policy,
        second_factor::FactorRule,
        security_event::{SecurityEvent, SecurityEventKind},
        single_sign_on::guard::AllowedPlaces,
    },
    repository::{
        audit::{self, Author},
        idempotency, users,
    },
};

use partner_names::PartnerNames;

pub use caller::{Caller, Outcome};
pub use use_case::UseCase;

// What use cases take and give, so that pages need not reach below them.
pub use crate::repository::{
    account_list::{AccountFilter, AccountQuery, Kinds as AccountKinds, kinds as account_kinds},
    accounts::Account,
    activity_log::{ActivityFilter, ActivityNames, ActivityQuery, RecordedAct},
    audit::AuditEntry,
    customer_accounts::{Blocking, Connected, RecordedAgreement},
    customer_qualifications::{StatedQualification, WaitingQualification},
    customers::{Customer, Profile},
    db::Db,
    enrolments::Enrolment,
    finder::{Finding, Invited},
    former_customers::FormerCustomer,
    invitation_list::{InvitationFilter, InvitationQuery, ListedInvitation},
    licensed_users::{Candidate, Licensed, WantedUsers},
    offers::{Offer, Price},
    orders::{OrderFilter, OrderLine, OrderQuery, SoldOrder},
    partner_agreements::Signature,
    partner_locations::Location,
    partner_relationships::{Act, ServingPartner},
    partner_users::{PartnerUser, PartnerUserFilter, PartnerUserQuery},
    partnerships::{Partner, ResellerColumn},
    relationship_ends::SupportedSubscription,
    relationships::Related,
    security_event_list::{EventNames, EventOfUser, ListedEvent, SecurityEventFilter, SecurityEventQuery},
    service_request_entries::RequestEntry,
    service_request_files::Attached,
    service_request_list::{OpenRequestCounts, RequestFilter, RequestQuery},
    service_requests::Requested,
    sessions::{ListedSession, SessionHash, Visitor},
    sign_in_notices::NoticedSignIn,
    subscriptions::Subscription,
    tenant_owners::TenantOwner,
};

/// What a use case knows of the request it runs in.
#[derive(Clone)]
pub struct Call {
    /// When.
    pub now: Moment,
    /// Which request, for the audit table.
    pub request_id: String,
    /// From where it comes.
    pub client: Client,
    /// Seals what must not be read from a copy of the database.
    pub keys: Arc<Keys>,
    /// How links begin.
    pub public_url: Arc<str>,
    /// Whether new organisations wait for the operator.
    pub approve_enrolments: bool,
    /// Who must have a second factor.
    pub factor_rule: FactorRule,
    /// Providers of single sign-on that may be reached by http and at private addresses.
    pub oidc_allow: AllowedPlaces,
    /// How many mails people may cause.
    pub quotas: MailQuotas,
    /// The names of partners.
    pub partner_names: Arc<PartnerNames>,
    /// What came of backups.
    pub backups: Arc<BackupLog>,
    /// How long drafts are kept after their last change.
    pub drafts_kept: TimeDelta,
}

/// A form's idempotency key, bound to the browser that holds it and to what was typed: a page that was gone back to and
/// filled in otherwise is another form.
#[derive(Clone, Debug)]
pub struct FormKey {
    browser: Vec<u8>,
    key: String,
    content: [u8; 32],
}

impl FormKey {
    /// The key of a form: what the browser is known by, the key in the form, and the form as it was sent.
    #[must_use]
    pub fn new(browser: Vec<u8>, key: String, content: &[u8]) -> Self {
        Self { browser, key, content: token::hash(content) }
    }

    /// The same whatever was typed: for what a page keeps, where a page that was gone back to corrects it.
    #[must_use]
    pub fn of_page(&self) -> Self {
        Self { content: [0; 32], ..self.clone() }
    }
}

/// What people of a customer do is done for that customer, whatever it is.
fn in_account(actor: &Actor, what: AuditEntry) -> AuditEntry {
    if policy::is_served(actor.account.kind) { what.or_of(actor.account.id) } else { what }
}

impl Call {
    /// What the portal knows when it acts by itself, under a name of what it does.
    #[must_use]
    pub fn of_the_portal(name: &str, now: Moment, keys: &Arc<Keys>, public_url: &Arc<str>) -> Self {
        Self {
            now,
            request_id: name.to_owned(),
            client: Client::default(),
            keys: Arc::clone(keys),
            public_url: Arc::clone(public_url),
            approve_enrolments: false,
            factor_rule: FactorRule::Nobody,
            oidc_allow: AllowedPlaces::default(),
            quotas: MailQuotas::default(),
            partner_names: Arc::default(),
            backups: Arc::default(),
            drafts_kept: draft::usual_time(),
        }
    }

    /// Asks the policy; the grant is what the repository wants to see.
    pub fn authorize(&self, actor: &Actor, action: Action) -> Result<Grant, Error> {
        policy::authorize(actor, action).map_err(Error::Denied)
    }

    /// Something that happened to somebody's ways in, or was tried, in this request.
    #[must_use]
    pub fn event(&self, kind: SecurityEventKind) -> SecurityEvent {
        SecurityEvent::new(kind, self.now, self.client.clone())
    }

    /// Records what an actor did.
    pub fn audit(&self, db: &mut Db, actor: &Actor, what: AuditEntry) -> Result<(), Error> {
        self.record(db, &self.author(actor), in_account(actor, what))
    }

    /// Puts something on record; what changes somebody's ways in is a security event too.
    fn record(&self, db: &mut Db, author: &Author, what: AuditEntry) -> Result<(), Error> {
        security_events::note_recorded(db, self, author, &what)?;
        audit::record(db, author, what, self.now)
    }

    /// Records what an actor did to many things at once: one record each.
    pub fn audit_all(&self, db: &mut Db, actor: &Actor, what: Vec<AuditEntry>) -> Result<(), Error> {
        let author = self.author(actor);
        let what: Vec<AuditEntry> = what.into_iter().map(|entry| in_account(actor, entry)).collect();
        for entry in &what {
            security_events::note_recorded(db, self, &author, entry)?;
        }
        audit::record_all(db, &author, what, self.now)
    }

    fn author(&self, actor: &Actor) -> Author {
        Author {
            user: Some(actor.person.id),
            email: actor.person.email.clone(),
            account: Some(actor.account.id),
            roles: actor.roles.joined(),
            request_id: self.request_id.clone(),
        }
    }

    /// Records what a person did to what belongs to the person alone.
    pub fn audit_person(&self, db: &mut Db, person: &Person, what: AuditEntry) -> Result<(), Error> {
        self.audit_user(db, person.id, &person.email, what)
    }

    /// As [`Call::audit_person`], for somebody who is not signed in yet. It is in the log of the account that the person
    /// belongs to; of several, none needs to know what is done for another.
    pub fn audit_user(&self, db: &mut Db, user: UserId, email: &str, what: AuditEntry) -> Result<(), Error> {
        let accounts = users::accounts_of(db, user)?;
        let only = if let [only] = &accounts[..] { Some(only) } else { None };
        let what = match only {
            Some(account) if policy::is_served(account.kind) => what.or_of(account.id),
            _ => what,
        };
        let author = Author {
            user: Some(user),
            email: email.to_owned(),
            account: only.map(|account| account.id),
            roles: String::new(),
            request_id: self.request_id.clone(),
        };
        self.record(db, &author, what)
    }

    /// Records what somebody did who is not signed in.
    pub fn audit_stranger(&self, db: &mut Db, email: &str, what: AuditEntry) -> Result<(), Error> {
        let author = Author {
            user: None,
            email: email.to_owned(),
            account: None,
            roles: String::new(),
            request_id: self.request_id.clone(),
        };
        self.record(db, &author, what)
    }

    /// Makes a form count once: runs `make` the first time and keeps the reference to what it made; a repeated form
    /// gets that reference and makes nothing.
    ///
    /// # Errors
    /// What `make` says, or as the database says.
    pub fn once(
        &self,
        db: &mut Db,
        form: &FormKey,
        purpose: &str,
        reference: &str,
        make: impl FnOnce(&mut Db) -> Result<(), Error>,
    ) -> Result<String, Error> {
        if form.key.is_empty() {
            return Err(Error::refused(Text::new("error-forged-text")));
        }
        let hash = self.keys.idempotency_hash(&form.browser, purpose, &form.key, &form.content);
        if let Some(made) = idempotency::claim(db, &hash, reference, self.now)? {
            return Ok(made);
        }
        make(db)?;
        Ok(reference.to_owned())
    }

    /// The portal's host, as mails name it.
    #[must_use]
    pub fn host(&self) -> &str {
        self.public_url.split_once("://").map_or(&*self.public_url, |(_, host)| host)
    }

    /// A link into the portal.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}
