# O que os revendedores de um provedor fazem, em números.
analytics-title = Análise de revendedores
analytics-link = Análise
analytics-empty-title = Ainda não há dados
analytics-empty-text = Quando um revendedor indireto se tornar seu parceiro, os números dele aparecerão aqui. Solicite uma parceria em Revendedores indiretos.
analytics-period = Período
analytics-days = { $count ->
        [one] Último { $count } dia
       *[other] Últimos { $count } dias
    }
analytics-total = Total de revendedores
analytics-total-note = seus parceiros hoje
analytics-new = Novos
analytics-new-note = { $days ->
        [one] tornaram-se parceiros no último { $days } dia
       *[other] tornaram-se parceiros nos últimos { $days } dias
    }
analytics-active = Ativos
analytics-active-note = atendem ao menos um cliente que você também atende
analytics-transacting = Com transações
analytics-transacting-note = { $days ->
        [one] o ID do MPN deles consta em uma assinatura que você vendeu no último { $days } dia
       *[other] o ID do MPN deles consta em uma assinatura que você vendeu nos últimos { $days } dias
    }
analytics-months = Assinaturas novas e encerradas por mês
analytics-months-note = Assinaturas que você vendeu com o ID do MPN de um dos seus revendedores, em doze meses. Os meses são contados em UTC.
analytics-month = Mês
analytics-begun = Novas
analytics-ended = Encerradas
analytics-sellers = Principais revendedores
analytics-sellers-note = { $days ->
        [one] O que você vendeu no último { $days } dia com o ID do MPN de um dos seus revendedores, esteja em vigor ou encerrado.
       *[other] O que você vendeu nos últimos { $days } dias com o ID do MPN de um dos seus revendedores, esteja em vigor ou encerrado.
    }
analytics-nothing-sold = { $days ->
        [one] Nada foi vendido no último { $days } dia. Escolha um período maior.
       *[other] Nada foi vendido nos últimos { $days } dias. Escolha um período maior.
    }
analytics-products = Principais produtos
analytics-product = Produto
analytics-subscriptions = Assinaturas vendidas
analytics-licenses = Licenças
analytics-markets = Revendedores por mercado
analytics-more = { $count ->
        [one] Mais { $count } revendedor está no arquivo.
       *[other] Mais { $count } revendedores estão no arquivo.
    }
analytics-export-months = Exportar meses
analytics-export-sellers = Exportar todos os revendedores que venderam
analytics-export-products = Exportar todos os produtos
analytics-export-markets = Exportar mercados
analytics-export-agreements = Exportar contratos
