# Заказы: история заказов клиента.
orders-empty-title = Заказов пока нет
orders-empty-text = Когда для этого клиента что-то закажут, заказ появится здесь.
own-orders-empty = Здесь появятся заказы, которые оформят для вас партнеры, и продления.
orders-none-found = Нет заказов с таким типом выставления счетов.
history-title = Заказ { $number }
letterhead-printed = Напечатано
history-number = Номер заказа
history-date = Дата
history-customer = Клиент
history-placed-by = Кто оформил
history-placed-by-customer = Клиент ({ $name })
history-placed-by-system = Автопродление
history-seller = Продавец
history-completed = Выполнен
history-cancelled = Отменен
history-line-count = Строк
history-lines = Строки заказа
history-total = Итого
history-total-means = За первый расчетный период или его остаток; использование оплачивается позже.
history-currency = Валюта
history-billing = Тип выставления счетов
history-billing-all = Все
history-billing-license = Лицензия
history-billing-usage = Использование
history-product = Продукт
history-kind = Операция
history-quantity = Количество
history-term = Срок и оплата
history-unit-price = Цена за единицу
history-amount = Сумма
history-reseller = Торговый посредник (MPN ID)
history-no-reseller = Нет
history-subscription = Подписка
history-open-subscription = Открыть подписку
history-hidden-lines = { $count ->
    [one] Еще { $count } строка этого заказа относится к другому торговому посреднику и вам не показана.
    [few] Еще { $count } строки этого заказа относятся к другим торговым посредникам и вам не показаны.
    [many] Еще { $count } строк этого заказа относятся к другим торговым посредникам и вам не показаны.
   *[other] Еще { $count } строки этого заказа относятся к другим торговым посредникам и вам не показаны.
}
