# Меню и слова, общие для списков.
menu-home = Главная
menu-indirect-resellers = Непрямые торговые посредники
menu-indirect-providers = Непрямые поставщики
menu-customers = Клиенты
menu-invitations = Приглашения
menu-order-requests = Запросы на заказ
menu-billing = Выставление счетов
menu-service-requests = Запросы на обслуживание
menu-settings = Параметры
menu-subscriptions = Подписки
menu-orders = Заказы
menu-users-and-licenses = Пользователи и лицензии
menu-partner-relationships = Отношения с партнерами
menu-agreements = Соглашения
menu-company = Организация
menu-accounts = Учетные записи
menu-catalog = Каталог
menu-provider-list = Список поставщиков

# Рядом с пунктом меню, для тех, кто его слышит: сам пункт произносится раньше.
menu-waiting = Ожидают вас: { $count }
menu-waiting-partners = { $count ->
    [one] { $count } партнер ожидает вашего ответа
    [few] { $count } партнера ожидают вашего ответа
    [many] { $count } партнеров ожидают вашего ответа
   *[other] { $count } партнера ожидают вашего ответа
}
menu-waiting-inquiries = { $count ->
    [one] { $count } торговый посредник ожидает вашего ответа
    [few] { $count } торговых посредника ожидают вашего ответа
    [many] { $count } торговых посредников ожидают вашего ответа
   *[other] { $count } торгового посредника ожидают вашего ответа
}
menu-waiting-referrals = { $count ->
    [one] { $count } рекомендация ожидает вашего ответа
    [few] { $count } рекомендации ожидают вашего ответа
    [many] { $count } рекомендаций ожидают вашего ответа
   *[other] { $count } рекомендации ожидают вашего ответа
}

column-name = Название
column-mpn = MPN ID
column-country = Страна/регион
column-mpa = Соглашение с партнером Майкрософт
column-customers = Клиенты
column-partner-since = Начало партнерства
column-actions = Действия
column-to = Получатель
column-state = Состояние
column-made = Создано
column-until-short = До
column-until = Ссылка действует до
column-kind = Тип
column-cloud = Облако
column-standing = Состояние

list-search = Поиск
list-apply = Применить
list-from = С
list-to = По
list-filter-from = С { $day }
list-filter-to = По { $day }
list-nothing-found = Ничего не найдено
list-filters = Активные фильтры
list-filter-remove = Убрать фильтр:
list-filter-search = «{ $search }»
list-show-all = Показать все
confirm-yes = Да
confirm-cancel = Отменить

list-count = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[other] { $count } строк
}
list-shown = { $shown } из { $count }
list-none = —
list-page-size = Строк на странице
list-select-all = Выбрать все на странице
list-select-row = Выбрать:
list-to-selection = Перейти к действиям
list-selection = Выбранные строки
list-selected = Выбрано:
