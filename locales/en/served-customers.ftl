# Customers that resellers serve already: the operator's file.
served-title = Customers served elsewhere
served-lead = Resellers bring customers that they serve already in other portals. Each appears in its reseller’s list as soon as that reseller is enrolled here.
served-format = One row for each reseller and customer, below this header: the MPN ID of the reseller, the customer’s primary domain name or Microsoft ID, “yes” or “no” for delegated admin privileges, and the day since when (2024-05-31).
served-import = Import
served-file-too-large = This file has more than { $count } MB. Divide it into several files.
served-waiting = Waiting for their reseller, or for you
served-waiting-note = A reseller types its MPN ID itself when it enrolls. It then sees its customers; privileges over them begin when you confirm that it is who it says it is.
served-confirm = Confirm
flash-served-confirmed = Confirmed. { $name } now holds the privileges that were waiting.
served-waiting-none = No customers wait.
served-more = { $count ->
    [one] 1 more customer waits.
   *[other] { $count } more customers wait.
}
served-customer = Customer
served-since = Served since
served-yes = Yes
served-no = No
served-fault-tenant = Name the customer by its primary domain name or its Microsoft ID.
served-fault-unknown-tenant = No customer on this portal has this domain name or ID.
served-fault-privileges = Write “yes” or “no”.
served-fault-since = Write a day that is not in the future, such as 2024-05-31.
served-fault-twice = Line { $line } names the same reseller and customer.
served-fault-no-reseller = This MPN ID belongs to an account that is no indirect reseller.
served-fault-market = The customer is in another region or cloud than this reseller.
flash-served-imported = Imported. New: { $added }, changed: { $updated }, as before: { $unchanged }. Relationships that began at once: { $begun }.
mail-served-subject = { $partner } is listed as a reseller of { $customer }
mail-served-text = { $partner } serves { $customer } already, and now does so on this portal too.
mail-served-with = It holds the delegated admin privileges that you granted it: it can manage your users and services. You can take them away at any time on the page below.
mail-served-without = It holds no delegated admin privileges over your organization.
mail-open-partners = See your partner relationships
served-nothing-to-confirm = Nothing waits for { $name }, or it may not do business now. Look at its account first.
