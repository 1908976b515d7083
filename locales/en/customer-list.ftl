# The list of customers, and the file made from it.
customer-list-add = Add customer
customer-list-export = Export customers
customer-list-search-hint = Part of the name, domain, Microsoft ID, or alias
customer-list-filter = Filter by indirect reseller
customer-list-filter-hint = This list offers only the first { $count }. To filter by any other reseller, select its number of customers in the list of resellers.
customer-list-all-resellers = All customers
customer-list-no-reseller = Not one of your resellers
customer-list-no-provider = Not your provider
customer-list-resellers = Indirect resellers
customer-list-providers = Indirect providers
customer-list-customer-since = Customer since
customer-list-more = Details
customer-list-bill-to = Bill-to
customer-list-alias = Alias
customer-list-add-subscription = Add subscription
customer-list-subscriptions-link = View subscriptions
customer-list-orders-link = View orders
customer-list-empty-title = No customers yet
customer-list-empty-add = When you add a customer, it appears here with its subscriptions.
customer-list-empty-wait = A customer appears here when one of your providers adds it for you, or when it accepts your request.
customer-list-none-found = No customers match “{ $search }”. Try part of a name, domain, Microsoft ID, or alias. One or two characters only find words that begin with them.
customer-list-none-reseller = You have no customers in common with this reseller.
customer-list-none-unknown = This reseller isn’t one of your partners. Choose another one from the list.

export-microsoft-id = Microsoft ID
export-company = Company name
export-domain = Primary domain name
export-relationship = Relationship

indirect-resellers-customers = { $count ->
    [one] { $count } customer of { $reseller }
   *[other] { $count } customers of { $reseller }
}
customer-list-shared = You and { $provider } both serve these customers.
customer-list-none-unknown-provider = This provider isn’t one of your providers. Show all customers to continue.
customer-list-none-provider = You and this provider have no customers in common yet. Invite one from the list of indirect providers.
