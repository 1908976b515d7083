# Menus, and words that lists share.
menu-home = Home
menu-indirect-resellers = Indirect resellers
menu-indirect-providers = Indirect providers
menu-customers = Customers
menu-invitations = Invitations
menu-order-requests = Order requests
menu-billing = Billing
menu-service-requests = Service requests
menu-settings = Settings
menu-subscriptions = Subscriptions
menu-orders = Orders
menu-users-and-licenses = Users and licenses
menu-partner-relationships = Partner relationships
menu-agreements = Agreements
menu-company = Company
menu-accounts = Accounts
menu-catalog = Catalog
menu-provider-list = Provider list

# Beside an entry of the menu, for readers who hear it: the entry is said before.
menu-waiting = { $count } waiting for you
menu-waiting-partners = { $count ->
    [one] { $count } partner waiting for your answer
   *[other] { $count } partners waiting for your answer
}
menu-waiting-inquiries = { $count ->
    [one] { $count } reseller waiting for your answer
   *[other] { $count } resellers waiting for your answer
}
menu-waiting-referrals = { $count ->
    [one] { $count } referral waiting for your answer
   *[other] { $count } referrals waiting for your answer
}

column-name = Name
column-mpn = MPN ID
column-country = Country/region
column-mpa = Microsoft Partner Agreement
column-customers = Customers
column-partner-since = Partner since
column-actions = Actions
column-to = Recipient
column-state = Status
column-made = Created
column-until-short = Until
column-until = Link expires
column-kind = Type
column-cloud = Cloud
column-standing = Status

list-search = Search
list-apply = Apply
list-from = From
list-to = To
list-filter-from = From { $day }
list-filter-to = To { $day }
list-nothing-found = No matches
list-filters = Active filters
list-filter-remove = Remove filter:
list-filter-search = “{ $search }”
list-show-all = Show all
confirm-yes = Yes
confirm-cancel = Cancel

list-count = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
list-shown = { $shown } of { $count }
list-none = —
list-page-size = Rows per page
list-select-all = Select all on this page
list-select-row = Select
list-to-selection = Skip to actions
list-selection = Selected rows
list-selected = Selected:
