# Tipos de conta, funções, nuvens, status e a página do operador sobre elas.
kind-indirect-provider = Provedor indireto
kind-indirect-reseller = Revendedor indireto
kind-direct-bill = Parceiro de cobrança direta
kind-customer = Cliente
kind-operator = Operador

role-global-admin = Administrador global
role-user-admin = Administrador de usuários
role-admin-agent = Agente administrativo
role-sales-agent = Agente de vendas
role-helpdesk-agent = Agente de suporte técnico
role-billing-admin = Administrador de cobrança
role-account-admin = Administrador de conta
role-mpn-partner-admin = Administrador de parceiros do MPN
role-business-profile-admin = Administrador do perfil de negócios
role-referrals-admin = Administrador de indicações
role-referrals-user = Usuário de indicações
role-incentives-admin = Administrador de incentivos
role-incentives-user = Usuário de incentivos
role-executive-report-viewer = Leitor de relatórios executivos
role-report-viewer = Leitor de relatórios
role-service-support-admin = Administrador de suporte a serviços
role-default-user = Usuário padrão

cloud-public = Nuvem pública
cloud-us-government = Nuvem do Governo dos EUA
cloud-germany = Nuvem da Alemanha

standing-active = Ativa
standing-pending-approval = Aguardando aprovação
standing-refused = Recusada
standing-suspended = Suspensa

mpa-signed = Assinado
mpa-not-signed = Não assinado

accounts-waiting = Aguardando sua aprovação
accounts-approve = Aprovar
accounts-refuse = Recusar

account-title = Escolha uma conta
account-lead = Você faz parte de várias organizações. Para qual delas quer trabalhar agora?
account-choose = Trabalhar para { $account }
account-none-title = No momento, você não faz parte de nenhuma organização
account-none-text = Peça a um administrador global da sua organização que dê uma função a você novamente. Depois, entre de novo.

account-strangers = Desconhecida para destinatários
account-strangers-count = { $count ->
    [one] { $count } endereço não recebe mais convites desta organização, porque quem o usa não a conhece.
   *[other] { $count } endereços não recebem mais convites desta organização, porque quem os usa não a conhece.
}
account-strangers-by = Convite de
account-sign-out = Encerrar sessões de todos
account-sign-out-lead = As sessões de todas as pessoas de { $name } são encerradas, em todos os navegadores.
account-sign-out-text = Use quando alguém de fora puder ter entrado. As pessoas entram de novo com a senha e, se houver, com o segundo fator.
account-sign-out-do = Encerrar todas agora
flash-account-signed-out =
    { $count ->
        [0] Ninguém de { $name } estava conectado.
        [one] { $count } sessão de { $name } foi encerrada.
       *[other] { $count } sessões de { $name } foram encerradas.
    }
