# A resposta do cliente a uma solicitação de relação de revendedor, e quem é avisado.
consent-title = { $partner } solicita uma relação de revendedor
consent-title-joint = { $partner } e { $provider } solicitam relações de revendedor
consent-lead = Nada muda até que um administrador global da sua organização responda.
consent-summary = { $count ->
    [0] { $partner } já tem uma relação de revendedor com você.
    [one] { $partner } pede que você aceite { $count } relação de revendedor.
   *[other] { $partner } pede que você aceite { $count } relações de revendedor.
}
consent-summary-privileges = O pedido inclui privilégios de administração delegada para { $names }.
consent-summary-no-privileges = Ninguém pede privilégios de administração.
consent-checked-agreement = Contrato de Parceiro da Microsoft assinado, { $day }
consent-unchecked-agreement = Contrato de Parceiro da Microsoft (ainda não assinado)
consent-check-title = Antes de responder
consent-code = Código para conferir por telefone
consent-code-note = O remetente vê o mesmo código. Em caso de dúvida, ligue para um número que você conhece e compare-o.
consent-relationship = Relação de revendedor com você
consent-privileges = Privilégios de administrador delegado na sua organização
consent-there-already = Já existe; permanece como está
consent-may = O que pode fazer
consent-may-order = Pedir assinaturas para você, alterar as que lhe vendeu e cobrar por elas.
consent-may-see-sold = Ver as informações da sua empresa e as assinaturas que lhe vendeu.
consent-may-serve = Constar nas suas assinaturas como seu revendedor e como contato de suporte.
consent-may-see-named = Ver as informações da sua empresa e as assinaturas em que consta como revendedor.
consent-may-support = Abrir solicitações de serviço para você.
consent-may-privileged = Se você conceder os privilégios: agir como administrador da sua organização. Pode gerenciar seus usuários, licenças e serviços, ver todas as suas assinaturas e dar uma nova senha ao seu administrador. O parceiro solicita isso; você decide na sua resposta.
consent-may-not = O que não pode fazer
consent-not-order = Fazer pedidos para você ou alterar suas assinaturas.
consent-not-unless-granted = Gerenciar seus usuários, licenças, senhas e serviços, a menos que você conceda os privilégios.
consent-not-privileged = Gerenciar seus usuários, licenças, senhas e serviços. Nenhum privilégio é solicitado.
consent-not-others = Alterar o que você tem com outros parceiros. Essas relações permanecem como estão.
consent-how-long = Quanto tempo dura e como termina
consent-no-end = Uma relação de revendedor não tem data de término.
consent-take-back = Você pode retirar os privilégios a qualquer momento em Relacionamentos de parceiro. A relação e as suas assinaturas permanecem.
consent-end = Para encerrar a própria relação, peça ao parceiro que a remova. Nada do que você comprou se perde.
consent-own-words = Mensagem do remetente, não verificada por este portal
consent-link-mark = [seu link pessoal]
consent-no-tenant = Ainda não tem um locatário?
consent-no-tenant-text = Registre agora sua organização como cliente e responda logo em seguida.
consent-enrol = Registrar-se como cliente
enrol-country-hint-customer = Somente aqueles em que o parceiro pode atender você.
enrol-inviting-address = Este endereço pertence ao parceiro que faz a solicitação. Use um endereço da sua própria organização.
consent-agreement-read = Ler o Contrato de Cliente da Microsoft
consent-agreement-download = Baixar o contrato
consent-agreement-attest = Sua organização já comprou antes sob outro contrato e, por isso, não pode confirmar aqui o Contrato de Cliente da Microsoft. Peça a um parceiro que lhe vende que ateste a aceitação. Você pode responder a esta solicitação mesmo assim; novas compras ficam à espera até lá.
consent-your-answer = Sua resposta
consent-relationship-box = Aceito a relação de revendedor
consent-privileges-box = Conceder privilégios de administração delegada a { $name }
consent-privileges-hint = Você pode deixar esta caixa desmarcada. Nesse caso, a relação começa sem privilégios, e o parceiro é avisado.
consent-agreement-box = Aceito o Contrato de Cliente da Microsoft
consent-accept = Aceitar
consent-ask-admin = Somente um administrador global da sua organização pode responder. Encaminhe a solicitação a: { $names }.
consent-tick-relationship = Marque primeiro esta caixa ou recuse abaixo.
consent-tick-agreement = Leia o contrato e marque esta caixa. Sem isso, nada pode ser comprado para você.
consent-changed = O que é solicitado mudou desde que você abriu esta página. Nada foi salvo. Verifique novamente e responda outra vez.

consent-own-link = Esta é uma solicitação da sua própria organização. Envie-a ao cliente que deseja atender; não é possível responder por aqui.
consent-not-a-customer = Sua organização não é um cliente neste portal, e somente clientes podem responder. Se você também pertence ao cliente, mude para a conta dele; caso contrário, saia e registre o cliente a partir deste link. Um parceiro não pode ser cliente no mesmo locatário.
consent-other-cloud = Sua organização está em outra nuvem que não a de { $partners }. Relações só são possíveis na mesma nuvem: use seu locatário de lá ou escolha um parceiro da sua nuvem.
consent-other-region = Sua organização está em outra região que não a de { $partners }. Relações só são possíveis no mesmo país ou região: use seu locatário de lá ou escolha um parceiro da sua região.
consent-other-recipient = Esta solicitação é destinada a outra organização. Se acha que é para você, peça uma nova ao remetente.
consent-not-in-good-standing = Sua organização não pode iniciar relações no momento. O operador deste portal pode dar mais informações.
consent-nothing-to-do = Você já tem com { $partners } tudo o que esta solicitação pede. Não há mais nada a fazer; veja em Relacionamentos de parceiro.
consent-answered = Sua organização já respondeu a esta solicitação. O que foi acordado está em Relacionamentos de parceiro.

flash-relationship-accepted = Pronto. A partir de agora, você pode ser atendido por { $names }. Todos os seus administradores globais recebem um recibo por e-mail.
flash-relationship-declined = Você recusou. Um aviso será enviado a { $names }.

consent-mail-accepted-subject = { $customer } aceitou sua solicitação
consent-mail-accepted-text = Em { $at }, { $person } aceitou, em nome de { $customer }, a relação de revendedor com { $partners }. O cliente está agora na sua lista de clientes.
consent-mail-customer-subject = { $customer } agora é seu cliente
consent-mail-privileges-given = { $customer } concedeu a você privilégios de administrador delegado.
consent-mail-privileges-refused = { $customer } não concedeu os privilégios de administrador delegado que você solicitou. Você atende o cliente sem eles. Se precisar deles, fale com o cliente, que pode concedê-los mais tarde.
consent-mail-may-order = Agora você pode pedir assinaturas para { $customer }.
consent-mail-attest = { $customer } já comprou antes sob outro contrato e não pode aceitar por conta própria o Contrato de Cliente da Microsoft. Antes de qualquer nova compra, um provedor ou parceiro de cobrança direta precisa atestar a aceitação na página Conta do cliente.
consent-mail-declined-subject = { $customer } recusou sua solicitação
consent-mail-declined-text = Em { $at }, { $person } recusou, em nome de { $customer }, a solicitação de { $partners }. Nada mudou.
consent-mail-open-customers = Ver seus clientes
consent-receipt-subject = Recibo: { $customer } agora tem uma relação de revendedor com { $partners }
consent-receipt-text = Em { $at }, { $person } aceitou, em nome de { $customer }, a solicitação de { $partners }. A partir de agora vale o seguinte.
consent-receipt-serves = Desde { $at }, { $partner } pode constar nas suas assinaturas como seu revendedor e contato de suporte e abrir solicitações de serviço para você. Não pode fazer pedidos.
consent-receipt-sells = Desde { $at }, { $partner } pode pedir assinaturas para você, alterar as que lhe vendeu e abrir solicitações de serviço para você.
consent-receipt-privileged = { $partner } tem privilégios de administrador delegado: pode gerenciar seus usuários, licenças, senhas e serviços.
consent-receipt-not-privileged = { $partner } não tem privilégios sobre seus usuários, licenças, senhas e serviços.
consent-receipt-agreement = O Contrato de Cliente da Microsoft foi aceito ao mesmo tempo.
consent-receipt-attest = O Contrato de Cliente da Microsoft ainda precisa ser atestado por um parceiro que lhe vende. Até lá, nada de novo pode ser comprado.
consent-receipt-take-back = Se não é o que você quer, retire os privilégios a qualquer momento em Relacionamentos de parceiro. Para encerrar uma relação, peça ao parceiro que a remova.
consent-receipt-open = Ver seus relacionamentos de parceiro
