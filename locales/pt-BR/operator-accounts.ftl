# As contas do operador: criar, renomear, suspender e reativar.
accounts-search-hint = Parte do nome ou do domínio, ou um ID do MPN ou ID da Microsoft completo
accounts-partners = Parceiros
accounts-all-kinds = Todos os tipos
accounts-all-standings = Todos os status
accounts-none-found = Nenhuma conta encontrada. Tente um texto mais curto ou escolha todos os tipos e status.

new-account = Adicionar conta
new-account-lead = Uma conta para um parceiro, com seu primeiro administrador global. Os clientes são adicionados por seus parceiros ou se registram sozinhos.
new-account-company = A organização
new-account-country-hint = Define a região, a única em que o parceiro pode fazer negócios. Não é possível alterá-lo depois.
new-account-mail-domain = Domínio de e-mail
new-account-mail-domain-hint = O final dos endereços da organização, como aurora.example. Se você deixar vazio, vale o domínio do endereço do primeiro administrador global.
new-account-numbers = Números de parceiro
new-account-numbers-text = Um revendedor indireto precisa dos dois números, pois suas vendas são registradas com eles. Outros parceiros podem ter os dois ou nenhum.
new-account-admin = O primeiro administrador global
new-account-admin-text = Recebe uma senha temporária. Ela aparece para você uma única vez, na próxima página, e precisa ser trocada no primeiro acesso.
new-account-button = Criar conta
new-account-webmail = Informe um endereço da organização, não de um serviço público de e-mail.
new-account-address-taken = Este endereço já pertence a alguém neste portal. Informe outro.
new-account-domain = Informe um domínio, como aurora.example.
new-account-domain-taken = Outra conta já tem o domínio de e-mail { $domain }. Encontre-a na lista de contas.
new-account-mpn-taken = Este ID do MPN já pertence a { $name }. Confira o número.
new-account-done = Conta criada
new-account-done-lead = { $name } já pode entrar. Entregue o nome de usuário e a senha temporária ao primeiro administrador global.
new-account-done-before = Você já enviou este formulário, e a senha foi mostrada naquele momento. Se ninguém a anotou, crie uma nova na página da conta.

account-facts = Detalhes
account-standing-since = Neste status desde
account-region = Região
account-partnerships = Parcerias
account-rename = Alterar nome
account-rename-hint = Este nome passa a aparecer em todos os lugares. Os nomes que os parceiros dão a um cliente nas faturas não mudam.
account-rename-do = Salvar nome
account-renamed-meanwhile = Nada foi salvo: esta conta agora se chama { $name }. Confira-a antes de alterar o nome.
account-no-administrator = Esta conta não tem administrador global.
flash-account-renamed = A conta agora se chama { $name }.

administrator-waits = ainda não escolheu uma senha
administrator-password = Nova senha temporária
administrator-password-lead = Para um administrador global de { $name }. Entregue o nome de usuário e a senha temporária a essa pessoa.
administrator-has-password = { $name } já escolheu uma senha, e só um administrador global dessa organização pode redefini-la.

approval-title = Aprovar organização
approval-lead = Depois disso, { $name } pode fazer negócios neste portal. O administrador global recebe um e-mail que leva de volta à solicitação de origem.
approval-check = O portal só sabe que ninguém mais nele tem estes IDs do MPN. Confira os números antes de aprovar.
approval-decided = { $name } não está aguardando aprovação. A página da conta mostra o status.
refusal-title = Recusar organização
refusal-lead = { $name } não poderá fazer negócios neste portal, e não é possível desfazer isso. Os IDs do MPN e o domínio de e-mail ficam livres de novo. O administrador global recebe um e-mail.

suspend-title = Suspender conta
suspend-lead = { $name } mantém o que tem, mas não pode vender nada novo até que você reative a conta.
suspend-ends = O que termina
suspend-ends-selling = Novos clientes, pedidos, avaliações, complementos, mais licenças e atualizações de produto. Pedidos e rascunhos já começados não podem ser concluídos.
suspend-ends-inviting = O parceiro não pode solicitar nem aceitar parcerias e relações de revendedor. Os convites dele em aberto não podem ser aceitos.
suspend-ends-purchases = Os clientes do parceiro não podem fazer compras cobradas dele.
suspend-stays = O que permanece
suspend-stays-managing = O parceiro pode entrar no portal e continua a ver e gerenciar seus clientes, os usuários e as solicitações de serviço deles.
suspend-stays-subscriptions = As assinaturas continuam e são renovadas, mas sem mais licenças do que agora, mesmo que haja mais agendadas. Elas podem ser reduzidas, suspensas e canceladas.
suspend-stays-told = Os administradores globais do parceiro recebem um e-mail com o motivo. Cada página dele mostra a suspensão, desde quando, por quê e como falar com você.
suspend-reason = Motivo
suspend-reason-hint = O parceiro lê o motivo exatamente como você o escreve. Diga o que aconteceu e o que resolveria a questão.
suspend-do = Suspender
suspend-no-operator = A conta de { $name }, que administra este portal, não pode ser suspensa.
suspend-no-customer = { $name } é um cliente. Clientes não podem ser suspensos: os parceiros deles suspendem assinaturas.
suspend-already = A conta de { $name } já está suspensa. A página dela mostra desde quando e por quê.
suspend-not-active = { $name } ainda não faz negócios; por isso, não há o que suspender. Aprove ou recuse a conta na lista de contas.
reactivate-do = Reativar
reactivate-not-suspended = A conta de { $name } não está suspensa; por isso, não há o que reativar.
flash-account-suspended = A conta de { $name } foi suspensa. Avisamos os administradores globais dela por e-mail.
flash-account-reactivated = A conta de { $name } foi reativada. Avisamos os administradores globais dela por e-mail.

suspended-title = Esta conta está suspensa.
suspended-means = Você pode gerenciar o que tem, mas não vender nada novo.
suspended-since = Desde { $at }.
suspended-reason = Motivo: { $reason }
suspended-contact = Para resolver a questão, escreva para { $name }, que administra este portal:
subscription-no-more-suspended = A conta da sua organização está suspensa e não pode vender mais licenças. Você pode reduzi-las. Para saber mais, fale com o operador deste portal.
subscription-no-upgrade-suspended = A conta da sua organização está suspensa e não pode atualizar assinaturas para outro produto. Para saber mais, fale com o operador deste portal.
new-customer-reseller-suspended = { $reseller } está com a conta suspensa e não pode receber novos clientes. Escolha outro revendedor indireto, ou nenhum.

mail-suspended-subject = Conta de { $account } suspensa: sem novas vendas até a reativação
mail-suspended-text = O operador deste portal suspendeu a conta de { $account } em { $at }.
mail-suspended-reason = Motivo: { $reason }
mail-suspended-means = Você ainda pode entrar e gerenciar seus clientes, os usuários e as assinaturas deles. Até que a conta seja reativada, você não pode vender nada novo.
mail-suspended-contact = Para resolver a questão, escreva para { $person }, { $email }.
mail-reactivated-subject = Conta de { $account } reativada: você pode vender de novo
mail-reactivated-text = O operador deste portal reativou a conta de { $account } em { $at }. Você pode vender de novo.
