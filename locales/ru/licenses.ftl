# Licenses: what a customer has of each product, who uses it, giving and taking.
license-manage = Управление лицензиями
license-manage-lead = Лицензии на один продукт считаются вместе, какой бы партнер их ни продал.
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
    [one] Из них приостановлена { $count }: у пользователя она остается, но снова назначить ее нельзя.
    [few] Из них приостановлены { $count }: у пользователей они остаются, но снова назначить их нельзя.
   *[other] Из них приостановлено { $count }: у пользователей они остаются, но снова назначить их нельзя.
}
license-none-title = Лицензий пока нет
license-none-text = Когда будет заказан продукт с лицензиями на пользователя, его лицензии появятся здесь.
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

license-assign-lead = Выберите пользователей и продукты. Все возможные изменения будут внесены. На следующей странице показан итог по каждому пользователю.
license-whom = Кого найти
license-whom-everyone = Все
license-whom-without = Все, у кого нет продукта { $product }
license-whom-search = Имя или адрес содержит
license-whom-apply = Найти пользователей
license-found = { $count ->
    [0] Пользователи не найдены. Попробуйте часть имени или введите пользователей сами.
    [one] Найден и выбран ниже { $count } пользователь.
    [few] Найдены и выбраны ниже { $count } пользователя.
    [many] Найдено и выбрано ниже { $count } пользователей.
   *[other] Найдено и выбрано ниже { $count } пользователей.
}
license-found-more = Найдено более { $count } пользователей. Первые { $count } выбраны ниже. Сохраните их, а затем найдите тех, у кого нет продукта, и продолжите.
license-selected-users = Выбранные пользователи
license-selected-hint = Если лицензий не хватит, сначала их получат пользователи в начале списка.
license-first = { $count ->
    [one] Показан { $count } пользователь в порядке имен. Остальных можно найти выше.
    [few] Показаны первые { $count } пользователя в порядке имен. Остальных можно найти выше.
    [many] Показаны первые { $count } пользователей в порядке имен. Остальных можно найти выше.
   *[other] Показаны первые { $count } пользователей в порядке имен. Остальных можно найти выше.
}
license-enter-users = Ввести имена или адреса
license-other-users = Другие пользователи
license-other-hint = Имена пользователей или адреса, по одному в строке. В одной форме до 1000 пользователей.
license-revoke = Отозвать лицензии
license-revoke-product = Отозвать { $product }
license-refused-both = Для продукта { $product } выберите либо назначение, либо отзыв.
license-leave = Не изменять
license-assign = Назначить
license-take = Отозвать

license-updated = Лицензии обновлены
license-updated-lead = Итог по каждому продукту и каждому пользователю.
license-updated-again = Эта форма уже была отправлена, поэтому повторно ничего не сделано. Ниже показано текущее положение.
license-wish = Выбрано
license-sum-done = Сделано
license-sum-before = Как раньше
license-sum-failed = Не сделано
license-missing = { $count ->
    [one] Не хватает { $count } лицензии.
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
license-outcome-had-none = и раньше не была назначена
license-outcome-none-left = не назначена, лицензий больше нет
license-outcome-no-location = не назначена, у пользователя пока не указано расположение
license-outcome-lacks = сейчас не назначена
license-outcome-keeps = по-прежнему назначена

license-refused-no-users = Выберите хотя бы одного пользователя либо введите имя пользователя или адрес.
license-refused-many = Слишком много пользователей для одной формы: { $count }. Отправляйте не более { $max } за раз.
license-refused-nothing = Выберите хотя бы один продукт для назначения или отзыва.
license-refused-none-left = Лицензий { $product } больше нет, поэтому ничего не сохранено. Отзовите лицензию у другого пользователя или попросите купить еще.
license-refused-no-location = У пользователя пока не указано расположение, поэтому ничего не сохранено. Сначала укажите расположение на странице пользователя.
flash-licenses-updated = Лицензии пользователя { $name } обновлены.
flash-licenses-unchanged = Ничего не изменилось: лицензии пользователя { $name } остались прежними.

subscription-licenses-assigned = Назначено лицензий { $product }: { $assigned }, а осталось бы только { $left }. Сначала отзовите лишние ({ $over }) на странице «Назначение и отзыв лицензий».
subscription-assigned = Назначено лицензий
subscription-assigned-count = назначено: { $count }

license-view-plans = Просмотреть планы обслуживания
license-plans-hint = Снимите флажки с того, что этому пользователю не нужно в этом продукте. Хотя бы один план обслуживания остаётся.
license-plans-many-hint = Снимите флажки с того, что не нужно указанным выше пользователям в этом продукте; те, кому лицензия назначается сейчас, получат её без этого. То, что вы не измените, останется прежним у пользователей, которые уже имеют лицензию.
license-plan-off-for = { $holders ->
    [one] Отключён у { $off } из { $holders } пользователя с лицензией.
   *[other] Отключён у { $off } из { $holders } пользователей с лицензией.
}
license-plan-on = Включён
license-plan-off = Отключён
license-change-plans = Планы обслуживания
license-without = Без следующего: { $off }
license-plans-off = Отключённые планы обслуживания
license-outcome-given-without = назначено; отключено: { $off }
license-outcome-changed = включено: { $on }; отключено: { $off }
license-outcome-changed-on = включено: { $on }
license-outcome-changed-off = отключено: { $off }
license-outcome-had-plans = планы обслуживания прежние
license-outcome-differs = планы обслуживания сейчас другие
license-outcome-no-plan-left = не выполнено, так как не осталось бы ни одного плана обслуживания; вместо этого отзовите лицензию
license-outcome-clashes = не выполнено, так как планы обслуживания несовместимы
license-outcome-needs = не выполнено: для { $plan } нужен один из этих планов обслуживания: { $others }. Включите один из них или отключите { $plan }
license-outcome-excludes = не выполнено: { $plan } и { $other } нельзя использовать вместе. Сначала отключите один из них
license-refused-groups = Лицензии { $product } и { $other } относятся к разным группам, и их нельзя назначить вместе, поэтому ничего не сохранено. Отправьте отдельную форму для каждой группы.
license-refused-no-plan = Лицензии { $product } нужен хотя бы один план обслуживания. Отметьте его или укажите, что лицензия не назначена.
license-refused-needs = { $product }: изменения не внесены. Для { $plan } нужен один из этих планов обслуживания: { $others }. Включите один из них или отключите { $plan }. Ничего не сохранено.
license-refused-excludes = { $product }: изменения не внесены. { $plan } и { $other } нельзя использовать вместе. Отключите один из них в разделе «Просмотреть планы обслуживания». Ничего не сохранено.
