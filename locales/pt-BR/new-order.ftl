# Adicionar assinatura: um pedido para um cliente existente.
order-reseller = Revendedor
order-reseller-hint = As assinaturas incluem o ID do MPN deste revendedor, para que ele possa receber incentivos.
order-no-reseller = Nenhum
order-agreement-missing = O cliente não aceitou o Contrato de Cliente da Microsoft; por isso, nada pode ser pedido. Registre a aceitação na página Conta ou espere que o cliente aceite.
order-submitted = Você já fez este pedido. Ele está no histórico de pedidos.
order-review-lead = Confira o pedido de { $name } antes de enviar.
order-record-none = Sem revendedor: as assinaturas não incluem o ID do MPN de nenhum revendedor, e ninguém recebe incentivos por elas. Atualize o pedido para escolher um.
order-submit-note = Quando você enviar, o pedido será feito por inteiro. Se uma linha falhar, nenhuma será pedida.
flash-order-placed = O pedido { $name } foi feito.
flash-order-dropped = O rascunho do pedido foi excluído.
flash-order-changed = Nada foi enviado, pois algo mudou depois que você conferiu o pedido. Confira as linhas destacadas.
