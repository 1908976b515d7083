# Convites: o rascunho, a lista e a página por trás de um link pessoal.
draft-lead = Altere o texto como quiser. O link precisa ficar: é por ele que o destinatário responde.
draft-to = Para
draft-to-hint = Se preenchido, somente a organização desse endereço pode aceitar. Se vazio, pode aceitar qualquer pessoa que tiver o link.
draft-language = Idioma do destinatário
draft-language-hint = Enquanto você não alterar o texto, ele acompanha o idioma.
draft-subject = Assunto
draft-message = Mensagem
draft-message-hint = O link é pessoal da sua conta. Mantenha-o inteiro.
draft-send = Enviar
draft-open-in-email = Abrir no email
draft-copy = Copiar para área de transferência
draft-download = Baixar
draft-keep = Salvar rascunho
draft-done = Concluído
draft-mailto-too-long = O texto é longo: alguns programas de e-mail o cortam. Se isso acontecer, copie o texto ou use o arquivo.
draft-link-title = Seu link pessoal
draft-link-note = Ele já está valendo e pertence à sua conta. Mantenha-o no texto.
draft-link-until = Válido até
draft-link-missing = Falta o link pessoal no texto. Coloque-o de volta inteiro; sem ele, ninguém pode responder.
draft-link-elsewhere = O link pessoal deve ficar na mensagem, inteiro. Retire-o daqui.
draft-mailed-enough = Este endereço já recebeu muitos convites hoje. Envie o próximo amanhã.
draft-ways-title = Como ele chega ao destinatário
draft-way-portal = O portal envia o e-mail em seu nome; as respostas vão para você.
draft-way-own = Ou você o leva para seu próprio programa de e-mail: abrindo, copiando ou como arquivo.
draft-way-finish = Depois de levá-lo para outro lugar, conclua aqui. Ele fica em Convites.

partnership-request-subject = { $provider } gostaria de trabalhar com você como provedor indireto
partnership-request-message = Olá,

    { $provider } gostaria de ser seu provedor indireto. Com uma parceria, podemos fazer pedidos para seus clientes, indicar sua empresa nas assinaturas deles e atendê-los junto com você.

    Este link pessoal mostra o que a parceria significa. Nele, um administrador global da sua organização pode aceitar ou recusar:
    { $link }

    Se você ainda não tem conta no portal, pode registrar sua empresa na mesma página.

    Atenciosamente,
    { $inviter }
    { $provider }

invitations-lead = Tudo o que sua organização enviou e em que ponto está.
invitations-empty-title = Nenhum convite ainda
invitations-empty-text = Quando você solicitar uma parceria ou uma relação de revendedor, poderá acompanhá-la aqui.
invitations-empty-other = Os convites da sua organização aparecerão aqui.
invitations-no-address = Qualquer pessoa que tiver o link
invitations-reason = Motivo
invitations-open-draft = Abrir rascunho
invitations-resend = Reenviar
invitations-revoke = Revogar
invitation-cannot-resend = Não é possível renovar este convite. Status: { $state }. Faça uma nova solicitação.
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
mail-state-waiting = Aguardando entrega
mail-state-retrying = Ainda não entregue; haverá nova tentativa
mail-state-sent = Entregue para envio
mail-state-failed = Não foi possível entregar
mail-state-superseded = Não enviado: o link foi substituído ou revogado

flash-draft-saved = Rascunho salvo.
flash-invitation-sent = Sua solicitação está a caminho de { $to }. Acompanhe-a aqui.
flash-invitation-issued = Concluído. Você pode acompanhar a solicitação em Convites.
flash-invitation-resent = Um novo e-mail com um novo link está a caminho. O link antigo não funciona mais.
flash-invitation-renewed = Aqui está o novo link. O antigo não funciona mais.
flash-invitation-revoked = Convite revogado. O link não funciona mais.

look-title = { $provider } solicita uma parceria
look-lead = Nada muda até que um administrador global da sua organização responda.
look-who = Quem solicita
look-member-since = Neste portal desde
look-inviter = Solicitado por
look-checked = Verificado: { $facts }.
look-unchecked = Não verificado: { $facts }.
look-checked-approved = Aprovado pelo operador, { $day }
look-unchecked-approved = aprovação pelo operador
look-unchecked-mpn = ID do MPN { $mpn } junto à Microsoft (nenhuma outra conta daqui o usa)
look-address-checked = E-mail confirmado, { $day }
look-address-unchecked = E-mail não confirmado
look-until = Prazo para responder
look-means = O que significa aceitar
look-means-orders = O provedor pode fazer pedidos e adicionar assinaturas em nome dos seus clientes.
look-means-selectable = Ele pode escolher você como revendedor e como contato de suporte nas assinaturas deles.
look-means-access = Ele recebe acesso de administrador à sua própria conta corporativa. Você pode retirar esse acesso depois sem encerrar a parceria.
look-means-no-move = Nenhum cliente passa para o provedor, e nenhum passa para você.
look-means-no-privileges = Ele não recebe privilégios sobre seus clientes. Só eles podem concedê-los.
look-means-no-exclusive = Seus outros provedores continuam como estão.
look-have-account = Entre para responder
look-no-account = Ainda não tem conta?
look-no-account-text = Registre agora sua empresa como revendedor indireto e responda logo em seguida.
look-enrol = Registrar-se como revendedor indireto
look-consent = Li o que isso significa e posso decidir em nome de { $account }
look-authorize = Autorizar provedor indireto
look-not-for-you = Não é para você?
look-reason = Motivo
look-reason-hint = A pessoa que fez a solicitação vai ler isto. Você pode deixar vazio.
look-decline = Recusar
look-ask-admin = Somente um administrador global da sua organização pode responder. Peça a: { $names }.

acceptance-own-link = Este link é da sua própria organização. Envie-o ao revendedor que você quer conquistar; não é possível aceitá-lo daqui.
acceptance-not-a-reseller = Sua organização não está registrada como revendedor indireto, e só revendedores podem aceitar isto. Se sua empresa tem outra conta, troque para ela; caso contrário, saia e registre-se por este link.
acceptance-pending-approval = Seu registro aguarda o operador deste portal. Você receberá um e-mail; depois disso, este link funcionará para você.
acceptance-not-in-good-standing = Sua organização não pode firmar parcerias agora. O operador deste portal pode explicar melhor.
acceptance-other-region = { $provider } está em outra região. Parcerias só são possíveis dentro da mesma região: use sua conta de lá ou registre uma.
acceptance-other-cloud = { $provider } trabalha em outra nuvem. Parcerias só são possíveis dentro da mesma nuvem: use sua conta de lá ou registre uma.
acceptance-already-partners = { $provider } já é seu provedor indireto. Não há mais nada a fazer.
acceptance-other-recipient = Este convite foi feito para outra organização. Se você acha que ele é para você, peça um novo a quem o enviou.
acceptance-tick-the-box = Marque primeiro a caixa: ela confirma que você pode tomar esta decisão.
