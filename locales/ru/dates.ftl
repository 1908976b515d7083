# Как пишутся даты. В каждой дате назван часовой пояс.
date-time = { $day } { $month } { $year } г., { $hour24 }:{ $minute } ({ $zone })
date-only = { $day } { $month } { $year } г. ({ $zone })
date-calendar = { $day } { $month } { $year } г.
month-1 = янв.
month-2 = февр.
month-3 = мар.
month-4 = апр.
month-5 = мая
month-6 = июн.
month-7 = июл.
month-8 = авг.
month-9 = сент.
month-10 = окт.
month-11 = нояб.
month-12 = дек.
