# Menus, and words that lists share.
menu-home = Home
menu-indirect-resellers = Indirect resellers
menu-indirect-providers = Indirect providers
menu-customers = Customers
menu-invitations = Invitations
menu-service-requests = Service requests
menu-settings = Settings
menu-subscriptions = Subscriptions
menu-users-and-licenses = Users and licenses
menu-partner-relationships = Partner relationships
menu-agreements = Agreements
menu-accounts = Accounts
menu-catalog = Catalog
menu-provider-list = Provider list

column-name = Name
column-mpn = MPN ID
column-country = Country/region
column-mpa = Microsoft Partner Agreement
column-customers = Customers
column-partner-since = Partner since
column-actions = Actions
column-to = Recipient
column-state = State
column-made = Created
column-until = Link valid until
column-mail = Last mail
column-kind = Kind
column-cloud = Cloud
column-standing = Standing

list-search = Search
list-apply = Apply
list-nothing-found = Nothing found
list-show-all = Show all
confirm-yes = Yes
confirm-cancel = Cancel


home-lead = Good to see you, { $name }.
home-resellers-note = active partnerships
home-providers-note = active partnerships
home-invitations-note = waiting for an answer
home-accounts-note = waiting for your approval
home-next = What you can do now
home-next-provider = Win a new reseller: request a partnership, send the personal link, and see here how far it has come.
home-nothing = Your roles show nothing more here. Ask a global admin of your organization if you need to do more.
list-count = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
list-shown = { $shown } of { $count }
list-none = —
list-page-size = Rows per page
