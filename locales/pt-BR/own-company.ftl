# O que se guarda de um cliente como empresa, para as pessoas do próprio cliente.
company-lead = O que o portal guarda sobre a sua organização.
company-info = Informações da empresa
company-partners = Quem pode ver isto
company-partners-none = Nenhum parceiro atende você agora; só os seus administradores podem ver isto.
company-partner-may = Permissão
company-partner-views = Ver
company-partner-updates = Ver e atualizar
company-update-title = Atualizar informações da empresa
company-update-lead = Seu endereço, seu contato principal e suas preferências. O nome, o domínio e o país da sua organização não mudam.
company-contact-hint = A pessoa com quem seus parceiros falam.
company-stale = Nada foi salvo: outra pessoa alterou as informações da sua empresa enquanto a página estava aberta. O que você digitou foi mantido. Confira as alterações e envie de novo.
flash-company-saved = As informações da empresa foram salvas.
flash-company-saved-told = As informações da empresa foram salvas. Os administradores globais dos seus parceiros foram avisados por e-mail.
flash-company-unchanged = Nada foi alterado; por isso, nada foi salvo.

mail-company-subject = { $account } atualizou as informações da empresa
mail-company-text = { $person } atualizou as informações da empresa de { $account } em { $at }.
mail-company-next = Confira se o que você guarda sobre este cliente em outros lugares ainda está certo. O nome que você usa em listas e faturas não mudou.
