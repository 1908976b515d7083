# Como as datas são escritas. A página indica o fuso uma vez, no rodapé; e-mails e o que tem peso jurídico, em cada data.
date-exact = { date-time } ({ $zone })
date-time = { $day } de { $month } de { $year }, { $hour24 }:{ $minute }
date-calendar = { $day } de { $month } de { $year }
date-this-year = { $day } de { $month }
date-just-now = agora mesmo
date-minutes-ago = há { $count } min
date-hours-ago = há { $count } h
date-yesterday = ontem
date-days-ago =
    { $count ->
        [one] há { $count } dia
       *[other] há { $count } dias
    }
date-soon = em menos de um minuto
date-in-minutes = em { $count } min
date-in-hours = em { $count } h
date-tomorrow = amanhã
date-in-days =
    { $count ->
        [one] em { $count } dia
       *[other] em { $count } dias
    }
date-zone = Fuso horário: { $zone }
date-zone-city = Fuso horário: { $city }, { $zone }
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
