# How dates are written. A page names its zone once, at its foot; mails and what has legal weight name it with each date.
date-exact = { date-time } ({ $zone })
date-time = { $month } { $day }, { $year }, { $hour12 }:{ $minute } { $half }
date-calendar = { $month } { $day }, { $year }
date-this-year = { $month } { $day }
date-just-now = just now
date-minutes-ago = { $count } min ago
date-hours-ago = { $count } h ago
date-yesterday = yesterday
date-days-ago =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
date-soon = in less than a minute
date-in-minutes = in { $count } min
date-in-hours = in { $count } h
date-tomorrow = tomorrow
date-in-days =
    { $count ->
        [one] in { $count } day
       *[other] in { $count } days
    }
date-zone = Times in { $zone }
date-zone-city = Times in { $city }, { $zone }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
