# Parcerias: as listas do provedor e do revendedor, e o fim de uma delas.
indirect-resellers-lead = Empresas que atendem clientes junto com você.
indirect-resellers-request = Solicitar uma parceria
indirect-resellers-add-customer = Adicionar novo cliente
indirect-resellers-remove = Remover parceria
indirect-resellers-empty-title = Nenhum revendedor ainda
indirect-resellers-empty-text = Solicite uma parceria e envie o link pessoal a um revendedor. Assim que ele aceitar, aparecerá aqui.
indirect-resellers-none-found = Nenhum revendedor tem “{ $search }” no nome.

indirect-providers-lead = Empresas por meio das quais você atende clientes. Elas fazem pedidos para seus clientes e cobram de você.
indirect-providers-empty-title = Nenhum provedor ainda
indirect-providers-empty-text = Quando um provedor enviar a você uma solicitação de parceria, abra o link que está no e-mail e autorize-o. Ele então aparecerá aqui.


remove-partnership-lead = { $name } deixará de ser seu revendedor indireto.
remove-partnership-ends = O que termina
remove-partnership-ends-list = O revendedor sai da sua lista, e você sai da lista dele.
remove-partnership-ends-choice = Você não pode mais escolher este revendedor para novos clientes, pedidos ou suporte.
remove-partnership-stays = O que continua como está
remove-partnership-stays-customers = Clientes associados ao revendedor: nenhum é removido de você nem dele.
remove-partnership-stays-privileges = Privilégios de administrador delegado: o que um cliente concedeu continua concedido.
remove-partnership-stays-subscriptions = Assinaturas, o ID do MPN do revendedor nelas e os contatos de suporte já definidos.
remove-partnership-confirm = Ao continuar, você confirma
remove-partnership-good-faith = Você encerra esta parceria de boa-fé, por um motivo comercial legítimo e conforme permite seu contrato com o revendedor ou com o cliente.
remove-partnership-harmless = Se um terceiro alegar o contrário, você responde por isso e isenta o operador deste portal e a Microsoft de qualquer responsabilidade por essa alegação.
remove-partnership-notice = Se seu contrato exige um aviso de rescisão, cabe a você enviá-lo: este portal não envia aviso a ninguém. Considere avisar o revendedor e os clientes dele.

flash-partnership-removed = A parceria com { $name } foi removida. Considere avisar o revendedor e os clientes envolvidos.
flash-partnership-authorized = { $name } agora é seu provedor indireto.
flash-declined = Você recusou. { $name } receberá um aviso.
