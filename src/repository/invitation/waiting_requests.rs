//! Requests for reseller relationships that wait for a customer's answer: found by the customer itself, by its people's
//! addresses, or by the domain of its mail.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::domain::{
    Error, Moment,
    account::{AccountKind, Standing},
    email::EmailAddress,
    ids::{AccountId, InvitationId, UserId},
    invitation::{InvitationKind, InvitationStage},
    role::Role,
};
use crate::repository::{
    accounts::{Account, owns_address},
    db::Db,
    in_list::ColumnInList,
    invitations::Invitation,
    schema::{accounts, enrolments, invitations, memberships, partnerships, users},
    states::ActivePartnership,
};

/// The most requests that are shown.
pub const MOST: usize = 50;
/// How many of one partner's requests are shown: nobody crowds out the others.
pub const MOST_OF_ONE: usize = 3;
/// How many requests are looked for in each of the three ways.
const LOOKED_FOR: i64 = 500;
/// The most addresses of one customer that are looked for.
const MOST_ADDRESSES: i64 = 1000;
/// What customers are asked for.
const KINDS: [InvitationKind; 2] = [InvitationKind::Reseller, InvitationKind::Joint];
/// How far the inviter has brought what a customer may see without its link.
const STAGES: [InvitationStage; 2] = [InvitationStage::Sent, InvitationStage::Issued];

/// Whether a request is addressed to an account: it names the account, or its address belongs to it. One that names
/// nobody is for whoever holds the link.
pub fn is_addressed_to(db: &mut Db, invitation: &Invitation, account: &Account) -> Result<bool, Error> {
    if let Some(customer) = invitation.customer_id {
        return Ok(customer == account.id);
    }
    let Some(address) = invitation.recipient.as_deref().and_then(EmailAddress::parse) else { return Ok(true) };
    // Whoever enrolled from its link was held against its address then.
    Ok(has_enrolled_from(db, account.id, invitation.id)? || owns_address(db, account, &address)?)
}

fn has_enrolled_from(db: &mut Db, account: AccountId, invitation: InvitationId) -> Result<bool, Error> {
    let count: i64 = enrolments::table
        .filter(enrolments::account_id.eq(account).and(enrolments::invitation_id.eq(invitation)))
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

/// Whether a customer may find a request without its link: it was finished, and made out to this customer.
pub fn is_made_out_to(db: &mut Db, invitation: &Invitation, account: &Account) -> Result<bool, Error> {
    let is_named = invitation.customer_id.is_some() || invitation.recipient.is_some();
    let fits = KINDS.contains(&invitation.kind) && STAGES.contains(&invitation.stage);
    Ok(fits && is_named && is_addressed_to(db, invitation, account)?)
}

/// The undecided requests made out to a customer that are in their time, the newest first, each with when it was
/// finished. Four queries.
pub fn find(db: &mut Db, customer: &Account, now: Moment) -> Result<Vec<(Invitation, Option<Moment>)>, Error> {
    let mut keys: Vec<String> = memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::account_id.eq(customer.id).and(users::email_confirmed_at.is_not_null()))
        .order(users::email_key)
        .limit(MOST_ADDRESSES)
        .select(users::email_key)
        .load(db)?;
    keys.extend(customer.contact_key.clone());
    let domain = customer.mail_domain.as_deref().and_then(|domain| EmailAddress::parse(&format!("a@{domain}")));
    let domain = domain.filter(|address| !address.is_webmail()).map(|address| address.domain().to_owned());
    let open = || {
        invitations::table
            .filter(invitations::outcome.is_null().and(invitations::expires_at.gt(now)))
            .filter(invitations::kind.in_list(KINDS).and(invitations::stage.in_list(STAGES)))
            .order(invitations::id.desc())
            .limit(LOOKED_FOR)
            .select((Invitation::as_select(), invitations::issued_at))
    };
    let mut found: Vec<(Invitation, Option<Moment>)> =
        open().filter(invitations::customer_id.eq(customer.id)).load(db)?;
    let unnamed = invitations::customer_id.is_null();
    found.extend(open().filter(invitations::recipient_key.in_list(keys).and(unnamed)).load(db)?);
    if let Some(domain) = domain {
        found.extend(open().filter(invitations::recipient_domain.eq(domain).and(unnamed)).load(db)?);
    }
    found.sort_by_key(|(invitation, _)| std::cmp::Reverse(invitation.id));
    found.dedup_by_key(|(invitation, _)| invitation.id);
    Ok(found)
}

/// What decides whether requests still stand: who asks, what their people are, who works together.
#[derive(Debug, Default)]
pub struct Askers {
    /// The asking accounts.
    pub accounts: HashMap<AccountId, (String, AccountKind, Standing)>,
    /// What people are in which of them.
    pub roles: Vec<(UserId, AccountId, Role)>,
    /// Who are partners now: provider and reseller.
    pub partners: HashSet<(AccountId, AccountId)>,
}

/// What is to be known of those who ask. Three queries.
pub fn askers(db: &mut Db, requests: &[&Invitation]) -> Result<Askers, Error> {
    let resellers: Vec<AccountId> = requests.iter().map(|request| request.account_id).collect();
    let providers: Vec<AccountId> = requests.iter().filter_map(|request| request.provider_id).collect();
    let people: Vec<UserId> = requests.iter().map(|request| request.inviter_id).collect();
    let both: Vec<AccountId> = resellers.iter().chain(&providers).copied().collect();
    let rows: Vec<(AccountId, String, AccountKind, Standing)> = accounts::table
        .filter(accounts::id.in_list(&both))
        .select((accounts::id, accounts::name, accounts::kind, accounts::standing))
        .load(db)?;
    let roles = memberships::table
        .filter(memberships::user_id.in_list(&people).and(memberships::account_id.in_list(&resellers)))
        .select((memberships::user_id, memberships::account_id, memberships::role))
        .load(db)?;
    let pairs: Vec<(AccountId, AccountId)> = partnerships::table
        .filter(partnerships::provider_id.in_list(&providers).and(partnerships::reseller_id.in_list(&resellers)))
        .filter(ActivePartnership)
        .select((partnerships::provider_id, partnerships::reseller_id))
        .load(db)?;
    let accounts = rows.into_iter().map(|(id, name, kind, standing)| (id, (name, kind, standing))).collect();
    Ok(Askers { accounts, roles, partners: pairs.into_iter().collect() })
}
