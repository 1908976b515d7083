# Файлы, приложенные к сообщениям.
files-label = Файлы
files-label-note = Файлы к заметке
files-label-escalate = Файлы к передаче поставщику
files-label-hand-back = Файлы к возврату запроса
files-attached = Файлы
files-hint = Не более { $files } файлов по { $each } МБ: PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX или PPTX. Все файлы одного запроса вместе — не более { $together } МБ.
files-again = Файлы не приложены: сначала исправьте другие поля формы. Затем выберите файлы снова.
files-too-many = Файлы не приложены: к одному сообщению можно приложить не более { $max }. Выберите меньше файлов, а остальные отправьте со следующим сообщением.
files-too-large = Файлы не приложены: файл «{ $name }» больше { $max } МБ. Уменьшите или разделите его, затем выберите файлы снова.
files-empty = Файлы не приложены: файл «{ $name }» пуст. Проверьте его, затем выберите файлы снова.
files-kind = Файлы не приложены: тип файла «{ $name }» не принимается. Выберите файлы PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX или PPTX.
files-content = Файлы не приложены: содержимое файла «{ $name }» не соответствует его типу. Сохраните его заново как PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX или PPTX, затем выберите файлы снова.
files-together = Файлы не приложены: все файлы одного запроса вместе не могут занимать больше { $max } МБ. Выберите меньше файлов или файлы меньшего размера.
mail-service-request-files = { $count ->
    [one] К запросу приложен { $count } файл. Скачайте его на портале: { $names }
    [few] К запросу приложены { $count } файла. Скачайте их на портале: { $names }
    [many] К запросу приложено { $count } файлов. Скачайте их на портале: { $names }
   *[other] К запросу приложено { $count } файла. Скачайте их на портале: { $names }
}
size-bytes = { $count ->
    [one] { $count } байт
    [few] { $count } байта
    [many] { $count } байт
   *[other] { $count } байта
}
size-kilobytes = { $number } КБ
size-megabytes = { $number } МБ
