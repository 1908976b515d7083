//! Order requests that have ended by themselves: their time is over, or what they are about is no longer so.

use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not},
    prelude::*,
};

use crate::domain::{
    Error, Moment,
    ids::OrderRequestId,
    offer::OfferCategory,
    order_request::{OrderRequestKind, OrderRequestState},
    subscription::SubscriptionState,
};
use crate::repository::{
    db::{Db, MultiBackend},
    schema::{accounts, offer_prices, offers, order_requests, partnerships, relationships, subscriptions},
    states::{ActivePartnership, ActiveRelationship},
};

/// The open requests that have run out or been overtaken, as far as one statement can tell: the first hundred. Each is
/// looked at again before it is ended.
pub fn list(db: &mut Db, now: Moment, today: NaiveDate) -> Result<Vec<OrderRequestId>, Error> {
    let active = || relationships::table.filter(relationships::customer_id.eq(order_requests::customer_id));
    let sold_by = active().filter(ActiveRelationship).filter(relationships::partner_id.eq(order_requests::seller_id));
    let served_by = active()
        .filter(ActiveRelationship)
        .filter(relationships::partner_id.nullable().eq(order_requests::reseller_id));
    let partners = partnerships::table
        .filter(ActivePartnership)
        .filter(partnerships::provider_id.eq(order_requests::seller_id))
        .filter(partnerships::reseller_id.nullable().eq(order_requests::reseller_id));
    let by_reseller = order_requests::reseller_id
        .eq(order_requests::asker_id.nullable())
        .or(order_requests::reseller_id.eq(order_requests::holder_id.nullable()));
    let priced = offer_prices::table
        .inner_join(accounts::table.on(accounts::country.eq(offer_prices::market)))
        .filter(accounts::id.eq(order_requests::customer_id))
        .filter(offer_prices::offer_id.eq(order_requests::offer_id))
        .filter(offer_prices::term.eq(order_requests::term))
        .filter(offer_prices::frequency.eq(order_requests::frequency));
    let over = offers::table.filter(offers::id.eq(order_requests::offer_id)).filter(offers::sold_until.lt(today));
    let kind = |kind: OrderRequestKind| order_requests::kind.eq(kind);
    // As `OrderRequestKind::is_over_for` has it.
    let has_it = kind(OrderRequestKind::MoreLicenses)
        .and(
            subscriptions::offer_id
                .ne(order_requests::offer_id)
                .or(subscriptions::quantity.ge(order_requests::quantity)),
        )
        .or(kind(OrderRequestKind::Upgrade).and(subscriptions::offer_id.eq(order_requests::offer_id)))
        .or(kind(OrderRequestKind::Conversion).and(subscriptions::category.ne(OfferCategory::Trial)))
        .or(kind(OrderRequestKind::AutoRenewal).and(subscriptions::auto_renew.eq(true)));
    let changed = subscriptions::table.filter(subscriptions::id.nullable().eq(order_requests::subscription_id)).filter(
        subscriptions::state
            .eq(SubscriptionState::Expired)
            .or(subscriptions::state.eq(SubscriptionState::Deleted))
            .or(has_it),
    );
    let names_offer = kind(OrderRequestKind::NewSubscription)
        .or(kind(OrderRequestKind::Upgrade))
        .or(kind(OrderRequestKind::AddOn))
        .or(kind(OrderRequestKind::Conversion));
    Ok(order_requests::table
        .filter(order_requests::state.eq(OrderRequestState::Asked))
        .select(order_requests::id)
        .order(order_requests::expires_at)
        .limit(100)
        .into_boxed::<MultiBackend>()
        .filter(
            order_requests::expires_at
                .le(now)
                .or(not(exists(sold_by)))
                .or(by_reseller.and(not(exists(served_by)).or(not(exists(partners)))))
                .or(names_offer.and(not(exists(priced)).or(exists(over))))
                .or(exists(changed)),
        )
        .load(db)?)
}
