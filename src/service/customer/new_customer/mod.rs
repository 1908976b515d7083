//! *New customer*: a draft filled in over three pages, and one transaction that makes the customer out of it
//! (`docs/domain.md` §8.3).

mod check;
mod submit;

use std::sync::Arc;

use crate::service::{
    Call, FormKey, UseCase, drafts,
    ordering::{self, Assortment, Buyer},
    partner_names::KnownPartners,
};
use crate::{
    domain::{
        Action, Actor, Country, Error, Grant, Moment, Text,
        cart::TypedLine,
        draft::DraftKind,
        ids::{DraftId, PartnershipId},
        new_customer::{self, NewCustomerForm},
        policy,
        refusals::Refusals,
    },
    repository::{customers, db::Db, partnerships},
};

pub use check::{Checked, Reseller};
pub use submit::{Confirmation, SubmittedCustomer, confirmation, submit};

/// The first page, with everything that it lets choose from.
#[derive(Clone, Debug)]
pub struct AccountPage {
    /// What was typed so far.
    pub form: NewCustomerForm,
    /// The country whose rules hold.
    pub country: &'static Country,
    /// The countries of the partner's region.
    pub countries: Vec<&'static Country>,
    /// The provider's partners.
    pub resellers: Arc<KnownPartners>,
    /// Whether the partner has resellers at all.
    pub has_resellers: bool,
    /// Drafts that were begun and not finished: which, of what company, changed when.
    pub unfinished: Vec<(DraftId, String, Moment)>,
}

/// What a draft is like before it is submitted.
#[derive(Clone, Debug)]
pub enum NewCustomerReview {
    /// It can be.
    Good(Box<Checked>),
    /// Something on its first page is not good (any more).
    AccountWrong,
    /// Its cart is not.
    CartWrong,
}

/// An empty first page; from a reseller's row the reseller is chosen already.
pub fn start(cx: &mut UseCase<'_>, partnership: Option<PartnershipId>) -> Result<AccountPage, Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    let mut form = NewCustomerForm {
        country: cx.actor.account.country.clone(),
        agreement: "attested".to_owned(),
        ..NewCustomerForm::default()
    };
    if let Some(id) = partnership {
        form.reseller = partnerships::find_reseller(cx.db, grant.scope(), id)?.account.to_string();
    }
    fill_choices(&mut form);
    let mut unfinished = Vec::new();
    let kind = DraftKind::NewCustomer;
    for draft in crate::repository::drafts::unfinished(cx.db, grant.scope(), cx.actor.person.id, kind, cx.call.now)? {
        if let Some(form) = drafts::content::<NewCustomerForm>(cx.call, &draft).unwrap_or_default() {
            let name = form.company.company_name.chars().take(80).collect();
            unfinished.push((draft.id, name, draft.changed_at));
        }
    }
    account_page(cx, &grant, form, unfinished)
}

/// The first page of a draft.
pub fn open_account(cx: &mut UseCase<'_>, id: DraftId) -> Result<AccountPage, Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    let form = open(cx.db, cx.call, (cx.actor, &grant), id)?;
    account_page(cx, &grant, form, Vec::new())
}

/// Keeps what was typed on the first page, in a new draft or the one it belongs to, whether it is good or not. Gives
/// the draft.
pub fn save_account(
    cx: &mut UseCase<'_>,
    id: Option<DraftId>,
    key: &FormKey,
    mut form: NewCustomerForm,
) -> Result<DraftId, Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    form.cut();
    fill_choices(&mut form);
    let Some(id) = id else {
        form.lines = Vec::new();
        let kind = (DraftKind::NewCustomer, None);
        return drafts::begin(cx.db, cx.call, (cx.actor, &grant), key, kind, &form);
    };
    let draft = drafts::find(cx.db, cx.call, (cx.actor, &grant), DraftKind::NewCustomer, id)?;
    form.lines = open(cx.db, cx.call, (cx.actor, &grant), id)?.lines;
    drafts::save(cx.db, cx.call, &draft, &form)?;
    Ok(id)
}

/// What is wrong with the first page of a draft: of its fields, whether the domain is free, whether the reseller is a
/// partner.
pub fn check_account(cx: &mut UseCase<'_>, id: DraftId) -> Result<Refusals, Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    let form = open(cx.db, cx.call, (cx.actor, &grant), id)?;
    match check::check(cx, &grant, &form) {
        Ok(_) => Ok(Refusals::default()),
        Err(Error::Invalid(refusals)) => Ok(refusals),
        Err(error) => Err(error),
    }
}

/// Whether a domain is free, for the live check: what to say beside the field, and whether it is good.
pub fn check_domain(cx: &mut UseCase<'_>, typed: &str) -> Result<(bool, Text), Error> {
    cx.authorize(Action::AddCustomer)?;
    let prefix = match crate::domain::domain_prefix::DomainPrefix::parse(typed) {
        Ok(prefix) => prefix,
        Err(fault) => return Ok((false, fault.text())),
    };
    let domain = new_customer::full_domain(&prefix);
    let taken = customers::is_domain_taken(cx.db, &domain)?;
    let key = if taken { "domain-taken" } else { "domain-free" };
    Ok((!taken, Text::new(key).with("domain", domain)))
}

/// The second page: the assortment, and what was put into the cart.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where nothing can be bought yet.
pub fn open_lines(cx: &mut UseCase<'_>, id: DraftId) -> Result<(NewCustomerForm, Assortment), Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    let form = open(cx.db, cx.call, (cx.actor, &grant), id)?;
    let assortment = ordering::open_assortment(cx.db, &buyer(cx.call, cx.actor, &form))?;
    Ok((form, assortment))
}

/// Keeps the lines of the cart, good or not.
pub fn save_lines(cx: &mut UseCase<'_>, id: DraftId, lines: Vec<TypedLine>) -> Result<(), Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    let draft = drafts::find(cx.db, cx.call, (cx.actor, &grant), DraftKind::NewCustomer, id)?;
    let mut form = open(cx.db, cx.call, (cx.actor, &grant), id)?;
    form.lines = lines;
    drafts::save(cx.db, cx.call, &draft, &form)
}

/// The third page: everything checked once more.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] once it was submitted.
pub fn review(cx: &mut UseCase<'_>, id: DraftId) -> Result<NewCustomerReview, Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    let form = open(cx.db, cx.call, (cx.actor, &grant), id)?;
    match check::check(cx, &grant, &form) {
        Ok(checked) if checked.is_good() => Ok(NewCustomerReview::Good(Box::new(checked))),
        Ok(_) => Ok(NewCustomerReview::CartWrong),
        Err(Error::Invalid(_)) => Ok(NewCustomerReview::AccountWrong),
        Err(error) => Err(error),
    }
}

/// Whether there is such a draft of the actor's own: asked before a password is made for it.
pub fn may_submit(cx: &mut UseCase<'_>, id: DraftId) -> Result<(), Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    drafts::find(cx.db, cx.call, (cx.actor, &grant), DraftKind::NewCustomer, id).map(|_| ())
}

/// Drops a draft: nothing of it is kept.
pub fn cancel(cx: &mut UseCase<'_>, id: DraftId) -> Result<(), Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    drafts::find(cx.db, cx.call, (cx.actor, &grant), DraftKind::NewCustomer, id)?;
    crate::repository::drafts::drop_unfinished(cx.db, id)
}

/// For whom the customer's first order is.
fn buyer(call: &Call, actor: &Actor, form: &NewCustomerForm) -> Buyer {
    Buyer::of_actor(call, actor, None, &form.country, actor.account.cloud)
}

fn open(db: &mut Db, call: &Call, who: (&Actor, &Grant), id: DraftId) -> Result<NewCustomerForm, Error> {
    let draft = drafts::find(db, call, who, DraftKind::NewCustomer, id)?;
    drafts::content(call, &draft)?.ok_or_else(|| Error::Conflict(Text::new("new-customer-submitted")))
}

fn account_page(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    form: NewCustomerForm,
    unfinished: Vec<(DraftId, String, Moment)>,
) -> Result<AccountPage, Error> {
    let actor = cx.actor;
    let has_resellers = policy::works_through_resellers(actor.account.kind);
    let resellers = if has_resellers { cx.known_partners(grant.scope())? } else { Arc::default() };
    let countries = actor.account.region_countries();
    let chosen = countries.iter().find(|country| country.code == form.country).copied();
    let country = chosen.or_else(|| Country::find(&actor.account.country)).ok_or(Error::NotFound)?;
    Ok(AccountPage { form, country, countries, resellers, has_resellers, unfinished })
}

/// Chooses what the country uses where nothing was chosen, or something of another country.
fn fill_choices(form: &mut NewCustomerForm) {
    let Some(country) = Country::find(&form.country) else { return };
    let rules = country.rules();
    let keep = |typed: &mut String, choices: &[&'static str]| {
        if !choices.contains(&typed.as_str()) {
            choices.first().copied().unwrap_or_default().clone_into(typed);
        }
    };
    keep(&mut form.company.culture, rules.cultures());
    keep(&mut form.company.language, rules.languages());
}
