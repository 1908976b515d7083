# Список клиентов и файл, который из него составляется.
customer-list-add = Добавить клиента
customer-list-export = Экспортировать клиентов
customer-list-search-hint = Часть названия, домена, идентификатора Майкрософт или псевдонима
customer-list-filter = Фильтр по непрямому торговому посреднику
customer-list-filter-hint = В этом списке только первые { $count }. Чтобы отобрать клиентов другого посредника, выберите число его клиентов в списке торговых посредников.
customer-list-all-resellers = Все клиенты
customer-list-no-reseller = Не ваш торговый посредник
customer-list-no-provider = Не ваш поставщик
customer-list-resellers = Непрямые торговые посредники
customer-list-providers = Непрямые поставщики
customer-list-customer-since = Клиент с
customer-list-more = Подробнее
customer-list-bill-to = Плательщик
customer-list-alias = Псевдоним
customer-list-add-subscription = Добавить подписку
customer-list-subscriptions-link = Посмотреть подписки
customer-list-orders-link = Посмотреть заказы
customer-list-empty-title = Клиентов пока нет
customer-list-empty-add = Когда вы добавите клиента, он появится здесь вместе со своими подписками.
customer-list-empty-wait = Клиент появится здесь, когда один из ваших поставщиков добавит его для вас или когда он примет ваш запрос.
customer-list-none-found = По запросу «{ $search }» клиентов не найдено. Введите часть названия, домена, идентификатора Майкрософт или псевдонима. По одному или двум символам находятся только слова, которые с них начинаются.
customer-list-none-reseller = У вас нет общих клиентов с этим торговым посредником.
customer-list-none-unknown = Этот торговый посредник не входит в число ваших партнеров. Выберите другого в списке.

export-microsoft-id = Идентификатор Майкрософт
export-company = Название организации
export-domain = Имя основного домена
export-relationship = Связь

indirect-resellers-customers = { $count ->
    [one] { $count } клиент посредника «{ $reseller }»
    [few] { $count } клиента посредника «{ $reseller }»
   *[many] { $count } клиентов посредника «{ $reseller }»
}
customer-list-shared = Этих клиентов обслуживаете вы и организация «{ $provider }».
customer-list-none-unknown-provider = Этот поставщик не входит в число ваших поставщиков. Чтобы продолжить, покажите всех клиентов.
customer-list-none-provider = У вас с этим поставщиком пока нет общих клиентов. Пригласите клиента из списка непрямых поставщиков.
