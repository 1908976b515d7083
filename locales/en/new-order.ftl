# Add subscription: an order for a customer that is there.
order-reseller = Reseller
order-reseller-hint = Its MPN ID goes onto the subscriptions, so that it can earn incentives.
order-no-reseller = None
order-agreement-missing = The customer has not accepted the Microsoft Customer Agreement, so nothing can be ordered. Record its acceptance on the Account page, or wait until the customer accepts.
order-submitted = This order has been placed already. You find it in the order history.
order-review-lead = Check the order for { $name } before you submit it.
order-record-none = No reseller: the subscriptions carry no reseller's MPN ID, and nobody earns incentives on them. Update the order to choose one.
order-submit-note = Submitting places the order: all of its lines or none.
flash-order-placed = Order { $name } has been placed.
flash-order-dropped = The order was dropped; nothing of it is kept.
flash-order-changed = Something changed since you reviewed the order, so nothing was submitted. Look at what is marked.
