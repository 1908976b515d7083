# Orders: a customer's order history.
orders-lead = Everything that was ordered for this customer, the newest first.
orders-empty-title = No orders yet
orders-empty-text = As soon as something is ordered for this customer, the order stands here with its lines.
orders-none-found = No order holds anything that is billed in this way.
history-title = Order { $number }
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
history-lines = Lines of the order
history-total = Total
history-total-means = For the first billing period; usage is billed afterwards.
history-currency = Currency
history-billing = Billing type
history-billing-all = All
history-billing-license = License
history-billing-usage = Usage
history-product = Product
history-kind = Transaction
history-quantity = Quantity
history-term = Term and billing
history-unit-price = Unit price
history-amount = Amount
history-reseller = Reseller (MPN ID)
history-no-reseller = None
history-subscription = Subscription
history-open-subscription = Open subscription
history-hidden-lines = { $count ->
    [one] { $count } more line of this order concerns another reseller and is not shown to you.
   *[other] { $count } more lines of this order concern other resellers and are not shown to you.
}
