# The catalog's pages, for the operator.
catalog-lead = { $count ->
    [one] { $count } oferta está no catálogo.
   *[other] { $count } ofertas estão no catálogo.
}
catalog-import = Importar arquivo
catalog-empty-title = O catálogo está vazio
catalog-empty-text = Importe um arquivo com suas ofertas e seus preços. Até lá, os parceiros não têm o que vender.
catalog-none-found = Nenhuma oferta encontrada. Tente parte de um nome ou um SKU completo.
catalog-category = Categoria
catalog-markets = Mercados
catalog-markets-more = { $count ->
    [one] e mais { $count }
   *[other] e mais { $count }
}
catalog-terms = Períodos
catalog-term = Período
catalog-frequency = Frequência de cobrança
catalog-unit-price = Preço por licença e período de cobrança
catalog-prices = Preços
catalog-sale = Venda
catalog-sold = À venda
catalog-sold-until = Vendida até { $day }
catalog-sold-from = À venda a partir de { $day }
catalog-sold-still = À venda até { $day }
catalog-facts = Sobre esta oferta
catalog-publisher = Publicador
catalog-segment = Segmento
catalog-segment-commercial = Comercial
catalog-segment-education = Educação
catalog-segment-government = Governo
catalog-segment-nonprofit = Sem fins lucrativos
catalog-billing = Tipo de cobrança
catalog-billing-license = Por licença
catalog-billing-usage = Por uso
catalog-all = Todos
catalog-quantity = Licenças por assinatura
catalog-limit = Limite por cliente
catalog-limit-none = Nenhum
catalog-limit-lifetime = { $count ->
    [one] { $count } assinatura ao todo
   *[other] { $count } assinaturas ao todo
}
catalog-limit-concurrent = { $count ->
    [one] { $count } assinatura por vez
   *[other] { $count } assinaturas por vez
}
catalog-parents = Requer uma destas ofertas
catalog-add-ons = Complementos
catalog-upgrades = Atualização para
catalog-upgraded-from = Atualização a partir de
catalog-becomes = Torna-se
catalog-trials = Avaliações
catalog-import-lead = Primeiro o arquivo é verificado. Nada é carregado antes que você confira as alterações, e nada é carregado se alguma linha estiver errada.
catalog-file-too-large = Escolha um arquivo de até { $count } MB. Divida este em vários arquivos ou carregue-o com “tandem catalog import” no servidor.
catalog-check = Verificar arquivo
catalog-cancel = Cancelar
catalog-format = Formato do arquivo
catalog-format-text = Use uma linha para cada preço, com vírgulas entre as colunas. Repita os dados da oferta em cada linha dela. Os preços das ofertas que estão no arquivo são substituídos; as outras ofertas não mudam. A primeira linha é o cabeçalho abaixo. Você pode incluir mais duas colunas, planos de serviço e grupo de licenças, mas só as duas juntas:
catalog-preview-title = O que este arquivo altera
catalog-preview = Ofertas novas: { $added }. Ofertas alteradas: { $updated }. Ofertas sem alteração: { $unchanged }. Preços no arquivo: { $prices }.
catalog-preview-nothing = O catálogo já contém tudo o que está neste arquivo. Não há nada a carregar.
catalog-will-add = { $count ->
    [one] { $count } oferta nova
   *[other] { $count } ofertas novas
}
catalog-will-update = { $count ->
    [one] { $count } oferta alterada
   *[other] { $count } ofertas alteradas
}
catalog-offers-more = { $count ->
    [one] e mais { $count } oferta
   *[other] e mais { $count } ofertas
}
catalog-load = Importar
catalog-another = Escolher outro arquivo
catalog-load-failed = A importação foi interrompida, e nada foi carregado. Tente de novo. Se acontecer outra vez, consulte o log do servidor.
catalog-loading = Carregando o arquivo
catalog-loading-reads = O arquivo está sendo lido e verificado. Esta página é atualizada automaticamente.
catalog-loading-writes = Linhas gravadas: { $done } de { $total }. Esta página é atualizada automaticamente.
catalog-look-again = Atualizar a página
catalog-loaded = O arquivo foi carregado. Ofertas adicionadas: { $added }. Ofertas alteradas: { $updated }. Ofertas sem alteração: { $unchanged }. Preços no arquivo: { $prices }.
catalog-show = Ver o catálogo

# What can be wrong with a catalog file, row by row.
catalog-fault-sku = Informe um SKU de até 64 letras, números e os sinais - _ . : / que comece com uma letra ou um número.
catalog-fault-skus = Informe SKUs separados por um espaço ou ponto e vírgula. Uma avaliação tem uma única oferta paga.
catalog-fault-formula = Informe um nome que não comece com = + - ou @. Planilhas o leriam como uma fórmula.
catalog-fault-choice = Informe um destes valores: { $words }.
catalog-fault-quantity = Informe um número inteiro de 1 a { $max }.
catalog-fault-below-minimum = Informe um máximo que não seja menor que o mínimo.
catalog-fault-small-business = Ofertas para pequenas empresas têm menos de { $max } licenças. Reduza o máximo ou escolha outra categoria.
catalog-fault-limit = Informe lifetime:N, concurrent:N ou nada. N é um número inteiro maior que 0.
catalog-fault-parents = Só um complemento tem ofertas principais. Deixe vazio ou torne a oferta um complemento.
catalog-fault-parents-missing = Informe o SKU de pelo menos uma oferta principal. Um complemento precisa de uma.
catalog-fault-upgrades = Deixe vazio. Não é possível atualizar avaliações e complementos para outra oferta.
catalog-fault-paid = Só uma avaliação se torna uma oferta paga. Deixe vazio ou torne a oferta uma avaliação.
catalog-fault-itself = Informe outro SKU. Uma oferta não pode remeter a si mesma.
catalog-fault-unknown-sku = Informe um SKU existente. Não há oferta com o SKU { $sku } neste arquivo nem no catálogo.
catalog-fault-unfit-sku = Informe outro SKU. A oferta com o SKU { $sku } é uma avaliação, um complemento ou uma oferta cobrada por uso.
catalog-fault-trial-quantity = Informe { $count }. Uma avaliação tem exatamente { $count } licenças.
catalog-fault-trial-price = Informe 0. Uma avaliação é gratuita.
catalog-fault-trial-limit = Informe lifetime:1. Um cliente pode ter uma avaliação uma única vez.
catalog-fault-trial-segment = Escolha outro segmento. Não há avaliações para educação e governo.
catalog-fault-trial-billing = Informe license. Uma avaliação é cobrada por licença.
catalog-fault-market = Informe o código de duas letras de um país em que o programa vende, como BR.
catalog-fault-currency = Informe { $currency }, a moeda deste mercado: { $market }.
catalog-fault-term-usage = Informe open, o período das ofertas cobradas por uso.
catalog-fault-term-trial = Informe P30D, o período das avaliações.
catalog-fault-term-license = Informe P1M, P1Y ou P3Y. Ofertas cobradas por licença têm um destes períodos.
catalog-fault-frequency = Só períodos de um ano ou mais podem ter cobrança anual.
catalog-fault-price = Informe um preço de 0 a { $max } com algarismos e ponto, com até { $decimals ->
    [one] { $decimals } casa decimal
   *[other] { $decimals } casas decimais
}.
catalog-fault-price-twice = O preço para este mercado, período e frequência de cobrança já está na linha { $line }.
catalog-fault-differs = Isto difere da linha { $line }, que tem o mesmo SKU. Todas as linhas de uma oferta devem coincidir.
catalog-fault-name-twice = A oferta da linha { $line } já tem este nome. Dê um nome próprio a cada SKU.
catalog-fault-name-known = A oferta com o SKU { $sku } já tem este nome. Dê um nome próprio a cada SKU.
catalog-fault-date = Informe a data como AAAA-MM-DD ou deixe vazio.
catalog-fault-dates = Informe um último dia de venda que não seja anterior ao primeiro.
catalog-fault-plans = Informe até { $max } planos de serviço como CÓDIGO=Nome, separados por ponto e vírgula. Depois de um nome, você pode incluir “|needs CÓDIGO” e “|excludes CÓDIGO”.
catalog-fault-plan-twice = { $code } aparece duas vezes aqui, ou outro plano tem o mesmo nome. Dê a cada plano um código e um nome próprios.
catalog-fault-plan-itself = Informe outro código. { $code } não pode precisar de si mesmo nem excluir a si mesmo.
catalog-fault-plan-apart = Informe outro código. { $code } não pode excluir { $other }, do qual precisa ou que está na mesma oferta.
catalog-fault-plan-unknown = Informe um código existente. Nenhuma oferta neste arquivo nem no catálogo tem um plano de serviço com o código { $code }.
catalog-fault-plans-usage = Deixe vazio. Ofertas cobradas por uso não têm planos de serviço.
catalog-license-group = Grupo de licenças
catalog-license-group-1 = Serviços de diretório (grupo 1)
catalog-license-group-2 = Minecraft (grupo 2)
catalog-plans = Planos de serviço
catalog-plan = Plano de serviço
catalog-plan-code = Código
catalog-plan-rules = Regras
catalog-plan-free = Nenhuma
catalog-plan-needs = Precisa de um destes: { $codes }
catalog-plan-excludes = Incompatível com: { $codes }
