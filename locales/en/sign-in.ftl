# Signing in, passwords, a person's settings.
sign-in-title = Sign in
sign-in-description = Sign in to manage your partnerships, customers, subscriptions, and licenses.
sign-in-email = Email
sign-in-password = Password
sign-in-button = Sign in
sign-in-wrong = Email or password is wrong. Check both and try again.

password-title = Choose a new password
password-lead = Your other sessions end when you change it.
password-forced-lead = Your password was given to you by somebody else. Choose one that only you know.
password-hint = At least 12 characters. A sentence works well.
password-current = Current password
password-new = New password
password-repeat = Repeat new password
password-save = Save

settings-lead = These are yours alone, in every organization you belong to.
settings-preferences = Preferences
settings-language = Language
settings-language-hint = For pages and for mails to you.
settings-language-browser = As the browser asks
settings-time-zone = Time zone
settings-time-zone-hint = Dates are shown in this zone; rest the pointer on one to see it in UTC.
settings-theme = Theme
settings-save = Save
settings-person = You
settings-name = Name
settings-email = Email address
settings-change-password = Change password

flash-signed-out = You are signed out.
flash-password-changed = Your password is changed.
flash-settings-saved = Your settings are saved.
