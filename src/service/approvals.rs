//! The operator decides on organisations that have enrolled (`TANDEM_APPROVE_ENROLMENTS`).

use serde_json::json;

use super::{
    Call, Deed,
    enrolments::unseal_link,
    notices::{self, Notice},
    served_customers::{self, Trust},
};
use crate::{
    domain::{
        account::Standing, actor::Actor, audit::AuditEvent, country::Country, error::Error, ids::AccountId,
        policy::Action, role::Role, text::Text,
    },
    repository::{
        account_details,
        accounts::{self, Account},
        db::Db,
        enrolments,
    },
};

/// Approves an organisation or refuses it; its global admins are told, with the way back to the invitation.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where it does not wait (any more).
pub fn decide(db: &mut Db, call: &Call, actor: &Actor, id: AccountId, approve: bool) -> Result<Account, Error> {
    let grant = call.authorize(actor, Action::ManageAccounts)?;
    let account = accounts::find(db, id)?;
    let to = if approve { Standing::Active } else { Standing::Refused };
    if account.standing == to {
        return Ok(account);
    }
    if !account_details::change_standing(db, &grant, id, (Standing::PendingApproval, to), call.now)? {
        // Somebody else was faster: with the same word, or with the other.
        let account = accounts::find(db, id)?;
        return if account.standing == to { Ok(account) } else { Err(Error::NotFound) };
    }
    let event = if approve { AuditEvent::AccountApproved } else { AuditEvent::AccountRefused };
    let deed = Deed::new(event, "account", *id.uuid())
        .from(json!({
            "standing": account.standing.as_str(),
            "mpn_global_id": account.mpn_global_id,
            "mpn_location_id": account.mpn_location_id,
            "mail_domain": account.mail_domain,
        }))
        .to(json!({ "standing": to.as_str() }));
    call.audit(db, actor, deed)?;
    if !approve {
        // Numbers and domain are free again: they may have been somebody else's all along. The record above has them.
        accounts::release_claims(db, &grant, id)?;
    }
    if approve {
        let approved = accounts::find(db, id)?;
        served_customers::apply(db, call, &approved, Trust::Confirmed, &actor.person.email)?;
    }
    let enrolment = enrolments::find_by_account(db, id)?;
    let link = enrolment.as_ref().and_then(|enrolment| unseal_link(call, enrolment));
    let link = link.map_or_else(|| call.link("/"), |token| call.link(&format!("/i/{}", token.text())));
    for admin in accounts::users_with_role(db, id, Role::GlobalAdmin)? {
        let reader = notices::reader(db, admin, Country::language_of(&account.country))?;
        let text = |key| Text::new(key).with("account", &account.name);
        let (subject, paragraph) = if approve {
            (text("mail-approved-subject"), text("mail-approved-text"))
        } else {
            (text("mail-refused-subject"), text("mail-refused-text"))
        };
        let notice = Notice {
            kind: "enrolment-decision",
            invitation: None,
            subject,
            paragraphs: vec![paragraph],
            action: approve.then_some(("mail-continue", link.as_str())),
        };
        notices::send(db, call, reader, &notice)?;
    }
    if let Some(enrolment) = enrolment {
        enrolments::erase_link(db, enrolment.id)?;
    }
    Ok(account)
}
