# Temporary passwords: the one page that shows one.
secret-setup-info = Setup info
secret-once = Copy or print this now: the password is shown this once and can’t be had again, only reset. At the first sign-in it must be replaced by one that nobody else knows.
secret-user-name = User name
secret-password = Temporary password
secret-copy = Copy
