# Действия над строками, выбранными в списке.
bulk-contact = Назначить поддержку
bulk-reseller = Указать посредника
bulk-export = Экспортировать выбранные
bulk-auto-renew = Изменить продление
bulk-auto-renew-on = Включить автопродление
bulk-auto-renew-off = Отключить автопродление
bulk-resend = Отправить повторно
bulk-resend-title = Отправить приглашения снова
bulk-revoke = Отозвать выбранные
bulk-revoke-title = Отозвать приглашения
bulk-licenses = Назначить лицензии
bulk-roles = Изменить роли
bulk-delete = Удалить выбранных
bulk-delete-title = Удалить пользователей
bulk-next = Далее
bulk-now = Сейчас
bulk-none-title = Ничего не выбрано
bulk-none-text = Вернитесь к списку и выберите хотя бы одну строку.
bulk-selected = Выбрано: { $count }
bulk-changes = Изменится: { $count }
bulk-stays = Останется как есть: { $count }
bulk-nothing-changes = В этом списке ничего не изменится.
bulk-same = Уже так и есть.
bulk-too-many = За один раз можно изменить не более { $most } подписок. Выберите меньше клиентов.
bulk-no-contact = Этот партнер не обслуживает клиента или не имеет привилегий администратора.
bulk-no-subscriptions = Нет активных или приостановленных подписок, проданных вами.
bulk-contact-chosen = Контакт поддержки: { $name }.
bulk-reseller-hint = MPN ID расположения торгового посредника. Оставьте поле пустым, чтобы убрать посредника.
bulk-reseller-chosen = Торговый посредник: { $name } ({ $mpn }).
bulk-reseller-none = Торговый посредник будет убран. После этого поощрений за эти подписки никто не получит.
bulk-roles-what = Что изменить
bulk-roles-give = Добавить роли, указанные ниже
bulk-roles-take = Убрать роли, указанные ниже
bulk-roles-given = Добавляемые роли: { $roles }
bulk-roles-taken = Убираемые роли: { $roles }
bulk-user-oneself = Это ваша учетная запись. Удалить ее можно на ее странице.
bulk-invitation-not-yours = Ваши роли не включают приглашения этого типа.
bulk-invitation-not-mailed = Портал не отправлял это приглашение по почте. Отправьте его повторно в его строке.
bulk-resend-means = Каждый получатель получит письмо с новой ссылкой. Прежние ссылки перестанут работать.
bulk-revoke-means = Ссылки перестанут работать, а ожидающие письма не будут отправлены.
flash-subscriptions-changed = { $count ->
    [one] Изменена { $count } подписка.
    [few] Изменены { $count } подписки.
    [many] Изменено { $count } подписок.
   *[other] Изменено { $count } подписок.
} Без изменений: { $unchanged }.
flash-invitations-resent = { $count ->
    [one] Снова отправлено { $count } приглашение.
    [few] Снова отправлены { $count } приглашения.
    [many] Снова отправлено { $count } приглашений.
   *[other] Снова отправлено { $count } приглашений.
}
flash-invitations-revoked = { $count ->
    [one] Отозвано { $count } приглашение.
    [few] Отозваны { $count } приглашения.
    [many] Отозвано { $count } приглашений.
   *[other] Отозвано { $count } приглашений.
}
flash-users-deleted = { $count ->
    [one] Удален { $count } пользователь.
    [few] Удалены { $count } пользователя.
    [many] Удалено { $count } пользователей.
   *[other] Удалено { $count } пользователей.
}
flash-users-changed = { $count ->
    [one] Изменены роли { $count } пользователя.
    [few] Изменены роли { $count } пользователей.
    [many] Изменены роли { $count } пользователей.
   *[other] Изменены роли { $count } пользователей.
}
