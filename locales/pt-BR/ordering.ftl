# O que pode ser pedido, e por que algo não pode.
offer-unknown = Esta oferta não está mais no catálogo. Desmarque-a e escolha outra.
offer-other-market = { $offer } não é vendido no país ou região do cliente. Escolha outra oferta.
offer-other-segment = { $offer } não se destina a clientes deste tipo. Escolha outra oferta.
offer-not-sold = { $offer } não está à venda no momento. Escolha outra oferta.
offer-needs-parent = { $offer } é um complemento. Peça-o na página da assinatura que ele estende.
offer-trials-denied = Suas funções não permitem iniciar avaliações. Peça a um administrador global, administrador de usuários ou agente de vendas da sua organização.
offer-trial-used = O cliente já usou uma avaliação de { $offer } ou possui o produto. Peça o produto pago.
offer-suspended = A assinatura de { $offer } do cliente está suspensa. Reative-a em vez de comprar outra.
offer-limit-reached = O cliente já tem o número máximo de assinaturas de { $offer }. Adicione licenças a uma delas.
quantity-limits = Informe um número de { $min } a { $max }.
quantity-number = Informe um número inteiro em algarismos, de { $min } a { $max }.
cart-nothing-chosen = Escolha pelo menos uma oferta.
cart-too-many-lines = Um pedido comporta no máximo { $max } ofertas. Desmarque algumas e peça-as depois.
cart-choose-plan = Escolha o prazo e a cobrança.
cart-beyond-counting = Este valor é grande demais para um pedido. Reduza o número de licenças.
cart-repriced = Agora se cobra algo diferente do que foi conferido.
flash-cart-repriced = Um preço ou o número do revendedor mudou desde a conferência, por isso nada foi enviado. Confira novamente.
