# Mails of the portal.
mail-footer = Sent by the partner portal at { $host }. If you did not expect this mail, you can ignore it: nothing happens without an answer.
mail-open-invitations = See your invitations
mail-open-providers = See your indirect providers
mail-sign-in = Sign in
mail-continue = Continue

mail-accepted-subject = { $reseller } has accepted your partnership
mail-accepted-text = { $person } has accepted for { $reseller } on { $at }. The reseller is now in your list of indirect resellers.
mail-declined-subject = { $reseller } has declined your partnership
mail-declined-text = { $person } has declined for { $reseller } on { $at }. Nothing has changed for either of you.
mail-declined-reason = The reason given, in the sender's own words: { $reason }

mail-receipt-subject = { $provider } is now an indirect provider of { $account }
mail-receipt-text = { $person } has authorized { $provider } for { $account } on { $at }.
mail-receipt-meaning = The provider can now order and add subscriptions on behalf of your customers and has admin access to your own work account. No customers have moved. If this was a mistake, ask { $provider } to remove the partnership.

mail-verify-subject = Confirm your address to enroll { $company }
mail-verify-text = Somebody, probably you, is enrolling { $company } on this portal. Open the link and type the password you chose, until { $until }.
mail-verify-not-you = If that was not you, do nothing: without the password nothing happens, and we forget it.
mail-verify-action = Confirm your address
mail-known-address-subject = You already have access to this portal
mail-known-address-text = Somebody, probably you, tried to enroll { $company } with your address. It belongs to somebody on this portal already, so nothing was made. Sign in with your password; to enroll another company, use another address.

mail-approved-subject = { $account } is approved
mail-approved-text = The operator has approved { $account }. You can now do business on this portal and answer the request you came from.
mail-refused-subject = { $account } was not approved
mail-refused-text = The operator has not approved { $account }. Reply to the person who invited you if you think this is a mistake.
