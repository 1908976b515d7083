# Parcerias: as listas do provedor e do revendedor, e o fim de uma delas.
indirect-resellers-request = Solicitar uma parceria
indirect-resellers-add-customer = Adicionar novo cliente
indirect-resellers-remove = Remover parceria
indirect-resellers-empty-title = Nenhum revendedor ainda
indirect-resellers-empty-text = Solicite uma parceria e envie o link pessoal a um revendedor. Quando ele aceitar, aparecerá aqui.
indirect-resellers-none-found = Nenhum revendedor encontrado para “{ $search }”. Tente parte de um nome.

indirect-providers-lead = Empresas por meio das quais você atende clientes. Elas fazem pedidos para seus clientes e cobram de você.
indirect-providers-empty-title = Nenhum provedor ainda
indirect-providers-empty-text = Quando um provedor enviar a você uma solicitação de parceria, abra o link do e-mail e autorize o provedor. Depois disso, ele aparecerá aqui.


reseller-facts = Detalhes
reseller-rights = O que o revendedor pode fazer sozinho
reseller-administers = Revendedor gerencia assinaturas
reseller-administers-means = Quando ativado, { $reseller } pode alterar o que não gera custo para você nos clientes que lhe concederam privilégios de administrador: os dados da empresa e, nas suas assinaturas, o apelido, o contato de suporte, a suspensão, a desativação da renovação automática e menos licenças para o próximo período. Seus administradores globais recebem um e-mail sobre cada alteração de assinatura. Quando desativado, { $reseller } pede tudo isso a você. Ativado por padrão.
reseller-remind = Enviar lembrete
reseller-remind-means = Enquanto o revendedor não assinar o Contrato de Parceiro da Microsoft, o ID do MPN dele não pode ser usado em pedidos. Os administradores globais dele recebem um e-mail que diz onde assinar. Você pode enviar um lembrete por semana.
reseller-reminded = Lembrete enviado { $at }
reseller-reminded-already = { $name } recebeu um lembrete nos últimos 7 dias. Nada foi enviado.
reseller-signed-meanwhile = { $name } já assinou o contrato. Nada foi enviado.
flash-reseller-reminded = Lembrete enviado aos administradores globais de { $name }.
reseller-end = Fim da parceria
reseller-end-means = O revendedor sai da sua lista. Clientes, assinaturas e privilégios permanecem. A próxima página mostra o que termina e o que permanece.
flash-reseller-administers = { $name } agora pode gerenciar as assinaturas que você vendeu.
flash-reseller-asks = { $name } não pode mais gerenciar as assinaturas que você vendeu e passa a pedir as alterações a você.

remove-partnership-lead = { $name } deixará de ser seu revendedor indireto.
remove-partnership-ends = O que termina
remove-partnership-ends-list = O revendedor sai da sua lista, e você sai da lista dele.
remove-partnership-ends-choice = Você não pode mais escolher este revendedor para novos clientes, pedidos ou suporte.
remove-partnership-stays = O que permanece
remove-partnership-stays-customers = Clientes associados ao revendedor. Nenhum é removido de você nem dele.
remove-partnership-stays-privileges = Privilégios de administrador delegado. Tudo o que os clientes concederam continua concedido.
remove-partnership-stays-subscriptions = Assinaturas, o ID do MPN do revendedor nelas e os contatos de suporte delas.
remove-partnership-confirm = Ao continuar, você confirma
remove-partnership-good-faith = Você encerra esta parceria de boa-fé, por uma razão comercial legítima e conforme permite seu contrato com o revendedor ou com o cliente.
remove-partnership-harmless = Se um terceiro contestar isso, a responsabilidade é sua, e você indenizará o operador deste portal e a Microsoft por essa reclamação.
remove-partnership-notice = Se o seu contrato exigir aviso de rescisão, cabe a você enviá-lo: este portal não avisa ninguém. Considere avisar o revendedor e os clientes dele.

flash-partnership-removed = A parceria com { $name } foi removida. Considere avisar o revendedor e os clientes dele.
flash-partnership-authorized = Você autorizou { $name } como seu provedor indireto.
flash-declined = Você recusou a solicitação. Avisamos { $name }.

flash-link-farewell = Escrever para eles
farewell-title = Avisar sobre { $reseller }
farewell-lead = A parceria terminou, e o portal não avisou ninguém. Estes são rascunhos que você pode abrir no seu programa de e-mail e editar.
farewell-to-reseller = Para o revendedor
farewell-to-customers = Para os clientes que vocês dois atendem
farewell-customers-lead = Cada rascunho está no idioma do cliente e endereçado ao contato dele.
farewell-no-customers = Vocês não têm clientes em comum.
farewell-cut = Só os primeiros { $count } clientes estão listados.
farewell-language = Idioma
farewell-ended = Término
farewell-reseller-subject = { $provider } encerrou a parceria com { $reseller }
farewell-reseller-message =
    Olá, { $reseller }!

    { $provider } encerrou a parceria com vocês em { $on }.

    Não aparecemos mais na lista um do outro, e vocês não podem mais ser escolhidos para novos clientes, pedidos ou suporte. Os clientes, o acesso que eles concederam a vocês e as assinaturas com o ID do MPN de vocês continuam como estão.

    Em caso de dúvidas, responda a este e-mail.

    { $person }
    { $provider }
farewell-customer-subject = { $provider } e { $reseller } não trabalham mais juntos
farewell-customer-message =
    Olá, { $reader }!

    { $provider } e { $reseller } não trabalham mais juntos desde { $on }.

    Suas assinaturas, seus usuários e suas licenças continuam como estão, assim como o acesso de administrador que vocês concederam a qualquer um de nós. Vocês podem conferir e alterar esse acesso a qualquer momento:
    { $link }

    Em caso de dúvidas, responda a este e-mail.

    { $person }
    { $provider }
