# Pedidos: o histórico de pedidos de um cliente.
orders-lead = Tudo o que foi pedido para este cliente, do mais recente ao mais antigo.
orders-empty-title = Ainda não há pedidos
orders-empty-text = Assim que algo for pedido para este cliente, o pedido aparecerá aqui com suas linhas.
orders-none-found = Nenhum pedido contém algo cobrado dessa forma.
order-title = Pedido { $number }
order-number = Número do pedido
order-date = Data
order-customer = Cliente
order-placed-by = Feito por
order-placed-by-customer = O cliente ({ $name })
order-placed-by-system = Renovação automática
order-seller = Vendido por
order-completed = Concluído
order-cancelled = Cancelado
order-line-count = Linhas
order-lines = Linhas do pedido
order-total = Total do pedido
order-total-means = Pelo primeiro período de cobrança; o uso é cobrado depois.
order-currency = Moeda
order-billing = Tipo de cobrança
order-billing-all = Todos
order-billing-license = Licença
order-billing-usage = Uso
order-product = Produto
order-kind = Transação
order-quantity = Quantidade
order-term = Prazo e cobrança
order-unit-price = Preço unitário
order-amount = Valor
order-reseller = Revendedor (ID do MPN)
order-no-reseller = Nenhum
order-subscription = Assinatura
order-open-subscription = Abrir assinatura
order-hidden-lines = { $count ->
    [one] Mais { $count } linha deste pedido diz respeito a outro revendedor e não é mostrada a você.
   *[other] Mais { $count } linhas deste pedido dizem respeito a outros revendedores e não são mostradas a você.
}
