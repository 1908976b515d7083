# Início: o que depende de quem lê, o que uma conta nova faz a seguir e como estão as coisas. E as palavras dos gráficos.
home-needs = Depende de você
home-nothing-waits = Nada depende de você no momento.
home-overdue = Em atraso
home-when-due = Prazo: { $at }
home-when-since = Desde { $at }
home-when-until = Até { $at }
home-when-answered = Resposta: { $at }
home-when-on = Em { $at }
home-when-last = Último: { $at }
home-when-partner = Parceria desde { $at }
home-request-late = Solicitação de serviço de { $customer }. A primeira resposta está em atraso.
home-request-open = Solicitação de serviço de { $customer }. Aguarda a primeira resposta.
home-request-news = Solicitação de serviço de { $customer }. Há novidades para responder.
home-request-answered = Sua solicitação de serviço para { $customer } foi respondida. Responda ou encerre.
home-own-request-answered = Sua solicitação de serviço foi respondida. Responda ou encerre.
home-mpa-unsigned = Sua organização ainda não o assinou.
home-mca = Contrato de Cliente da Microsoft
home-mca-due = Enquanto sua organização não o aceitar, os parceiros não poderão fazer pedidos para você.
home-partner-asks = Solicita uma relação de revendedor com você.
home-partner-asks-privileges = Solicita uma relação de revendedor e privilégios de administrador delegado.
home-invitation-ends = { $kind }. Ninguém respondeu ainda, e o link deixará de funcionar em breve.
home-renews = Renovação para { $customer }.
home-ends = Término para { $customer }.
home-trial-ends = Fim da avaliação de { $customer }.
home-own-renews = Será renovada.
home-own-ends = Será encerrada.
home-own-trial-ends = Fim da avaliação.
home-referral-waits = Indicação ainda sem sua resposta.
home-account-waits = Aguarda sua aprovação.
home-qualification-waits = Um parceiro informa que este cliente se qualifica para ofertas especiais.
home-more-qualifications = Qualificações
home-reseller-unsigned = Ainda não assinou o Contrato de Parceiro da Microsoft.
home-partnership-accepted = Aceitou a parceria.
home-partnership-declined = Recusou a parceria.
home-relationship-accepted = Aceitou a relação de revendedor.
home-relationship-declined = Recusou a relação de revendedor.
home-answer = Responder
home-read = Ler
home-reply = Dar retorno
home-sign = Assinar
home-accept = Ler e aceitar
home-decide = Decidir
home-view-invitations = Ver convites
home-view-subscription = Ver assinatura
home-view-subscriptions = Ver assinaturas
home-view-reseller = Ver revendedor
home-more = { $what }: mais { $count }
home-more-invitations = Convites sem resposta
home-more-answers = Convites respondidos
home-more-subscriptions = Assinaturas com renovação ou término em até 7 dias

home-steps = Próximos passos
home-done = Concluído:
home-step-sign = Assinar o Contrato de Parceiro da Microsoft
home-step-invite-reseller = Convidar um revendedor indireto
home-step-find-provider = Encontrar um provedor indireto
home-step-add-customer = Adicionar um cliente
home-step-invite-customer = Convidar um cliente
home-step-order = Pedir uma assinatura para um cliente
home-step-accept = Aceitar o Contrato de Cliente da Microsoft
home-step-find-partner = Aceitar a solicitação de um parceiro
home-step-get-subscription = Contratar sua primeira assinatura
home-step-assign = Atribuir licenças aos usuários
home-step-load-catalog = Carregar o catálogo
home-step-add-partner = Adicionar um parceiro
home-step-list-provider = Incluir um provedor indireto na lista

home-glance = Visão geral
home-changed = { $change } em 30 dias
home-unchanged = Sem mudança em 30 dias
home-free-licenses = Licenças livres
home-free-note = prontas para atribuir
home-users = Usuários
home-users-note = na sua organização
home-partners = Parceiros
home-accounts-note = neste portal
home-offers = Produtos
home-offers-note = no catálogo
home-open-requests = Solicitações de serviço em aberto
home-requests-note = aguardando sua resposta
home-own-requests-note = abertas por você
home-requests-overdue = { $count ->
        [one] { $count } em atraso
       *[other] { $count } em atraso
    }
home-open-referrals = Indicações em aberto
home-open-invitations = Convites em aberto
home-waiting-note = aguardando resposta
home-chart-subscriptions = Assinaturas por mês
home-chart-customers = Clientes por mês
home-chart-accounts = Contas novas por mês
home-licenses = Licenças por produto
home-assigned = { $assigned } de { $bought } atribuídas
home-own-entry = Sua entrada na lista de provedores

home-acting = Quem pode agir por você
home-acting-note = Tem privilégios de administrador delegado
home-acting-nobody = Nenhum parceiro tem privilégios de administrador delegado.
home-calling = Para quem ligar
home-calling-nobody = Seus contatos de suporte aparecerão aqui quando você tiver uma assinatura.
home-ask-admins = Seus administradores globais podem dar mais funções a você: { $names }.
home-ask-admins-customer = Seus administradores globais cuidam de assinaturas, licenças e usuários: { $names }.
home-pending = Sua organização aguarda a aprovação do operador. Você receberá um e-mail quando houver uma decisão.
home-refused = O operador não aprovou sua organização.

chart-table = Exibir os números
chart-month-1 = jan.
chart-month-2 = fev.
chart-month-3 = mar.
chart-month-4 = abr.
chart-month-5 = mai.
chart-month-6 = jun.
chart-month-7 = jul.
chart-month-8 = ago.
chart-month-9 = set.
chart-month-10 = out.
chart-month-11 = nov.
chart-month-12 = dez.

home-unknown-sender = { $count ->
    [one] { $count } destinatário dos e-mails diz que não conhece esta organização.
   *[other] { $count } destinatários dos e-mails dizem que não conhecem esta organização.
}
home-many-failures = { $count ->
    [one] { $count } entrada sem sucesso ou solicitação negada na última hora.
   *[other] { $count } entradas sem sucesso e solicitações negadas na última hora.
}
home-view-events = Ver eventos
home-view-account = Ver conta
home-backup-off = Nenhum backup está agendado. Para fazer um por dia, defina TANDEM_BACKUP_DIR no servidor.
home-backup-waits = O primeiro backup será feito em instantes.
home-backup-made = O último backup foi feito em { $at }.
home-backup-missed = Nenhum backup foi feito desde { $at }. Verifique o log do servidor e o disco da pasta de backups.
home-backup-failed = O backup de { $at } falhou. O log do servidor informa o motivo. Vamos tentar de novo em até uma hora.
