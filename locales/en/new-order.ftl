# Add subscription: an order for a customer that is there.
order-reseller = Reseller
order-reseller-hint = The subscriptions carry this reseller’s MPN ID, so that it can earn incentives.
order-no-reseller = None
order-agreement-missing = The customer hasn’t accepted the Microsoft Customer Agreement, so nothing can be ordered. Record its acceptance on the Account page, or wait until the customer accepts.
order-submitted = You already placed this order. Find it in the order history.
order-review-lead = Check the order for { $name } before you submit it.
order-record-none = No reseller: the subscriptions carry no reseller’s MPN ID, and nobody earns incentives on them. Update the order to choose one.
order-submit-note = When you submit, the whole order is placed. If any line fails, no line is ordered.
flash-order-placed = Order { $name } placed.
flash-order-dropped = Order draft deleted.
flash-order-changed = Nothing was submitted, because something changed after you reviewed the order. Check the highlighted lines.
