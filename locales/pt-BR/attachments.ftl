# Arquivos anexados ao que as pessoas escrevem.
files-label = Arquivos
files-label-note = Arquivos da nota
files-label-escalate = Arquivos do escalonamento
files-label-hand-back = Arquivos da devolução
files-attached = Arquivos
files-hint = Até { $files } arquivos de { $each } MB cada: PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX ou PPTX. Juntos, os arquivos de uma solicitação podem ter { $together } MB.
files-again = Nenhum arquivo foi anexado, porque é preciso corrigir outra coisa neste formulário. Escolha seus arquivos de novo.
files-too-many = Nenhum arquivo foi anexado: uma mensagem pode ter no máximo { $max }. Escolha menos arquivos e envie os demais na próxima mensagem.
files-too-large = Nenhum arquivo foi anexado: { $name } tem mais de { $max } MB. Reduza ou divida esse arquivo e escolha seus arquivos de novo.
files-empty = Nenhum arquivo foi anexado: { $name } está vazio. Verifique esse arquivo e escolha seus arquivos de novo.
files-kind = Nenhum arquivo foi anexado: o tipo de { $name } não é aceito. Escolha arquivos PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX ou PPTX.
files-content = Nenhum arquivo foi anexado: o conteúdo de { $name } não corresponde ao tipo de arquivo. Salve-o de novo como PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX ou PPTX e escolha seus arquivos de novo.
files-together = Nenhum arquivo foi anexado: juntos, os arquivos de uma solicitação podem ter { $max } MB. Escolha menos arquivos ou arquivos menores.
mail-service-request-files = { $count ->
    [one] { $count } arquivo foi anexado à solicitação. Baixe-o no portal: { $names }
   *[other] { $count } arquivos foram anexados à solicitação. Baixe-os no portal: { $names }
}
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $number } KB
size-megabytes = { $number } MB
