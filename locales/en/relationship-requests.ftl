# Requests to customers for reseller relationships: asking, the draft, the list.
invitation-kind-partnership = Partnership
invitation-kind-reseller = Reseller relationship
invitation-kind-joint = Reseller relationship, together with { $provider }
invitation-kind-joint-short = Reseller relationship, together with a provider
invitation-with-privileges = Requests admin privileges
invitation-without-privileges = Requests no admin privileges
invitation-code = Code
invitation-cannot-change = This request can no longer be changed. Create a new one instead.

draft-title-partnership = Request for a partnership
draft-title-reseller = Request for a reseller relationship
draft-title-joint = Invitation together with { $provider }
draft-enrolled-title = Is the reseller enrolled?
draft-enrolled-text = To accept, the reseller needs an account of its own. If it has none, it can enroll from the link. This page says what it takes:
draft-code-title = Code for a phone call
draft-code-note = If you email the request from this portal, the recipient gets the same code. Compare it on the phone, so that both of you know the request is yours.
draft-good-to-know = Good to know
draft-know-admin = Only a global admin of the customer can accept.
draft-know-agreement = A customer that hasn’t accepted the Microsoft Customer Agreement yet is asked to accept it at the same time.
draft-know-market = The customer must be in your country or region and in your cloud.
request-relationship-area = The customer accepts on the page “{ $area }”, which the link opens.
draft-know-joint = You request admin privileges, and { $provider } requests to order. Both requests are shown separately, and the customer can accept without the privileges.
draft-privileges-title = Delegated admin privileges
draft-privileges-asked = This request asks for delegated admin privileges. The customer can accept it without them.
draft-privileges-not-asked = This request doesn’t ask for delegated admin privileges.
draft-privileges-drop = Don’t request privileges
draft-privileges-add = Request privileges
draft-privileges-note = If you change this, you get a new link, and the one above stops working.
flash-draft-privileges = Request changed. Here is the new link. The previous link no longer works.

request-relationship-title = Request a reseller relationship
request-relationship-lead = With a reseller relationship, you can serve a customer that already has a tenant. The customer decides.
request-relationship-privileges = Include delegated administration privileges for Azure Active Directory and Office 365
request-relationship-privileges-hint = With them, you can manage the customer’s users and services. You don’t need them to serve only Azure subscriptions you provide.
request-relationship-always = In your cloud, a relationship always includes delegated admin privileges, so the request asks for them.
request-relationship-next = Next
indirect-providers-view-customers = View customers
indirect-providers-invite = Invite new customers
indirect-providers-invite-hint = With “Invite new customers”, one link asks a customer for a relationship with you and with the provider, which needs it to order subscriptions and add licenses.
indirect-providers-suspended = Suspended
invitation-provider-suspended = { $provider } is suspended and can’t take new customers, so customers can’t accept this invitation. Invite customers for yourself alone, or with another provider.

relationship-request-subject = { $partner } would like to be your reseller
relationship-request-message = Hello,

    { $partner } would like to serve you as your reseller for Microsoft cloud services. We also ask for delegated admin privileges, so that we can manage your subscriptions, users, and services for you. You can accept the relationship without the privileges. If you grant them, you can remove them at any time.

    This personal link shows what you agree to. A global admin of your organization can accept or decline there:
    { $link }

    If you call us, compare this code: { $code }

    Kind regards
    { $inviter }
    { $partner }
relationship-request-message-plain = Hello,

    { $partner } would like to serve you as your reseller for Microsoft cloud services. We ask for no admin privileges over your organization.

    This personal link shows what you agree to. A global admin of your organization can accept or decline there:
    { $link }

    If you call us, compare this code: { $code }

    Kind regards
    { $inviter }
    { $partner }
joint-request-subject = { $partner } and { $provider } would like to serve you
joint-request-message = Hello,

    { $partner } would like to serve you as your reseller for Microsoft cloud services, together with its provider { $provider }. { $partner } asks for delegated admin privileges, to manage your subscriptions, users, and services for you; { $provider } asks to order on your behalf. You can accept without the privileges. If you grant them, you can remove them at any time.

    This personal link shows what you agree to, separately for each of us. A global admin of your organization can accept or decline there:
    { $link }

    If you call us, compare this code: { $code }

    Kind regards
    { $inviter }
    { $partner }
mail-invitation-code = If you talk to the sender on the phone, compare this code: { $code }
area-admin-center = Microsoft 365 Admin Center
area-office-admin-portal = Microsoft Office Admin Portal
