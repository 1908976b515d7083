# Торговые посредники поставщика в цифрах.
analytics-title = Аналитика по посредникам
analytics-link = Аналитика
analytics-empty-title = Данных пока нет
analytics-empty-text = Когда непрямой торговый посредник станет вашим партнером, здесь появятся его показатели. Запросите партнерство на странице «Непрямые торговые посредники».
analytics-period = Период
analytics-days = { $count ->
        [one] Последний { $count } день
        [few] Последние { $count } дня
       *[other] Последние { $count } дней
    }
analytics-total = Всего посредников
analytics-total-note = ваши партнеры сейчас
analytics-new = Новые
analytics-new-note = { $days ->
        [one] стали партнерами за последний { $days } день
        [few] стали партнерами за последние { $days } дня
       *[other] стали партнерами за последние { $days } дней
    }
analytics-active = Активные
analytics-active-note = обслуживают хотя бы одного вашего клиента
analytics-transacting = С продажами
analytics-transacting-note = { $days ->
        [one] их MPN ID указан в подписке, проданной вами за последний { $days } день
        [few] их MPN ID указан в подписке, проданной вами за последние { $days } дня
       *[other] их MPN ID указан в подписке, проданной вами за последние { $days } дней
    }
analytics-months = Новые и завершенные подписки по месяцам
analytics-months-note = Подписки, проданные вами с MPN ID одного из ваших посредников, за двенадцать месяцев. Месяцы считаются по UTC.
analytics-month = Месяц
analytics-begun = Новые
analytics-ended = Завершенные
analytics-sellers = Ведущие посредники
analytics-sellers-note = { $days ->
        [one] Проданное вами за последний { $days } день с MPN ID одного из ваших посредников, в том числе уже завершенное.
        [few] Проданное вами за последние { $days } дня с MPN ID одного из ваших посредников, в том числе уже завершенное.
       *[other] Проданное вами за последние { $days } дней с MPN ID одного из ваших посредников, в том числе уже завершенное.
    }
analytics-nothing-sold = { $days ->
        [one] За последний { $days } день ничего не продано. Выберите более длинный период.
        [few] За последние { $days } дня ничего не продано. Выберите более длинный период.
       *[other] За последние { $days } дней ничего не продано. Выберите более длинный период.
    }
analytics-products = Ведущие продукты
analytics-product = Продукт
analytics-subscriptions = Продано подписок
analytics-licenses = Лицензии
analytics-markets = Посредники по рынкам
analytics-more = { $count ->
        [one] Еще { $count } посредник — в файле.
        [few] Еще { $count } посредника — в файле.
       *[other] Еще { $count } посредников — в файле.
    }
analytics-export-months = Экспортировать данные по месяцам
analytics-export-sellers = Экспортировать всех посредников с продажами
analytics-export-products = Экспортировать все продукты
analytics-export-markets = Экспортировать данные по рынкам
analytics-export-agreements = Экспортировать соглашения
