# What surrounds every page: bar, menu, preferences; and the words that shared components need.
chrome-product = Tandem
chrome-description = Tandem is the portal where indirect providers, resellers, and customers manage partnerships, subscriptions, and licenses.
chrome-skip-navigation = Skip navigation
chrome-menu = Menu
chrome-display-language = Display language
chrome-theme = Theme
chrome-theme-light = Light
chrome-theme-dark = Dark
chrome-theme-system = System
chrome-switch-account = Switch account
chrome-sign-out = Sign out
chrome-pages = Pages
chrome-previous = Previous
chrome-next = Next
chrome-copied = Copied.
chrome-copy-failed = Your browser didn’t allow copying. Select the text and copy it.
chrome-print = Print
problems-title = Error:
problems-count =
    { $count ->
        [one] { $count } thing to correct:
       *[other] { $count } things to correct:
    }
chrome-optional = optional

# The ways on from messages.
flash-link-account = View account
flash-link-former-customers = View former customers
flash-link-invitations = View invitations
flash-link-order = View order
flash-link-subscription = View subscription
flash-link-user = View user

kept-without-files = Your text was kept. Choose the files again: the browser lets no page choose them for you.
