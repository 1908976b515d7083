//! A customer removes delegated admin privileges from a partner, or grants them to one (`docs/domain.md` §6.4).

use serde_json::json;

use crate::{
    domain::{
        Action, Actor, AuditEvent, Error, Text, account::Standing, consent::inert_line, customer::Revoker,
        ids::AccountId, mail::MailKind,
    },
    paths,
    repository::{
        accounts::{self, Account},
        customers,
        db::Db,
        partner_relationships::{self, ServingPartner},
        privileges, relationships, subscription_counts,
    },
    service::{
        AuditEntry, Call, UseCase,
        notices::{self, Notice},
    },
};

/// The partner about to lose its privileges, or to get some.
pub fn find(cx: &mut UseCase<'_>, partner: AccountId) -> Result<ServingPartner, Error> {
    let grant = cx.authorize(Action::ManagePrivileges)?;
    partner_relationships::find(cx.db, grant.scope(), partner)
}

/// Takes a partner's privileges away. Its relationship and its subscriptions stay, and it stays responsible for support
/// and bills; both sides are told. Where it holds none any more nothing happens.
pub fn remove(cx: &mut UseCase<'_>, partner: AccountId) -> Result<Account, Error> {
    let grant = cx.authorize(Action::ManagePrivileges)?;
    let customer = grant.account();
    customers::lock(cx.db, customer)?;
    let serves = serves(cx.db, partner, customer)?;
    if !privileges::remove(cx.db, &grant, (partner, customer), Revoker::Customer, cx.call.now)? {
        // A form sent twice finds its work done; whoever never held any and does not serve the customer is unknown.
        let held = privileges::last_removed(cx.db, partner, customer)?.is_some();
        return if serves || held { accounts::find(cx.db, partner) } else { Err(Error::NotFound) };
    }
    subscription_counts::recount(cx.db, customer)?;
    let partner = accounts::find(cx.db, partner)?;
    let audit_entry = AuditEntry::new(AuditEvent::PrivilegesRemoved, "customer", *customer.uuid())
        .of(customer)
        .from(json!({ "privileges": true, "partner": partner.name }))
        .to(json!({ "privileges": false, "by": "customer" }));
    cx.audit(audit_entry)?;
    let meaning = if serves { "mail-privileges-lost-serving" } else { "mail-privileges-lost-former" };
    let told = Told { call: cx.call, actor: cx.actor, partner: &partner, serves };
    told.partner(
        cx.db,
        MailKind::PrivilegesLost,
        ["mail-privileges-lost-subject", "mail-privileges-lost-text", meaning],
    )?;
    told.customer(
        cx.db,
        MailKind::PrivilegesRemoved,
        ["mail-privileges-removed-subject", "mail-privileges-removed-text", "mail-privileges-removed-meaning"],
    )?;
    Ok(partner)
}

/// Gives privileges to a partner that serves the customer; both sides are told. Where it holds them already nothing
/// happens.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for whoever has nothing to do with the customer; [`Error::Conflict`] where the
/// partner no longer serves the customer, or may do no business.
pub fn give(cx: &mut UseCase<'_>, partner: AccountId) -> Result<Account, Error> {
    let grant = cx.authorize(Action::ManagePrivileges)?;
    let customer = grant.account();
    customers::lock(cx.db, customer)?;
    let partner = partner_relationships::find(cx.db, grant.scope(), partner)?.account;
    let partner = accounts::find(cx.db, partner)?;
    if privileges::holds(cx.db, partner.id, customer)? {
        return Ok(partner);
    }
    if !serves(cx.db, partner.id, customer)? {
        return Err(Error::NotFound);
    }
    if partner.standing != Standing::Active {
        return Err(Error::Conflict(Text::new("give-privileges-standing").with("name", &partner.name)));
    }
    privileges::give(cx.db, &grant, (partner.id, customer), cx.call.now)?;
    subscription_counts::recount(cx.db, customer)?;
    let audit_entry = AuditEntry::new(AuditEvent::PrivilegesGranted, "customer", *customer.uuid())
        .of(customer)
        .from(json!({ "privileges": false, "partner": partner.name }))
        .to(json!({ "privileges": true, "by": "customer" }));
    cx.audit(audit_entry)?;
    let told = Told { call: cx.call, actor: cx.actor, partner: &partner, serves: true };
    told.partner(
        cx.db,
        MailKind::PrivilegesGot,
        ["mail-privileges-got-subject", "mail-privileges-got-text", "mail-privileges-got-meaning"],
    )?;
    told.customer(
        cx.db,
        MailKind::PrivilegesGiven,
        ["mail-privileges-given-subject", "mail-privileges-given-text", "mail-privileges-given-meaning"],
    )?;
    Ok(partner)
}

/// Whether the partner serves the customer now, and until this transaction ends.
fn serves(db: &mut Db, partner: AccountId, customer: AccountId) -> Result<bool, Error> {
    match relationships::lock(db, partner, customer) {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// What both sides are told of.
struct Told<'a> {
    call: &'a Call,
    actor: &'a Actor,
    partner: &'a Account,
    serves: bool,
}

impl Told<'_> {
    /// The partner's global admins: what they can do now or no longer. The keys: subject, what happened, what it means.
    fn partner(&self, db: &mut Db, kind: MailKind, keys: [&'static str; 3]) -> Result<(), Error> {
        let page = paths::customer_account(self.actor.account.id);
        let action = self.serves.then_some(("mail-open-customer", page.as_str()));
        let whom = (self.partner.id, self.partner.country.as_str());
        notices::send_to_admins(db, self.call, whom, &self.notice(kind, keys, action))
    }

    /// The customer's own global admins: a receipt. The keys: subject, what happened, what it means.
    fn customer(&self, db: &mut Db, kind: MailKind, keys: [&'static str; 3]) -> Result<(), Error> {
        let whom = (self.actor.account.id, self.actor.account.country.as_str());
        let action = Some(("mail-open-partner-relationships", "/partner-relationships"));
        notices::send_to_admins(db, self.call, whom, &self.notice(kind, keys, action))
    }

    fn notice<'n>(
        &self,
        kind: MailKind,
        [subject, text, meaning]: [&'static str; 3],
        action: Option<(&'static str, &'n str)>,
    ) -> Notice<'n> {
        let with = |key| {
            Text::new(key)
                .with("partner", inert_line(&self.partner.name))
                .with("customer", inert_line(&self.actor.account.name))
                .with("person", inert_line(&self.actor.person.name))
                .moment("at", self.call.now)
        };
        Notice { kind, invitation: None, subject: with(subject), paragraphs: vec![with(text), with(meaning)], action }
    }
}
