# Orders: a customer's order history.
orders-empty-title = No orders yet
orders-empty-text = When something is ordered for this customer, the order appears here.
own-orders-empty = When something is ordered for you, or renewed, the order appears here.
orders-none-found = No orders match this billing type.
history-title = Order { $number }
letterhead-printed = Printed on
history-number = Order number
history-date = Date
history-customer = Customer
history-placed-by = Placed by
history-placed-by-customer = The customer ({ $name })
history-placed-by-system = Automatic renewal
history-seller = Sold by
history-completed = Completed
history-cancelled = Canceled
history-line-count = Lines
history-lines = Order lines
history-total = Total
history-total-means = For the first billing period, or the rest of it; usage is billed afterwards.
history-currency = Currency
history-billing = Billing type
history-billing-all = All
history-billing-license = License
history-billing-usage = Usage
history-product = Product
history-kind = Type
history-quantity = Quantity
history-term = Term and billing
history-unit-price = Unit price
history-amount = Amount
history-reseller = Reseller (MPN ID)
history-no-reseller = None
history-subscription = Subscription
history-open-subscription = Open subscription
history-hidden-lines = { $count ->
    [one] { $count } more line of this order is for another reseller and isn’t shown to you.
   *[other] { $count } more lines of this order are for other resellers and aren’t shown to you.
}
