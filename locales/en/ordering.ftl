# What can be ordered, and why something can't.
offer-unknown = This offer is no longer in the catalog. Clear it and choose another.
offer-other-market = { $offer } isn’t sold in the customer’s country or region. Choose another offer.
offer-other-segment = { $offer } isn’t for customers of this kind. Choose another offer.
offer-not-sold = { $offer } isn’t on sale now. Choose another offer.
offer-needs-parent = { $offer } is an add-on. Order it on the page of the subscription that it extends.
offer-trials-denied = Your roles don’t allow starting trials. Ask a global admin, user admin, or sales agent of your organization.
offer-trial-used = The customer already used a trial of { $offer }, or owns the product. Order the paid product instead.
offer-suspended = The customer’s subscription to { $offer } is suspended. Reactivate it instead of buying another.
offer-limit-reached = The customer already has the maximum number of subscriptions to { $offer }. Add licenses to one of them instead.
quantity-limits = Enter a number from { $min } to { $max }.
quantity-number = Enter a whole number in digits, from { $min } to { $max }.
cart-nothing-chosen = Choose at least one offer.
cart-too-many-lines = Choose up to { $max } offers. Clear some and order them separately.
cart-choose-plan = Choose a term and billing frequency.
cart-beyond-counting = Enter fewer licenses. This amount is too large for one order.
cart-repriced = The price or terms of this line changed after you reviewed the order.
flash-cart-repriced = Nothing was submitted: a price or the reseller’s number changed after you reviewed the order. Review it again.
