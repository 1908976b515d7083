# Mails of the portal.
mail-greeting = Hello { $name },
mail-footer-request = Sent by Tandem at { $host }. If you weren’t expecting this request, you can ignore it. Nothing changes unless you respond.
mail-footer-admins = Sent by Tandem at { $host } to the global admins of { $account }. If something here seems wrong, sign in to check, or contact the operator of the portal.
mail-footer-involved = Sent by Tandem at { $host } to the people involved. If something here seems wrong, sign in to check, or contact the operator of the portal.
mail-from-inviter = { $person } ({ $account }) via Tandem
mail-invitation-until = The link works until { $until }.
mail-written-by = { $person } ({ $account }) wrote this text:
mail-invitation-action = View the request
mail-unknown-sender = I don’t know this company
mail-quota-recipient = This address already received many emails today. Try again after { $at }. What you entered is kept.
mail-quota-place = Too many confirmations were requested from your network today. Try again after { $at }. What you entered is kept.
mail-quota-inviter = { $most ->
    [one] You’ve written to { $most } new address, the limit for a day. None is left until { $at }. Addresses you’ve written to before still work, and what you entered is kept.
   *[other] You’ve written to { $most } new addresses, the limit for a day. None is left until { $at }. Addresses you’ve written to before still work, and what you entered is kept.
}
mail-quota-account = { $most ->
    [one] Your organization has written to { $most } new address, the limit for a day. None is left until { $at }. Addresses it has written to before still work, and what you entered is kept.
   *[other] Your organization has written to { $most } new addresses, the limit for a day. None is left until { $at }. Addresses it has written to before still work, and what you entered is kept.
}
mail-refused = This address takes no invitations from your organization: its owner doesn’t know it. Talk to them first, outside of this portal.
mail-open-invitations = View your invitations
mail-open-providers = View your indirect providers
mail-sign-in = Sign in to the portal
mail-open-portal = Open the portal
mail-open-request = Open the request

mail-accepted-subject = { $reseller } accepted your partnership request
mail-accepted-text = { $person } accepted your partnership request for { $reseller } on { $at }. The reseller is now in your list of indirect resellers.
mail-declined-subject = { $reseller } declined your partnership request
mail-declined-text = { $person } declined your partnership request for { $reseller } on { $at }. Nothing changed for either of you. You can send a new request.
mail-declined-reason = Reason, in the sender’s own words: { $reason }

mail-receipt-subject = Receipt: { $provider } is now an indirect provider of { $account }
mail-receipt-text = { $person } authorized { $provider } as an indirect provider of { $account } on { $at }.
mail-receipt-meaning = The provider can now order and add subscriptions on behalf of your customers, and choose you as the reseller and support contact on them. The provider has no admin access to your organization, and no customers moved. If this was a mistake, ask { $provider } to remove the partnership.

mail-verify-subject = Confirm your address at { $host }
mail-verify-text = Someone, probably you, is enrolling an organization on this portal under the name “{ $company }”. To confirm your address, open the link and enter the password you chose. The link works until { $until }.
mail-verify-not-you = If this wasn’t you, do nothing. Nobody can finish without the password, and we delete the data.
mail-verify-action = Confirm your address
mail-known-address-subject = Someone tried to enroll with your address at { $host }
mail-known-address-text = Someone, probably you, tried to enroll an organization under the name “{ $company }” with this email address, which already has an account here. Nothing was created. Sign in with your password, or use a different address to enroll another organization.

mail-password-subject = Choose a new password
mail-password-text = Someone, probably you, forgot the password for this email address. Choose a new one. The link works once, until { $until }.
mail-password-not-you = If this wasn’t you, do nothing. Your password stays the same.
mail-password-action = Choose a new password
mail-password-changed-subject = Your password was changed
mail-password-changed-text = The password for { $email } was changed on { $at }. All other sessions ended.
mail-password-changed-not-you = If this wasn’t you, choose a new password immediately, then contact the operator of the portal.

mail-reseller-updated-subject = { $partner } updated the company info of { $customer }
mail-reseller-updated-text = { $person } ({ $partner }) updated the company info of your customer { $customer } on { $at }.
mail-reseller-change-subject = { $partner } changed { $subscription } for { $customer }
mail-reseller-change-text = { $person } ({ $partner }) changed the subscription { $subscription }, which you sold to { $customer }, on { $at }:
mail-reseller-change-line = { $field }: { $old } → { $new }
mail-reseller-change-stop = You can undo the change on the subscription’s page. If { $partner } should ask you first, turn off “Reseller manages subscriptions” on its page under Indirect resellers.
mail-reseller-sale-text = { $person } ({ $partner }) changed the subscription { $subscription } of your customer { $customer } on { $at }:
mail-reseller-suspended-many-subject = { $partner } suspended subscriptions of { $customer }
mail-reseller-suspended-many-text = { $person } ({ $partner }) suspended { $count ->
        [one] { $count } subscription
       *[other] { $count } subscriptions
    } of your customer { $customer } on { $at }:
mail-reseller-order-subject = { $partner } placed order { $number } for { $customer }
mail-reseller-order-text = { $person } ({ $partner }) placed order { $number } for your customer { $customer } on { $at }. Your MPN ID is on it:
mail-reseller-own-order-subject = { $customer } ordered for itself: { $number }
mail-reseller-own-order-text = { $person } ({ $customer }) placed order { $number } on { $at }, as its partner allows. Your MPN ID is on it:
mail-reseller-many-subject = { $partner } changed { $count ->
    [one] { $count } subscription of your customers
   *[other] { $count } subscriptions of your customers
}
mail-reseller-many-text = { $person } ({ $partner }) changed { $count ->
    [one] { $count } subscription of your customers
   *[other] { $count } subscriptions of your customers
} on { $at }:
mail-reseller-many-value = { $field }: { $new }
mail-reseller-many-one = { $customer }: { $subscription }
mail-reseller-many-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
mail-reseller-renewal-subject = { $subscription } of { $customer } renewed
mail-reseller-renewal-text = A new term began on { $at } for your customer { $customer }:
mail-reseller-order-line = { $offer }
    { $quantity ->
        [one] { $quantity } license
       *[other] { $quantity } licenses
    } · { $term } · { $frequency }
mail-reseller-customer-subject = { $partner } added { $customer } as your customer
mail-reseller-customer-text = { $person } ({ $partner }) added { $customer } for you on { $at }. It is in your list of customers.
mail-reseller-customer-may = You have delegated administration privileges for this customer: you can manage its users, licenses, and subscriptions.
mail-open-subscription = Open the subscription

mail-agreement-reminder-subject = { $provider } asks you to sign the Microsoft Partner Agreement
mail-agreement-reminder-text = { $person } of { $provider }, your indirect provider, asks you to sign the Microsoft Partner Agreement. Until your organization has signed it, your MPN ID can’t be used on orders, and you earn no incentives.
mail-agreement-reminder-how = A global admin signs it once, under Agreements.
mail-agreement-reminder-action = Read and sign the agreement

mail-approved-subject = { $account } can now do business on Tandem
mail-approved-text = The operator approved { $account }. You can now do business on this portal and answer the request you came from.
mail-refused-subject = Enrollment of { $account } not approved
mail-refused-text = The operator didn’t approve { $account }. If you think this is a mistake, contact the person who invited you.

mail-restore-subject = Access to { $account } is about to be restored
mail-restore-text = The operator of this portal was asked to let { $person } back in to { $account }, with the email address { $email }. The person then chooses a new password.
mail-restore-when = It takes effect on { $until }, or earlier if a second operator confirms it.
mail-restore-cancel = If nobody in your organization asked for this, cancel it. Nothing changes then.
mail-restore-action = View and cancel
mail-restore-operator = { $operator } asked to let { $person } back in to { $account }, with the email address { $email }. If you know that this is right, confirm it.
mail-restored-subject = Your access to { $account } was restored
mail-restored-text = Your old password no longer works. Choose a new one. The link works once, until { $until }. After that, use “Forgot password?” on the sign-in page.
mail-anchor-subject = Activity log of this portal: anchor { $number }
mail-anchor-text = Entry { $number } was the last one in the activity log at this moment. Keep this email: if someone changes the log later, the line below proves it.
mail-anchor-line = Anchor: { $line }
