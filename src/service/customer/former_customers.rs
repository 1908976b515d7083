//! Customers that a partner no longer serves: giving up what is left over, and asking for what there was.

use crate::service::{
    FormKey, UseCase, customer_removal,
    invitations::{NewRequest, begin},
    notices::{self, Notice},
};
use crate::{
    domain::{
        Action, Error, Scope, Text,
        email::EmailAddress,
        ids::{AccountId, InvitationId, RelationshipId},
        invitation::InvitationKind,
        list::{ByTime, ListQuery, Page},
        mail::MailKind,
    },
    repository::{
        accounts, customer_accounts, customers,
        db::Db,
        former_customers::{self, FormerCustomer},
        subscription_counts,
    },
};

/// What a former customer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The relationship with what it was: names, support contacts, and privileges where there were some.
    AsItWas,
    /// A relationship like any other; whether privileges are asked for.
    Fresh(bool),
}

/// A former customer that may be asked again.
#[derive(Clone, Debug)]
pub struct Reinstating {
    /// What there was.
    pub former: FormerCustomer,
    /// Whether the cloud leaves a choice of privileges.
    pub may_choose: bool,
}

/// A page of the customers that the account no longer serves. Whoever may leave a customer may see them, in whatever
/// standing the account is: what is left over can always be given up.
pub fn list(cx: &mut UseCase<'_>, wanted: &ListQuery<ByTime>) -> Result<Page<FormerCustomer>, Error> {
    let wanted = &cx.paged(wanted);
    let grant = cx.authorize(Action::RemoveCustomer)?;
    former_customers::list(cx.db, grant.scope(), cx.call.now, wanted)
}

/// A former customer over which privileges are left.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for what did not end or is another's; [`Error::Conflict`] where none are left.
pub fn open_left_over(cx: &mut UseCase<'_>, id: RelationshipId) -> Result<FormerCustomer, Error> {
    let grant = cx.authorize(Action::RemoveCustomer)?;
    let (former, _) = former_customers::find(cx.db, grant.scope(), cx.call.now, id)?;
    not_served(cx.db, grant.scope(), &former)?;
    if former.privileged { Ok(former) } else { Err(nothing_left(&former)) }
}

/// Gives up the privileges that were left over, and tells the customer's global admins.
pub fn give_up(cx: &mut UseCase<'_>, id: RelationshipId) -> Result<FormerCustomer, Error> {
    let grant = cx.authorize(Action::RemoveCustomer)?;
    let (former, _) = former_customers::find(cx.db, grant.scope(), cx.call.now, id)?;
    customers::lock(cx.db, former.customer)?;
    not_served(cx.db, grant.scope(), &former)?;
    if !customer_removal::give_up(cx, &grant, former.customer)? {
        return Err(nothing_left(&former));
    }
    subscription_counts::recount(cx.db, former.customer)?;
    tell_customer(cx, former.customer)?;
    Ok(former)
}

/// A former customer that may be asked for a relationship again.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for what did not end or is another's; [`Error::Conflict`] where the account
/// serves the customer again.
pub fn open_reinstating(cx: &mut UseCase<'_>, id: RelationshipId) -> Result<Reinstating, Error> {
    let grant = cx.authorize(Action::ReinstateCustomer)?;
    let (former, cloud) = former_customers::find(cx.db, grant.scope(), cx.call.now, id)?;
    not_served(cx.db, grant.scope(), &former)?;
    Ok(Reinstating { former, may_choose: cloud.leaves_choice_of_privileges() })
}

/// Asks a former customer again; nothing changes before it accepts. Sent twice, the form makes one request.
pub fn reinstate(
    cx: &mut UseCase<'_>,
    form: &FormKey,
    id: RelationshipId,
    again: Again,
) -> Result<InvitationId, Error> {
    let Reinstating { former, may_choose } = open_reinstating(cx, id)?;
    let wanted = match again {
        Again::AsItWas => former.had_privileges && !former.privileged,
        Again::Fresh(wanted) => wanted,
    };
    let request = NewRequest {
        provider: None,
        customer: Some(former.customer),
        restores: (again == Again::AsItWas).then_some(former.relationship),
        with_privileges: wanted || !may_choose,
        recipient: recipient(cx.db, &former)?,
    };
    begin(cx, form, InvitationKind::Reseller, &request)
}

/// Whom the request goes to: the customer's primary contact, where the address is the customer's own, else its
/// administrator.
fn recipient(db: &mut Db, former: &FormerCustomer) -> Result<Option<EmailAddress>, Error> {
    let account = accounts::find(db, former.customer)?;
    if let Some(contact) = EmailAddress::parse(&customers::profile(db, former.customer)?.email)
        && accounts::owns_address(db, &account, &contact)?
    {
        return Ok(Some(contact));
    }
    let admin = customer_accounts::first_admin(db, former.customer, &former.domain)?;
    Ok(admin.and_then(|(_, email)| EmailAddress::parse(&email)))
}

fn not_served(db: &mut Db, scope: Scope, former: &FormerCustomer) -> Result<(), Error> {
    if former_customers::is_served(db, scope, former.customer)? {
        return Err(Error::Conflict(Text::new("former-serves-again").with("name", &former.name)));
    }
    Ok(())
}

fn nothing_left(former: &FormerCustomer) -> Error {
    Error::Conflict(Text::new("former-nothing-left").with("name", &former.name))
}

fn tell_customer(cx: &mut UseCase<'_>, customer: AccountId) -> Result<(), Error> {
    let account = accounts::find(cx.db, customer)?;
    let text = |key| {
        Text::new(key).with("partner", &cx.actor.account.name).with("customer", &account.name).moment("at", cx.call.now)
    };
    let notice = Notice {
        kind: MailKind::PrivilegesGivenUp,
        invitation: None,
        subject: text("mail-given-up-subject"),
        paragraphs: vec![text("mail-given-up-text")],
        action: Some(("mail-given-up-open", "/partner-relationships")),
    };
    notices::send_to_admins(cx.db, cx.call, (customer, &account.country), &notice)
}
