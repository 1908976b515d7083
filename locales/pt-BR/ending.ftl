# O fim de relações com clientes e os ex-clientes.
removal-title-customer = Remover relacionamento com o cliente
removal-ends-pages = Você perde o acesso às páginas do cliente: assinaturas, pedidos, usuários e serviços.
removal-ends-contact = Você é o contato de suporte da assinatura { $name }. { $seller }, que a vende, assume o suporte.
removal-stays-partner = A relação de { $name } com o cliente: { $name } continua vendendo e gerenciando.
removal-stays-sold = Todas as assinaturas, com suas datas e preços, e o seu ID do MPN nelas.
removal-good-faith-reseller = Você encerra esta relação de boa-fé, por uma razão comercial legítima e conforme permite seu contrato com o cliente ou com o seu provedor.
removal-notice-reseller = Se o seu contrato exigir aviso de rescisão, cabe a você enviá-lo: este portal não avisa ninguém. Considere avisar o cliente e o seu provedor.
account-end-means-reseller = Você deixa de atender este cliente. A relação do seu provedor com ele permanece. A próxima página mostra o que termina e o que permanece.
flash-customer-removed =
    A relação com { $name } foi removida{ $contacts ->
        [0] .
        [one] . O vendedor agora é o contato de suporte de { $contacts } assinatura.
       *[other] . O vendedor agora é o contato de suporte de { $contacts } assinaturas.
    } { $who ->
        [reseller] Considere avisar o cliente e o seu provedor.
       *[seller] Considere avisar o cliente e o revendedor dele.
    }
flash-customer-removed-privileges =
    A relação com { $name } foi removida{ $contacts ->
        [0] .
        [one] . O vendedor agora é o contato de suporte de { $contacts } assinatura.
       *[other] . O vendedor agora é o contato de suporte de { $contacts } assinaturas.
    } { $privileges ->
        [gone] Você renunciou aos seus privilégios de administrador delegado.
       *[kept] Seus privilégios de administrador delegado permanecem; você pode renunciar a eles em Ex-clientes.
    } { $who ->
        [reseller] Considere avisar o cliente e o seu provedor.
       *[seller] Considere avisar o cliente e o revendedor dele.
    }

former-title = Ex-clientes
former-lead = Clientes que você não atende mais. Renuncie aos privilégios restantes ou restabeleça uma relação.
former-empty-title = Nenhum ex-cliente ainda
former-empty-text = Quando sua relação com um cliente terminar, ele aparecerá aqui.
former-ended = Término
former-left-over = O que restou
former-privileges = Privilégios de administrador delegado
former-nothing = Nada
former-waiting = Sua solicitação aguarda resposta
former-reinstate = Restabelecer
former-give-up = Renunciar aos privilégios
former-serves-again = Você atende { $name } novamente. Encontre o cliente na sua lista de clientes.
former-nothing-left = Você não tem mais privilégios de administrador sobre { $name }. Não há mais nada a que renunciar.
give-up-lead = Você ainda tem privilégios de administrador delegado sobre { $name }, um cliente que não atende mais.
give-up-ends = Seus privilégios de administrador delegado terminam imediatamente. Só o cliente pode concedê-los de novo.
give-up-stays = As assinaturas, os usuários e tudo o que outros parceiros têm com o cliente não mudam.
give-up-told = Avisaremos os administradores globais do cliente por e-mail.
flash-privileges-given-up = Você renunciou aos privilégios de administrador delegado sobre { $name }. Avisamos os administradores globais do cliente.
mail-given-up-subject = { $partner } renunciou aos privilégios de administrador sobre { $customer }
mail-given-up-text = { $partner } não atende mais { $customer } e renunciou aos privilégios de administrador delegado em { $at }. Você não precisa fazer nada. Para conferir quem tem privilégios agora, abra Relacionamentos de parceiro.
mail-given-up-open = Ver seus relacionamentos de parceiro

reinstate-lead = Você solicita novamente uma relação a { $name }. Nada muda até que o cliente aceite.
reinstate-waiting = Uma solicitação sua já aguarda a resposta deste cliente. Considere reenviá-la.
reinstate-way = O que você solicita
reinstate-as-it-was = Como era
reinstate-fresh = Começar do zero
reinstate-means-names = Os nomes que você usa para o cliente e se ele pode fazer compras cobradas de você.
reinstate-means-contacts = Você volta a ser o contato de suporte das assinaturas que atendia, a menos que alguém além do vendedor as atenda agora.
reinstate-means-asked = Você tinha privilégios de administrador delegado; por isso, a solicitação os pede.
reinstate-means-held = Você ainda tem privilégios de administrador delegado; por isso, a solicitação não os pede.
reinstate-means-none = Você não tinha privilégios de administrador delegado; por isso, a solicitação não os pede.
reinstate-means-always = Na sua nuvem, uma relação sempre inclui privilégios de administrador delegado; por isso, a solicitação os pede.
reinstate-means-fresh = Uma relação como qualquer outra. Nada do que você tinha antes volta.
reinstate-privileges = Privilégios de administrador delegado
reinstate-privileges-hint = Só vale se você começar do zero.
reinstate-privileges-ask = Solicitar privilégios
reinstate-privileges-none = Não solicitar privilégios
reinstate-decides = Em seguida, abre-se o rascunho do seu e-mail, com o link pessoal. Quem decide é um administrador global do cliente.

banner-taken-title = O cliente removeu seus privilégios de administrador delegado em { $at }.
banner-taken-support = Sua relação e as assinaturas permanecem. Pelo seu contrato, você continua responsável pelo suporte.
banner-taken-request = Solicitar os privilégios de novo
banner-taken-service = Abrir uma solicitação de serviço

suspending-title = Suspender todas as assinaturas ativas
suspending-lead = { $count ->
    [one] { $count } assinatura ativa de { $name } será suspensa.
   *[other] { $count } assinaturas ativas de { $name } serão suspensas.
}
suspending-who = Quem perde o acesso
suspending-users = { $count ->
    [0] Ninguém tem licença
    [one] { $count } usuário
   *[other] { $count } usuários
}
suspending-everyone = Todos que a usam
suspending-means = O que isso significa
suspending-locks-out = Esses usuários perdem o acesso imediatamente.
suspending-deletion = Se ninguém as reativar, as assinaturas serão excluídas em { $at }.
suspending-trial = As avaliações terminam na data delas mesmo assim.
suspending-keeps = As licenças continuam atribuídas. Ao reativar uma assinatura, o acesso volta.
suspending-stale = Nada foi suspenso: as assinaturas ativas mudaram desde que você abriu esta página. Confira a lista e confirme novamente.
flash-subscriptions-suspended = { $suspended ->
    [0] Nenhuma assinatura estava mais ativa.
    [one] { $suspended } assinatura suspensa. Os usuários dela estão sem acesso.
   *[other] { $suspended } assinaturas suspensas. Os usuários delas estão sem acesso.
}
