//! A provider and its resellers: the list, what each may do by itself, and the end of a partnership.

use std::collections::HashMap;

use serde_json::json;

use crate::service::{
    AuditEntry, UseCase,
    notices::{self, Notice},
    provider_list,
};
use crate::{
    domain::{
        Action, AuditEvent, Error, Text,
        consent::inert_line,
        ids::{AccountId, PartnershipId},
        list::{ListQuery, Page},
        mail::MailKind,
        partnership::REMINDER_INTERVAL,
    },
    repository::{
        common_customers,
        partnerships::{self, Partner, ResellerColumn},
    },
};

/// A page of a provider's resellers, and what is shown with it.
#[derive(Debug)]
pub struct ResellerList {
    /// The resellers.
    pub page: Page<Partner>,
    /// How many customers each of them has in common with the provider.
    pub customers: HashMap<AccountId, i64>,
    /// Whether the public list of providers names the provider.
    pub listed: bool,
}

/// A page of the provider's resellers. Three queries.
pub fn list(cx: &mut UseCase<'_>, wanted: &ListQuery<ResellerColumn>) -> Result<ResellerList, Error> {
    let wanted = &cx.paged(wanted);
    let scope = cx.authorize(Action::ViewIndirectResellers)?.scope();
    let page = partnerships::list_resellers(cx.db, scope, wanted)?;
    let resellers: Vec<AccountId> = page.rows.iter().map(|partner| partner.account).collect();
    let customers = common_customers::with_each(cx.db, scope, &resellers)?;
    Ok(ResellerList { page, customers, listed: provider_list::names_own(cx)? })
}

/// A reseller, and how many customers it has in common with the provider.
pub fn details(cx: &mut UseCase<'_>, id: PartnershipId) -> Result<(Partner, i64), Error> {
    let scope = cx.authorize(Action::ViewIndirectResellers)?.scope();
    let partner = partnerships::find_reseller(cx.db, scope, id)?;
    let customers = common_customers::with(cx.db, scope, partner.account)?;
    Ok((partner, customers))
}

/// Lets a reseller change what costs nothing on what the provider sold, or no longer (`docs/domain.md` §9.14). What is so
/// already stays, and nothing is recorded.
pub fn let_administer(cx: &mut UseCase<'_>, id: PartnershipId, lets: bool) -> Result<Partner, Error> {
    let grant = cx.authorize(Action::ManageResellers)?;
    let partner = partnerships::find_reseller(cx.db, grant.scope(), id)?;
    if partnerships::let_administer(cx.db, &grant, id, lets)? {
        let audit_entry = AuditEntry::new(AuditEvent::ResellerRightsChanged, "partnership", *id.uuid())
            .from(json!({ "administers": !lets, "reseller": partner.name }))
            .to(json!({ "administers": lets }));
        cx.audit(audit_entry)?;
    }
    Ok(Partner { administers: lets, ..partner })
}

/// Reminds a reseller's global admins of the partner agreement that it has not signed: once a week at most.
///
/// # Errors
/// [`Error::Conflict`] where it has signed meanwhile, or was reminded within the last seven days.
pub fn remind(cx: &mut UseCase<'_>, id: PartnershipId) -> Result<Partner, Error> {
    let grant = cx.authorize(Action::RequestPartnership)?;
    let partner = partnerships::find_reseller(cx.db, grant.scope(), id)?;
    if partner.mpa_signed_at.is_some() {
        return Err(Error::Conflict(Text::new("reseller-signed-meanwhile").with("name", &partner.name)));
    }
    let now = cx.call.now;
    if !partnerships::remind(cx.db, &grant, id, now.plus(-REMINDER_INTERVAL), now)? {
        return Err(Error::Conflict(Text::new("reseller-reminded-already").with("name", &partner.name)));
    }
    let with = |key| {
        Text::new(key)
            .with("provider", inert_line(&cx.actor.account.name))
            .with("person", inert_line(&cx.actor.person.name))
    };
    let notice = Notice {
        kind: MailKind::AgreementReminder,
        invitation: None,
        subject: with("mail-agreement-reminder-subject"),
        paragraphs: vec![with("mail-agreement-reminder-text"), with("mail-agreement-reminder-how")],
        action: Some(("mail-agreement-reminder-action", "/agreements")),
    };
    notices::send_to_admins(cx.db, cx.call, (partner.account, &partner.country), &notice)?;
    let audit_entry = AuditEntry::new(AuditEvent::ResellerReminded, "partnership", *id.uuid())
        .to(json!({ "reseller": partner.name }));
    cx.audit(audit_entry)?;
    Ok(partner)
}

/// The reseller whose partnership is about to be removed.
pub fn find(cx: &mut UseCase<'_>, id: PartnershipId) -> Result<Partner, Error> {
    let grant = cx.authorize(Action::RemovePartnership)?;
    partnerships::find_reseller(cx.db, grant.scope(), id)
}

/// Ends a partnership. Customers, privileges, subscriptions, partner numbers on them and support contacts stay as they
/// are (`docs/domain.md` §5.3); nobody is notified, which the page says.
pub fn remove(cx: &mut UseCase<'_>, id: PartnershipId) -> Result<Partner, Error> {
    let grant = cx.authorize(Action::RemovePartnership)?;
    let partner = partnerships::find_reseller(cx.db, grant.scope(), id)?;
    partnerships::remove(cx.db, &grant, id, cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::PartnershipRemoved, "partnership", *id.uuid())
        .from(json!({ "state": "active", "reseller": partner.name }))
        .to(json!({ "state": "removed" }));
    cx.audit(audit_entry)?;
    Ok(partner)
}
