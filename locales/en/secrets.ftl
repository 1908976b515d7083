# Temporary passwords: the one page that shows one.
secret-setup-info = Setup info
secret-once = Copy or print this now. The password isn’t shown again and can only be reset. The user must change it at first sign-in.
secret-portal = Portal address
secret-user-name = User name
secret-password = Temporary password
secret-copy = Copy
secret-until = Works until
secret-works-until = Works until { $at }
secret-ended = Ended { $at }
