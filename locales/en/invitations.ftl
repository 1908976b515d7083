# Invitations: the draft, the list, and the page behind a personal link.
draft-lead = Change the text as you like, but keep the link: the recipient answers through it.
draft-to = To
draft-to-hint = If you enter an address, only that organization can accept. If you leave this empty, anyone with the link can.
draft-language = Recipient's language
draft-language-hint = Until you change the text, it follows this language.
draft-subject = Subject
draft-message = Message
draft-message-hint = The link is personal to your account. Don’t change it.
draft-send = Send
draft-open-in-email = Open in email
draft-copy = Copy to clipboard
draft-download = Download
draft-keep = Save draft
draft-done = Done
draft-mailto-too-long = Some email programs cut off long texts. If that happens, copy the text or use the file instead.
draft-link-title = Your personal link
draft-link-copy = Copy link
draft-link-note = It works from now on and belongs to your account. Keep it in the text.
draft-link-until = Valid until
draft-link-missing = The personal link is missing from the message. Put it back in one piece, so that the recipient can answer.
draft-link-elsewhere = Keep the personal link in the message only, in one piece. Remove it from this field.
draft-links-inert = These links won’t work in the email that the portal sends:
draft-links-inert-now = The message has links to other sites, and the portal sends them as plain text. If that’s fine, select Send again.
draft-replaces = An earlier request of this type to the same address ends when you send this one.
draft-replaces-one = A request to this address is still waiting. It ends when you send this one, and only the new link works.
draft-left = { $count ->
    [one] You can write to { $count } more new address today.
   *[other] You can write to { $count } more new addresses today.
}
bulk-invitation-twice = A newer invitation to this address is among the selected ones.
draft-mailed-enough = This address already received many invitations today. Send this one after { $at }. What you entered is kept.
draft-ways-title = Send it yourself
draft-way-portal = The portal emails it in your name, and replies go to you.
draft-way-own = Open the message in your email program, copy it, or download it as a file.
draft-way-finish = When you’ve done that, select Done. You’ll find the request under Invitations.

partnership-request-subject = { $provider } would like to work with you as an indirect provider
partnership-request-message = Hello,

    { $provider } would like to become your indirect provider. With a partnership we can order for your customers, name you on their subscriptions, and serve them together with you.

    This personal link shows what you agree to. A global admin of your organization can accept or decline there:
    { $link }

    If you have no account on the portal yet, you can enroll from the same page.

    Kind regards
    { $inviter }
    { $provider }

invitations-all = All
invitations-none-found = No invitations have this status.
invitations-empty-title = No invitations yet
invitations-empty-text = When you request a partnership or a reseller relationship, you can track it here.
invitations-empty-other = Your organization’s invitations appear here.
invitations-no-address = Anyone with the link
invitations-reason = Reason
invitations-open-draft = Open draft
invitations-resend = Resend
invitations-revoke = Revoke
invitation-cannot-resend = You can’t resend this invitation. Its status: { $state }. Create a new request instead.
invitation-cannot-revoke = You can no longer revoke this invitation. Its status: { $state }.
invitation-state-draft = Draft
invitation-state-sent = Sent
invitation-state-issued = Issued
invitation-state-signed-in = Signed in
invitation-state-accepted = Accepted
invitation-state-declined = Declined
invitation-state-expired = Expired
invitation-state-revoked = Revoked
mail-state-none = Not emailed by the portal
mail-state-waiting = Waiting to be sent
mail-state-retrying = Not sent yet; we’ll try again
mail-state-sent = Handed to the mail server
mail-state-failed = Couldn’t be sent
mail-state-superseded = Not sent: the link was replaced or revoked

flash-draft-saved = Draft saved.
flash-invitation-sent = Your request is on its way to { $to }. This list shows what becomes of it.
flash-invitation-issued = Done. The request is among your invitations.
flash-invitation-resent = We’ve sent a new email with a new link to { $to }. The previous link no longer works.
flash-invitation-renewed = Here is the new link. The previous link no longer works.
flash-invitation-revoked =
    { $to ->
        [none] Invitation revoked. Its link no longer works.
       *[other] Invitation to { $to } revoked. Its link no longer works.
    }

look-title = { $provider } requests a partnership
look-lead = Nothing changes until a global admin of your organization responds.
look-who = Who sent this request
look-description = A personal link to an invitation. Open it to view who sent it and what you can accept or decline.
look-member-since = On this portal since
look-inviter = Sent by
look-checked = Checked: { $facts }.
look-unchecked = Not checked: { $facts }.
look-checked-approved = Approved by the operator, { $day }
look-unchecked-approved = approval by the operator
look-unchecked-mpn = MPN ID { $mpn } with Microsoft (no other account here uses it)
look-address-checked = Email address confirmed, { $day }
look-address-unchecked = Email address not confirmed
look-until = Respond by
look-means = What accepting means
look-means-orders = The provider can order and add subscriptions on behalf of your customers.
look-means-selectable = The provider can choose you as the reseller and the support contact on their subscriptions.
look-means-access = The provider can view your MPN ID, your country, and whether you signed the partner agreement.
look-means-no-move = No customers move to the provider, and none move to you.
look-means-no-privileges = The provider gets no admin access to your organization, and no privileges over your customers. Only customers can grant those.
look-means-no-exclusive = Your other providers don’t change.
look-have-account = Sign in to respond
look-no-account = No account yet?
look-no-account-text = Enroll your company as an indirect reseller now, and respond right after.
look-enrol = Enroll as a reseller
look-consent = I have read what this means and can decide this for { $account }
look-authorize = Authorize indirect provider
look-not-for-you = Don’t want to accept?
look-reason = Reason
look-reason-hint = The person who sent the request reads this.
look-decline = Decline
look-ask-admin = Only a global admin of your organization can respond. Ask one of them: { $names }.

acceptance-own-link = This link comes from your own organization, so you can’t accept it. Send it to the reseller you want to work with.
acceptance-not-a-reseller = Only indirect resellers can accept this request, and your organization isn’t enrolled as one. If your company has another account, switch to it. Otherwise, sign out and enroll from this link.
acceptance-pending-approval = Your enrollment is waiting for the operator of this portal. You’ll get an email, and then this link works for you.
acceptance-not-in-good-standing = Your organization can’t enter into partnerships now. For details, contact the operator of this portal.
acceptance-other-region = { $provider } is in another region, and partnerships are only possible within one region. Use your account there, or enroll one.
acceptance-other-cloud = { $provider } works in another cloud, and partnerships are only possible within one cloud. Use your account there, or enroll one.
acceptance-already-partners = { $provider } is already your indirect provider. There is nothing to do.
acceptance-other-recipient = This invitation was sent to another organization. If it’s meant for you, ask the sender for a new one.
acceptance-tick-the-box = Select the box first. It says that you can decide this.

unknown-title = I don’t know this company
unknown-lead = { $account } sent this request to you through this portal. If you don’t know it, stop its emails.
unknown-means-mails = It can no longer send you invitations through this portal.
unknown-means-told = When someone there writes to you again, they learn that your address takes no invitations from them.
unknown-means-operator = The operator of this portal is notified. We keep your address only as a code that can’t be turned back.
unknown-do = Stop these emails
unknown-stopped = { $account } can no longer send you invitations through this portal. You can close this page.
invitations-replaced = Replaced by a newer one
look-alike = This name resembles { $name }, another partner on this portal. They’re two different organizations, so make sure that you know which one this is.
