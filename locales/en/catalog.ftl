# The catalog's pages, for the operator.
catalog-lead = { $count ->
    [one] { $count } offer is in the catalog.
   *[other] { $count } offers are in the catalog.
}
catalog-import = Import file
catalog-empty-title = The catalog is empty
catalog-empty-text = Import a file with your offers and prices. Until then, partners have nothing to sell.
catalog-none-found = No offers match. Try part of a name, or a whole SKU.
catalog-category = Category
catalog-markets = Markets
catalog-markets-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
catalog-terms = Terms
catalog-term = Term
catalog-frequency = Billing frequency
catalog-unit-price = Price per license and billing period
catalog-prices = Prices
catalog-sale = Sale
catalog-sold = On sale
catalog-sold-until = Sold until { $day }
catalog-sold-from = On sale from { $day }
catalog-sold-still = On sale until { $day }
catalog-facts = About this offer
catalog-publisher = Publisher
catalog-segment = Segment
catalog-segment-commercial = Commercial
catalog-segment-education = Education
catalog-segment-government = Government
catalog-segment-nonprofit = Nonprofit
catalog-billing = Billing type
catalog-billing-license = By license
catalog-billing-usage = By usage
catalog-all = All
catalog-quantity = Licenses per subscription
catalog-limit = Limit per customer
catalog-limit-none = None
catalog-limit-lifetime = { $count ->
    [one] { $count } subscription ever
   *[other] { $count } subscriptions ever
}
catalog-limit-concurrent = { $count ->
    [one] { $count } subscription at a time
   *[other] { $count } subscriptions at a time
}
catalog-parents = Needs one of
catalog-add-ons = Add-ons
catalog-upgrades = Can be upgraded to
catalog-upgraded-from = Can be upgraded from
catalog-becomes = Becomes
catalog-trials = Trials
catalog-import-lead = The file is checked first. Nothing is loaded until you’ve reviewed the changes, and nothing at all if any row is wrong.
catalog-file-too-large = Choose a file of up to { $count } MB. Divide this one into several files, or load it with “tandem catalog import” on the server.
catalog-check = Check file
catalog-cancel = Cancel
catalog-format = File format
catalog-format-text = Use one row per price, with commas between columns. Repeat the offer’s details in each of its rows. Prices of offers in the file are replaced; other offers don’t change. The first row is the header below. You can add two more columns, service plans and license group, but only together:
catalog-preview-title = What this file changes
catalog-preview = New offers: { $added }. Changed offers: { $updated }. Unchanged offers: { $unchanged }. Prices in the file: { $prices }.
catalog-preview-nothing = The catalog already has everything in this file. There is nothing to load.
catalog-will-add = { $count ->
    [one] { $count } new offer
   *[other] { $count } new offers
}
catalog-will-update = { $count ->
    [one] { $count } offer changes
   *[other] { $count } offers change
}
catalog-offers-more = { $count ->
    [one] and { $count } more offer
   *[other] and { $count } more offers
}
catalog-load = Import
catalog-another = Choose another file
catalog-load-failed = The import was interrupted and nothing was loaded. Try again. If it happens again, check the server log.
catalog-loading = Loading the file
catalog-loading-reads = The file is being read and checked. This page refreshes automatically.
catalog-loading-writes = Rows written: { $done } of { $total }. This page refreshes automatically.
catalog-look-again = Refresh
catalog-loaded = File loaded. Offers added: { $added }. Offers changed: { $updated }. Offers unchanged: { $unchanged }. Prices in the file: { $prices }.
catalog-show = View catalog

# What can be wrong with a catalog file, row by row.
catalog-fault-sku = Enter a SKU of up to 64 letters, digits, and the signs - _ . : / that begins with a letter or a digit.
catalog-fault-skus = Enter SKUs with a space or a semicolon between them. A trial has one paid offer.
catalog-fault-formula = Enter a name that doesn’t begin with = + - or @. Spreadsheets would read it as a formula.
catalog-fault-choice = Enter one of these: { $words }.
catalog-fault-quantity = Enter a whole number from 1 to { $max }.
catalog-fault-below-minimum = Enter a maximum that isn’t below the minimum.
catalog-fault-small-business = Small business offers have fewer than { $max } licenses. Lower the maximum or choose another category.
catalog-fault-limit = Enter lifetime:N, concurrent:N, or nothing. N is a whole number above 0.
catalog-fault-parents = Only an add-on has parents. Leave this empty, or make the offer an add-on.
catalog-fault-parents-missing = Enter the SKU of at least one parent. An add-on needs one.
catalog-fault-upgrades = Leave this empty. Trials and add-ons have no upgrades.
catalog-fault-paid = Only a trial becomes a paid offer. Leave this empty, or make the offer a trial.
catalog-fault-itself = Enter another SKU. An offer can’t lead to itself.
catalog-fault-unknown-sku = Enter an existing SKU. There is no offer with the SKU { $sku } in this file or in the catalog.
catalog-fault-unfit-sku = Enter another SKU. The offer with the SKU { $sku } is a trial, an add-on, or billed by usage.
catalog-fault-trial-quantity = Enter { $count }. A trial has exactly { $count } licenses.
catalog-fault-trial-price = Enter 0. A trial is free.
catalog-fault-trial-limit = Enter lifetime:1. A customer can have a trial once.
catalog-fault-trial-segment = Choose another segment. There are no trials for education and government.
catalog-fault-trial-billing = Enter license. A trial is billed by license.
catalog-fault-market = Enter the two-letter code of a country where the program sells, such as US.
catalog-fault-currency = Enter { $currency }, the currency of { $market }.
catalog-fault-term-usage = Enter open, the term of offers billed by usage.
catalog-fault-term-trial = Enter P30D, the term of trials.
catalog-fault-term-license = Enter P1M, P1Y, or P3Y. Offers billed by license have one of these terms.
catalog-fault-frequency = Only terms of a year or longer can be billed annually.
catalog-fault-price = Enter a price from 0 to { $max } with digits and a point, and up to { $decimals ->
    [one] { $decimals } decimal
   *[other] { $decimals } decimals
}.
catalog-fault-price-twice = The price for this market, term, and billing frequency is already on line { $line }.
catalog-fault-differs = This differs from line { $line }, which has the same SKU. All rows of an offer must agree.
catalog-fault-name-twice = The offer on line { $line } already has this name. Give each SKU its own name.
catalog-fault-name-known = The offer with the SKU { $sku } already has this name. Give each SKU its own name.
catalog-fault-date = Enter the date as YYYY-MM-DD, or leave this empty.
catalog-fault-dates = Enter a last day of sale that isn’t before the first.
catalog-fault-plans = Enter up to { $max } service plans as CODE=Name, with semicolons between them. After a name, you can add “|needs CODE” and “|excludes CODE”.
catalog-fault-plan-twice = { $code } appears twice here, or another plan has the same name. Give each plan its own code and name.
catalog-fault-plan-itself = Enter another code. { $code } can’t need or exclude itself.
catalog-fault-plan-apart = Enter another code. { $code } can’t exclude { $other }, which it needs or which is in the same offer.
catalog-fault-plan-unknown = Enter an existing code. No offer in this file or in the catalog has a service plan with the code { $code }.
catalog-fault-plans-usage = Leave this empty. Offers billed by usage have no service plans.
catalog-license-group = License group
catalog-license-group-1 = Directory services (group 1)
catalog-license-group-2 = Minecraft (group 2)
catalog-plans = Service plans
catalog-plan = Service plan
catalog-plan-code = Code
catalog-plan-rules = Rules
catalog-plan-free = None
catalog-plan-needs = Needs one of: { $codes }
catalog-plan-excludes = Not together with: { $codes }
