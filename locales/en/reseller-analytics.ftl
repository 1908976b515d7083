# What a provider's resellers do, in numbers.
analytics-title = Reseller analytics
analytics-link = Analytics
analytics-empty-title = No numbers yet
analytics-empty-text = When an indirect reseller becomes your partner, its numbers appear here. Request a partnership under Indirect resellers.
analytics-period = Period
analytics-days = { $count ->
        [one] Last { $count } day
       *[other] Last { $count } days
    }
analytics-total = Total resellers
analytics-total-note = your partners now
analytics-new = New
analytics-new-note = { $days ->
        [one] became partners in the last { $days } day
       *[other] became partners in the last { $days } days
    }
analytics-active = Active
analytics-active-note = serve at least one customer that you serve too
analytics-transacting = Transacting
analytics-transacting-note = { $days ->
        [one] their MPN ID is on a subscription you sold in the last { $days } day
       *[other] their MPN ID is on a subscription you sold in the last { $days } days
    }
analytics-months = New and ended subscriptions by month
analytics-months-note = Subscriptions you sold with the MPN ID of one of your resellers, over twelve months. Months are counted in UTC.
analytics-month = Month
analytics-begun = New
analytics-ended = Ended
analytics-sellers = Top resellers
analytics-sellers-note = { $days ->
        [one] What you sold in the last { $days } day with the MPN ID of one of your resellers, whether it continues or has ended.
       *[other] What you sold in the last { $days } days with the MPN ID of one of your resellers, whether it continues or has ended.
    }
analytics-nothing-sold = { $days ->
        [one] Nothing was sold in the last { $days } day. Choose a longer period.
       *[other] Nothing was sold in the last { $days } days. Choose a longer period.
    }
analytics-products = Top products
analytics-product = Product
analytics-subscriptions = Subscriptions sold
analytics-licenses = Licenses
analytics-markets = Resellers by market
analytics-more = { $count ->
        [one] { $count } more reseller is in the file.
       *[other] { $count } more resellers are in the file.
    }
analytics-export-months = Export months
analytics-export-sellers = Export all resellers that sold
analytics-export-products = Export all products
analytics-export-markets = Export markets
analytics-export-agreements = Export agreements
