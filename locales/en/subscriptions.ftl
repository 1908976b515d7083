# Subscriptions: lists, the page of one, what is done to it, what happens to it by itself.
subscriptions-add = Add subscription
subscriptions-export = Export subscriptions
subscriptions-empty-title = No subscriptions yet
subscriptions-empty-text = Whatever is ordered for this customer appears here.
subscriptions-group-licenses = License-based
subscriptions-group-trials = Trials
subscriptions-group-usage = Usage-based
subscriptions-group-ended = Ended
own-subscriptions-lead = What your organization has, from whom, and whom to ask for support.
own-subscriptions-empty = Whatever your partner orders for you appears here.

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
subscription-none = None

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
subscription-term-started = This term began
subscription-term-ends = This term ends
subscription-window-ends = Cancellation and fewer licenses until
subscription-suspended-since = Suspended since
subscription-facts = Details
subscription-parent = Add-on of
subscription-add-ons = Add-ons
subscription-ways = What else you can do

subscription-nickname-hint = Only you and your resellers see it. Left empty, it is the product's name.
subscription-limits = From { $min } to { $max } licenses.
subscription-fewer-until = Fewer than now are possible until
subscription-fewer-over = More are possible at any time; fewer only within 7 days after purchase or renewal, or from the next term on.
subscription-suspend-effect = { $users ->
    [0] Everyone who uses it loses access immediately.
    [one] { $users } user with a license of this product loses access immediately.
   *[other] { $users } users with a license of this product lose access immediately.
} Unless you reactivate it, it is deleted on { $at }.
subscription-suspend-trial = Everyone who uses it loses access immediately. The trial still ends on { $at }.
subscription-suspended-now = Its users are locked out. Unless you reactivate it, it is deleted on { $at }.
subscription-suspended-trial = Its users are locked out. The trial still ends on { $at }.
subscription-return-new-term = Its term is over. Brought back, it begins a new term at once, which is billed.
subscription-auto-renew-hint = Ticked, another term begins when this one ends. You can change your mind until then.
subscription-auto-renew-drops = A change is scheduled for the next term. Without renewal there is none, and the change is dropped.
subscription-reseller-hint = The MPN ID of the reseller's location. It earns the incentives for this subscription.
subscription-reseller-missing = No reseller is on this subscription, so nobody earns incentives for it. Enter the MPN ID of the reseller's location.
subscription-contact-hint = The customer sees whom to ask for support. Resellers are listed that serve the customer and hold admin privileges.

subscription-event-renewal = Renews
subscription-event-expiry = Ends
subscription-event-trial-end = Trial ends
subscription-event-deletion = Is deleted
subscription-event-parent-end = Ends with its parent
subscription-event-none = Runs on
subscription-ended = Ended
subscription-next-renewal = Another term begins by itself: { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}, { $plan }.
subscription-next-expiry = Auto-renew is off, so the subscription ends with its term.
subscription-next-trial-end = The trial ends by itself. It becomes a paid subscription only if you convert it before.
subscription-next-deletion = The subscription is suspended and is then deleted for good, unless you bring it back before.
subscription-next-parent-end = The subscription that this is an add-on of ends, and the add-on with it.
subscription-next-none = It has no term. It runs until somebody suspends or cancels it.
subscription-scheduled = Scheduled for the next term: { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}, { $plan }.
subscription-scheduled-waits = Scheduled, and not done while { $seller } is suspended: { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}, { $plan }. Until then the subscription renews as it is.
mail-renewal-held-subject = Not done, as your account is suspended: a change of { $name } for { $customer }
mail-renewal-held-text = { $name } of { $customer } was renewed on { $at } with { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}. The change to { $scheduled ->
    [one] { $scheduled } license
   *[other] { $scheduled } licenses
} that was scheduled for this term was not done: { $account } is suspended and can sell nothing new.
mail-renewal-held-next = The change stays scheduled and is done with the first term that begins once the account is active again. If it is no longer wanted, take it back on the page of the subscription.
mail-renewal-held-open = See the subscription
subscription-end-cancelled = It was cancelled.
subscription-end-not-renewed = Its term ended, and it was not renewed.
subscription-end-trial-over = The 30 days of the trial were over.
subscription-end-suspended-too-long = It was suspended for 90 days.
subscription-end-parent-ended = The subscription that it was an add-on of ended.

subscription-no-ended = This subscription has ended, and what has ended stays so. Order it anew if it is still needed.
subscription-no-while-suspended = This can't change while the subscription is suspended. Bring it back first.
subscription-no-trial-is-fixed = A trial's licenses and end are fixed. Convert it to a paid subscription to change them.
subscription-no-usage-has-no-term = What is billed by use has no licenses and no term.
subscription-no-fewer-after-window = Licenses can be given back within 7 days after purchase or renewal; that was until { $until }. Schedule fewer for the next term instead.
subscription-no-cancel-after-window = A subscription can be cancelled within 7 days after purchase or renewal; that was until { $until }. Turn auto-renew off, or suspend it.
subscription-no-suspended-already = This subscription is suspended already.
subscription-no-active-already = This subscription is active already.
subscription-no-deleted = The 90 days for bringing it back were over on { $at }. Order it anew if it is still needed.
subscription-no-only-trials-convert = Only a trial can be converted. This subscription is none.
subscription-no-upgrade = A subscription of this kind can't be upgraded. Order the other product instead.
subscription-no-add-ons = Add-ons are bought for paid subscriptions only. Open the subscription that the add-on is for.
subscription-no-parent-inactive = The subscription that this is an add-on of is not active. Bring that one back first.
subscription-no-due = Its date came on { $at }, and the portal is about to act on it. Open the page again in a minute.
subscription-no-schedule-without-renewal = Auto-renew is off, so there is no next term to schedule a change for. Turn it on first.
subscription-no-agreement = The customer has not accepted the Microsoft Customer Agreement. Record its acceptance on the customer's Account page, then order.
subscription-no-add-ons-sold = The catalog has no add-on for this subscription in the customer's market.
subscription-nothing-to-convert-to = The catalog has no paid product for this trial in the customer's market. Ask the operator to load one.
subscription-nothing-to-upgrade-to = The catalog has no upgrade for this subscription in the customer's market, for its term and billing.
subscription-upgrade-leaves-add-on = The add-on { $addon } does not work with { $offer }. Choose another product, or wait until the add-on has ended.
subscription-amount-too-large = This amount is too large for one order. Lower the number of licenses.
subscription-stale = Somebody changed this subscription while you had the page open, so nothing of yours was saved. What you typed is kept below. Look at what changed, and submit again if you still want to.
subscription-difference = { $field }: { $old } → { $new }
subscription-by-portal = by the portal itself
subscription-next-term-quantity = Licenses from the next term on
subscription-next-term-term = Term of the next term

subscription-cancel = Cancel this subscription
subscription-cancel-lead = The subscription ends at once and for good: its users lose access, and it can't be brought back. What was paid for this term is given back.
subscription-cancel-until = Cancelling is possible until
subscription-cancel-add-ons = Add-ons that end with it
subscription-cancel-yes = Yes, cancel
subscription-cancel-no = No, keep it
subscription-schedule = Schedule a change for the next term
subscription-schedule-lead = Nothing changes before the term ends. You can take it back until then. From
subscription-schedule-price = The price is the catalog's on the day of renewal.
subscription-schedule-save = Schedule
subscription-schedule-take-back = Take back
subscription-convert = Convert trial to paid subscription
subscription-convert-lead = The subscription keeps its ID, its users and their data. Its first paid term begins at once.
subscription-convert-ends = Otherwise the trial ends on
subscription-apply = Apply
subscription-upgrade = Upgrade
subscription-upgrade-lead = The subscription keeps its ID, licenses and term, and costs what the new product costs from now on.
subscription-upgrade-drops = The change scheduled for the next term is dropped.
subscription-upgrade-now = Upgrade now
subscription-add-on = Buy an add-on
subscription-add-on-lead = The add-on begins at once. It is suspended and ends together with this subscription.
subscription-add-on-without-reseller = The add-on is ordered without the reseller that is on this subscription.
subscription-buy = Buy

flash-subscription-saved = Saved.
flash-subscription-unchanged = Nothing was changed, so there was nothing to save.
flash-subscription-suspended = Saved, and suspended: its users are locked out. It is deleted on { $at } unless you bring it back before.
flash-subscription-reactivated = Saved, and active again.
flash-subscription-without-reseller = Saved. No reseller is on the subscription any more, so nobody earns incentives for it.
flash-subscription-cancelled = { $name } is cancelled.
flash-subscription-scheduled = The change is scheduled for the next term.
flash-subscription-nothing-scheduled = That is how it is already, so nothing is scheduled for the next term.
flash-subscription-unscheduled = The scheduled change is taken back. The next term will be like this one.
flash-subscription-converted = The trial is now a paid subscription to { $name }.
flash-subscription-upgraded = Upgraded to { $name }.
flash-subscription-add-on = The add-on is ordered.
