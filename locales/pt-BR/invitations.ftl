# Convites: o rascunho, a lista e a página por trás de um link pessoal.
draft-lead = Altere o texto como quiser, mas mantenha o link: é por ele que o destinatário responde.
draft-to = Para
draft-to-hint = Se você informar um endereço, só a organização desse endereço poderá aceitar. Se deixar vazio, qualquer pessoa com o link poderá.
draft-language = Idioma do destinatário
draft-language-hint = Enquanto você não alterar o texto, ele segue este idioma.
draft-subject = Assunto
draft-message = Mensagem
draft-message-hint = O link é pessoal da sua conta. Não o altere.
draft-send = Enviar
draft-open-in-email = Abrir no email
draft-copy = Copiar para área de transferência
draft-download = Baixar
draft-keep = Salvar rascunho
draft-done = Concluído
draft-mailto-too-long = Alguns programas de e-mail cortam textos longos. Se isso acontecer, copie o texto ou use o arquivo.
draft-link-title = Seu link pessoal
draft-link-copy = Copiar link
draft-link-note = Ele já funciona e pertence à sua conta. Mantenha-o no texto.
draft-link-until = Válido até
draft-link-missing = Falta o link pessoal na mensagem. Coloque-o de volta inteiro, para que o destinatário possa responder.
draft-link-elsewhere = Mantenha o link pessoal só na mensagem, inteiro. Remova-o deste campo.
draft-links-inert = Estes links não vão funcionar no e-mail que o portal envia:
draft-links-inert-now = A mensagem tem links para outros sites, e o portal os envia como texto simples. Se estiver de acordo, selecione Enviar de novo.
draft-replaces = Uma solicitação anterior deste tipo para o mesmo endereço termina quando você enviar esta.
draft-replaces-one = Uma solicitação para este endereço ainda aguarda resposta. Ela termina quando você enviar esta, e só o novo link funciona.
draft-left = { $count ->
    [one] Hoje você ainda pode escrever para { $count } endereço novo.
   *[other] Hoje você ainda pode escrever para { $count } endereços novos.
}
bulk-invitation-twice = Um convite mais novo para este endereço está entre os selecionados.
draft-mailed-enough = Este endereço já recebeu muitos convites hoje. Envie este depois de { $at }. O que você digitou foi mantido.
draft-ways-title = Outros meios de envio
draft-way-portal = O portal envia a mensagem por e-mail em seu nome, e as respostas vão para você.
draft-way-own = Abra a mensagem no seu programa de e-mail, copie-a ou baixe-a como arquivo.
draft-way-finish = Quando terminar, escolha Concluído. A solicitação fica em Convites.

partnership-request-subject = { $provider } gostaria de trabalhar com você como provedor indireto
partnership-request-message = Olá,

    { $provider } gostaria de ser seu provedor indireto. Com uma parceria, podemos fazer pedidos para seus clientes, indicar sua empresa nas assinaturas deles e atendê-los junto com você.

    Este link pessoal mostra com o que você concorda. Um administrador global da sua organização pode aceitar ou recusar por ele:
    { $link }

    Se você ainda não tem uma conta no portal, pode registrar sua empresa na mesma página.

    Atenciosamente,
    { $inviter }
    { $provider }

invitations-all = Todos
invitations-none-found = Nenhum convite tem este status.
invitations-empty-title = Nenhum convite ainda
invitations-empty-text = Quando você solicitar uma parceria ou uma relação de revendedor, poderá acompanhá-la aqui.
invitations-empty-other = Os convites da sua organização aparecem aqui.
invitations-no-address = Qualquer pessoa com o link
invitations-reason = Motivo
invitations-open-draft = Abrir rascunho
invitations-resend = Reenviar
invitations-revoke = Revogar
invitation-cannot-resend = Não é possível reenviar este convite. Status: { $state }. Crie uma nova solicitação.
invitation-cannot-revoke = Não é mais possível revogar este convite. Status: { $state }.
invitation-state-draft = Rascunho
invitation-state-sent = Enviado
invitation-state-issued = Emitido
invitation-state-signed-in = Destinatário entrou
invitation-state-accepted = Aceito
invitation-state-declined = Recusado
invitation-state-expired = Expirado
invitation-state-revoked = Revogado
mail-state-none = Não enviado pelo portal
mail-state-waiting = Aguardando envio
mail-state-retrying = Ainda não enviado; tentaremos de novo
mail-state-sent = Encaminhado ao servidor de e-mail
mail-state-failed = Não foi possível enviar
mail-state-superseded = Não enviado: o link foi substituído ou revogado

flash-draft-saved = O rascunho foi salvo.
flash-invitation-sent = Sua solicitação está a caminho de { $to }. Esta lista mostra o andamento.
flash-invitation-issued = Concluído. A solicitação está entre os seus convites.
flash-invitation-resent = Enviamos um novo e-mail com um novo link para { $to }. O link anterior não funciona mais.
flash-invitation-renewed = Este é o novo link. O anterior não funciona mais.
flash-invitation-revoked =
    { $to ->
        [none] O convite foi revogado. O link dele não funciona mais.
       *[other] O convite para { $to } foi revogado. O link dele não funciona mais.
    }

look-title = { $provider } solicita uma parceria
look-lead = Nada muda até que um administrador global da sua organização responda.
look-description = Link pessoal de um convite. Abra-o para ver quem o enviou e o que você pode aceitar ou recusar.
look-who = Quem enviou esta solicitação
look-member-since = Neste portal desde
look-inviter = Enviada por
look-checked = Verificado: { $facts }.
look-unchecked = Não verificado: { $facts }.
look-checked-approved = Aprovado pelo operador, { $day }
look-unchecked-approved = aprovação pelo operador
look-unchecked-mpn = ID do MPN { $mpn } junto à Microsoft (nenhuma outra conta daqui o usa)
look-address-checked = E-mail confirmado, { $day }
look-address-unchecked = E-mail não confirmado
look-until = Responder até
look-means = O que significa aceitar
look-means-orders = O provedor pode fazer pedidos e adicionar assinaturas em nome dos seus clientes.
look-means-selectable = O provedor pode escolher você como revendedor e como contato de suporte nas assinaturas dos seus clientes.
look-means-access = O provedor pode ver seu ID do MPN, seu país e se você assinou o contrato de parceiro.
look-means-no-move = Nenhum cliente é transferido para o provedor, e nenhum é transferido para você.
look-means-no-privileges = O provedor não recebe acesso de administrador à sua organização nem privilégios sobre seus clientes. Só os clientes podem concedê-los.
look-means-no-exclusive = Seus outros provedores não mudam.
look-have-account = Entre para responder
look-no-account = Ainda não tem conta?
look-no-account-text = Registre agora sua empresa como revendedor indireto e responda logo em seguida.
look-enrol = Registrar empresa
look-consent = Li o que isso significa e posso decidir em nome de { $account }
look-authorize = Autorizar provedor indireto
look-not-for-you = Não quer aceitar?
look-reason = Motivo
look-reason-hint = Quem enviou a solicitação poderá ler o motivo.
look-decline = Recusar
look-ask-admin = Somente um administrador global da sua organização pode responder. Peça a um deles: { $names }.

acceptance-own-link = Este link é da sua própria organização; por isso, você não pode aceitá-lo. Envie-o ao revendedor com quem você quer trabalhar.
acceptance-not-a-reseller = Só revendedores indiretos podem aceitar esta solicitação, e sua organização não está registrada como um deles. Se sua empresa tem outra conta, mude para ela. Caso contrário, saia e registre-se por este link.
acceptance-pending-approval = Seu registro aguarda o operador deste portal. Você receberá um e-mail, e então este link funcionará para você.
acceptance-not-in-good-standing = Sua organização não pode firmar parcerias agora. Para saber mais, fale com o operador deste portal.
acceptance-other-region = { $provider } está em outra região, e parcerias só são possíveis dentro de uma região. Use sua conta de lá ou registre uma.
acceptance-other-cloud = { $provider } trabalha em outra nuvem, e parcerias só são possíveis dentro de uma nuvem. Use sua conta de lá ou registre uma.
acceptance-already-partners = { $provider } já é seu provedor indireto. Não há nada a fazer.
acceptance-other-recipient = Este convite foi enviado a outra organização. Se ele é para você, peça um novo ao remetente.
acceptance-tick-the-box = Primeiro marque a caixa. Ela confirma que você pode tomar esta decisão.

unknown-title = Não conheço esta empresa
unknown-lead = { $account } enviou esta solicitação a você por este portal. Se você não a conhece, interrompa os e-mails dela.
unknown-means-mails = Ela não poderá mais enviar convites a você por este portal.
unknown-means-told = Se alguém de lá escrever de novo, saberá que o seu endereço não recebe convites dessa organização.
unknown-means-operator = O operador deste portal é avisado. Guardamos seu endereço apenas como um código que não pode ser revertido.
unknown-do = Interromper estes e-mails
unknown-stopped = { $account } não pode mais enviar convites a você por este portal. Você pode fechar esta página.
invitations-replaced = Substituído por um mais novo
look-alike = Este nome se parece com { $name }, outro parceiro neste portal. São duas organizações diferentes; confirme qual delas é esta.
