# Requests to customers for reseller relationships: asking, the draft, the list.
invitation-kind-partnership = Partnership
invitation-kind-reseller = Reseller relationship
invitation-kind-joint = Reseller relationship, together with { $provider }
invitation-with-privileges = Asks for admin privileges
invitation-without-privileges = Asks for no admin privileges
invitation-code = Code
invitation-cannot-change = This request can’t be changed any more. Make a new one instead.

draft-title-partnership = Request for a partnership
draft-title-reseller = Request for a reseller relationship
draft-title-joint = Invitation together with { $provider }
draft-code-title = Code for a phone call
draft-code-note = The recipient sees the same code. If you talk on the phone, compare it: then both know that the request is yours.
draft-good-to-know = Good to know
draft-know-admin = Only a global admin of the customer can accept.
draft-know-agreement = A customer that has not accepted the Microsoft Customer Agreement yet is asked to do so at the same time.
draft-know-market = The customer must be in your country or region and in your cloud.
draft-know-joint = You ask for admin privileges, { $provider } asks to order. The customer sees each separately and may refuse the privileges.
draft-privileges-title = Admin privileges
draft-privileges-asked = This request asks for delegated admin privileges. The customer may accept it without them.
draft-privileges-not-asked = This request asks for no delegated admin privileges.
draft-privileges-drop = Ask for none
draft-privileges-add = Ask for them
draft-privileges-note = Changing this makes a new link. The one above stops working.
flash-draft-privileges = Changed. Here is the new link; the old one no longer works.

request-relationship-title = Request a reseller relationship
request-relationship-lead = With a reseller relationship you can serve a customer that has a tenant already. The customer decides.
request-relationship-privileges = Include delegated administration privileges for Azure Active Directory and Office 365
request-relationship-privileges-hint = With them you can manage users and services for the customer. You need none to serve only Azure subscriptions that you provide.
request-relationship-always = In your cloud a relationship always comes with delegated admin privileges, so the request asks for them.
request-relationship-next = Next
indirect-providers-view-customers = View customers
indirect-providers-invite = Invite new customers
indirect-providers-invite-hint = One link asks a customer for a relationship with you and with this provider.
indirect-providers-suspended = Suspended
invitation-provider-suspended = { $provider } is suspended and can’t take new customers, so no customer could accept this invitation. Invite customers for yourself alone, or with another provider.

relationship-request-subject = { $partner } would like to be your reseller
relationship-request-message = Hello,

    { $partner } would like to serve you as your reseller for Microsoft cloud services, and asks for delegated admin privileges, so that we can manage your subscriptions, users and services for you. You may accept the relationship without the privileges. If you grant them, you can take them back at any time.

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

    { $partner } would like to serve you as your reseller for Microsoft cloud services, together with its provider { $provider }. { $partner } asks for delegated admin privileges, to manage your subscriptions, users and services for you; { $provider } asks to order on your behalf. You may accept without the privileges. If you grant them, you can take them back at any time.

    This personal link shows what you agree to, separately for each of us. A global admin of your organization can accept or decline there:
    { $link }

    If you call us, compare this code: { $code }

    Kind regards
    { $inviter }
    { $partner }
mail-invitation-code = If you talk to the sender on the phone, compare this code: { $code }
area-admin-center = Microsoft 365 Admin Center
area-office-admin-portal = Microsoft Office Admin Portal
