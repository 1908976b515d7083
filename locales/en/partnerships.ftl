# Partnerships: the provider's and the reseller's lists, and the end of one.
indirect-resellers-lead = Companies that serve customers together with you.
indirect-resellers-request = Request a partnership
indirect-resellers-add-customer = Add new customer
indirect-resellers-remove = Remove partnership
indirect-resellers-empty-title = No resellers yet
indirect-resellers-empty-text = Request a partnership and send the personal link to a reseller. As soon as it accepts, it appears here.
indirect-resellers-none-found = No reseller has “{ $search }” in its name.

indirect-providers-lead = Companies through which you serve customers. They order for your customers and bill you.
indirect-providers-empty-title = No providers yet
indirect-providers-empty-text = When a provider sends you a request for a partnership, open the link in its mail and authorize it. It then appears here.


remove-partnership-lead = { $name } will no longer be your indirect reseller.
remove-partnership-ends = What ends
remove-partnership-ends-list = The reseller leaves your list, and you leave the reseller’s.
remove-partnership-ends-choice = You can’t choose this reseller any more for new customers, orders or support.
remove-partnership-stays = What stays as it is
remove-partnership-stays-customers = Customers associated with the reseller: none is removed from either of you.
remove-partnership-stays-privileges = Delegated admin privileges: whatever a customer has granted stays granted.
remove-partnership-stays-subscriptions = Subscriptions, the reseller’s MPN ID on them, and the support contacts that are set.
remove-partnership-confirm = By continuing you confirm
remove-partnership-good-faith = You end this partnership in good faith, for a legitimate business reason, and as your contract with the reseller or the customer allows.
remove-partnership-harmless = If a third party claims otherwise, you answer for it and keep the operator of this portal and Microsoft free of that claim.
remove-partnership-notice = Where your contract asks for a notice of termination, you give it yourself: this portal sends none to anybody. Consider telling the reseller and its customers.

flash-partnership-removed = The partnership with { $name } is removed. Consider telling the reseller and the customers concerned.
flash-partnership-authorized = { $name } is now your indirect provider.
flash-declined = You have declined. { $name } is told.
