//! Whether a draft can become a customer: on each page that it passes, and once more inside the transaction of Submit.

use crate::{
    domain::{
        Actor, Checks, Error, Grant, Text,
        cart::{self, CartLine},
        ids::AccountId,
        money::Money,
        new_customer::{self, AccountInfo, AgreementChoice, NewCustomerForm},
        policy,
    },
    repository::{
        accounts, customers,
        db::Db,
        partnerships::{self, Partner},
    },
    service::{
        UseCase,
        ordering::{self, CheckedCart},
        partner_of_record,
    },
};

/// A draft whose first page is good.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The first page.
    pub info: AccountInfo,
    /// The reseller, and whether its number can stand on the subscriptions.
    pub reseller: Option<Reseller>,
    /// The cart checked against the assortment; `None` where nothing can be bought yet.
    pub cart: Option<CheckedCart>,
}

/// The reseller of a new customer.
#[derive(Clone, Debug)]
pub struct Reseller {
    /// The partner.
    pub partner: Partner,
    /// What keeps its number off the subscriptions; `None`: it goes onto each.
    pub obstacle: Option<Text>,
}

impl Reseller {
    /// The number for the subscriptions.
    pub(super) fn mpn_id(&self) -> Option<i64> {
        if self.obstacle.is_none() { self.partner.mpn_location_id } else { None }
    }
}

impl Checked {
    /// The lines that would be ordered.
    #[must_use]
    pub fn lines(&self) -> &[CartLine] {
        self.cart.as_ref().map(|cart| cart.lines.as_slice()).unwrap_or_default()
    }

    /// What *Submit* must send back: it stands for what is shown.
    #[must_use]
    pub fn mark(&self) -> String {
        ordering::reviewed_mark(self.lines(), self.reseller.as_ref().and_then(Reseller::mpn_id))
    }

    /// What they cost for their first billing periods.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        cart::total(self.lines())
    }

    /// Whether the cart can be ordered, or nothing is to be bought yet.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.cart.as_ref().is_none_or(CheckedCart::is_good)
    }
}

/// Checks everything that was typed.
///
/// # Errors
/// [`Error::Invalid`] with what is wrong on the first page; what is wrong with the cart is in [`Checked::cart`].
pub(super) fn check(cx: &mut UseCase<'_>, grant: &Grant, form: &NewCustomerForm) -> Result<Checked, Error> {
    let mut checks = Checks::new();
    let seller = accounts::find(cx.db, grant.account())?;
    let today = cx.call.now.utc().with_timezone(&cx.actor.person.time_zone).date_naive();
    let countries = cx.actor.account.region_countries();
    let own_domain = seller.mail_domain.as_deref();
    let info = new_customer::read(&mut checks, form, &countries, today, own_domain);
    let reseller = check_reseller(cx.db, cx.actor, grant, &mut checks, &form.reseller)?;
    if let Ok(prefix) = crate::domain::domain_prefix::DomainPrefix::parse(&form.domain) {
        let domain = new_customer::full_domain(&prefix);
        if customers::is_domain_taken(cx.db, &domain)? {
            checks.refuse("domain", Text::new("domain-taken").with("domain", domain));
        }
    }
    checks.finish()?;
    let info = info.ok_or_else(|| Error::refused(Text::new("error-malformed-text")))?;
    let cart = match info.agreement {
        AgreementChoice::Asked => None,
        AgreementChoice::Attested { .. } => {
            let assortment = ordering::open_assortment(cx.db, &super::buyer(cx.call, cx.actor, form))?;
            Some(ordering::check_cart(&assortment, &form.lines))
        }
    };
    Ok(Checked { info, reseller, cart })
}

/// The reseller that was chosen: a partner now, whatever it was when the page was opened.
fn check_reseller(
    db: &mut Db,
    actor: &Actor,
    grant: &Grant,
    checks: &mut Checks,
    typed: &str,
) -> Result<Option<Reseller>, Error> {
    if typed.is_empty() || !policy::works_through_resellers(actor.account.kind) {
        return Ok(None);
    }
    let partner = match typed.parse::<AccountId>() {
        Ok(id) => partnerships::find_partner(db, grant.scope(), id),
        Err(error) => Err(error.into()),
    };
    let partner = match partner {
        Ok(partner) => partner,
        Err(Error::NotFound) => {
            checks.refuse("reseller", Text::new("new-customer-reseller-gone"));
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    if !accounts::find(db, partner.account)?.standing.may_sell() {
        checks.refuse("reseller", Text::new("new-customer-reseller-suspended").with("reseller", &partner.name));
        return Ok(None);
    }
    let obstacle = match partner.mpn_location_id {
        Some(mpn) => partner_of_record::check(db, &actor.account, mpn)?.err(),
        None => Some(Text::new("reseller-without-location")),
    };
    Ok(Some(Reseller { partner, obstacle }))
}
