# Письма портала.
mail-greeting = Здравствуйте, { $name }!
mail-footer-request = Отправлено порталом Tandem ({ $host }). Если вы не ждали этого запроса, ничего не делайте: без вашего ответа ничего не изменится.
mail-footer-admins = Отправлено порталом Tandem ({ $host }) глобальным администраторам организации «{ $account }». Если что-то здесь неверно, войдите на портал и проверьте или обратитесь к оператору.
mail-footer-involved = Отправлено порталом Tandem ({ $host }) всем, кого это касается. Если что-то здесь неверно, войдите на портал и проверьте или обратитесь к оператору.
mail-from-inviter = { $person } ({ $account }) через Tandem
mail-invitation-until = Ссылка действует до { $until }.
mail-open-invitations = Посмотреть приглашения
mail-open-providers = Посмотреть непрямых поставщиков
mail-sign-in = Войти на портал
mail-open-portal = Открыть портал
mail-open-request = Открыть запрос

mail-accepted-subject = Организация «{ $reseller }» приняла ваш запрос на партнерство
mail-accepted-text = Пользователь { $person } принял ваш запрос на партнерство от имени организации «{ $reseller }» { $at }. Она уже есть в вашем списке непрямых торговых посредников.
mail-declined-subject = Организация «{ $reseller }» отклонила ваш запрос на партнерство
mail-declined-text = Пользователь { $person } отклонил ваш запрос на партнерство от имени организации «{ $reseller }» { $at }. Ни для одной из сторон ничего не изменилось. Вы можете отправить новый запрос.
mail-declined-reason = Причина словами отправителя ответа: { $reason }

mail-receipt-subject = Подтверждение: «{ $provider }» теперь непрямой поставщик организации «{ $account }»
mail-receipt-text = Пользователь { $person } подтвердил организацию «{ $provider }» как непрямого поставщика организации «{ $account }» { $at }.
mail-receipt-meaning = Теперь поставщик может оформлять заказы и добавлять подписки от имени ваших клиентов и указывать вас в этих подписках как торгового посредника и контактное лицо поддержки. Доступа администратора к вашей организации у него нет, и ни один клиент не перешел к другому партнеру. Если это ошибка, попросите организацию «{ $provider }» удалить партнерство.

mail-verify-subject = Подтвердите адрес, чтобы зарегистрировать организацию «{ $company }»
mail-verify-text = Кто-то — вероятно, вы — регистрирует на портале организацию «{ $company }». Чтобы подтвердить адрес, откройте ссылку и введите пароль, который вы придумали. Ссылка действует до { $until }.
mail-verify-not-you = Если это были не вы, ничего не делайте. Без пароля никто не завершит регистрацию, а ее данные мы удалим.
mail-verify-action = Подтвердить адрес
mail-known-address-subject = Попытка зарегистрировать организацию «{ $company }» с вашим адресом
mail-known-address-text = Кто-то — вероятно, вы — пытался зарегистрировать организацию «{ $company }» с вашим адресом, но он уже используется на портале. Ничего не создано. Войдите со своим паролем или укажите другой адрес, чтобы зарегистрировать еще одну организацию.

mail-password-subject = Выберите новый пароль
mail-password-text = Кто-то, вероятно вы, забыл пароль для этого адреса. Выберите новый. Ссылка действует один раз, до { $until }.
mail-password-not-you = Если это были не вы, ничего не делайте. Пароль останется прежним.
mail-password-action = Выбрать новый пароль
mail-password-changed-subject = Ваш пароль изменен
mail-password-changed-text = Пароль пользователя { $email } изменен { $at }. Все остальные сеансы завершены.
mail-password-changed-not-you = Если это сделали не вы, сразу выберите новый пароль и обратитесь к оператору портала.

mail-reseller-updated-subject = «{ $partner }»: изменены сведения о клиенте «{ $customer }»
mail-reseller-updated-text = Пользователь { $person } (организация «{ $partner }») изменил сведения о вашем клиенте «{ $customer }» { $at }.
mail-reseller-change-subject = «{ $partner }»: изменена подписка «{ $subscription }» клиента «{ $customer }»
mail-reseller-change-text = Пользователь { $person } (организация «{ $partner }») изменил подписку «{ $subscription }», которую вы продали клиенту «{ $customer }», { $at }:
mail-reseller-change-line = { $field }: { $old } → { $new }
mail-reseller-change-stop = Изменение можно отменить на странице подписки. Если организация «{ $partner }» должна сначала обращаться к вам, выключите «Посредник управляет подписками» на его странице в разделе «Непрямые торговые посредники».
mail-reseller-sale-text = Пользователь { $person } (организация «{ $partner }») изменил подписку «{ $subscription }» вашего клиента «{ $customer }» { $at }:
mail-reseller-suspended-many-subject = «{ $partner }»: приостановлены подписки клиента «{ $customer }»
mail-reseller-suspended-many-text = Пользователь { $person } (организация «{ $partner }») приостановил { $count ->
        [one] { $count } подписку
        [few] { $count } подписки
        [many] { $count } подписок
       *[other] { $count } подписки
    } вашего клиента «{ $customer }» { $at }:
mail-reseller-order-subject = «{ $partner }»: заказ { $number } для клиента «{ $customer }»
mail-reseller-order-text = Пользователь { $person } (организация «{ $partner }») разместил заказ { $number } для вашего клиента «{ $customer }» { $at }. В заказе указан ваш MPN ID:
mail-reseller-own-order-subject = «{ $customer }»: самостоятельный заказ { $number }
mail-reseller-own-order-text = Пользователь { $person } (организация «{ $customer }») разместил заказ { $number } { $at }: партнер это разрешил. В заказе указан ваш MPN ID:
mail-reseller-many-subject = «{ $partner }»: { $count ->
    [one] изменена { $count } подписка ваших клиентов
    [few] изменены { $count } подписки ваших клиентов
   *[many] изменено { $count } подписок ваших клиентов
}
mail-reseller-many-text = Пользователь { $person } (организация «{ $partner }») изменил { $count ->
    [one] { $count } подписку ваших клиентов
    [few] { $count } подписки ваших клиентов
   *[many] { $count } подписок ваших клиентов
} { $at }:
mail-reseller-many-value = { $field }: { $new }
mail-reseller-many-one = { $customer }: { $subscription }
mail-reseller-many-more = { $count ->
    [one] и еще { $count }
    [few] и еще { $count }
   *[many] и еще { $count }
}
mail-reseller-renewal-subject = Продлена подписка «{ $subscription }» клиента «{ $customer }»
mail-reseller-renewal-text = { $at } начался новый срок у вашего клиента «{ $customer }»:
mail-reseller-order-line = { $offer }
    { $quantity ->
        [one] { $quantity } лицензия
        [few] { $quantity } лицензии
        [many] { $quantity } лицензий
       *[other] { $quantity } лицензии
    } · { $term } · { $frequency }
mail-reseller-customer-subject = «{ $partner }»: добавлен ваш клиент «{ $customer }»
mail-reseller-customer-text = Пользователь { $person } (организация «{ $partner }») добавил для вас клиента «{ $customer }» { $at }. Он уже есть в вашем списке клиентов.
mail-reseller-customer-may = У вас есть делегированные права администрирования для этого клиента: вы можете управлять его пользователями, лицензиями и подписками.
mail-open-subscription = Открыть подписку

mail-agreement-reminder-subject = Организация «{ $provider }» просит подписать партнерское соглашение Microsoft
mail-agreement-reminder-text = Пользователь { $person } из организации «{ $provider }», вашего непрямого поставщика, просит подписать партнерское соглашение Microsoft. Пока оно не подписано, указать ваш MPN ID в заказах нельзя и поощрения вам не начисляются.
mail-agreement-reminder-how = Глобальный администратор подписывает его один раз в разделе «Соглашения».
mail-agreement-reminder-action = Прочитать и подписать соглашение

mail-approved-subject = Организация «{ $account }» одобрена и может работать на Tandem
mail-approved-text = Оператор одобрил организацию «{ $account }». Теперь вы можете работать на портале и ответить на запрос, с которого начали.
mail-refused-subject = Организация «{ $account }» не одобрена
mail-refused-text = Оператор не одобрил организацию «{ $account }». Если вы считаете, что это ошибка, обратитесь к тому, кто вас пригласил.

mail-restore-subject = Доступ к организации «{ $account }» будет восстановлен
mail-restore-text = Оператора портала попросили восстановить доступ к организации «{ $account }»: пользователь { $person }, адрес { $email }. После этого пользователь выбирает новый пароль.
mail-restore-when = Это вступит в силу { $until } или раньше, если подтвердит второй оператор.
mail-restore-cancel = Если в вашей организации об этом никто не просил, отмените восстановление. Тогда ничего не изменится.
mail-restore-action = Посмотреть и отменить
mail-restore-operator = Оператор { $operator } просит восстановить доступ к организации «{ $account }»: пользователь { $person }, адрес { $email }. Если вы знаете, что это верно, подтвердите.
mail-restored-subject = Доступ к организации «{ $account }» восстановлен
mail-restored-text = Ваш старый пароль больше не действует. Выберите новый. Ссылка действует один раз, до { $until }. Позже воспользуйтесь ссылкой «Забыли пароль?» на странице входа.
