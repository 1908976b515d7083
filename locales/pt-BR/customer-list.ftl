# A lista de clientes e o arquivo feito a partir dela.
customer-list-add = Adicionar cliente
customer-list-export = Exportar clientes
customer-list-search-hint = Parte do nome, do domínio, do ID da Microsoft ou do apelido
customer-list-filter = Filtrar por revendedor indireto
customer-list-filter-hint = Esta lista mostra apenas os { $count } primeiros. Para filtrar por outro revendedor, escolha o número de clientes dele na lista de revendedores.
customer-list-all-resellers = Todos os clientes
customer-list-no-reseller = Não é um dos seus revendedores
customer-list-no-provider = Não é seu provedor
customer-list-resellers = Revendedores indiretos
customer-list-providers = Provedores indiretos
customer-list-customer-since = Cliente desde
customer-list-more = Detalhes
customer-list-bill-to = Cobrar de
customer-list-alias = Apelido
customer-list-add-subscription = Adicionar assinatura
customer-list-subscriptions-link = Exibir assinaturas
customer-list-orders-link = Exibir pedidos
customer-list-empty-title = Nenhum cliente ainda
customer-list-empty-add = Quando você adicionar um cliente, ele aparecerá aqui com suas assinaturas.
customer-list-empty-wait = Um cliente aparece aqui quando um dos seus provedores o adiciona para você ou quando ele aceita a sua solicitação.
customer-list-none-found = Nenhum cliente encontrado para “{ $search }”. Tente parte de um nome, domínio, ID da Microsoft ou apelido. Um ou dois caracteres só encontram palavras que começam com eles.
customer-list-none-reseller = Você não tem clientes em comum com este revendedor.
customer-list-none-unknown = Este revendedor não é um dos seus parceiros. Escolha outro na lista.

export-microsoft-id = ID da Microsoft
export-company = Nome da empresa
export-domain = Nome de domínio primário
export-relationship = Relacionamento

indirect-resellers-customers = { $count ->
    [one] { $count } cliente de { $reseller }
   *[other] { $count } clientes de { $reseller }
}
customer-list-shared = Você e { $provider } atendem estes clientes.
customer-list-none-unknown-provider = Este provedor não é um dos seus. Mostre todos os clientes para continuar.
customer-list-none-provider = Você e este provedor ainda não têm clientes em comum. Convide um pela lista de provedores indiretos.
