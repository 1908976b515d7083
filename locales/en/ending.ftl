# The end of relationships with customers, and former customers.
removal-title-customer = Remove customer relationship
removal-ends-pages = You lose access to the customer’s pages: subscriptions, orders, users, and services.
removal-ends-contact = You’re the support contact for { $name }. { $seller }, which sells it, takes over.
removal-stays-partner = The relationship between { $name } and the customer: { $name } keeps selling and managing.
removal-stays-sold = All subscriptions with their dates and prices, and your MPN ID on them.
removal-good-faith-reseller = You end this relationship in good faith, for a legitimate business reason, and as your contract with the customer or your provider allows.
removal-notice-reseller = If your contract requires a notice of termination, you give it yourself: this portal sends none to anyone. Consider telling the customer and your provider.
account-end-means-reseller = You stop serving this customer. Your provider’s relationship with it stays. The next page shows what ends and what stays.
flash-customer-removed =
    Relationship with { $name } removed{ $contacts ->
        [0] .
        [one] . The seller is now the support contact for { $contacts } subscription.
       *[other] . The seller is now the support contact for { $contacts } subscriptions.
    } { $who ->
        [reseller] Consider telling the customer and your provider.
       *[seller] Consider telling the customer and its reseller.
    }
flash-customer-removed-privileges =
    Relationship with { $name } removed{ $contacts ->
        [0] .
        [one] . The seller is now the support contact for { $contacts } subscription.
       *[other] . The seller is now the support contact for { $contacts } subscriptions.
    } { $privileges ->
        [gone] You gave up your delegated admin privileges.
       *[kept] You keep your delegated admin privileges; you can give them up under Former customers.
    } { $who ->
        [reseller] Consider telling the customer and your provider.
       *[seller] Consider telling the customer and its reseller.
    }

former-title = Former customers
former-lead = Customers you no longer serve. Give up leftover privileges, or reinstate a relationship.
former-empty-title = No former customers yet
former-empty-text = When your relationship with a customer ends, the customer appears here.
former-ended = Ended
former-left-over = Left over
former-privileges = Delegated admin privileges
former-nothing = Nothing
former-waiting = Waiting for an answer to your request
former-reinstate = Reinstate
former-give-up = Give up admin privileges
former-serves-again = You serve { $name } again. Find the customer in your list of customers.
former-nothing-left = You no longer have admin privileges over { $name }. There is nothing left to give up.
give-up-lead = You still have delegated admin privileges over { $name }, a customer you no longer serve.
give-up-ends = Your delegated admin privileges end immediately. Only the customer can grant them again.
give-up-stays = Subscriptions, users, and everything other partners have with the customer don’t change.
give-up-told = We notify the customer’s global admins by email.
flash-privileges-given-up = You gave up your delegated admin privileges over { $name }. We’ve notified its global admins.
mail-given-up-subject = { $partner } gave up its admin privileges for { $customer }
mail-given-up-text = { $partner } no longer serves { $customer } and gave up its delegated admin privileges on { $at }. You don’t need to do anything. To check who has privileges now, open Partner relationships.
mail-given-up-open = View your partner relationships

reinstate-lead = You ask { $name } for a relationship again. Nothing changes until the customer accepts.
reinstate-waiting = A request of yours is already waiting for this customer’s answer. Consider sending that one again instead.
reinstate-way = What you request
reinstate-as-it-was = As it was
reinstate-fresh = Start fresh
reinstate-means-names = Your names for the customer, and whether it can purchase at your cost.
reinstate-means-contacts = You become the support contact again for subscriptions you supported, unless someone other than the seller supports them now.
reinstate-means-asked = You had delegated admin privileges, so the request asks for them.
reinstate-means-held = You still have delegated admin privileges, so the request doesn’t ask for them.
reinstate-means-none = You had no delegated admin privileges, so the request asks for none.
reinstate-means-always = In your cloud, a relationship always includes delegated admin privileges, so the request asks for them.
reinstate-means-fresh = A relationship like any other. Nothing you had before comes back.
reinstate-privileges = Delegated admin privileges
reinstate-privileges-hint = This only applies if you start fresh.
reinstate-privileges-ask = Request privileges
reinstate-privileges-none = Don’t request privileges
reinstate-decides = Next, the draft of your email opens, with the personal link. A global admin of the customer decides.

banner-taken-title = The customer removed your delegated admin privileges on { $at }.
banner-taken-support = Your relationship and its subscriptions stay. Under your agreement, you’re still responsible for support.
banner-taken-request = Request the privileges again
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
