# Home: what needs the reader, what a new account does next, and how things stand. And the words of charts.
home-needs = Needs you
home-nothing-waits = Nothing needs you right now.
home-overdue = Overdue
home-when-due = Due { $at }
home-when-since = Since { $at }
home-when-until = Until { $at }
home-when-answered = Answered { $at }
home-when-on = On { $at }
home-when-last = Last on { $at }
home-when-partner = Partner since { $at }
home-request-late = Service request of { $customer }. The first answer is overdue.
home-request-open = Service request of { $customer }. The first answer is due.
home-request-news = Service request of { $customer }. There is something new to answer.
home-request-answered = Your service request for { $customer } was answered. Reply or close it.
home-own-request-answered = Your service request was answered. Reply or close it.
home-mpa-unsigned = Your organization hasn’t signed it yet.
home-mca = Microsoft Customer Agreement
home-mca-due = Until your organization accepts it, partners can’t order for you.
home-partner-asks = Requests a reseller relationship with you.
home-partner-asks-privileges = Requests a reseller relationship and delegated admin privileges.
home-invitation-ends = { $kind }. Nobody has answered yet, and the link stops working soon.
home-renews = Renews for { $customer }.
home-ends = Ends for { $customer }.
home-trial-ends = Trial of { $customer } ends.
home-own-renews = Renews.
home-own-ends = Ends.
home-own-trial-ends = Trial ends.
home-referral-waits = Referral that you haven’t answered yet.
home-account-waits = Waits for your approval.
home-qualification-waits = A partner says that this customer qualifies for special offers.
home-more-qualifications = Qualifications
home-reseller-unsigned = Hasn’t signed the Microsoft Partner Agreement.
home-partnership-accepted = Accepted the partnership.
home-partnership-declined = Declined the partnership.
home-relationship-accepted = Accepted the reseller relationship.
home-relationship-declined = Declined the reseller relationship.
home-answer = Answer
home-read = Read
home-reply = Reply
home-sign = Sign
home-accept = Read and accept
home-decide = Decide
home-view-invitations = View invitations
home-view-subscription = View subscription
home-view-subscriptions = View subscriptions
home-view-reseller = View reseller
home-more = { $what }: { $count } more
home-more-invitations = Invitations without an answer
home-more-answers = Answered invitations
home-more-subscriptions = Subscriptions that renew or end within 7 days

home-steps = Next steps
home-done = Done:
home-step-sign = Sign the Microsoft Partner Agreement
home-step-invite-reseller = Invite an indirect reseller
home-step-find-provider = Find an indirect provider
home-step-add-customer = Add a customer
home-step-invite-customer = Invite a customer
home-step-order = Order a subscription for a customer
home-step-accept = Accept the Microsoft Customer Agreement
home-step-find-partner = Accept a partner’s request
home-step-get-subscription = Get your first subscription
home-step-assign = Assign licenses to your users
home-step-load-catalog = Import the catalog
home-step-add-partner = Add a partner
home-step-list-provider = List an indirect provider

home-glance = At a glance
home-changed = { $change } in 30 days
home-unchanged = No change in 30 days
home-free-licenses = Free licenses
home-free-note = ready to assign
home-users = Users
home-users-note = in your organization
home-partners = Partners
home-accounts-note = on this portal
home-offers = Products
home-offers-note = in the catalog
home-open-requests = Open service requests
home-requests-note = waiting for your answer
home-own-requests-note = that you opened
home-requests-overdue = { $count ->
        [one] { $count } overdue
       *[other] { $count } overdue
    }
home-open-referrals = Open referrals
home-open-invitations = Open invitations
home-waiting-note = waiting for an answer
home-chart-subscriptions = Subscriptions by month
home-chart-customers = Customers by month
home-chart-accounts = New accounts by month
home-licenses = Licenses by product
home-assigned = { $assigned } of { $bought } assigned
home-own-entry = Your entry in the list of providers

home-acting = Who can act for you
home-acting-note = Has delegated admin privileges
home-acting-nobody = No partner has delegated admin privileges.
home-calling = Who to contact
home-calling-nobody = You’ll find your support contacts here when you have a subscription.
home-ask-admins = Your global admins can give you more roles: { $names }.
home-ask-admins-customer = Your global admins manage subscriptions, licenses, and users: { $names }.
home-pending = Your organization is waiting for the operator’s approval. You’ll get an email when it’s decided.
home-refused = The operator didn’t approve your organization.

chart-table = Show the numbers
chart-month-1 = Jan
chart-month-2 = Feb
chart-month-3 = Mar
chart-month-4 = Apr
chart-month-5 = May
chart-month-6 = Jun
chart-month-7 = Jul
chart-month-8 = Aug
chart-month-9 = Sep
chart-month-10 = Oct
chart-month-11 = Nov
chart-month-12 = Dec

home-unknown-sender = { $count ->
    [one] { $count } recipient of its emails says they don’t know this organization.
   *[other] { $count } recipients of its emails say they don’t know this organization.
}
home-many-failures = { $count ->
    [one] { $count } failed sign-in or refused request within the last hour.
   *[other] { $count } failed sign-ins and refused requests within the last hour.
}
home-view-events = View events
home-view-account = View account
home-backup-off = No backups are scheduled. To make one each day, set TANDEM_BACKUP_DIR on the server.
home-backup-waits = The first backup is about to be made.
home-backup-made = The last backup was made on { $at }.
home-backup-missed = No backup has been made since { $at }. Check the server log and the disk of the backup folder.
home-backup-failed = The backup of { $at } failed. The server log says why. We’ll try again within an hour.
