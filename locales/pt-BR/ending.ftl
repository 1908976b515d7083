# O fim de relações com clientes e os clientes anteriores.
removal-title-customer = Remover relacionamento com o cliente
removal-ends-pages = As páginas dele se fecham para você: assinaturas, pedidos, usuários e serviços.
removal-ends-contact = Você é o contato de suporte da assinatura { $name }. { $seller }, que a vende, assume o suporte.
removal-stays-partner = A relação de { $name } com o cliente: as vendas e o gerenciamento continuam.
removal-stays-sold = Todas as assinaturas, com suas datas e preços, e o seu ID do MPN nas que o contêm.
removal-good-faith-reseller = Você encerra esta relação de boa-fé, por uma razão comercial legítima e conforme permite seu contrato com o cliente ou com o seu provedor.
removal-notice-reseller = Se o seu contrato exigir aviso de rescisão, é você quem o dá: este portal não avisa ninguém. Considere avisar o cliente e o seu provedor.
account-end-means-reseller = Você deixa este cliente; a relação do seu provedor com ele permanece. A próxima página diz o que termina e o que permanece.
flash-customer-removed =
    A relação com { $name } foi removida. { $contacts ->
        [none] Nenhum contato de suporte mudou.
       *[other] Assinaturas cujo contato de suporte agora é o vendedor: { $contacts }.
    } { $privileges ->
        [kept] Seus privilégios de administrador delegado permanecem; você pode abrir mão deles em Clientes anteriores.
        [gone] Você abriu mão dos seus privilégios de administrador delegado.
       *[none] Você não tinha privilégios de administrador delegado.
    } { $who ->
        [reseller] Considere avisar o cliente e o seu provedor. A página Clientes anteriores mostra o que havia.
       *[seller] Considere avisar o cliente e o revendedor dele. A página Clientes anteriores mostra o que havia.
    }

former-title = Clientes anteriores
former-lead = Clientes que você não atende mais, o que restou e o caminho de volta.
former-empty-title = Nenhum cliente anterior
former-empty-text = Os clientes cuja relação com você terminou aparecem aqui.
former-ended = Término
former-left-over = O que restou
former-privileges = Privilégios de administrador
former-nothing = Nada
former-waiting = Solicitação aguarda resposta
former-reinstate = Restabelecer
former-give-up = Abrir mão dos privilégios de administrador
former-serves-again = Você atende { $name } novamente. Veja na sua lista de clientes.
former-nothing-left = Você não tem mais privilégios de administrador sobre { $name }. Não há mais nada de que abrir mão.
give-up-lead = Você ainda tem privilégios de administrador delegado sobre { $name }, que não atende mais.
give-up-ends = Seus privilégios de administrador delegado terminam imediatamente. Só o cliente pode concedê-los de novo.
give-up-stays = As assinaturas, os usuários e o que outros parceiros têm com o cliente continuam como estão.
give-up-told = Os administradores globais do cliente são avisados por e-mail.
flash-privileges-given-up = Você abriu mão dos privilégios de administrador delegado sobre { $name }. Os administradores globais do cliente foram avisados.
mail-given-up-subject = { $partner } abriu mão dos privilégios de administrador sobre { $customer }
mail-given-up-text = { $partner } não atende mais { $customer } e abriu mão dos privilégios de administrador delegado em { $at }. Você não precisa fazer nada. A página Relacionamentos de parceiro mostra quem tem privilégios agora.
mail-given-up-open = Ver seus relacionamentos de parceiro

reinstate-lead = Você solicita novamente uma relação a { $name }. Nada muda antes de o cliente aceitar.
reinstate-waiting = Uma solicitação sua já aguarda a resposta deste cliente. Talvez seja melhor reenviá-la.
reinstate-way = O que você solicita
reinstate-as-it-was = Como era
reinstate-fresh = Começar do zero
reinstate-means-names = Os nomes que você usa para o cliente e se ele pode fazer compras cobradas de você.
reinstate-means-contacts = Você volta a ser o contato de suporte das assinaturas que atendia, quando ninguém além do vendedor as atende agora.
reinstate-means-asked = Você tinha privilégios de administrador delegado: a solicitação os pede.
reinstate-means-held = Você ainda tem privilégios de administrador delegado: a solicitação não precisa pedi-los.
reinstate-means-none = Você não tinha privilégios de administrador delegado: a solicitação não os pede.
reinstate-means-always = Na sua nuvem, a relação sempre inclui privilégios de administrador delegado; por isso, a solicitação os pede.
reinstate-means-fresh = Uma relação como qualquer outra: nada do que havia volta.
reinstate-privileges = Privilégios de administrador delegado
reinstate-privileges-hint = Vale se você começar do zero.
reinstate-privileges-ask = Pedir os privilégios
reinstate-privileges-none = Não pedir
reinstate-decides = A seguir você vê o rascunho do seu e-mail, com o link pessoal. Quem decide é um administrador global do cliente.

banner-taken-title = O cliente retirou seus privilégios de administrador.
banner-taken-since = Desde
banner-taken-support = Sua relação e as assinaturas permanecem e, pelo seu contrato, você continua responsável pelo suporte.
banner-taken-request = Pedir os privilégios novamente
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
