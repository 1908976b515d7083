# E-mails do portal.
mail-greeting = Olá, { $name }.
mail-footer-request = Enviado pelo Tandem em { $host }. Se você não esperava esta solicitação, pode ignorá-la: nada muda sem a sua resposta.
mail-footer-admins = Enviado pelo Tandem em { $host } aos administradores globais de { $account }. Se algo aqui parecer errado, entre no portal para conferir ou fale com o operador.
mail-footer-involved = Enviado pelo Tandem em { $host } às pessoas envolvidas. Se algo aqui parecer errado, entre no portal para conferir ou fale com o operador.
mail-from-inviter = { $person } ({ $account }) via Tandem
mail-invitation-until = O link funciona até { $until }.
mail-written-by = { $person } ({ $account }) escreveu este texto:
mail-invitation-action = Ver a solicitação
mail-unknown-sender = Não conheço esta empresa
mail-quota-recipient = Este endereço já recebeu muitos e-mails hoje. Tente de novo depois de { $at }. O que você digitou foi mantido.
mail-quota-place = Muitas confirmações foram solicitadas da sua rede hoje. Tente de novo depois de { $at }. O que você digitou foi mantido.
mail-quota-inviter = { $most ->
    [one] Você escreveu para { $most } endereço novo, o limite de um dia. Não resta nenhum até { $at }. Os endereços para os quais você já escreveu continuam valendo, e o que você digitou foi mantido.
   *[other] Você escreveu para { $most } endereços novos, o limite de um dia. Não resta nenhum até { $at }. Os endereços para os quais você já escreveu continuam valendo, e o que você digitou foi mantido.
}
mail-quota-account = { $most ->
    [one] Sua organização escreveu para { $most } endereço novo, o limite de um dia. Não resta nenhum até { $at }. Os endereços para os quais ela já escreveu continuam valendo, e o que você digitou foi mantido.
   *[other] Sua organização escreveu para { $most } endereços novos, o limite de um dia. Não resta nenhum até { $at }. Os endereços para os quais ela já escreveu continuam valendo, e o que você digitou foi mantido.
}
mail-refused = Este endereço não recebe convites da sua organização: quem o usa não a conhece. Fale antes com essa pessoa, fora deste portal.
mail-open-invitations = Ver seus convites
mail-open-providers = Ver seus provedores indiretos
mail-sign-in = Entrar no portal
mail-open-portal = Abrir o portal
mail-open-request = Abrir a solicitação

mail-accepted-subject = { $reseller } aceitou sua solicitação de parceria
mail-accepted-text = { $person } aceitou sua solicitação de parceria em nome de { $reseller } em { $at }. O revendedor já está na sua lista de revendedores indiretos.
mail-declined-subject = { $reseller } recusou sua solicitação de parceria
mail-declined-text = { $person } recusou sua solicitação de parceria em nome de { $reseller } em { $at }. Nada mudou para nenhum dos dois lados. Você pode enviar uma nova solicitação.
mail-declined-reason = Motivo, nas palavras de quem respondeu: { $reason }

mail-receipt-subject = Confirmação: { $provider } agora é provedor indireto de { $account }
mail-receipt-text = { $person } autorizou { $provider } como provedor indireto de { $account } em { $at }.
mail-receipt-meaning = O provedor agora pode fazer pedidos e adicionar assinaturas em nome dos seus clientes e escolher você como revendedor e contato de suporte nelas. Ele não tem acesso de administrador à sua organização, e nenhum cliente foi transferido. Se isso foi um engano, peça a { $provider } que remova a parceria.

mail-verify-subject = Confirme seu endereço em { $host }
mail-verify-text = Alguém, provavelmente você, está registrando neste portal uma organização com o nome “{ $company }”. Para confirmar seu endereço, abra o link e digite a senha que você escolheu. O link funciona até { $until }.
mail-verify-not-you = Se não foi você, não faça nada. Ninguém pode concluir sem a senha, e nós excluímos os dados.
mail-verify-action = Confirmar seu endereço
mail-known-address-subject = Alguém tentou se registrar com o seu endereço em { $host }
mail-known-address-text = Alguém, provavelmente você, tentou registrar uma organização com o nome “{ $company }” e com este endereço de e-mail, que já tem uma conta aqui. Nada foi criado. Entre com sua senha ou use outro endereço para registrar outra organização.

mail-password-subject = Escolha uma nova senha
mail-password-text = Alguém, provavelmente você, esqueceu a senha deste endereço de e-mail. Escolha uma nova. O link funciona uma vez, até { $until }.
mail-password-not-you = Se não foi você, não faça nada. Sua senha continua a mesma.
mail-password-action = Escolher uma nova senha
mail-password-changed-subject = Sua senha foi alterada
mail-password-changed-text = A senha de { $email } foi alterada em { $at }. Todas as outras sessões foram encerradas.
mail-password-changed-not-you = Se não foi você, escolha imediatamente uma nova senha e fale com o operador do portal.

mail-reseller-updated-subject = { $partner } atualizou as informações da empresa de { $customer }
mail-reseller-updated-text = { $person } ({ $partner }) atualizou em { $at } as informações da empresa do seu cliente { $customer }.
mail-reseller-change-subject = { $partner } alterou { $subscription } de { $customer }
mail-reseller-change-text = { $person } ({ $partner }) alterou em { $at } a assinatura { $subscription }, que você vendeu para { $customer }:
mail-reseller-change-line = { $field }: { $old } → { $new }
mail-reseller-change-stop = Você pode desfazer a alteração na página da assinatura. Se preferir que { $partner } peça antes, desative “Revendedor gerencia assinaturas” na página do revendedor, em Revendedores indiretos.
mail-reseller-sale-text = { $person } ({ $partner }) alterou em { $at } a assinatura { $subscription } do seu cliente { $customer }:
mail-reseller-suspended-many-subject = { $partner } suspendeu assinaturas de { $customer }
mail-reseller-suspended-many-text = { $person } ({ $partner }) suspendeu em { $at } { $count ->
        [one] { $count } assinatura
       *[other] { $count } assinaturas
    } do seu cliente { $customer }:
mail-reseller-order-subject = { $partner } fez o pedido { $number } para { $customer }
mail-reseller-order-text = { $person } ({ $partner }) fez em { $at } o pedido { $number } para o seu cliente { $customer }. Seu ID do MPN consta nele:
mail-reseller-own-order-subject = { $customer } fez um pedido por conta própria: { $number }
mail-reseller-own-order-text = { $person } ({ $customer }) fez em { $at } o pedido { $number }, como o parceiro permite. Seu ID do MPN consta nele:
mail-reseller-many-subject = { $partner } alterou { $count ->
    [one] { $count } assinatura dos seus clientes
   *[other] { $count } assinaturas dos seus clientes
}
mail-reseller-many-text = { $person } ({ $partner }) alterou em { $at } { $count ->
    [one] { $count } assinatura dos seus clientes:
   *[other] { $count } assinaturas dos seus clientes:
}
mail-reseller-many-value = { $field }: { $new }
mail-reseller-many-one = { $customer }: { $subscription }
mail-reseller-many-more = { $count ->
    [one] e mais { $count }
   *[other] e mais { $count }
}
mail-reseller-renewal-subject = { $subscription } de { $customer } foi renovada
mail-reseller-renewal-text = Um novo período começou em { $at } para o seu cliente { $customer }:
mail-reseller-order-line = { $offer }
    { $quantity ->
        [one] { $quantity } licença
       *[other] { $quantity } licenças
    } · { $term } · { $frequency }
mail-reseller-customer-subject = { $partner } adicionou { $customer } como seu cliente
mail-reseller-customer-text = { $person } ({ $partner }) adicionou { $customer } para você em { $at }. O cliente já está na sua lista de clientes.
mail-reseller-customer-may = Você tem privilégios de administração delegados sobre esse cliente: pode gerenciar os usuários, as licenças e as assinaturas dele.
mail-open-subscription = Abrir a assinatura

mail-agreement-reminder-subject = { $provider } pede que você assine o Contrato de Parceiro da Microsoft
mail-agreement-reminder-text = { $person }, de { $provider }, seu provedor indireto, pede que você assine o Contrato de Parceiro da Microsoft. Enquanto sua organização não o assinar, seu ID do MPN não pode ser usado em pedidos e você não recebe incentivos.
mail-agreement-reminder-how = Um administrador global o assina uma única vez, em Contratos.
mail-agreement-reminder-action = Ler e assinar o contrato

mail-approved-subject = { $account } já pode fazer negócios no Tandem
mail-approved-text = O operador aprovou a conta de { $account }. Agora você pode fazer negócios neste portal e responder à solicitação que trouxe você até aqui.
mail-refused-subject = O registro de { $account } não foi aprovado
mail-refused-text = O operador não aprovou a conta de { $account }. Se você acha que isso é um engano, fale com a pessoa que convidou você.

mail-restore-subject = O acesso a { $account } está prestes a ser restaurado
mail-restore-text = O operador deste portal recebeu o pedido de restaurar o acesso de { $person } a { $account }, com o e-mail { $email }. A pessoa então escolhe uma nova senha.
mail-restore-when = Passa a valer em { $until }, ou antes, se um segundo operador confirmar.
mail-restore-cancel = Se ninguém na sua organização pediu isso, cancele. Nesse caso, nada muda.
mail-restore-action = Ver e cancelar
mail-restore-operator = { $operator } pediu para restaurar o acesso de { $person } a { $account }, com o e-mail { $email }. Se você sabe que está certo, confirme.
mail-restored-subject = Seu acesso a { $account } foi restaurado
mail-restored-text = Sua senha antiga não funciona mais. Escolha uma nova. O link funciona uma vez, até { $until }. Depois disso, use “Esqueceu a senha?” na página de entrada.
mail-anchor-subject = Log de atividades deste portal: âncora { $number }
mail-anchor-text = O registro { $number } era o último do log de atividades neste momento. Guarde este e-mail: se alguém alterar o log depois, a linha abaixo comprova a alteração.
mail-anchor-line = Âncora: { $line }
