# Invitations: the draft, the list, and the page behind a personal link.
draft-lead = Change the text as you like. The link in it must stay: it is how the recipient answers.
draft-to = To
draft-to-hint = Then only the organization behind this address can accept. Left empty, whoever holds the link can.
draft-language = Recipient's language
draft-language-hint = As long as you have not changed the text, it follows the language.
draft-subject = Subject
draft-message = Message
draft-message-hint = The link is personal to your account. Keep it whole.
draft-send = Send
draft-open-in-email = Open in email
draft-copy = Copy to clipboard
draft-download = Download
draft-keep = Save draft
draft-done = Done
draft-mailto-too-long = The text is long: some mail programs cut it off. If that happens, copy the text or use the file instead.
draft-link-title = Your personal link
draft-link-note = It works from now on and belongs to your account. Keep it in the text.
draft-link-until = Valid until
draft-link-missing = The personal link is missing in the text. Put it back whole; without it nobody can answer.
draft-link-elsewhere = The personal link belongs into the message, and there in one piece. Please take it out here.
draft-mailed-enough = This address has already had many invitations today. Please send the next one tomorrow.
draft-ways-title = How it reaches the recipient
draft-way-portal = The portal mails it in your name; answers go to you.
draft-way-own = Or you take it into your own mail program, by opening, copying or as a file.
draft-way-finish = When you have taken it elsewhere, finish here. You find it under Invitations.

partnership-request-subject = { $provider } would like to work with you as an indirect provider
partnership-request-message = Hello,

    { $provider } would like to become your indirect provider. With a partnership we can order for your customers, name you on their subscriptions, and serve them together with you.

    This personal link shows what you agree to. A global admin of your organization can accept or decline there:
    { $link }

    If you have no account on the portal yet, you can enroll from the same page.

    Kind regards
    { $inviter }
    { $provider }

invitations-lead = Everything your organization has sent out, and how far it has come.
invitations-empty-title = No invitations yet
invitations-empty-text = When you request a partnership or a reseller relationship, you can follow it here.
invitations-empty-other = Invitations of your organization will appear here.
invitations-no-address = Whoever holds the link
invitations-reason = Reason
invitations-open-draft = Open draft
invitations-resend = Resend
invitations-revoke = Revoke
invitation-cannot-resend = This invitation can't be renewed. Its state: { $state }. Make a new request instead.
invitation-cannot-revoke = This invitation can't be taken back any more. Its state: { $state }.
invitation-state-draft = Draft
invitation-state-sent = Sent
invitation-state-issued = Issued
invitation-state-signed-in = Signed in
invitation-state-accepted = Accepted
invitation-state-declined = Declined
invitation-state-expired = Expired
invitation-state-revoked = Revoked
mail-state-none = Not mailed by the portal
mail-state-waiting = Waiting to be delivered
mail-state-retrying = Not delivered yet, will be tried again
mail-state-sent = Handed over for delivery
mail-state-failed = Could not be delivered
mail-state-superseded = Not sent: the link was replaced or taken back

flash-draft-saved = Saved.
flash-invitation-sent = Your request is on its way to { $to }. Follow it here.
flash-invitation-issued = Finished. You can follow the request under Invitations.
flash-invitation-resent = A new mail with a new link is on its way. The old link no longer works.
flash-invitation-renewed = Here is the new link. The old one no longer works.
flash-invitation-revoked = Taken back. Its link no longer works.

look-title = { $provider } asks for a partnership
look-lead = Nothing changes until a global admin of your organization answers.
look-who = Who asks
look-member-since = On this portal since
look-inviter = Asked by
look-checked = Checked: { $facts }.
look-unchecked = Not checked: { $facts }.
look-checked-approved = Approved by the operator, { $day }
look-unchecked-approved = approval by the operator
look-unchecked-mpn = MPN ID { $mpn } with Microsoft (no other account here uses it)
look-address-checked = Email address confirmed, { $day }
look-address-unchecked = Email address not confirmed
look-until = Answer possible until
look-means = What accepting means
look-means-orders = The provider can order and add subscriptions on behalf of your customers.
look-means-selectable = It can choose you as the reseller and the support contact on their subscriptions.
look-means-access = It gets admin access to your own work account. You can take that away later without ending the partnership.
look-means-no-move = No customers move to the provider, and none move to you.
look-means-no-privileges = It gets no privileges over your customers. Only they can grant those.
look-means-no-exclusive = Your other providers stay as they are.
look-have-account = Sign in to answer
look-no-account = No account yet?
look-no-account-text = Enroll your company as an indirect reseller now and answer right afterwards.
look-enrol = Enroll as an indirect reseller
look-consent = I have read what it means and may decide this for { $account }
look-authorize = Authorize indirect provider
look-not-for-you = Not for you?
look-reason = Reason
look-reason-hint = The person who asked reads this. You may leave it empty.
look-decline = Decline
look-ask-admin = Only a global admin of your organization can answer. Please ask: { $names }.

acceptance-own-link = This is a link of your own organization. Send it to the reseller you want to win; it can't be accepted from here.
acceptance-not-a-reseller = Your organization is not enrolled as an indirect reseller, and only resellers can accept this. If your company has another account, switch to it; otherwise sign out and enroll from this link.
acceptance-pending-approval = Your enrollment waits for the operator of this portal. You will get a mail; then this link works for you.
acceptance-not-in-good-standing = Your organization can't enter partnerships now. The operator of this portal can tell you more.
acceptance-other-region = { $provider } is in another region. Partnerships are possible only within one region: use your account there, or enroll one.
acceptance-other-cloud = { $provider } works in another cloud. Partnerships are possible only within one cloud: use your account there, or enroll one.
acceptance-already-partners = { $provider } is already your indirect provider. There is nothing more to do.
acceptance-other-recipient = This invitation was made out to another organization. If you think it is meant for you, ask the sender for a new one.
acceptance-tick-the-box = Please tick the box first: it says that you may decide this.
