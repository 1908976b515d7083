# Arquivos anexados ao que as pessoas escrevem.
files-label = Arquivos
files-label-note = Arquivos da nota
files-label-escalate = Arquivos do escalonamento
files-label-hand-back = Arquivos da devolução
files-attached = Arquivos
files-hint = No máximo { $files } arquivos de até { $each } MB cada: PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX ou PPTX. Os arquivos de uma solicitação podem ter { $together } MB no total.
files-again = Nenhum arquivo foi anexado, porque é preciso corrigir outra coisa neste formulário. Escolha seus arquivos novamente.
files-too-many = Uma mensagem pode levar no máximo { $max } arquivos; por isso, nenhum foi anexado. Escolha novamente e envie os demais na próxima mensagem.
files-too-large = { $name } tem mais de { $max } MB; por isso, nenhum arquivo foi anexado. Reduza ou divida esse arquivo e escolha seus arquivos novamente.
files-empty = { $name } está vazio; por isso, nenhum arquivo foi anexado. Verifique esse arquivo e escolha seus arquivos novamente.
files-kind = { $name } é de um tipo que não é aceito; por isso, nenhum arquivo foi anexado. São aceitos PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX e PPTX. Escolha seus arquivos novamente.
files-content = O conteúdo de { $name } não corresponde à extensão; por isso, nenhum arquivo foi anexado. São aceitos PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX e PPTX. Salve-o de novo em um desses formatos e escolha seus arquivos novamente.
files-together = Os arquivos de uma solicitação podem ter { $max } MB no total, e com estes o limite seria ultrapassado; por isso, nenhum foi anexado. Escolha menos arquivos ou arquivos menores.
mail-service-request-files = { $count ->
    [one] { $count } arquivo foi anexado à solicitação; baixe-o no portal: { $names }
   *[other] { $count } arquivos foram anexados à solicitação; baixe-os no portal: { $names }
}
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $number } KB
size-megabytes = { $number } MB
