# The customer's answer to a request for a reseller relationship, and who is told of it.
consent-title = { $partner } requests a reseller relationship
consent-title-joint = { $partner } and { $provider } request reseller relationships
consent-lead = Nothing changes until a global admin of your organization responds.
consent-summary = { $count ->
    [0] { $partner } already has a reseller relationship with you.
    [one] { $partner } asks you to accept { $count } reseller relationship.
   *[other] { $partner } asks you to accept { $count } reseller relationships.
}
consent-summary-privileges = This includes delegated admin privileges for { $names }.
consent-summary-no-privileges = No one asks for admin privileges.
consent-checked-agreement = Microsoft Partner Agreement signed, { $day }
consent-unchecked-agreement = Microsoft Partner Agreement (not signed yet)
consent-check-title = Before you respond
consent-code = Code for a phone call
consent-code-note = The sender has the same code. If you’re unsure, call a number you know and compare the code.
consent-relationship = Reseller relationship with you
consent-privileges = Delegated admin privileges over your organization
consent-there-already = Already in place. It doesn’t change.
consent-may = What the partner can do
consent-may-order = Order subscriptions for you, change those it sold you, and bill you for them.
consent-may-see-sold = View your company info and the subscriptions it sold you.
consent-may-serve = Be named on your subscriptions as your reseller and your support contact.
consent-may-see-named = View your company info and the subscriptions that name the partner as your reseller.
consent-may-support = Open service requests for you.
consent-may-privileged = If you grant privileges: act as an administrator of your organization. The partner can then manage your users, licenses, and services, view all your subscriptions, and reset your administrator’s password. The partner requests this; you decide in your response.
consent-may-not = What the partner can’t do
consent-not-order = Order for you or change your subscriptions.
consent-not-unless-granted = Manage your users, licenses, passwords, and services, unless you grant privileges.
consent-not-privileged = Manage your users, licenses, passwords, and services. The partner requests no privileges.
consent-not-others = Change anything you have with other partners. Those relationships don’t change.
consent-how-long = Duration, and how it ends
consent-no-end = A reseller relationship has no end date.
consent-take-back = You can remove privileges at any time under Partner relationships. The relationship and your subscriptions don’t change.
consent-end = To end the relationship, ask the partner to remove it. You keep everything you bought.
consent-own-words = Message from the sender, not checked by this portal
consent-link-mark = [your personal link]
consent-no-tenant = No tenant yet?
consent-no-tenant-text = Enroll your organization as a customer now, and respond right after.
consent-enrol = Enroll as a customer
enrol-country-hint-customer = Only countries and regions where the partner can serve you.
enrol-inviting-address = This address belongs to the partner that sent the request. Use an address in your own organization.
consent-agreement-read = Read the agreement
consent-agreement-download = Download agreement
consent-agreement-attest = Your organization bought under another agreement before, so it can’t accept the Microsoft Customer Agreement here. Ask a partner you buy from to attest it. You can still respond to this request, but new purchases aren’t possible until then.
consent-your-answer = Your response
consent-relationship-box = I accept the reseller relationship
consent-privileges-box = Grant delegated administration privileges to { $name }
consent-privileges-hint = If you leave this clear, the relationship starts without privileges, and we tell the partner.
consent-agreement-box = I accept the Microsoft Customer Agreement
consent-accept = Accept
consent-ask-admin = Only a global admin of your organization can respond. Send this page to one of them: { $names }.
consent-tick-relationship = Select this box to accept, or decline below.
consent-tick-agreement = Read the agreement and select this box. Without it, nothing can be bought for you.
consent-changed = Nothing was saved: the request changed after you opened this page. Review it and respond again.

consent-own-link = This request comes from your own organization, so you can’t respond to it. Send it to the customer you want to serve.
consent-not-a-customer = Only customers can respond to this request, and your organization isn’t one here. If you also belong to the customer, switch to its account. Otherwise, sign out and enroll the customer from this link.
consent-other-cloud = Your organization isn’t in the same cloud as { $partners }, and relationships are only possible within one cloud. Use your tenant in that cloud, or choose a partner in yours.
consent-other-region = Your organization isn’t in the same region as { $partners }, and relationships are only possible within one country or region. Use your tenant there, or choose a partner in your region.
consent-other-recipient = This request was sent to another organization. If it’s meant for you, ask the sender for a new one.
consent-not-in-good-standing = Your organization can’t start relationships now. For details, contact the operator of this portal.
consent-nothing-to-do = You already have everything this request asks for with { $partners }, so there is nothing to do. View it under Partner relationships.
consent-answered = Your organization already responded to this request. What you accepted is under Partner relationships.

flash-relationship-accepted = Accepted. { $names } can now serve you. We’ve sent all your global admins a receipt by email.
flash-relationship-declined = You declined the request. We’ve notified { $names }.

consent-mail-accepted-subject = { $customer } accepted your reseller relationship request
consent-mail-accepted-text = { $person } accepted the reseller relationship with { $partners } for { $customer } on { $at }. The customer is now in your list of customers.
consent-mail-customer-subject = { $customer } is now your customer
consent-mail-privileges-given = { $customer } granted you delegated admin privileges.
consent-mail-privileges-refused = { $customer } didn’t grant the delegated admin privileges you requested, so you serve this customer without them. If you need them, ask the customer, which can grant them later.
consent-mail-may-order = You can now order subscriptions for { $customer }.
consent-mail-attest = { $customer } bought under another agreement before and can’t accept the Microsoft Customer Agreement itself. Before anyone can order for this customer, a provider or direct-bill partner must attest it on the customer’s Account page.
consent-mail-declined-subject = { $customer } declined your reseller relationship request
consent-mail-declined-text = { $person } declined the request of { $partners } for { $customer } on { $at }. Nothing changed. You can send a new request.
consent-mail-open-customers = View your customers
consent-receipt-subject = Receipt: { $customer } now has a reseller relationship with { $partners }
consent-receipt-text = { $person } accepted the request of { $partners } for { $customer } on { $at }. This is what applies from now on.
consent-receipt-serves = Since { $at }, { $partner } can be named on your subscriptions as your reseller and support contact, and can open service requests for you. { $partner } can’t order.
consent-receipt-sells = Since { $at }, { $partner } can order subscriptions for you, change those it sold you, and open service requests for you.
consent-receipt-privileged = { $partner } has delegated admin privileges and can manage your users, licenses, passwords, and services.
consent-receipt-not-privileged = { $partner } has no privileges over your users, licenses, passwords, and services.
consent-receipt-agreement = The Microsoft Customer Agreement was accepted at the same time.
consent-receipt-attest = A partner you buy from must still attest the Microsoft Customer Agreement. Until then, nothing new can be bought.
consent-receipt-take-back = If this isn’t what you want, you can remove privileges at any time under Partner relationships. To end a relationship, ask the partner to remove it.
consent-receipt-open = View your partner relationships
