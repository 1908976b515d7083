# Menus e palavras que as listas têm em comum.
menu-home = Início
menu-indirect-resellers = Revendedores indiretos
menu-indirect-providers = Provedores indiretos
menu-customers = Clientes
menu-invitations = Convites
menu-order-requests = Solicitações de pedido
menu-billing = Cobrança
menu-service-requests = Solicitações de serviço
menu-settings = Configurações
menu-subscriptions = Assinaturas
menu-orders = Pedidos
menu-users-and-licenses = Usuários e licenças
menu-partner-relationships = Relacionamentos de parceiro
menu-agreements = Contratos
menu-company = Empresa
menu-accounts = Contas
menu-catalog = Catálogo
menu-provider-list = Lista de provedores

# Ao lado de um item do menu, para quem o ouve: o item é dito antes.
menu-waiting = { $count } aguardando você
menu-waiting-partners = { $count ->
    [one] { $count } parceiro aguardando sua resposta
   *[other] { $count } parceiros aguardando sua resposta
}
menu-waiting-inquiries = { $count ->
    [one] { $count } revendedor aguardando sua resposta
   *[other] { $count } revendedores aguardando sua resposta
}
menu-waiting-referrals = { $count ->
    [one] { $count } indicação aguardando sua resposta
   *[other] { $count } indicações aguardando sua resposta
}

column-name = Nome
column-mpn = ID do MPN
column-country = País/região
column-mpa = Contrato de Parceiro da Microsoft
column-customers = Clientes
column-partner-since = Parceria desde
column-actions = Ações
column-to = Destinatário
column-state = Status
column-made = Criado
column-until-short = Até
column-until = Expiração do link
column-kind = Tipo
column-cloud = Nuvem
column-standing = Status

list-search = Pesquisar
list-apply = Aplicar
list-from = De
list-to = Até
list-filter-from = De { $day }
list-filter-to = Até { $day }
list-nothing-found = Nada encontrado
list-filters = Filtros ativos
list-filter-remove = Remover filtro:
list-filter-search = “{ $search }”
list-show-all = Mostrar tudo
confirm-yes = Sim
confirm-cancel = Cancelar

list-count = { $count ->
    [one] { $count } linha
   *[other] { $count } linhas
}
list-shown = { $shown } de { $count }
list-none = —
list-page-size = Linhas por página
list-select-all = Selecionar tudo nesta página
list-select-row = Selecionar
list-to-selection = Pular para as ações
list-selection = Linhas selecionadas
list-selected = Selecionadas:
