# The catalog's pages, for the operator.
catalog-lead = { $count ->
    [one] { $count } oferta está no catálogo.
   *[other] { $count } ofertas estão no catálogo.
}
catalog-import = Importar um arquivo
catalog-empty-title = O catálogo está vazio
catalog-empty-text = Importe um arquivo com as suas ofertas e os seus preços. Até lá, os parceiros não têm o que vender.
catalog-none-found = Nenhuma oferta tem isto no nome ou como SKU.
catalog-category = Categoria
catalog-markets = Mercados
catalog-markets-more = { $count ->
    [one] e mais { $count }
   *[other] e mais { $count }
}
catalog-terms = Prazos
catalog-term = Prazo
catalog-frequency = Frequência de cobrança
catalog-unit-price = Preço por licença e período de cobrança
catalog-prices = Preços
catalog-sale = Venda
catalog-sold = À venda
catalog-sold-until = Vendida até { $day }
catalog-sold-from = À venda a partir de { $day }
catalog-sold-still = À venda até { $day }
catalog-facts = Sobre esta oferta
catalog-publisher = Fornecedor
catalog-segment = Segmento
catalog-segment-commercial = Comercial
catalog-segment-education = Educação
catalog-segment-government = Governo
catalog-segment-nonprofit = Sem fins lucrativos
catalog-billing = Tipo de cobrança
catalog-billing-license = Por licença
catalog-billing-usage = Por uso
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
catalog-upgrades = Upgrade possível para
catalog-upgraded-from = Upgrade possível a partir de
catalog-becomes = Torna-se
catalog-trials = Avaliações
catalog-import-lead = Primeiro o arquivo é verificado. Nada é carregado antes que você veja o que muda, e absolutamente nada se alguma linha estiver errada.
catalog-file-too-large = Este arquivo tem mais de { $count } MB. Divida-o em vários arquivos ou carregue-o com “tandem catalog import” no servidor.
catalog-check = Verificar o arquivo
catalog-cancel = Cancelar
catalog-format = Como é o arquivo
catalog-format-text = Uma linha para cada preço, com vírgulas entre as colunas; as células de uma oferta se repetem em cada linha dela. As ofertas que não estão no arquivo ficam como estão; os preços das que estão nele são substituídos. A primeira linha é este cabeçalho; depois dele podem vir duas colunas, com os planos de serviço e o grupo de licenças, ambas ou nenhuma:
catalog-preview-title = O que este arquivo muda
catalog-preview = Ofertas novas: { $added }. Ofertas que mudam: { $updated }. Ofertas que ficam como estão: { $unchanged }. Preços no arquivo: { $prices }.
catalog-preview-nothing = O catálogo já contém tudo isto. Não há nada a carregar.
catalog-will-add = { $count ->
    [one] { $count } oferta nova
   *[other] { $count } ofertas novas
}
catalog-will-update = { $count ->
    [one] { $count } oferta muda
   *[other] { $count } ofertas mudam
}
catalog-offers-more = { $count ->
    [one] e mais { $count } oferta
   *[other] e mais { $count } ofertas
}
catalog-load = Importar
catalog-another = Escolher outro arquivo
catalog-load-failed = A importação foi interrompida e nada foi carregado. Tente de novo; se ela for interrompida outra vez, consulte o log.
catalog-loading = O arquivo está sendo carregado
catalog-loading-reads = O arquivo está sendo lido e verificado. Esta página se atualiza sozinha.
catalog-loading-writes = Linhas gravadas: { $done } de { $total }. Esta página se atualiza sozinha.
catalog-look-again = Atualizar
catalog-loaded = O arquivo foi carregado. Ofertas adicionadas: { $added }. Ofertas alteradas: { $updated }. Ofertas sem mudança: { $unchanged }. Preços no arquivo: { $prices }.
catalog-show = Ver o catálogo

# What can be wrong with a catalog file, row by row.
catalog-fault-sku = Um SKU tem no máximo 64 letras, números e os sinais - _ . : / e começa com uma letra ou um número.
catalog-fault-skus = Escreva SKUs aqui, separados por um espaço ou ponto e vírgula; uma avaliação tem uma única oferta paga.
catalog-fault-formula = Um nome não pode começar com = + - ou @, porque as planilhas o tomariam por uma fórmula.
catalog-fault-choice = Escreva um destes valores: { $words }.
catalog-fault-quantity = Escreva um número inteiro de 1 a { $max }.
catalog-fault-below-minimum = O máximo é menor que o mínimo.
catalog-fault-small-business = As ofertas para pequenas empresas têm menos de { $max } licenças. Reduza o máximo ou escolha outra categoria.
catalog-fault-limit = Escreva lifetime:N, concurrent:N ou nada, sendo N um número inteiro maior que 0.
catalog-fault-parents = Somente um complemento tem ofertas principais. Deixe vazio ou torne a oferta um complemento.
catalog-fault-parents-missing = Um complemento precisa de pelo menos uma oferta principal. Escreva o SKU dela aqui.
catalog-fault-upgrades = Avaliações e complementos não têm upgrades. Deixe vazio.
catalog-fault-paid = Somente uma avaliação se torna uma oferta paga. Deixe vazio ou torne a oferta uma avaliação.
catalog-fault-itself = Uma oferta não pode levar a si mesma. Escreva outro SKU.
catalog-fault-unknown-sku = Não há oferta com o SKU { $sku }, nem neste arquivo nem no catálogo.
catalog-fault-unfit-sku = A oferta com o SKU { $sku } é uma avaliação, um complemento ou é cobrada por uso, e não pode estar aqui.
catalog-fault-trial-quantity = Uma avaliação tem exatamente { $count } licenças.
catalog-fault-trial-price = Uma avaliação é gratuita: o preço deve ser 0.
catalog-fault-trial-limit = Um cliente tem uma avaliação uma única vez: escreva lifetime:1.
catalog-fault-trial-segment = Não há avaliações para educação e governo.
catalog-fault-trial-billing = Uma avaliação é cobrada por licença: escreva license.
catalog-fault-market = Escreva o código de duas letras de um país em que o programa vende, como US.
catalog-fault-currency = A moeda de { $market } é { $currency }.
catalog-fault-term-usage = O que é cobrado por uso tem o prazo open.
catalog-fault-term-trial = Uma avaliação tem o prazo P30D.
catalog-fault-term-license = O que é cobrado por licença tem o prazo P1M, P1Y ou P3Y.
catalog-fault-frequency = Somente prazos de um ano ou mais podem ser cobrados anualmente.
catalog-fault-price = Escreva um preço de 0 a { $max } com números e ponto, com no máximo { $decimals ->
    [one] { $decimals } casa decimal
   *[other] { $decimals } casas decimais
}.
catalog-fault-price-twice = O preço para este mercado, prazo e frequência de cobrança já está na linha { $line }.
catalog-fault-differs = Isto difere da linha { $line }, que tem o mesmo SKU. Todas as linhas de uma oferta devem ser iguais.
catalog-fault-name-twice = A oferta da linha { $line } já tem este nome. Dê a cada SKU um nome próprio.
catalog-fault-name-known = A oferta com o SKU { $sku } já tem este nome. Dê a cada SKU um nome próprio.
catalog-fault-date = Escreva a data como AAAA-MM-DD ou deixe vazio.
catalog-fault-dates = O último dia de venda é anterior ao primeiro.
catalog-fault-plans = Escreva no máximo { $max } planos de serviço como CÓDIGO=Nome, separados por ponto e vírgula. Depois do nome pode haver “|needs CÓDIGO” e “|excludes CÓDIGO”.
catalog-fault-plan-twice = { $code } aparece duas vezes aqui, ou outro plano tem o mesmo nome. Dê a cada plano um código e um nome próprios.
catalog-fault-plan-itself = { $code } não pode precisar de si mesmo nem excluir a si mesmo. Escreva outro código.
catalog-fault-plan-apart = { $code } não pode excluir { $other }, que está na mesma oferta ou do qual precisa. Escreva outro código.
catalog-fault-plan-unknown = Nenhuma oferta tem um plano de serviço com o código { $code }, nem neste arquivo nem no catálogo.
catalog-fault-plans-usage = O que é cobrado por uso não tem planos de serviço. Deixe esta célula vazia.
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
