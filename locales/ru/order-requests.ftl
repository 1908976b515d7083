# Запросы на заказ: что просят заказать клиенты и торговые посредники и что из этого выходит.
order-request-ask = Запросить подписку
order-request-new-title = Запросить подписку
order-request-licenses-title = Запросить лицензии
order-request-change-title = Запросить изменение
order-request-kinds = Что можно запросить
order-request-kind-new = Новая подписка
order-request-kind-licenses = Дополнительные лицензии
order-request-kind-upgrade = Переход на другой продукт
order-request-kind-add-on = Надстройка
order-request-kind-conversion = Платная подписка
order-request-kind-auto-renewal = Автопродление
order-request-kind-cancellation = Отмена подписки
order-requests-empty-title = Запросов на заказ пока нет
order-requests-empty-own = Когда вы запросите подписку или дополнительные лицензии, запрос и ответ на него появятся здесь.
order-requests-empty-reseller = Здесь появляется то, что вы запрашиваете у своих поставщиков, а ваши клиенты — у вас.
order-requests-empty-seller = Когда клиент или торговый посредник запросит подписку или дополнительные лицензии, запрос появится здесь.
order-requests-none-found = Нет запросов на заказ с этим состоянием.
order-requests-all = Все
order-request-state-asked = Ожидает решения
order-request-state-approved = Одобрен
order-request-state-declined = Отклонен
order-request-state-withdrawn = Отозван
order-request-state-overtaken = Утратил силу
order-request-state-expired = Срок истек
order-request-expires-soon = Срок скоро истечет
order-request-product = Продукт
order-request-quantity = Количество
order-request-customer = Клиент
order-request-asked-by = Кто запросил
order-request-asked = Запрошен
order-request-term = Срок и выставление счетов
order-request-with = Решает { $holder }
order-request-holder = Решает
order-request-until = Действует до
order-request-passed-on-by = Передал
order-request-order = Заказ
order-request-from-to = { $before } → { $quantity }
order-request-partner = Партнер
order-request-through = { $reseller }, для поставщика { $seller }
order-request-subscription = Подписка
order-request-present = Сколько лицензий нужно всего. Сейчас: { $now }. Не больше { $max }.
order-request-no-more = Введите число больше { $now }: столько лицензий есть сейчас.
order-request-next = Пока ничего не заказано. У партнера есть 30 дней на решение. Вы получите письмо.
order-request-next-until = Пока ничего не заканчивается. Партнер может одобрить запрос до { $at }. Вы получите письмо.
order-request-means-upgrade = { $quantity ->
    [one] На выбранный продукт переходит { $quantity } лицензия. Срок и выставление счетов остаются прежними.
    [few] На выбранный продукт переходят все { $quantity } лицензии. Срок и выставление счетов остаются прежними.
   *[many] На выбранный продукт переходят все { $quantity } лицензий. Срок и выставление счетов остаются прежними.
}
order-request-means-conversion = Пробная версия станет платной подпиской, и начнется ее первый срок.
order-request-means-auto-renewal = { $quantity ->
    [one] Когда срок закончится, начнется новый: на { $quantity } лицензию, по цене на тот день.
    [few] Когда срок закончится, начнется новый: на { $quantity } лицензии, по цене на тот день.
   *[many] Когда срок закончится, начнется новый: на { $quantity } лицензий, по цене на тот день.
}
order-request-means-cancellation = { $quantity ->
    [one] Подписка закончится, а с ней { $quantity } лицензия и все надстройки. Пользователи потеряют доступ, когда партнер одобрит запрос.
    [few] Подписка закончится, а с ней { $quantity } лицензии и все надстройки. Пользователи потеряют доступ, когда партнер одобрит запрос.
   *[many] Подписка закончится, а с ней { $quantity } лицензий и все надстройки. Пользователи потеряют доступ, когда партнер одобрит запрос.
}
order-request-not-of-this = Для этой подписки такое запросить нельзя. Выберите одно из изменений на этой странице.
order-request-not-your-role = Ваши роли не позволяют преобразовывать пробные версии в платные подписки. Попросите одобрить запрос глобального администратора, администратора пользователей или агента по продажам вашей организации.
order-request-send = Отправить запрос
order-request-no-partner = Пока ни один партнер не продает вашей организации. Сначала примите запрос партнера.
order-request-no-provider = Чтобы запросить заказ, нужны делегированные привилегии администратора для этого клиента и поставщик, который тоже его обслуживает.
order-request-terms = Что вы одобряете
order-request-ordered = Заказываемые лицензии
order-request-renewed = Продлеваемые лицензии
order-request-ended = Лицензии, которые закончатся
order-request-price = Цена за лицензию и расчетный период
order-request-price-next = Цена за лицензию и расчетный период со следующего срока
order-request-price-was = В момент запроса: { $price }
order-request-amount = Итого за расчетный период
order-request-amount-rest = Итого до конца расчетного периода
order-request-credit = К возврату
order-request-term-ends = Срок заканчивается { $at }
order-request-cancel-until = Последний день для отмены
order-request-no-cancel = То, что вы закажете сейчас, отменить нельзя: период отмены закончился.
order-request-no-record = Нет. Поощрения не начисляются.
order-request-approve-text = Когда вы одобрите запрос, заказ будет оформлен от имени вашей организации.
order-request-approve-renewal = Когда вы одобрите запрос, подписка будет продлена по окончании срока. До этого ничего не начисляется.
order-request-approve-cancellation = Когда вы одобрите запрос, подписка закончится. Ее пользователи потеряют доступ.
order-request-approve = Одобрить
order-request-pass-on = Передать дальше
order-request-pass-on-text = После этого решает организация «{ $seller }». В запросе останется указано, что его отправил клиент.
order-request-reason = Причина
order-request-reason-hint = Ее прочитает тот, кто отправил запрос.
order-request-reason-words = Причина, словами партнера
order-request-unsent = Ваша причина, которая не отправлена
order-request-withdraw = Отозвать
order-request-withdraw-text = Решения пока нет. Если вы отзовете запрос, одобрить его будет нельзя.
order-request-overtaken-relationship = Одна из организаций больше не работает с другой, поэтому заказать это нельзя. Отправьте новый запрос партнеру, который обслуживает клиента.
order-request-overtaken-offer = Этот продукт больше не продается на таких условиях. Отправьте новый запрос на другой продукт или срок.
order-request-overtaken-subscription = Подписка изменилась после запроса: закончилась, переведена на другой продукт или уже имеет столько лицензий.
order-request-changed = Кто-то уже изменил этот запрос. Ничего не заказано. На этой странице показано, как обстоят дела сейчас.
order-request-repriced = Цена или условия изменились после того, как вы открыли эту страницу. Ничего не заказано. Теперь цена за лицензию — { $price }. Проверьте все и одобрите еще раз.
order-request-stands-elsewhere = Это сделать нельзя: состояние запроса — «{ $state }». На этой странице показано, что можно сделать.
flash-order-request-sent = Запрос отправлен. Мы уведомили партнера, который принимает решение.
flash-order-request-passed-on = Запрос передан дальше. Мы уведомили поставщика. Письмо отправлено и тому, кто запросил: { $name }.
flash-order-request-approved = Запрос одобрен, заказ оформлен. Письмо отправлено тому, кто запросил: { $name }.
flash-order-request-approved-done = Запрос одобрен, подписка изменена. Письмо отправлено тому, кто запросил: { $name }.
flash-order-request-declined = Запрос отклонен. Письмо отправлено тому, кто запросил: { $name }.
flash-order-request-withdrawn = Запрос отозван.
flash-order-request-overtaken = Ничего не заказано: запрос утратил силу. Письмо отправлено тому, кто запросил: { $name }.
flash-order-request-expired = Ничего не заказано: срок запроса истек. Письмо отправлено тому, кто запросил: { $name }.
home-order-request-waits = Запрос от организации «{ $asker }» для клиента «{ $customer }».
home-order-request-own = Запрос клиента «{ $customer }».
home-order-request-answered = Ваш запрос на заказ: { $state }.
home-view-order-request = Посмотреть запрос
mail-order-request-open = Посмотреть запрос
mail-order-request-subject = { $asker }: запрос на { $offer }
mail-order-request-new = Пользователь { $person } из организации «{ $asker }» запрашивает новую подписку для клиента «{ $customer }»: { $offer }, { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[many] { $quantity } лицензий
}.
mail-order-request-licenses = Пользователь { $person } из организации «{ $asker }» запрашивает дополнительные лицензии для клиента «{ $customer }»: { $offer }, всего { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[many] { $quantity } лицензий
}, сейчас { $before }.
mail-order-request-upgrade = Пользователь { $person } из организации «{ $asker }» запрашивает переход на другой продукт для клиента «{ $customer }»: { $offer }, { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[many] { $quantity } лицензий
}.
mail-order-request-add-on = Пользователь { $person } из организации «{ $asker }» запрашивает надстройку для клиента «{ $customer }»: { $offer }, { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[many] { $quantity } лицензий
}.
mail-order-request-conversion = Пользователь { $person } из организации «{ $asker }» запрашивает платную подписку вместо пробной версии для клиента «{ $customer }»: { $offer }, { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[many] { $quantity } лицензий
}.
mail-order-request-auto-renewal = Пользователь { $person } из организации «{ $asker }» запрашивает автопродление подписки клиента «{ $customer }»: { $offer }, { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[many] { $quantity } лицензий
}.
mail-order-request-cancellation = Пользователь { $person } из организации «{ $asker }» запрашивает отмену подписки клиента «{ $customer }»: { $offer }, { $quantity ->
    [one] { $quantity } лицензия
    [few] { $quantity } лицензии
   *[many] { $quantity } лицензий
}.
mail-order-request-passed-on-to-you = Запрос передал вам пользователь { $decider } из организации «{ $partner }».
mail-order-request-pass-on = Передайте его поставщику «{ $seller }» или отклоните до { $until }. До этого ничего не заказывается.
mail-order-request-decide = Одобрите или отклоните его до { $until }. Страница покажет цену до того, как что-либо будет заказано.
mail-order-request-approved-subject = { $partner }: ваш запрос одобрен — { $offer }
mail-order-request-approved = Пользователь { $decider } из организации «{ $partner }» одобрил ваш запрос для клиента «{ $customer }» и оформил заказ: { $offer }.
mail-order-request-approved-done = Пользователь { $decider } из организации «{ $partner }» одобрил ваш запрос для клиента «{ $customer }» и изменил подписку: { $offer }.
mail-order-request-declined-subject = { $partner }: ваш запрос отклонен — { $offer }
mail-order-request-declined = Пользователь { $decider } из организации «{ $partner }» отклонил ваш запрос для клиента «{ $customer }»: { $offer }. Ничего не заказано.
mail-order-request-passed-on-subject = { $partner }: ваш запрос передан дальше — { $offer }
mail-order-request-passed-on = Пользователь { $decider } из организации «{ $partner }» передал дальше ваш запрос для клиента «{ $customer }»: { $offer }. Теперь решает организация «{ $seller }».
mail-order-request-expired-subject = Срок вашего запроса истек: { $offer }
mail-order-request-expired = Организация «{ $holder }» не успела решить по вашему запросу для клиента «{ $customer }»: { $offer }. Его срок истек { $until }, ничего не заказано. Запрос можно отправить снова.
mail-order-request-overtaken-subject = Ваш запрос утратил силу: { $offer }
mail-order-request-overtaken = Ваш запрос для клиента «{ $customer }» больше нельзя выполнить: { $offer }. Ничего не заказано.
