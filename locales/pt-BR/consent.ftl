# A resposta do cliente a uma solicitação de relação de revendedor, e quem é avisado.
consent-title = { $partner } solicita uma relação de revendedor
consent-title-joint = { $partner } e { $provider } solicitam relações de revendedor
consent-lead = Nada muda até que um administrador global da sua organização responda.
consent-summary = { $count ->
    [0] { $partner } já tem uma relação de revendedor com você.
    [one] { $partner } pede que você aceite { $count } relação de revendedor.
   *[other] { $partner } pede que você aceite { $count } relações de revendedor.
}
consent-summary-privileges = A solicitação inclui privilégios de administrador delegado para { $names }.
consent-summary-no-privileges = Nenhum parceiro solicita privilégios de administrador.
consent-checked-agreement = Contrato de Parceiro da Microsoft assinado, { $day }
consent-unchecked-agreement = Contrato de Parceiro da Microsoft (ainda não assinado)
consent-check-title = Antes de responder
consent-code = Código para conferir por telefone
consent-code-note = O remetente vê o mesmo código. Em caso de dúvida, ligue para um número que você conhece e compare-o.
consent-relationship = Relação de revendedor com você
consent-privileges = Privilégios de administrador delegado na sua organização
consent-there-already = Já existe. Não muda.
consent-may = O que o parceiro pode fazer
consent-may-order = Fazer pedidos de assinaturas para você, alterar as que vendeu a você e cobrar por elas.
consent-may-see-sold = Ver as informações da sua empresa e as assinaturas que vendeu a você.
consent-may-serve = Constar nas suas assinaturas como seu revendedor e seu contato de suporte.
consent-may-see-named = Ver as informações da sua empresa e as assinaturas em que o parceiro consta como seu revendedor.
consent-may-support = Abrir solicitações de serviço para você.
consent-may-privileged = Se você conceder privilégios: agir como administrador da sua organização. Nesse caso, o parceiro pode gerenciar seus usuários, licenças e serviços, ver todas as suas assinaturas e redefinir a senha do seu administrador. O parceiro solicita isso; você decide na sua resposta.
consent-may-not = O que o parceiro não pode fazer
consent-not-order = Fazer pedidos para você ou alterar suas assinaturas.
consent-not-unless-granted = Gerenciar seus usuários, licenças, senhas e serviços, a menos que você conceda privilégios.
consent-not-privileged = Gerenciar seus usuários, licenças, senhas e serviços. O parceiro não solicita privilégios.
consent-not-others = Alterar o que você tem com outros parceiros. Essas relações não mudam.
consent-how-long = Duração e término
consent-no-end = Uma relação de revendedor não tem data de término.
consent-take-back = Você pode remover os privilégios a qualquer momento em Relacionamentos de parceiro. A relação e suas assinaturas não mudam.
consent-end = Para encerrar a relação, peça ao parceiro que a remova. Você mantém tudo o que comprou.
consent-own-words = Mensagem do remetente, não verificada por este portal
consent-link-mark = [seu link pessoal]
consent-no-tenant = Ainda não tem um locatário?
consent-no-tenant-text = Registre agora sua organização como cliente e responda logo em seguida.
consent-enrol = Registrar-se como cliente
enrol-country-hint-customer = Somente países e regiões em que o parceiro pode atender você.
enrol-inviting-address = Este endereço pertence ao parceiro que enviou a solicitação. Use um endereço da sua própria organização.
consent-agreement-read = Ler o contrato
consent-agreement-download = Baixar contrato
consent-agreement-attest = Sua organização já comprou sob outro contrato e, por isso, não pode aceitar aqui o Contrato de Cliente da Microsoft. Peça a um parceiro de quem você compra que ateste a aceitação. Você pode responder a esta solicitação mesmo assim, mas novas compras só serão possíveis depois disso.
consent-your-answer = Sua resposta
consent-relationship-box = Aceito a relação de revendedor
consent-privileges-box = Conceder privilégios de administração delegada a { $name }
consent-privileges-hint = Se você deixar esta caixa desmarcada, a relação começará sem privilégios, e avisaremos o parceiro.
consent-agreement-box = Aceito o Contrato de Cliente da Microsoft
consent-accept = Aceitar
consent-ask-admin = Somente um administrador global da sua organização pode responder. Envie esta página a um deles: { $names }.
consent-tick-relationship = Marque esta caixa para aceitar ou recuse abaixo.
consent-tick-agreement = Leia o contrato e marque esta caixa. Sem isso, nada pode ser comprado para você.
consent-changed = Nada foi salvo: a solicitação mudou depois que você abriu esta página. Confira-a e responda de novo.

consent-own-link = Esta solicitação é da sua própria organização; por isso, você não pode responder a ela. Envie-a ao cliente que você quer atender.
consent-not-a-customer = Só clientes podem responder a esta solicitação, e sua organização não é um cliente aqui. Se você também faz parte do cliente, mude para a conta dele. Caso contrário, saia e registre o cliente por este link.
consent-other-cloud = Sua organização não está na mesma nuvem que { $partners }, e relações só são possíveis dentro de uma nuvem. Use seu locatário nessa nuvem ou escolha um parceiro da sua.
consent-other-region = Sua organização não está na mesma região que { $partners }, e relações só são possíveis dentro de um país ou região. Use seu locatário de lá ou escolha um parceiro da sua região.
consent-other-recipient = Esta solicitação foi enviada a outra organização. Se ela é para você, peça uma nova ao remetente.
consent-not-in-good-standing = Sua organização não pode iniciar relações agora. Para saber mais, fale com o operador deste portal.
consent-nothing-to-do = Você já tem com { $partners } tudo o que esta solicitação pede; não há nada a fazer. Veja em Relacionamentos de parceiro.
consent-answered = Sua organização já respondeu a esta solicitação. O que você aceitou está em Relacionamentos de parceiro.

flash-relationship-accepted = A solicitação foi aceita. Agora você recebe atendimento de { $names }. Enviamos uma confirmação por e-mail a todos os seus administradores globais.
flash-relationship-declined = Você recusou a solicitação. Avisamos { $names }.

consent-mail-accepted-subject = { $customer } aceitou sua solicitação de relação de revendedor
consent-mail-accepted-text = { $person } aceitou a relação de revendedor com { $partners } em nome de { $customer } em { $at }. O cliente já está na sua lista de clientes.
consent-mail-customer-subject = { $customer } agora é seu cliente
consent-mail-privileges-given = { $customer } concedeu a você privilégios de administrador delegado.
consent-mail-privileges-refused = { $customer } não concedeu os privilégios de administrador delegado que você solicitou; por isso, você atende este cliente sem eles. Se precisar deles, fale com o cliente: ele pode concedê-los mais tarde.
consent-mail-may-order = Agora você pode fazer pedidos de assinaturas para { $customer }.
consent-mail-attest = { $customer } já comprou sob outro contrato e não pode aceitar diretamente o Contrato de Cliente da Microsoft. Antes de qualquer pedido para este cliente, um provedor ou parceiro de cobrança direta precisa atestar a aceitação na página Conta do cliente.
consent-mail-declined-subject = { $customer } recusou sua solicitação de relação de revendedor
consent-mail-declined-text = { $person } recusou a solicitação de { $partners } em nome de { $customer } em { $at }. Nada mudou. Você pode enviar uma nova solicitação.
consent-mail-open-customers = Ver seus clientes
consent-receipt-subject = Confirmação: { $customer } agora tem uma relação de revendedor com { $partners }
consent-receipt-text = { $person } aceitou a solicitação de { $partners } em nome de { $customer } em { $at }. A partir de agora, vale o seguinte.
consent-receipt-serves = Desde { $at }, { $partner } pode constar nas suas assinaturas como seu revendedor e contato de suporte e pode abrir solicitações de serviço para você. { $partner } não pode fazer pedidos.
consent-receipt-sells = Desde { $at }, { $partner } pode fazer pedidos de assinaturas para você, alterar as que vendeu a você e abrir solicitações de serviço para você.
consent-receipt-privileged = { $partner } tem privilégios de administrador delegado e pode gerenciar seus usuários, licenças, senhas e serviços.
consent-receipt-not-privileged = { $partner } não tem privilégios sobre seus usuários, licenças, senhas e serviços.
consent-receipt-agreement = O Contrato de Cliente da Microsoft foi aceito ao mesmo tempo.
consent-receipt-attest = O Contrato de Cliente da Microsoft ainda precisa ser atestado por um parceiro de quem você compra. Até lá, não é possível fazer novas compras.
consent-receipt-take-back = Se não é isso o que você quer, remova os privilégios a qualquer momento em Relacionamentos de parceiro. Para encerrar uma relação, peça ao parceiro que a remova.
consent-receipt-open = Ver seus relacionamentos de parceiro
