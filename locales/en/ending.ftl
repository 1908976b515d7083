# The end of relationships with customers, and former customers.
removal-title-customer = Remove customer relationship
removal-ends-pages = Its pages close for you: subscriptions, orders, users and services.
removal-ends-contact = You are the support contact of { $name }. { $seller }, which sells it, takes over.
removal-stays-partner = The relationship of { $name } with the customer: it goes on selling and managing.
removal-stays-sold = All subscriptions with their dates and prices, and your MPN ID where it stands on them.
removal-good-faith-reseller = You end this relationship in good faith, for a legitimate business reason, and as your contract with the customer or your provider allows.
removal-notice-reseller = Where your contract asks for a notice of termination, you give it yourself: this portal sends none to anybody. Consider telling the customer and your provider.
account-end-means-reseller = You leave this customer; your provider's relationship with it stays. The next page says what ends and what stays.
flash-customer-removed =
    The relationship with { $name } is removed. { $contacts ->
        [none] No support contact has changed.
       *[other] Subscriptions whose support contact is their seller now: { $contacts }.
    } { $privileges ->
        [kept] Your delegated admin privileges stay; you can give them up under Former customers.
        [gone] Your delegated admin privileges are given up.
       *[none] You held no delegated admin privileges.
    } { $who ->
        [reseller] Consider telling the customer and your provider. Former customers shows what there was.
       *[seller] Consider telling the customer and its reseller. Former customers shows what there was.
    }

former-title = Former customers
former-lead = Customers that you no longer serve, what is left over, and the way back.
former-empty-title = No former customers
former-empty-text = Customers whose relationship with you has ended are listed here.
former-ended = Ended
former-left-over = Left over
former-privileges = Admin privileges
former-nothing = Nothing
former-waiting = Request waits for an answer
former-reinstate = Reinstate
former-give-up = Give up admin privileges
former-serves-again = You serve { $name } again. You find it in your list of customers.
former-nothing-left = You hold no admin privileges over { $name } any more. There is nothing left to give up.
give-up-lead = You still hold delegated admin privileges over { $name }, which you no longer serve.
give-up-ends = Your delegated admin privileges end at once. Only the customer can grant them again.
give-up-stays = Subscriptions, users and what other partners have to do with the customer stay as they are.
give-up-told = The customer's global admins are told by mail.
flash-privileges-given-up = Your delegated admin privileges over { $name } are given up. Its global admins are told.
mail-given-up-subject = { $partner } has given up its admin privileges over { $customer }
mail-given-up-text = { $partner } no longer serves { $customer } and gave up its delegated admin privileges on { $at }. You need to do nothing. Partner relationships shows who has privileges now.
mail-given-up-open = See your partner relationships

reinstate-lead = You ask { $name } for a relationship again. Nothing changes before the customer accepts.
reinstate-waiting = A request of yours waits for this customer's answer already. You may want to send that one again instead.
reinstate-way = What you ask for
reinstate-as-it-was = As it was
reinstate-fresh = Start fresh
reinstate-means-names = Your names for the customer, and whether it may purchase at your cost.
reinstate-means-contacts = You become the support contact again of subscriptions that you supported, where nobody but their seller supports them now.
reinstate-means-asked = You held delegated admin privileges: the request asks for them.
reinstate-means-held = You still hold delegated admin privileges: the request need not ask for them.
reinstate-means-none = You held no delegated admin privileges: the request asks for none.
reinstate-means-always = In your cloud a relationship always comes with delegated admin privileges, so the request asks for them.
reinstate-means-fresh = A relationship like any other: nothing of what there was comes back.
reinstate-privileges = Delegated admin privileges
reinstate-privileges-hint = This counts if you start fresh.
reinstate-privileges-ask = Ask for them
reinstate-privileges-none = Ask for none
reinstate-decides = Next you see the draft of your mail, with the personal link. A global admin of the customer decides.

banner-taken-title = The customer has taken your admin privileges away.
banner-taken-since = Since
banner-taken-support = Your relationship and its subscriptions stay, and under your agreement you stay responsible for support.
banner-taken-request = Ask for the privileges again
banner-taken-service = Open a service request

suspending-title = Suspend all active subscriptions
suspending-lead = { $count ->
    [one] { $count } active subscription of { $name } will be suspended.
   *[other] { $count } active subscriptions of { $name } will be suspended.
}
suspending-who = Who loses access
suspending-users = { $count ->
    [0] No one has a license
    [one] { $count } user
   *[other] { $count } users
}
suspending-everyone = Everyone who uses it
suspending-means = What this means
suspending-locks-out = These users lose access immediately.
suspending-deletion = Unless someone reactivates them, the subscriptions are deleted on { $at }.
suspending-trial = Trials still end on their own date.
suspending-keeps = Licenses stay assigned. Reactivating a subscription brings access back.
suspending-stale = Nothing was suspended: the active subscriptions have changed since you opened this page. Check the list and confirm again.
flash-subscriptions-suspended = { $suspended ->
    [0] No subscription was active anymore.
    [one] { $suspended } subscription suspended. Its users are locked out.
   *[other] { $suspended } subscriptions suspended. Their users are locked out.
}
