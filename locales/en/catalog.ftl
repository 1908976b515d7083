# What can be wrong with a catalog file, row by row.
catalog-fault-encoding = This is not a text file in UTF-8. Save the table as “CSV UTF-8” and try again.
catalog-fault-empty = The file is empty. Its first row must be the header.
catalog-fault-no-rows = There is nothing below the header. Add one row for each price.
catalog-fault-header = The first row must be this header, with commas between the columns: { $columns }
catalog-fault-cells = { $count ->
    [one] This row has 1 cell, but { $wanted } are needed. Check its commas and quotation marks.
   *[other] This row has { $count } cells, but { $wanted } are needed. Check its commas and quotation marks.
}
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
