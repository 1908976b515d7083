# Licenses: what a customer has of each product, who uses it, giving and taking.
license-manage = Manage licenses
license-manage-lead = Licenses of one product count together, whichever partner sold them.
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
    [one] { $count } of them is suspended: the user who has it keeps it, but it can’t be assigned again.
   *[other] { $count } of them are suspended: users who have them keep them, but they can’t be assigned again.
}
license-none-title = No licenses yet
license-none-text = When a product licensed per user is ordered, its licenses appear here.
license-counts = { $assigned } of { $bought } licenses are assigned. You can assign { $available } now.
license-available-count = { $count ->
    [0] No licenses are available.
    [one] { $count } license is available.
   *[other] { $count } licenses are available.
}

license-user = User
license-user-name = User name
license-since = Assigned since
license-nobody-title = Nobody has this license
license-nobody-text = To give it to users, choose Assign and revoke licenses.
license-nobody-found-title = No users match
license-nobody-found-text = Try part of a name or an address.
license-user-heading = Licenses of { $name }
license-needs-location = This user has no usage location yet. Set the location before you assign licenses.
license-set-location = Set the location on the user’s page

license-assign-lead = Select users and products. Every change that is possible is made. The next page shows the result for each user.
license-whom = Users to find
license-whom-everyone = Everyone
license-whom-without = Everyone without { $product }
license-whom-search = Name or address contains
license-whom-apply = Find users
license-found = { $count ->
    [0] No users match. Try part of a name, or enter users yourself.
    [one] { $count } user was found and is selected below.
   *[other] { $count } users were found and are selected below.
}
license-found-more = More than { $count } users were found. The first { $count } are selected below. Save them, then find those without the product to continue.
license-selected-users = Selected users
license-selected-hint = If there aren’t enough licenses, users at the top come first.
license-first = { $count ->
    [one] The first { $count } user by name is shown. Find others above.
   *[other] The first { $count } users by name are shown. Find others above.
}
license-enter-users = Enter names or addresses
license-other-users = Other users
license-other-hint = User names or addresses, one per line. One form takes up to 1,000 users.
license-revoke = Revoke licenses
license-revoke-product = Revoke { $product }
license-refused-both = Select either to assign or to revoke { $product }, not both.
license-leave = Don’t change
license-assign = Assign
license-take = Revoke

license-updated = Licenses updated
license-updated-lead = The result for each product and each user.
license-updated-again = You already submitted this form, so nothing was done twice. This is the current result.
license-wish = Chosen
license-sum-done = Done
license-sum-before = Unchanged
license-sum-failed = Not done
license-missing = { $count ->
    [one] { $count } more license is needed.
   *[other] { $count } more licenses are needed.
}
license-strangers = Not in this directory
license-strangers-text = No users in this directory have these names. Check the spelling, or add the users first.
license-failed = Not done
license-done = Done
license-result = Result
license-told = { $product }: { $outcome }
license-outcome-given = assigned
license-outcome-taken = revoked
license-outcome-had = was already assigned
license-outcome-had-none = wasn’t assigned
license-outcome-none-left = not assigned: no license is left
license-outcome-no-location = not assigned: the user has no usage location yet
license-outcome-lacks = not assigned now
license-outcome-keeps = still assigned

license-refused-no-users = Select at least one user, or enter a user name or an address.
license-refused-many = Enter up to { $max } users at a time. This form has { $count }.
license-refused-nothing = Select at least one product to assign or revoke.
license-refused-none-left = Nothing was saved: no license of { $product } is left. Revoke one from another user, or have more bought.
license-refused-no-location = Nothing was saved: the user has no usage location yet. Set it on the user’s page first.
flash-licenses-updated = Licenses updated for { $name }.
flash-licenses-unchanged = Nothing was changed: the licenses of { $name } are the same as before.

subscription-licenses-assigned = { $assigned ->
    [one] { $assigned } license of { $product } is assigned
   *[other] { $assigned } licenses of { $product } are assigned
}, and only { $left } would be left. First revoke { $over } under Assign and revoke licenses.
subscription-assigned = Assigned licenses
subscription-assigned-count = { $count } assigned

license-view-plans = View service plans
license-plans-hint = Clear the service plans this user shouldn’t have. At least one must stay selected.
license-plans-many-hint = Clear the service plans these users shouldn’t have. Users who get a license now get it without them. For users who already have one, anything you don’t change stays as it is.
license-plan-off-for = { $holders ->
    [one] Off for the { $holders } user who has the license.
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
license-outcome-had-plans = service plans unchanged
license-outcome-differs = service plans are different now
license-outcome-no-plan-left = not done: no service plan would be left; revoke the license instead
license-outcome-clashes = not done: these service plans can’t be used together
license-outcome-needs = not done: { $plan } needs one of these service plans: { $others }. Turn one of them on, or turn { $plan } off
license-outcome-excludes = not done: { $plan } and { $other } can’t be used together. Turn one of them off first
license-refused-groups = Nothing was saved: licenses of { $product } and of { $other } belong to different groups and can’t be assigned together. Send one form for each.
license-refused-no-plan = Select at least one service plan of { $product }, or choose not to assign the license.
license-refused-needs = Nothing was saved: in { $product }, { $plan } needs one of these service plans: { $others }. Turn one of them on, or turn { $plan } off.
license-refused-excludes = Nothing was saved: in { $product }, { $plan } and { $other } can’t be used together. Turn one of them off under View service plans.
