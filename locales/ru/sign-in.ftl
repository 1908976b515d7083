# Вход, пароли, личные параметры.
sign-in-title = Вход
sign-in-description = Войдите, чтобы управлять партнерствами, клиентами, подписками и лицензиями.
sign-in-email = Электронная почта
sign-in-password = Пароль
sign-in-button = Войти
sign-in-wrong = Неверный адрес электронной почты или пароль. Проверьте их и попробуйте еще раз.

password-title = Задайте новый пароль
password-lead = После смены пароля остальные ваши сеансы завершатся.
password-forced-lead = Ваш пароль вам выдал другой человек. Задайте такой, который знаете только вы.
password-hint = Не менее 12 символов, без имен и повторов. Подойдет целая фраза.
password-current = Текущий пароль
password-new = Новый пароль
password-repeat = Подтверждение нового пароля
password-save = Сохранить

settings-lead = Это ваши личные параметры, они действуют во всех ваших организациях.
settings-preferences = Предпочтения
settings-display = Язык, время и тема
settings-language = Предпочитаемый язык
settings-language-hint = Для страниц и писем, которые вы получаете.
settings-language-browser = Как в браузере
settings-time-zone = Часовой пояс
settings-time-zone-hint = Даты показаны в этом часовом поясе; наведите указатель на дату, чтобы увидеть ее в UTC.
settings-theme = Оформление
settings-save = Сохранить
settings-person = О вас
settings-name = Имя
settings-email = Адрес электронной почты
settings-change-password = Сменить пароль

flash-signed-out = Вы вышли.
flash-password-changed = Пароль изменен.
flash-settings-saved = Параметры сохранены.
