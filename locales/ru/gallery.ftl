# Галерея компонентов: ее видит только оператор.
gallery-title = Галерея
gallery-lead = Все компоненты во всех состояниях.
gallery-tabs = Второе меню
gallery-notices = Уведомления
gallery-table = Таблица
gallery-rows = Строки с кнопками
gallery-empty = Пустой список
gallery-facts = Данные
gallery-thread = Переписка
gallery-form = Форма
gallery-choices = Варианты
gallery-chart = Диаграмма
gallery-letterhead = Шапка документа
