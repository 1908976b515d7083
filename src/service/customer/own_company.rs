//! What is kept of a customer as a company, for its own people: they see it, and change what is theirs (`docs/domain.md`
//! §8.4). What its partners call it stays theirs.

use crate::{
    domain::{
        Action, Checks, Country, Error, Text, account::AccountFacts, company, consent::inert_line, ids::AccountId,
        mail::MailKind,
    },
    paths,
    repository::{
        customer_accounts,
        customers::{self, Profile},
        privileges,
        relationships::{self, Related},
    },
    service::{
        UseCase,
        customer_update::{self, InfoForm, Reopened},
        notices::{self, Notice},
    },
};

/// What a customer's own people see of it.
#[derive(Clone, Debug)]
pub struct OwnCompany {
    /// Its account.
    pub account: AccountFacts,
    /// Its first domain.
    pub domain: String,
    /// Its address and its primary contact.
    pub profile: Profile,
    /// The partners that serve it, who see the same; and whether each holds privileges over it.
    pub partners: Vec<(Related, bool)>,
}

/// The fields of the actor's own account, to be changed.
#[derive(Clone, Debug)]
pub struct EditedCompany {
    /// The account.
    pub id: AccountId,
    /// Its country, by whose rules the fields are read.
    pub country: &'static Country,
    /// What is kept of it now; no alias, which is a partner's.
    pub kept: InfoForm,
}

/// What is kept of the actor's own account.
pub fn overview(cx: &mut UseCase<'_>) -> Result<OwnCompany, Error> {
    let id = cx.authorize(Action::ViewOwnCompany)?.account();
    let holders = privileges::holders(cx.db, id)?;
    let with_privileges = |partner: Related| {
        let holds = holders.iter().any(|(holder, _)| *holder == partner.account);
        (partner, holds)
    };
    Ok(OwnCompany {
        account: cx.actor.account.clone(),
        domain: customers::domain(cx.db, id)?,
        profile: customers::profile(cx.db, id)?,
        partners: relationships::of_customer(cx.db, id)?.into_iter().map(with_privileges).collect(),
    })
}

/// What can be changed of it.
pub fn find(cx: &mut UseCase<'_>) -> Result<EditedCompany, Error> {
    let id = cx.authorize(Action::UpdateOwnCompany)?.account();
    let profile = customers::profile(cx.db, id)?;
    editing(cx, profile)
}

/// Changes it; `known` is what the page showed when it was opened ([`InfoForm::text`]). The partners that serve the
/// customer are told: gives how many, and nothing where nothing differed.
pub fn update(cx: &mut UseCase<'_>, typed: &InfoForm, known: &str) -> Result<Option<usize>, Error> {
    let grant = cx.authorize(Action::UpdateOwnCompany)?;
    let profile = customer_accounts::lock_profile(cx.db, grant.account())?;
    let EditedCompany { country, kept, .. } = editing(cx, profile)?;
    let mut checks = Checks::new();
    let typed = of_account(cx, typed);
    let company = company::read_details(&mut checks, &typed.company, country, None);
    checks.finish()?;
    if customer_update::read_known(known) != kept {
        return Err(Error::Stale(Text::new("company-stale")));
    }
    if customer_update::keep(cx, &grant, grant.account(), (&kept, company, ""))?.is_empty() {
        return Ok(None);
    }
    tell_partners(cx).map(Some)
}

/// What the page shows for a form that came back from [`update`], which got the same `typed` and `known`.
pub fn reopen(cx: &mut UseCase<'_>, typed: &InfoForm, known: &str) -> Result<(EditedCompany, Reopened), Error> {
    let editing = find(cx)?;
    let reopened = Reopened::new(&of_account(cx, typed), known, &editing.kept);
    Ok((editing, reopened))
}

fn editing(cx: &UseCase<'_>, profile: Profile) -> Result<EditedCompany, Error> {
    let account = &cx.actor.account;
    let country = Country::find(&account.country).ok_or(Error::NotFound)?;
    Ok(EditedCompany { id: account.id, country, kept: customer_update::form(&account.name, "", profile) })
}

/// What was typed, under the account's own name.
fn of_account(cx: &UseCase<'_>, typed: &InfoForm) -> InfoForm {
    let mut typed = InfoForm { alias: String::new(), ..typed.clone() };
    typed.company.company_name.clone_from(&cx.actor.account.name);
    typed
}

fn tell_partners(cx: &mut UseCase<'_>) -> Result<usize, Error> {
    let (id, page) = (cx.actor.account.id, paths::customer_account(cx.actor.account.id));
    let text = |key| {
        Text::new(key)
            .with("account", inert_line(&cx.actor.account.name))
            .with("person", inert_line(&cx.actor.person.name))
            .moment("at", cx.call.now)
    };
    let notice = Notice {
        kind: MailKind::CustomerUpdated,
        invitation: None,
        subject: text("mail-company-subject"),
        paragraphs: vec![text("mail-company-text"), text("mail-company-next")],
        action: Some(("mail-open-customer", &page)),
    };
    let partners = relationships::of_customer(cx.db, id)?;
    for partner in &partners {
        notices::send_to_admins(cx.db, cx.call, (partner.account, &partner.country), &notice)?;
    }
    Ok(partners.len())
}
