# Заказы: история заказов клиента.
orders-lead = Все заказы для этого клиента, сначала новые.
orders-empty-title = Заказов пока нет
orders-empty-text = Как только для клиента что-то закажут, заказ со всеми строками появится здесь.
orders-none-found = Нет заказов с таким типом выставления счетов.
order-title = Заказ { $number }
order-number = Номер заказа
order-date = Дата
order-customer = Клиент
order-placed-by = Кто оформил
order-placed-by-customer = Клиент ({ $name })
order-placed-by-system = Автопродление
order-seller = Продавец
order-completed = Выполнен
order-cancelled = Отменен
order-line-count = Строк
order-lines = Строки заказа
order-total = Итого
order-total-means = За первый расчетный период; использование оплачивается позже.
order-currency = Валюта
order-billing = Тип выставления счетов
order-billing-all = Все
order-billing-license = Лицензия
order-billing-usage = Использование
order-product = Продукт
order-kind = Операция
order-quantity = Количество
order-term = Срок и оплата
order-unit-price = Цена за единицу
order-amount = Сумма
order-reseller = Торговый посредник (MPN ID)
order-no-reseller = Нет
order-subscription = Подписка
order-open-subscription = Открыть подписку
order-hidden-lines = { $count ->
    [one] Еще { $count } строка этого заказа относится к другому торговому посреднику и вам не показана.
    [few] Еще { $count } строки этого заказа относятся к другим торговым посредникам и вам не показаны.
    [many] Еще { $count } строк этого заказа относятся к другим торговым посредникам и вам не показаны.
   *[other] Еще { $count } строки этого заказа относятся к другим торговым посредникам и вам не показаны.
}
