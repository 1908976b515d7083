# Licenses: what a customer has of each product, who uses it, giving and taking.
license-manage = Manage licenses
license-manage-lead = What has been bought, and who uses it. Licenses of one product count together, whichever partner sold them.
license-assign-many = Assign and revoke licenses
license-product = Product
license-products = Products
license-bought = Bought
license-assigned = Assigned
license-has = Assigned
license-not-assigned = Not assigned
license-available = Available licenses
license-buy-more = Buy more
license-save = Save
license-close = Close
license-suspended-count = { $count ->
    [one] One of them is suspended: whoever has it keeps it, but it is not assigned anew.
   *[other] { $count } of them are suspended: whoever has them keeps them, but they are not assigned anew.
}
license-none-title = No licenses yet
license-none-text = As soon as a product that is licensed per user is ordered, its licenses appear here.
license-counts = { $assigned } of { $bought } licenses are assigned; { $available } can be assigned now.
license-available-count = { $count ->
    [0] No license is available.
    [one] One license is available.
   *[other] { $count } licenses are available.
}

license-user = User
license-user-name = User name
license-since = Assigned since
license-nobody-title = Nobody has this license
license-nobody-text = Choose Assign and revoke licenses to give it to users.
license-nobody-found-title = Nobody found
license-nobody-found-text = Nobody who has this license has that name. Try part of a name or of an address.
license-user-heading = Licenses of { $name }
license-needs-location = This user has no location yet. Where licenses are used must be known before any can be assigned.
license-set-location = Set the location on the user’s page

license-assign-lead = Select users and products. Whatever can be done is done; the next page tells how it went for each user.
license-whom = Users to look for
license-whom-everyone = Everyone
license-whom-without = Everyone without { $product }
license-whom-search = Name or address contains
license-whom-apply = Look for users
license-found = { $count ->
    [0] No users match. Try part of a name, or enter users yourself.
    [one] { $count } user was found and is selected below.
   *[other] { $count } users were found and are selected below.
}
license-found-more = More than { $count } users were found; the first { $count } are selected below. Save them, then look for those without the product to go on.
license-selected-users = Selected users
license-selected-hint = If licenses run short, users at the top come first.
license-first = { $count ->
    [one] The first user by name is shown. Look for others above.
   *[other] The first { $count } users by name are shown. Look for others above.
}
license-enter-users = Enter names or addresses
license-other-users = Other users
license-other-hint = User names or addresses, one per line. One form takes up to 1,000 users.
license-revoke = Revoke licenses
license-revoke-product = Revoke { $product }
license-refused-both = Select either to assign or to revoke { $product }, not both.
license-leave = Leave as it is
license-assign = Assign
license-take = Take

license-updated = Licenses updated
license-updated-lead = How it went, product by product and user by user.
license-updated-again = This form had been sent before, so nothing was done again. This is how things stand now.
license-wish = Chosen
license-sum-done = Done
license-sum-before = As before
license-sum-failed = Not done
license-missing = { $count ->
    [one] One more license is needed.
   *[other] { $count } more licenses are needed.
}
license-strangers = Not in this directory
license-strangers-text = Nobody in this directory has these names. Check the spelling, or add the users first.
license-failed = Not done
license-done = Done
license-result = Result
license-told = { $product }: { $outcome }
license-outcome-given = assigned
license-outcome-taken = taken
license-outcome-had = was assigned before
license-outcome-had-none = was not assigned before
license-outcome-none-left = not assigned, no license is left
license-outcome-no-location = not assigned, the user has no location yet
license-outcome-lacks = not assigned now
license-outcome-keeps = still assigned

license-refused-no-users = Select at least one user, or enter a user name or an address.
license-refused-many = { $count } users are too many for one form. Send at most { $max } at a time.
license-refused-nothing = Select at least one product to assign or revoke.
license-refused-none-left = No license of { $product } is left, so nothing was saved. Take one from another user, or have more bought.
license-refused-no-location = The user has no location yet, so nothing was saved. Set the location on the user’s page first.
flash-licenses-updated = Licenses updated.
flash-licenses-unchanged = Nothing was changed: the licenses are as you left them.

subscription-licenses-assigned = { $assigned ->
    [one] One license of { $product } is assigned
   *[other] { $assigned } licenses of { $product } are assigned
}, and only { $left } would be left. Take { $over } from users first, under Assign and revoke licenses.
subscription-assigned = Assigned licenses
subscription-assigned-count = { $count } assigned

license-view-plans = View service plans
license-plans-hint = Clear what this user is not to have of this product. At least one service plan stays.
license-plans-many-hint = Clear what the users named above are not to have of this product; whoever is given a license now is given it without. What you leave alone stays as it is for users who have a license.
license-plan-off-for = { $holders ->
    [one] Off for the one user who has the license.
   *[other] Off for { $off } of { $holders } users who have the license.
}
license-plan-on = On
license-plan-off = Off
license-change-plans = Service plans
license-without = Without { $off }
license-plans-off = Service plans that are off
license-outcome-given-without = assigned, without { $off }
license-outcome-changed = now with { $on }, and without { $off }
license-outcome-changed-on = now with { $on }
license-outcome-changed-off = now without { $off }
license-outcome-had-plans = service plans as before
license-outcome-differs = service plans are different now
license-outcome-no-plan-left = not done, because no service plan would be left; take the license instead
license-outcome-clashes = not done, because service plans do not go together
license-outcome-needs = not done, because { $plan } needs one of these service plans: { $others }. Turn one of them on, or { $plan } off
license-outcome-excludes = not done, because { $plan } and { $other } can’t be used together. Turn one of them off first
license-refused-groups = Licenses of { $product } and of { $other } belong to different groups and can’t be assigned together, so nothing was saved. Send one form for each.
license-refused-no-plan = A license of { $product } needs at least one service plan. Tick one, or choose that the license is not assigned.
license-refused-needs = { $product } was not changed: { $plan } needs one of these service plans: { $others }. Turn one of them on, or { $plan } off. Nothing was saved.
license-refused-excludes = { $product } was not changed: { $plan } and { $other } can’t be used together. Turn one of them off under View service plans. Nothing was saved.
