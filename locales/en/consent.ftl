# The customer's answer to a request for a reseller relationship, and who is told of it.
consent-title = { $partner } asks for a reseller relationship
consent-title-joint = { $partner } and { $provider } ask for reseller relationships
consent-lead = Nothing changes until a global admin of your organization answers.
consent-summary = { $count ->
    [0] { $partner } already has a reseller relationship with you.
    [one] { $partner } asks you to accept { $count } reseller relationship.
   *[other] { $partner } asks you to accept { $count } reseller relationships.
}
consent-summary-privileges = This includes delegated admin privileges for { $names }.
consent-summary-no-privileges = No one asks for admin privileges.
consent-checked-agreement = Microsoft Partner Agreement signed, { $day }
consent-unchecked-agreement = Microsoft Partner Agreement (not signed yet)
consent-check-title = Before you answer
consent-code = Code for a phone call
consent-code-note = The sender sees the same code. If you are unsure, call a number that you know and compare it.
consent-relationship = Reseller relationship with you
consent-privileges = Delegated admin privileges over your organization
consent-there-already = There already; stays as it is
consent-may = What it may do
consent-may-order = Order subscriptions for you, change those it sold you, and bill you for them.
consent-may-see-sold = See your company info and the subscriptions it sold you.
consent-may-serve = Be named on your subscriptions as your reseller and your support contact.
consent-may-see-named = See your company info and the subscriptions that name it as your reseller.
consent-may-support = Open service requests for you.
consent-may-privileged = If you grant it privileges: act as an administrator of your organization. It can manage your users, licenses and services, see all your subscriptions, and give your administrator a new password. It asks for this; you decide in your answer.
consent-may-not = What it may not do
consent-not-order = Order for you or change your subscriptions.
consent-not-unless-granted = Manage your users, licenses, passwords and services, unless you grant it privileges.
consent-not-privileged = Manage your users, licenses, passwords and services. It asks for no privileges.
consent-not-others = Change what you have with other partners. Those relationships stay as they are.
consent-how-long = How long, and how it ends
consent-no-end = A reseller relationship has no end date.
consent-take-back = You can take privileges back at any time under Partner relationships. The relationship and your subscriptions stay.
consent-end = To end the relationship itself, ask the partner to remove it. Nothing that you bought is lost.
consent-own-words = Message from the sender, not checked by this portal
consent-link-mark = [your personal link]
consent-no-tenant = No tenant yet?
consent-no-tenant-text = Enroll your organization as a customer now and answer right afterwards.
consent-enrol = Enroll as a customer
enrol-country-hint-customer = Only those where the partner may serve you.
enrol-inviting-address = This address belongs to the partner that asks. Use an address of your own organization.
consent-agreement-read = Read the Microsoft Customer Agreement
consent-agreement-download = Download the agreement
consent-agreement-attest = Your organization has bought before under another agreement, so it can't confirm the Microsoft Customer Agreement here. Please ask a partner that sells to you to attest it. You can answer this request all the same; new purchases wait until then.
consent-your-answer = Your answer
consent-relationship-box = I accept the reseller relationship
consent-privileges-box = Grant delegated administration privileges to { $name }
consent-privileges-hint = You may leave this unticked. The relationship then begins without privileges, and the partner is told so.
consent-agreement-box = I accept the Microsoft Customer Agreement
consent-accept = Accept
consent-ask-admin = Only a global admin of your organization can answer. Please hand it to: { $names }.
consent-tick-relationship = Please tick this box first, or decline below.
consent-tick-agreement = Please read the agreement and tick this box. Without it, nothing can be bought for you.
consent-changed = What is asked for has changed since you opened this page. Nothing was saved. Please look at it once more and answer again.

consent-own-link = This is a request of your own organization. Send it to the customer you want to serve; it can't be answered from here.
consent-not-a-customer = Your organization is not a customer here, and only customers can answer this. If you also belong to the customer, switch to its account; otherwise sign out and enroll the customer from this link. A partner can't be a customer in the same tenant.
consent-other-cloud = Your organization is in another cloud than { $partners }. Relationships are possible only within one cloud: use your tenant there, or choose a partner in your cloud.
consent-other-region = Your organization is in another region than { $partners }. Relationships are possible only within one country or region: use your tenant there, or choose a partner in your region.
consent-other-recipient = This request was made out to another organization. If you think it is meant for you, ask the sender for a new one.
consent-not-in-good-standing = Your organization can't begin relationships now. The operator of this portal can tell you more.
consent-nothing-to-do = You already have everything that this request asks for with { $partners }. There is nothing more to do; you see it under Partner relationships.
consent-answered = Your organization has answered this request already. What you agreed to stands under Partner relationships.

flash-relationship-accepted = Done. { $names } can serve you from now on. All your global admins get a receipt by mail.
flash-relationship-declined = You have declined. { $names } will be told.

consent-mail-accepted-subject = { $customer } has accepted your request
consent-mail-accepted-text = { $person } has accepted the reseller relationship with { $partners } for { $customer } on { $at }. The customer is now in your list of customers.
consent-mail-customer-subject = { $customer } is now your customer
consent-mail-privileges-given = { $customer } has granted you delegated admin privileges.
consent-mail-privileges-refused = { $customer } has not granted the delegated admin privileges that you asked for. You serve it without them. If you need them, talk to the customer, which can grant them later.
consent-mail-may-order = You can now order subscriptions for { $customer }.
consent-mail-attest = { $customer } bought before under another agreement and can't accept the Microsoft Customer Agreement itself. Before anything new is bought, a provider or direct-bill partner must attest it on the customer's Account page.
consent-mail-declined-subject = { $customer } has declined your request
consent-mail-declined-text = { $person } has declined the request of { $partners } for { $customer } on { $at }. Nothing has changed.
consent-mail-open-customers = See your customers
consent-receipt-subject = Receipt: { $customer } now has a reseller relationship with { $partners }
consent-receipt-text = { $person } has accepted the request of { $partners } for { $customer } on { $at }. This is what holds from now on.
consent-receipt-serves = { $partner } may, since { $at }, be named on your subscriptions as your reseller and support contact and open service requests for you. It can't order.
consent-receipt-sells = { $partner } may, since { $at }, order subscriptions for you, change those it sold you, and open service requests for you.
consent-receipt-privileged = { $partner } holds delegated admin privileges: it may manage your users, licenses, passwords and services.
consent-receipt-not-privileged = { $partner } holds no privileges over your users, licenses, passwords and services.
consent-receipt-agreement = The Microsoft Customer Agreement was accepted at the same time.
consent-receipt-attest = The Microsoft Customer Agreement still has to be attested by a partner that sells to you. Until then nothing new can be bought.
consent-receipt-take-back = If this is not what you want, take privileges back under Partner relationships, at any time. To end a relationship, ask the partner to remove it.
consent-receipt-open = See your partner relationships
