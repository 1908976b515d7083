# What can be ordered, and why something can't.
offer-unknown = This offer is not in the catalog any more. Clear it and choose another.
offer-other-market = { $offer } is not sold in the customer's country or region. Choose another offer.
offer-other-segment = { $offer } is not for customers of this kind. Choose another offer.
offer-not-sold = { $offer } is not sold at present. Choose another offer.
offer-needs-parent = { $offer } is an add-on. Order it on the page of the subscription that it extends.
offer-trials-denied = Your roles do not allow starting trials. Ask a global admin, user admin or sales agent of your organization.
offer-trial-used = The customer has used a trial of { $offer } before, or owns the product. Order the paid product instead.
offer-suspended = The customer's subscription to { $offer } is suspended. Reactivate it instead of buying another.
offer-limit-reached = The customer has as many subscriptions to { $offer } as it may have. Add licenses to one of them instead.
quantity-limits = Enter a number from { $min } to { $max }.
quantity-number = Enter a whole number in digits, from { $min } to { $max }.
cart-nothing-chosen = Choose at least one offer.
cart-too-many-lines = One order holds at most { $max } offers. Clear some and order them afterwards.
cart-choose-plan = Choose term and billing.
cart-beyond-counting = This amount is too large for one order. Lower the number of licenses.
cart-repriced = Something else is asked for this now than was reviewed.
flash-cart-repriced = A price or the reseller's number changed since you reviewed this, so nothing was submitted. Review it again.
