# Что глобальные администраторы клиента получают по почте: что для него заказано, изменено или продлено.
receipt-open-subscriptions = Посмотреть подписки
receipt-order-subject = Подтверждение: партнер «{ $partner }» оформил заказ { $number }
receipt-order-text = Пользователь { $person } из организации «{ $partner }» оформил заказ { $number } для организации «{ $account }» { $at }. Продавец: { $seller }.
receipt-order-line = { $offer }
    { $quantity ->
        [one] { $quantity } лицензия
        [few] { $quantity } лицензии
        [many] { $quantity } лицензий
       *[other] { $quantity } лицензии
    } · { $term } · { $frequency } · { $amount }
receipt-order-line-usage = { $offer }
    Оплата по факту использования
receipt-order-total = Заказ { $number }, итого: { $total }

receipt-suspended-subject = Подтверждение: партнер «{ $partner }» приостановил { $name }
receipt-suspended-text = Пользователь { $person } из организации «{ $partner }» приостановил подписку на { $name } организации «{ $account }» { $at }. Ее пользователи потеряли доступ; надстройки, если они есть, тоже приостановлены. Если подписку не возобновить, она завершится { $until }.
receipt-suspended-many-subject = Подтверждение: партнер «{ $partner }» приостановил ваши подписки
receipt-suspended-many-text = Пользователь { $person } из организации «{ $partner }» приостановил { $count ->
        [one] { $count } подписку
        [few] { $count } подписки
        [many] { $count } подписок
       *[other] { $count } подписки
    } организации «{ $account }» { $at }. Пользователи потеряли доступ. Подписки, которые не возобновят в течение 90 дней, будут удалены.
receipt-changed-one = { $name }
receipt-reactivated-subject = Подтверждение: партнер «{ $partner }» возобновил { $name }
receipt-reactivated-text = Пользователь { $person } из организации «{ $partner }» возобновил подписку на { $name } организации «{ $account }» { $at }. У ее пользователей снова есть доступ, надстройки, приостановленные вместе с ней, активны.
receipt-cancelled-subject = Подтверждение: партнер «{ $partner }» отменил { $name }
receipt-cancelled-text = Пользователь { $person } из организации «{ $partner }» отменил подписку на { $name } организации «{ $account }» { $at }. Она завершилась сразу; надстройки, если они есть, тоже завершены. Ее пользователи потеряли доступ.
receipt-converted-subject = Подтверждение: партнер «{ $partner }» перевел пробную версию на { $name }
receipt-converted-text = Пользователь { $person } из организации «{ $partner }» преобразовал пробную версию { $before } организации «{ $account }» в платную подписку на { $name } { $at }. Лицензий: { $quantity }.
receipt-upgraded-subject = Подтверждение: партнер «{ $partner }» перевел подписку на { $name }
receipt-upgraded-text = Пользователь { $person } из организации «{ $partner }» перевел подписку на { $before } организации «{ $account }» на { $name } { $at }. Лицензии, пользователи и срок остались прежними.
receipt-quantity-subject = Подтверждение: партнер «{ $partner }» изменил число лицензий на { $name }
receipt-quantity-text = Пользователь { $person } из организации «{ $partner }» изменил число лицензий на { $name } организации «{ $account }» { $at }. Было: { $old }. Стало: { $quantity }.

receipt-renewed-subject = Подтверждение: подписка на { $name } продлена
receipt-renewed-text = Портал начал новый срок для организации «{ $account }» { $at }, потому что включено автопродление:
receipt-renewed-line = { $offer }, до { $until }
    { $quantity ->
        [one] { $quantity } лицензия
        [few] { $quantity } лицензии
        [many] { $quantity } лицензий
       *[other] { $quantity } лицензии
    } · { $term } · { $frequency }
receipt-renewed-stop = Если после этого срока подписка вам больше не нужна, попросите продавца отключить автопродление.
