# What can be wrong with a catalog file, row by row.
catalog-fault-encoding = Este não é um arquivo de texto em UTF-8. Salve a planilha como “CSV UTF-8” e tente de novo.
catalog-fault-empty = O arquivo está vazio. A primeira linha deve ser o cabeçalho.
catalog-fault-no-rows = Não há nada abaixo do cabeçalho. Inclua uma linha para cada preço.
catalog-fault-header = A primeira linha deve ser este cabeçalho, com vírgulas entre as colunas: { $columns }
catalog-fault-cells = { $count ->
    [one] Esta linha tem 1 célula, mas são necessárias { $wanted }. Verifique as vírgulas e as aspas.
   *[other] Esta linha tem { $count } células, mas são necessárias { $wanted }. Verifique as vírgulas e as aspas.
}
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
