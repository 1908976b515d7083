# Licenses: what a customer has of each product, who uses it, giving and taking.
license-manage = Управление лицензиями
license-manage-lead = Лицензии на один продукт считаются вместе, независимо от того, какой партнер их продал.
license-assign-many = Назначение и отзыв лицензий
license-product = Продукт
license-products = Продукты
license-bought = Куплено
license-assigned = Назначено
license-has = Назначена
license-not-assigned = Не назначена
license-available = Доступные лицензии
license-buy-more = Купить еще
license-save = Сохранить
license-close = Закрыть
license-suspended-count = { $count ->
    [one] Из них приостановлена { $count }: у пользователя она остается, но назначить ее кому-то еще нельзя.
    [few] Из них приостановлены { $count }: у пользователей они остаются, но назначить их кому-то еще нельзя.
    [many] Из них приостановлено { $count }: у пользователей они остаются, но назначить их кому-то еще нельзя.
   *[other] Из них приостановлено { $count }: у пользователей они остаются, но назначить их кому-то еще нельзя.
}
license-none-title = Лицензий пока нет
license-none-text = Когда для организации закажут продукт с лицензиями на пользователя, эти лицензии появятся здесь.
license-counts = Назначено лицензий: { $assigned } из { $bought }. Сейчас можно назначить: { $available }.
license-available-count = { $count ->
    [0] Доступных лицензий нет.
    [one] Доступна { $count } лицензия.
    [few] Доступны { $count } лицензии.
   *[other] Доступно { $count } лицензий.
}

license-user = Пользователь
license-user-name = Имя пользователя
license-since = Назначена с
license-nobody-title = Этой лицензии нет ни у кого
license-nobody-text = Чтобы назначить ее пользователям, выберите «Назначение и отзыв лицензий».
license-nobody-found-title = Пользователи не найдены
license-nobody-found-text = Введите часть имени или адреса.
license-user-heading = Лицензии пользователя { $name }
license-needs-location = У этого пользователя пока не указано место использования. Укажите его, прежде чем назначать лицензии.
license-set-location = Указать место использования на странице пользователя

license-assign-lead = Выберите пользователей и продукты. Все, что возможно, будет сделано. На следующей странице показан итог по каждому пользователю.
license-whom = Кого найти
license-whom-everyone = Все
license-whom-without = Все, у кого нет продукта «{ $product }»
license-whom-search = Имя или адрес содержит
license-whom-apply = Найти пользователей
license-found = { $count ->
    [0] Пользователи не найдены. Введите часть имени или укажите пользователей сами.
    [one] Найден и выбран ниже { $count } пользователь.
    [few] Найдены и выбраны ниже { $count } пользователя.
    [many] Найдено и выбрано ниже { $count } пользователей.
   *[other] Найдено и выбрано ниже { $count } пользователей.
}
license-found-more = Найдено более { $count } пользователей. Первые { $count } выбраны ниже. Сохраните их, а затем найдите тех, у кого еще нет продукта, и продолжите.
license-selected-users = Выбранные пользователи
license-selected-hint = Если лицензий не хватит, сначала их получат пользователи в начале списка.
license-first = { $count ->
    [one] Показан { $count } пользователь, по алфавиту. Остальных можно найти выше.
    [few] Показаны первые { $count } пользователя по алфавиту. Остальных можно найти выше.
    [many] Показаны первые { $count } пользователей по алфавиту. Остальных можно найти выше.
   *[other] Показаны первые { $count } пользователей по алфавиту. Остальных можно найти выше.
}
license-enter-users = Ввести имена или адреса
license-other-users = Другие пользователи
license-other-hint = Имена пользователей или адреса, по одному в строке. В одной форме — до 1000 пользователей.
license-revoke = Отозвать лицензии
license-revoke-product = Отозвать «{ $product }»
license-refused-both = Для продукта «{ $product }» выберите что-то одно: назначить или отозвать.
license-leave = Не изменять
license-assign = Назначить
license-take = Отозвать

license-updated = Лицензии обновлены
license-updated-lead = Итог по каждому продукту и каждому пользователю.
license-updated-again = Вы уже отправили эту форму, поэтому повторно ничего не сделано. Ниже показан текущий итог.
license-wish = Выбрано
license-sum-done = Сделано
license-sum-before = Без изменений
license-sum-failed = Не сделано
license-missing = { $count ->
    [one] Не хватает { $count } лицензии.
    [few] Не хватает { $count } лицензий.
    [many] Не хватает { $count } лицензий.
   *[other] Не хватает { $count } лицензий.
}
license-strangers = Нет в этом каталоге
license-strangers-text = В этом каталоге нет пользователей с такими именами. Проверьте написание или сначала добавьте пользователей.
license-failed = Не сделано
license-done = Сделано
license-result = Результат
license-told = { $product }: { $outcome }
license-outcome-given = назначена
license-outcome-taken = отозвана
license-outcome-had = уже была назначена
license-outcome-had-none = не была назначена
license-outcome-none-left = не назначена: лицензий больше нет
license-outcome-no-location = не назначена: у пользователя пока не указано место использования
license-outcome-lacks = сейчас не назначена
license-outcome-keeps = по-прежнему назначена

license-refused-no-users = Выберите хотя бы одного пользователя либо введите имя пользователя или адрес.
license-refused-many = Укажите не более { $max } пользователей за раз. В этой форме их { $count }.
license-refused-nothing = Выберите хотя бы один продукт, чтобы назначить или отозвать его.
license-refused-none-left = Ничего не сохранено: лицензий на продукт «{ $product }» больше нет. Отзовите лицензию у другого пользователя или попросите купить еще.
license-refused-no-location = Ничего не сохранено: у пользователя пока не указано место использования. Сначала укажите его на странице пользователя.
flash-licenses-updated = Лицензии пользователя { $name } обновлены.
flash-licenses-unchanged = Ничего не изменилось: лицензии пользователя { $name } остались прежними.

subscription-licenses-assigned = Назначено лицензий на продукт «{ $product }»: { $assigned }, а осталось бы только { $left }. Сначала отзовите лишние ({ $over }) на странице «Назначение и отзыв лицензий».
subscription-assigned = Назначено лицензий
subscription-assigned-count = назначено: { $count }

license-view-plans = Просмотреть планы обслуживания
license-plans-hint = Снимите флажки с планов обслуживания, которые этому пользователю не нужны. Хотя бы один флажок должен остаться.
license-plans-many-hint = Снимите флажки с планов обслуживания, которые этим пользователям не нужны. Кому лицензия назначается сейчас, тот получит ее без них. У тех, у кого она уже есть, все, чего вы не измените, останется как есть.
license-plan-off-for = { $holders ->
    [one] Отключен у { $off } из { $holders } пользователя с лицензией.
    [few] Отключен у { $off } из { $holders } пользователей с лицензией.
    [many] Отключен у { $off } из { $holders } пользователей с лицензией.
   *[other] Отключен у { $off } из { $holders } пользователей с лицензией.
}
license-plan-on = Включен
license-plan-off = Отключен
license-change-plans = Планы обслуживания
license-without = Отключено: { $off }
license-plans-off = Отключенные планы обслуживания
license-outcome-given-without = назначена; отключено: { $off }
license-outcome-changed = включено: { $on }; отключено: { $off }
license-outcome-changed-on = включено: { $on }
license-outcome-changed-off = отключено: { $off }
license-outcome-had-plans = планы обслуживания без изменений
license-outcome-differs = планы обслуживания сейчас другие
license-outcome-no-plan-left = не сделано: не осталось бы ни одного плана обслуживания; вместо этого отзовите лицензию
license-outcome-clashes = не сделано: эти планы обслуживания несовместимы
license-outcome-needs = не сделано: плану «{ $plan }» нужен один из этих планов обслуживания: { $others }. Включите один из них или отключите «{ $plan }»
license-outcome-excludes = не сделано: планы «{ $plan }» и «{ $other }» несовместимы. Сначала отключите один из них
license-refused-groups = Ничего не сохранено: лицензии на продукты «{ $product }» и «{ $other }» относятся к разным группам, и назначить их вместе нельзя. Отправьте отдельную форму для каждой группы.
license-refused-no-plan = Выберите хотя бы один план обслуживания продукта «{ $product }» или не назначайте лицензию.
license-refused-needs = Ничего не сохранено: в продукте «{ $product }» плану «{ $plan }» нужен один из этих планов обслуживания: { $others }. Включите один из них или отключите «{ $plan }».
license-refused-excludes = Ничего не сохранено: в продукте «{ $product }» планы «{ $plan }» и «{ $other }» несовместимы. Отключите один из них в разделе «Просмотреть планы обслуживания».
