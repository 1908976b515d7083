# Signing in, passwords, a person's settings.
sign-in-title = Sign in
sign-in-description = Sign in to manage your partnerships, customers, subscriptions, and licenses.
sign-in-email = Email
sign-in-password = Password
sign-in-button = Sign in
sign-in-wrong = The email or password is wrong. Check both and try again.
sign-in-temporary-ended = This temporary password no longer works, because it wasn’t changed within 7 days. Ask for a new one, or choose a password with “Forgot password?”.
sign-in-forgot = Forgot password?

password-title = Choose a new password
password-lead = When you change it, your other sessions end.
password-forced-lead = Someone else set your password. Choose one that only you know.
password-hint = At least 12 characters: several words, but no common password, name, or keyboard row.
password-show = Show password
password-current = Current password
password-new = New password
password-repeat = Repeat new password
password-save = Save

recover-title = Forgot your password?
recover-lead = Enter the email address you sign in with. We’ll send a link to choose a new password.
recover-no-mail = If you can’t receive email at this address, ask an administrator of your organization for a new password.
recover-send = Send link
recover-choose-lead = When you save, you’re signed out everywhere. Then sign in with the new password.
recover-dead-title = This link no longer works
recover-dead-text = A link works once, for a limited time, and only the newest one counts. Ask for a new link.
recover-again = Get a new link
recover-nobody = Nobody can sign in with { $email }. Check the address.

settings-lead = These settings are personal and apply in every organization you belong to.
settings-preferences = Preferences
settings-display = Language, time, and theme
settings-language = Language
settings-language-hint = For pages, and for emails to you.
settings-language-browser = Browser language
settings-time-zone = Time zone
settings-time-zone-hint = Dates appear in this time zone. Point to a date to view it in UTC.
settings-theme = Theme
settings-mails = Emails
settings-mails-hint = Emails about your account, your agreements, and administrator access always arrive.
settings-mail-partnerships = Partnerships: requests, answers to yours, and agreements that resellers sign
settings-mail-customers = Customers: new ones, and changes to their company info
settings-mail-sales = Sales: orders, renewals, and changes to subscriptions
settings-mail-order-requests = Order requests, and answers to them
settings-mail-referrals = Referrals, and answers to them
settings-mail-service-requests = Service requests
settings-save = Save
settings-person = You
settings-name = Name
settings-email = Email address
settings-change-password = Change password

flash-signed-out = You signed out.
flash-password-changed = Password changed.
flash-settings-saved = Settings saved.
flash-password-link = If this address belongs to a user, we’ve sent a link to it. It works for 30 minutes.
flash-password-recovered = Password saved. Sign in with it.
