# Главная: что требует внимания, что делать новой учетной записи и как идут дела. И слова диаграмм.
home-needs = Требует вашего внимания
home-nothing-waits = Сейчас ничто не требует вашего внимания.
home-overdue = Просрочено
home-when-due = Срок: { $at }
home-when-since = С { $at }
home-when-until = До { $at }
home-when-answered = Ответ: { $at }
home-when-on = { $at }
home-when-last = Последнее: { $at }
home-when-partner = Партнер с { $at }
home-request-late = Запрос на обслуживание клиента «{ $customer }». Первый ответ просрочен.
home-request-open = Запрос на обслуживание клиента «{ $customer }». Ожидается первый ответ.
home-request-news = Запрос на обслуживание клиента «{ $customer }». Есть новое сообщение.
home-request-answered = На ваш запрос для клиента «{ $customer }» ответили. Напишите еще или закройте его.
home-own-request-answered = На ваш запрос ответили. Напишите еще или закройте его.
home-mpa-unsigned = Ваша организация его еще не подписала.
home-mca = Клиентское соглашение Майкрософт
home-mca-due = Пока ваша организация его не приняла, партнеры не могут оформлять для вас заказы.
home-partner-asks = Запрашивает отношения торгового посредника с вами.
home-partner-asks-privileges = Запрашивает отношения торгового посредника и делегированные привилегии администратора.
home-invitation-ends = { $kind }. Ответа еще нет, а ссылка скоро перестанет работать.
home-renews = Продление для клиента «{ $customer }».
home-ends = Окончание срока для клиента «{ $customer }».
home-trial-ends = Окончание пробной версии клиента «{ $customer }».
home-own-renews = Подписка будет продлена.
home-own-ends = Срок подписки закончится.
home-own-trial-ends = Пробная версия закончится.
home-referral-waits = Рекомендация, на которую вы еще не ответили.
home-account-waits = Ожидает вашего одобрения.
home-qualification-waits = Партнер указал для этого клиента особую категорию.
home-more-qualifications = Особые категории
home-reseller-unsigned = Соглашение с партнером Майкрософт еще не подписано.
home-partnership-accepted = Запрос на партнерство принят.
home-partnership-declined = Запрос на партнерство отклонен.
home-relationship-accepted = Запрос на отношения торгового посредника принят.
home-relationship-declined = Запрос на отношения торгового посредника отклонен.
home-answer = Ответить
home-read = Прочитать
home-reply = Написать
home-sign = Подписать
home-accept = Прочитать и принять
home-decide = Принять решение
home-view-invitations = Посмотреть приглашения
home-view-subscription = Посмотреть подписку
home-view-subscriptions = Посмотреть подписки
home-view-reseller = Посмотреть посредника
home-more = { $what }: еще { $count }
home-more-invitations = Приглашения без ответа
home-more-answers = Приглашения с ответом
home-more-subscriptions = Подписки, которые продлятся или завершатся в течение 7 дней

home-steps = Дальнейшие шаги
home-done = Готово:
home-step-sign = Подписать Соглашение с партнером Майкрософт
home-step-invite-reseller = Пригласить непрямого торгового посредника
home-step-find-provider = Найти непрямого поставщика
home-step-add-customer = Добавить клиента
home-step-invite-customer = Пригласить клиента
home-step-order = Заказать подписку для клиента
home-step-accept = Принять Клиентское соглашение Майкрософт
home-step-find-partner = Принять запрос партнера
home-step-get-subscription = Оформить первую подписку
home-step-assign = Назначить лицензии пользователям
home-step-load-catalog = Загрузить каталог
home-step-add-partner = Добавить партнера
home-step-list-provider = Добавить непрямого поставщика в список

home-glance = Сводка
home-changed = { $change } за 30 дней
home-unchanged = Без изменений за 30 дней
home-free-licenses = Свободные лицензии
home-free-note = можно назначить
home-users = Пользователи
home-users-note = в вашей организации
home-partners = Партнеры
home-accounts-note = на этом портале
home-offers = Продукты
home-offers-note = в каталоге
home-open-requests = Открытые запросы на обслуживание
home-requests-note = ждут вашего ответа
home-own-requests-note = созданы вами
home-requests-overdue = { $count ->
        [one] { $count } просрочен
        [few] { $count } просрочены
        [many] { $count } просрочено
       *[other] { $count } просрочено
    }
home-open-referrals = Открытые рекомендации
home-open-invitations = Открытые приглашения
home-waiting-note = ждут ответа
home-chart-subscriptions = Подписки по месяцам
home-chart-customers = Клиенты по месяцам
home-chart-accounts = Новые учетные записи по месяцам
home-licenses = Лицензии по продуктам
home-assigned = назначено { $assigned } из { $bought }
home-own-entry = Ваша запись в списке поставщиков

home-acting = Кто может действовать от вашего имени
home-acting-note = Имеет делегированные привилегии администратора
home-acting-nobody = Ни у одного партнера нет делегированных привилегий администратора.
home-calling = Куда обращаться
home-calling-nobody = Когда у вас появится подписка, здесь будет указано, к кому обращаться за поддержкой.
home-ask-admins = Глобальные администраторы могут назначить вам больше ролей: { $names }.
home-ask-admins-customer = Подписками, лицензиями и пользователями управляют глобальные администраторы: { $names }.
home-pending = Ваша организация ожидает одобрения оператора. О решении вы узнаете по электронной почте.
home-refused = Оператор не одобрил вашу организацию.

chart-table = Показать числа
chart-month-1 = янв.
chart-month-2 = февр.
chart-month-3 = март
chart-month-4 = апр.
chart-month-5 = май
chart-month-6 = июнь
chart-month-7 = июль
chart-month-8 = авг.
chart-month-9 = сент.
chart-month-10 = окт.
chart-month-11 = нояб.
chart-month-12 = дек.

home-unknown-sender = { $count ->
    [one] { $count } получатель писем сообщает, что не знает эту организацию.
    [few] { $count } получателя писем сообщают, что не знают эту организацию.
   *[other] { $count } получателей писем сообщают, что не знают эту организацию.
}
home-many-failures = { $count ->
    [one] { $count } неудачный вход или отказ за последний час.
    [few] { $count } неудачных входа и отказа за последний час.
   *[other] { $count } неудачных входов и отказов за последний час.
}
home-view-events = Посмотреть события
home-view-account = Посмотреть учетную запись
home-backup-off = Резервное копирование по расписанию не настроено. Чтобы копия создавалась каждый день, задайте на сервере TANDEM_BACKUP_DIR.
home-backup-waits = Первая резервная копия скоро будет создана.
home-backup-made = Последняя резервная копия создана { $at }.
home-backup-missed = Новых резервных копий нет с { $at }. Проверьте журнал сервера и диск с папкой резервных копий.
home-backup-failed = Резервное копирование { $at } не удалось. Причина указана в журнале сервера. Мы повторим попытку в течение часа.
