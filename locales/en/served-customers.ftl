# Customers that resellers serve already: the operator's file.
served-title = Customers served elsewhere
served-lead = Customers that resellers already serve in other portals. When a reseller enrolls here, its customers appear in its list.
served-format = Use one row per reseller and customer, below this header: the MPN ID of the reseller, the customer’s primary domain name or Microsoft ID, “yes” or “no” for delegated admin privileges, and the start date (2024-05-31).
served-import = Import
served-file-too-large = Choose a file of up to { $count } MB. Divide this one into several files.
served-waiting = Waiting for their reseller, or for you
served-waiting-note = A reseller enters its MPN ID itself when it enrolls, and can then view its customers. It gets privileges over them when you confirm its identity.
served-confirm = Confirm
flash-served-confirmed = Confirmed. { $name } now has the privileges that were waiting.
served-waiting-none = No customers are waiting.
served-more = { $count ->
    [one] { $count } more customer is waiting.
   *[other] { $count } more customers are waiting.
}
served-customer = Customer
served-since = Served since
served-yes = Yes
served-no = No
served-fault-tenant = Enter the customer’s primary domain name or Microsoft ID.
served-fault-unknown-tenant = Enter the domain name or ID of a customer on this portal.
served-fault-privileges = Enter “yes” or “no”.
served-fault-since = Enter a date that isn’t in the future, such as 2024-05-31.
served-fault-twice = Remove this row. Line { $line } has the same reseller and customer.
served-fault-no-reseller = This MPN ID doesn’t belong to an indirect reseller. Enter a reseller’s MPN ID.
served-fault-market = Remove this row. The customer is in another region or cloud than this reseller.
flash-served-imported = File imported. New: { $added }, changed: { $updated }, unchanged: { $unchanged }. Relationships that started immediately: { $begun }.
mail-served-subject = { $partner } is listed as a reseller of { $customer }
mail-served-text = { $partner } already serves { $customer }, and is now listed on this portal too.
mail-served-with = The partner has the delegated admin privileges you granted, and can manage your users and services. You can remove them at any time.
mail-served-without = The partner has no delegated admin privileges over your organization.
mail-open-partners = View your partner relationships
served-nothing-to-confirm = Nothing is waiting for { $name }, or its account isn’t active now. Check the account first.
