# То, что окружает каждую страницу: верхняя строка, меню, параметры отображения; слова общих элементов.
chrome-product = Tandem
chrome-description = Tandem — портал, на котором непрямые поставщики, торговые посредники и клиенты управляют партнерствами, подписками и лицензиями.
chrome-skip-navigation = Перейти к содержимому
chrome-menu = Меню
chrome-display-language = Язык интерфейса
chrome-theme = Оформление
chrome-theme-light = Светлое
chrome-theme-dark = Темное
chrome-theme-system = Как в системе
chrome-switch-account = Сменить учетную запись
chrome-sign-out = Выйти
chrome-pages = Страницы
chrome-previous = Назад
chrome-next = Далее
chrome-copied = Скопировано.
chrome-copy-failed = Браузер не разрешил копирование. Выделите текст и скопируйте его вручную.
chrome-print = Печать
problems-title = Ошибка:
problems-count =
    { $count ->
        [one] Нужно исправить { $count } поле:
        [few] Нужно исправить { $count } поля:
        [many] Нужно исправить { $count } полей:
       *[other] Нужно исправить { $count } поля:
    }
chrome-optional = необязательно

# Ссылки в сообщениях.
flash-link-account = Посмотреть учетную запись
flash-link-former-customers = Посмотреть бывших клиентов
flash-link-invitations = Посмотреть приглашения
flash-link-order = Посмотреть заказ
flash-link-subscription = Посмотреть подписку
flash-link-user = Посмотреть пользователя

kept-without-files = Текст сохранен. Выберите файлы еще раз: браузер не позволяет странице выбрать их за вас.
