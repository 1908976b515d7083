# Список клиентов и файл, который из него составляется.
customer-list-lead = Организации, которые вы обслуживаете, по названию.
customer-list-add = Добавить клиента
customer-list-export = Экспортировать клиентов
customer-list-search-hint = Часть названия, домена, идентификатора Майкрософт или псевдонима
customer-list-filter = Фильтр по непрямому торговому посреднику
customer-list-filter-hint = Здесь показаны только первые { $count }. В списке торговых посредников число клиентов ведет к клиентам любого из них.
customer-list-all-resellers = Все клиенты
customer-list-no-reseller = Не ваш торговый посредник
customer-list-resellers = Непрямые торговые посредники
customer-list-providers = Непрямые поставщики
customer-list-customer-since = Клиент с
customer-list-more = Подробнее
customer-list-bill-to = Плательщик
customer-list-alias = Псевдоним
customer-list-add-subscription = Добавить подписку
customer-list-subscriptions-link = Просмотр подписок
customer-list-orders-link = Просмотр заказов
customer-list-empty-title = Клиентов пока нет
customer-list-empty-add = Добавьте клиента: как только это будет сделано, он появится здесь вместе со своими подписками.
customer-list-empty-wait = Клиент появится здесь, когда один из ваших поставщиков добавит его для вас или когда он примет ваш запрос.
customer-list-none-found = Нет клиентов, у которых в названии, домене, идентификаторе Майкрософт или псевдониме есть «{ $search }». По одному или двум символам находятся только слова, которые с них начинаются.
customer-list-none-reseller = У вас нет общих клиентов с этим торговым посредником.
customer-list-none-unknown = Этот торговый посредник не является вашим партнером или больше им не является. Выберите другого в списке.

export-microsoft-id = Идентификатор Майкрософт
export-company = Название организации
export-domain = Имя основного домена
export-relationship = Связь

indirect-resellers-customers = { $count ->
    [one] { $count } клиент: { $reseller }
    [few] { $count } клиента: { $reseller }
   *[many] { $count } клиентов: { $reseller }
}
customer-list-shared = Этих клиентов обслуживаете вы и организация { $provider }.
customer-list-none-unknown-provider = Это не ваш поставщик (или уже не ваш). Чтобы продолжить, покажите всех клиентов.
customer-list-none-provider = У вас с этим поставщиком пока нет общих клиентов. Пригласите клиента из списка непрямых поставщиков.
