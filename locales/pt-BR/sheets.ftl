# Arquivos em forma de tabela: a escolha e o que está errado nas linhas.
sheet-file = Arquivo
sheet-file-hint = Um arquivo CSV em UTF-8, de até 8 MB.
sheet-file-missing = Primeiro escolha um arquivo.
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
sheet-fault-encoding = Salve a planilha como “CSV UTF-8” e tente de novo. Este não é um arquivo de texto em UTF-8.
sheet-fault-empty = Escolha um arquivo que não esteja vazio. A primeira linha deve ser o cabeçalho.
sheet-fault-no-rows = Adicione uma linha para cada registro. Não há nada abaixo do cabeçalho.
sheet-fault-too-many = Divida o arquivo em vários arquivos de até { $max } linhas.
sheet-fault-header = A primeira linha deve ser este cabeçalho, com vírgulas entre as colunas: { $columns }
sheet-fault-cells = { $count ->
    [one] Esta linha tem { $count } célula, mas precisa de { $wanted }. Confira as vírgulas e as aspas.
   *[other] Esta linha tem { $count } células, mas precisa de { $wanted }. Confira as vírgulas e as aspas.
}
sheet-sample = Baixar arquivo de exemplo
