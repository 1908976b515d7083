# The catalog's pages, for the operator.
catalog-lead = { $count ->
    [one] 1 offer is in the catalog.
   *[other] { $count } offers are in the catalog.
}
catalog-import = Import a file
catalog-empty-title = The catalog is empty
catalog-empty-text = Import a file with your offers and prices. Until then, partners have nothing to sell.
catalog-none-found = No offer has this in its name, or as its SKU.
catalog-category = Category
catalog-markets = Markets
catalog-markets-more = { $count ->
    [one] and 1 more
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
catalog-billing-usage = By use
catalog-quantity = Licenses per subscription
catalog-limit = Limit per customer
catalog-limit-none = None
catalog-limit-lifetime = { $count ->
    [one] 1 subscription ever
   *[other] { $count } subscriptions ever
}
catalog-limit-concurrent = { $count ->
    [one] 1 subscription at a time
   *[other] { $count } subscriptions at a time
}
catalog-parents = Needs one of
catalog-add-ons = Add-ons
catalog-upgrades = Can be upgraded to
catalog-upgraded-from = Can be upgraded from
catalog-becomes = Becomes
catalog-trials = Trials
catalog-import-lead = The file is checked first. Nothing is loaded until you have seen what it changes, and nothing at all if any row is wrong.
catalog-file-too-large = This file has more than { $count } MB. Divide it into several files, or load it with “tandem catalog import” on the server.
catalog-check = Check the file
catalog-cancel = Cancel
catalog-format = What the file looks like
catalog-format-text = One row for each price, with commas between the columns; the cells of an offer repeat in each of its rows. Offers that are not in the file stay as they are; prices of offers that are in it are replaced. The first row is this header; two columns with service plans and the group of licenses may follow, both or neither:
catalog-preview-title = What this file changes
catalog-preview = Offers that are new: { $added }. Offers that change: { $updated }. Offers that stay as they are: { $unchanged }. Prices in the file: { $prices }.
catalog-preview-nothing = The catalog holds all of this already. There is nothing to load.
catalog-will-add = { $count ->
    [one] 1 new offer
   *[other] { $count } new offers
}
catalog-will-update = { $count ->
    [one] 1 offer changes
   *[other] { $count } offers change
}
catalog-offers-more = { $count ->
    [one] and 1 more offer
   *[other] and { $count } more offers
}
catalog-load = Import
catalog-another = Choose another file
catalog-load-failed = The import broke off and nothing was loaded. Try again; if it breaks off again, look into the log.
catalog-loading = The file is being loaded
catalog-loading-reads = The file is being read and checked. This page looks again by itself.
catalog-loading-writes = Rows written: { $done } of { $total }. This page looks again by itself.
catalog-look-again = Look again
catalog-loaded = The file is loaded. Offers added: { $added }. Offers changed: { $updated }. Offers unchanged: { $unchanged }. Prices in the file: { $prices }.
catalog-show = Show the catalog

# What can be wrong with a catalog file, row by row.
catalog-fault-sku = A SKU has at most 64 letters, digits and the signs - _ . : / and begins with a letter or a digit.
catalog-fault-skus = Write SKUs here, with a blank or a semicolon between them; a trial has one paid offer.
catalog-fault-formula = A name can't begin with = + - or @, because spreadsheets would take it for a formula.
catalog-fault-choice = Write one of these: { $words }.
catalog-fault-quantity = Write a whole number from 1 to { $max }.
catalog-fault-below-minimum = The maximum is below the minimum.
catalog-fault-small-business = Small business offers have fewer than { $max } licenses. Lower the maximum or choose another category.
catalog-fault-limit = Write lifetime:N, concurrent:N or nothing, N being a whole number above 0.
catalog-fault-parents = Only an add-on has parents. Leave this empty, or make the offer an add-on.
catalog-fault-parents-missing = An add-on needs at least one parent. Write its SKU here.
catalog-fault-upgrades = Trials and add-ons have no upgrades. Leave this empty.
catalog-fault-paid = Only a trial becomes a paid offer. Leave this empty, or make the offer a trial.
catalog-fault-itself = An offer can't lead to itself. Write another SKU.
catalog-fault-unknown-sku = There is no offer with the SKU { $sku }, neither in this file nor in the catalog.
catalog-fault-unfit-sku = The offer with the SKU { $sku } is a trial, an add-on or billed by use, and can't stand here.
catalog-fault-trial-quantity = A trial has exactly { $count } licenses.
catalog-fault-trial-price = A trial is free: its price must be 0.
catalog-fault-trial-limit = A customer has a trial once: write lifetime:1.
catalog-fault-trial-segment = There are no trials for education and government.
catalog-fault-trial-billing = A trial is billed by license: write license.
catalog-fault-market = Write the two-letter code of a country in which the program sells, such as US.
catalog-fault-currency = The currency of { $market } is { $currency }.
catalog-fault-term-usage = What is billed by use has the term open.
catalog-fault-term-trial = A trial has the term P30D.
catalog-fault-term-license = What is billed by license has the term P1M, P1Y or P3Y.
catalog-fault-frequency = Only terms of a year and longer can be billed annually.
catalog-fault-price = Write a price from 0 to { $max } with digits and a point, with at most { $decimals ->
    [one] 1 decimal
   *[other] { $decimals } decimals
}.
catalog-fault-price-twice = The price for this market, term and billing frequency stands on line { $line } already.
catalog-fault-differs = This differs from line { $line }, which has the same SKU. All rows of an offer must agree.
catalog-fault-name-twice = The offer on line { $line } has this name already. Give each SKU a name of its own.
catalog-fault-name-known = The offer with the SKU { $sku } has this name already. Give each SKU a name of its own.
catalog-fault-date = Write the date as YYYY-MM-DD, or leave this empty.
catalog-fault-dates = The last day of sale is before the first.
catalog-fault-plans = Write at most { $max } service plans as CODE=Name, with semicolons between them. Behind a name there can be “|needs CODE” and “|excludes CODE”.
catalog-fault-plan-twice = { $code } stands here twice, or another plan has the same name. Give each plan a code and a name of its own.
catalog-fault-plan-itself = { $code } can’t need or exclude itself. Write another code.
catalog-fault-plan-apart = { $code } can’t exclude { $other }, which is in the same offer or which it needs. Write another code.
catalog-fault-plan-unknown = No offer has a service plan with the code { $code }, neither in this file nor in the catalog.
catalog-fault-plans-usage = What is billed by use has no service plans. Leave this empty.
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
