# Como as datas são escritas. Toda data indica seu fuso.
date-time = { $day } de { $month } de { $year }, { $hour24 }:{ $minute } ({ $zone })
date-only = { $day } de { $month } de { $year } ({ $zone })
date-calendar = { $day } de { $month } de { $year }
month-1 = jan.
month-2 = fev.
month-3 = mar.
month-4 = abr.
month-5 = mai.
month-6 = jun.
month-7 = jul.
month-8 = ago.
month-9 = set.
month-10 = out.
month-11 = nov.
month-12 = dez.
