# The catalog's pages, for the operator.
catalog-lead = { $count ->
    [one] В каталоге { $count } предложение.
    [few] В каталоге { $count } предложения.
   *[other] В каталоге { $count } предложений.
}
catalog-import = Импорт файла
catalog-empty-title = Каталог пуст
catalog-empty-text = Импортируйте файл с предложениями и ценами. До этого партнерам нечего продавать.
catalog-none-found = Ни у одного предложения нет этого в названии или в качестве SKU.
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
catalog-sold-until = Продавалось до { $day }
catalog-sold-from = Продается с { $day }
catalog-sold-still = Продается до { $day }
catalog-facts = Об этом предложении
catalog-publisher = Издатель
catalog-segment = Сегмент
catalog-segment-commercial = Коммерческий
catalog-segment-education = Образование
catalog-segment-government = Государственный
catalog-segment-nonprofit = Некоммерческий
catalog-billing = Тип оплаты
catalog-billing-license = По лицензиям
catalog-billing-usage = По использованию
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
catalog-import-lead = Сначала файл проверяется. Ничего не загружается, пока вы не увидите, что изменится, и не загружается вообще, если хотя бы в одной строке есть ошибка.
catalog-file-too-large = Размер этого файла больше { $count } МБ. Разделите его на несколько файлов или загрузите командой «tandem catalog import» на сервере.
catalog-check = Проверить файл
catalog-cancel = Отмена
catalog-format = Как устроен файл
catalog-format-text = По строке на каждую цену, столбцы разделены запятыми; ячейки предложения повторяются в каждой его строке. Предложения, которых нет в файле, не меняются; цены предложений из файла заменяются. Первая строка — этот заголовок; после него могут идти столбцы с планами обслуживания и группой лицензий, оба столбца или ни одного:
catalog-preview-title = Что изменит этот файл
catalog-preview = Новых предложений: { $added }. Изменится предложений: { $updated }. Останется без изменений: { $unchanged }. Цен в файле: { $prices }.
catalog-preview-nothing = Все это уже есть в каталоге. Загружать нечего.
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
catalog-load-failed = Импорт прервался, ничего не загружено. Повторите попытку; если он прервется снова, посмотрите журнал.
catalog-loading = Файл загружается
catalog-loading-reads = Файл читается и проверяется. Страница обновляется сама.
catalog-loading-writes = Записано строк: { $done } из { $total }. Страница обновляется сама.
catalog-look-again = Обновить
catalog-loaded = Файл загружен. Добавлено предложений: { $added }. Изменено предложений: { $updated }. Без изменений: { $unchanged }. Цен в файле: { $prices }.
catalog-show = Показать каталог

# What can be wrong with a catalog file, row by row.
catalog-fault-sku = SKU содержит не более 64 латинских букв, цифр и знаков - _ . : / и начинается с буквы или цифры.
catalog-fault-skus = Укажите здесь SKU через пробел или точку с запятой; у пробной версии одно платное предложение.
catalog-fault-formula = Название не может начинаться с = + - или @: электронные таблицы примут его за формулу.
catalog-fault-choice = Укажите одно из значений: { $words }.
catalog-fault-quantity = Укажите целое число от 1 до { $max }.
catalog-fault-below-minimum = Максимум меньше минимума.
catalog-fault-small-business = В предложениях для малого бизнеса меньше { $max } лицензий. Уменьшите максимум или выберите другую категорию.
catalog-fault-limit = Укажите lifetime:N, concurrent:N или оставьте поле пустым; N — целое число больше 0.
catalog-fault-parents = Основные предложения есть только у надстройки. Оставьте поле пустым или сделайте предложение надстройкой.
catalog-fault-parents-missing = Надстройке нужно хотя бы одно основное предложение. Укажите здесь его SKU.
catalog-fault-upgrades = С пробных версий и надстроек нельзя перейти на другое предложение. Оставьте поле пустым.
catalog-fault-paid = Платным предложением становится только пробная версия. Оставьте поле пустым или сделайте предложение пробной версией.
catalog-fault-itself = Предложение не может ссылаться на само себя. Укажите другой SKU.
catalog-fault-unknown-sku = Предложения с SKU { $sku } нет ни в этом файле, ни в каталоге.
catalog-fault-unfit-sku = Предложение с SKU { $sku } — пробная версия, надстройка или оплачивается по использованию, и указать его здесь нельзя.
catalog-fault-trial-quantity = В пробной версии ровно { $count } лицензий.
catalog-fault-trial-price = Пробная версия бесплатна: цена должна быть 0.
catalog-fault-trial-limit = Пробная версия предоставляется клиенту один раз: укажите lifetime:1.
catalog-fault-trial-segment = Для образования и государственных учреждений пробных версий нет.
catalog-fault-trial-billing = Пробная версия учитывается по лицензиям: укажите license.
catalog-fault-market = Укажите двухбуквенный код страны, в которой действует программа, например US.
catalog-fault-currency = Валюта { $market } — { $currency }.
catalog-fault-term-usage = У того, что оплачивается по использованию, срок open.
catalog-fault-term-trial = У пробной версии срок P30D.
catalog-fault-term-license = У того, что оплачивается по лицензиям, срок P1M, P1Y или P3Y.
catalog-fault-frequency = Ежегодно можно оплачивать только сроки от одного года.
catalog-fault-price = Укажите цену от 0 до { $max } цифрами и точкой; знаков после точки — не более { $decimals }.
catalog-fault-price-twice = Цена для этого рынка, срока и периода оплаты уже указана в строке { $line }.
catalog-fault-differs = Значение отличается от строки { $line } с тем же SKU. Все строки предложения должны совпадать.
catalog-fault-name-twice = Это название уже есть у предложения в строке { $line }. Дайте каждому SKU собственное название.
catalog-fault-name-known = Это название уже есть у предложения с SKU { $sku }. Дайте каждому SKU собственное название.
catalog-fault-date = Укажите дату в виде ГГГГ-ММ-ДД или оставьте поле пустым.
catalog-fault-dates = Последний день продажи раньше первого.
catalog-fault-plans = Запишите не более { $max } планов обслуживания в виде КОД=Название через точку с запятой. После названия могут стоять «|needs КОД» и «|excludes КОД».
catalog-fault-plan-twice = { $code } указан здесь дважды, или так же называется другой план. У каждого плана должны быть свой код и своё название.
catalog-fault-plan-itself = { $code } не может требовать или исключать сам себя. Укажите другой код.
catalog-fault-plan-apart = { $code } не может исключать { $other }: он входит в то же предложение или нужен этому плану. Укажите другой код.
catalog-fault-plan-unknown = Плана обслуживания с кодом { $code } нет ни в этом файле, ни в каталоге.
catalog-fault-plans-usage = У того, что оплачивается по использованию, нет планов обслуживания. Оставьте ячейку пустой.
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
