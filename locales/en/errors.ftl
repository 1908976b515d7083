# Error pages and refusals beside fields: what happened, and what to do next.
error-home = Home
error-reload = Open the page again
error-reference = Reference for the operator:
error-code = Error
error-not-found-title = Page not found
error-not-found-text = Check the address. If you followed a link, it may have been used, replaced, withdrawn, or expired. Ask the person who sent it for a new one.
error-not-found-search = To find a customer, an order, or a request, search with “Go to” at the top.
error-denied-title = You can’t do this
error-denied-page-title = You can’t view this page
error-denied-kind = This page isn’t available to organizations like yours.
error-denied-role = You need one of these roles: { $roles }. Ask a colleague who has one.
error-denied-standing = Your organization can’t do this now. Its status: { $standing }. For details, contact the operator of this portal.
error-conflict-title = You can’t do this now
error-forged-title = This form is out of date
error-forged-text = Nothing was changed. The form was opened before you signed in or out, or it didn’t come from this portal. Open the page again and resend the form.
error-malformed-title = Incomplete form
error-malformed-text = Nothing was changed. We received an incomplete form. Open the page again and resend the form.
error-too-large-title = Form too large
error-too-large-text = Nothing was changed. The form is larger than this portal accepts. Shorten the text and send it again.
error-method-title = Page can’t be opened this way
error-method-text = Start again from the home page.
error-throttled-title = Too many attempts
error-throttled-text = { $minutes ->
    [one] Wait { $minutes } minute, then try again.
   *[other] Wait { $minutes } minutes, then try again.
}
error-unavailable-title = The portal is busy
error-unavailable-text = We couldn’t process your request right now. Try again in a moment. If you send the same form again, it counts once.
error-not-saved-title = Changes can’t be saved right now
error-not-saved-text = Nothing was changed. The portal can’t store anything at the moment, but you can still view everything. Go back to your form and try again in a few minutes. If it still doesn’t work, tell the operator of this portal.
error-internal-title = Something went wrong on our side
error-internal-text = Nothing was changed. Try again. If it happens again, give the reference below to the operator of this portal.

input-required = Fill this in.
input-too-long = { $max ->
    [one] Use { $max } character or fewer.
   *[other] Use { $max } characters or fewer.
}
input-forbidden-characters = Remove line breaks and invisible characters, then try again.
input-email = Enter an email address, such as name@company.example.
input-name = Enter a name that has a letter or a number and no web address.
input-name-address = Leave out web and email addresses. If a dot belongs to the name, enter a space after it.
input-name-alphabets = One word here mixes letters of different alphabets, such as Latin and Cyrillic. Enter it in one alphabet.
input-choose = Choose an option.
input-mpn = Enter an MPN ID of 5 to 10 digits.
password-too-short = { $min ->
    [one] Use at least { $min } character.
   *[other] Use at least { $min } characters. A sentence is easy to remember.
}
password-common = Choose a password that is harder to guess. Many people use this one, or one like it.
password-pattern = Choose a password that is harder to guess. This one repeats itself or follows the keyboard.
password-personal = Choose a password that is harder to guess. This one is little more than a name that others know.
password-differs = The two passwords differ. Enter them again.
password-wrong = The password is wrong. Enter it again.
password-same = Choose a new password. This is your current one.
