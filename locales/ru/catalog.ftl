# The catalog's pages, for the operator.
catalog-lead = { $count ->
    [one] В каталоге { $count } предложение.
    [few] В каталоге { $count } предложения.
   *[other] В каталоге { $count } предложений.
}
catalog-import = Импорт файла
catalog-empty-title = Каталог пуст
catalog-empty-text = Импортируйте файл с предложениями и ценами. До этого партнерам нечего продавать.
catalog-none-found = Таких предложений нет. Введите часть названия или SKU целиком.
catalog-category = Категория
catalog-markets = Рынки
catalog-markets-more = и еще { $count }
catalog-terms = Сроки
catalog-term = Срок
catalog-frequency = Период оплаты
catalog-unit-price = Цена лицензии за период оплаты
catalog-prices = Цены
catalog-sale = Продажа
catalog-sold = Продается
catalog-sold-until = Продажа завершена { $day }
catalog-sold-from = Продается с { $day }
catalog-sold-still = Продается до { $day }
catalog-facts = Об этом предложении
catalog-publisher = Издатель
catalog-segment = Сегмент
catalog-segment-commercial = Коммерческий
catalog-segment-education = Образование
catalog-segment-government = Государственный
catalog-segment-nonprofit = Некоммерческий
catalog-billing = Тип выставления счетов
catalog-billing-license = По лицензиям
catalog-billing-usage = По использованию
catalog-all = Все
catalog-quantity = Лицензий в подписке
catalog-limit = Ограничение на клиента
catalog-limit-none = Нет
catalog-limit-lifetime = { $count ->
    [one] { $count } подписка за все время
    [few] { $count } подписки за все время
   *[other] { $count } подписок за все время
}
catalog-limit-concurrent = { $count ->
    [one] { $count } подписка одновременно
    [few] { $count } подписки одновременно
   *[other] { $count } подписок одновременно
}
catalog-parents = Требует одно из предложений
catalog-add-ons = Надстройки
catalog-upgrades = Можно перейти на
catalog-upgraded-from = Можно перейти с
catalog-becomes = Становится
catalog-trials = Пробные версии
catalog-import-lead = Сначала файл проверяется. Ничего не загружается, пока вы не просмотрите изменения; если хотя бы в одной строке ошибка, не загружается весь файл.
catalog-file-too-large = Выберите файл размером до { $count } МБ. Разделите этот на несколько файлов или загрузите его командой «tandem catalog import» на сервере.
catalog-check = Проверить файл
catalog-cancel = Отменить
catalog-format = Формат файла
catalog-format-text = Каждая строка — одна цена, столбцы разделены запятыми. Повторяйте сведения о предложении в каждой его строке. Цены предложений из файла заменяются; остальные предложения не меняются. Первая строка — заголовок, приведенный ниже. Можно добавить еще два столбца, с планами обслуживания и группой лицензий, но только вместе:
catalog-preview-title = Что изменит этот файл
catalog-preview = Новых предложений: { $added }. Изменится предложений: { $updated }. Останется без изменений: { $unchanged }. Цен в файле: { $prices }.
catalog-preview-nothing = Все, что есть в этом файле, уже есть в каталоге. Загружать нечего.
catalog-will-add = { $count ->
    [one] { $count } новое предложение
    [few] { $count } новых предложения
   *[other] { $count } новых предложений
}
catalog-will-update = { $count ->
    [one] { $count } предложение изменится
    [few] { $count } предложения изменятся
   *[other] { $count } предложений изменится
}
catalog-offers-more = { $count ->
    [one] и еще { $count } предложение
    [few] и еще { $count } предложения
   *[other] и еще { $count } предложений
}
catalog-load = Импортировать
catalog-another = Выбрать другой файл
catalog-load-failed = Импорт прервался, ничего не загружено. Повторите попытку. Если это случится снова, посмотрите журнал сервера.
catalog-loading = Файл загружается
catalog-loading-reads = Файл читается и проверяется. Страница обновляется автоматически.
catalog-loading-writes = Записано строк: { $done } из { $total }. Страница обновляется автоматически.
catalog-look-again = Обновить страницу
catalog-loaded = Файл загружен. Добавлено предложений: { $added }. Изменено: { $updated }. Без изменений: { $unchanged }. Цен в файле: { $prices }.
catalog-show = Посмотреть каталог

# What can be wrong with a catalog file, row by row.
catalog-fault-sku = Введите SKU: не более 64 латинских букв, цифр и знаков - _ . : /, первым — буква или цифра.
catalog-fault-skus = Введите SKU через пробел или точку с запятой. У пробной версии одно платное предложение.
catalog-fault-formula = Введите название, которое не начинается с = + - или @. Электронные таблицы примут его за формулу.
catalog-fault-choice = Введите одно из значений: { $words }.
catalog-fault-quantity = Введите целое число от 1 до { $max }.
catalog-fault-below-minimum = Введите максимум, который не меньше минимума.
catalog-fault-small-business = В предложениях для малого бизнеса меньше { $max } лицензий. Уменьшите максимум или выберите другую категорию.
catalog-fault-limit = Введите lifetime:N, concurrent:N или оставьте ячейку пустой. N — целое число больше 0.
catalog-fault-parents = Основные предложения есть только у надстройки. Оставьте ячейку пустой или сделайте предложение надстройкой.
catalog-fault-parents-missing = Введите SKU хотя бы одного основного предложения. Без него надстройки не бывает.
catalog-fault-upgrades = Оставьте ячейку пустой. С пробных версий и надстроек нельзя перейти на другое предложение.
catalog-fault-paid = Платным предложением становится только пробная версия. Оставьте ячейку пустой или сделайте предложение пробной версией.
catalog-fault-itself = Введите другой SKU. Предложение не может ссылаться на само себя.
catalog-fault-unknown-sku = Введите существующий SKU. Предложения с SKU { $sku } нет ни в этом файле, ни в каталоге.
catalog-fault-unfit-sku = Введите другой SKU. Предложение с SKU { $sku } — пробная версия, надстройка или оплачивается по использованию.
catalog-fault-trial-quantity = Введите { $count }. Столько лицензий должно быть в пробной версии.
catalog-fault-trial-price = Введите 0. Пробная версия бесплатна.
catalog-fault-trial-limit = Введите lifetime:1. Клиент может получить пробную версию один раз.
catalog-fault-trial-segment = Выберите другой сегмент. Для образования и государственных учреждений пробных версий нет.
catalog-fault-trial-billing = Введите license. Пробная версия оплачивается по лицензиям.
catalog-fault-market = Введите двухбуквенный код страны, в которой действует программа, например US.
catalog-fault-currency = Введите { $currency } — валюту рынка { $market }.
catalog-fault-term-usage = Введите open — срок предложений, которые оплачиваются по использованию.
catalog-fault-term-trial = Введите P30D — срок пробных версий.
catalog-fault-term-license = Введите P1M, P1Y или P3Y. Других сроков у предложений с оплатой по лицензиям нет.
catalog-fault-frequency = Раз в год можно оплачивать только сроки от одного года.
catalog-fault-price = Введите цену от 0 до { $max } цифрами и точкой; знаков после точки — не более { $decimals }.
catalog-fault-price-twice = Цена для этого рынка, срока и периода оплаты уже есть в строке { $line }.
catalog-fault-differs = Значение отличается от строки { $line } с тем же SKU. Сведения во всех строках предложения должны совпадать.
catalog-fault-name-twice = Так уже называется предложение в строке { $line }. Дайте каждому SKU собственное название.
catalog-fault-name-known = Так уже называется предложение с SKU { $sku }. Дайте каждому SKU собственное название.
catalog-fault-date = Введите дату в виде ГГГГ-ММ-ДД или оставьте ячейку пустой.
catalog-fault-dates = Введите последний день продажи, который не раньше первого.
catalog-fault-plans = Введите не более { $max } планов обслуживания в виде КОД=Название через точку с запятой. После названия можно добавить «|needs КОД» и «|excludes КОД».
catalog-fault-plan-twice = Код { $code } указан здесь дважды, или так же называется другой план. Дайте каждому плану свой код и свое название.
catalog-fault-plan-itself = Введите другой код. План { $code } не может требовать или исключать сам себя.
catalog-fault-plan-apart = Введите другой код. План { $code } не может исключать план { $other }: тот ему нужен или входит в то же предложение.
catalog-fault-plan-unknown = Введите существующий код. Плана обслуживания с кодом { $code } нет ни в этом файле, ни в каталоге.
catalog-fault-plans-usage = Оставьте ячейку пустой. У предложений с оплатой по использованию нет планов обслуживания.
catalog-license-group = Группа лицензий
catalog-license-group-1 = Службы каталога (группа 1)
catalog-license-group-2 = Minecraft (группа 2)
catalog-plans = Планы обслуживания
catalog-plan = План обслуживания
catalog-plan-code = Код
catalog-plan-rules = Правила
catalog-plan-free = Нет
catalog-plan-needs = Нужен один из: { $codes }
catalog-plan-excludes = Несовместим с: { $codes }
