# Подписки: списки, страница подписки, что с ней делают и что происходит само собой.
subscriptions-add = Добавить подписку
subscriptions-export = Экспортировать подписки
subscriptions-empty-title = Подписок пока нет
subscriptions-empty-text = Здесь появится все, что будет заказано для этого клиента.
subscriptions-group-licenses = На основе лицензий
subscriptions-group-trials = Пробные версии
subscriptions-group-usage = С оплатой по использованию
subscriptions-group-ended = Завершенные
own-subscriptions-empty = Здесь появится все, что закажет для вас партнер.

subscription-column-name = Подписка
subscription-column-reseller = Торговый посредник
subscription-column-next = Что произойдет дальше
subscription-nickname = Псевдоним подписки
subscription-quantity = Количество
subscription-status = Состояние
subscription-auto-renew = Автопродление
subscription-reseller = Торговый посредник (MPN ID)
subscription-contact = Назначенное контактное лицо поддержки
subscription-submit = Отправить
subscription-on = Включено
subscription-off = Выключено
subscription-none = —

subscription-product = Продукт
subscription-sku = Артикул (SKU)
subscription-publisher = Издатель
subscription-category = Категория
subscription-unit = Единица
subscription-unit-licenses = Лицензии
subscription-unit-add-on-licenses = Лицензии надстройки
subscription-unit-usage = По использованию
subscription-term = Срок
subscription-frequency = Выставление счетов
subscription-price = Цена за единицу
subscription-reseller-name = Торговый посредник
subscription-seller = Продавец
subscription-order = Номер заказа
subscription-id = Идентификатор подписки
subscription-created = Куплена
subscription-term-started = Начало текущего срока
subscription-term-ends = Конец текущего срока
subscription-window-ends = Отмена и уменьшение числа лицензий до
subscription-suspended-since = Приостановлена с
subscription-facts = Сведения
subscription-parent = Надстройка к подписке
subscription-add-ons = Надстройки
subscription-ways = Что еще можно сделать

subscription-nickname-hint = Его видите только вы и ваши торговые посредники. Если оставить поле пустым, используется название продукта.
subscription-limits = От { $min } до { $max } лицензий.
subscription-fewer-until = Уменьшить число можно до { $at }.
subscription-fewer-over = Увеличить число можно в любое время, уменьшить — только в течение 7 дней после покупки или продления либо со следующего срока.
subscription-suspend-effect = { $users ->
    [0] Все, кто пользуется подпиской, сразу потеряют доступ.
    [one] { $users } пользователь с лицензией на этот продукт сразу потеряет доступ.
    [few] { $users } пользователя с лицензией на этот продукт сразу потеряют доступ.
    [many] { $users } пользователей с лицензией на этот продукт сразу потеряют доступ.
   *[other] { $users } пользователей с лицензией на этот продукт сразу потеряют доступ.
} Если не возобновить подписку, она будет удалена { $at }.
subscription-suspend-trial = Все, кто пользуется подпиской, сразу потеряют доступ. Пробный период все равно закончится { $at }.
subscription-suspended-now = Пользователи потеряли доступ. Если не возобновить подписку, она будет удалена { $at }.
subscription-suspended-trial = Пользователи потеряли доступ. Пробный период все равно закончится { $at }.
subscription-return-new-term = Срок подписки истек. После возобновления сразу начнется новый срок, который будет оплачиваться.
subscription-auto-renew-hint = Если флажок установлен, по окончании этого срока начнется следующий. До тех пор решение можно изменить.
subscription-auto-renew-drops = На следующий срок запланировано изменение. Без продления следующего срока не будет, и изменение отменится.
subscription-reseller-hint = MPN ID расположения торгового посредника. Он получает поощрения за эту подписку.
subscription-reseller-missing = Торговый посредник не указан, поэтому поощрения за эту подписку никто не получает. Введите MPN ID расположения торгового посредника.
subscription-contact-hint = Клиент видит, к кому обращаться за поддержкой. В списке — торговые посредники, которые обслуживают клиента и имеют права администратора.

subscription-event-renewal = Продление
subscription-event-expiry = Завершение
subscription-event-trial-end = Конец пробной версии
subscription-event-deletion = Удаление
subscription-event-parent-end = Завершение вместе с основной подпиской
subscription-event-none = Продолжается
subscription-ended = Завершена
subscription-next-renewal = Следующий срок начнется автоматически: { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[other] { $quantity } лицензий
}, { $plan }.
subscription-next-expiry = Автопродление выключено, поэтому подписка завершится вместе со сроком.
subscription-next-trial-end = Пробная версия завершится автоматически. Она станет платной подпиской, только если вы преобразуете ее раньше.
subscription-next-deletion = Подписка приостановлена и затем будет окончательно удалена, если вы не возобновите ее раньше.
subscription-next-parent-end = Подписка, к которой относится эта надстройка, завершится, и надстройка вместе с ней.
subscription-next-none = Срока нет. Подписка действует, пока ее не приостановят или не отменят.
subscription-scheduled = Запланировано на следующий срок: { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[other] { $quantity } лицензий
}, { $plan }.
subscription-scheduled-waits = Запланировано, но не выполняется, пока учетная запись «{ $seller }» приостановлена: { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[other] { $quantity } лицензий
}, { $plan }. До тех пор подписка продлевается без изменений.
mail-renewal-held-subject = Не выполнено, так как ваша учетная запись приостановлена: изменение подписки { $name } для организации { $customer }
mail-renewal-held-text = Подписка { $name } организации { $customer } продлена: { $at }, { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[other] { $quantity } лицензий
}. Изменение, запланированное на этот срок ({ $scheduled ->
    [one] { $scheduled } лицензия
    [few] { $scheduled } лицензии
   *[other] { $scheduled } лицензий
}), не выполнено: учетная запись «{ $account }» приостановлена, продавать что-либо новое нельзя.
mail-renewal-held-next = Изменение остается запланированным и будет выполнено с первым сроком, который начнется после возобновления учетной записи. Если оно больше не нужно, отмените его на странице подписки.
mail-renewal-held-open = Открыть подписку
subscription-end-cancelled = Подписка отменена.
subscription-end-not-renewed = Срок истек, и подписка не была продлена.
subscription-end-trial-over = 30 дней пробной версии истекли.
subscription-end-suspended-too-long = Подписка была приостановлена 90 дней.
subscription-end-parent-ended = Завершилась подписка, к которой относилась эта надстройка.

subscription-no-ended = Эта подписка завершена, и вернуть ее нельзя. Если она еще нужна, закажите ее заново.
subscription-no-while-suspended = Это нельзя изменить, пока подписка приостановлена. Сначала возобновите ее.
subscription-no-trial-is-fixed = Число лицензий и окончание пробной версии не меняются. Чтобы изменить их, преобразуйте ее в платную подписку.
subscription-no-usage-has-no-term = У того, что оплачивается по использованию, нет ни лицензий, ни срока.
subscription-no-fewer-after-window = Вернуть лицензии можно в течение 7 дней после покупки или продления, то есть до { $until }. Запланируйте меньшее число на следующий срок.
subscription-no-cancel-after-window = Отменить подписку можно в течение 7 дней после покупки или продления, то есть до { $until }. Выключите автопродление или приостановите подписку.
subscription-no-suspended-already = Эта подписка уже приостановлена.
subscription-no-active-already = Эта подписка уже активна.
subscription-no-deleted = 90 дней, в течение которых подписку можно было возобновить, истекли { $at }. Если она еще нужна, закажите ее заново.
subscription-no-only-trials-convert = Преобразовать можно только пробную версию. Эта подписка — не пробная версия.
subscription-no-upgrade = Подписку этого вида нельзя обновить. Закажите другой продукт.
subscription-no-add-ons = Надстройки покупают только к платным подпискам. Откройте подписку, для которой нужна надстройка.
subscription-no-parent-inactive = Подписка, к которой относится эта надстройка, не активна. Сначала возобновите ее.
subscription-no-due = Дата подписки наступила { $at }, и портал вот-вот ее обработает. Откройте страницу снова через минуту.
subscription-no-schedule-without-renewal = Автопродление выключено, поэтому следующего срока не будет и планировать изменение не на что. Сначала включите его.
subscription-no-agreement = Клиент не принял Клиентское соглашение Майкрософт. Отметьте принятие на странице «Учетная запись» клиента, затем оформите заказ.
subscription-no-add-ons-sold = В каталоге нет надстроек к этой подписке для рынка клиента.
subscription-nothing-to-convert-to = В каталоге нет платного продукта для этой пробной версии на рынке клиента. Попросите оператора загрузить его.
subscription-nothing-to-upgrade-to = В каталоге нет обновления этой подписки для рынка клиента с тем же сроком и порядком оплаты.
subscription-upgrade-leaves-add-on = Надстройка { $addon } не работает с продуктом { $offer }. Выберите другой продукт или дождитесь завершения надстройки.
subscription-amount-too-large = Эта сумма слишком велика для одного заказа. Уменьшите число лицензий.
subscription-stale = Пока страница была открыта, эту подписку кто-то изменил, поэтому ваши изменения не сохранены. Введенное вами осталось ниже. Посмотрите, что изменилось, и отправьте форму снова, если это еще нужно.
subscription-difference = { $field }: { $old } → { $new } { $by }, { $at }
subscription-by-portal = сам портал
subscription-next-term-quantity = Лицензии со следующего срока
subscription-next-term-term = Длительность следующего срока

subscription-cancel = Отменить эту подписку
subscription-cancel-lead = Подписка завершится сразу и окончательно: пользователи потеряют доступ, и возобновить ее будет нельзя. Оплата за этот срок возвращается.
subscription-cancel-until = Отменить можно до { $at }.
subscription-cancel-add-ons = Надстройки, которые завершатся вместе с ней
subscription-cancel-yes = Да, отменить
subscription-cancel-no = Нет, оставить
subscription-schedule = Запланировать изменение на следующий срок
subscription-schedule-lead = До конца срока ничего не изменится, и до тех пор изменение можно отменить.
subscription-schedule-from = Новый срок начнется { $at }.
subscription-schedule-price = Цена берется из каталога на день продления.
subscription-schedule-save = Запланировать
subscription-schedule-take-back = Отменить изменение
subscription-convert = Преобразовать пробную версию в платную подписку
subscription-convert-lead = Идентификатор подписки, пользователи и их данные сохранятся. Первый платный срок начнется сразу.
subscription-convert-ends = Если ее не преобразовать, пробная версия завершится { $at }.
subscription-apply = Применить
subscription-upgrade = Обновить
subscription-upgrade-lead = Идентификатор, лицензии и срок подписки сохранятся, а стоить она будет столько, сколько новый продукт.
subscription-upgrade-drops = Изменение, запланированное на следующий срок, отменится.
subscription-upgrade-now = Обновить сейчас
subscription-add-on = Купить надстройку
subscription-add-on-lead = Надстройка начнет действовать сразу. Она приостанавливается и завершается вместе с этой подпиской.
subscription-add-on-without-reseller = Надстройка будет заказана без торгового посредника, указанного в этой подписке.
subscription-buy = Купить

flash-subscription-saved = Подписка { $name } сохранена.
flash-subscription-unchanged = В подписке { $name } ничего не изменено, поэтому сохранять нечего.
flash-subscription-suspended = Подписка { $name } приостановлена: пользователи потеряли доступ. Она будет удалена { $at }, если вы не возобновите ее раньше.
flash-subscription-reactivated = Подписка { $name } снова активна.
flash-subscription-without-reseller = Подписка { $name } сохранена. Торговый посредник больше не указан, поэтому поощрения за подписку никто не получает.
flash-subscription-cancelled = Подписка { $name } отменена.
flash-subscription-scheduled = Изменение подписки { $name } запланировано на следующий срок.
flash-subscription-nothing-scheduled = Для подписки { $name } ничего не запланировано: следующий срок и так будет таким.
flash-subscription-unscheduled = Запланированное изменение подписки { $name } отменено. Следующий срок будет таким же, как этот.
flash-subscription-converted = Пробная версия теперь платная подписка на { $name }.
flash-subscription-upgraded = Обновлено до { $name }.
flash-subscription-add-on = Надстройка для подписки { $name } заказана.
