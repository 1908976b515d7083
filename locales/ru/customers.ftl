# Клиенты: общее для всех страниц клиента.
inside-subscriptions = Подписки
inside-orders = История заказов
inside-order-requests = Запросы на заказ
inside-users = Пользователи и лицензии
inside-account = Учетная запись
inside-services = Управление службами
inside-service-requests = Запросы на обслуживание
domain-taken = Имя { $domain } уже занято. Выберите другое.
