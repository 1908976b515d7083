# Subscriptions: lists, the page of one, what is done to it, what happens to it by itself.
subscriptions-add = Add subscription
subscriptions-export = Export subscriptions
subscriptions-empty-title = No subscriptions yet
subscriptions-empty-text = When something is ordered for this customer, it appears here.
subscriptions-group-licenses = License-based
subscriptions-group-trials = Trials
subscriptions-group-usage = Usage-based
subscriptions-group-ended = Ended
own-subscriptions-empty = When your partner orders something for you, it appears here.
own-subscriptions-free = { $count } available

subscription-column-name = Subscription
subscription-column-reseller = Reseller
subscription-column-next = What happens next
subscription-nickname = Subscription nickname
subscription-quantity = Quantity
subscription-status = Status
subscription-auto-renew = Auto-renew
subscription-reseller = Reseller (MPN ID)
subscription-contact = Designated support contact
subscription-submit = Submit
subscription-on = On
subscription-off = Off
subscription-none = —

subscription-product = Product
subscription-sku = SKU
subscription-publisher = Publisher
subscription-category = Category
subscription-unit = Unit
subscription-unit-licenses = Licenses
subscription-unit-add-on-licenses = Add-on licenses
subscription-unit-usage = Usage-based
subscription-term = Term
subscription-frequency = Billing
subscription-price = Unit price
subscription-reseller-name = Reseller
subscription-seller = Sold by
subscription-order = Order number
subscription-id = Subscription ID
subscription-created = Bought
subscription-term-started = Term started
subscription-term-ends = Term ends
subscription-window-ends = Cancel or reduce licenses until
subscription-suspended-since = Suspended since
subscription-facts = Details
subscription-parent = Add-on of
subscription-add-ons = Add-ons
subscription-ways = Other actions

subscription-nickname-hint = Only you and your resellers can view it. If you leave this empty, the product’s name is used.
subscription-limits = Enter a number from { $min } to { $max }.
subscription-fewer-short = Can be reduced until { $at }
subscription-fewer-until = You can reduce the number until { $at }.
subscription-fewer-over = You can add licenses at any time. You can only reduce them within 7 days after purchase or renewal, or from the next term.
subscription-suspend-effect = { $users ->
    [0] Everyone who uses it loses access immediately.
    [one] { $users } user with a license of this product loses access immediately.
   *[other] { $users } users with a license of this product lose access immediately.
} Unless you reactivate it, it is deleted on { $at }.
subscription-suspend-trial = Everyone who uses it loses access immediately. The trial still ends on { $at }.
subscription-suspended-now = Its users are locked out. Unless you reactivate it, it is deleted on { $at }.
subscription-suspended-trial = Its users are locked out. The trial still ends on { $at }.
subscription-return-new-term = The term is over. Reactivating the subscription starts a new term immediately, and the term is billed.
subscription-auto-renew-hint = When selected, a new term starts when this one ends. You can change this until then.
subscription-auto-renew-drops = A change is scheduled for the next term. Without renewal, there is no next term, and the change is canceled.
subscription-reseller-hint = The MPN ID of the reseller’s location. It earns the incentives for this subscription.
subscription-reseller-missing = This subscription has no reseller, so nobody earns incentives for it. Enter the MPN ID of the reseller’s location.
subscription-contact-hint = Shown to the customer as its support contact. Resellers on this list serve the customer and have admin privileges.

subscription-event-renewal = Renews
subscription-event-expiry = Ends
subscription-event-trial-end = Trial ends
subscription-event-deletion = Is deleted
subscription-event-parent-end = Ends with its parent
subscription-event-none = Continues
subscription-ended = Ended
subscription-next-renewal = A new term starts automatically: { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}, { $plan }.
subscription-next-expiry = Auto-renew is off, so the subscription ends with its term.
subscription-next-trial-end = The trial ends automatically. It only becomes a paid subscription if you convert it first.
subscription-next-deletion = The subscription is suspended. Unless you reactivate it first, it is deleted.
subscription-next-parent-end = This add-on ends together with its parent subscription.
subscription-next-none = It has no term. It continues until someone suspends or cancels it.
subscription-scheduled = Scheduled for the next term: { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}, { $plan }.
subscription-scheduled-waits = Scheduled, but not applied while { $seller } is suspended: { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}, { $plan }. Until then, the subscription renews without changes.
mail-renewal-held-subject = Scheduled change not made: { $name } for { $customer }
mail-renewal-held-text = { $name } of { $customer } was renewed on { $at } with { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}. The change to { $scheduled ->
    [one] { $scheduled } license
   *[other] { $scheduled } licenses
} scheduled for this term wasn’t made, because { $account } is suspended and can’t sell anything new.
mail-renewal-held-next = The change stays scheduled and takes effect at the start of the first term after your account is reactivated. To cancel it, open the subscription.
mail-renewal-held-open = View the subscription
subscription-end-cancelled = It was canceled.
subscription-end-not-renewed = Its term ended, and it wasn’t renewed.
subscription-end-trial-over = The 30 days of the trial ended.
subscription-end-suspended-too-long = It was suspended for 90 days.
subscription-end-parent-ended = Its parent subscription ended.

subscription-no-ended = This subscription has ended and can’t be reactivated. Place a new order if you still need it.
subscription-no-while-suspended = Reactivate the subscription first. You can’t change this while it’s suspended.
subscription-no-trial-is-fixed = A trial’s licenses and end date are fixed. To change them, convert it to a paid subscription.
subscription-no-usage-has-no-term = Subscriptions billed by usage have no licenses and no term.
subscription-no-fewer-after-window = Schedule fewer licenses for the next term instead. You could reduce them within 7 days after purchase or renewal, until { $until }.
subscription-no-cancel-after-window = Turn off auto-renew, or suspend the subscription. You could cancel it within 7 days after purchase or renewal, until { $until }.
subscription-no-suspended-already = This subscription is already suspended.
subscription-no-active-already = This subscription is already active.
subscription-no-deleted = This subscription could be reactivated for 90 days, until { $at }. Place a new order if you still need it.
subscription-no-only-trials-convert = Only a trial can be converted, and this isn’t one. To change the product, place an order.
subscription-no-upgrade = This type of subscription can’t be upgraded. Order the other product instead.
subscription-no-add-ons = You can only buy add-ons for paid subscriptions. Open the subscription that the add-on is for.
subscription-no-parent-inactive = The parent subscription isn’t active. Reactivate it first.
subscription-no-due = An automatic change was due on { $at } and is about to run. Reload the page in a minute.
subscription-no-schedule-without-renewal = Auto-renew is off, so there is no next term to schedule a change for. Turn it on first.
subscription-no-privileges = To change this subscription, you need delegated admin privileges for this customer. Ask the customer for them.
subscription-no-administration = { $seller } sold this subscription and doesn’t let your organization change it. Ask { $seller } for the change.
subscription-ask-seller = This costs { $seller }, who sold the subscription. Request it instead: { $seller } then decides.
subscription-asks = { $seller } sold this subscription. You can rename it, choose the support contact, suspend and reactivate it, turn off auto-renew, and schedule fewer licenses. { $seller } gets an email about each change. Anything else you can request.
subscription-quantity-asked = Ask the seller for more licenses. You can schedule fewer for the next term.
subscription-renewal-asked = Ask the seller to turn auto-renew on.
subscription-schedule-asked = The next term stays as long as this one, and is billed the same way.
subscription-no-agreement = The customer hasn’t accepted the Microsoft Customer Agreement. Record its acceptance on the customer’s Account page, then order.
subscription-no-add-ons-sold = The catalog has no add-ons for this subscription in the customer’s market.
subscription-nothing-to-convert-to = The catalog has no paid product for this trial in the customer’s market. Ask the operator to load one.
subscription-nothing-to-upgrade-to = The catalog has no upgrades for this subscription in the customer’s market, for its term and billing.
subscription-upgrade-leaves-add-on = The add-on { $addon } doesn’t work with { $offer }. Choose another product, or wait until the add-on ends.
subscription-amount-too-large = Enter fewer licenses. This amount is too large for one order.
subscription-stale = Nothing was saved: someone else changed this subscription while you had the page open. What you typed is kept below. Check the changes, and submit again if you still want to.
subscription-difference = { $field }: { $old } → { $new } { $by }, { $at }
subscription-by-portal = by the portal
subscription-next-term-quantity = Licenses from the next term
subscription-next-term-term = Length of the next term

subscription-cancel = Cancel this subscription
subscription-cancel-lead = The subscription ends immediately and can’t be reactivated. Its users lose access. The days left in this billing period are refunded.
subscription-cancel-until = You can cancel until { $at }.
subscription-cancel-add-ons = Add-ons that end with it
subscription-cancel-yes = Yes, cancel
subscription-cancel-no = No, keep it
subscription-schedule = Schedule a change for the next term
subscription-schedule-lead = Nothing changes until the term ends, and you can cancel the change until then.
subscription-schedule-from = The new term starts on { $at }.
subscription-schedule-price = You pay the catalog price on the day of renewal.
subscription-schedule-save = Schedule
subscription-schedule-take-back = Cancel scheduled change
subscription-convert = Convert trial to paid subscription
subscription-convert-lead = The subscription keeps its ID, its users, and their data. Its first paid term starts immediately.
subscription-convert-ends = If you don’t convert it, the trial ends on { $at }.
subscription-apply = Apply
subscription-upgrade = Upgrade
subscription-upgrade-lead = The subscription keeps its ID, licenses, and term. From now on, it costs the price of the new product.
subscription-upgrade-drops = The change scheduled for the next term is canceled.
subscription-upgrade-now = Upgrade now
subscription-add-on = Buy an add-on
subscription-add-on-lead = The add-on starts immediately. It is suspended and ends together with this subscription.
subscription-add-on-without-reseller = The add-on is ordered without the reseller of this subscription.
subscription-buy = Buy

flash-subscription-saved = Subscription saved: { $name }.
flash-subscription-unchanged = Nothing was changed in { $name }, so nothing was saved.
flash-subscription-suspended = Subscription suspended: { $name }. Its users lost access. Unless you reactivate it first, it is deleted on { $at }.
flash-subscription-reactivated = Subscription reactivated: { $name }.
flash-subscription-without-reseller = Subscription saved: { $name }. It no longer has a reseller, so nobody earns incentives for it.
flash-subscription-cancelled = { $name } canceled.
flash-subscription-scheduled = Change scheduled for the next term of { $name }.
flash-subscription-nothing-scheduled = Nothing was scheduled for { $name }: the next term would be the same anyway.
flash-subscription-unscheduled = Scheduled change canceled for { $name }. The next term will be the same as this one.
flash-subscription-converted = Trial converted to a paid subscription to { $name }.
flash-subscription-upgraded = Subscription upgraded to { $name }.
flash-subscription-add-on = Add-on ordered for { $name }.
