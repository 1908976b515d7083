# Order requests: what customers and resellers ask to be ordered, and what becomes of it.
order-request-ask = Request a subscription
order-request-new-title = Request a subscription
order-request-licenses-title = Request licenses
order-request-change-title = Request a change
order-request-kinds = What you can request
order-request-kind-new = New subscription
order-request-kind-licenses = More licenses
order-request-kind-upgrade = Upgrade
order-request-kind-add-on = Add-on
order-request-kind-conversion = Paid subscription
order-request-kind-auto-renewal = Auto-renew
order-request-kind-cancellation = Cancellation
order-requests-empty-title = No order requests yet
order-requests-empty-own = When you request a subscription or more licenses, the request and its answer appear here.
order-requests-empty-reseller = What you request from your providers, and what your customers request from you, appears here.
order-requests-empty-seller = When a customer or a reseller requests a subscription or more licenses, the request appears here.
order-requests-none-found = No order requests have this status.
order-requests-all = All
order-request-state-asked = Waiting
order-request-state-approved = Approved
order-request-state-declined = Declined
order-request-state-withdrawn = Withdrawn
order-request-state-overtaken = Overtaken
order-request-state-expired = Expired
order-request-expires-soon = Expires soon
order-request-product = Product
order-request-quantity = Quantity
order-request-customer = Customer
order-request-asked-by = Requested by
order-request-asked = Requested
order-request-term = Term and billing
order-request-with = With { $holder }
order-request-holder = Waiting for
order-request-until = Expires
order-request-passed-on-by = Passed on by
order-request-order = Order
order-request-from-to = { $before } → { $quantity }
order-request-partner = Partner
order-request-through = { $reseller }, for { $seller }
order-request-subscription = Subscription
order-request-present = The total you need. Now: { $now }. At most: { $max }.
order-request-no-more = Enter a number greater than { $now }, which is the number of licenses now.
order-request-next = Nothing is ordered yet. The partner has 30 days to decide, and you get an email.
order-request-next-until = Nothing ends yet. The partner can approve it until { $at }, and you get an email.
order-request-means-upgrade = { $quantity ->
    [one] { $quantity } license moves to the product you select. Term and billing stay the same.
   *[other] All { $quantity } licenses move to the product you select. Term and billing stay the same.
}
order-request-means-conversion = The trial becomes a paid subscription, and its first term begins.
order-request-means-auto-renewal = { $quantity ->
    [one] When the term ends, another one begins for { $quantity } license, at the price of that day.
   *[other] When the term ends, another one begins for { $quantity } licenses, at the price of that day.
}
order-request-means-cancellation = { $quantity ->
    [one] The subscription ends, and with it { $quantity } license and all add-ons. Users lose access when the partner approves.
   *[other] The subscription ends, and with it { $quantity } licenses and all add-ons. Users lose access when the partner approves.
}
order-request-not-of-this = This can’t be requested for this subscription. Select one of the changes on this page.
order-request-not-your-role = Your roles don’t include converting trials. Ask a global admin, user admin, or sales agent of your organization to approve this.
order-request-send = Send request
order-request-no-partner = No partner sells to your organization yet. Accept a partner’s request first.
order-request-no-provider = To request an order, you need delegated admin privileges for this customer and a provider that serves it too.
order-request-terms = What you approve
order-request-ordered = Licenses ordered
order-request-renewed = Licenses renewed
order-request-ended = Licenses that end
order-request-price = Price per license and billing period
order-request-price-next = Price per license and billing period from the next term
order-request-price-was = When it was requested: { $price }
order-request-amount = Total per billing period
order-request-amount-rest = Total for the rest of this billing period
order-request-credit = Credit
order-request-term-ends = The term ends on { $at }
order-request-cancel-until = Last day to cancel
order-request-no-cancel = What you order now can’t be canceled: the window is over.
order-request-no-record = None. Incentives are lost.
order-request-approve-text = When you approve, the order is placed in your organization’s name.
order-request-approve-renewal = When you approve, the subscription renews when its term ends. Nothing is charged before that.
order-request-approve-cancellation = When you approve, the subscription ends. Its users lose access.
order-request-approve = Approve
order-request-pass-on = Pass on
order-request-pass-on-text = { $seller } then decides. The customer stays named as the one who requested it.
order-request-reason = Reason
order-request-reason-hint = The person who requested it reads this.
order-request-reason-words = Reason, in the partner’s own words
order-request-unsent = Your reason, which wasn’t sent
order-request-withdraw = Withdraw
order-request-withdraw-text = Nobody has decided yet. If you withdraw the request, it can no longer be approved.
order-request-overtaken-relationship = One of the organizations no longer works with the other, so this can’t be ordered. Send a new request to a partner that serves the customer.
order-request-overtaken-offer = This product is no longer sold on these terms. Send a new request for another product or term.
order-request-overtaken-subscription = The subscription changed since this was requested: it ended, was upgraded, or already has this many licenses.
order-request-changed = Someone else already updated this request. Nothing was ordered. This page shows how it is now.
order-request-repriced = The price or the terms changed since you opened this page. Nothing was ordered. The price per license is now { $price }. Check everything, then approve again.
order-request-stands-elsewhere = You can’t do this: the request’s status is “{ $state }”. This page shows what you can do.
flash-order-request-sent = Request sent. We’ve notified the partner that decides.
flash-order-request-passed-on = Request passed on. We’ve notified { $name } and the provider.
flash-order-request-approved = Request approved and ordered. We’ve notified { $name }.
flash-order-request-approved-done = Request approved, and the subscription was changed. We’ve notified { $name }.
flash-order-request-declined = Request declined. We’ve notified { $name }.
flash-order-request-withdrawn = Request withdrawn.
flash-order-request-overtaken = Nothing was ordered: the request was overtaken. We’ve notified { $name }.
flash-order-request-expired = Nothing was ordered: the request expired. We’ve notified { $name }.
home-order-request-waits = { $asker } requests it for { $customer }.
home-order-request-own = { $customer } requests it.
home-order-request-answered = Your order request: { $state }.
home-view-order-request = View request
mail-order-request-open = View the request
mail-order-request-subject = { $asker } requests { $offer }
mail-order-request-new = { $person } of { $asker } requests a new subscription for { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}.
mail-order-request-licenses = { $person } of { $asker } requests more licenses for { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
} in total, now { $before }.
mail-order-request-upgrade = { $person } of { $asker } requests an upgrade for { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}.
mail-order-request-add-on = { $person } of { $asker } requests an add-on for { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}.
mail-order-request-conversion = { $person } of { $asker } requests a paid subscription in place of a trial for { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}.
mail-order-request-auto-renewal = { $person } of { $asker } requests auto-renew for a subscription of { $customer }: { $offer }, { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}.
mail-order-request-cancellation = { $person } of { $asker } requests that a subscription of { $customer } be canceled: { $offer }, { $quantity ->
    [one] { $quantity } license
   *[other] { $quantity } licenses
}.
mail-order-request-passed-on-to-you = { $decider } of { $partner } passed it on to you.
mail-order-request-pass-on = Pass it on to { $seller } or decline it by { $until }. Until then, nothing is ordered.
mail-order-request-decide = Approve or decline it by { $until }. The page shows the price before anything is ordered.
mail-order-request-approved-subject = { $partner } approved your request: { $offer }
mail-order-request-approved = { $decider } of { $partner } approved your request for { $customer } and ordered it: { $offer }.
mail-order-request-approved-done = { $decider } of { $partner } approved your request for { $customer } and changed the subscription: { $offer }.
mail-order-request-declined-subject = { $partner } declined your request: { $offer }
mail-order-request-declined = { $decider } of { $partner } declined your request for { $customer }: { $offer }. Nothing was ordered.
mail-order-request-passed-on-subject = { $partner } passed on your request: { $offer }
mail-order-request-passed-on = { $decider } of { $partner } passed on your request for { $customer }: { $offer }. { $seller } now decides.
mail-order-request-expired-subject = Your request expired: { $offer }
mail-order-request-expired = { $holder } didn’t decide on your request for { $customer } in time: { $offer }. It expired on { $until }, and nothing was ordered. You can send it again.
mail-order-request-overtaken-subject = Your request was overtaken: { $offer }
mail-order-request-overtaken = Your request for { $customer } can no longer be ordered: { $offer }. Nothing was ordered.
