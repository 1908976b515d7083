# Acts on rows that were selected in a list.
bulk-contact = Set support contact
bulk-reseller = Set reseller
bulk-export = Export selected
bulk-auto-renew = Change auto-renew
bulk-auto-renew-on = Turn auto-renew on
bulk-auto-renew-off = Turn auto-renew off
bulk-resend = Resend selected
bulk-resend-title = Resend invitations
bulk-revoke = Revoke selected
bulk-revoke-title = Revoke invitations
bulk-licenses = Assign licenses
bulk-roles = Change roles
bulk-delete = Delete selected
bulk-delete-title = Delete users
bulk-next = Next
bulk-now = Now
bulk-none-title = Nothing selected
bulk-none-text = Go back to the list and select at least one row.
bulk-selected = Selected: { $count }
bulk-changes = Will change: { $count }
bulk-stays = Stays as it is: { $count }
bulk-nothing-changes = Nothing on this list would change.
bulk-same = It is so already.
bulk-too-many = You can change { $most } subscriptions in one go. Select fewer customers.
bulk-no-contact = This partner doesn’t serve the customer or has no admin privileges.
bulk-no-subscriptions = No subscription that you sold is active or suspended.
bulk-contact-chosen = The support contact will be { $name }.
bulk-reseller-hint = The MPN ID of the reseller’s location. Leave it empty to remove the reseller.
bulk-reseller-chosen = The reseller will be { $name } ({ $mpn }).
bulk-reseller-none = The reseller will be removed. Nobody earns incentives for these subscriptions then.
bulk-roles-what = What to change
bulk-roles-give = Add the roles below
bulk-roles-take = Remove the roles below
bulk-roles-given = Roles to add: { $roles }
bulk-roles-taken = Roles to remove: { $roles }
bulk-user-oneself = This is your own account. Delete it on its own page.
bulk-invitation-not-yours = Your roles don’t include invitations of this kind.
bulk-invitation-not-mailed = This invitation wasn’t sent by email from here. Resend it from its own row.
bulk-resend-means = Each recipient gets an email with a new link. The earlier links stop working.
bulk-revoke-means = The links stop working, and emails that wait are not sent.
flash-subscriptions-changed = { $count ->
    [one] { $count } subscription changed.
   *[other] { $count } subscriptions changed.
} Unchanged: { $unchanged }.
flash-invitations-resent = { $count ->
    [one] { $count } invitation sent again.
   *[other] { $count } invitations sent again.
}
flash-invitations-revoked = { $count ->
    [one] { $count } invitation revoked.
   *[other] { $count } invitations revoked.
}
flash-users-deleted = { $count ->
    [one] { $count } user deleted.
   *[other] { $count } users deleted.
}
flash-users-changed = { $count ->
    [one] Roles of { $count } user changed.
   *[other] Roles of { $count } users changed.
}
