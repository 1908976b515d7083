# Arquivos em forma de tabela: a escolha e o que está errado nas linhas.
sheet-file = Arquivo
sheet-file-hint = Uma tabela em CSV e UTF-8, de no máximo 8 MB.
sheet-file-missing = Escolha um arquivo primeiro.
sheet-file-refused = Nada de { $file } foi carregado. Corrija estas linhas e escolha o arquivo de novo.
sheet-faults = { $count ->
    [one] Há { $count } erro neste arquivo.
   *[other] Há { $count } erros neste arquivo.
}
sheet-faults-more = { $count ->
    [one] Mais { $count } erro não é mostrado. Corrija estes primeiro.
   *[other] Mais { $count } erros não são mostrados. Corrija estes primeiro.
}
sheet-faults-many = Há mais de { $count } erros neste arquivo.
sheet-faults-many-more = Os demais não são mostrados. Corrija estes primeiro.
sheet-line = Linha
sheet-column = Coluna
sheet-reason = O que está errado
sheet-fault-encoding = Este não é um arquivo de texto em UTF-8. Salve a planilha como “CSV UTF-8” e tente de novo.
sheet-fault-empty = O arquivo está vazio. A primeira linha deve ser o cabeçalho.
sheet-fault-no-rows = Não há nada abaixo do cabeçalho. Inclua uma linha para cada registro.
sheet-fault-too-many = Um arquivo pode ter no máximo { $max } linhas. Divida-o em vários arquivos.
sheet-fault-header = A primeira linha deve ser este cabeçalho, com vírgulas entre as colunas: { $columns }
sheet-fault-cells = { $count ->
    [one] Esta linha tem { $count } célula, mas são necessárias { $wanted }. Verifique as vírgulas e as aspas.
   *[other] Esta linha tem { $count } células, mas são necessárias { $wanted }. Verifique as vírgulas e as aspas.
}
