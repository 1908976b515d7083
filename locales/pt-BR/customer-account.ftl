# A página Conta de um cliente e o que se faz a partir dela.
account-page-lead = O que se sabe deste cliente e quem trabalha para ele.
account-info = Informações da conta do cliente
account-update = Atualizar
update-title = Atualizar informações da conta
update-lead = Como você chama { $name } nas suas listas e faturas e o que se sabe dele. O nome da conta do próprio cliente, o domínio e o país permanecem como estão.
update-name-hint = Como consta nas suas listas e faturas. Outros parceiros mantêm o nome que usam.
update-alias-hint = Um nome só seu para este cliente, por exemplo um código de cliente. Só a sua organização o vê, e a busca o encontra.
update-contact-hint = Com quem você e os outros parceiros do cliente falam lá.
update-stale = Outra pessoa alterou este cliente enquanto a página estava aberta, por isso nada foi salvo. O que você digitou foi mantido; veja o que mudou e envie de novo.
update-changes = O que mudou nesse meio-tempo
update-before = Antes
update-now = Agora
update-field = Campo
update-empty = Vazio
update-submit = Enviar
account-company-name = Nome da empresa
account-microsoft-id = ID da Microsoft
account-alias = Apelido
account-primary-domain = Nome de domínio primário
account-country = País/região
account-address = Endereço
account-contact = Contato principal
account-culture = Cultura
account-language = Idioma preferencial
account-since = Cliente desde
account-bill-to = Cobrar de
account-bill-to-name = Nome nas faturas
account-bill-to-address = Endereço de cobrança
account-partners = Revendedores e provedores
account-partner-you = Você
account-relationship-since = Relação de revendedor desde
account-relationship-none = Sem relação atualmente
account-privileges = Privilégios de administrador delegado
account-privileges-since = Concedidos desde
account-privileges-none = Não concedidos
account-permissions = Permissões do cliente
account-allow-purchase = Permitir que o cliente compre
account-allow-purchase-means = Enquanto esta opção estiver ativada, os administradores do cliente podem comprar reservas do Azure por conta própria no portal deles. Você paga por elas, sem ser consultado nem avisado; cada compra aparece no histórico de pedidos como feita pelo cliente. Fica desativada até que você a ative.
account-switch-on = Ativado
account-switch-off = Desativado
account-end = Fim da relação
account-end-means = Você deixa este cliente. Isso é possível quando não houver mais nenhuma assinatura ativa sua com ele; a próxima página diz o que termina e o que permanece.
account-licenses = { $count ->
    [one] { $count } licença
   *[other] { $count } licenças
}
account-usage = Cobrado por uso

agreement-title = Contrato de Cliente da Microsoft
agreement-lead = Registre quem em { $name } aceitou o contrato e quando. A partir daí, é possível comprar assinaturas para o cliente.
agreement-accepted = Aceito
agreement-not-accepted = Não aceito
agreement-accepted-itself = O próprio cliente aceitou o contrato.
agreement-attested-by-us = Sua organização atesta a aceitação; registro feito por { $person }.
agreement-attested-by = { $partner } atesta a aceitação.
agreement-attested-by-another = Outro parceiro do cliente atesta a aceitação.
agreement-acceptor = Aceito por
agreement-day = Data de aceitação do contrato
agreement-day-hint = O dia em que o cliente aceitou: hoje ou antes.
agreement-recorded = Registrado em
agreement-asked = Foi pedido ao cliente que ele mesmo aceitasse o contrato em
agreement-missing = Ninguém registrou ainda que o cliente aceitou o contrato.
agreement-blocks = Ele ainda não aceitou. Antes disso, nada pode ser comprado para ele.
agreement-record = Registrar aceitação
agreement-again = Já existe uma aceitação registrada. Registre outra somente se outra pessoa tiver aceitado ou se os dados de contato da pessoa tiverem mudado.
agreement-same-person = A aceitação desta pessoa já está registrada. Altere o nome, o e-mail ou o telefone se outra pessoa tiver aceitado; caso contrário, não há nada a fazer.
agreement-means = Ao salvar, você atesta que esta pessoa aceitou o contrato em nome do cliente. Seu nome fica registrado.
agreement-phone-optional = Pode ficar em branco.
agreement-save = Salvar e continuar

removal-title = Remover relação de revendedor
removal-lead = { $name } deixará de ser seu cliente.
removal-blocking = O que impede a remoção
removal-blocking-text = { $count ->
    [one] { $count } assinatura ativa impede a remoção da relação. Suspenda-a ou cancele-a dentro do prazo. Depois, você volta a esta página.
   *[other] { $count } assinaturas ativas impedem a remoção da relação. Suspenda todas de uma vez ou abra uma por uma. Depois, você volta a esta página.
}
removal-refused = A relação não foi removida: há assinaturas ativas.
removal-clear = Suspender ou cancelar
removal-ends-list = O cliente sai da sua lista, e você deixa de poder ser escolhido como contato de suporte dele.
removal-ends-orders = Você não pode mais fazer pedidos para este cliente nem alterar ou reativar as assinaturas dele.
removal-ends-purchases = O cliente não pode mais comprar nada por sua conta.
removal-stays-tenant = A conta do cliente, seus usuários e os dados deles.
removal-stays-partners = O que outros parceiros têm com o cliente: relações, privilégios e assinaturas.
removal-stays-subscriptions = Assinaturas suspensas ou encerradas: elas mantêm suas datas.
removal-stays-privileges = Seus privilégios de administrador delegado, a menos que você abra mão deles abaixo.
removal-privileges-keep = Manter como estão
removal-privileges-give-up = Abrir mão deles também
removal-privileges-hint = A remoção da relação não os afeta. Abrir mão deles é registrado à parte; só o cliente pode concedê-los de novo.
removal-good-faith = Você encerra esta relação de boa-fé, por uma razão comercial legítima e conforme permite seu contrato com o cliente ou com o revendedor dele.
removal-notice = Se o seu contrato exigir aviso de rescisão, é você quem o dá: este portal não avisa ninguém. Considere avisar o cliente e o revendedor dele.

reset-title = Redefinir senha
reset-lead = { $user } recebe uma nova senha temporária.
reset-means-old = A senha atual deixa de funcionar, e quem estiver conectado com ela é desconectado.
reset-means-once = A nova aparece para você uma única vez, na próxima página. É você quem a entrega.
reset-means-change = No primeiro acesso, ela deve ser trocada por outra que só o administrador conheça.
reset-do = Redefinir senha
reset-done-lead = { $user } tem uma nova senha temporária.
reset-done-before = Este formulário já cumpriu sua função, e a senha foi mostrada naquele momento. Ela não pode ser recuperada: se ninguém a anotou, redefina-a de novo.
reset-again = Redefinir de novo
reset-finish = Concluído
reset-no-privileges = Você não tem privilégios de administrador delegado neste cliente e, por isso, não pode redefinir as senhas dele. Peça ao cliente que os conceda ou recorra a um parceiro que os tenha.
reset-no-administrator = Este cliente não tem um administrador cuja senha um parceiro possa redefinir. Peça ajuda ao operador deste portal.

flash-customer-updated = As informações da conta de { $name } foram salvas.
flash-agreement-recorded = Está registrado que { $name } aceitou o contrato.
flash-purchases-allowed = { $name } agora pode comprar por conta própria. Você paga pelo que ele comprar.
flash-purchases-stopped = { $name } não pode mais comprar por conta própria.
