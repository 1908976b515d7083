//! For what somebody proves once more who it is (`docs/domain.md` §4.7): what gives rights over a company or takes them, and
//! what carries many people's data away.

use super::Action;

/// Whether a fresh proof is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedsProof {
    /// It is not.
    Never,
    /// To change something; its pages can be looked at without.
    ToChange,
    /// Even to look.
    Always,
}

/// Whether this needs a fresh proof.
#[must_use]
pub const fn needs_proof(action: Action) -> NeedsProof {
    match action {
        Action::ManagePartnerUsers
        | Action::SetFactorRule
        | Action::ManageCustomerUsers
        | Action::ManageOwnUsers
        | Action::ResetCustomerPassword
        | Action::ResetOwnPasswords
        | Action::ManagePrivileges
        | Action::GiveTenantOwner
        | Action::GiveTenantOwnerFor
        | Action::RemoveCustomer
        | Action::RemovePartnership
        | Action::ManageAccounts
        | Action::ManageSingleSignOn => NeedsProof::ToChange,
        Action::ExportCustomers | Action::ExportActivityLog => NeedsProof::Always,
        _ => NeedsProof::Never,
    }
}
