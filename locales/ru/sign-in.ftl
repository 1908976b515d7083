# Вход, пароли, личные параметры.
sign-in-title = Вход
sign-in-description = Войдите, чтобы управлять партнерствами, клиентами, подписками и лицензиями.
sign-in-email = Электронная почта
sign-in-password = Пароль
sign-in-button = Войти
sign-in-wrong = Неверный адрес электронной почты или пароль. Проверьте их и повторите попытку.
sign-in-temporary-ended = Этот временный пароль больше не действует: его не сменили в течение 7 дней. Попросите новый или выберите пароль по ссылке «Забыли пароль?».
sign-in-forgot = Забыли пароль?

password-title = Новый пароль
password-lead = Когда вы смените пароль, остальные ваши сеансы завершатся.
password-forced-lead = Ваш пароль задал кто-то другой. Придумайте такой, который будете знать только вы.
password-hint = Не менее 12 символов: несколько слов, но не распространенный пароль, имя или ряд клавиш.
password-show = Показать пароль
password-current = Текущий пароль
password-new = Новый пароль
password-repeat = Подтверждение нового пароля
password-save = Сохранить

recover-title = Восстановление доступа
recover-lead = Введите адрес, с которым вы входите. Мы отправим ссылку для выбора нового пароля.
recover-no-mail = Если письма на этот адрес не приходят, попросите новый пароль у администратора вашей организации.
recover-send = Отправить ссылку
recover-choose-lead = После сохранения все ваши сеансы завершатся. Затем войдите с новым паролем.
recover-dead-title = Ссылка больше не действует
recover-dead-text = Ссылка действует один раз и ограниченное время, и только самая новая. Запросите новую ссылку.
recover-again = Запросить новую ссылку
recover-nobody = С адресом { $email } никто не может войти. Проверьте адрес.

settings-lead = Это ваши личные параметры. Они действуют во всех ваших организациях.
settings-preferences = Предпочтения
settings-display = Язык, время и оформление
settings-language = Предпочитаемый язык
settings-language-hint = Для страниц и писем, которые вы получаете.
settings-language-browser = Как в браузере
settings-time-zone = Часовой пояс
settings-time-zone-hint = Даты показаны в этом часовом поясе. Чтобы увидеть дату в UTC, наведите на нее указатель.
settings-theme = Оформление
settings-mails = Письма
settings-mails-hint = Письма о вашей учетной записи, соглашениях и правах администратора приходят всегда.
settings-mail-partnerships = Партнерство: обращения, ответы на ваши запросы и соглашения, подписанные посредниками
settings-mail-customers = Клиенты: новые клиенты и изменения в сведениях о компании
settings-mail-sales = Продажи: заказы, продления и изменения подписок
settings-mail-order-requests = Запросы на заказ и ответы на них
settings-mail-referrals = Рекомендации и ответы на них
settings-mail-service-requests = Запросы на обслуживание
settings-save = Сохранить
settings-person = О вас
settings-name = Имя
settings-email = Адрес электронной почты
settings-change-password = Сменить пароль

flash-signed-out = Вы вышли из учетной записи.
flash-password-changed = Пароль изменен.
flash-settings-saved = Параметры сохранены.
flash-password-link = Если этот адрес принадлежит пользователю, мы отправили на него ссылку. Она действует 30 минут.
flash-password-recovered = Пароль сохранен. Войдите с ним.
