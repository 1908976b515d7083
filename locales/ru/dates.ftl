# Как пишутся даты. Страница называет часовой пояс один раз, внизу; письма и юридически значимые даты — каждый раз.
date-exact = { date-time } ({ $zone })
date-time = { $day } { $month } { $year } г., { $hour24 }:{ $minute }
date-calendar = { $day } { $month } { $year } г.
date-this-year = { $day } { $month }
date-just-now = только что
date-minutes-ago = { $count } мин назад
date-hours-ago = { $count } ч назад
date-yesterday = вчера
date-days-ago =
    { $count ->
        [one] { $count } день назад
        [few] { $count } дня назад
        [many] { $count } дней назад
       *[other] { $count } дня назад
    }
date-soon = меньше чем через минуту
date-in-minutes = через { $count } мин
date-in-hours = через { $count } ч
date-tomorrow = завтра
date-in-days =
    { $count ->
        [one] через { $count } день
        [few] через { $count } дня
        [many] через { $count } дней
       *[other] через { $count } дня
    }
date-zone = Часовой пояс: { $zone }
date-zone-city = Часовой пояс: { $city }, { $zone }
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
