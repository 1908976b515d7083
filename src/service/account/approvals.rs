//! The operator decides on organisations that have enrolled (`TANDEM_APPROVE_ENROLMENTS`).

use serde_json::json;

use crate::service::{
    AuditEntry, UseCase,
    accounts::AccountDetails,
    enrolments::unseal_link,
    notices::{self, Notice},
    served_customers::{self, Trust},
};
use crate::{
    domain::{Action, AuditEvent, Error, Text, account::Standing, ids::AccountId, mail::MailKind},
    paths,
    repository::{
        account_details,
        accounts::{self, Account},
        enrolments,
    },
};

/// The organisation that is about to be approved or refused.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it does not wait for that.
pub fn open(cx: &mut UseCase<'_>, id: AccountId) -> Result<AccountDetails, Error> {
    let details = super::accounts::open(cx, id)?;
    if details.account.standing == Standing::PendingApproval { Ok(details) } else { Err(decided(&details.account)) }
}

/// Approves an organisation or refuses it; its global admins are told, with the way back to the invitation.
/// Done twice it is done once.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it was decided otherwise.
pub fn decide(cx: &mut UseCase<'_>, id: AccountId, approve: bool) -> Result<Account, Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    let account = accounts::find(cx.db, id)?;
    let to = if approve { Standing::Active } else { Standing::Refused };
    if account.standing == to {
        return Ok(account);
    }
    if !account_details::change_standing(cx.db, &grant, id, (Standing::PendingApproval, to), cx.call.now)? {
        // Somebody else was faster: with the same word, or with the other.
        let account = accounts::find(cx.db, id)?;
        return if account.standing == to { Ok(account) } else { Err(decided(&account)) };
    }
    let event = if approve { AuditEvent::AccountApproved } else { AuditEvent::AccountRefused };
    let audit_entry = AuditEntry::new(event, "account", *id.uuid())
        .from(json!({
            "standing": account.standing.as_str(),
            "mpn_global_id": account.mpn_global_id,
            "mpn_location_id": account.mpn_location_id,
            "mail_domain": account.mail_domain,
        }))
        .to(json!({ "standing": to.as_str() }));
    cx.audit(audit_entry)?;
    if !approve {
        // Numbers and domain are free again: they may have been somebody else's all along. The record above has them.
        accounts::release_claims(cx.db, &grant, id)?;
    }
    if approve {
        let approved = accounts::find(cx.db, id)?;
        served_customers::apply(cx.db, cx.call, &grant, &approved, Trust::Confirmed, &cx.actor.person.email)?;
    }
    let enrolment = enrolments::find_by_account(cx.db, id)?;
    let link = enrolment.as_ref().and_then(|enrolment| unseal_link(cx.call, enrolment));
    let (words, link) = link.map_or_else(
        || ("mail-open-portal", cx.call.link("/")),
        |token| ("mail-open-request", cx.call.link(&paths::link(&token))),
    );
    let text = |key| Text::new(key).with("account", &account.name);
    let (subject, paragraph) = if approve {
        (text("mail-approved-subject"), text("mail-approved-text"))
    } else {
        (text("mail-refused-subject"), text("mail-refused-text"))
    };
    let notice = Notice {
        kind: MailKind::EnrolmentDecision,
        invitation: None,
        subject,
        paragraphs: vec![paragraph],
        action: approve.then_some((words, link.as_str())),
    };
    notices::send_to_admins(cx.db, cx.call, (id, &account.country), &notice)?;
    if let Some(enrolment) = enrolment {
        enrolments::erase_link(cx.db, enrolment.id)?;
    }
    Ok(account)
}

/// It does not wait, or no longer.
fn decided(account: &Account) -> Error {
    Error::Conflict(Text::new("approval-decided").with("name", &account.name))
}
