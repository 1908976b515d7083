# Solicitações de relação de revendedor a clientes: pedir, o rascunho, a lista.
invitation-kind-partnership = Parceria
invitation-kind-reseller = Relação de revendedor
invitation-kind-joint = Relação de revendedor, junto com { $provider }
invitation-kind-joint-short = Relação de revendedor, junto com um provedor
invitation-with-privileges = Solicita privilégios de administrador
invitation-without-privileges = Não solicita privilégios de administrador
invitation-code = Código
invitation-cannot-change = Esta solicitação não pode mais ser alterada. Crie uma nova.

draft-title-partnership = Solicitação de parceria
draft-title-reseller = Solicitação de relação de revendedor
draft-title-joint = Convite junto com { $provider }
draft-enrolled-title = O revendedor já tem conta?
draft-enrolled-text = Para aceitar, o revendedor precisa de uma conta própria. Se não tiver, pode se registrar pelo link. Esta página diz o que é preciso:
draft-code-title = Código para conferir por telefone
draft-code-note = Se você enviar a solicitação por este portal, o destinatário recebe o mesmo código. Compare-o por telefone, para que os dois saibam que a solicitação é sua.
draft-good-to-know = Saiba que
draft-know-admin = Somente um administrador global do cliente pode aceitar.
draft-know-agreement = Um cliente que ainda não aceitou o Contrato de Cliente da Microsoft é convidado a aceitá-lo ao mesmo tempo.
draft-know-market = O cliente precisa estar no seu país ou região e na sua nuvem.
request-relationship-area = O cliente aceita na página “{ $area }”, que o link abre.
draft-know-joint = Você solicita privilégios de administrador, e { $provider } solicita permissão para fazer pedidos. As duas solicitações aparecem separadamente, e o cliente pode aceitar sem os privilégios.
draft-privileges-title = Privilégios de administrador delegado
draft-privileges-asked = Esta solicitação pede privilégios de administrador delegado. O cliente pode aceitá-la sem eles.
draft-privileges-not-asked = Esta solicitação não pede privilégios de administrador delegado.
draft-privileges-drop = Não solicitar privilégios
draft-privileges-add = Solicitar privilégios
draft-privileges-note = Se você alterar isto, receberá um novo link, e o que está acima deixará de funcionar.
flash-draft-privileges = A solicitação foi alterada. Este é o novo link. O anterior não funciona mais.

request-relationship-title = Solicitar uma relação de revendedor
request-relationship-lead = Com uma relação de revendedor, você pode atender um cliente que já tem um locatário. Quem decide é o cliente.
request-relationship-privileges = Incluir privilégios de administração delegada para Azure Active Directory e Office 365
request-relationship-privileges-hint = Com eles, você pode gerenciar os usuários e os serviços do cliente. Você não precisa deles para atender apenas assinaturas do Azure que fornece.
request-relationship-always = Na sua nuvem, uma relação sempre inclui privilégios de administrador delegado; por isso, a solicitação os pede.
request-relationship-next = Avançar
indirect-providers-view-customers = Exibir clientes
indirect-providers-invite = Convidar novos clientes
indirect-providers-invite-hint = Com “Convidar novos clientes”, um único link pede ao cliente uma relação com você e com o provedor, que precisa dela para pedir assinaturas e adicionar licenças.
indirect-providers-suspended = Suspenso
invitation-provider-suspended = A conta de { $provider } está suspensa e não pode receber novos clientes; por isso, os clientes não podem aceitar este convite. Convide clientes só para você ou com outro provedor.

relationship-request-subject = { $partner } gostaria de ser seu revendedor
relationship-request-message = Olá,

    { $partner } gostaria de atender sua organização como revendedor de serviços de nuvem da Microsoft e solicita privilégios de administrador delegado, para que possamos gerenciar suas assinaturas, usuários e serviços. Você pode aceitar a relação sem os privilégios. Se os conceder, poderá removê-los a qualquer momento.

    Este link pessoal mostra com o que você concorda. Um administrador global da sua organização pode aceitar ou recusar por ele:
    { $link }

    Se ligar para nós, compare este código: { $code }

    Atenciosamente,
    { $inviter }
    { $partner }
relationship-request-message-plain = Olá,

    { $partner } gostaria de atender sua organização como revendedor de serviços de nuvem da Microsoft. Não solicitamos privilégios de administrador sobre sua organização.

    Este link pessoal mostra com o que você concorda. Um administrador global da sua organização pode aceitar ou recusar por ele:
    { $link }

    Se ligar para nós, compare este código: { $code }

    Atenciosamente,
    { $inviter }
    { $partner }
joint-request-subject = { $partner } e { $provider } gostariam de atender você
joint-request-message = Olá,

    { $partner } gostaria de atender sua organização como revendedor de serviços de nuvem da Microsoft, junto com o provedor { $provider }. { $partner } solicita privilégios de administrador delegado, para gerenciar suas assinaturas, usuários e serviços; { $provider } solicita permissão para fazer pedidos em seu nome. Você pode aceitar sem os privilégios. Se os conceder, poderá removê-los a qualquer momento.

    Este link pessoal mostra com o que você concorda, para cada um de nós separadamente. Um administrador global da sua organização pode aceitar ou recusar por ele:
    { $link }

    Se ligar para nós, compare este código: { $code }

    Atenciosamente,
    { $inviter }
    { $partner }
mail-invitation-code = Se você falar com o remetente por telefone, compare este código: { $code }
area-admin-center = Centro de administração do Microsoft 365
area-office-admin-portal = Portal de administração do Microsoft Office
