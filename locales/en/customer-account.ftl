# A customer's Account page, and what is done from it.
account-page-lead = This customer’s details, and the partners that serve it.
account-info = Customer account info
account-update = Update
update-title = Update account info
update-lead = Your name for { $name } on lists and bills, and the customer’s details. The name of the customer’s own account, its domain, and its country don’t change.
update-name-hint = The name on your lists and bills. Other partners keep the name they use.
update-alias-hint = Your own name for this customer, such as a customer number. Only your organization can view it, and search finds it.
update-contact-hint = The person you and the customer’s other partners contact there.
update-stale = Nothing was saved: someone else changed this customer while you had the page open. What you typed is kept. Check the changes, then submit again.
update-no-privileges = To change this customer’s details, you need its delegated admin privileges. Ask the customer for them.
update-not-let = { $seller } doesn’t let your organization change this customer’s details. Ask { $seller } for the change.
update-changes = Changes since you opened the page
update-before = Before
update-now = Now
update-field = Field
update-empty = Empty
update-submit = Submit
account-company-name = Company name
account-microsoft-id = Microsoft ID
account-alias = Alias
account-primary-domain = Primary domain name
account-country = Country/region
account-address = Address
account-contact = Primary contact
account-culture = Culture
account-language = Preferred language
account-since = Customer since
account-bill-to = Bill-to
account-bill-to-name = Name on bills
account-bill-to-address = Billing address
account-partners = Resellers and providers
account-partner-you = You
account-relationship-since = Reseller relationship since
account-relationship-none = No relationship now
account-privileges = Delegated admin privileges
account-privileges-since = Granted since
account-privileges-none = Not granted
account-permissions = Customer permissions
account-allow-purchase = Allow customer to purchase
account-allow-purchase-means = When on, the customer’s admins can buy Azure reservations in their portal. You pay for them and aren’t asked first. Your global admins get an email about each purchase, and it appears in the order history. Off by default.
account-switch-on = On
account-switch-off = Off
account-end = End of the relationship
account-end-means = You stop serving this customer. This is possible when you have no active subscriptions for it. The next page shows what ends and what stays.
account-licenses = { $count ->
    [one] { $count } license
   *[other] { $count } licenses
}
account-usage = Billed by usage

agreement-title = Microsoft Customer Agreement
agreement-lead = Record who accepted the agreement at { $name }, and when. After that, subscriptions can be bought for the customer.
agreement-accepted = Accepted
agreement-not-accepted = Not accepted
agreement-accepted-itself = The customer accepted the agreement itself.
agreement-attested-by-us = Your organization attested it. { $person } recorded it.
agreement-attested-by = { $partner } attested it.
agreement-attested-by-another = Another partner of the customer attested it.
agreement-acceptor = Accepted by
agreement-day = Agreement acceptance date
agreement-day-hint = The date when the customer accepted: today or earlier.
agreement-recorded = Recorded
agreement-asked = The customer was asked to accept the agreement on { $at }.
agreement-missing = Nobody recorded an acceptance of the agreement yet.
agreement-blocks = The customer hasn’t accepted the agreement yet. Until then, nothing can be bought for it.
agreement-record = Record acceptance
agreement-again = An acceptance is already recorded. Record another one only if another person accepted, or if the person’s contact details changed.
agreement-same-person = This person’s acceptance is already recorded. If someone else accepted, change the name, the email address, or the phone number.
agreement-means = By saving, you attest that this person accepted the agreement on behalf of the customer. Your name is recorded.
agreement-save = Save and continue

removal-title = Remove reseller relationship
removal-lead = { $name } will no longer be your customer.
removal-blocking = What you need to do first
removal-blocking-text = { $count ->
    [one] { $count } active subscription keeps you from removing the relationship. Suspend it, or cancel it within its window. You return to this page afterwards.
   *[other] { $count } active subscriptions keep you from removing the relationship. Suspend them all in one step, or open each one. You return to this page afterwards.
}
removal-refused = The relationship wasn’t removed: there are active subscriptions.
removal-clear = Suspend or cancel
removal-ends-list = The customer leaves your list, and you can no longer be chosen as its support contact.
removal-ends-orders = You can no longer order for this customer, or change or reactivate its subscriptions.
removal-ends-purchases = The customer can no longer buy anything at your cost.
removal-stays-tenant = The customer’s account, its users, and their data.
removal-stays-partners = Other partners’ relationships, privileges, and subscriptions with the customer.
removal-stays-subscriptions = Suspended and ended subscriptions. Their dates don’t change.
removal-stays-privileges = Your delegated admin privileges, unless you give them up below.
removal-privileges-keep = Keep them
removal-privileges-give-up = Give them up as well
removal-privileges-hint = Removing the relationship doesn’t change them. If you give them up, this is recorded separately, and only the customer can grant them again.
removal-good-faith = You end this relationship in good faith, for a legitimate business reason, and as your contract with the customer or its reseller allows.
removal-notice = If your contract requires a notice of termination, you give it yourself: this portal sends none to anyone. Consider telling the customer and its reseller.

reset-title = Reset password
reset-lead = { $user } gets a new temporary password.
reset-means-old = The current password stops working, and anyone signed in with it is signed out.
reset-means-once = The new password is shown to you once, on the next page. You give it to the administrator yourself.
reset-means-change = The administrator must change it at first sign-in.
reset-do = Reset password
reset-done-lead = { $user } has a new temporary password.
reset-done-before = You already submitted this form, and the password was shown then. If nobody wrote it down, reset it again.
reset-again = Reset again
reset-finish = Done
reset-no-privileges = You have no delegated admin privileges over this customer, so you can’t reset its passwords. Ask the customer to grant them, or ask a partner that has them.
reset-no-administrator = This customer has no administrator whose password a partner can reset. Ask the operator of this portal for help.

flash-customer-updated = Account info saved for { $name }.
flash-agreement-recorded = Acceptance recorded for { $name }.
flash-purchases-allowed = { $name } can now purchase for itself. You pay for what it buys.
flash-purchases-stopped = { $name } can no longer purchase for itself.
