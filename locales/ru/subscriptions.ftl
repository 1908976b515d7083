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
own-subscriptions-free = Доступно: { $count }

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
subscription-frequency = Оплата
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
subscription-ways = Другие действия

subscription-nickname-hint = Его видите только вы и ваши торговые посредники. Если оставить поле пустым, используется название продукта.
subscription-limits = Введите число от { $min } до { $max }.
subscription-fewer-short = Уменьшить можно до { $at }
subscription-fewer-until = Уменьшить число можно до { $at }.
subscription-fewer-over = Увеличить число можно в любое время, уменьшить — только в течение 7 дней после покупки или продления либо со следующего срока.
subscription-suspend-effect = { $users ->
    [0] Все, кто пользуется подпиской, сразу потеряют доступ.
    [one] { $users } пользователь с лицензией на этот продукт сразу потеряет доступ.
    [few] { $users } пользователя с лицензией на этот продукт сразу потеряют доступ.
    [many] { $users } пользователей с лицензией на этот продукт сразу потеряют доступ.
   *[other] { $users } пользователей с лицензией на этот продукт сразу потеряют доступ.
} Если не возобновить подписку, она будет удалена { $at }.
subscription-suspend-trial = Все, кто пользуется подпиской, сразу потеряют доступ. Пробная версия все равно завершится { $at }.
subscription-suspended-now = У пользователей нет доступа. Если не возобновить подписку, она будет удалена { $at }.
subscription-suspended-trial = У пользователей нет доступа. Пробная версия все равно завершится { $at }.
subscription-return-new-term = Срок подписки истек. Если возобновить ее, сразу начнется новый срок, который нужно будет оплатить.
subscription-auto-renew-hint = Если флажок установлен, по окончании этого срока начнется следующий. До этого решение можно изменить.
subscription-auto-renew-drops = На следующий срок запланировано изменение. Без продления следующего срока не будет, и изменение отменится.
subscription-reseller-hint = MPN ID расположения торгового посредника. Поощрения за эту подписку получает он.
subscription-reseller-missing = В этой подписке нет торгового посредника, поэтому поощрений за нее никто не получает. Введите MPN ID расположения торгового посредника.
subscription-contact-hint = Клиент увидит его как контактное лицо поддержки. Торговые посредники в этом списке обслуживают клиента и имеют привилегии администратора.

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
subscription-next-expiry = Автопродление выключено, поэтому подписка завершится в конце срока.
subscription-next-trial-end = Пробная версия завершится автоматически. Она станет платной подпиской, только если вы преобразуете ее раньше.
subscription-next-deletion = Подписка приостановлена. Если вы не возобновите ее раньше, она будет удалена.
subscription-next-parent-end = Эта надстройка завершится вместе с основной подпиской.
subscription-next-none = Срока нет. Подписка действует, пока ее не приостановят или не отменят.
subscription-scheduled = Запланировано на следующий срок: { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[other] { $quantity } лицензий
}, { $plan }.
subscription-scheduled-waits = Запланировано, но не применяется, пока учетная запись организации «{ $seller }» приостановлена: { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[other] { $quantity } лицензий
}, { $plan }. До этого подписка продлевается без изменений.
mail-renewal-held-subject = Запланированное изменение не выполнено: «{ $name }», клиент «{ $customer }»
mail-renewal-held-text = Подписка «{ $name }» организации «{ $customer }» продлена { $at }: { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[other] { $quantity } лицензий
}. Изменение, запланированное на этот срок ({ $scheduled ->
    [one] { $scheduled } лицензия
    [few] { $scheduled } лицензии
   *[other] { $scheduled } лицензий
}), не выполнено: учетная запись организации «{ $account }» приостановлена, и продавать новое она не может.
mail-renewal-held-next = Изменение остается запланированным и вступит в силу с первым сроком, который начнется после возобновления вашей учетной записи. Чтобы отменить его, откройте подписку.
mail-renewal-held-open = Посмотреть подписку
subscription-end-cancelled = Подписка отменена.
subscription-end-not-renewed = Срок истек, и подписка не была продлена.
subscription-end-trial-over = 30 дней пробной версии истекли.
subscription-end-suspended-too-long = Подписка была приостановлена 90 дней.
subscription-end-parent-ended = Завершилась основная подписка.

subscription-no-ended = Эта подписка завершена, и возобновить ее нельзя. Если она еще нужна, закажите ее заново.
subscription-no-while-suspended = Сначала возобновите подписку. Пока она приостановлена, это изменить нельзя.
subscription-no-trial-is-fixed = Число лицензий и дата окончания пробной версии не меняются. Чтобы изменить их, преобразуйте пробную версию в платную подписку.
subscription-no-usage-has-no-term = У подписок с оплатой по использованию нет ни лицензий, ни срока.
subscription-no-fewer-after-window = Запланируйте меньше лицензий на следующий срок. Уменьшить их число можно было в течение 7 дней после покупки или продления, до { $until }.
subscription-no-cancel-after-window = Выключите автопродление или приостановите подписку. Отменить ее можно было в течение 7 дней после покупки или продления, до { $until }.
subscription-no-suspended-already = Эта подписка уже приостановлена.
subscription-no-active-already = Эта подписка уже активна.
subscription-no-deleted = Возобновить эту подписку можно было в течение 90 дней, до { $at }. Если она еще нужна, закажите ее заново.
subscription-no-only-trials-convert = Преобразовать можно только пробную версию, а это не она. Чтобы сменить продукт, оформите заказ.
subscription-no-upgrade = С подписки этого типа нельзя перейти на другой продукт. Закажите другой продукт.
subscription-no-add-ons = Надстройки можно купить только к платным подпискам. Откройте подписку, для которой нужна надстройка.
subscription-no-parent-inactive = Основная подписка не активна. Сначала возобновите ее.
subscription-no-due = Автоматическое изменение назначено на { $at } и вот-вот будет выполнено. Обновите страницу через минуту.
subscription-no-schedule-without-renewal = Автопродление выключено, поэтому следующего срока не будет и запланировать изменение нельзя. Сначала включите его.
subscription-no-privileges = Чтобы изменять эту подписку, нужны делегированные привилегии администратора этого клиента. Запросите их у клиента.
subscription-no-administration = Эту подписку продала организация «{ $seller }». Она не разрешает вам ее изменять. Обратитесь к продавцу.
subscription-ask-seller = За это платит продавец подписки. Отправьте запрос: решение примет организация «{ $seller }».
subscription-asks = Подписку продала организация «{ $seller }». Вы можете изменить псевдоним, выбрать контактное лицо поддержки, приостановить и возобновить подписку, отключить автопродление и запланировать меньше лицензий. О каждом изменении продавец получает письмо. Все остальное можно запросить.
subscription-quantity-asked = Дополнительные лицензии запросите у продавца. Меньше лицензий можно запланировать на следующий срок.
subscription-renewal-asked = Попросите продавца включить автопродление.
subscription-schedule-asked = Следующий срок будет таким же по длительности и способу оплаты.
subscription-no-agreement = Клиент не принял Клиентское соглашение Майкрософт. Запишите принятие на странице «Учетная запись» клиента, затем оформите заказ.
subscription-no-add-ons-sold = В каталоге нет надстроек к этой подписке для рынка клиента.
subscription-nothing-to-convert-to = В каталоге нет платного продукта для этой пробной версии на рынке клиента. Попросите оператора загрузить его.
subscription-nothing-to-upgrade-to = В каталоге нет продукта для рынка клиента с тем же сроком и периодом оплаты, на который можно перейти с этой подписки.
subscription-upgrade-leaves-add-on = Надстройка «{ $addon }» не работает с продуктом «{ $offer }». Выберите другой продукт или дождитесь завершения надстройки.
subscription-amount-too-large = Введите меньше лицензий. Эта сумма слишком велика для одного заказа.
subscription-stale = Ничего не сохранено: пока страница была открыта, эту подписку изменил кто-то другой. Введенное вами сохранено ниже. Проверьте изменения и, если ваши еще нужны, отправьте форму снова.
subscription-difference = { $field }: { $old } → { $new } { $by }, { $at }
subscription-by-portal = сам портал
subscription-next-term-quantity = Лицензии со следующего срока
subscription-next-term-term = Длительность следующего срока

subscription-cancel = Отменить эту подписку
subscription-cancel-lead = Подписка сразу завершится, и возобновить ее будет нельзя. Пользователи потеряют доступ. Оплата за оставшиеся дни этого расчетного периода будет возвращена.
subscription-cancel-until = Отменить можно до { $at }.
subscription-cancel-add-ons = Надстройки, которые завершатся вместе с ней
subscription-cancel-yes = Да, отменить
subscription-cancel-no = Нет, оставить
subscription-schedule = Запланировать изменение на следующий срок
subscription-schedule-lead = До конца срока ничего не изменится, и до этого изменение можно отменить.
subscription-schedule-from = Новый срок начнется { $at }.
subscription-schedule-price = Вы заплатите по цене каталога на день продления.
subscription-schedule-save = Запланировать
subscription-schedule-take-back = Отменить изменение
subscription-convert = Преобразовать пробную версию в платную подписку
subscription-convert-lead = Идентификатор подписки, пользователи и их данные сохранятся. Первый платный срок начнется сразу.
subscription-convert-ends = Если ее не преобразовать, пробная версия завершится { $at }.
subscription-apply = Применить
subscription-upgrade = Перейти на другой продукт
subscription-upgrade-lead = Идентификатор, лицензии и срок подписки сохранятся. С этого момента она будет стоить столько, сколько новый продукт.
subscription-upgrade-drops = Изменение, запланированное на следующий срок, будет отменено.
subscription-upgrade-now = Перейти сейчас
subscription-add-on = Купить надстройку
subscription-add-on-lead = Надстройка начнет действовать сразу. Она приостанавливается и завершается вместе с этой подпиской.
subscription-add-on-without-reseller = Надстройка будет заказана без торгового посредника, указанного в этой подписке.
subscription-buy = Купить

flash-subscription-saved = Подписка «{ $name }» сохранена.
flash-subscription-unchanged = В подписке «{ $name }» ничего не изменено, поэтому ничего не сохранено.
flash-subscription-suspended = Подписка «{ $name }» приостановлена. Пользователи потеряли доступ. Если вы не возобновите ее раньше, она будет удалена { $at }.
flash-subscription-reactivated = Подписка «{ $name }» возобновлена.
flash-subscription-without-reseller = Подписка «{ $name }» сохранена. В ней больше нет торгового посредника, поэтому поощрений за нее никто не получает.
flash-subscription-cancelled = Подписка «{ $name }» отменена.
flash-subscription-scheduled = Изменение подписки «{ $name }» запланировано на следующий срок.
flash-subscription-nothing-scheduled = Для подписки «{ $name }» ничего не запланировано: следующий срок и так будет таким.
flash-subscription-unscheduled = Запланированное изменение подписки «{ $name }» отменено. Следующий срок будет таким же, как этот.
flash-subscription-converted = Пробная версия преобразована в платную подписку «{ $name }».
flash-subscription-upgraded = Подписка переведена на продукт «{ $name }».
flash-subscription-add-on = Надстройка для подписки «{ $name }» заказана.
