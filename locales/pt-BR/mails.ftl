# E-mails do portal.
mail-greeting = Olá, { $name }.
mail-footer-request = Enviado pelo Tandem em { $host }. Se você não esperava esta solicitação, pode ignorá-la: nada muda sem a sua resposta.
mail-footer-admins = Enviado pelo Tandem em { $host } aos administradores globais de { $account }. Se algo aqui parecer errado, entre no portal para conferir ou fale com o operador.
mail-footer-involved = Enviado pelo Tandem em { $host } às pessoas envolvidas. Se algo aqui parecer errado, entre no portal para conferir ou fale com o operador.
mail-from-inviter = { $person } ({ $account }) via Tandem
mail-invitation-until = O link funciona até { $until }.
mail-open-invitations = Ver seus convites
mail-open-providers = Ver seus provedores indiretos
mail-sign-in = Entrar
mail-open-portal = Abrir o portal
mail-open-request = Abrir a solicitação

mail-accepted-subject = { $reseller } aceitou sua parceria
mail-accepted-text = Em { $at }, { $person } aceitou em nome de { $reseller }. O revendedor está agora na sua lista de revendedores indiretos.
mail-declined-subject = { $reseller } recusou sua parceria
mail-declined-text = Em { $at }, { $person } recusou em nome de { $reseller }. Nada mudou para nenhum dos dois lados.
mail-declined-reason = O motivo, nas palavras de quem respondeu: { $reason }

mail-receipt-subject = { $provider } agora é provedor indireto de { $account }
mail-receipt-text = Em { $at }, { $person } autorizou { $provider } em nome de { $account }.
mail-receipt-meaning = O provedor agora pode fazer pedidos e adicionar assinaturas em nome dos seus clientes e escolher você como revendedor e contato de suporte delas. Ele não tem acesso de administrador à sua organização, e nenhum cliente foi transferido. Se isso foi um engano, peça a { $provider } que remova a parceria.

mail-verify-subject = Confirme seu e-mail para registrar { $company }
mail-verify-text = Alguém, provavelmente você, está registrando { $company } neste portal. Abra o link e digite a senha escolhida no registro. O link vale até { $until }.
mail-verify-not-you = Se não foi você, não faça nada: sem a senha nada acontece, e nós descartamos o registro.
mail-verify-action = Confirmar seu e-mail
mail-known-address-subject = Alguém tentou registrar { $company } com o seu endereço
mail-known-address-text = Alguém, provavelmente você, tentou registrar { $company } com seu endereço. Ele já pertence a alguém deste portal, por isso nada foi criado. Entre com sua senha; para registrar outra empresa, use outro endereço.

mail-approved-subject = A conta de { $account } foi aprovada
mail-approved-text = O operador aprovou a conta de { $account }. Agora você pode fazer negócios neste portal e responder à solicitação que trouxe você até aqui.
mail-refused-subject = A conta de { $account } não foi aprovada
mail-refused-text = O operador não aprovou a conta de { $account }. Se você acha que isso é um engano, fale com a pessoa que convidou você.
