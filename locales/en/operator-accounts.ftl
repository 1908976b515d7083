# The operator's accounts: making, naming, suspending and reactivating them.
accounts-search-hint = Part of the name or domain, or a whole MPN ID or Microsoft ID
accounts-partners = Partners
accounts-all-kinds = All types
accounts-all-standings = All statuses
accounts-none-found = No accounts match. Try something shorter, or choose all types and statuses.

new-account = Add account
new-account-lead = An account for a partner, with its first global admin. Customers are added by their partners, or enroll themselves.
new-account-company = The organization
new-account-country-hint = Sets the region, the only one the partner can do business in. You can’t change it later.
new-account-mail-domain = Email domain
new-account-mail-domain-hint = The end of its people’s addresses, such as aurora.example. If you leave this empty, the first global admin’s address sets it.
new-account-numbers = Partner numbers
new-account-numbers-text = An indirect reseller needs both numbers because its sales are recorded under them. Other partners can have both or none.
new-account-admin = The first global admin
new-account-admin-text = Gets a temporary password. It is shown to you once, on the next page, and must be changed at first sign-in.
new-account-button = Create account
new-account-webmail = Enter an address at the organization, not from a public email service.
new-account-address-taken = This address already belongs to someone on this portal. Enter another one.
new-account-domain = Enter a domain, such as aurora.example.
new-account-domain-taken = Another account already has the email domain { $domain }. Find it in the list of accounts.
new-account-mpn-taken = { $name } already has this MPN ID. Check the number.
new-account-done = Account created
new-account-done-lead = { $name } can sign in now. Give the user name and the temporary password to its first global admin.
new-account-done-before = You already submitted this form, and the password was shown then. If nobody wrote it down, create a new one on the account’s page.

account-facts = Details
account-standing-since = In this status since
account-region = Region
account-partnerships = Partnerships
account-rename = Change name
account-rename-hint = This name appears everywhere from now on. The names partners use for a customer on its bills don’t change.
account-rename-do = Save name
account-renamed-meanwhile = Nothing was saved: this account is now called { $name }. Check it before you change the name.
account-no-administrator = This account has no global admin.
flash-account-renamed = Account renamed to { $name }.

administrator-waits = hasn’t chosen a password yet
administrator-password = New temporary password
administrator-password-lead = For a global admin of { $name }. Give the user name and the temporary password to that person.
administrator-has-password = { $name } already chose a password, and only a global admin of that organization can reset it.

approval-title = Approve organization
approval-lead = { $name } can then do business on this portal. Its global admin gets an email that leads back to the request it came from.
approval-check = The portal only knows that no one else on it has these MPN IDs. Check them before you approve.
approval-decided = { $name } isn’t waiting for approval. Its page shows its status.
refusal-title = Refuse organization
refusal-lead = { $name } won’t be able to do business on this portal, and you can’t undo this. Its MPN IDs and email domain become free again. Its global admin gets an email.

suspend-title = Suspend account
suspend-lead = { $name } keeps what it has but can’t sell anything new until you reactivate it.
suspend-ends = What ends
suspend-ends-selling = New customers, orders, trials, add-ons, more licenses, and upgrades. Orders and drafts already started can’t be finished.
suspend-ends-inviting = The partner can’t request or accept partnerships and reseller relationships. Its open invitations can’t be accepted.
suspend-ends-purchases = Its customers can’t purchase at its cost.
suspend-stays = What stays
suspend-stays-managing = The partner can sign in, and view and manage its customers, their users, and their service requests.
suspend-stays-subscriptions = Subscriptions continue and renew, but not with more licenses than now, even if more are scheduled. They can be reduced, suspended, and canceled.
suspend-stays-told = Its global admins get an email with your reason. Each of its pages shows the suspension, since when, why, and how to contact you.
suspend-reason = Reason
suspend-reason-hint = The partner reads this exactly as you write it. Say what happened and what would resolve it.
suspend-do = Suspend
suspend-no-operator = { $name } runs this portal and can’t be suspended.
suspend-no-customer = { $name } is a customer. Customers can’t be suspended: their partners suspend subscriptions.
suspend-already = { $name } is already suspended. Its page shows since when and why.
suspend-not-active = { $name } does no business yet, so there is nothing to suspend. Approve or refuse it in the list of accounts.
reactivate-do = Reactivate
reactivate-not-suspended = { $name } isn’t suspended, so there is nothing to reactivate.
flash-account-suspended = { $name } suspended. We’ve notified its global admins by email.
flash-account-reactivated = { $name } reactivated. We’ve notified its global admins by email.

suspended-title = This account is suspended.
suspended-means = You can manage what you have but can’t sell anything new.
suspended-since = Since { $at }.
suspended-reason = Reason: { $reason }
suspended-contact = To resolve this, write to { $name }, who runs this portal:
subscription-no-more-suspended = Your organization is suspended and can’t sell more licenses. You can reduce them. For details, contact the operator of this portal.
subscription-no-upgrade-suspended = Your organization is suspended and can’t sell upgrades. For details, contact the operator of this portal.
new-customer-reseller-suspended = { $reseller } is suspended and can’t take new customers. Choose another indirect reseller, or none.

mail-suspended-subject = Account of { $account } suspended: no new sales until reactivated
mail-suspended-text = The operator of this portal suspended the account of { $account } on { $at }.
mail-suspended-reason = Reason: { $reason }
mail-suspended-means = You can still sign in and manage your customers, their users, and their subscriptions. Until the account is reactivated, you can’t sell anything new.
mail-suspended-contact = To resolve this, write to { $person }, { $email }.
mail-reactivated-subject = Account of { $account } reactivated: you can sell again
mail-reactivated-text = The operator of this portal reactivated the account of { $account } on { $at }. You can sell again.
