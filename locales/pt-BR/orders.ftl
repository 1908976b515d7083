# Pedidos: o histórico de pedidos de um cliente.
orders-empty-title = Nenhum pedido ainda
orders-empty-text = Quando algo for pedido para este cliente, o pedido aparecerá aqui.
own-orders-empty = Quando algo for pedido para você ou renovado, o pedido aparecerá aqui.
orders-none-found = Nenhum pedido tem este tipo de cobrança.
history-title = Pedido { $number }
letterhead-printed = Impresso em
history-number = Número do pedido
history-date = Data
history-customer = Cliente
history-placed-by = Feito por
history-placed-by-customer = O cliente ({ $name })
history-placed-by-system = Renovação automática
history-seller = Vendido por
history-completed = Concluído
history-cancelled = Cancelado
history-line-count = Linhas
history-lines = Linhas do pedido
history-total = Total
history-total-means = Para o primeiro período de cobrança, ou o que resta dele; o uso é cobrado depois.
history-currency = Moeda
history-billing = Tipo de cobrança
history-billing-all = Todos
history-billing-license = Licença
history-billing-usage = Uso
history-product = Produto
history-kind = Transação
history-quantity = Quantidade
history-term = Período e cobrança
history-unit-price = Preço unitário
history-amount = Valor
history-reseller = Revendedor (ID do MPN)
history-no-reseller = Nenhum
history-subscription = Assinatura
history-open-subscription = Abrir assinatura
history-hidden-lines = { $count ->
    [one] Mais { $count } linha deste pedido é de outro revendedor e não é mostrada a você.
   *[other] Mais { $count } linhas deste pedido são de outros revendedores e não são mostradas a você.
}
