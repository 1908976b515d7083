# Partnerships: the provider's and the reseller's lists, and the end of one.
indirect-resellers-request = Request a partnership
indirect-resellers-add-customer = Add new customer
indirect-resellers-remove = Remove partnership
indirect-resellers-empty-title = No resellers yet
indirect-resellers-empty-text = Request a partnership and send the personal link to a reseller. When the reseller accepts, it appears here.
indirect-resellers-none-found = No resellers match “{ $search }”. Try part of a name.

indirect-providers-lead = Companies through which you serve customers. They order for your customers and bill you.
indirect-providers-empty-title = No providers yet
indirect-providers-empty-text = When a provider sends you a partnership request, open the link in the email and authorize the provider. The provider then appears here.


reseller-facts = Details
reseller-rights = What the reseller can do by itself
reseller-administers = Reseller manages subscriptions
reseller-administers-means = When on, { $reseller } can change what costs you nothing for customers that granted it admin privileges: company info, and on your subscriptions the nickname, support contact, suspension, turning off auto-renew, and fewer licenses for the next term. Your global admins get an email about each change to a subscription. When off, { $reseller } asks you for all of this. On by default.
reseller-remind = Send reminder
reseller-remind-means = Until the reseller signs the Microsoft Partner Agreement, its MPN ID can’t be used on orders. Its global admins get an email that says where to sign. You can send one reminder a week.
reseller-reminded = Reminded { $at }
reseller-reminded-already = { $name } was reminded within the last 7 days. Nothing was sent.
reseller-signed-meanwhile = { $name } has signed the agreement. Nothing was sent.
flash-reseller-reminded = Reminder sent to the global admins of { $name }.
reseller-end = End of the partnership
reseller-end-means = The reseller leaves your list. Customers, subscriptions, and privileges stay. The next page shows what ends and what stays.
flash-reseller-administers = { $name } can now manage subscriptions you sold.
flash-reseller-asks = { $name } can no longer manage subscriptions you sold, and asks you instead.

remove-partnership-lead = { $name } will no longer be your indirect reseller.
remove-partnership-ends = What ends
remove-partnership-ends-list = The reseller leaves your list, and you leave the reseller’s list.
remove-partnership-ends-choice = You can no longer choose this reseller for new customers, orders, or support.
remove-partnership-stays = What stays
remove-partnership-stays-customers = Customers associated with the reseller. None is removed from either of you.
remove-partnership-stays-privileges = Delegated admin privileges. Everything customers granted stays granted.
remove-partnership-stays-subscriptions = Subscriptions, the reseller’s MPN ID on them, and their support contacts.
remove-partnership-confirm = By continuing you confirm
remove-partnership-good-faith = You end this partnership in good faith, for a legitimate business reason, and as your contract with the reseller or the customer allows.
remove-partnership-harmless = If a third party disputes this, you’re responsible, and you’ll indemnify the operator of this portal and Microsoft against the claim.
remove-partnership-notice = If your contract requires a notice of termination, you give it yourself: this portal sends none to anyone. Consider telling the reseller and its customers.

flash-partnership-removed = Partnership with { $name } removed. Consider telling the reseller and its customers.
flash-partnership-authorized = You authorized { $name } as your indirect provider.
flash-declined = You declined the request. We’ve notified { $name }.

flash-link-farewell = Write to them
farewell-title = Tell others about { $reseller }
farewell-lead = The partnership has ended, and the portal has notified no one. Here are drafts that you can open in your email program and edit.
farewell-to-reseller = To the reseller
farewell-to-customers = To customers that you both serve
farewell-customers-lead = Each draft is in the customer’s language and addressed to its contact.
farewell-no-customers = You have no customers in common with this reseller.
farewell-cut = Only the first { $count } customers are listed.
farewell-language = Language
farewell-ended = Ended on
farewell-reseller-subject = { $provider } has ended its partnership with { $reseller }
farewell-reseller-message =
    Hello { $reseller },

    { $provider } has ended its partnership with you on { $on }.

    We no longer appear in each other’s lists, and you can’t be chosen for new customers, orders, or support. Customers, the access they granted you, and subscriptions with your MPN ID stay as they are.

    If you have questions, reply to this email.

    { $person }
    { $provider }
farewell-customer-subject = { $provider } and { $reseller } no longer work together
farewell-customer-message =
    Hello { $reader },

    { $provider } and { $reseller } have not worked together since { $on }.

    Your subscriptions, users, and licenses stay as they are, and so does any administrator access that you granted either of us. You can check and change that access at any time:
    { $link }

    If you have questions, reply to this email.

    { $person }
    { $provider }
