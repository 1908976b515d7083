# Customers: what every page inside one shares.
inside-subscriptions = Subscriptions
inside-orders = Order history
inside-order-requests = Order requests
inside-users = Users and licenses
inside-account = Account
inside-services = Service management
inside-service-requests = Service requests
domain-taken = { $domain } is already taken. Choose another name.
