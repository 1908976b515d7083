# Виды учетных записей, роли, облака, состояния и страница оператора о них.
kind-indirect-provider = Непрямой поставщик
kind-indirect-reseller = Непрямой торговый посредник
kind-direct-bill = Партнер с прямым выставлением счетов
kind-customer = Клиент
kind-operator = Оператор

role-global-admin = Глобальный администратор
role-user-admin = Администратор управления пользователями
role-admin-agent = Агент по администрированию
role-sales-agent = Агент по продажам
role-helpdesk-agent = Агент службы технической поддержки
role-billing-admin = Администратор выставления счетов
role-account-admin = Администратор учетных записей
role-mpn-partner-admin = Администратор партнера MPN
role-business-profile-admin = Администратор бизнес-профиля
role-referrals-admin = Администратор рекомендаций
role-referrals-user = Сотрудник по рекомендациям
role-incentives-admin = Администратор поощрений
role-incentives-user = Сотрудник по поощрениям
role-executive-report-viewer = Просмотр отчетов для руководства
role-report-viewer = Просмотр отчетов
role-service-support-admin = Администратор поддержки служб
role-default-user = Пользователь по умолчанию

cloud-public = Общедоступное облако
cloud-us-government = Облако для государственных организаций США
cloud-germany = Облако Германии

standing-active = Активна
standing-pending-approval = Ожидает одобрения
standing-refused = Не одобрена
standing-suspended = Приостановлена

mpa-signed = Подписано
mpa-not-signed = Не подписано

accounts-waiting = Ожидают вашего одобрения
accounts-approve = Одобрить
accounts-refuse = Отказать

account-title = Выбор учетной записи
account-lead = Вы состоите в нескольких организациях. От имени какой из них вы хотите работать сейчас?
account-choose = Работать от имени организации «{ $account }»
account-none-title = Сейчас вы не состоите ни в одной организации
account-none-text = Попросите глобального администратора вашей организации снова назначить вам роль. Затем войдите еще раз.

account-strangers = Неизвестна получателям
account-strangers-count = { $count ->
    [one] { $count } адрес больше не принимает приглашений от этой организации: его владелец ее не знает.
    [few] { $count } адреса больше не принимают приглашений от этой организации: их владельцы ее не знают.
   *[other] { $count } адресов больше не принимают приглашений от этой организации: их владельцы ее не знают.
}
account-strangers-by = Приглашение от
account-sign-out = Завершить сеансы у всех
account-sign-out-lead = Сеансы всех пользователей «{ $name }» завершаются во всех браузерах.
account-sign-out-text = Это нужно, если внутри мог оказаться посторонний. Пользователи войдут снова по паролю и второму фактору, если он есть.
account-sign-out-do = Завершить сейчас
flash-account-signed-out =
    { $count ->
        [0] Из «{ $name }» вход никем не выполнен.
        [one] Завершен { $count } сеанс пользователей «{ $name }».
        [few] Завершены { $count } сеанса пользователей «{ $name }».
       *[many] Завершено { $count } сеансов пользователей «{ $name }».
    }
