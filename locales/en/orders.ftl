# Orders: a customer's order history.
orders-lead = Everything that was ordered for this customer, the newest first.
orders-empty-title = No orders yet
orders-empty-text = As soon as something is ordered for this customer, the order stands here with its lines.
orders-none-found = No order holds anything that is billed in this way.
order-title = Order { $number }
order-number = Order number
order-date = Date
order-customer = Customer
order-placed-by = Placed by
order-placed-by-customer = The customer ({ $name })
order-placed-by-system = Automatic renewal
order-seller = Sold by
order-completed = Completed
order-cancelled = Canceled
order-line-count = Lines
order-lines = Lines of the order
order-total = Total
order-total-means = For the first billing period; usage is billed afterwards.
order-currency = Currency
order-billing = Billing type
order-billing-all = All
order-billing-license = License
order-billing-usage = Usage
order-product = Product
order-kind = Transaction
order-quantity = Quantity
order-term = Term and billing
order-unit-price = Unit price
order-amount = Amount
order-reseller = Reseller (MPN ID)
order-no-reseller = None
order-subscription = Subscription
order-open-subscription = Open subscription
order-hidden-lines = { $count ->
    [one] { $count } more line of this order concerns another reseller and is not shown to you.
   *[other] { $count } more lines of this order concern other resellers and are not shown to you.
}
