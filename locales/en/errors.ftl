# Error pages and refusals beside fields: what happened, and what to do next.
error-home = Home
error-reload = Open the page again
error-reference = Reference for the operator:
error-not-found-title = This page is not here
error-not-found-text = The address may be mistyped, or the link was used, replaced, taken back or has expired. If somebody sent it to you, ask that person for a new one.
error-denied-title = You can't do this
error-denied-kind = Organizations like yours don't have this page.
error-denied-role = Your roles don't allow this. Ask a colleague who is: { $roles }.
error-denied-standing = Your organization can't do this now. Its standing: { $standing }. The operator of this portal can tell you more.
error-conflict-title = This can't be done now
error-forged-title = This form is out of date
error-forged-text = The form was opened before you signed in or out, or it did not come from this portal. Nothing was changed. Open the page again and send it once more.
error-malformed-title = This form can't be read
error-malformed-text = What arrived was not a complete form. Nothing was changed. Open the page again and send it once more.
error-too-large-title = That is too much for one form
error-too-large-text = The form holds more than this portal takes at once. Nothing was changed. Shorten the text and send it again.
error-method-title = This address works differently
error-method-text = The page was called in a way it does not know. Start again from the home page.
error-throttled-title = Too many tries
error-throttled-text = { $minutes ->
    [one] Please wait a minute and try again.
   *[other] Please wait { $minutes } minutes and try again.
}
error-unavailable-title = The portal is busy
error-unavailable-text = Your request could not be handled just now, and nothing was changed. Please try again in a moment.
error-internal-title = Something went wrong on our side
error-internal-text = Nothing was changed. Try again; if it happens once more, give the reference below to the operator of this portal.

input-required = Please fill this in.
input-too-long = { $max ->
    [one] At most { $max } character, please.
   *[other] At most { $max } characters, please.
}
input-forbidden-characters = This holds characters that can't stand here, such as line breaks or invisible marks. Please type it anew.
input-email = This is not an email address. It should look like name@company.example.
input-name = A name needs a letter or a digit and holds no web address.
input-choose = Please choose
input-mpn = An MPN ID has 5 to 10 digits.
password-too-short = { $min ->
    [one] At least { $min } character, please.
   *[other] At least { $min } characters, please. A sentence is easy to remember.
}
password-guessable = This password is too easy to guess. Leave out names and repetitions.
password-differs = The two passwords differ. Please type them again.
password-wrong = This password is wrong.
password-same = This is the password you have now. Choose another.
