# Clientes: o que todas as páginas de um cliente têm em comum.
inside-subscriptions = Assinaturas
inside-orders = Histórico de pedidos
inside-order-requests = Solicitações de pedido
inside-users = Usuários e licenças
inside-account = Conta
inside-services = Gerenciamento de serviços
inside-service-requests = Solicitações de serviço
domain-taken = { $domain } já está em uso. Escolha outro nome.
