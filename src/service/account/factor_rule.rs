//! Of whom an account itself demands a second factor (`docs/domain.md` §4.6): more than the installation does, never less.

use serde::Deserialize;
use serde_json::json;

use crate::{
    domain::{
        Action, AuditEvent, Checks, Error,
        second_factor::{AccountFactorRule, FactorRule},
    },
    repository::accounts,
    service::{AuditEntry, UseCase},
};

/// What the page sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FactorRuleForm {
    /// The rule.
    pub rule: String,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct OpenedFactorRule {
    /// The account's own.
    pub own: AccountFactorRule,
    /// The installation's.
    pub installed: FactorRule,
}

/// What the account demands, and what the installation does.
pub fn open(cx: &mut UseCase<'_>) -> Result<OpenedFactorRule, Error> {
    let grant = cx.authorize(Action::SetFactorRule)?;
    Ok(OpenedFactorRule { own: accounts::factor_rule(cx.db, grant.scope())?, installed: cx.call.factor_rule })
}

/// Lets the account demand a second factor of others than before. Whoever has none is asked at the next sign-in, and has 14
/// days from then on.
///
/// # Errors
/// [`Error::Invalid`] beside the field; [`Error::ProofNeeded`].
pub fn save(cx: &mut UseCase<'_>, form: &FactorRuleForm) -> Result<(), Error> {
    let grant = cx.authorize(Action::SetFactorRule)?;
    let mut checks = Checks::new();
    let rule = checks.choice("rule", AccountFactorRule::parse(&form.rule));
    checks.finish()?;
    let Some(rule) = rule else { return Err(Error::Internal("a refused field passed".into())) };
    let before = accounts::factor_rule(cx.db, grant.scope())?;
    if before == rule {
        return Ok(());
    }
    accounts::set_factor_rule(cx.db, &grant, rule)?;
    let audit_entry = AuditEntry::new(AuditEvent::FactorRuleChanged, "account", *grant.account().uuid())
        .from(json!({ "second_factor": before.as_str() }))
        .to(json!({ "second_factor": rule.as_str() }));
    cx.audit(audit_entry)
}
