//! What a use case of a signed-in person runs in: one transaction, one request, one actor.

use std::sync::Arc;

use super::{AuditEntry, Call, FormKey, partner_names::KnownPartners};
use crate::{
    domain::{
        Action, Actor, Error, Grant, Scope,
        list::{ListQuery, SortColumn},
        policy::{self, NeedsProof},
        waiting::Waiting,
    },
    repository::{
        db::Db,
        partner_counts::{self, PartnerCounts},
    },
};

/// A use case at work: the transaction it runs in, what it knows of its request, and who acts.
pub struct UseCase<'a> {
    /// The transaction.
    pub db: &'a mut Db,
    /// When, and by which request.
    pub call: &'a Call,
    /// Who acts, in which account.
    pub actor: &'a Actor,
    /// What is to be proved once more before what could do much harm.
    pub proof: ProofState,
    /// What is kept of the actor's account, where that was read with its session.
    pub counts: Option<PartnerCounts>,
    /// What waits for the actor, as far as the menu has counted it.
    pub waiting: &'a [(Waiting, i64)],
}

/// Whether somebody has proved lately who it is, for what could do much harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofState {
    /// It has, or it is the portal itself.
    Fresh,
    /// It has not, and only looks.
    StaleToLook,
    /// It has not, and changes something.
    StaleToChange,
}

impl<'a> UseCase<'a> {
    /// What a use case of this actor runs in.
    pub const fn new(db: &'a mut Db, call: &'a Call, actor: &'a Actor) -> Self {
        Self { db, call, actor, proof: ProofState::Fresh, counts: None, waiting: &[] }
    }
}

impl UseCase<'_> {
    /// The same for the actor as it is by now: somebody may have taken a role away while the use case waited.
    pub const fn acting_as<'b>(&'b mut self, actor: &'b Actor) -> UseCase<'b> {
        UseCase { db: self.db, call: self.call, actor, ..*self }
    }

    /// Whether the menu has counted that nothing of this waits for the actor, so that nobody need look for it.
    pub fn waits_for_nothing(&self, what: Waiting) -> bool {
        self.waiting.contains(&(what, 0))
    }

    /// What is wanted of a list, with pages as long as the person has chosen where the address doesn't say.
    pub fn paged<C: SortColumn, F: Clone>(&self, wanted: &ListQuery<C, F>) -> ListQuery<C, F> {
        wanted.clone().usually(self.actor.person.page_size)
    }

    /// Asks the policy whether the actor may, and has proved lately enough who it is; the grant is what the repository wants
    /// to see.
    ///
    /// # Errors
    /// [`Error::Denied`]; [`Error::ProofNeeded`].
    pub fn authorize(&self, action: Action) -> Result<Grant, Error> {
        let grant = self.call.authorize(self.actor, action)?;
        let needed = match self.proof {
            ProofState::Fresh => false,
            ProofState::StaleToLook => policy::needs_proof(action) == NeedsProof::Always,
            ProofState::StaleToChange => policy::needs_proof(action) != NeedsProof::Never,
        };
        if needed { Err(Error::ProofNeeded) } else { Ok(grant) }
    }

    /// What is kept of the actor's account. No query where that was read with its session.
    pub fn counts(&mut self, scope: Scope) -> Result<PartnerCounts, Error> {
        match self.counts {
            Some(counts) => Ok(counts),
            None => partner_counts::find(self.db, scope),
        }
    }

    /// Whom the actor's account works, or has worked, with. Seldom a query.
    pub fn known_partners(&mut self, scope: Scope) -> Result<Arc<KnownPartners>, Error> {
        let version = self.counts(scope)?.partners_version;
        self.call.partner_names.known_to(self.db, scope, version)
    }

    /// Records what the actor did.
    pub fn audit(&mut self, what: AuditEntry) -> Result<(), Error> {
        self.call.audit(self.db, self.actor, what)
    }

    /// Records what the actor did to many things at once: one record each.
    pub fn audit_all(&mut self, what: Vec<AuditEntry>) -> Result<(), Error> {
        self.call.audit_all(self.db, self.actor, what)
    }

    /// Makes a form count once, as [`Call::once`] does.
    ///
    /// # Errors
    /// What `make` says, or as the database says.
    pub fn once(
        &mut self,
        form: &FormKey,
        purpose: &str,
        reference: &str,
        make: impl FnOnce(&mut UseCase<'_>) -> Result<(), Error>,
    ) -> Result<String, Error> {
        let UseCase { call, actor, proof, counts, waiting, .. } = *self;
        call.once(self.db, form, purpose, reference, |db| {
            make(&mut UseCase { db, call, actor, proof, counts, waiting })
        })
    }
}
