//! A customer that purchases for itself: an Azure reservation, at the cost of a partner that allows it
//! (`docs/domain.md` §8.5).

use serde::Deserialize;

use crate::service::{
    FormKey, UseCase,
    notices::{self, Notice},
    ordering::{self, AssortmentItem, Buyer, LineFault, Placement, Placer},
    partner_of_record,
};
use crate::{
    domain::{
        Action, Checks, Error, Grant, Text,
        cart::{CartLine, TypedLine},
        consent::inert_line,
        ids::AccountId,
        mail::MailKind,
        order::PlacedBy,
        reservation::{AZURE_PLAN_SKU, is_reservation},
        subscription::contract::WINDOW,
    },
    paths,
    repository::{accounts, customer_accounts, customers, db::Db, orders::Order, relationships},
};

/// What was chosen, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ReservationForm {
    /// The partner that pays.
    pub partner: String,
    /// The offer with its term and billing: `ID P1Y monthly`.
    pub offer: String,
    /// How many.
    pub quantity: String,
}

/// What a customer can reserve, and of whom.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The partners that let it purchase, by name.
    pub partners: Vec<(AccountId, String)>,
    /// What there is to reserve.
    pub items: Vec<AssortmentItem>,
    /// What keeps it from reserving anything.
    pub obstacle: Option<Text>,
}

/// A reservation that can be ordered.
#[derive(Clone, Debug)]
pub struct Reservation {
    /// The partner that sells and pays.
    pub partner: (AccountId, String),
    /// What is reserved.
    pub line: CartLine,
}

/// Whether the reader's own portal offers reservations: some partner allows them, and the reader may purchase.
pub fn is_offered(cx: &mut UseCase<'_>) -> Result<bool, Error> {
    match cx.authorize(Action::PurchaseForOneself) {
        Ok(grant) => Ok(!customer_accounts::letting_purchase(cx.db, grant.scope())?.is_empty()),
        Err(_) => Ok(false),
    }
}

/// What can be reserved.
pub fn open(cx: &mut UseCase<'_>) -> Result<Desk, Error> {
    let grant = cx.authorize(Action::PurchaseForOneself)?;
    let partners = customer_accounts::letting_purchase(cx.db, grant.scope())?;
    let mut desk = Desk { partners, items: Vec::new(), obstacle: None };
    desk.obstacle = match desk.partners.as_slice() {
        [] => Some(Text::new("reservation-not-allowed")),
        _ if customers::agreement(cx.db, grant.account())?.is_none() => Some(Text::new("reservation-no-agreement")),
        [only] => no_azure_plan(cx.db, &grant, only)?,
        _ => None,
    };
    if let (Some((partner, _)), None) = (desk.partners.first(), &desk.obstacle) {
        desk.items = reservations(cx, *partner)?;
    }
    Ok(desk)
}

/// Checks what was chosen, without keeping anything.
pub fn check(cx: &mut UseCase<'_>, form: &ReservationForm) -> Result<Reservation, Error> {
    let grant = cx.authorize(Action::PurchaseForOneself)?;
    let partners = customer_accounts::letting_purchase(cx.db, grant.scope())?;
    if customers::agreement(cx.db, grant.account())?.is_none() {
        return Err(Error::refused(Text::new("reservation-no-agreement")));
    }
    let mut checks = Checks::new();
    let partner = match partners.as_slice() {
        [] => return Err(Error::refused(Text::new("reservation-not-allowed"))),
        [only] if form.partner.is_empty() => Some(only),
        several => several.iter().find(|(id, _)| id.to_string() == form.partner),
    };
    let Some(partner) = checks.choice("partner", partner) else { return Err(finish(checks)) };
    if let Some(obstacle) = no_azure_plan(cx.db, &grant, partner)? {
        checks.refuse("partner", obstacle);
    }
    let line = read_line(&mut checks, &reservations(cx, partner.0)?, form);
    match line.filter(|_| checks.passed()) {
        Some(line) => Ok(Reservation { partner: partner.clone(), line }),
        None => Err(finish(checks)),
    }
}

/// Orders a reservation: the partner's order history says that the customer placed it. A form sent twice orders once.
pub fn order(cx: &mut UseCase<'_>, form: &ReservationForm, key: &FormKey) -> Result<(), Error> {
    let grant = cx.authorize(Action::PurchaseForOneself)?;
    let customer = grant.account();
    cx.once(key, "purchase reservation", &customer.to_string(), |cx| {
        let Reservation { partner: (seller, _), .. } = check(cx, form)?;
        // Whoever turns the switch off meanwhile is waited for, and then believed.
        relationships::lock(cx.db, seller, customer)?;
        let Reservation { partner: (seller, _), line } = check(cx, form)?;
        let paying = accounts::find(cx.db, seller)?.facts();
        let placement = Placement {
            customer,
            seller,
            placer: Placer { actor: cx.actor, side: PlacedBy::Customer },
            grant,
            reseller_mpn_id: partner_of_record::of_customer(cx.db, &paying, customer)?.map(|(_, mpn)| mpn),
            parent: None,
            lines: &[line],
        };
        let order = ordering::place(cx.db, cx.call, &placement)?;
        tell_seller(cx, &order, &placement)
    })?;
    Ok(())
}

/// The partner that pays is told at once, and how to stop it.
fn tell_seller(cx: &mut UseCase<'_>, order: &Order, placement: &Placement<'_>) -> Result<(), Error> {
    let seller = accounts::find(cx.db, placement.seller)?;
    let path = paths::customer_order(placement.customer, order.id);
    for line in placement.lines {
        let with = |key| {
            Text::new(key)
                .with("customer", inert_line(&cx.actor.account.name))
                .with("person", inert_line(&cx.actor.person.name))
                .with("offer", &line.name)
                .with("number", &order.number)
                .count("quantity", line.quantity)
                .moment("at", cx.call.now)
                .moment("until", cx.call.now.plus(WINDOW))
        };
        let notice = Notice {
            kind: MailKind::CustomerPurchase,
            invitation: None,
            subject: with("mail-reservation-subject"),
            paragraphs: vec![with("mail-reservation-text"), with("mail-reservation-stop")],
            action: Some(("mail-open-order", path.as_str())),
        };
        notices::send_to_admins(cx.db, cx.call, (seller.id, &seller.country), &notice)?;
    }
    Ok(())
}

fn finish(checks: Checks) -> Error {
    checks.finish().err().unwrap_or_default().into()
}

/// Why nothing can be reserved of this partner: reservations belong to an Azure plan that it sold.
fn no_azure_plan(db: &mut Db, grant: &Grant, partner: &(AccountId, String)) -> Result<Option<Text>, Error> {
    let (id, name) = partner;
    let has_plan = customer_accounts::has_active(db, grant.scope(), *id, AZURE_PLAN_SKU)?;
    Ok((!has_plan).then(|| Text::new("reservation-no-azure-plan").with("partner", name)))
}

/// The reservations that the customer can buy of this partner.
fn reservations(cx: &mut UseCase<'_>, partner: AccountId) -> Result<Vec<AssortmentItem>, Error> {
    let buyer = Buyer {
        customer: Some(cx.actor.account.id),
        country: cx.actor.account.country.clone(),
        cloud: cx.actor.account.cloud,
        seller: accounts::find(cx.db, partner)?.facts(),
        today: cx.call.now.utc().with_timezone(&cx.actor.person.time_zone).date_naive(),
        may_try: false,
        parent: None,
    };
    let assortment = ordering::open_assortment(cx.db, &buyer)?;
    Ok(assortment.available().filter(|item| is_reservation(&item.offer.sku, item.offer.billing)).cloned().collect())
}

fn read_line(checks: &mut Checks, items: &[AssortmentItem], form: &ReservationForm) -> Option<CartLine> {
    let (offer, plan) = form.offer.split_once(' ').unwrap_or((&form.offer, ""));
    let item = items.iter().find(|item| item.offer.id.to_string() == offer);
    let item = checks.choice("offer", item)?;
    let typed =
        TypedLine { offer: offer.to_owned(), chosen: true, quantity: form.quantity.clone(), plan: plan.to_owned() };
    match ordering::read_line(item, &typed) {
        Ok(line) => Some(line),
        Err(fault) => {
            // The offer is chosen together with its term and billing.
            let field = match &fault {
                LineFault::Offer(_) | LineFault::Plan(_) => "offer",
                LineFault::Quantity(_) => "quantity",
            };
            checks.refuse(field, fault.text());
            None
        }
    }
}
