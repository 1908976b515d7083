security-title = Security
security-lead = How you sign in, and where you are signed in.
security-password-text = When you change it, you are signed out everywhere else.
security-sessions = Where you are signed in
security-sessions-text = If a browser or network here isn’t yours, sign it out and change your password.
security-browser = Browser
security-browser-unknown = Unknown browser
security-this-browser = This browser
security-network = Network
security-begun = Signed in
security-used = Last used
security-until = Signed in until
security-sign-out = Sign out
security-sign-out-others = Sign out everywhere else
flash-session-ended = Signed out there.
flash-no-other-sessions = You are signed in nowhere else.
flash-sessions-ended =
    { $count ->
        [one] Signed out of { $count } other browser.
       *[other] Signed out of { $count } other browsers.
    }
security-second-factor = Second factor
security-second-factor-text = With an authenticator app, a stolen password isn’t enough to get in.
security-app = Authenticator app
security-added = Added
security-last-code = Last used
security-never = Never
security-remove = Remove
security-add-app = Add authenticator app
security-app-lead = The app on your phone shows a code that changes every 30 seconds. You enter it after your password.
security-app-scan = Scan the picture with the app, or enter the key.
security-app-type = Enter the code that the app shows now.
security-app-picture = QR code with the key
security-app-key = Key
security-app-name = Name
security-app-name-hint = Such as the phone that the app is on.
security-turn-on = Turn on
security-factor-due = Your role requires a second factor. Add one to continue.
security-proposal-late = This key is too old. Scan the new picture and enter its code.
security-remove-app = Remove authenticator app
security-remove-app-lead = { $name } won’t be asked for codes anymore.
security-remove-app-text = You still have another app for your codes.
security-remove-app-last = This is your only one. You’ll sign in with your password alone, and your recovery codes stop working.
security-factor-needed = Your role requires a second factor, and this is your only one. Add another app first.
security-codes = Recovery codes
security-codes-lead = Each code gets you in once when you don’t have your phone.
security-codes-left =
    { $count ->
        [0] No recovery codes left
        [one] { $count } recovery code left
       *[other] { $count } recovery codes left
    }
security-codes-new = Get new codes
security-codes-new-text = New codes replace the old ones, which stop working.
security-codes-none = No recovery codes
security-codes-need-factor = Recovery codes come with a second factor. Add an authenticator app first.
security-codes-title = Your recovery codes
security-codes-once = Print these codes or save them somewhere safe now. They aren’t shown again.
security-codes-done = I saved them
flash-factor-added = Authenticator app added.
flash-factor-removed = { $name } removed.
second-step-title = Verify it’s you
second-step-code = Verification code
second-step-code-hint = Six digits from your authenticator app.
second-step-verify = Verify
second-step-use-recovery = Use a recovery code
second-step-use-app = Use your authenticator app
second-step-recovery = Recovery code
second-step-recovery-hint = 24 letters and digits. Each code works once.
second-step-wrong = The code is wrong or was already used. Wait for the next code and enter it.
second-step-recovery-wrong = This isn’t one of your unused recovery codes. Check it and try again.
second-step-too-many = Too many wrong codes in the last hour. Use a recovery code, or try again in an hour.
flash-second-step-over = Signing in took too long, or too many codes were wrong. Start again.
mail-footer-security = You get this email from { $host } because it’s about how you sign in. You can’t turn these emails off.
mail-security-open = Review your security settings
mail-security-not-you = If it wasn’t you, change your password now and sign out everywhere else.
mail-factor-added-subject = Authenticator app added
mail-factor-added = An authenticator app ({ $name }) was added to your account on { $at }.
mail-factor-removed-subject = Authenticator app removed
mail-factor-removed = An authenticator app ({ $name }) was removed from your account on { $at }.
mail-codes-made-subject = New recovery codes
mail-codes-made = New recovery codes were created on { $at }. The old ones stopped working.
mail-code-used-subject = A recovery code was used
mail-code-used =
    { $left ->
        [one] Someone signed in with one of your recovery codes on { $at }. { $left } code is left.
       *[other] Someone signed in with one of your recovery codes on { $at }. { $left } codes are left.
    }
confirm-who-title = Confirm it’s you
confirm-who-lead = This needs a sign-in from the last 10 minutes.
confirm-who-kept = This needs a sign-in from the last 10 minutes. What you entered is kept.
confirm-who-continue = Continue
security-factor-until =
    { $days ->
        [0] Your role requires a second factor. Add one today; from { $at }, nothing else works before it.
        [one] Your role requires a second factor. { $days } day left: add one by { $at }.
       *[other] Your role requires a second factor. { $days } days left: add one by { $at }.
    }
new-browser-title = Was this you?
new-browser-was-me = If it was you, there is nothing to do. Close this page.
new-browser-not-me = If it wasn’t you, someone knows your password. The button below signs you out everywhere, stops the password from working, and removes apps that were added since. You get an email with a link for a new password.
new-browser-disown = This wasn’t me
flash-sign-in-disowned = Everyone is signed out, and the old password stopped working. Choose a new one with the link in the email that is on its way.
mail-new-browser-subject = New sign-in
mail-new-browser = Someone signed in as { $email } on { $at } with a browser that hadn’t been used for this before: { $browser }, network { $network }.
mail-new-browser-unnamed = Someone signed in as { $email } on { $at } with an unknown browser, from network { $network }.
mail-new-browser-not-you = If it was you, there is nothing to do. If it wasn’t, open the link and choose “This wasn’t me”.
mail-new-browser-action = Review this sign-in
mail-password-stolen = You reported a sign-in that wasn’t you. Everyone was signed out, and the old password stopped working. When you have a new one, review your security settings.
