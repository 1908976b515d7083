# What a customer’s global admins get by email: what was ordered for it, changed, or renewed.
receipt-open-subscriptions = View your subscriptions
receipt-order-subject = Receipt: { $partner } placed order { $number }
receipt-order-text = { $person } of { $partner } placed order { $number } for { $account } on { $at }. The seller is { $seller }.
receipt-order-line = { $offer }
    { $quantity ->
        [one] { $quantity } license
       *[other] { $quantity } licenses
    } · { $term } · { $frequency } · { $amount }
receipt-order-line-usage = { $offer }
    Billed by usage
receipt-order-total = Order { $number }, total: { $total }

receipt-suspended-subject = Receipt: { $partner } suspended { $name }
receipt-suspended-text = { $person } of { $partner } suspended the subscription to { $name } of { $account } on { $at }. Its users lost access, and its add-ons, if any, are suspended too. Unless it is reactivated, it ends on { $until }.
receipt-suspended-many-subject = Receipt: { $partner } suspended your subscriptions
receipt-suspended-many-text = { $person } of { $partner } suspended { $count ->
        [one] { $count } subscription
       *[other] { $count } subscriptions
    } of { $account } on { $at }. The users lost access. Subscriptions that aren’t reactivated within 90 days are deleted.
receipt-changed-one = { $name }
receipt-reactivated-subject = Receipt: { $partner } reactivated { $name }
receipt-reactivated-text = { $person } of { $partner } reactivated the subscription to { $name } of { $account } on { $at }. Its users have access again, and add-ons that were suspended with it are active.
receipt-cancelled-subject = Receipt: { $partner } canceled { $name }
receipt-cancelled-text = { $person } of { $partner } canceled the subscription to { $name } of { $account } on { $at }. It ended immediately, and its add-ons, if any, ended too. Its users lost access.
receipt-converted-subject = Receipt: { $partner } converted a trial to { $name }
receipt-converted-text = { $person } of { $partner } converted the trial { $before } of { $account } to a paid subscription to { $name } on { $at }. Licenses: { $quantity }.
receipt-upgraded-subject = Receipt: { $partner } upgraded a subscription to { $name }
receipt-upgraded-text = { $person } of { $partner } upgraded the subscription to { $before } of { $account } to { $name } on { $at }. Its licenses, its users, and its term stay the same.
receipt-quantity-subject = Receipt: { $partner } changed your licenses of { $name }
receipt-quantity-text = { $person } of { $partner } changed the licenses of { $name } of { $account } on { $at }. Before: { $old }. Now: { $quantity }.

receipt-renewed-subject = Receipt: { $name } was renewed
receipt-renewed-text = The portal started a new term for { $account } on { $at }, because auto-renew is on:
receipt-renewed-line = { $offer }, until { $until }
    { $quantity ->
        [one] { $quantity } license
       *[other] { $quantity } licenses
    } · { $term } · { $frequency }
receipt-renewed-stop = If you don’t want another term after this one, ask the seller to turn off auto-renew.
