# A página Conta de um cliente e o que se faz a partir dela.
account-page-lead = Os dados deste cliente e os parceiros que o atendem.
account-info = Informações da conta do cliente
account-update = Atualizar
update-title = Atualizar informações da conta
update-lead = Os dados do cliente e o nome que você dá a { $name } em listas e faturas. O nome da conta do próprio cliente, o domínio e o país não mudam.
update-name-hint = O nome nas suas listas e faturas. Outros parceiros mantêm o nome que usam.
update-alias-hint = Um nome só seu para este cliente, como um código de cliente. Só a sua organização pode vê-lo, e a busca o encontra.
update-contact-hint = A pessoa com quem você e os outros parceiros do cliente falam.
update-stale = Nada foi salvo: outra pessoa alterou este cliente enquanto a página estava aberta. O que você digitou foi mantido. Confira as alterações e envie de novo.
update-no-privileges = Para alterar os dados deste cliente, você precisa de privilégios de administrador delegado. Peça-os ao cliente.
update-not-let = { $seller } não permite que sua organização altere os dados deste cliente. Peça a alteração a { $seller }.
update-changes = Alterações desde que você abriu a página
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
account-allow-purchase-means = Enquanto esta opção estiver ativada, os administradores do cliente podem comprar reservas do Azure no portal deles. Você paga por elas, sem consulta prévia. Seus administradores globais recebem um e-mail sobre cada compra, que também aparece no histórico de pedidos. Desativada por padrão.
account-switch-on = Ativado
account-switch-off = Desativado
account-end = Fim da relação
account-end-means = Você deixa de atender este cliente. Isso é possível quando você não tem assinaturas ativas para ele. A próxima página mostra o que termina e o que permanece.
account-licenses = { $count ->
    [one] { $count } licença
   *[other] { $count } licenças
}
account-usage = Cobrado por uso

agreement-title = Contrato de Cliente da Microsoft
agreement-lead = Registre quem em { $name } aceitou o contrato e quando. Depois disso, é possível comprar assinaturas para o cliente.
agreement-accepted = Aceito
agreement-not-accepted = Não aceito
agreement-accepted-itself = O próprio cliente aceitou o contrato.
agreement-attested-by-us = Sua organização atestou a aceitação. O registro foi feito por { $person }.
agreement-attested-by = { $partner } atestou a aceitação.
agreement-attested-by-another = Outro parceiro do cliente atestou a aceitação.
agreement-acceptor = Aceito por
agreement-day = Data de aceitação do contrato
agreement-day-hint = A data em que o cliente aceitou: hoje ou antes.
agreement-recorded = Registrado em
agreement-asked = O cliente foi convidado a aceitar o contrato em { $at }.
agreement-missing = Ninguém registrou ainda uma aceitação do contrato.
agreement-blocks = O cliente ainda não aceitou o contrato. Até lá, nada pode ser comprado para ele.
agreement-record = Registrar aceitação
agreement-again = Já existe uma aceitação registrada. Registre outra somente se outra pessoa aceitou ou se os dados de contato da pessoa mudaram.
agreement-same-person = A aceitação desta pessoa já está registrada. Se outra pessoa aceitou, altere o nome, o e-mail ou o número de telefone.
agreement-means = Ao salvar, você atesta que esta pessoa aceitou o contrato em nome do cliente. Seu nome fica registrado.
agreement-save = Salvar e continuar

removal-title = Remover relação de revendedor
removal-lead = { $name } deixará de ser seu cliente.
removal-blocking = O que fazer primeiro
removal-blocking-text = { $count ->
    [one] { $count } assinatura ativa impede a remoção da relação. Suspenda-a ou cancele-a dentro do prazo. Depois, você volta a esta página.
   *[other] { $count } assinaturas ativas impedem a remoção da relação. Suspenda todas de uma vez ou abra uma por uma. Depois, você volta a esta página.
}
removal-refused = A relação não foi removida: há assinaturas ativas.
removal-clear = Suspender ou cancelar
removal-ends-list = O cliente sai da sua lista, e sua organização não pode mais ser escolhida como contato de suporte dele.
removal-ends-orders = Você não pode mais fazer pedidos para este cliente nem alterar ou reativar as assinaturas dele.
removal-ends-purchases = O cliente não pode mais fazer compras cobradas de você.
removal-stays-tenant = A conta do cliente, seus usuários e os dados deles.
removal-stays-partners = As relações, os privilégios e as assinaturas de outros parceiros com o cliente.
removal-stays-subscriptions = Assinaturas suspensas e encerradas. As datas delas não mudam.
removal-stays-privileges = Seus privilégios de administrador delegado, a menos que você renuncie a eles abaixo.
removal-privileges-keep = Manter os privilégios
removal-privileges-give-up = Renunciar também a eles
removal-privileges-hint = A remoção da relação não os altera. Se você renunciar a eles, isso é registrado à parte, e só o cliente pode concedê-los de novo.
removal-good-faith = Você encerra esta relação de boa-fé, por uma razão comercial legítima e conforme permite seu contrato com o cliente ou com o revendedor dele.
removal-notice = Se o seu contrato exigir aviso de rescisão, cabe a você enviá-lo: este portal não avisa ninguém. Considere avisar o cliente e o revendedor dele.

reset-title = Redefinir senha
reset-lead = { $user } recebe uma nova senha temporária.
reset-means-old = A senha atual deixa de funcionar, e as sessões abertas com ela são encerradas.
reset-means-once = A nova senha aparece para você uma única vez, na próxima página. Cabe a você entregá-la ao administrador.
reset-means-change = O administrador precisa trocá-la no primeiro acesso.
reset-do = Redefinir senha
reset-done-lead = { $user } tem uma nova senha temporária.
reset-done-before = Você já enviou este formulário, e a senha foi mostrada naquele momento. Se ninguém a anotou, redefina-a de novo.
reset-again = Redefinir de novo
reset-finish = Concluído
reset-no-privileges = Você não tem privilégios de administrador delegado sobre este cliente; por isso, não pode redefinir as senhas dele. Peça ao cliente que os conceda ou recorra a um parceiro que os tenha.
reset-no-administrator = Este cliente não tem um administrador cuja senha um parceiro possa redefinir. Peça ajuda ao operador deste portal.

flash-customer-updated = As informações da conta de { $name } foram salvas.
flash-agreement-recorded = A aceitação de { $name } foi registrada.
flash-purchases-allowed = { $name } agora pode fazer compras diretamente. Você paga pelo que for comprado.
flash-purchases-stopped = { $name } não pode mais fazer compras diretamente.
