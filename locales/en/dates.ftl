# How dates are written. Every date names its zone.
date-time = { $month } { $day }, { $year }, { $hour12 }:{ $minute } { $half } ({ $zone })
date-only = { $month } { $day }, { $year } ({ $zone })
date-calendar = { $month } { $day }, { $year }
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
