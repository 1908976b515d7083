# The list of customers, and the file made from it.
customer-list-lead = Companies that you serve, by name.
customer-list-add = Add customer
customer-list-export = Export customers
customer-list-search-hint = A part of the name, domain, Microsoft ID or alias
customer-list-filter = Filter by indirect reseller
customer-list-filter-hint = Only the first { $count } are offered here. The number of customers in the list of resellers leads to those of any one.
customer-list-all-resellers = All customers
customer-list-no-reseller = Not one of your resellers
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
customer-list-empty-add = Add a customer: as soon as that is done, it appears here with its subscriptions.
customer-list-empty-wait = A customer appears here as soon as one of your providers adds it for you.
customer-list-none-found = No customer's name, domain, Microsoft ID or alias holds “{ $search }”. One or two characters find only words that begin with them.
customer-list-none-reseller = You have no customers in common with this reseller.
customer-list-none-unknown = This reseller is not your partner, or not any more. Choose another one from the list.

export-microsoft-id = Microsoft ID
export-company = Company name
export-domain = Primary domain name
export-relationship = Relationship

indirect-resellers-customers = { $count ->
    [one] { $count } customer of { $reseller }
   *[other] { $count } customers of { $reseller }
}
customer-list-shared = These customers are served by you and by { $provider }.
customer-list-none-unknown-provider = This provider is none of yours (any more). Show all customers to go on.
customer-list-none-provider = You and this provider have no customer in common yet. Invite one from the list of indirect providers.
