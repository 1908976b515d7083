# Adicionar assinatura: um pedido para um cliente existente.
order-reseller = Revendedor
order-reseller-hint = O ID do MPN dele vai nas assinaturas, para que ele possa receber incentivos.
order-no-reseller = Nenhum
order-agreement-missing = O cliente não aceitou o Contrato de Cliente da Microsoft, por isso nada pode ser pedido. Registre a aceitação na página Conta ou espere o cliente aceitar.
order-submitted = Este pedido já foi feito. Ele está no histórico de pedidos.
order-review-lead = Confira o pedido de { $name } antes de enviar.
order-record-none = Sem revendedor: as assinaturas não levam o ID do MPN de nenhum revendedor e ninguém recebe incentivos. Atualize o pedido para escolher um.
order-submit-note = Ao enviar, o pedido é feito: todas as linhas ou nenhuma.
flash-order-placed = O pedido { $name } foi feito.
flash-order-dropped = O pedido foi descartado; nada dele foi guardado.
flash-order-changed = Algo mudou desde que você conferiu o pedido, por isso nada foi enviado. Veja o que está marcado.
