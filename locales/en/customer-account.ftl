# A customer's Account page, and what is done from it.
account-page-lead = What is known of this customer, and who works for it.
account-info = Customer account info
account-update = Update
update-title = Update account info
update-lead = What you call { $name } on your lists and bills, and what is known of it. The name of its own account, its domain and its country stay as they are.
update-name-hint = As it stands on your lists and bills. Other partners keep the name that they use.
update-alias-hint = A name of your own for this customer, for example a customer number. Only your organization sees it, and the search finds it.
update-contact-hint = Whom you and the customer's other partners reach there.
update-stale = Somebody else changed this customer while the page was open, so nothing was saved. What you typed is kept; look at what changed, then submit again.
update-changes = What changed meanwhile
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
account-allow-purchase-means = While this is on, the customer's administrators can buy Azure reservations for themselves in their portal. You pay for them and are not asked or notified; each purchase appears in the order history as placed by the customer. Off unless you turn it on.
account-switch-on = On
account-switch-off = Off
account-end = End of the relationship
account-end-means = You leave this customer. It is possible once you have no active subscription of it; the next page says what ends and what stays.
account-licenses = { $count ->
    [one] { $count } license
   *[other] { $count } licenses
}
account-usage = Billed by usage

agreement-title = Microsoft Customer Agreement
agreement-lead = Record who at { $name } accepted the agreement, and when. Subscriptions can be bought for the customer from then on.
agreement-accepted = Accepted
agreement-not-accepted = Not accepted
agreement-accepted-itself = The customer accepted it itself.
agreement-attested-by-us = Your organization attests it; recorded by { $person }.
agreement-attested-by = { $partner } attests it.
agreement-attested-by-another = Another partner of the customer attests it.
agreement-acceptor = Accepted by
agreement-day = Agreement acceptance date
agreement-day-hint = The day on which the customer accepted it: today or earlier.
agreement-recorded = Recorded
agreement-asked = The customer was asked to accept the agreement itself on
agreement-missing = Nobody has recorded yet that the customer accepted the agreement.
agreement-blocks = It has not accepted yet. Nothing can be bought for it before it has.
agreement-record = Record acceptance
agreement-again = An acceptance is recorded already. Record another one only if another person accepted, or if the person's contact details have changed.
agreement-same-person = This person's acceptance is recorded already. Change the name, the email address or the phone number if somebody else accepted; otherwise there is nothing to do.
agreement-means = By saving you attest that this person accepted the agreement on behalf of the customer. Your name is recorded with it.
agreement-phone-optional = May be left empty.
agreement-save = Save and continue

removal-title = Remove reseller relationship
removal-lead = { $name } will no longer be your customer.
removal-blocking = What stands in the way
removal-blocking-text = { $count ->
    [one] { $count } active subscription keeps you from removing the relationship. Suspend it, or cancel it within its window. You return to this page afterwards.
   *[other] { $count } active subscriptions keep you from removing the relationship. Suspend them all in one step, or open each one. You return to this page afterwards.
}
removal-refused = The relationship was not removed: there are active subscriptions.
removal-clear = Suspend or cancel
removal-ends-list = The customer leaves your list, and you leave the choice of its support contacts.
removal-ends-orders = You can't order for this customer any more, nor change or reactivate its subscriptions.
removal-ends-purchases = The customer can't buy anything at your cost any more.
removal-stays-tenant = The customer's account, its users and their data.
removal-stays-partners = What other partners have to do with the customer: their relationships, privileges and subscriptions.
removal-stays-subscriptions = Subscriptions that are suspended or ended: they keep their dates.
removal-stays-privileges = Your delegated admin privileges, unless you give them up below.
removal-privileges-keep = Keep as they are
removal-privileges-give-up = Give them up as well
removal-privileges-hint = Removing the relationship does not touch them. Giving them up is recorded apart; only the customer can grant them again.
removal-good-faith = You end this relationship in good faith, for a legitimate business reason, and as your contract with the customer or its reseller allows.
removal-notice = Where your contract asks for a notice of termination, you give it yourself: this portal sends none to anybody. Consider telling the customer and its reseller.

reset-title = Reset password
reset-lead = { $user } gets a new temporary password.
reset-means-old = The password it has now stops working, and whoever is signed in with it is signed out.
reset-means-once = The new one is shown to you once, on the next page. You hand it over yourself.
reset-means-change = At the first sign-in, it must be replaced by one that only the administrator knows.
reset-do = Reset password
reset-done-lead = { $user } has a new temporary password.
reset-done-before = This form has done its work already, and the password was shown then. It can't be had again: if nobody wrote it down, reset it once more.
reset-again = Reset once more
reset-finish = Done
reset-no-privileges = You hold no delegated admin privileges over this customer, so you can't reset its passwords. Ask the customer to grant them, or ask a partner that holds them.
reset-no-administrator = This customer has no administrator whose password a partner can reset. Ask the operator of this portal for help.

flash-customer-updated = The account info of { $name } is saved.
flash-agreement-recorded = It is recorded that { $name } accepted the agreement.
flash-purchases-allowed = { $name } may purchase for itself now. You pay for what it buys.
flash-purchases-stopped = { $name } can't purchase for itself any more.
