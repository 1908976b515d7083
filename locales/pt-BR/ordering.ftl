# O que pode ser pedido, e por que algo não pode.
offer-unknown = Esta oferta não está mais no catálogo. Desmarque-a e escolha outra.
offer-other-market = { $offer } não é vendido no país ou região do cliente. Escolha outra oferta.
offer-other-segment = { $offer } não se destina a clientes deste tipo. Escolha outra oferta.
offer-not-sold = { $offer } não está à venda no momento. Escolha outra oferta.
offer-needs-parent = { $offer } é um complemento. Faça o pedido na página da assinatura a que ele se destina.
offer-trials-denied = Suas funções não permitem iniciar avaliações. Peça a um administrador global, administrador de usuários ou agente de vendas da sua organização.
offer-trial-used = O cliente já usou uma avaliação de { $offer } ou já tem o produto. Faça o pedido do produto pago.
offer-suspended = A assinatura de { $offer } do cliente está suspensa. Reative-a em vez de comprar outra.
offer-limit-reached = O cliente já tem o número máximo de assinaturas de { $offer }. Adicione licenças a uma delas.
quantity-limits = Informe um número de { $min } a { $max }.
quantity-number = Informe um número inteiro em algarismos, de { $min } a { $max }.
cart-nothing-chosen = Escolha pelo menos uma oferta.
cart-too-many-lines = Escolha no máximo { $max } ofertas. Desmarque algumas e peça-as separadamente.
cart-choose-plan = Escolha um período e uma frequência de cobrança.
cart-beyond-counting = Informe menos licenças. Este valor é grande demais para um pedido.
cart-repriced = O preço ou as condições desta linha mudaram depois que você conferiu o pedido.
flash-cart-repriced = Nada foi enviado: um preço ou o número do revendedor mudou depois que você conferiu o pedido. Confira-o de novo.
